"""The store under kill -9, for a few seconds; the long form is `make faults`."""

from pathlib import Path

from tests.faults.storekills import kill_the_store

KILLS = 60


def test_a_store_that_is_killed_keeps_what_it_acknowledged_and_nothing_by_halves(tmp_path: Path) -> None:
    kills = kill_the_store(tmp_path, KILLS, seed=1)
    assert kills.flaws == []
    assert kills.kills == KILLS
    assert kills.commits > KILLS
