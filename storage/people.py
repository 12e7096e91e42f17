"""People, their memberships of missions and what they agreed to."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, Select, bindparam, delete, exists, insert, select, update

from storage.missions import Mission
from storage.record import Record
from storage.schema import consents, groups, memberships, missions, people, strangers
from storage.store import Store

Role = Literal["delegate", "organiser", "host"]


class Person(Record):
    """Somebody the bot knows. `agenda_at` None means the mission's time; 0 reminder minutes mean none.

    `muted`: kinds of pushes; `card_without`: what their own card leaves out. Quiet hours are wall time and may span midnight; None: there are none.
    """

    id: int
    telegram_id: int | None
    name: str
    email: str
    phone: str
    language: str
    timezone: str | None
    agenda_at: time | None
    reminder_minutes: int
    unreachable_since: datetime | None
    current_mission_id: int | None
    muted: tuple[str, ...] = ()
    quiet_from: time | None = None
    quiet_until: time | None = None
    website: str = ""
    card_without: tuple[str, ...] = ()


class Membership(Record):
    """A person's place in one mission."""

    id: int
    mission_id: int
    person_id: int
    role: Role
    organisation: str
    position: str
    group_id: int | None
    joined_at: datetime | None
    left_at: datetime | None


class Member(Record):
    """A person together with the place they have in a mission."""

    person: Person
    membership: Membership
    group: str = ""

    def zone(self, mission: Mission) -> ZoneInfo:
        """The person's own zone, or the mission's where none is known."""
        return ZoneInfo(self.person.timezone) if self.person.timezone else mission.zone


def _everybody() -> Select[tuple[object, ...]]:
    return (
        select(people, memberships, groups.c.name.label("group_name"))
        .join(memberships, memberships.c.person_id == people.c.id)
        .outerjoin(groups, groups.c.id == memberships.c.group_id)
    )


def _members() -> Select[tuple[object, ...]]:
    return _everybody().where(memberships.c.left_at.is_(None))


def _member(row: dict[str, object]) -> Member:
    person = Person.model_validate({column.name: row[column] for column in people.c})  # type: ignore[index]
    membership = Membership.model_validate({column.name: row[column] for column in memberships.c})  # type: ignore[index]
    return Member(person=person, membership=membership, group=str(row["group_name"] or ""))


class Place(Record):
    """A person's place in a mission. `agreed`: to what everybody is asked for on joining."""

    member: Member
    mission: Mission
    agreed: bool


def _places(rows: Sequence[Row[Any]]) -> list[Place]:
    found = []
    for row in rows:
        known = row._mapping  # noqa: SLF001 - SQLAlchemy's public accessor
        mission = Mission.model_validate({column.name: known[column] for column in missions.c})
        found.append(Place(member=_member(known), mission=mission, agreed=bool(row.agreed)))  # type: ignore[arg-type]
    return found


def _has_agreed(person: ColumnElement[int], mission: ColumnElement[int], purpose: str) -> ColumnElement[bool]:
    return exists().where(
        consents.c.person_id == person,
        consents.c.mission_id == mission,
        consents.c.purpose == bindparam(purpose),
        consents.c.withdrawn_at.is_(None),
    )


# Asked at every update, so made once.
BY_TELEGRAM: Final = select(people).where(people.c.telegram_id == bindparam("telegram"))
BY_ID: Final = select(people).where(people.c.id == bindparam("person"))
MEMBER: Final = _members().where(
    memberships.c.mission_id == bindparam("mission"), people.c.id == bindparam("person")
)
PLACES: Final = (
    _members()
    .add_columns(missions, _has_agreed(people.c.id, missions.c.id, "purpose").label("agreed"))
    .join(missions, missions.c.id == memberships.c.mission_id)
    .order_by(missions.c.starts_on)
)
PLACES_BY_TELEGRAM: Final = PLACES.where(people.c.telegram_id == bindparam("telegram"))
PLACES_BY_ID: Final = PLACES.where(people.c.id == bindparam("person"))
AGREED: Final = select(_has_agreed(bindparam("person"), bindparam("mission"), "purpose"))


class PeopleStore(Store):
    """The roster of every mission."""

    async def places_of(self, telegram_id: int, purpose: str) -> list[Place]:
        """Where a Telegram account has a place, the earliest mission first, and whether it agreed to `purpose` there."""
        return _places(await self._all(PLACES_BY_TELEGRAM, telegram=telegram_id, purpose=purpose))

    async def places_of_person(self, person_id: int, purpose: str) -> list[Place]:
        """The same, for somebody who is known."""
        return _places(await self._all(PLACES_BY_ID, person=person_id, purpose=purpose))

    async def by_telegram(self, telegram_id: int) -> Person | None:
        row = await self._first(BY_TELEGRAM, telegram=telegram_id)
        return Person.of(row) if row else None

    async def get(self, person_id: int) -> Person | None:
        row = await self._first(BY_ID, person=person_id)
        return Person.of(row) if row else None

    async def add(self, **fields: object) -> Person:
        row = await self._first(insert(people).values(**fields).returning(people))
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Person.of(row)

    async def change(self, person_id: int, **fields: object) -> None:
        await self._run(update(people).where(people.c.id == person_id).values(**fields))

    async def erase(self, person_id: int) -> None:
        """Remove the person; what belongs to them alone goes by the references."""
        await self._run(delete(people).where(people.c.id == person_id))

    async def enrol(self, mission_id: int, person_id: int, **fields: object) -> Membership:
        row = await self._first(
            insert(memberships)
            .values(mission_id=mission_id, person_id=person_id, **fields)
            .returning(memberships),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Membership.of(row)

    async def change_membership(self, membership_id: int, **fields: object) -> None:
        await self._run(update(memberships).where(memberships.c.id == membership_id).values(**fields))

    async def remove_membership(self, membership_id: int) -> None:
        """Take the place itself back, with its invitations; the person stays."""
        await self._run(delete(memberships).where(memberships.c.id == membership_id))

    async def has_memberships(self, person_id: int) -> bool:
        """Whether this person is or was in any mission."""
        asked = select(memberships.c.id).where(memberships.c.person_id == person_id).limit(1)
        return await self._value(asked) is not None

    async def members_of(self, mission_id: int) -> list[Member]:
        """Everybody in the mission, by name; those who left are not in it."""
        return await self._read_members(
            _members().where(memberships.c.mission_id == mission_id).order_by(people.c.name)
        )

    async def everybody_of(self, mission_id: int) -> list[Member]:
        """Everybody who is or was in the mission, by name: the same person is never added twice."""
        return await self._read_members(
            _everybody().where(memberships.c.mission_id == mission_id).order_by(people.c.name, people.c.id)
        )

    async def names_in(self, mission_id: int) -> dict[int, str]:
        """By person: the name of everybody who is or was in the mission."""
        rows = await self._all(
            select(people.c.id, people.c.name)
            .join(memberships, memberships.c.person_id == people.c.id)
            .where(memberships.c.mission_id == mission_id),
        )
        return {row.id: row.name for row in rows}

    async def memberships_of(self, person_id: int) -> list[Member]:
        """The person in each of their missions."""
        return await self._read_members(_members().where(people.c.id == person_id))

    async def member(self, mission_id: int, person_id: int) -> Member | None:
        found = await self._read_members(MEMBER, mission=mission_id, person=person_id)
        return found[0] if found else None

    async def by_membership(self, membership_id: int) -> Member | None:
        found = await self._read_members(_members().where(memberships.c.id == membership_id))
        return found[0] if found else None

    async def _read_members(self, statement: Select[tuple[object, ...]], **values: object) -> list[Member]:
        return [_member(row._mapping) for row in await self._all(statement, **values)]  # type: ignore[arg-type]  # noqa: SLF001 - SQLAlchemy's public accessor

    async def mark_unreachable(self, person_id: int) -> None:
        """Telegram said that this person blocked the bot (403); kept from the first time on."""
        unreachable = update(people).where(people.c.id == person_id, people.c.unreachable_since.is_(None))
        await self._run(unreachable.values(unreachable_since=self.now))

    async def mark_reachable(self, person_id: int) -> None:
        await self.change(person_id, unreachable_since=None)

    async def agree(
        self, person_id: int, mission_id: int, *, purpose: str, version: str, language: str
    ) -> None:
        """Record a consent: which text, in which language, when."""
        await self._run(
            insert(consents).values(
                person_id=person_id,
                mission_id=mission_id,
                purpose=purpose,
                version=version,
                language=language,
                given_at=self.now,
            ),
        )

    async def has_agreed(self, person_id: int, mission_id: int, purpose: str) -> bool:
        return bool(await self._value(AGREED, person=person_id, mission=mission_id, purpose=purpose))

    async def withdraw(self, person_id: int, mission_id: int, purpose: str) -> None:
        """Take back a consent; that it was given, and until when, stays on record."""
        standing = update(consents).where(
            consents.c.person_id == person_id,
            consents.c.mission_id == mission_id,
            consents.c.purpose == purpose,
            consents.c.withdrawn_at.is_(None),
        )
        await self._run(standing.values(withdrawn_at=self.now))

    async def consents_of(self, person_id: int) -> list[dict[str, object]]:
        rows = await self._all(
            select(consents).where(consents.c.person_id == person_id).order_by(consents.c.given_at)
        )
        return [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public accessor

    async def stranger_told_at(self, telegram_id: int) -> datetime | None:
        """When a stranger last got the one polite sentence."""
        told: datetime | None = await self._value(
            select(strangers.c.told_at).where(strangers.c.telegram_id == telegram_id),
        )
        return told

    async def tell_stranger(self, telegram_id: int) -> None:
        """Note that the stranger has been answered now."""
        await self._run(delete(strangers).where(strangers.c.telegram_id == telegram_id))
        await self._run(insert(strangers).values(telegram_id=telegram_id, told_at=self.now))

    async def forget_strangers(self, before: datetime) -> None:
        """Who was told before that moment is no longer kept."""
        await self._run(delete(strangers).where(strangers.c.told_at < before))
