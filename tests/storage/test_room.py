"""Want of room is told from every other refusal of a database."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from storage.database import Database
from storage.room import lacks_room
from tests.storage.conftest import NOW


@asynccontextmanager
async def _no_bigger(database: Database) -> AsyncIterator[None]:
    """A file that may not grow, as on a full disk."""
    async with database.transaction(NOW) as tx:
        pages = (await tx.connection.exec_driver_sql("PRAGMA page_count")).scalar()
        await tx.connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    yield
    async with database.transaction(NOW) as tx:
        await tx.connection.exec_driver_sql("PRAGMA max_page_count=100000")


async def _keep(database: Database) -> None:
    async with database.transaction(NOW) as tx:
        await tx.inbox.keep([(number, 1, "x" * 5000) for number in range(20)])


async def test_a_full_disk_is_want_of_room_and_the_next_transaction_has_it(database: Database) -> None:
    async with _no_bigger(database):
        for _ in range(2):
            with pytest.raises(DBAPIError) as refused:
                await _keep(database)
            assert lacks_room(refused.value)
    await _keep(database)
    async with database.reading(NOW) as tx:
        assert await tx.inbox.count("open") == 20


async def test_a_database_that_another_writes_to_is_want_of_room(url: str, database: Database) -> None:
    other = sqlite3.connect(url.partition("///")[2], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    impatient = sqlite3.connect(url.partition("///")[2], timeout=0, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError) as refused:
        impatient.execute("BEGIN IMMEDIATE")
    impatient.close()
    other.close()
    assert lacks_room(refused.value)
    await _keep(database)


async def test_a_mistake_is_not(database: Database, tmp_path: Path) -> None:
    with pytest.raises(DBAPIError) as refused:
        async with database.reading(NOW) as tx:
            await tx.connection.exec_driver_sql("SELECT nothing FROM nowhere")
    assert not lacks_room(refused.value)
    (tmp_path / "text.db").write_text("no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError) as damaged:
        sqlite3.connect(tmp_path / "text.db").execute("SELECT 1 FROM x")
    assert not lacks_room(damaged.value)
    assert not lacks_room(ValueError("full"))
    assert not lacks_room(None)
