"""Everything that is kept about one person, table by table: shown, exported and erased from one list.

A new table with personal data gets its select in `_held` and its rule in `forget`; a test searches every column of
every table for what an erased person left behind.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final

from markupsafe import escape
from sqlalchemy import ColumnElement, Select, Text, and_, cast, delete, func, or_, select, update

from storage.columns import folded
from storage.people import Person
from storage.schema import (
    answers,
    attendance,
    audit,
    baselines,
    broadcasts,
    changes,
    consents,
    contacts,
    encounters,
    flows,
    groups,
    inbox,
    invitations,
    memberships,
    missions,
    notes,
    organisations,
    outbox,
    people,
    promises,
    sessions,
    strangers,
    throttles,
)
from storage.store import Store

Rows = list[dict[str, Any]]
CHUNK: Final = 50
"""Needles searched for by one statement; each is one condition of it."""
NAMED_IN: Final = {"audience": "–", "host": ""}
"""Fields of a session in which the agenda names people, with commas between them, and what stands there for nobody.

An audience that named one person must not become everybody.
"""


def _held(person: Person) -> dict[str, Select[Any]]:
    """By kind: what is kept about the person, in columns that they can read."""
    mine = person.id
    of_mission = missions.c.code.label("mission")
    return {
        "profile": select(
            *(people.c[name] for name in ("name", "email", "phone", "telegram_id", "language", "timezone")),
            *(people.c[name] for name in ("agenda_at", "reminder_minutes", "unreachable_since")),
            *(people.c[name] for name in ("muted", "quiet_from", "quiet_until")),
        ).where(people.c.id == mine),
        "memberships": select(
            of_mission,
            *(memberships.c[name] for name in ("role", "organisation", "position", "joined_at", "left_at")),
            groups.c.name.label("group"),
        )
        .join(missions, missions.c.id == memberships.c.mission_id)
        .outerjoin(groups, groups.c.id == memberships.c.group_id)
        .where(memberships.c.person_id == mine)
        .order_by(memberships.c.id),
        "invitations": select(of_mission, invitations.c.issued_at, invitations.c.used_at)
        .join(memberships, memberships.c.id == invitations.c.membership_id)
        .join(missions, missions.c.id == memberships.c.mission_id)
        .where(memberships.c.person_id == mine)
        .order_by(invitations.c.id),
        "consents": select(
            of_mission,
            *(consents.c[name] for name in ("purpose", "version", "language", "given_at", "withdrawn_at")),
        )
        .join(missions, missions.c.id == consents.c.mission_id)
        .where(consents.c.person_id == mine)
        .order_by(consents.c.id),
        "contacts": select(
            of_mission,
            *(contacts.c[name] for name in ("name", "organisation", "position", "emails", "phones", "about")),
            encounters.c.note,
            encounters.c.met_at,
            sessions.c.title.label("met_at_session"),
        )
        .join(encounters, encounters.c.contact_id == contacts.c.id)
        .join(missions, missions.c.id == contacts.c.mission_id)
        .outerjoin(sessions, sessions.c.id == encounters.c.session_id)
        .where(encounters.c.person_id == mine)
        .order_by(encounters.c.id),
        "promises": select(
            of_mission,
            contacts.c.name.label("contact"),
            *(promises.c[name] for name in ("text", "due_on", "state", "made_at", "closed_at")),
        )
        .join(contacts, contacts.c.id == promises.c.contact_id)
        .join(missions, missions.c.id == contacts.c.mission_id)
        .where(promises.c.owner_id == mine)
        .order_by(promises.c.id),
        "notes": select(of_mission, notes.c.kind, notes.c.text, notes.c.written_at)
        .join(missions, missions.c.id == notes.c.mission_id)
        .where(notes.c.person_id == mine)
        .order_by(notes.c.id),
        "answers": select(
            of_mission, *(answers.c[name] for name in ("question", "subject", "value", "answered_at"))
        )
        .join(missions, missions.c.id == answers.c.mission_id)
        .where(answers.c.person_id == mine)
        .order_by(answers.c.id),
        "attendance": select(of_mission, sessions.c.title.label("session"), attendance.c.marked_at)
        .join(sessions, sessions.c.id == attendance.c.session_id)
        .join(missions, missions.c.id == sessions.c.mission_id)
        .where(attendance.c.person_id == mine)
        .order_by(sessions.c.starts_at),
        "known_partners": select(organisations.c.name, baselines.c.known_since)
        .join(organisations, organisations.c.id == baselines.c.organisation_id)
        .where(baselines.c.person_id == mine)
        .order_by(baselines.c.id),
        "drafts": select(flows.c.name, flows.c.step, flows.c.draft, flows.c.touched_at).where(
            flows.c.telegram_id == person.telegram_id
        ),
        "broadcasts": select(
            of_mission,
            *(broadcasts.c[name] for name in ("text", "audience", "state", "created_at", "sent_at")),
        )
        .join(missions, missions.c.id == broadcasts.c.mission_id)
        .where(broadcasts.c.author_id == mine)
        .order_by(broadcasts.c.id),
        "acts": select(audit.c.act, audit.c.subject, audit.c.done_at)
        .where(audit.c.actor_id == mine)
        .order_by(audit.c.id),
        "messages": select(
            *(outbox.c[name] for name in ("kind", "occasion", "version", "due_at", "sent_at", "state")),
        )
        .where(outbox.c.person_id == mine)
        .order_by(outbox.c.id),
    }


class PrivacyStore(Store):
    """One person's data, wherever it stands."""

    async def counts(self, person: Person) -> dict[str, int]:
        """By kind: how many records are kept."""
        return {
            kind: int(await self._value(select(func.count()).select_from(held.subquery())))
            for kind, held in _held(person).items()
        }

    async def everything(self, person: Person) -> dict[str, Rows]:
        """By kind: the records themselves, as they are kept."""
        return {
            kind: [dict(row._mapping) for row in await self._all(held)]  # noqa: SLF001 - SQLAlchemy's public accessor
            for kind, held in _held(person).items()
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
        """Names, e-mail addresses and phone numbers: the person's, and those of these contacts."""
        columns = contacts.c.name, contacts.c.emails, contacts.c.phones
        rows = await self._all(select(*columns).where(contacts.c.id.in_(contact_ids)))
        reached = [value for row in rows for value in (row.name, *row.emails, *row.phones)]
        return [person.name, person.email, person.phone, *reached]

    async def texts_of(self, person: Person, contact_ids: Collection[int]) -> list[str]:
        """What the person wrote: notes, promises, answers, and what these contacts are about."""
        asked = (
            select(notes.c.text).where(notes.c.person_id == person.id),
            select(promises.c.text).where(promises.c.owner_id == person.id),
            select(encounters.c.note).where(encounters.c.person_id == person.id),
            select(answers.c.value).where(answers.c.person_id == person.id),
            select(contacts.c.about).where(contacts.c.id.in_(contact_ids)),
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
                organisations.c.country + organisations.c.kind + organisations.c.website == "",
            ),
        )

    async def forget_words(self, person: Person, needles: Sequence[str]) -> None:
        """Blank what was shown to others where it says one of these, and drop the files sent in the same missions.

        What is on its way stays; a message blanked here can no longer be tapped, and says so.
        """
        settled = and_(outbox.c.work.is_(None), outbox.c.state != "sending")
        shown = and_(outbox.c.mission_id.in_(_missions_of(person)), settled)
        await self._run(update(outbox).where(shown).values(attachment=None))
        for start in range(0, len(needles), CHUNK):
            said = or_(*(_mentions(needle) for needle in needles[start : start + CHUNK]))
            await self._run(update(outbox).where(shown, said).values(content=None, subject={}))

    async def forget(self, person: Person) -> None:
        """Erase what belongs to the person alone. Their number stays as an empty record.

        So the audit log's ids mean nobody, no later person is given the number, and reports still add up.
        """
        chat = person.telegram_id
        await self._forget_agenda_names(person)
        for table in (consents, attendance, encounters, answers, notes, baselines, memberships):
            await self._run(delete(table).where(table.c.person_id == person.id))
        await self._run(delete(promises).where(promises.c.owner_id == person.id))
        drafts = and_(broadcasts.c.author_id == person.id, broadcasts.c.state == "draft")
        await self._run(delete(broadcasts).where(drafts))
        await self._run(update(broadcasts).where(broadcasts.c.author_id == person.id).values(author_id=None))
        await self._forget_messages(person)
        await self._run(delete(flows).where(flows.c.telegram_id == chat))
        await self._run(delete(strangers).where(strangers.c.telegram_id == chat))
        await self._run(delete(throttles).where(throttles.c.chat_id == chat))
        settled = and_(inbox.c.chat_id == chat, inbox.c.state != "open")
        await self._run(update(inbox).where(settled).values(chat_id=0, raw="", error=""))
        await self._empty(person)

    async def _forget_messages(self, person: Person) -> None:
        """Blank every message to the person, also those from before they were known; nothing waiting is sent."""
        theirs = outbox.c.person_id == person.id
        if person.telegram_id is not None:
            theirs = or_(theirs, outbox.c.chat_id == person.telegram_id)
        waiting = update(outbox).where(theirs, outbox.c.state == "queued")
        await self._run(waiting.values(state="cancelled", reason="erased"))
        blank: dict[str, Any] = {
            "content": None,
            "attachment": None,
            "subject": {},
            "chat_id": None,
            "work": None,
        }
        await self._run(update(outbox).where(theirs).values(**blank, message_id=None, update_id=None))

    async def _empty(self, person: Person) -> None:
        empty = dict.fromkeys(
            (
                *("telegram_id", "timezone", "agenda_at", "quiet_from", "quiet_until"),
                *("unreachable_since", "current_mission_id"),
            )
        )
        nobody = update(people).where(people.c.id == person.id)
        await self._run(
            nobody.values(**empty, name="", email="", phone="", language="en", reminder_minutes=15, muted=[])
        )

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
    """Whether a kept message says this, in its Telegram HTML or on a button: JSON with letters beyond ASCII as \\u…."""
    written = {json.dumps(form)[1:-1] for form in (str(escape(needle)), needle)}
    shown = cast(outbox.c.content, Text)
    return or_(*(shown.contains(form, autoescape=True) for form in sorted(written)))
