"""Sheets of tables into drafts, and several drafts into one."""

from collections.abc import Iterable
from functools import partial

from mission.documents.agenda import AgendaTerms, read_sessions
from mission.documents.draft import Draft, Fault, MemberDraft, Place, SheetKind
from mission.documents.folding import folded
from mission.documents.grid import Grid
from mission.documents.lists import read_checklist, read_groups, read_partners, read_questions
from mission.documents.roster import read_members
from mission.documents.table import Table, table_of


def read_sheet(kind: SheetKind, grid: Grid, terms: AgendaTerms, country: str = "") -> Draft:
    """One sheet as the kind that it is known to be. Raises Refused, FirstDayNeeded."""
    table = table_of(grid, kind)
    match kind:
        case "agenda":
            sessions, faults = read_sessions(table, terms)
            made = partial(Draft, sessions=tuple(sessions))
        case "delegates":
            members, faults = read_members(table, country)
            made = partial(Draft, members=tuple(members))
        case "partners":
            partners, faults = read_partners(table)
            made = partial(Draft, partners=tuple(partners))
        case "departure":
            checklist, faults = read_checklist(table)
            made = partial(Draft, checklist=tuple(checklist))
        case "questions":
            questions, faults = read_questions(table)
            made = partial(Draft, questions=tuple(questions))
        case _:
            made, faults = partial(Draft, groups=tuple(read_groups(table))), []
    return made(faults=_in_order(table, faults), found=(kind,), unused=table.unused)


def joined(drafts: Iterable[Draft]) -> Draft:
    """Everything that several drafts say, in their order."""
    parts = list(drafts)
    lists = [name for name in Draft.model_fields if name != "mission"]
    together = {name: tuple(item for part in parts for item in getattr(part, name)) for name in lists}
    mission = next((part.mission for part in parts if part.mission), None)
    return Draft(mission=mission, **{**together, "found": tuple(dict.fromkeys(together["found"]))})


def with_groups(draft: Draft) -> Draft:
    """Groups as the members spell them are those of the Groups sheet; without that sheet, they are the members' own."""
    own: dict[str, str] = {}
    for member in draft.members:
        own.setdefault(folded(member.group), member.group)
    listed = {folded(group): group for group in draft.groups}
    if not listed:
        groups = tuple(filter(None, own.values()))
        members = tuple(_regrouped(member, own) for member in draft.members)
        return draft.model_copy(update={"groups": groups, "members": members})
    unknown = [member for member in draft.members if member.group and folded(member.group) not in listed]
    return draft.model_copy(
        update={
            "members": tuple(_regrouped(member, listed) for member in draft.members),
            "faults": (*draft.faults, *map(_unknown_group, unknown)),
        }
    )


def _regrouped(member: MemberDraft, listed: dict[str, str]) -> MemberDraft:
    return member.model_copy(update={"group": listed.get(folded(member.group), "")})


def _unknown_group(member: MemberDraft) -> Fault:
    place = member.origin or Place(file="")
    return Fault(place=place, key="fault-group-unknown", args={"value": member.group}, row_kept=True)


def _in_order(table: Table, faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted([*table.faults, *faults], key=lambda fault: fault.place.row or 0))
