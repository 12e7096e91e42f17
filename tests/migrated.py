"""Databases for tests: made once, for that takes longer than most tests, and then written down anew for each."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import file_of
from storage.migrations import migrate


def new_database(file: Path) -> str:
    """An empty one at the newest revision, in that file; its URL."""
    return written(_migrated(), file)


def written(content: bytes, file: Path) -> str:
    """What was the file of a database that is closed, in that file; its URL."""
    url = f"sqlite+aiosqlite:///{file}"
    file_of(url).write_bytes(content)
    return url


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        migrate(f"sqlite+aiosqlite:///{file}")
        return file.read_bytes()
