"""What an import does, as a frozen record that texts and tests can read."""

from datetime import date, datetime, time

from mission.documents.draft import Fault, Place, SessionDraft
from mission.importing.comparison import Comparison
from mission.importing.sessions import MOVING, SILENT, Kept
from mission.time import wall
from storage.agenda import Session
from storage.record import Record


class Slot(Record):
    """When and where, as the clock on the wall shows it (naive, the mission's zone)."""

    day: date
    starts: datetime
    ends: datetime | None
    place: str
    all_day: bool = False


class SessionItem(Record):
    """A session of the preview: where it stands now, where it stood (`was`), and the other fields that differ."""

    title: str
    slot: Slot
    was: Slot | None = None
    fields: tuple[str, ...] = ()


class Difference(Record):
    """One thing that the file says anew."""

    field: str
    before: date | time | str
    after: date | time | str


class PersonItem(Record):
    """A member of the preview, and what differs."""

    name: str
    organisation: str
    differences: tuple[Difference, ...] = ()


class OwnWord(Record):
    """A member of whom the file says something else than they did themselves: where it says so, and in which fields."""

    place: Place | None
    name: str
    fields: tuple[str, ...]


class Preview(Record):
    """Every change that a file makes, counted and named. Nothing has been changed by making it.

    Sessions: `held` are gone from the file but stay, since an unreadable row may be theirs; `ambiguous` are rows that
    fit several sessions, and are left alone. Members: `gone` are no longer in the file and stay, `left` have left and
    are not brought back, `repeated` stand in the file twice, `unclear` might be several members, `own` keep what they have told themselves.
    """

    code: str
    name: str
    is_new: bool
    about_mission: tuple[Difference, ...]
    groups: tuple[str, ...]
    added: tuple[SessionItem, ...]
    moved: tuple[SessionItem, ...]
    changed: tuple[SessionItem, ...]
    cancelled: tuple[SessionItem, ...]
    restored: tuple[SessionItem, ...]
    ambiguous: tuple[SessionItem, ...]
    held: tuple[SessionItem, ...]
    outside: tuple[SessionItem, ...]
    unchanged: int
    members_added: tuple[PersonItem, ...]
    members_changed: tuple[PersonItem, ...]
    members_unchanged: int
    members_gone: tuple[PersonItem, ...]
    members_left: tuple[PersonItem, ...]
    members_repeated: tuple[PersonItem, ...]
    members_unclear: tuple[PersonItem, ...]
    members_own: tuple[OwnWord, ...]
    partners_added: tuple[str, ...]
    partners_changed: tuple[str, ...]
    partners_unchanged: int
    checklist: int | None
    questions: int | None
    faults: tuple[Fault, ...]
    changes_nothing: bool


def preview_of(found: Comparison) -> Preview:
    """The record of a comparison."""
    told = found.draft.mission
    named = told or found.mission
    return Preview(
        code=named.code if named else "",
        name=named.name if named else "",
        is_new=found.mission is None,
        about_mission=_about_mission(found),
        groups=found.groups,
        checklist=None if found.checklist is None else len(found.checklist),
        questions=None if found.questions is None else len(found.questions),
        faults=found.draft.faults,
        changes_nothing=found.changes_nothing,
        **_sessions(found),
        **_members(found),
        **_partners(found),
    )


def _about_mission(found: Comparison) -> tuple[Difference, ...]:
    return tuple(
        Difference(field=name, before=_shown(getattr(found.mission, name, "")), after=_shown(value))
        for name, value in found.about_mission.items()
    )


def _shown(value: object) -> date | time | str:
    if isinstance(value, date | time):
        return value
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")


def _sessions(found: Comparison) -> dict[str, object]:
    diff = found.sessions
    kept = ("moved", "changed", "cancelled", "restored")
    return {
        "added": tuple(_new_item(found, draft) for draft in diff.added),
        **{outcome: tuple(_kept_item(found, one) for one in diff.of(outcome)) for outcome in kept},
        "cancelled": tuple(
            [_kept_item(found, one) for one in diff.of("cancelled")] + [_old_item(s) for s in diff.vanished]
        ),
        "ambiguous": tuple(_new_item(found, draft) for draft in diff.ambiguous),
        "held": tuple(_old_item(session) for session in diff.held),
        "outside": tuple(
            _new_item(found, draft) for draft in found.draft.sessions if _is_outside(found, draft)
        ),
        "unchanged": len(diff.of("unchanged")),
    }


def _is_outside(found: Comparison, draft: SessionDraft) -> bool:
    """Whether a session lies on none of the mission's days: perhaps a mistyped date."""
    told, known = found.draft.mission, found.mission
    first, last = (
        (told.starts, told.ends)
        if told
        else (known.starts_on, known.ends_on)
        if known
        else (date.min, date.max)
    )
    return not draft.cancelled and not first <= draft.day <= last


def _new_item(found: Comparison, draft: SessionDraft) -> SessionItem:
    slot = Slot(
        day=draft.day,
        starts=wall(draft.starts, found.zone),
        ends=wall(draft.ends, found.zone) if draft.ends else None,
        place=draft.place,
        all_day=draft.all_day,
    )
    return SessionItem(title=draft.title, slot=slot)


def _old_item(session: Session) -> SessionItem:
    return SessionItem(title=session.title, slot=_slot(session))


def _slot(session: Session) -> Slot:
    times = {"starts": session.starts_wall, "ends": session.ends_wall}
    return Slot(day=session.day, place=session.place, all_day=session.all_day, **times)


def _kept_item(found: Comparison, kept: Kept) -> SessionItem:
    if kept.outcome == "cancelled":
        return _old_item(kept.session)
    was = _slot(kept.session) if MOVING & kept.fields.keys() else None
    others = tuple(name for name in kept.fields if name not in MOVING | SILENT)
    return _new_item(found, kept.draft).model_copy(update={"was": was, "fields": others})


def _members(found: Comparison) -> dict[str, object]:
    diff = found.members
    changed = [
        PersonItem(
            name=known.member.person.name,
            organisation=known.member.membership.organisation,
            differences=tuple(
                [_difference(known.member.person, *one) for one in known.person.items()]
                + [
                    _difference(known.member.membership, *one, group=known.member.group)
                    for one in known.membership.items()
                ]
            ),
        )
        for known in diff.known
        if known.differs
    ]
    return {
        "members_added": tuple(PersonItem(name=m.name, organisation=m.organisation) for m in diff.added),
        "members_changed": tuple(changed),
        "members_unchanged": len(diff.known) - len(changed),
        "members_gone": tuple(
            PersonItem(name=m.person.name, organisation=m.membership.organisation) for m in diff.gone
        ),
        "members_left": tuple(
            PersonItem(name=m.person.name, organisation=m.membership.organisation) for m in diff.left
        ),
        "members_repeated": tuple(
            PersonItem(name=m.name, organisation=m.organisation) for m in diff.repeated
        ),
        "members_unclear": tuple(
            PersonItem(name=m.name, organisation=m.organisation) for m in diff.ambiguous
        ),
        "members_own": tuple(
            OwnWord(place=known.draft.origin, name=known.member.person.name, fields=known.own)
            for known in diff.known
            if known.own
        ),
    }


def _difference(record: Record, name: str, value: object, group: str = "") -> Difference:
    before = group if name == "group" else getattr(record, name)
    return Difference(field=name, before=_shown(before), after=_shown(value))


def _partners(found: Comparison) -> dict[str, object]:
    diff = found.partners
    return {
        "partners_added": tuple(draft.name for draft in diff.added),
        "partners_changed": tuple(draft.name for draft, _, _ in diff.changed),
        "partners_unchanged": diff.unchanged,
    }
