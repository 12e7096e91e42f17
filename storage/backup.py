"""Backups: a consistent copy through SQLite's backup API, looked through before it counts; and the way back."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from storage.migrations import must_know, revision_of

MOST_FLAWS: Final = 5
BESIDE: Final = ("-wal", "-shm")
"""What SQLite keeps beside a database in WAL mode."""


class DamagedError(Exception):
    """A file that is no whole database; the text is what SQLite found (technical, without anything people wrote)."""


def examine(file: Path) -> None:
    """Look through a whole database: SQLite's own integrity and every foreign key. Raises DamagedError."""
    try:
        with closing(_read_only(file)) as database:
            found = [str(row[0]) for row in database.execute(f"PRAGMA integrity_check({MOST_FLAWS})")]
            orphans = [str(row[0]) for row in database.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        raise DamagedError(str(error)) from error
    if found != ["ok"]:
        raise DamagedError("; ".join(found))
    if orphans:
        raise DamagedError(f"rows that name others which are gone, in {', '.join(sorted(set(orphans)))}")


def back_up(database: Path, target: Path) -> None:
    """Copy a database, also one in use, to a file that only its owner may read. The target appears whole or not at all.

    Raises DamagedError where the copy is not whole, OSError where it cannot be written.
    """
    with _in_the_making(target) as making:
        _copy(database, making)
        examine(making)


def restore(backup: Path, database: Path) -> Path | None:
    """Put a backup in the database's place; nobody may have that open. What stood there is kept beside it.

    Returns where that is kept. Raises DamagedError, NewerDatabaseError; then nothing has changed.
    """
    examine(backup)
    revision = revision_of(backup)
    if revision is None:
        raise DamagedError("it is no database of this program")
    must_know(revision)
    with _in_the_making(database) as making:
        _copy(backup, making)
        examine(making)
        return _set_aside(database) if database.exists() and database.stat().st_size else None


@contextmanager
def _in_the_making(target: Path) -> Iterator[Path]:
    """A private file beside the target, which takes its place once it is written through to the disk."""
    making = target.with_name(f"{target.name}.part")
    making.unlink(missing_ok=True)
    os.close(os.open(making, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield making
        _write_through(making)
        making.replace(target)
        _write_through(target.parent)
    finally:
        making.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    try:
        with closing(_read_only(source)) as whole, closing(sqlite3.connect(target)) as copy:
            whole.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, whatever the source had beside it
    except sqlite3.DatabaseError as error:
        raise DamagedError(str(error)) from error


def _set_aside(database: Path) -> Path:
    """By way of SQLite, so that what still stands in its log comes along."""
    kept = database.with_name(f"{database.name}.before-restore")
    try:
        back_up(database, kept)
    except DamagedError:
        kept.write_bytes(database.read_bytes())
        kept.chmod(0o600)
    for ending in BESIDE:
        database.with_name(database.name + ending).unlink(missing_ok=True)
    return kept


def _read_only(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _write_through(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
