"""A short fire; the long one is `make faults`."""

from pathlib import Path

from sandbox.client import Sandbox
from tests.faults.killing import Fire, replay
from tests.forking import Server

SEED = 20230424
KILLS = 8


async def test_a_bot_under_fire_loses_nothing_and_repeats_nothing_unknowingly(
    server: Server, sandbox: Sandbox, tmp_path: Path
) -> None:
    figures = await Fire(server, sandbox, tmp_path, SEED).burn(KILLS)
    assert figures.flaws == [], replay(SEED)
    assert figures.kills == KILLS
    assert figures.contacts > 0
    assert figures.sends > 0
