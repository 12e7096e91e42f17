"""What every store has: the transaction's connection and its moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Executable, Row
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.driver import let_be_cancelled


class Store:
    """One noun of the memory. Stores return records and never commit."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self.connection = connection
        self.now = now

    async def _all(self, statement: Executable) -> Sequence[Row[Any]]:
        return (await self._execute(statement)).all()

    async def _first(self, statement: Executable) -> Row[Any] | None:
        return (await self._execute(statement)).first()

    async def _value(self, statement: Executable) -> Any:
        return (await self._execute(statement)).scalar()

    async def _run(self, statement: Executable) -> int:
        """Carry out a change; the number of rows it touched."""
        return (await self._execute(statement)).rowcount

    async def _run_many(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Carry out a change once for each of the rows; nothing for none."""
        if rows:
            try:
                await self.connection.execute(statement, rows)
            finally:
                await let_be_cancelled()

    async def _execute(self, statement: Executable) -> CursorResult[Any]:
        try:
            return await self.connection.execute(statement)
        finally:
            await let_be_cancelled()
