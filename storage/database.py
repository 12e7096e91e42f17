"""The database: one connection that writes, a few that read, and the transaction that every deed lives in.

Transactions that wait for one another share a commit: a commit waits for the disk, which costs as much as ten deeds.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncTransaction, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.driver import connect, let_be_cancelled, to_the_end
from storage.transaction import Transaction

READERS: Final = 4
PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=5000",
)


class Group:
    """Transactions that are committed together: the first began it, the others are savepoints in it.

    `committed` is done when they all are, and fails when they all have.
    """

    def __init__(self, whole: AsyncTransaction) -> None:
        self.whole = whole
        self.committing: asyncio.Task[None] | None = None
        self.committed = asyncio.get_running_loop().create_future()

    def fail(self, error: BaseException) -> None:
        self.committed.set_exception(error)
        self.committed.exception()  # looked at: whoever waited may have been cancelled


class Database:
    """An open database. `transaction` is the one way to change it, `reading` a snapshot that cannot change it."""

    def __init__(self, writer: AsyncEngine, connection: AsyncConnection, readers: AsyncEngine) -> None:
        self._writer = writer
        self._connection = connection
        self._readers = readers
        self._turn = asyncio.Lock()
        self._group: Group | None = None
        self._seats = asyncio.Semaphore(READERS)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open a migrated database (see `storage.migrations`); the SQLAlchemy URL names the file."""
        writer = _engine(url, PRAGMAS, begin="BEGIN IMMEDIATE", pool_size=1)
        readers = _engine(url, (*PRAGMAS, "PRAGMA query_only=ON"), begin="BEGIN", pool_size=READERS)
        return cls(writer, await writer.connect(), readers)

    async def close(self) -> None:
        """Wait for the transactions under way, then close every connection."""
        async with self._turn:
            await self._commit()
            await self._connection.close()
            await self._writer.dispose()
            await self._readers.dispose()

    @asynccontextmanager
    async def transaction(self, now: datetime) -> AsyncIterator[Transaction]:
        """All or nothing: committed when the block ends, rolled back when it raises. Await only SQL inside.

        It has ended when its commit has; those that wait for their turn meanwhile share that commit, or its failure.
        A cancelled task is cancelled between two statements: its work is rolled back, or kept if it was at its end.
        """
        async with self._turn:
            group = self._group or await self._begin()
            is_first = group.committing is None
            if not is_first:
                await self._connection.exec_driver_sql("SAVEPOINT part")
            try:
                yield Transaction(self._connection, now)
            except BaseException:
                await self._roll_back(group, whole=is_first)
                raise
            if is_first:
                group.committing = asyncio.create_task(self._commit_in_turn(group))
            else:
                await self._connection.exec_driver_sql("RELEASE part")
        await to_the_end(group.committed)

    async def _begin(self) -> Group:
        try:
            self._group = Group(await self._connection.begin())
        finally:
            await let_be_cancelled()
        return self._group

    async def _roll_back(self, group: Group, *, whole: bool) -> None:
        """Only this part; but where the database has ended the whole by itself (the disk is full), all of the group."""
        if whole:
            self._group = None
            await group.whole.rollback()
            return
        try:
            await self._connection.exec_driver_sql("ROLLBACK TO part")
            await self._connection.exec_driver_sql("RELEASE part")
        except DBAPIError as error:
            self._group = None
            await group.whole.rollback()
            group.fail(error)

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
            await group.whole.commit()
        except DBAPIError as error:
            await group.whole.rollback()
            await self._connection.invalidate()
            group.fail(error)
        else:
            group.committed.set_result(None)

    async def scrub(self) -> None:
        """Write the file anew, so that nothing erased is left between its pages, and empty the log beside it."""
        async with self._turn:
            await self._commit()
            raw = await self._connection.get_raw_connection()
            assert raw.driver_connection is not None  # noqa: S101 - an open connection has one
            for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                await (await raw.driver_connection.execute(statement)).close()

    @asynccontextmanager
    async def reading(self, now: datetime) -> AsyncIterator[Transaction]:
        """A snapshot to read from, beside the writer; what tries to write there fails."""
        async with self._seats:
            connection = self._readers.connect()
            try:
                await connection.start()
                await connection.begin()
                yield Transaction(connection, now)
            finally:
                if connection.sync_connection is not None:
                    await connection.close()


def _engine(url: str, pragmas: tuple[str, ...], *, begin: str, pool_size: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=pool_size,
        max_overflow=0,
        connect_args={"isolation_level": None, "async_creator_fn": connect},
        hide_parameters=True,  # an error's text goes to the log; what people wrote does not
    )

    def prepare(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        del entry
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine.sync_engine, "connect", prepare)
    event.listen(engine.sync_engine, "begin", start)
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
