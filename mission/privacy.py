"""What is kept about a person: shown with its purpose, taken along as a file, erased. PRODUCT.md › Privacy and safety."""

import json
from datetime import date, datetime, time
from typing import Any, Final

from storage.contacts import Contact
from storage.erasing import ErasingStore
from storage.missions import Mission
from storage.people import Person
from storage.privacy import PrivacyStore
from storage.record import Record
from storage.transaction import Transaction

SHORTEST_NAME: Final = 4
"""Shorter names, addresses and numbers would be found in the middle of other people's words."""
SHORTEST_TEXT: Final = 20
"""A shorter text ("Call") is everybody's; where it was shown with its author, the author's name finds it."""
BEGINNING: Final = 24
"""Lists show at least so much of a text before they trim it."""

SCRUB: Final = "scrub-file"
"""The fact that asks for a VACUUM: free space inside the file can hold copies of rows that moved before they went."""


class Leaving(Record):
    """What an erasure does: contacts that go or stay with colleagues, and announcements to others, which stay."""

    going: int
    staying: int
    announcements: int = 0


class MissionLeaving(Record):
    """What goes with a mission: of its `members` those who are in no other (`going`), and its contacts."""

    members: int
    going: int
    contacts: int


async def holdings(tx: Transaction, person: Person) -> dict[str, int]:
    """By kind of data: how many records are kept about a person."""
    return await _privacy(tx).counts(person)


async def exported(tx: Transaction, person: Person) -> bytes:
    """Everything about a person, as JSON (UTF-8, moments in UTC)."""
    kept = await _privacy(tx).everything(person)
    whole = {"exported_at": tx.now, **kept}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=_written).encode(
        "utf-8", "backslashreplace"
    )


def _written(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in an export")


async def leaving(tx: Transaction, person: Person) -> Leaving:
    """What would become of what others share."""
    going = len(await _privacy(tx).contacts_only_of(person))
    held = await holdings(tx, person)
    return Leaving(going=going, staying=held["contacts"] - going, announcements=held["broadcasts"])


async def erase(tx: Transaction, person: Person) -> None:
    """Erase a person: a contact that colleagues logged too stays with them, the rest goes.

    Messages that showed others the person's name or words are blanked on our side; what a colleague or an organiser
    wrote themselves is theirs and stays. Partners whom they knew stay known, or they would be new. The audit log keeps the number, which nobody else will be given.
    """
    kept, erasing = _privacy(tx), ErasingStore(tx.connection, tx.now)
    alone = await kept.contacts_only_of(person)
    names = await kept.names_of(person, alone)
    texts = await kept.texts_of(person, alone)
    sought, shared = needles(names, texts), await kept.missions_of(person)
    for mission_id in shared:
        await kept.forget_words_in(mission_id, sought)
    await erasing.forget_updates(shared, sought)
    await erasing.forget_updates_from([person.telegram_id] if person.telegram_id else [])
    await tx.organisations.leave_baselines(person.id)
    await kept.remove_contacts(alone)
    await kept.forget(person)
    await tx.facts.set(SCRUB, tx.now.isoformat())
    await tx.audit.record(None, person.id, "privacy.erased", person=person.id)


async def erase_contact(tx: Transaction, mission: Mission, actor_id: int, contact: Contact) -> None:
    """Erase a contact who asks for it: from this mission and from the others of its programme, wherever named.

    What members wrote stays theirs, with … in the place of the name; figures count the contact no more.
    """
    kept, erasing = _privacy(tx), ErasingStore(tx.connection, tx.now)
    beside = await erasing.missions_beside(mission.id)
    entries = await erasing.entries_of(contact, beside)
    names = [name for name in await kept.reached_by(entries) if len(name) >= SHORTEST_NAME]
    sought = needles(names, await erasing.words_to(entries))
    for mission_id in beside:
        await kept.forget_words_in(mission_id, sought)
    await erasing.forget_updates(beside, names)
    await erasing.forget_drafts(beside, names)
    await kept.remove_contacts(entries)
    await erasing.unname(beside, names)
    await tx.facts.set(SCRUB, tx.now.isoformat())
    await tx.audit.record(mission.id, actor_id, "contact.erased", contact=contact.id, entries=len(entries))


async def mission_leaving(tx: Transaction, mission: Mission) -> MissionLeaving:
    """What would go with a mission."""
    return MissionLeaving(
        members=len(await tx.people.names_in(mission.id)),
        going=len(await ErasingStore(tx.connection, tx.now).only_in(mission.id)),
        contacts=len(await tx.contacts.of_mission(mission.id)),
    )


async def erase_mission(tx: Transaction, mission: Mission, actor_id: int | None = None) -> None:
    """Erase a mission with all that belongs to it, and everybody who is in no other.

    Messages stay in people's own chats; nothing more is sent. The audit log keeps numbers alone.
    """
    await ErasingStore(tx.connection, tx.now).forget_mission(mission.id)
    await tx.facts.set(SCRUB, tx.now.isoformat())
    await tx.audit.record(None, actor_id, "mission.erased", mission=mission.id)


def needles(names: list[str], texts: list[str]) -> list[str]:
    """What to look for in messages to others: whole names, the beginnings of longer texts as lists show them."""
    found = {name for name in names if len(name) >= SHORTEST_NAME}
    for text in (text for text in texts if len(text) >= SHORTEST_TEXT):
        found |= {text[:BEGINNING].strip(), " ".join(text.split())[:BEGINNING].strip()}
    return sorted(found - {""})


def _privacy(tx: Transaction) -> PrivacyStore:
    return PrivacyStore(tx.connection, tx.now)
