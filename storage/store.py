"""What every store has: the transaction's connection and its moment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Executable, Row
from sqlalchemy.ext.asyncio import AsyncConnection


class Store:
    """One noun of the memory. Stores return records and never commit."""

    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self.connection = connection
        self.now = now

    async def _all(self, statement: Executable) -> Sequence[Row[Any]]:
        return (await self.connection.execute(statement)).all()

    async def _first(self, statement: Executable) -> Row[Any] | None:
        return (await self.connection.execute(statement)).first()

    async def _value(self, statement: Executable) -> Any:
        return (await self.connection.execute(statement)).scalar()

    async def _run(self, statement: Executable) -> int:
        """Carry out a change; the number of rows it touched."""
        return (await self.connection.execute(statement)).rowcount
