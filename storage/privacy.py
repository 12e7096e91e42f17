"""Everything that is kept about one person, table by table: counted, given out and erased.

A new table with personal data gets its line in storage/held.py, and what of it stays without the person its rule in
`forget`; a test searches every column of every table for what an erased person left behind.
"""

import json
import re
from collections.abc import Collection, Sequence
from typing import Any, Final

from markupsafe import escape
from sqlalchemy import ColumnElement, Select, Text, and_, cast, delete, func, or_, select, update

from storage.columns import folded
from storage.emptying import EmptyingStore
from storage.held import going_with, held_about
from storage.people import Person
from storage.schema import (
    agreements,
    answers,
    baselines,
    broadcasts,
    changes,
    contacts,
    encounters,
    files,
    memberships,
    merges,
    notes,
    organisations,
    outbox,
    people,
    projects,
    promises,
    sessions,
)

Rows = list[dict[str, Any]]
CHUNK: Final = 50
"""Needles searched for by one statement; each is one condition of it."""
NAMED_IN: Final = {"audience": "–", "host": ""}
"""Fields of a session in which the agenda names people, with commas between them, and what stands there for nobody.

An audience that named one person must not become everybody.
"""


class PrivacyStore(EmptyingStore):
    """One person's data, wherever it stands."""

    async def counts(self, person: Person) -> dict[str, int]:
        """By kind: how many records are kept."""
        return {
            kind: int(await self._value(select(func.count()).select_from(held.subquery())))
            for kind, held in held_about(person).items()
        }

    async def everything(self, person: Person) -> dict[str, Rows]:
        """By kind: the records themselves, as they are kept."""
        return {
            kind: [dict(row._mapping) for row in await self._all(held)]  # noqa: SLF001 - SQLAlchemy's public accessor
            for kind, held in held_about(person).items()
        }

    async def contacts_only_of(self, person: Person) -> set[int]:
        """Contacts that nobody else logged and to whom nobody else has promised anything."""
        theirs = select(encounters.c.contact_id).where(encounters.c.person_id == person.id)
        of_others = or_(
            contacts.c.id.in_(select(encounters.c.contact_id).where(encounters.c.person_id != person.id)),
            contacts.c.id.in_(select(promises.c.contact_id).where(promises.c.owner_id != person.id)),
        )
        rows = await self._all(select(contacts.c.id).where(contacts.c.id.in_(theirs), ~of_others))
        return {row.id for row in rows}

    async def names_of(self, person: Person, contact_ids: Collection[int]) -> list[str]:
        """Names, addresses, numbers and files: the person's, and those of these contacts."""
        website = str(await self._value(select(people.c.website).where(people.c.id == person.id)) or "")
        sent = select(files.c.file_id).where(files.c.person_id == person.id)
        sent_names = [row.file_id for row in await self._all(sent)]
        known = await self.reached_by(contact_ids)
        return [person.name, person.email, person.phone, website, *sent_names, *known]

    async def reached_by(self, contact_ids: Collection[int]) -> list[str]:
        """Names, addresses, numbers, links and files of contacts."""
        columns = (contacts.c[name] for name in ("name", "emails", "phones", "links"))
        rows = await self._all(select(*columns).where(contacts.c.id.in_(contact_ids)))
        sent = await self._all(select(files.c.file_id).where(files.c.contact_id.in_(contact_ids)))
        reached = [value for row in rows for value in (row.name, *row.emails, *row.phones, *row.links)]
        return [*reached, *(row.file_id for row in sent)]

    async def texts_of(self, person: Person, contact_ids: Collection[int]) -> list[str]:
        """What the person wrote: notes, promises, answers, and what these contacts are about."""
        asked = (
            select(notes.c.text).where(notes.c.person_id == person.id),
            select(promises.c.text).where(promises.c.owner_id == person.id),
            select(encounters.c.note).where(encounters.c.person_id == person.id),
            select(answers.c.value).where(answers.c.person_id == person.id),
            select(contacts.c.about).where(contacts.c.id.in_(contact_ids)),
            select(notes.c.place).where(notes.c.person_id == person.id),
            select(notes.c.theme).where(notes.c.person_id == person.id),
            select(projects.c.evidence).where(projects.c.owner_id == person.id),
            select(agreements.c.evidence).where(agreements.c.owner_id == person.id),
        )
        return [value for one in asked for (value,) in await self._all(one) if isinstance(value, str)]

    async def remove_contacts(self, contact_ids: Collection[int]) -> None:
        """Remove contacts, and organisations of theirs that nothing else is known of."""
        linked = select(contacts.c.organisation_id).where(
            contacts.c.id.in_(contact_ids), contacts.c.organisation_id.is_not(None)
        )
        left_alone = {row.organisation_id for row in await self._all(linked)}
        await self._run(delete(contacts).where(contacts.c.id.in_(contact_ids)))
        await self._run(
            delete(organisations).where(
                organisations.c.id.in_(left_alone),
                organisations.c.id.not_in(
                    select(contacts.c.organisation_id).where(contacts.c.organisation_id.is_not(None))
                ),
                organisations.c.id.not_in(select(baselines.c.organisation_id)),
                organisations.c.id.not_in(select(projects.c.organisation_id)),
                organisations.c.id.not_in(select(agreements.c.organisation_id)),
                organisations.c.country + organisations.c.kind + organisations.c.website == "",
            ),
        )

    async def missions_of(self, person: Person) -> list[int]:
        """Also those that the person has left."""
        return [row.mission_id for row in await self._all(_missions_of(person))]

    async def forget_words_in(self, mission_id: int, needles: Sequence[str]) -> None:
        """Blank what was shown to others in a mission where it says one of these, and drop the files sent there.

        What waits to be sent or changed and says it is not sent any more, nor is a file: nobody can look into that. What
        the courier has in hand stays. A message blanked here can no longer be tapped, and says so.
        """
        shown = and_(outbox.c.mission_id == mission_id, outbox.c.state != "sending")
        held = update(outbox).where(shown, outbox.c.attachment.is_not(None))
        never = {"state": "cancelled", "reason": "erased", "work": None}
        await self._run(held.where(outbox.c.state == "queued").values(**never, content=None))
        await self._run(held.values(attachment=None))
        for start in range(0, len(needles), CHUNK):
            said = or_(*(_mentions(needle) for needle in needles[start : start + CHUNK]))
            naming = update(outbox).where(shown, said)
            waiting = naming.where(outbox.c.state == "queued")
            await self._run(waiting.values(**never))
            await self._run(naming.where(outbox.c.work != "delete").values(work=None))
            await self._run(naming.values(content=None, subject={}))

    async def forget(self, person: Person) -> None:
        """Erase what belongs to the person alone. Their number stays as an empty record.

        So the audit log's ids mean nobody, no later person is given the number, and reports still add up.
        """
        await self._forget_agenda_names(person)
        await self._forget_merges(person)
        await self._forget_outcomes(person)
        for deletion in going_with(person):
            await self._run(deletion)
        drafts = and_(broadcasts.c.author_id == person.id, broadcasts.c.state == "draft")
        await self._run(delete(broadcasts).where(drafts))
        await self._run(update(broadcasts).where(broadcasts.c.author_id == person.id).values(author_id=None))
        await self._empty([person.id])

    async def _forget_merges(self, person: Person) -> None:
        """What was kept so that merged entries can be told apart again, where it tells of the person."""
        rows = select(merges.c.id, merges.c.gone).join(contacts, contacts.c.id == merges.c.contact_id)
        theirs = rows.where(contacts.c.mission_id.in_(_missions_of(person)))
        telling = [row.id for row in await self._all(theirs) if _tells_of(row.gone, person.id)]
        await self._run(delete(merges).where(merges.c.id.in_(telling)))
        mine = merges.c.merged_by_id == person.id
        await self._run(update(merges).where(mine).values(merged_by_id=None))

    async def _forget_outcomes(self, person: Person) -> None:
        """Projects and agreements are the delegation's too: they stay, without their owner and the owner's words."""
        for table, column in ((projects, projects.c.name), (agreements, agreements.c.parties)):
            rows = await self._all(
                select(table.c.id, column.label("said")).where(table.c.owner_id == person.id)
            )
            for row in rows:
                blank = {column.name: without(row.said, [person.name]), "evidence": "", "owner_id": None}
                await self._run(update(table).where(table.c.id == row.id).values(**blank))

    async def _forget_agenda_names(self, person: Person) -> None:
        """Take the person's name out of the sessions and changes of their missions that name people."""
        of_theirs = sessions.c.mission_id.in_(_missions_of(person))
        columns = sessions.c.id, sessions.c.audience, sessions.c.host, sessions.c.speakers
        for row in await self._all(select(*columns).where(of_theirs)):
            before = {name: getattr(row, name) for name in (*NAMED_IN, "speakers")}
            after = _unnamed(before, person.name)
            if after != before:
                await self._run(update(sessions).where(sessions.c.id == row.id).values(**after))
        logged = select(changes.c.id, changes.c.before, changes.c.after).join(
            sessions, sessions.c.id == changes.c.session_id
        )
        for row in await self._all(logged.where(of_theirs)):
            now = {"before": _unnamed(row.before, person.name), "after": _unnamed(row.after, person.name)}
            if (now["before"], now["after"]) != (row.before, row.after):
                await self._run(update(changes).where(changes.c.id == row.id).values(**now))


def _missions_of(person: Person) -> Select[tuple[int]]:
    return select(memberships.c.mission_id).where(memberships.c.person_id == person.id)


def _tells_of(kept: Any, person_id: int) -> bool:
    """Whether JSON names a person by number, as `person_id` or `owner_id`, however deep."""
    if isinstance(kept, dict):
        said = any(kept.get(name) == person_id for name in ("person_id", "owner_id"))
        return said or any(_tells_of(value, person_id) for value in kept.values())
    return isinstance(kept, list) and any(_tells_of(value, person_id) for value in kept)


def without(text: str, names: Sequence[str]) -> str:
    """A text with … in the place of each name, case aside."""
    for name in (name for name in names if name):
        text = re.sub(re.escape(name), "…", text, flags=re.IGNORECASE)
    return text


def _unnamed(fields: dict[str, Any], name: str) -> dict[str, Any]:
    """Fields of a session, without the person in those that name people."""
    if not isinstance(fields, dict) or not name:
        return fields
    kept = dict(fields)
    for field in (field for field in NAMED_IN if isinstance(kept.get(field), str)):
        parts = [part.strip() for part in kept[field].replace(";", ",").split(",")]
        others = [part for part in parts if folded(part) != folded(name)]
        if others != parts:
            kept[field] = ", ".join(others) or NAMED_IN[field]
    if isinstance(kept.get("speakers"), list | tuple):
        kept["speakers"] = [speaker for speaker in kept["speakers"] if folded(speaker) != folded(name)]
    return kept


def _mentions(needle: str) -> ColumnElement[bool]:
    """Whether a kept message says this, in its Telegram HTML, on a button or behind one: JSON with letters as \\u…."""
    written = {json.dumps(form)[1:-1] for form in (str(escape(needle)), needle)}
    kept = (cast(outbox.c.content, Text), cast(outbox.c.subject, Text))
    return or_(*(column.contains(form, autoescape=True) for form in sorted(written) for column in kept))
