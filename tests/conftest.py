"""Fixtures that every floor's tests share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stage import Stage, open_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A mission under way, in a database of its own."""
    async with open_stage(tmp_path) as made:
        yield made
