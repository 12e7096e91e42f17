"""Sessions, who goes to which, and what changed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, insert, or_, select, update

from storage.record import Record
from storage.schema import attendance, changes, sessions
from storage.store import Store

Kind = Literal["ours", "programme"]
TookPlace = Literal["", "held", "missed"]
ChangeKind = Literal["added", "moved", "changed", "cancelled", "restored"]


class Session(Record):
    """Something at a time and a place: the delegation's own (`ours`) or the forum's (`programme`).

    `day` is the conference day (a talk after midnight belongs to the day before); moments are UTC.
    `audience` is "" for all, a group's name, a role or names, as the mission file has it. `took_place`: as somebody said.
    """

    id: int
    mission_id: int
    uid: str | None
    kind: Kind
    is_break: bool
    all_day: bool
    day: date
    starts_at: datetime
    ends_at: datetime | None
    starts_wall: datetime
    ends_wall: datetime | None
    title: str
    place: str
    address: str
    map: str
    host: str
    audience: str
    speakers: tuple[str, ...]
    bring: str
    dress: str
    notes: str
    track: str
    cancelled_at: datetime | None
    took_place: TookPlace = ""


class Change(Record):
    """What an edit did to a session: the fields that differ, before and after, as JSON."""

    id: int
    session_id: int
    kind: ChangeKind
    before: dict[str, Any]
    after: dict[str, Any]
    made_at: datetime


IN_ORDER: Final = (
    sessions.c.starts_at,
    sessions.c.ends_at,
    sessions.c.track,
    sessions.c.place,
    sessions.c.id,
)
KINDS: Final = ("ours", "programme")

# Asked at every update, so made once.
CHOSEN: Final = select(attendance.c.session_id).where(attendance.c.person_id == bindparam("person"))
OF_PERSON: Final = (
    select(sessions)
    .where(
        sessions.c.mission_id == bindparam("mission"),
        or_(sessions.c.kind == "ours", sessions.c.id.in_(CHOSEN)),
    )
    .order_by(*IN_ORDER)
)
ATTENDED: Final = (
    select(attendance.c.session_id)
    .join(sessions, sessions.c.id == attendance.c.session_id)
    .where(attendance.c.person_id == bindparam("person"), sessions.c.mission_id == bindparam("mission"))
)
DAYS: Final = (
    select(sessions.c.day)
    .distinct()
    .where(
        sessions.c.mission_id == bindparam("mission"),
        sessions.c.cancelled_at.is_(None),
        sessions.c.kind.in_(bindparam("kinds", expanding=True)),
    )
    .order_by(sessions.c.day)
)


class AgendaStore(Store):
    """The agenda of every mission."""

    async def get(self, session_id: int) -> Session | None:
        row = await self._first(select(sessions).where(sessions.c.id == session_id))
        return Session.of(row) if row else None

    async def say_took_place(self, session_id: int, word: TookPlace) -> None:
        await self._run(update(sessions).where(sessions.c.id == session_id).values(took_place=word))

    async def some(self, session_ids: Sequence[int]) -> dict[int, Session]:
        rows = await self._all(select(sessions).where(sessions.c.id.in_(session_ids)))
        return {row.id: Session.of(row) for row in rows}

    async def all_of(self, mission_id: int) -> list[Session]:
        """Every session, the cancelled ones too, in order of time."""
        return await self._read(sessions.c.mission_id == mission_id)

    async def on_day(self, mission_id: int, day: date) -> list[Session]:
        """A day's sessions that stand, in order of time."""
        return await self._read(
            and_(
                sessions.c.mission_id == mission_id, sessions.c.day == day, sessions.c.cancelled_at.is_(None)
            ),
        )

    async def of_person(self, mission_id: int, person_id: int) -> list[Session]:
        """What may be in a person's agenda: all of ours, and what they chose of the programme; the cancelled too."""
        rows = await self._all(OF_PERSON, mission=mission_id, person=person_id)
        return [Session.of(row) for row in rows]

    async def between(self, mission_id: int, start: datetime, end: datetime) -> list[Session]:
        """Standing sessions that begin in [start, end)."""
        return await self._read(
            and_(
                sessions.c.mission_id == mission_id,
                sessions.c.starts_at >= start,
                sessions.c.starts_at < end,
                sessions.c.cancelled_at.is_(None),
            ),
        )

    async def _read(self, condition: ColumnElement[bool]) -> list[Session]:
        rows = await self._all(select(sessions).where(condition).order_by(*IN_ORDER))
        return [Session.of(row) for row in rows]

    async def days(self, mission_id: int, kind: Kind | None = None) -> list[date]:
        """The days that have standing sessions."""
        rows = await self._all(DAYS, mission=mission_id, kinds=[kind] if kind else KINDS)
        return [row.day for row in rows]

    async def add(self, mission_id: int, **fields: object) -> Session:
        row = await self._first(insert(sessions).values(mission_id=mission_id, **fields).returning(sessions))
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Session.of(row)

    async def add_all(self, mission_id: int, rows: Sequence[Mapping[str, object]]) -> None:
        """Many at once (a forum's programme), where nobody needs to know their ids; each row has the same fields."""
        if rows:
            added = [{"mission_id": mission_id, **row} for row in rows]
            await self._run_many(insert(sessions), added)

    async def change(self, session_id: int, **fields: object) -> None:
        await self._run(update(sessions).where(sessions.c.id == session_id).values(**fields))

    async def attend(self, session_id: int, person_id: int) -> None:
        """Put a session into a person's agenda; twice is once."""
        if not await self.attends(session_id, person_id):
            marked = {"session_id": session_id, "person_id": person_id, "marked_at": self.now}
            await self._run(insert(attendance).values(**marked))

    async def leave(self, session_id: int, person_id: int) -> None:
        gone = and_(attendance.c.session_id == session_id, attendance.c.person_id == person_id)
        await self._run(delete(attendance).where(gone))

    async def attends(self, session_id: int, person_id: int) -> bool:
        marked = and_(attendance.c.session_id == session_id, attendance.c.person_id == person_id)
        return await self._value(select(attendance.c.session_id).where(marked)) is not None

    async def attended_by(self, person_id: int, mission_id: int) -> set[int]:
        """The programme sessions in this person's agenda."""
        rows = await self._all(ATTENDED, mission=mission_id, person=person_id)
        return {row.session_id for row in rows}

    async def attendance_of(self, mission_id: int) -> dict[int, set[int]]:
        """By session: the people who put it into their agenda."""
        rows = await self._all(
            select(attendance.c.session_id, attendance.c.person_id)
            .join(sessions, sessions.c.id == attendance.c.session_id)
            .where(sessions.c.mission_id == mission_id),
        )
        marked: dict[int, set[int]] = {}
        for row in rows:
            marked.setdefault(row.session_id, set()).add(row.person_id)
        return marked

    async def record_change(self, session_id: int, kind: ChangeKind, before: object, after: object) -> Change:
        row = await self._first(
            insert(changes)
            .values(session_id=session_id, kind=kind, before=before, after=after, made_at=self.now)
            .returning(changes),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Change.of(row)

    async def changes(self, change_ids: Sequence[int]) -> list[Change]:
        rows = await self._all(select(changes).where(changes.c.id.in_(change_ids)).order_by(changes.c.id))
        return [Change.of(row) for row in rows]

    async def revisions(self, mission_id: int) -> dict[int, int]:
        """By session: how often it has been changed; one that never was is not in it."""
        rows = await self._all(
            select(changes.c.session_id, func.count().label("edits"))
            .join(sessions, sessions.c.id == changes.c.session_id)
            .where(sessions.c.mission_id == mission_id)
            .group_by(changes.c.session_id),
        )
        return {row.session_id: row.edits for row in rows}

    async def changes_since(self, mission_id: int, since: datetime) -> list[Change]:
        rows = await self._all(
            select(changes)
            .join(sessions, sessions.c.id == changes.c.session_id)
            .where(sessions.c.mission_id == mission_id, changes.c.made_at >= since)
            .order_by(changes.c.id),
        )
        return [Change.of(row) for row in rows]
