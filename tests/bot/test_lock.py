"""One process owns a database."""

from pathlib import Path

import pytest

from bot.lock import LockedError, lock


def test_a_second_owner_is_refused_and_the_next_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "attache.db"
    with lock(file), pytest.raises(LockedError), lock(file):
        pass
    with lock(file):
        assert (tmp_path / "attache.db.lock").stat().st_mode & 0o777 == 0o600
