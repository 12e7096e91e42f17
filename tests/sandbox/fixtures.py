"""One sandbox process for all tests that ask for it, and an empty world for each of them."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from sandbox.client import Sandbox, sandbox_at, sandbox_server


@pytest.fixture(scope="session")
def sandbox_url() -> Iterator[str]:
    """The address of a sandbox that runs as long as the tests do."""
    with sandbox_server() as url:
        yield url


@pytest_asyncio.fixture
async def sandbox(sandbox_url: str) -> AsyncIterator[Sandbox]:
    """An empty world, strict, with flood limits."""
    async with sandbox_at(sandbox_url) as handle:
        await handle.reset()
        yield handle
