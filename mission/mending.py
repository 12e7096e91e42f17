"""Contacts mended: one field in other words, a next step, or a whole line added to what is known."""

from datetime import date
from typing import Any, Literal

from mission import promises
from mission.contact_cards import Card, own_card
from mission.contact_line import ContactLine
from mission.contacts import Kept, fields_of, promise, read_line, settle
from mission.day_words import day_named, find_day
from mission.errors import UserError
from mission.lines.pieces import clean
from mission.matching import fuller, ledger_entry
from mission.merging import together
from storage.contacts import Contact
from storage.missions import Mission
from storage.people import Member
from storage.transaction import Transaction

Field = Literal["name", "organisation", "position", "email", "phone", "about", "step", "day"]


async def complete(
    tx: Transaction, member: Member, mission: Mission, contact_id: int, line: ContactLine
) -> Kept:
    """A whole line about a contact that is already kept: what it says replaces or adds to what is known."""
    contact = (await own_card(tx, member, mission, contact_id)).contact
    said = {name: value for name, value in (await fields_of(tx, mission.id, line)).items() if value}
    lists = ("emails", "phones", "links")
    added: dict[str, Any] = {name: together(getattr(contact, name), said.get(name, ())) for name in lists}
    added["source"] = contact.source or line.source
    about = "\n".join(together((contact.about,), (line.about,)))
    await tx.contacts.change(contact.model_copy(update=said | added | {"about": about}))
    await promise(tx, member, contact_id, line)
    return await _settled(tx, member, mission, contact_id, line.leftover)


async def mend(
    tx: Transaction,
    member: Member,
    mission: Mission,
    contact_id: int,
    *,
    field: Field,
    typed: str,
    today: date,
) -> Kept:
    """Put what was typed in the place of one field. What is no e-mail or no phone goes to `about` and is named."""
    card = await own_card(tx, member, mission, contact_id)
    typed = clean(typed)
    if field == "step":
        found = find_day(typed, today)
        await set_step(tx, member, card, text=typed, due_on=found.day if found else None)
    elif field == "day":
        await set_day(tx, member, card, _day(typed, today, member.person.language))
    update, leftover = await _mended(
        tx, mission, card.contact, field=field, typed=typed, today=today, member=member
    )
    await tx.contacts.change(card.contact.model_copy(update=update))
    if card.contact.organisation_id and field == "organisation":
        await tx.organisations.forget_unmet(card.contact.organisation_id)
    return await _settled(tx, member, mission, contact_id, leftover)


async def same_organisation(
    tx: Transaction, member: Member, mission: Mission, contact_id: int, organisation_id: int
) -> Kept:
    """The contact is from the partner that its card asks about; the entry that the slip of the pen had made goes.

    Anything else is refused: another partner is named by its name, as in any field.
    """
    card = await own_card(tx, member, mission, contact_id)
    contact, near = card.contact, card.near
    if near is None or near.id != organisation_id or contact.organisation_id is None:
        raise UserError("stale-button")
    named = {"organisation": near.name, "organisation_id": near.id}
    await tx.contacts.change(contact.model_copy(update=named))
    await tx.organisations.forget_unmet(contact.organisation_id)
    return await _settled(tx, member, mission, contact_id, ())


def _day(typed: str, today: date, language: str) -> date:
    named = day_named(typed, today, language)
    if named is None:
        raise UserError("contact-day-unclear", typed=typed[:200])
    return named


async def _mended(
    tx: Transaction,
    mission: Mission,
    contact: Contact,
    *,
    field: Field,
    typed: str,
    today: date,
    member: Member,
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The fields of the contact that change, and what could not be read."""
    if field in {"step", "day"}:
        return {}, ()
    if field == "organisation":
        entry = await ledger_entry(tx, mission.id, typed)
        return {"organisation": fuller(typed, entry.name), "organisation_id": entry.id}, ()
    if field not in {"email", "phone"}:
        return {field: typed}, ()
    line = read_line(f"-, {typed}", mission, today, member.person.language, member.person.phone)
    found = line.emails if field == "email" else line.phones
    if found:
        return {f"{field}s": found}, line.leftover
    return {"about": "\n".join(together((contact.about,), (typed,)))}, (typed,)


async def set_step(tx: Transaction, member: Member, card: Card, *, text: str, due_on: date | None) -> None:
    """What the member owes the contact next; a day that is not named anew stands."""
    if card.step:
        await promises.change(tx, member, card.step, text=text, due_on=due_on or card.step.due_on)
    else:
        await promises.make(tx, member, card.contact.id, text=text, due_on=due_on)


async def set_day(tx: Transaction, member: Member, card: Card, due_on: date) -> None:
    """Until when; a day without a step makes one of what the contact is about."""
    await set_step(tx, member, card, text=card.step.text if card.step else card.contact.about, due_on=due_on)


async def _settled(
    tx: Transaction, member: Member, mission: Mission, contact_id: int, leftover: tuple[str, ...]
) -> Kept:
    """After a change the contact may turn out to be one whom the delegation has met."""
    contact = await tx.contacts.get(contact_id)
    known = await settle(tx, contact) if contact else None
    card = await own_card(tx, member, mission, known.id if known else contact_id)
    return Kept(card=card, again=known is not None, leftover=leftover)
