"""Fixtures that every floor's tests share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog

from bot.telegram import speak_timedelta
from tests.stage import Stage, open_stage


def pytest_configure() -> None:
    """As the running bot does, before the first error of PTB's is made; and logs without tracebacks drawn as tables."""
    speak_timedelta()
    renderer = structlog.processors.LogfmtRenderer(key_order=["level", "event"], bool_as_flag=False)
    structlog.configure([structlog.processors.add_log_level, structlog.processors.format_exc_info, renderer])


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A mission under way, in a database of its own."""
    async with open_stage(tmp_path) as made:
        yield made
