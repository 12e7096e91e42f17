"""What every store has: the transaction's connection and its moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Executable, Row
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.driver import between_statements


class Store:
    """One noun of the memory. Stores return records and never commit."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self.connection = connection
        self.now = now

    async def _all(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        """Every row. `values`: of the parameters of a statement that was made once, where it is asked at every update."""
        return (await self._execute(statement, values)).all()

    async def _first(self, statement: Executable, **values: Any) -> Row[Any] | None:
        return (await self._execute(statement, values)).first()

    async def _value(self, statement: Executable, **values: Any) -> Any:
        return (await self._execute(statement, values)).scalar()

    async def _run(self, statement: Executable, **values: Any) -> int:
        """Carry out a change; the number of rows it touched."""
        return (await self._execute(statement, values)).rowcount

    async def _run_many(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Carry out a change once for each of the rows; nothing for none."""
        if rows:
            await self._execute(statement, rows)

    async def _execute(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None
    ) -> CursorResult[Any]:
        try:
            return await self.connection.execute(statement, values or None)
        finally:
            await between_statements()
