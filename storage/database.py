"""The database: one connection that writes, a few that read, and the transaction that every deed lives in.

Transactions that wait for one another share a commit: a commit waits for the disk, which costs as much as ten deeds.
"""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Self, cast

from sqlalchemy import event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.driver import Connection, connect, to_the_end
from storage.room import lacks_room
from storage.transaction import Transaction

READERS: Final = 4
PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)


BEGIN: Final = "BEGIN IMMEDIATE"
SAVEPOINT: Final = "SAVEPOINT part"


@dataclass(frozen=True)
class Desk:
    """A connection that is kept, and its driver. SQLAlchemy speaks over it; it begins and ends nothing there."""

    connection: AsyncConnection
    driver: Connection

    @classmethod
    async def at(cls, engine: AsyncEngine) -> Self:
        connection = await engine.connect()
        await (
            connection.begin()
        )  # for good and in name only, so that SQLAlchemy ends nothing after an error either
        raw = await connection.get_raw_connection()
        return cls(connection, cast("Connection", raw.driver_connection))


class Group:
    """Transactions that are committed together: the first began it, the others are savepoints in it.

    `committed` is done when they all are, and fails when they all have.
    """

    def __init__(self) -> None:
        self.committing: asyncio.Task[None] | None = None
        self.committed = asyncio.get_running_loop().create_future()

    def fail(self, error: BaseException) -> None:
        self.committed.set_exception(error)
        self.committed.exception()  # looked at: whoever waited may have been cancelled


class Database:
    """An open database. `transaction` is the one way to change it, `reading` a snapshot that cannot change it."""

    def __init__(self, writing: AsyncEngine, writer: Desk, reading: AsyncEngine) -> None:
        self._writing = writing
        self._writer = writer
        self._turn = asyncio.Lock()
        self._group: Group | None = None
        self._reading = reading
        self._readers: list[Desk] = []
        self._seats = asyncio.Semaphore(READERS)
        self.stirred: Callable[[], None] = lambda: None
        """Is told of each committed transaction that has left something to be sent, now or later."""

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open a migrated database (see `storage.migrations`); the SQLAlchemy URL names the file."""
        writing = _engine(url, PRAGMAS, pool_size=1)
        reading = _engine(url, (*PRAGMAS, "PRAGMA query_only=ON"), pool_size=READERS)
        return cls(writing, await Desk.at(writing), reading)

    async def close(self) -> None:
        """Wait for the transactions under way, then close every connection."""
        async with self._turn:
            await self._commit()
            for desk in (self._writer, *self._readers):
                await desk.connection.close()
            await self._writing.dispose()
            await self._reading.dispose()

    @asynccontextmanager
    async def transaction(self, now: datetime) -> AsyncIterator[Transaction]:
        """All or nothing: committed when the block ends, rolled back when it raises. Await only SQL inside.

        It has ended when its commit has; those that wait for their turn meanwhile share that commit, or its failure.
        A cancelled task is cancelled between two statements: its work is rolled back, or kept if it was at its end.
        """
        async with self._turn:
            group = self._group or self._begin()
            is_first = group.committing is None
            if not is_first:
                self._writer.driver.before(SAVEPOINT)
            tx = Transaction(self._writer.connection, now)
            try:
                yield tx
            except BaseException as error:
                await self._roll_back(group, error, whole=is_first)
                raise
            if is_first:
                group.committing = asyncio.create_task(self._commit_in_turn(group))
            else:
                self._writer.driver.before("RELEASE part")
        await to_the_end(group.committed)
        if tx.stirred:
            self.stirred()

    def _begin(self) -> Group:
        """With the first statement, so that a transaction of none costs nothing."""
        self._writer.driver.before(BEGIN)
        self._group = Group()
        return self._group

    async def _roll_back(self, group: Group, cause: BaseException, *, whole: bool) -> None:
        """Only this part; but where the database has ended the whole by itself (the disk is full), all of the group."""
        if whole:
            self._group = None
            await self._writer.driver.rollback()
            return
        if self._writer.driver.take_back(SAVEPOINT):
            return
        try:
            await self._writer.driver.run("ROLLBACK TO part", "RELEASE part")
        except sqlite3.Error as error:
            self._group = None
            await self._writer.driver.rollback()
            group.fail(cause if lacks_room(cause) else _told(error))

    async def _commit_in_turn(self, group: Group) -> None:
        """After those who waited already when the first of the group was done."""
        try:
            async with self._turn:
                if self._group is group:
                    await self._commit()
        except asyncio.CancelledError:  # the loop is being closed
            group.committed.cancel()
            raise

    async def _commit(self) -> None:
        """A commit that fails (the disk is full) leaves SQLite's transaction open: only a new connection ends it."""
        group, self._group = self._group, None
        if group is None:
            return
        try:
            if not self._writer.driver.take_back(BEGIN):
                await self._writer.driver.commit()
        except sqlite3.Error as error:
            await self._writer.driver.rollback()
            await self._writer.connection.invalidate()
            await self._writer.connection.close()
            self._writer = await Desk.at(self._writing)
            group.fail(_told(error))
        else:
            group.committed.set_result(None)

    async def scrub(self) -> None:
        """Write the file anew, so that nothing erased is left between its pages, and empty the log beside it."""
        async with self._turn:
            await self._commit()
            await self._writer.driver.run("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")

    @asynccontextmanager
    async def reading(self, now: datetime) -> AsyncIterator[Transaction]:
        """A snapshot to read from, beside the writer; what tries to write there fails."""
        async with self._seats:
            desk = self._readers.pop() if self._readers else await Desk.at(self._reading)
            try:
                desk.driver.before("BEGIN")
                yield Transaction(desk.connection, now)
            finally:
                if not desk.driver.take_back("BEGIN"):
                    await desk.driver.rollback()
                self._readers.append(desk)


def _told(error: sqlite3.Error) -> BaseException:
    """As SQLAlchemy tells it of a statement, so that whoever catches one catches the other."""
    return DBAPIError.instance("COMMIT", None, error, sqlite3.Error, hide_parameters=True)


def _engine(url: str, pragmas: tuple[str, ...], *, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        isolation_level="AUTOCOMMIT",  # SQLAlchemy's: transactions are begun and ended by Database alone
        connect_args={"isolation_level": None, "async_creator_fn": connect},
        hide_parameters=True,  # an error's text goes to the log; what people wrote does not
    )

    def prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        del entry
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    event.listen(engine.sync_engine, "connect", prepare)
    return engine


def file_of(url: str) -> Path:
    """The file behind an SQLite URL, readable by its owner alone; a folder made for it may be entered by nobody else."""
    path = Path(make_url(url).database or "")
    if not path.parent.exists():
        path.parent.mkdir(mode=0o700, parents=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    # An existing file is not opened here: closing it again would drop the locks that SQLite holds on it in this
    # process, and the next reader to leave would take the log of a running bot with it.
    path.chmod(0o600)
    return path
