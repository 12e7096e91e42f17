"""Handovers: that a member has asked a colleague to take a promise over, and what came of it."""

from datetime import datetime
from typing import Literal

from sqlalchemy import insert, select, update

from storage.record import Record
from storage.schema import handovers
from storage.store import Store

HandoverState = Literal["asked", "taken", "declined", "withdrawn"]


class Handover(Record):
    """`from_id` owns the promise until `to_id` takes it."""

    id: int
    promise_id: int
    from_id: int
    to_id: int
    state: HandoverState
    asked_at: datetime
    settled_at: datetime | None


class HandoverStore(Store):
    """The handovers of every mission."""

    async def get(self, handover_id: int) -> Handover | None:
        row = await self._first(select(handovers).where(handovers.c.id == handover_id))
        return Handover.of(row) if row else None

    async def ask(self, promise_id: int, from_id: int, to_id: int) -> Handover:
        asked = {"promise_id": promise_id, "from_id": from_id, "to_id": to_id, "state": "asked"}
        row = await self._first(insert(handovers).values(**asked, asked_at=self.now).returning(handovers))
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Handover.of(row)

    async def settle(self, handover_id: int, state: HandoverState) -> bool:
        """Taken, declined or withdrawn; False when it was settled before."""
        waiting = update(handovers).where(handovers.c.id == handover_id, handovers.c.state == "asked")
        return await self._run(waiting.values(state=state, settled_at=self.now)) == 1

    async def of_promise(self, promise_id: int) -> list[Handover]:
        """Who has been asked to take this, the earliest first."""
        asked = select(handovers).where(handovers.c.promise_id == promise_id)
        return [Handover.of(row) for row in await self._all(asked.order_by(handovers.c.id))]
