"""Partners: the organisations of a mission, who was met there, how far projects are, and what was so before departure.

PRODUCT.md › Results defines partner, new and strengthened; docs/decisions/0010 says how a stage is compared.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    """One person outside the delegation at a partner; `ids` are of all entries about them, `met_by` of who met them.

    `entry_id` is of the organisation in the ledger, 0 where only the contact names it.
    """

    name: str
    organisation: str
    position: str
    entry_id: int
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
    def name(self) -> str:
        return self.organisation.name

    @property
    def is_partner(self) -> bool:
        return bool(self.contacts)

    @property
    def known(self) -> bool:
        """Strengthened partners are known ones too."""
        return self.standing != "new"

    @property
    def strengthened(self) -> bool:
        return self.standing == "strengthened"


async def ledger_of(tx: Transaction, mission: Mission) -> list[Partner]:
    """Every organisation of the mission by name, with all that its standing rests on; partners are those with contacts."""
    entries = await tx.organisations.of_mission(mission.id)
    return ledger(
        entries,
        met=contacts_met(
            await tx.contacts.of_mission(mission.id),
            await tx.contacts.encounters_of(mission.id),
            await tx.people.members_of(mission.id),
            entries,
        ),
        baselines=await tx.organisations.baselines_of(mission.id),
        projects=await tx.projects.of_mission(mission.id),
        agreements=await tx.agreements.of_mission(mission.id),
        earlier=await tx.organisations.met_earlier(mission.id),
    )


def ledger(
    organisations: Iterable[Organisation],
    *,
    met: Iterable[PartnerContact],
    baselines: Iterable[Baseline],
    projects: Iterable[Project],
    agreements: Iterable[Agreement] = (),
    earlier: Collection[str] = (),
) -> list[Partner]:
    """The same from its parts; `met` as `contacts_met` gives them, `earlier` the folded names of earlier missions."""
    there: dict[tuple[int, str], list[PartnerContact]] = {}
    for contact in met:
        unlisted = "" if contact.entry_id else folded(contact.organisation)
        there.setdefault((contact.entry_id, unlisted), []).append(contact)
    entries = [*organisations, *(_unlisted(found[0]) for (number, _), found in there.items() if not number)]
    said, claimed, signed = (
        _by_organisation(baselines),
        _by_organisation(one for one in projects if not one.withdrawn_at),
        _by_organisation(one for one in agreements if not one.withdrawn_at),
    )
    made = []
    for entry in entries:
        partner = Partner(
            organisation=entry,
            contacts=tuple(there.get((entry.id, "" if entry.id else entry.folded), ())),
            since=entry.known_since,
            projects=tuple(claimed.get(entry.id, ())),
            agreements=tuple(signed.get(entry.id, ())),
            earlier=entry.folded in earlier,
            stage=furthest(one.stage for one in claimed.get(entry.id, ())),
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


def contacts_met(
    contacts: Iterable[Contact],
    encounters: Iterable[Encounter],
    members: Iterable[Member],
    organisations: Iterable[Organisation],
) -> tuple[PartnerContact, ...]:
    """Contacts that count, by name: complete, logged by somebody, outside the delegation, each person once.

    Entries are one person when they have one name at one entry of the ledger, however each spells the organisation.
    """
    loggers: dict[int, list[int]] = {}
    for encounter in encounters:
        loggers.setdefault(encounter.contact_id, []).append(encounter.person_id)
    own = {
        (folded(one.person.name), folded(one.membership.organisation))
        for one in members
        if one.membership.role in OWN_ROLES
    }
    counted = [one for one in contacts if is_complete(one) and one.id in loggers and _said(one) not in own]
    counted.sort(key=lambda one: one.id)
    same: dict[tuple[str, int, str], list[Contact]] = {}
    for contact, entry_id in zip(counted, _entry_ids(counted, organisations), strict=True):
        name, organisation = _said(contact)
        same.setdefault((name, entry_id, "" if entry_id else organisation), []).append(contact)
    made = [_merged(entries, entry_id, loggers) for (_, entry_id, _), entries in same.items()]
    return tuple(sorted(made, key=lambda one: (folded(one.name), folded(one.organisation), one.ids)))


def is_complete(contact: Contact) -> bool:
    """Only somebody with a name and an organisation counts."""
    return all(_said(contact))


def _said(contact: Contact) -> tuple[str, str]:
    return folded(contact.name), folded(contact.organisation)


def _entry_ids(contacts: Sequence[Contact], organisations: Iterable[Organisation]) -> list[int]:
    """Where each works: the entry it is linked to, else that of another entry about the same person, else by its name."""
    by_name = {entry.folded: entry.id for entry in organisations}
    listed = set(by_name.values())
    linked: dict[tuple[str, str], int] = {}
    for one in contacts:
        if one.organisation_id in listed:
            linked.setdefault(_said(one), one.organisation_id)
    return [linked.get(_said(one)) or by_name.get(folded(one.organisation), 0) for one in contacts]


def _merged(
    entries: Sequence[Contact], entry_id: int, loggers: Mapping[int, Iterable[int]]
) -> PartnerContact:
    people = {person: None for one in entries for person in loggers[one.id]}
    return PartnerContact(
        name=entries[0].name,
        organisation=entries[0].organisation,
        position=next((one.position for one in entries if one.position), ""),
        entry_id=entry_id,
        ids=tuple(one.id for one in entries),
        met_by=tuple(people),
    )


def _unlisted(contact: PartnerContact) -> Organisation:
    """An organisation that only a contact names."""
    blank = dict.fromkeys(("country", "kind", "website"), "")
    name = contact.organisation
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
