"""Partners: organisations with a contact that counts; new, known, strengthened."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby

from mission.results.contacts import MetContact
from storage.organisations import Organisation
from storage.projects import STAGES, Project, Stage
from storage.record import Record


class Partner(Record):
    """An organisation with at least one contact. `since`: known since when, where the baseline says so.

    `strengthened`: known, and some project is further than before departure.
    """

    name: str
    known: bool
    since: str
    contacts: int
    strengthened: bool = False


def partners(
    met: Iterable[MetContact],
    ledger: Iterable[Organisation],
    earlier: Collection[str],
    strengthened: Collection[int] = (),
) -> tuple[Partner, ...]:
    """Organisations with a contact, by name; new when in no baseline and in no earlier mission of the programme."""
    known = {organisation.folded: organisation for organisation in ledger}
    made = []
    by_partner = groupby(
        sorted(met, key=lambda contact: contact.partner), key=lambda contact: contact.partner
    )
    for key, group in by_partner:
        contacts = list(group)
        entry = known.get(key)
        known_before = key in earlier or (entry is not None and entry.known)
        made.append(
            Partner(
                name=entry.name if entry else contacts[0].organisation,
                known=known_before,
                since=entry.known_since if entry else "",
                contacts=len(contacts),
                strengthened=known_before and entry is not None and entry.id in strengthened,
            ),
        )
    return tuple(made)


def risen(projects: Iterable[Project], before: Mapping[int, Sequence[str]]) -> set[int]:
    """Organisations whose furthest standing project is further than it was before departure.

    `before`: by organisation, the stages that the baseline names; none said is before any.
    """
    now: dict[int, int] = {}
    for project in (project for project in projects if project.withdrawn_at is None):
        now[project.organisation_id] = max(now.get(project.organisation_id, 0), reach(project.stage))
    return {
        organisation
        for organisation, stage in now.items()
        if stage > max((reach(said) for said in before.get(organisation, ())), default=0)
    }


def reach(stage: Stage | str) -> int:
    """How far a stage is: 0 before it began and where it stopped, 1 for an idea and so on."""
    order = [known for known in STAGES if known != "stopped"]
    return order.index(stage) + 1 if stage in order else 0
