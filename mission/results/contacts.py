"""Contacts that count: one person outside the delegation, logged by somebody, duplicates merged."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from storage.columns import folded
from storage.contacts import Contact, Encounter
from storage.organisations import Organisation
from storage.people import Member
from storage.record import Record

OWN_ROLES: Final = frozenset({"delegate", "organiser"})


class MetContact(Record):
    """One person outside the delegation, with those who met them.

    `partner` is the folded name of the organisation, `ids` are the entries that are this person.
    """

    name: str
    organisation: str
    partner: str
    met_by: tuple[str, ...]
    ids: tuple[int, ...] = ()


def is_complete(contact: Contact) -> bool:
    return bool(folded(contact.name) and folded(contact.organisation))


def met_contacts(
    kept: Iterable[Contact],
    encounters: Iterable[Encounter],
    ledger: Mapping[int, Organisation],
    members: Iterable[Member],
    names: Mapping[int, str],
) -> tuple[MetContact, ...]:
    """People outside the delegation with a name and an organisation, logged by somebody, duplicates merged; by name."""
    loggers: dict[int, list[int]] = {}
    for encounter in encounters:
        loggers.setdefault(encounter.contact_id, []).append(encounter.person_id)
    own = {(folded(m.person.name), folded(m.membership.organisation)) for m in members if _is_own(m)}
    counted = [contact for contact in kept if is_complete(contact) and contact.id in loggers]
    outside = [contact for contact in counted if _identity(contact) not in own]
    merged = groupby(sorted(outside, key=lambda c: (_identity(c), c.id)), key=_identity)
    return tuple(_merged(list(same), loggers, ledger, names) for _, same in merged)


def _is_own(member: Member) -> bool:
    """Hosts receive the delegation: they are outside it."""
    return member.membership.role in OWN_ROLES


def _identity(contact: Contact) -> tuple[str, str]:
    return folded(contact.name), folded(contact.organisation)


def _merged(
    same: Sequence[Contact],
    loggers: Mapping[int, Sequence[int]],
    ledger: Mapping[int, Organisation],
    names: Mapping[int, str],
) -> MetContact:
    first = same[0]
    people = {person_id: None for contact in same for person_id in loggers[contact.id]}
    entries = (ledger.get(contact.organisation_id or 0) for contact in same)
    linked = next((entry for entry in entries if entry), None)
    return MetContact(
        name=first.name,
        organisation=first.organisation,
        partner=linked.folded if linked else folded(first.organisation),
        met_by=tuple(names.get(person_id, "") for person_id in people),
        ids=tuple(contact.id for contact in same),
    )
