"""A contact as a member sees it: the card, the lists, and what counts."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal

from mission.errors import UserError
from mission.matching import perhaps_twin
from mission.merging import ORGANISER
from mission.near_partners import near_entry
from storage.agenda import Session
from storage.columns import folded
from storage.contacts import Contact, Encounter
from storage.files import KeptFile
from storage.missions import Mission
from storage.organisations import Organisation
from storage.people import Member
from storage.promises import Promise
from storage.record import Record
from storage.transaction import Transaction


class Met(Record):
    """That a colleague met the contact, and on which day of the mission's zone."""

    name: str
    day: date


class Promised(Record):
    """What a colleague still owes the contact."""

    name: str
    text: str


class Perhaps(Record):
    """Another contact that may be the same person, and who met them."""

    contact: Contact
    met_by: tuple[str, ...] = ()


class Card(Record):
    """A contact as one member sees it. `others`: colleagues who met them; `promised`: what colleagues owe them;
    `neighbours`: who else of the same organisation the delegation knows.

    `mine` is this member's own meeting, whose private note nobody else is shown; `steps` are their open promises,
    the earliest due first, and `awaited` what they wait for from the contact. `merge`: the last merge that the contact
    was made by (its id; 0 for none). `near`: the partner that may be the contact's own, by a slip of the pen in its name;
    whoever met the contact can tell.
    """

    contact: Contact
    mine: Encounter | None = None
    session: Session | None = None
    steps: tuple[Promise, ...] = ()
    awaited: tuple[Promise, ...] = ()
    others: tuple[Met, ...] = ()
    promised: tuple[Promised, ...] = ()
    neighbours: tuple[str, ...] = ()
    files: tuple[KeptFile, ...] = ()
    perhaps: Perhaps | None = None
    near: Organisation | None = None
    merge: int = 0
    may_merge: bool = False

    @property
    def step(self) -> Promise | None:
        return next(iter(self.steps), None)

    @property
    def missing(self) -> Literal["name", "organisation"] | None:
        """What a contact needs to count: a name and an organisation."""
        return "name" if not self.contact.name else None if self.contact.organisation else "organisation"


async def card_of(tx: Transaction, member: Member, mission: Mission, contact_id: int) -> Card:
    """A contact of the member's mission, whoever logged it; refused when there is none."""
    contact = await tx.contacts.get(contact_id)
    if contact is None or contact.mission_id != member.membership.mission_id:
        raise UserError("stale-button")
    meetings = await tx.contacts.meetings_with(contact_id)
    mine = next((met for met in meetings if met.person_id == member.person.id), None)
    names = await tx.people.names_in(mission.id)
    given = [promise for promise in await tx.promises.of_contacts([contact_id]) if promise.state == "open"]
    still = [promise for promise in given if promise.owed_by == "us"]
    awaited = [p for p in given if p.owed_by == "them" and p.owner_id == member.person.id]
    others = [met for met in meetings if met.person_id != member.person.id]
    return Card(
        contact=contact,
        mine=mine,
        session=await tx.agenda.get(mine.session_id) if mine and mine.session_id else None,
        steps=tuple(sorted((p for p in still if p.owner_id == member.person.id), key=_by_day)),
        awaited=tuple(sorted(awaited, key=_by_day)),
        others=tuple(
            Met(name=names.get(met.person_id, ""), day=met.met_at.astimezone(mission.zone).date())
            for met in others
        ),
        promised=tuple(
            Promised(name=names.get(p.owner_id, ""), text=p.text)
            for p in still
            if p.owner_id != member.person.id
        ),
        neighbours=await _neighbours(tx, contact),
        files=tuple(
            file for file in await tx.files.of_contact(contact_id) if file.person_id == member.person.id
        ),
        perhaps=await _perhaps(tx, contact, names),
        near=await near_entry(tx, contact) if mine else None,
        merge=next(iter(await tx.merges.ids_of(contact_id)), 0),
        may_merge=mine is not None or member.membership.role == ORGANISER,
    )


async def _perhaps(tx: Transaction, contact: Contact, names: Mapping[int, str]) -> Perhaps | None:
    """The other entry that may be about the same person."""
    twin = await perhaps_twin(tx, contact)
    if twin is None:
        return None
    met = await tx.contacts.meetings_with(twin.id)
    return Perhaps(contact=twin, met_by=tuple(names.get(one.person_id, "") for one in met))


async def _neighbours(tx: Transaction, contact: Contact) -> tuple[str, ...]:
    """Names of the others at the same organisation."""
    if contact.organisation_id is None:
        return ()
    there = await tx.contacts.at_organisation(contact.organisation_id)
    return tuple(other.name for other in there if other.id != contact.id and other.name)


async def own_card(tx: Transaction, member: Member, mission: Mission, contact_id: int) -> Card:
    """The same, of a contact that the member met."""
    card = await card_of(tx, member, mission, contact_id)
    if card.mine is None:
        raise UserError("stale-button")
    return card


def _by_day(promise: Promise) -> tuple[date, int]:
    return promise.due_on or date.max, promise.id


class Listed(Record):
    """A line of a list of contacts: the member's own open step, or who met them."""

    contact: Contact
    step: Promise | None = None
    met_by: tuple[str, ...] = ()


async def own_list(tx: Transaction, member: Member) -> list[Listed]:
    """A member's contacts, newest first, each with its next step."""
    mission_id, person_id = member.membership.mission_id, member.person.id
    steps: dict[int, Promise] = {}
    for promise in sorted(await tx.promises.open_of(mission_id, person_id), key=_by_day):
        steps.setdefault(promise.contact_id, promise)
    met = await tx.contacts.of_person(mission_id, person_id)
    return [Listed(contact=contact, step=steps.get(contact.id)) for contact in met]


async def everyones_list(tx: Transaction, mission_id: int) -> list[Listed]:
    """The contacts of the whole delegation by name, each with who met them."""
    names = await tx.people.names_in(mission_id)
    met_by: dict[int, list[str]] = {}
    for encounter in await tx.contacts.encounters_of(mission_id):
        met_by.setdefault(encounter.contact_id, []).append(names.get(encounter.person_id, ""))
    known = await tx.contacts.of_mission(mission_id)
    return [Listed(contact=contact, met_by=tuple(met_by.get(contact.id, ()))) for contact in known]


def searched(listed: Sequence[Listed], words: str) -> list[Listed]:
    """Those in whose name, organisation or position every word stands, case and diacritics aside."""
    wanted = set(folded(words).split())
    return [one for one in listed if _mentions(one.contact, wanted)]


def _mentions(contact: Contact, wanted: Collection[str]) -> bool:
    said = folded(f"{contact.name} {contact.organisation} {contact.position}")
    return all(word in said for word in wanted)


async def contacts_by_definition(tx: Transaction, mission_id: int) -> list[Contact]:
    """PRODUCT.md › Results: a name and an organisation, logged by at least one delegate; duplicates were merged."""
    logged = {encounter.contact_id for encounter in await tx.contacts.encounters_of(mission_id)}
    known = await tx.contacts.of_mission(mission_id)
    return [one for one in known if one.id in logged and folded(one.name) and folded(one.organisation)]
