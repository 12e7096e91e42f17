"""A sandbox for the tests of the running bot, and its parts at work on a small mission there."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from sandbox.client import Sandbox
from tests.bot.workshop import Workshop, open_workshop
from tests.migrated import new_database
from tests.sandbox.fixtures import sandbox, sandbox_url

__all__ = ["sandbox", "sandbox_url"]


@pytest.fixture
async def workshop(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Workshop]:
    """A mission to Prague on its first morning; nobody has joined yet."""
    async with open_workshop(sandbox, new_database(tmp_path / "attache.db")) as made:
        yield made


@pytest.fixture(autouse=True)
def _plain_log() -> Iterator[None]:
    """One line an event: structlog's own way to show a traceback takes seconds."""
    structlog.configure(
        processors=[structlog.processors.format_exc_info, structlog.processors.LogfmtRenderer()]
    )
    yield
    structlog.reset_defaults()
