"""A migration that is killed midway leaves the file as it was, or done; the next start completes it."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage.migrations import migrate
from tests.storage.test_migrations import revision, tables

ROOT = Path(__file__).parents[2]
KILLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from storage.migrations import migrate

left = int(sys.argv[2])

def before(connection, cursor, statement, parameters, context, executemany):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)

event.listen(Engine, "before_cursor_execute", before)
event.listen(Engine, "commit", lambda connection: os.kill(os.getpid(), signal.SIGKILL) if left < 500 else None)
migrate(sys.argv[1])
"""


def _killed(file: Path, statements: int) -> int:
    """Migrate in a process of its own, killed before the statement of that number, or before the commit."""
    done = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-c", KILLED, f"sqlite+aiosqlite:///{file}", str(statements)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.returncode


@pytest.mark.parametrize("statements", [1, 3, 7, 20, 45, 400])
def test_a_new_database_killed_while_it_is_made_holds_nothing_and_is_made_at_the_next_start(
    migrated: Path, tmp_path: Path, statements: int
) -> None:
    file = tmp_path / "killed.db"
    assert _killed(file, statements) == -signal.SIGKILL
    assert tables(file) == set()
    migrate(f"sqlite+aiosqlite:///{file}")
    assert (tables(file), revision(file)) == (tables(migrated), revision(migrated))


@pytest.mark.parametrize("statements", [2, 30, 400])
def test_what_stood_in_the_file_before_is_unharmed_by_the_kill(tmp_path: Path, statements: int) -> None:
    file = tmp_path / "older.db"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("pragma journal_mode=wal")
        connection.execute("create table keepsake (word text)")
        connection.execute("insert into keepsake values ('kept')")
    assert _killed(file, statements) == -signal.SIGKILL
    assert tables(file) == {"keepsake"}
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    migrate(f"sqlite+aiosqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("select word from keepsake").fetchall() == [("kept",)]
    assert len(revision(file)) == 1
