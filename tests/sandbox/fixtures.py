"""One sandbox process for all tests that ask for it, and an empty world for each of them."""

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager
from functools import partial

import pytest
import pytest_asyncio

from sandbox.client import Sandbox, sandbox_at, sandbox_server

ADDRESS = pytest.StashKey[str]()


def _stop(server: AbstractContextManager[str]) -> None:
    server.__exit__(None, None, None)


@pytest.fixture(scope="session")
def sandbox_url(request: pytest.FixtureRequest) -> str:
    """The address of a sandbox that runs as long as the tests do, however many modules import this."""
    config = request.config
    if ADDRESS not in config.stash:
        server = sandbox_server()
        config.stash[ADDRESS] = server.__enter__()
        config.add_cleanup(partial(_stop, server))
    return config.stash[ADDRESS]


@pytest_asyncio.fixture
async def sandbox(sandbox_url: str) -> AsyncIterator[Sandbox]:
    """An empty world, strict, with flood limits."""
    async with sandbox_at(sandbox_url) as handle:
        await handle.reset()
        yield handle
