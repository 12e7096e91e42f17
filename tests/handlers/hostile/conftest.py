"""The stage of those who come in hundreds."""

import pytest

from tests.stage import Stage


@pytest.fixture
async def hasty(stage: Stage) -> Stage:
    """A stage that does not wait for the disk: for hundreds of updates."""
    await stage.database._writer.driver.run("PRAGMA synchronous=OFF")
    return stage
