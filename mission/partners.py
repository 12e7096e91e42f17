"""Partners: the organisations of a mission, who was met there, how far projects are, and what was so before departure.

PRODUCT.md › Results defines partner, new and strengthened; docs/decisions/0010 says how a stage is compared.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final, Literal, TypeVar

from mission.errors import UserError
from storage.agreements import Agreement
from storage.columns import folded
from storage.contacts import Contact, Encounter
from storage.missions import Mission
from storage.organisations import Baseline, Organisation
from storage.people import Member
from storage.projects import STAGES, Project
from storage.record import Record
from storage.transaction import Transaction

OWN_ROLES: Final = frozenset({"delegate", "organiser"})
"""Who belongs to the delegation: hosts receive it, so they are outside."""
KINDS: Final = ("cluster", "company", "university", "authority", "embassy", "network")

About = TypeVar("About", Baseline, Project, Agreement)
Standing = Literal["new", "known", "strengthened"]


class PartnerContact(Record):
    """One person outside the delegation at a partner; `ids` are of all entries about them, `met_by` of who met them."""

    name: str
    position: str
    ids: tuple[int, ...]
    met_by: tuple[int, ...]


class Partner(Record):
    """An organisation of the ledger; by definition a partner once somebody there was met. Its `id` is 0 for one that
    only a contact names.

    `since`: known since when, as it was written; `stage` is how far projects are now, `before` how far they were
    ("" for none). Withdrawn projects and agreements are left out.
    """

    organisation: Organisation
    contacts: tuple[PartnerContact, ...] = ()
    standing: Standing = "new"
    since: str = ""
    stage: str = ""
    before: str = ""
    projects: tuple[Project, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    earlier: bool = False

    @property
    def is_partner(self) -> bool:
        return bool(self.contacts)


async def ledger_of(tx: Transaction, mission: Mission) -> list[Partner]:
    """Every organisation of the mission by name, with all that its standing rests on; partners are those with contacts."""
    return ledger(
        await tx.organisations.of_mission(mission.id),
        met=contacts_at(
            await tx.contacts.of_mission(mission.id),
            await tx.contacts.encounters_of(mission.id),
            await tx.people.members_of(mission.id),
        ),
        baselines=await tx.organisations.baselines_of(mission.id),
        projects=await tx.projects.of_mission(mission.id),
        agreements=await tx.agreements.of_mission(mission.id),
        earlier=await tx.organisations.met_earlier(mission.id),
    )


def ledger(
    organisations: Iterable[Organisation],
    *,
    met: Mapping[tuple[int, str], tuple[PartnerContact, ...]],
    baselines: Iterable[Baseline],
    projects: Iterable[Project],
    agreements: Iterable[Agreement] = (),
    earlier: Collection[str] = (),
) -> list[Partner]:
    """The same from its parts. `met`: contacts by the organisation's id and name, as `contacts_at` gives them."""
    entries = {entry.id: entry for entry in organisations}
    named = {entry.folded: entry.id for entry in entries.values()}
    there: dict[tuple[int, str], tuple[PartnerContact, ...]] = {}
    for (number, name), found in met.items():
        linked = number if number in entries else named.get(folded(name), 0)
        key = (linked, "" if linked else name)
        there[key] = there.get(key, ()) + found
    unlisted = [_unlisted(name) for number, name in there if not number]
    said, claimed, signed = (
        _by_organisation(baselines),
        _by_organisation(projects),
        _by_organisation(agreements),
    )
    made = []
    for entry in (*entries.values(), *unlisted):
        partner = Partner(
            organisation=entry,
            contacts=there.get((entry.id, "" if entry.id else entry.name), ()),
            since=entry.known_since,
            projects=tuple(one for one in claimed.get(entry.id, ()) if not one.withdrawn_at),
            agreements=tuple(one for one in signed.get(entry.id, ()) if not one.withdrawn_at),
            earlier=entry.folded in earlier,
            stage=furthest(one.stage for one in claimed.get(entry.id, ()) if not one.withdrawn_at),
            before=furthest(one.stage for one in said.get(entry.id, ())),
        )
        known = bool(said.get(entry.id)) or partner.earlier
        standing = standing_of(
            known=known, met=partner.is_partner, stage=partner.stage, before=partner.before
        )
        made.append(partner.model_copy(update={"standing": standing}))
    return sorted(made, key=lambda one: (one.organisation.folded, one.organisation.id))


def standing_of(*, known: bool, met: bool, stage: str, before: str) -> Standing:
    """New: nobody knew it before departure. Strengthened: known and met, and a project is further than it was then."""
    if not known:
        return "new"
    return "strengthened" if met and rank(stage) > rank(before) else "known"


def rank(stage: str) -> int:
    """How far a stage is; none, one that nobody said and "stopped" are no further than before the beginning."""
    return STAGES.index(stage) if stage in STAGES and stage != "stopped" else -1


def furthest(stages: Iterable[str]) -> str:
    """The furthest of some stages; "" where none is any."""
    best = max(stages, key=rank, default="")
    return best if rank(best) >= 0 else ""


def contacts_at(
    contacts: Iterable[Contact], encounters: Iterable[Encounter], members: Iterable[Member]
) -> dict[tuple[int, str], tuple[PartnerContact, ...]]:
    """People by where they work: with a name and an organisation, logged, outside the delegation, duplicates merged."""
    loggers: dict[int, list[int]] = {}
    for encounter in encounters:
        loggers.setdefault(encounter.contact_id, []).append(encounter.person_id)
    own = {
        (folded(one.person.name), folded(one.membership.organisation))
        for one in members
        if one.membership.role in OWN_ROLES
    }
    same: dict[tuple[str, str], list[Contact]] = {}
    for contact in sorted(contacts, key=lambda one: one.id):
        who = folded(contact.name), folded(contact.organisation)
        if all(who) and contact.id in loggers and who not in own:
            same.setdefault(who, []).append(contact)
    made: dict[tuple[int, str], tuple[PartnerContact, ...]] = {}
    for entries in same.values():
        where = next((one.organisation_id for one in entries if one.organisation_id), 0)
        at = (where, entries[0].organisation)
        made[at] = (*made.get(at, ()), _merged(entries, loggers))
    return made


def _merged(entries: list[Contact], loggers: Mapping[int, Iterable[int]]) -> PartnerContact:
    people = {person: None for one in entries for person in loggers[one.id]}
    position = next((one.position for one in entries if one.position), "")
    ids = tuple(one.id for one in entries)
    return PartnerContact(name=entries[0].name, position=position, ids=ids, met_by=tuple(people))


def _unlisted(name: str) -> Organisation:
    """An organisation that only a contact names."""
    blank = dict.fromkeys(("country", "kind", "website"), "")
    return Organisation(id=0, mission_id=0, name=name, folded=folded(name), **blank)


def _by_organisation(records: Iterable[About]) -> dict[int, list[About]]:
    found: dict[int, list[About]] = {}
    for record in records:
        found.setdefault(record.organisation_id, []).append(record)
    return found


async def partner_of(tx: Transaction, member: Member, mission: Mission, organisation_id: int) -> Partner:
    """One organisation of the member's mission with all of that; refused where there is none."""
    await entry_of(tx, member, organisation_id)
    whole = await ledger_of(tx, mission)
    return next(one for one in whole if one.organisation.id == organisation_id)


async def entry_of(tx: Transaction, member: Member, organisation_id: int) -> Organisation:
    """An organisation in the ledger of the member's mission; refused where there is none, or to a host."""
    found = await tx.organisations.get(organisation_id)
    if found is None or found.mission_id != member.membership.mission_id:
        raise UserError("stale-button")
    if member.membership.role not in OWN_ROLES:
        raise UserError("stale-button")
    return found
