"""Contacts that count (mission/partners.py says which), with the names of those who met them."""

from collections.abc import Iterable, Mapping

from mission.partners import PartnerContact
from storage.record import Record


class MetContact(Record):
    """One person outside the delegation, with those who met them; `ids` are the entries that are this person."""

    name: str
    organisation: str
    met_by: tuple[str, ...]
    ids: tuple[int, ...] = ()


def contact_lines(met: Iterable[PartnerContact], names: Mapping[int, str]) -> tuple[MetContact, ...]:
    """As they come; whoever was erased has no name."""
    return tuple(
        MetContact(
            name=one.name,
            organisation=one.organisation,
            met_by=tuple(names.get(person_id, "") for person_id in one.met_by),
            ids=one.ids,
        )
        for one in met
    )
