"""Missions, their programme and their groups."""

from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, insert, select, update

from storage.record import Record
from storage.schema import checklist, groups, missions, programmes
from storage.store import Store


class Mission(Record):
    """One journey of a delegation. Dates and `agenda_at` are wall time in `timezone`."""

    id: int
    programme_id: int | None
    code: str
    name: str
    city: str
    country: str
    timezone: str
    starts_on: date
    ends_on: date
    agenda_at: time
    languages: tuple[str, ...]
    created_at: datetime

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Group(Record):
    """A part of the delegation that has sessions or broadcasts of its own."""

    id: int
    mission_id: int
    name: str


class ChecklistItem(Record):
    """A thing to have ready before departure, with where that was read and when it was checked."""

    item: str
    source: str
    checked_on: date | None
    audience: str


BY_ID: Final = select(missions).where(missions.c.id == bindparam("mission"))
"""Asked at every update, so made once."""


class MissionStore(Store):
    """The missions that the bot serves."""

    async def all(self) -> list[Mission]:
        return [Mission.of(row) for row in await self._all(select(missions).order_by(missions.c.starts_on))]

    async def get(self, mission_id: int) -> Mission | None:
        row = await self._first(BY_ID, mission=mission_id)
        return Mission.of(row) if row else None

    async def by_code(self, code: str) -> Mission | None:
        row = await self._first(select(missions).where(missions.c.code == code))
        return Mission.of(row) if row else None

    async def add(self, **fields: object) -> Mission:
        added = await self._first(insert(missions).values(created_at=self.now, **fields).returning(missions))
        assert added is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Mission.of(added)

    async def change(self, mission_id: int, **fields: object) -> None:
        await self._run(update(missions).where(missions.c.id == mission_id).values(**fields))

    async def programme_called(self, name: str) -> int | None:
        """The id of a programme of missions, None when nobody has mentioned it yet."""
        found: int | None = await self._value(select(programmes.c.id).where(programmes.c.name == name))
        return found

    async def programme_named(self, name: str) -> int:
        """The id of a programme of missions, made on first mention."""
        found = await self._value(select(programmes.c.id).where(programmes.c.name == name))
        return int(
            found or await self._value(insert(programmes).values(name=name).returning(programmes.c.id))
        )

    async def groups_of(self, mission_id: int) -> list[Group]:
        rows = await self._all(
            select(groups).where(groups.c.mission_id == mission_id).order_by(groups.c.name)
        )
        return [Group.of(row) for row in rows]

    async def group_named(self, mission_id: int, name: str) -> Group:
        """The group of that name, made on first mention."""
        found = await self._first(
            select(groups).where(groups.c.mission_id == mission_id, groups.c.name == name)
        )
        found = found or await self._first(
            insert(groups).values(mission_id=mission_id, name=name).returning(groups),
        )
        assert found is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Group.of(found)

    async def checklist_of(self, mission_id: int) -> list[ChecklistItem]:
        rows = await self._all(
            select(checklist).where(checklist.c.mission_id == mission_id).order_by(checklist.c.id)
        )
        return [ChecklistItem.of(row) for row in rows]

    async def set_checklist(self, mission_id: int, items: list[ChecklistItem]) -> None:
        """Replace the departure checklist by the one of the mission file."""
        await self._run(delete(checklist).where(checklist.c.mission_id == mission_id))
        for item in items:
            await self._run(insert(checklist).values(mission_id=mission_id, **item.model_dump()))
