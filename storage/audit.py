"""The audit log: every organiser's act, and those of members that something else goes by."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from storage.record import Record
from storage.schema import audit
from storage.store import Store


class Act(Record):
    """Who did what, when; the subject holds ids, never names or texts."""

    id: int
    mission_id: int | None
    actor_id: int | None
    act: str
    subject: dict[str, Any]
    done_at: datetime


class AuditStore(Store):
    """Acts, in order."""

    async def record(self, mission_id: int | None, actor_id: int | None, act: str, **subject: object) -> None:
        done = {"mission_id": mission_id, "actor_id": actor_id, "act": act, "subject": subject}
        await self._run(insert(audit).values(**done, done_at=self.now))

    async def of_mission(self, mission_id: int) -> list[Act]:
        rows = await self._all(select(audit).where(audit.c.mission_id == mission_id).order_by(audit.c.id))
        return [Act.of(row) for row in rows]

    async def of_act(self, act: str) -> list[Act]:
        """In every mission: what a person did is true of them in all of theirs."""
        rows = await self._all(select(audit).where(audit.c.act == act).order_by(audit.c.id))
        return [Act.of(row) for row in rows]
