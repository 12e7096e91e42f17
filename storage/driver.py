"""aiosqlite with one trip to its thread for a statement, and no statement cut short.

SQLAlchemy makes a cursor, executes, fetches and closes it: four trips between threads, each of them dearer than the
statement itself. Here they are one. And whoever waits for a trip waits for its end: a statement cut short would leave
the thread at work on a connection that nobody holds any more, and the database locked by it.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self, TypeVar

import aiosqlite

T = TypeVar("T")


class Connection(aiosqlite.Connection):
    """A connection whose cursors are made, used and closed in one trip, with whatever is to be done `before`."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self._before: list[str] = []

    def cursor(self) -> "Cursor":  # type: ignore[override]  # SQLAlchemy enters either kind
        return Cursor(self)

    def before(self, statement: str) -> None:
        """Carry this out on the next trip, before what that is for; it fails where the statement does."""
        self._before.append(statement)

    def take_back(self, statement: str) -> bool:
        """Whether it was waiting for a trip, which now it does not any more."""
        waits = self._before[-1:] == [statement]
        if waits:
            self._before.pop()
        return waits

    async def run(self, *statements: str) -> None:
        """Carry these out now, in one trip."""
        self._before += statements
        await self._execute(self._prepare)

    def _prepare(self) -> None:
        """In the connection's thread."""
        waiting, self._before = self._before, []
        for statement in waiting:
            self._conn.execute(statement).close()

    async def commit(self) -> None:
        """Raises OperationalError where SQLite has ended the transaction by itself, as it does when the disk is full."""
        await self._execute(self._commit)

    def _commit(self) -> None:
        self._prepare()
        if not self._conn.in_transaction:
            raise sqlite3.OperationalError("the database has given this transaction up")
        self._conn.commit()

    async def rollback(self) -> None:
        self._before.clear()
        await super().rollback()

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
        await self._connection._execute(self._run, "execute", statement, parameters)  # noqa: SLF001 - its own connection
        return self

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> Self:
        await self._connection._execute(self._run, "executemany", statement, parameters)  # noqa: SLF001 - the same
        return self

    def _run(self, how: str, statement: str, parameters: Iterable[Any]) -> None:
        """In the connection's thread."""
        self._connection._prepare()  # noqa: SLF001 - the same
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
    connection = Connection(partial(sqlite3.connect, database, **settings), iter_chunk_size=64)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does with the connections it makes
    return await connection


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


async def let_be_cancelled() -> None:
    """Where a task may be cancelled: between two statements."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        await asyncio.sleep(0)
