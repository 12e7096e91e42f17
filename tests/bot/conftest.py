"""A sandbox for the tests of the running bot, and its parts at work on a small mission there."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from sandbox.client import Sandbox
from storage.migrations import migrate
from tests.bot.workshop import Workshop, open_workshop
from tests.sandbox.fixtures import sandbox, sandbox_url

__all__ = ["sandbox", "sandbox_url"]


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database at the newest revision, to copy."""
    file = tmp_path_factory.mktemp("migrated") / "empty.db"
    migrate(f"sqlite+aiosqlite:///{file}")
    return file


@pytest.fixture
async def workshop(sandbox: Sandbox, migrated: Path, tmp_path: Path) -> AsyncIterator[Workshop]:
    """A mission to Prague on its first morning; nobody has joined yet."""
    file = Path(shutil.copyfile(migrated, tmp_path / "attache.db"))
    async with open_workshop(sandbox, file) as made:
        yield made


@pytest.fixture(autouse=True)
def _plain_log() -> Iterator[None]:
    """One line an event: structlog's own way to show a traceback takes seconds."""
    structlog.configure(
        processors=[structlog.processors.format_exc_info, structlog.processors.LogfmtRenderer()]
    )
    yield
    structlog.reset_defaults()
