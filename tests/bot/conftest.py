"""A sandbox for the tests of the running bot, and its parts at work on a small mission there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.client import Sandbox
from tests.bot.workshop import Workshop, open_workshop
from tests.sandbox.fixtures import sandbox, sandbox_url

__all__ = ["sandbox", "sandbox_url"]


@pytest.fixture
async def workshop(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[Workshop]:
    """A mission to Prague on its first morning; nobody has joined yet."""
    async with open_workshop(sandbox, tmp_path) as made:
        yield made
