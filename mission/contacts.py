"""Contacts: kept at once, matched with what colleagues have logged, deleted and put back."""

from datetime import date, timedelta
from typing import Any, Final

from mission import promises
from mission.agenda import ends, own_sessions
from mission.contact_cards import Card, card_of, own_card
from mission.contact_line import ContactLine, parse_line
from mission.errors import UserError
from mission.matching import fuller, known_entry, ledger_entry, says_all, twin_of
from mission.merging import unite
from mission.phone_numbers import region_of
from storage.agenda import Session
from storage.contacts import Contact, Encounter
from storage.files import FileKind, KeptFile
from storage.missions import Mission
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction

LONGEST_SESSION: Final = timedelta(hours=12)
STILL_FRESH: Final = timedelta(minutes=45)
"""How long after a session a contact is taken to have been met there."""
JUST_NOW: Final = timedelta(minutes=10)
"""How long after a contact a picture, a voice or another line is taken to come in the same breath."""

SENT_AGAIN: Final = ("phone", "card", "qr")
"""How contacts come that nobody types, so that the same may come twice word for word."""


class Kept(Record):
    """What became of something typed. `again`: the person was known already; `leftover`: no e-mail, no phone."""

    card: Card
    again: bool = False
    leftover: tuple[str, ...] = ()


class Removed(Record):
    """A contact, or a member's part in it, as it was: enough to put it back."""

    contact: Contact
    mine: Encounter
    promises: tuple[Promise, ...]
    whole: bool
    files: tuple[KeptFile, ...] = ()


def read_line(text: str, mission: Mission, today: date, language: str, own: str = "") -> ContactLine:
    """A typed line, read as people mean it in this mission. `own` is the telephone of whoever typed it."""
    region = region_of(mission.country, mission.timezone)
    line = parse_line(text, region=region, today=today, language=language, own=own)
    return line.model_copy(update={"source": "typed"})


async def keep(tx: Transaction, member: Member, mission: Mission, line: ContactLine) -> Kept:
    """Keep what a line says: a new contact, or more about one whom the delegation has met."""
    if line.source in SENT_AGAIN and (before := await _kept_before(tx, member, line)):
        card = await own_card(tx, member, mission, before.id)
        return Kept(card=card, again=True, leftover=line.leftover)
    line = await _with_ledger(tx, mission.id, line)
    fresh = await tx.contacts.add(mission.id, **await fields_of(tx, mission.id, line))
    known = await settle(tx, fresh)
    contact = known or fresh
    session = await session_now(tx, member)
    await tx.contacts.meet(contact.id, member.person.id, session_id=session.id if session else None)
    await promise(tx, member, contact.id, line)
    card = await own_card(tx, member, mission, contact.id)
    return Kept(card=card, again=known is not None, leftover=line.leftover)


async def _kept_before(tx: Transaction, member: Member, line: ContactLine) -> Contact | None:
    """A contact of the member's that already holds all of this: a card sent twice changes nothing."""
    if line.promise_text or line.due_on:
        return None
    mine = await tx.contacts.of_person(member.membership.mission_id, member.person.id)
    return next((contact for contact in mine if says_all(contact, line)), None)


async def _with_ledger(tx: Transaction, mission_id: int, line: ContactLine) -> ContactLine:
    """A field that names a partner of the ledger is the organisation, however it was typed."""
    first, _, rest = line.about.partition(", ")
    entry = await known_entry(tx, mission_id, first) if first and not line.organisation else None
    return line.model_copy(update={"organisation": entry.name, "about": rest}) if entry else line


async def fields_of(tx: Transaction, mission_id: int, line: ContactLine) -> dict[str, Any]:
    entry = await ledger_entry(tx, mission_id, line.organisation) if line.organisation else None
    return {
        "name": line.name,
        "organisation": fuller(entry.name, line.organisation) if entry else "",
        "organisation_id": entry.id if entry else None,
        "position": line.position,
        "emails": line.emails,
        "phones": line.phones,
        "about": line.about,
        "links": line.links,
        "source": line.source,
    }


async def settle(tx: Transaction, contact: Contact) -> Contact | None:
    """The earlier entry about the same person, with everything that this one says too; None when there is none."""
    twin = await twin_of(tx, contact)
    return await unite(tx, contact, twin) if twin else None


async def promise(tx: Transaction, member: Member, contact_id: int, line: ContactLine) -> None:
    """A day alone makes a promise of what it is about; the same promise is made once."""
    if not (line.promise_text or line.due_on):
        return
    text = line.promise_text or line.about
    still = await tx.promises.of_contacts([contact_id])
    mine = [p for p in still if (p.owner_id, p.state, p.owed_by) == (member.person.id, "open", "us")]
    known = [(p.text, p.due_on) for p in mine]
    if (text, line.due_on) not in known:
        await promises.make(tx, member, contact_id, text=text, due_on=line.due_on)


async def last_met(tx: Transaction, member: Member) -> Contact | None:
    """The contact that the member has just logged."""
    met = await tx.contacts.of_person(member.membership.mission_id, member.person.id)
    meeting = await tx.contacts.meeting(met[0].id, member.person.id) if met else None
    return met[0] if meeting and tx.now - meeting.met_at <= JUST_NOW else None


async def session_now(tx: Transaction, member: Member) -> Session | None:
    """Where a member is, by the agenda's clock: the session that runs, or has just ended, or the break that runs."""
    mission_id = member.membership.mission_id
    attended = await tx.agenda.attended_by(member.person.id, mission_id)
    begun = await tx.agenda.between(mission_id, tx.now - LONGEST_SESSION, tx.now + timedelta(seconds=1))
    mine = [session for session in own_sessions(begun, member, attended) if not session.all_day]
    running = [session for session in mine if ends(session) > tx.now]
    ended = sorted(
        (s for s in mine if ends(s) <= tx.now <= ends(s) + STILL_FRESH and not s.is_break), key=ends
    )
    likely = [s for s in running if s.is_break] + ended + [s for s in running if not s.is_break]
    return likely[-1] if likely else None


async def keep_file(
    tx: Transaction,
    contact: Contact,
    person_id: int,
    kind: FileKind,
    *,
    file_id: str,
    unique_id: str,
    name: str = "",
) -> None:
    """A picture, voice or document with its contact, each once."""
    held = await tx.files.of_contact(contact.id)
    if all(file.unique_id != unique_id for file in held):
        where = {"mission_id": contact.mission_id, "contact_id": contact.id}
        await tx.files.keep(
            person_id=person_id, kind=kind, file_id=file_id, unique_id=unique_id, name=name, **where
        )


async def meet_too(tx: Transaction, member: Member, mission: Mission, contact_id: int) -> Card:
    """The member met a colleague's contact as well."""
    card = await card_of(tx, member, mission, contact_id)
    session = await session_now(tx, member)
    await tx.contacts.meet(card.contact.id, member.person.id, session_id=session.id if session else None)
    return await own_card(tx, member, mission, contact_id)


async def remove(tx: Transaction, member: Member, mission: Mission, contact_id: int) -> Removed:
    """Delete a contact; one that colleagues met too, or owe something, stays theirs, without this member's part."""
    card = await own_card(tx, member, mission, contact_id)
    assert card.mine is not None  # noqa: S101 - it is the member's own
    given = await tx.promises.of_contacts([contact_id])
    theirs = [promise for promise in given if promise.owner_id == member.person.id]
    stays = bool(card.others) or len(theirs) < len(given)
    held = await tx.files.of_contact(contact_id)
    gone = [file for file in held if not stays or file.person_id == member.person.id]
    for promise in theirs:
        await promises.forget(tx, mission.id, promise)
    for file in gone:
        await tx.files.remove(file.id)
    if stays:
        await tx.contacts.forget_meeting(contact_id, member.person.id)
    else:
        await tx.contacts.remove(contact_id)
    return Removed(
        contact=card.contact,
        mine=card.mine,
        promises=tuple(theirs),
        whole=not stays,
        files=tuple(gone),
    )


async def restore(tx: Transaction, member: Member, mission: Mission, removed: Removed) -> Card:
    """Put back what was deleted, once."""
    if removed.mine.person_id != member.person.id or removed.contact.mission_id != mission.id:
        raise UserError("stale-button")
    standing = await tx.contacts.get(removed.contact.id)
    if removed.whole and standing == removed.contact:
        raise UserError("stale-button")
    if removed.whole:
        standing = await tx.contacts.restore(await _linked(tx, removed.contact))
    elif standing is None or await tx.contacts.meeting(standing.id, member.person.id):
        raise UserError("stale-button")
    await tx.contacts.meet_again(standing.id, removed.mine)
    for promise in removed.promises:
        await promises.restore(tx, member, promise, standing.id)
    for file in removed.files:
        named = {"file_id": file.file_id, "unique_id": file.unique_id, "name": file.name}
        await keep_file(tx, standing, file.person_id, file.kind, **named)
    known = await settle(tx, standing)
    return await own_card(tx, member, mission, (known or standing).id)


async def _linked(tx: Transaction, contact: Contact) -> Contact:
    """The contact with its organisation as the ledger has it now."""
    entry = await ledger_entry(tx, contact.mission_id, contact.organisation) if contact.organisation else None
    return contact.model_copy(update={"organisation_id": entry.id if entry else None})
