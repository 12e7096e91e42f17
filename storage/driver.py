"""aiosqlite, whose thread is asked only for what takes long, and no statement cut short.

SQLAlchemy makes a cursor, executes, fetches and closes it: four trips to the connection's thread, each of them dearer
than the statement itself, which follows an index. So a statement is carried out where it is asked for, and the thread
has what waits for the disk (a commit) and the statements that were once found to be long. Whoever waits for a trip waits
for its end: a statement cut short would leave the thread at work on a connection that nobody holds any more, and the
database locked by it.
"""

import asyncio
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final, Self, TypeVar

import aiosqlite

LONG_SECONDS: Final = 0.005
"""Whoever else is there gets a turn after so much of statements."""
LONG_TIMES: Final = 3
"""A statement that took longer so often is long; once may have been the machine's fault."""
MOST_LONG: Final = 1000
"""Statements of which that is remembered."""
BUSY_SECONDS = 5.0
"""So long another process may hold the database."""

T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """A connection whose cursors are made, used and closed in one go, with whatever is to be done `before`."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self._before: list[str] = []
        self._long: Counter[str] = Counter()

    def cursor(self) -> "Cursor":  # type: ignore[override]  # SQLAlchemy enters either kind
        return Cursor(self)

    def before(self, statement: str) -> None:
        """Carry this out with the next statement, before it; it fails where that does."""
        self._before.append(statement)

    def take_back(self, statement: str) -> bool:
        """Whether it was waiting for the next statement, which now it does not any more."""
        waits = self._before[-1:] == [statement]
        if waits:
            self._before.pop()
        return waits

    async def run(self, *statements: str) -> None:
        """Carry these out now, in one trip: they may take long."""
        self._before += statements
        await self._execute(self._patiently, self._prepare)

    async def carry_out(self, statement: str, work: Callable[[], None]) -> None:
        """What a statement asks for: here, or in the thread where it is known to take long or has to wait."""
        try:
            if self._long and self._long[statement] >= LONG_TIMES:
                await self._execute(work)
            else:
                self._here(statement, work)
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
                raise
            await self._execute(self._patiently, work)

    def _here(self, statement: str, work: Callable[[], None]) -> None:
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        began = time.monotonic()
        work()
        if time.monotonic() - began > LONG_SECONDS and len(self._long) < MOST_LONG:
            self._long[statement] += 1

    def _patiently(self, work: Callable[[], None]) -> None:
        """In the connection's thread, for nobody else can go on while SQLite waits for a lock."""
        self._conn.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}").close()
        try:
            work()
        finally:
            self._conn.execute("PRAGMA busy_timeout=0").close()

    def _prepare(self) -> None:
        while self._before:
            self._conn.execute(self._before[0]).close()
            del self._before[0]

    async def commit(self) -> None:
        """Raises OperationalError where SQLite has ended the transaction by itself, as it does when the disk is full."""
        await self._execute(self._commit)

    def _commit(self) -> None:
        self._prepare()
        if not self._conn.in_transaction:
            raise sqlite3.OperationalError("the database has given this transaction up")
        self._conn.commit()

    async def rollback(self) -> None:
        """Here: nothing waits for the disk."""
        self._before.clear()
        self._conn.rollback()

    async def _execute(self, fn: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """In the connection's thread. Raises ValueError once the connection is closed."""
        if not self._running or not self._connection:
            raise ValueError("Connection closed")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((future, partial(fn, *args, **kwargs)))
        return await to_the_end(future)


class Cursor:
    """As much of a cursor as SQLAlchemy asks for (PEP 249 made asynchronous): all its rows are fetched at once."""

    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.description: Sequence[Any] | None = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *error: object) -> None:
        """Nothing is open."""

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> Self:
        await self._connection.carry_out(statement, partial(self._run, "execute", statement, parameters))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> Self:
        await self._connection.carry_out(statement, partial(self._run, "executemany", statement, parameters))
        return self

    def _run(self, how: str, statement: str, parameters: Iterable[Any]) -> None:
        self._connection._prepare()  # noqa: SLF001 - its own connection
        raw: sqlite3.Cursor = self._connection._conn.cursor()  # noqa: SLF001 - the same
        try:
            getattr(raw, how)(statement, parameters)
            self.description, self.rowcount, self.lastrowid = raw.description, raw.rowcount, raw.lastrowid
            self._rows = raw.fetchall() if raw.description else []
        finally:
            raw.close()

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        """Nothing is open."""


async def connect(database: str, **settings: Any) -> Connection:
    """For SQLAlchemy's `async_creator_fn`; `settings` are those of `sqlite3.connect`."""
    waitless = {**settings, "timeout": 0, "check_same_thread": False}
    connection = Connection(partial(sqlite3.connect, database, **waitless), iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with the connections it makes
    await connection
    return connection


async def to_the_end(future: asyncio.Future[T]) -> T:
    """Its result, however often this task is cancelled meanwhile; the cancellation comes with the next wait."""
    task, cancelled = asyncio.current_task(), False
    while True:
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            if future.cancelled():
                raise
            cancelled = True
        finally:
            if cancelled and future.done() and task is not None:
                task.uncancel()
                task.cancel()


class Turns:
    """Statements that are carried out here would keep everybody else waiting, were there many in a row."""

    def __init__(self) -> None:
        self._given_at = time.monotonic()

    async def between_statements(self) -> None:
        """Where a task may be cancelled, and where others get a turn that have had none for a while."""
        task, now = asyncio.current_task(), time.monotonic()
        if now - self._given_at > LONG_SECONDS or (task is not None and task.cancelling()):
            self._given_at = now
            await asyncio.sleep(0)


between_statements: Final = Turns().between_statements
