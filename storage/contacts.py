"""Contacts (people met outside the delegation) and who in the delegation met them."""

from datetime import datetime

from sqlalchemy import Select, delete, func, insert, select, update

from storage.columns import folded
from storage.record import Record
from storage.schema import contacts, encounters
from storage.store import Store


class Contact(Record):
    """One person outside the delegation. `about` is what the meeting was about, shared; notes are private."""

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

    async def alike(self, mission_id: int, *, name: str, organisation: str) -> list[Contact]:
        """Contacts with the same name and organisation, case and diacritics aside."""
        same = contacts.c.mission_id == mission_id, contacts.c.folded == folded(f"{name} {organisation}")
        return await self._read(select(contacts).where(*same))

    async def encounters_of(self, mission_id: int) -> list[Encounter]:
        rows = await self._all(
            select(encounters)
            .join(contacts, contacts.c.id == encounters.c.contact_id)
            .where(contacts.c.mission_id == mission_id)
            .order_by(encounters.c.met_at),
        )
        return [Encounter.of(row) for row in rows]

    async def met_by(self, contact_id: int) -> set[int]:
        """Ids of the members who met this contact."""
        rows = await self._all(select(encounters.c.person_id).where(encounters.c.contact_id == contact_id))
        return {row.person_id for row in rows}

    async def met_only_by(self, person_id: int) -> list[int]:
        """Contacts that nobody else logged: they go when this person is erased."""
        others = (
            select(encounters.c.contact_id)
            .group_by(encounters.c.contact_id)
            .having(func.count() == 1, func.min(encounters.c.person_id) == person_id)
        )
        return [row.contact_id for row in await self._all(others)]

    async def _read(self, statement: Select[tuple[object, ...]]) -> list[Contact]:
        return [Contact.of(row) for row in await self._all(statement)]
