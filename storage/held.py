"""What is kept about one person, kind by kind: the one list by which it is shown, exported, counted and erased."""

from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import ColumnElement, Delete, Select, Table, case, delete, or_, select

from storage.people import Person
from storage.schema import (
    agreements,
    answers,
    attendance,
    audit,
    baselines,
    broadcasts,
    consents,
    encounters,
    files,
    flows,
    handovers,
    invitations,
    memberships,
    merges,
    notes,
    outbox,
    participations,
    people,
    projects,
    promises,
    witnesses,
)


class Held(NamedTuple):
    """A kind of data: the rows of a table that are a person's, and what they are told of each.

    Columns are named with blanks between them; `contact_id.name` is the name of the contact that `contact_id` refers to,
    and `contact=contact_id.name` tells it as `contact`.
    """

    table: Table
    told: str
    theirs: str = "person_id"
    """By which a row is the person's: any of these columns."""
    order: str = "id"
    roles: tuple[str, ...] = ()
    """What the person is by each column of `theirs`; told first."""
    known_by: Literal["id", "telegram_id"] = "id"
    """What of the person stands in `theirs`."""
    stays: bool = False
    """Something of it is needed without the person: `PrivacyStore.forget` has a rule for it. All else is deleted."""


HELD: Final = {
    "profile": Held(
        people,
        "name email phone website telegram_id language timezone agenda_at reminder_minutes"
        " unreachable_since muted quiet_from quiet_until card_without",
        theirs="id",
        stays=True,
    ),
    "memberships": Held(
        memberships,
        "mission=mission_id.code role organisation position joined_at left_at group=group_id.name",
    ),
    "invitations": Held(
        invitations,
        "mission=membership_id.mission_id.code issued_at used_at",
        theirs="membership_id.person_id",
    ),
    "consents": Held(consents, "mission=mission_id.code purpose version language given_at withdrawn_at"),
    "contacts": Held(
        encounters,
        "mission=contact_id.mission_id.code contact_id.name contact_id.organisation"
        " contact_id.position contact_id.emails contact_id.phones contact_id.links"
        " contact_id.about contact_id.source note met_at met_at_session=session_id.title",
    ),
    "promises": Held(
        promises,
        "mission=contact_id.mission_id.code contact=contact_id.name text due_on owed_by state"
        " made_at closed_at",
        theirs="owner_id",
    ),
    "notes": Held(
        notes, "mission=mission_id.code kind text theme place latitude longitude written_at shared"
    ),
    "answers": Held(answers, "mission=mission_id.code question subject value answered_at"),
    "attendance": Held(
        attendance,
        "mission=session_id.mission_id.code session=session_id.title marked_at",
        order="session_id.starts_at",
    ),
    "projects": Held(
        projects,
        "mission=organisation_id.mission_id.code partner=organisation_id.name name stage evidence"
        " claimed_at staged_at confirmed_at confirmed_by withdrawn_at",
        theirs="owner_id",
        stays=True,
    ),
    "agreements": Held(
        agreements,
        "mission=organisation_id.mission_id.code partner=organisation_id.name kind parties"
        " signed_on evidence claimed_at confirmed_at confirmed_by withdrawn_at",
        theirs="owner_id",
        stays=True,
    ),
    "handovers": Held(
        handovers, "state asked_at settled_at", theirs="from_id to_id", roles=("asked", "was asked")
    ),
    "merges": Held(merges, "merged_at", theirs="merged_by_id", stays=True),
    "files": Held(files, "mission=mission_id.code kind name sent_at"),
    "witnesses": Held(witnesses, "mission=note_id.mission_id.code seen_at", order="seen_at"),
    "participations": Held(
        participations, "mission=question_id.mission_id.code question=question_id.text", order="question_id"
    ),
    "known_partners": Held(baselines, "organisation_id.name known_since stage said_at"),
    "drafts": Held(
        flows, "name step draft touched_at", theirs="telegram_id", order="chat_id", known_by="telegram_id"
    ),
    "broadcasts": Held(
        broadcasts,
        "mission=mission_id.code text audience state created_at sent_at",
        theirs="author_id",
        stays=True,
    ),
    "acts": Held(audit, "act subject done_at", theirs="actor_id", stays=True),
    "messages": Held(outbox, "kind occasion version due_at sent_at state", stays=True),
}


def held_about(person: Person) -> dict[str, Select[Any]]:
    """By kind: what is kept about the person, in columns that they can read."""
    return {kind: _read(held, person) for kind, held in HELD.items()}


def going_with(person: Person) -> list[Delete]:
    """What deletes everything that is the person's alone."""
    return [delete(held.table).where(or_(*_ties(held, person))) for held in HELD.values() if not held.stays]


def _read(held: Held, person: Person) -> Select[Any]:
    ties = _ties(held, person)
    told = [_told(held.table, column) for column in held.told.split()]
    if held.roles:
        told.insert(0, case(*zip(ties, held.roles, strict=True)).label("role"))
    return select(*told).where(or_(*ties)).order_by(_at(held.table, held.order))


def _ties(held: Held, person: Person) -> list[ColumnElement[bool]]:
    return [_at(held.table, column) == getattr(person, held.known_by) for column in held.theirs.split()]


def _told(table: Table, column: str) -> ColumnElement[Any]:
    """`name`, `way.name` or `label=way.name`."""
    label, _, path = column.rpartition("=")
    return _at(table, path).label(label or path.rpartition(".")[2])


def _at(table: Table, path: str) -> ColumnElement[Any]:
    """A column of the table, or of the row to which its reference leads, and so on; nothing where that is empty."""
    name, _, beyond = path.partition(".")
    column = table.c[name]
    if not beyond:
        return column
    [key] = column.foreign_keys
    there = select(_at(key.column.table, beyond)).where(key.column == column)
    return there.correlate(table).scalar_subquery()
