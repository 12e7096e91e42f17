"""Contacts (people met outside the delegation) and who in the delegation met them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, Select, delete, func, insert, or_, select, update

from storage.columns import folded
from storage.record import Record
from storage.schema import contacts, encounters, files, promises
from storage.store import Store

ContactSource = Literal["", "typed", "phone", "card", "qr", "forward", "photo"]


class Contact(Record):
    """One person outside the delegation. `about` is what the meeting was about, shared; notes are private.

    `links` are web addresses; `source` is how the entry first came ("" for one from before that was kept).
    """

    id: int
    mission_id: int
    organisation_id: int | None
    name: str
    organisation: str
    position: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    about: str
    created_at: datetime
    links: tuple[str, ...] = ()
    source: ContactSource = ""


class NamedContact(NamedTuple):
    """Of a contact no more than is needed to tell whether it may be another one."""

    id: int
    name: str
    organisation_id: int | None


class Encounter(Record):
    """That a member met a contact: when, at which session, and the member's private note."""

    id: int
    contact_id: int
    person_id: int
    session_id: int | None
    note: str
    met_at: datetime


class ContactStore(Store):
    """The contacts of every mission."""

    async def get(self, contact_id: int) -> Contact | None:
        row = await self._first(select(contacts).where(contacts.c.id == contact_id))
        return Contact.of(row) if row else None

    async def add(self, mission_id: int, *, name: str, organisation: str, **fields: object) -> Contact:
        row = await self._first(
            insert(contacts)
            .values(
                mission_id=mission_id,
                name=name,
                organisation=organisation,
                folded=folded(f"{name} {organisation}"),
                created_at=self.now,
                **fields,
            )
            .returning(contacts),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Contact.of(row)

    async def change(self, contact: Contact) -> None:
        """Keep a mended contact."""
        fields = contact.model_dump(exclude={"id", "mission_id", "created_at"})
        fields["folded"] = folded(f"{contact.name} {contact.organisation}")
        await self._run(update(contacts).where(contacts.c.id == contact.id).values(**fields))

    async def remove(self, contact_id: int) -> None:
        await self._run(delete(contacts).where(contacts.c.id == contact_id))

    async def meet(self, contact_id: int, person_id: int, *, session_id: int | None, note: str = "") -> None:
        """Note that a member met a contact; a second time keeps the first moment."""
        known = select(encounters.c.id).where(
            encounters.c.contact_id == contact_id,
            encounters.c.person_id == person_id,
        )
        if await self._value(known) is None:
            met = {"contact_id": contact_id, "person_id": person_id, "session_id": session_id, "note": note}
            await self._run(insert(encounters).values(met_at=self.now, **met))

    async def set_note(self, contact_id: int, person_id: int, note: str) -> None:
        """The member's private note about their meeting."""
        theirs = encounters.c.contact_id == contact_id, encounters.c.person_id == person_id
        await self._run(update(encounters).where(*theirs).values(note=note))

    async def forget_meeting(self, contact_id: int, person_id: int) -> None:
        """Take back that a member met a contact."""
        theirs = encounters.c.contact_id == contact_id, encounters.c.person_id == person_id
        await self._run(delete(encounters).where(*theirs))

    async def of_person(self, mission_id: int, person_id: int) -> list[Contact]:
        """A member's own contacts, newest first."""
        return await self._read(
            select(contacts)
            .join(encounters, encounters.c.contact_id == contacts.c.id)
            .where(contacts.c.mission_id == mission_id, encounters.c.person_id == person_id)
            .order_by(encounters.c.met_at.desc(), contacts.c.id.desc()),
        )

    async def of_mission(self, mission_id: int) -> list[Contact]:
        """Every contact of the delegation, by name."""
        return await self._read(
            select(contacts).where(contacts.c.mission_id == mission_id).order_by(contacts.c.folded)
        )

    async def names_in(self, mission_id: int) -> list[NamedContact]:
        """Every contact of the delegation by name, without all else that is known of them."""
        columns = contacts.c.id, contacts.c.name, contacts.c.organisation_id
        named = select(*columns).where(contacts.c.mission_id == mission_id).order_by(contacts.c.folded)
        return [NamedContact(row.id, row.name, row.organisation_id) for row in await self._all(named)]

    async def count_since(self, mission_id: int, since: datetime) -> int:
        """How many contacts the delegation has logged after a moment."""
        new = contacts.c.mission_id == mission_id, contacts.c.created_at > since
        return int(await self._value(select(func.count()).select_from(contacts).where(*new)))

    async def alike(self, mission_id: int, *, name: str, organisation: str) -> list[Contact]:
        """Contacts with the same name and organisation, case and diacritics aside."""
        same = contacts.c.mission_id == mission_id, contacts.c.folded == folded(f"{name} {organisation}")
        return await self._read(select(contacts).where(*same))

    async def at_organisation(self, organisation_id: int) -> list[Contact]:
        """Everybody whom the delegation met from there, by name."""
        there = select(contacts).where(contacts.c.organisation_id == organisation_id)
        return await self._read(there.order_by(contacts.c.folded))

    async def perhaps_same(
        self,
        mission_id: int,
        *,
        organisation_id: int | None,
        emails: Iterable[str],
        phones: Iterable[str],
    ) -> list[Contact]:
        """Contacts of the same organisation or with the same e-mail or phone, the earliest first."""
        reach = [_holds(contacts.c.phones, phones), _holds(contacts.c.emails, emails)]
        shared = contacts.c.organisation_id == organisation_id if organisation_id else contacts.c.id.is_(None)
        asked = select(contacts).where(contacts.c.mission_id == mission_id, or_(shared, *reach))
        return await self._read(asked.order_by(contacts.c.id))

    async def merge(self, kept_id: int, gone_id: int) -> None:
        """Two entries are one person: who met the second met the first, promises and pictures stay with the one."""
        met = select(encounters.c.person_id).where(encounters.c.contact_id == kept_id)
        moved = update(encounters).where(
            encounters.c.contact_id == gone_id, encounters.c.person_id.not_in(met)
        )
        await self._run(moved.values(contact_id=kept_id))
        for owned in (promises, files):
            await self._run(update(owned).where(owned.c.contact_id == gone_id).values(contact_id=kept_id))
        await self.remove(gone_id)

    async def restore(self, contact: Contact) -> Contact:
        """Put a removed contact back, under its own id while nobody else has it."""
        fields = contact.model_dump(exclude={"id"} if await self.get(contact.id) else set())
        fields["folded"] = folded(f"{contact.name} {contact.organisation}")
        row = await self._first(insert(contacts).values(**fields).returning(contacts))
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Contact.of(row)

    async def meeting(self, contact_id: int, person_id: int) -> Encounter | None:
        """That this member met this contact."""
        met = encounters.c.contact_id == contact_id, encounters.c.person_id == person_id
        row = await self._first(select(encounters).where(*met))
        return Encounter.of(row) if row else None

    async def meet_again(self, contact_id: int, encounter: Encounter) -> None:
        """Put a forgotten meeting back as it was."""
        fields = encounter.model_dump(exclude={"id", "contact_id"})
        await self._run(insert(encounters).values(contact_id=contact_id, **fields))

    async def meetings_with(self, contact_id: int) -> list[Encounter]:
        """Who met this contact, the earliest first."""
        asked = select(encounters).where(encounters.c.contact_id == contact_id)
        return [
            Encounter.of(row) for row in await self._all(asked.order_by(encounters.c.met_at, encounters.c.id))
        ]

    async def count_met(self, mission_id: int, person_id: int, since: datetime, until: datetime) -> int:
        """How many contacts of a mission a member met from a moment to another (not included)."""
        counted = (
            select(func.count())
            .select_from(encounters)
            .join(contacts, contacts.c.id == encounters.c.contact_id)
            .where(
                contacts.c.mission_id == mission_id,
                encounters.c.person_id == person_id,
                encounters.c.met_at >= since,
                encounters.c.met_at < until,
            )
        )
        return int(await self._value(counted))

    async def encounters_of(self, mission_id: int) -> list[Encounter]:
        rows = await self._all(
            select(encounters)
            .join(contacts, contacts.c.id == encounters.c.contact_id)
            .where(contacts.c.mission_id == mission_id)
            .order_by(encounters.c.met_at, encounters.c.id),
        )
        return [Encounter.of(row) for row in rows]

    async def met_by(self, contact_id: int) -> set[int]:
        """Ids of the members who met this contact."""
        rows = await self._all(select(encounters.c.person_id).where(encounters.c.contact_id == contact_id))
        return {row.person_id for row in rows}

    async def _read(self, statement: Select[tuple[object, ...]]) -> list[Contact]:
        return [Contact.of(row) for row in await self._all(statement)]


def _holds(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    """Whether a JSON list has one of these, ASCII case aside: one lookup, however many there are."""
    held = func.json_each(column).table_valued("value")
    wanted = [value.lower() for value in values]
    return select(held.c.value).where(func.lower(held.c.value).in_(wanted)).exists()
