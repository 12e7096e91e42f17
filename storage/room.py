"""Room to write: what a database refuses for want of it says nothing about what it was told."""

import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError

WANT_OF_ROOM: Final = frozenset(
    (
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    )
)
PRIMARY: Final = 0xFF
"""The part of SQLite's result codes that all errors of one family share."""


def lacks_room(error: BaseException | None) -> bool:
    """Whether the same statement may succeed later: the disk is full, the file read-only or held by another."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return (
        isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorcode", 0) & PRIMARY in WANT_OF_ROOM
    )
