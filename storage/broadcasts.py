"""Broadcasts: what an organiser wrote to many; who gets it stands in the outbox."""

from datetime import datetime
from typing import Literal

from sqlalchemy import insert, select, update

from storage.record import Record
from storage.schema import broadcasts
from storage.store import Store

BroadcastState = Literal["draft", "sending", "stopped", "discarded"]


class Broadcast(Record):
    """One announcement; `audience` is "" for all, "group:NAME" or "role:ROLE". `critical`: it always comes."""

    id: int
    mission_id: int
    author_id: int | None
    text: str
    audience: str
    state: BroadcastState
    created_at: datetime
    sent_at: datetime | None
    critical: bool = False


class BroadcastStore(Store):
    """The broadcasts of every mission."""

    async def draft(self, mission_id: int, author_id: int, text: str, audience: str = "") -> Broadcast:
        row = await self._first(
            insert(broadcasts)
            .values(
                mission_id=mission_id,
                author_id=author_id,
                text=text,
                audience=audience,
                state="draft",
                created_at=self.now,
            )
            .returning(broadcasts),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Broadcast.of(row)

    async def get(self, broadcast_id: int) -> Broadcast | None:
        row = await self._first(select(broadcasts).where(broadcasts.c.id == broadcast_id))
        return Broadcast.of(row) if row else None

    async def of_mission(self, mission_id: int) -> list[Broadcast]:
        rows = await self._all(
            select(broadcasts).where(broadcasts.c.mission_id == mission_id).order_by(broadcasts.c.id),
        )
        return [Broadcast.of(row) for row in rows]

    async def aim(self, broadcast_id: int, audience: str) -> None:
        """Choose another audience for a draft."""
        draft = update(broadcasts).where(broadcasts.c.id == broadcast_id, broadcasts.c.state == "draft")
        await self._run(draft.values(audience=audience))

    async def mark_critical(self, broadcast_id: int, *, critical: bool) -> None:
        """Whether a draft is to ignore mute and quiet hours."""
        draft = update(broadcasts).where(broadcasts.c.id == broadcast_id, broadcasts.c.state == "draft")
        await self._run(draft.values(critical=critical))

    async def move(self, broadcast_id: int, before: BroadcastState, after: BroadcastState) -> bool:
        """From one state to the next; False when it was no longer in the first (a second tap, a colleague)."""
        moved = update(broadcasts).where(broadcasts.c.id == broadcast_id, broadcasts.c.state == before)
        values = {"state": after, **({"sent_at": self.now} if after == "sending" else {})}
        return await self._run(moved.values(**values)) == 1
