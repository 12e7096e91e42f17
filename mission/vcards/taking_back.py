"""Undo of keeping a whole file of cards: what one tap made goes again, unless somebody has added to it since.

A contact that was there before stays with all that the cards added; only the member's own part in it is taken back.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from mission import promises
from mission.seals import seal_of
from storage.contacts import Contact
from storage.missions import Mission
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction

Outcome = Literal["gone", "known", "changed", ""]


class Sealed(NamedTuple):
    """By its id, and how it stood when the tap was done."""

    id: int
    seal: str


class Part(Record):
    """The member's own part in a contact that was there before: of it the tap made the meeting, and these promises."""

    contact: int
    seal: str
    met: bool = False
    promises: tuple[int, ...] = ()


class Made(Record):
    """What one tap made. Numbers and digests alone: nobody's name stands here after they have been erased."""

    contacts: tuple[Sealed, ...] = ()
    parts: tuple[Part, ...] = ()
    organisations: tuple[Sealed, ...] = ()

    @property
    def anything(self) -> bool:
        return bool(self.contacts or any(part.met or part.promises for part in self.parts))


class TakenBack(Record):
    """How many contacts are gone, were `known` before and stay, stay because they were changed since."""

    gone: int = 0
    known: int = 0
    changed: int = 0


class Before(NamedTuple):
    """The ids of what was there: contacts, those whom the member had met, their promises, the ledger."""

    contacts: frozenset[int]
    met: frozenset[int]
    promises: frozenset[int]
    organisations: frozenset[int]


# --- what the tap makes -------------------------------------------------------------------------------------------


async def before_keeping(tx: Transaction, member: Member) -> Before:
    mission_id, person_id = member.membership.mission_id, member.person.id
    return Before(
        contacts=frozenset(one.id for one in await tx.contacts.of_mission(mission_id)),
        met=frozenset(one.id for one in await tx.contacts.of_person(mission_id, person_id)),
        promises=frozenset(one.id for one in await tx.promises.of_mission(mission_id)),
        organisations=frozenset(one.id for one in await tx.organisations.of_mission(mission_id)),
    )


async def made_since(tx: Transaction, member: Member, before: Before, touched: Sequence[int]) -> Made:
    """`touched`: the contacts that the cards were kept with, new or not."""
    contacts = [one for number in dict.fromkeys(touched) if (one := await tx.contacts.get(number))]
    ledger = await tx.organisations.of_mission(member.membership.mission_id)
    new = [one.id for one in ledger if one.id not in before.organisations]
    named = [entry for number in new if (entry := await tx.organisations.get(number))]
    return Made(
        contacts=tuple([await _sealed(tx, one) for one in contacts if one.id not in before.contacts]),
        parts=tuple([await _part(tx, member, one, before) for one in contacts if one.id in before.contacts]),
        organisations=tuple(Sealed(entry.id, seal_of(entry)) for entry in named),
    )


async def _sealed(tx: Transaction, contact: Contact) -> Sealed:
    """The contact with all that hangs on it, whoever hung it there."""
    given = await tx.promises.of_contacts([contact.id])
    return Sealed(
        contact.id,
        seal_of(
            contact,
            *await tx.contacts.meetings_with(contact.id),
            *given,
            *[asked for promise in given for asked in await tx.handovers.of_promise(promise.id)],
            *await tx.files.of_contact(contact.id),
            *await tx.merges.of_contact(contact.id),
            *await tx.answers.about(contact.mission_id, f"contact:{contact.id}"),
        ),
    )


async def _part(tx: Transaction, member: Member, contact: Contact, before: Before) -> Part:
    mine = await _own_promises(tx, member, contact.id)
    return Part(
        contact=contact.id,
        seal=await _part_seal(tx, member, contact.id),
        met=contact.id not in before.met,
        promises=tuple(promise.id for promise in mine if promise.id not in before.promises),
    )


async def _part_seal(tx: Transaction, member: Member, contact_id: int) -> str:
    meeting = await tx.contacts.meeting(contact_id, member.person.id)
    mine = await _own_promises(tx, member, contact_id)
    sent = await tx.files.of_contact(contact_id)
    return seal_of(
        *([meeting] if meeting else []),
        *mine,
        *[asked for promise in mine for asked in await tx.handovers.of_promise(promise.id)],
        *[file for file in sent if file.person_id == member.person.id],
    )


async def _own_promises(tx: Transaction, member: Member, contact_id: int) -> list[Promise]:
    given = await tx.promises.of_contacts([contact_id])
    return [promise for promise in given if promise.owner_id == member.person.id]


# --- and what is taken back ---------------------------------------------------------------------------------------


async def take_back(tx: Transaction, member: Member, mission: Mission, made: Made) -> TakenBack:
    """Everything that still stands as the tap left it; what is deleted already is not counted."""
    became = [await _contact_back(tx, member, mission, one) for one in made.contacts]
    became += [await _part_back(tx, member, mission, part) for part in made.parts]
    for named in made.organisations:
        entry = await tx.organisations.get(named.id)
        if entry and entry.mission_id == mission.id and seal_of(entry) == named.seal:
            await tx.organisations.forget_unmet(entry.id)
    return TakenBack(gone=became.count("gone"), known=became.count("known"), changed=became.count("changed"))


async def _contact_back(tx: Transaction, member: Member, mission: Mission, made: Sealed) -> Outcome:
    contact = await tx.contacts.get(made.id)
    if contact is None:
        return await _went(tx, made.id)
    alone = await tx.contacts.met_by(made.id) == {member.person.id}
    if contact.mission_id != mission.id or not alone or await _sealed(tx, contact) != made:
        return "changed"
    for promise in await tx.promises.of_contacts([made.id]):
        await promises.forget(tx, mission.id, promise)
    await tx.contacts.remove(made.id)
    return "gone"


async def _part_back(tx: Transaction, member: Member, mission: Mission, part: Part) -> Outcome:
    """The meeting goes only while a colleague's stays: a contact of nobody would be lost."""
    contact = await tx.contacts.get(part.contact)
    if contact is None:
        return await _went(tx, part.contact)
    if not (part.met or part.promises):
        return "known"
    others = await tx.contacts.met_by(part.contact) - {member.person.id}
    lonely = part.met and not others
    same = await _part_seal(tx, member, part.contact) == part.seal
    if contact.mission_id != mission.id or lonely or not same:
        return "changed"
    for promise in await _own_promises(tx, member, part.contact):
        if promise.id in part.promises:
            await promises.forget(tx, mission.id, promise)
    if part.met:
        await tx.contacts.forget_meeting(part.contact, member.person.id)
    return "known"


async def _went(tx: Transaction, contact_id: int) -> Outcome:
    """Merged into an earlier entry it is still there; else it has been deleted."""
    return "changed" if await tx.merges.swallowed(contact_id) else ""
