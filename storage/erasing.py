"""Erasing a contact who asks for it, and a whole mission with everybody who is in no other."""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Select, Table, Text, and_, cast, delete, or_, select, update

from storage.columns import folded
from storage.contacts import Contact
from storage.emptying import EmptyingStore, chats_of
from storage.privacy import CHUNK, without
from storage.schema import (
    agreements,
    anonymous_answers,
    answers,
    broadcasts,
    changes,
    checklist,
    contacts,
    encounters,
    files,
    flows,
    inbox,
    memberships,
    merges,
    missions,
    notes,
    organisations,
    programmes,
    projects,
    promises,
    questions,
    sessions,
)

SAID: Final[tuple[tuple[Table, tuple[str, ...], tuple[Table, ...]], ...]] = (
    (notes, ("text", "theme", "place"), ()),
    (answers, ("value",), ()),
    (broadcasts, ("text", "audience"), ()),
    (sessions, ("title", "host", "audience", "notes", "bring", "place", "address", "speakers"), ()),
    (changes, ("before", "after"), (sessions,)),
    (encounters, ("note",), (contacts,)),
    (promises, ("text",), (contacts,)),
    (contacts, ("about", "organisation", "position"), ()),
    (files, ("name",), ()),
    (organisations, ("name", "website"), ()),
    (questions, ("text", "choices"), ()),
    (anonymous_answers, ("value",), (questions,)),
    (checklist, ("item", "source"), ()),
    (projects, ("name", "evidence"), (organisations,)),
    (agreements, ("parties", "evidence"), (organisations,)),
)
"""Where members' and organisers' own words stand that may name a contact, and the table by which each is a mission's."""

ONE_OF_A_KIND: Final = ("organisations.name", "questions.text", "checklist.item")
"""What no two rows of a mission share: without the name two could, so their numbers tell them apart."""


class ErasingStore(EmptyingStore):
    """What goes for good."""

    async def missions_beside(self, mission_id: int) -> list[int]:
        """The mission and the others of its programme."""
        programme = select(missions.c.programme_id).where(missions.c.id == mission_id).scalar_subquery()
        same = or_(missions.c.id == mission_id, missions.c.programme_id == programme)
        return [row.id for row in await self._all(select(missions.c.id).where(same).order_by(missions.c.id))]

    async def entries_of(self, contact: Contact, mission_ids: Collection[int]) -> list[int]:
        """The entries in these missions that are this person: the same name and organisation."""
        same = contacts.c.folded == folded(f"{contact.name} {contact.organisation}")
        there = and_(contacts.c.mission_id.in_(mission_ids), same)
        rows = await self._all(select(contacts.c.id).where(or_(contacts.c.id == contact.id, there)))
        return [row.id for row in rows]

    async def words_to(self, contact_ids: Collection[int]) -> list[str]:
        """What was written about these contacts: for lists that show it without their name."""
        asked = (
            select(contacts.c.about).where(contacts.c.id.in_(contact_ids)),
            select(encounters.c.note).where(encounters.c.contact_id.in_(contact_ids)),
            select(promises.c.text).where(promises.c.contact_id.in_(contact_ids)),
        )
        return [value for one in asked for (value,) in await self._all(one) if value]

    async def unname(self, mission_ids: Collection[int], names: Sequence[str]) -> None:
        """Put … in the place of these names in everything that was written in these missions."""
        for table, columns, way in SAID:
            await self._unname_in(table, columns, _in_missions(table, way, mission_ids), names)
        rows = await self._all(
            select(merges.c.id, merges.c.gone)
            .join(contacts, contacts.c.id == merges.c.contact_id)
            .where(contacts.c.mission_id.in_(mission_ids))
        )
        naming = [row.id for row in rows if _unnamed(row.gone, names) != row.gone]
        await self._run(delete(merges).where(merges.c.id.in_(naming)))

    async def _unname_in(
        self, table: Table, columns: tuple[str, ...], there: Select[Any], names: Sequence[str]
    ) -> None:
        """Read in Python: SQLite folds the case of ASCII alone."""
        [key] = table.primary_key.columns
        changed = []
        for row in await self._all(there.with_only_columns(key, *(table.c[name] for name in columns))):
            before = {name: getattr(row, name) for name in columns}
            after = {name: _unnamed(value, names) for name, value in before.items()}
            if after != before:
                changed.append(
                    (row[0], {name: after[name] for name in columns if after[name] != before[name]})
                )
        for number, after in changed:
            for name in after:
                if f"{table.name}.{name}" in ONE_OF_A_KIND:
                    after[name] = f"{after[name]} ({number})"
            await self._run(update(table).where(key == number).values(**after))
            if "folded" in table.c:
                await self._fold_anew(table, number)

    async def _fold_anew(self, table: Table, number: int) -> None:
        """By what a row is found: as the stores of contacts and of organisations keep it."""
        found = await self._all(select(table).where(table.c.id == number))
        said = [f"{row.name} {row.organisation}" if table is contacts else row.name for row in found]
        await self._run(update(table).where(table.c.id == number).values(folded=folded(said[0])))

    async def forget_updates(self, mission_ids: Collection[int], names: Sequence[str]) -> None:
        """Blank what members of these missions sent, where it says one of these: dead letters, that is."""
        settled = update(inbox).where(inbox.c.chat_id.in_(_chats_in(mission_ids)), inbox.c.state != "open")
        for some in _chunks(names):
            said = or_(*(_says(inbox.c.raw, name) for name in some))
            await self._run(settled.where(said).values(raw="", error=""))

    async def forget_updates_from(self, telegram_ids: Sequence[int]) -> None:
        """Blank what these accounts sent, in their own chats or in a group: there the number alone tells whose it is."""
        settled = update(inbox).where(inbox.c.state != "open")
        for some in _chunks(telegram_ids):
            own = settled.where(inbox.c.chat_id.in_(some))
            await self._run(own.values(chat_id=0, raw="", error=""))
            await self._run(settled.where(_sent_by(some)).values(raw="", error=""))

    async def forget_drafts(self, mission_ids: Collection[int], names: Sequence[str]) -> None:
        """Drop what members of these missions were about to say, where it says one of these."""
        theirs = delete(flows).where(flows.c.telegram_id.in_(_chats_in(mission_ids)))
        for some in _chunks(names):
            said = or_(*(_says(cast(flows.c.draft, Text), name) for name in some))
            await self._run(theirs.where(said))

    async def only_in(self, mission_id: int) -> list[int]:
        """People who are, or were, in this mission and in no other."""
        elsewhere = select(memberships.c.person_id).where(memberships.c.mission_id != mission_id)
        here = select(memberships.c.person_id).where(memberships.c.mission_id == mission_id)
        rows = await self._all(here.where(memberships.c.person_id.not_in(elsewhere)))
        return [row.person_id for row in rows]

    async def forget_mission(self, mission_id: int) -> None:
        """The mission with all that belongs to it, and the people who are in no other: their numbers stay, empty."""
        going = await self.only_in(mission_id)
        members = select(memberships.c.person_id).where(memberships.c.mission_id == mission_id)
        settled = and_(inbox.c.chat_id.in_(chats_of(members)), inbox.c.state != "open")
        await self._run(update(inbox).where(settled).values(raw="", error=""))
        await self._run(delete(flows).where(flows.c.telegram_id.in_(chats_of(members))))
        await self.forget_updates_from([row.telegram_id for row in await self._all(chats_of(going))])
        await self._empty(going)
        programme = await self._value(select(missions.c.programme_id).where(missions.c.id == mission_id))
        await self._run(delete(missions).where(missions.c.id == mission_id))
        left = select(missions.c.programme_id).where(missions.c.programme_id.is_not(None))
        alone = and_(programmes.c.id == programme, programmes.c.id.not_in(left))
        await self._run(delete(programmes).where(alone))


def _chats_in(mission_ids: Collection[int]) -> Select[Any]:
    return chats_of(select(memberships.c.person_id).where(memberships.c.mission_id.in_(mission_ids)))


def _chunks(names: Sequence[Any]) -> list[Sequence[Any]]:
    """One condition of a statement each; SQLite takes a thousand."""
    return [names[start : start + CHUNK] for start in range(0, len(names), CHUNK)]


def _in_missions(table: Table, way: tuple[Table, ...], mission_ids: Collection[int]) -> Select[Any]:
    asked = select(table)
    for step in way:
        asked = asked.join(step)
    owner: Column[Any] = (way[-1] if way else table).c.mission_id
    return asked.where(owner.in_(mission_ids))


def _unnamed(value: Any, names: Sequence[str]) -> Any:
    """A text, or JSON however deep, with … in the place of the names."""
    match value:
        case str():
            return without(value, names)
        case list() | tuple():
            return [_unnamed(one, names) for one in value]
        case dict():
            return {key: _unnamed(one, names) for key, one in value.items()}
    return value


def _says(column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether JSON says this: as it is, or with letters beyond ASCII as \\u…."""
    return or_(*(column.contains(form, autoescape=True) for form in sorted({name, json.dumps(name)[1:-1]})))


def _sent_by(telegram_ids: Collection[int]) -> ColumnElement[bool]:
    """Whether an update that still has its words names one of these accounts; spelled as `bot/intake.py` keeps it."""
    forms = (f'"id": {number}{end}' for number in telegram_ids for end in ",}")
    return and_(inbox.c.raw != "", or_(*(inbox.c.raw.contains(form) for form in forms)))
