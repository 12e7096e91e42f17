"""One process owns a database: an advisory lock on a file beside it, gone with the process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockedError(Exception):
    """Another process has this database open for writing."""


@contextmanager
def lock(database: Path) -> Iterator[None]:
    """Hold the database's lock. Raises LockedError at once when another process holds it."""
    file = os.open(database.with_name(database.name + ".lock"), os.O_CREAT | os.O_RDWR, 0o600)
    try:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(str(database)) from None
        yield
    finally:
        os.close(file)
