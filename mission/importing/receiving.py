"""A file on its way in: read for a mission, told apart (whole mission, people, sessions), and let in only where it may go."""

from datetime import date
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from mission.documents.bounded import ReadJob, read_bounded
from mission.documents.draft import Draft, Refused, SessionKind
from mission.documents.form import form_of
from mission.documents.headings import sheet_kind
from mission.errors import UserError
from mission.importing.sessions import KINDS, diff_sessions
from storage.agenda import Session
from storage.missions import Mission
from storage.people import Person
from storage.transaction import Transaction

EXPORTS: Final = ("json", "xml")
"""Forms that only conference software writes: they hold a forum's programme."""
ALONE: Final = ("groups", "partners", "departure", "questions")
"""Sheets of a mission that mean nothing without it: their headings look like those of people."""


async def read_file(
    path: Path,
    *,
    zone: str = "UTC",
    country: str = "",
    kind: SessionKind | None = None,
    first_day: date | None = None,
    sessions_only: bool = False,
) -> Draft:
    """Whatever the file is, read in a process of its own with what the mission knows: its zone and its country.

    kind: of sessions that do not say it themselves; None: those of an export are the programme's, others ours.
    sessions_only: even of a whole mission's workbook. Raises UserError, FirstDayNeeded.
    """
    if path.suffix.casefold() == ".csv" and (sheet := sheet_kind(path.stem)) in ALONE:
        raise UserError("importing-sheet-alone", file=path.name, sheet=str(sheet))
    job = ReadJob(
        path=path,
        form="programme" if sessions_only else "any",
        zone=zone,
        kind=kind or usual_kind(path),
        first_day=first_day,
    )
    draft = await read_bounded(job)
    if draft.found == ("delegates",) and country:
        return await read_bounded(job.model_copy(update={"form": "roster", "country": country}))
    return draft


def usual_kind(path: Path) -> SessionKind:
    """What an unnamed file of sessions most likely is."""
    return "programme" if is_export(path) else "ours"


def is_export(path: Path) -> bool:
    """Whether conference software wrote it; what cannot be read at all is for the reader to refuse."""
    try:
        return path.is_file() and form_of(path) in EXPORTS
    except Refused:
        return False


def is_whole(draft: Draft) -> bool:
    """Whether the file describes a mission, readable or not."""
    return draft.mission is not None or "mission" in draft.found


def holds_nothing(draft: Draft) -> bool:
    """Whether no row could be taken."""
    said = (draft.mission, draft.groups, draft.members, draft.sessions, draft.partners)
    return not any((*said, draft.checklist, draft.questions))


async def kind_meant(tx: Transaction, draft: Draft, mission: Mission) -> SessionKind | None:
    """Ours or the programme's, judged by what the mission already has; None where that tells nothing."""
    if any(session.kind == "programme" for session in draft.sessions):
        return "ours"  # the file says it row by row; what it does not say is ours
    here = await tx.agenda.all_of(mission.id)
    known = {kind: _known(draft, kind, here, mission.zone) for kind in KINDS}
    best = max(KINDS, key=lambda kind: known[kind])
    return best if len(set(known.values())) > 1 else None


def _known(draft: Draft, kind: SessionKind, here: list[Session], zone: ZoneInfo) -> int:
    told = [session.model_copy(update={"kind": kind}) for session in draft.sessions]
    return len(diff_sessions(told, here, zone=zone, scope=kind, unreadable=True).kept)


async def destination(
    tx: Transaction, draft: Draft, here: Mission | None, person: Person, *, owner: bool
) -> Mission | None:
    """The mission that a draft may be carried into by this person; None for one that it begins, or cannot name.

    A file that describes a mission goes into that one, if the person organises it; anything else goes `here`.
    """
    if not is_whole(draft):
        if here is None:
            raise UserError("importing-mission-first")
        return here
    known = await tx.missions.by_code(draft.mission.code) if draft.mission else None
    if known is None or owner:
        return known
    member = await tx.people.member(known.id, person.id)
    place = member.membership if member else None
    if place is None or place.role != "organiser" or not place.joined_at or place.left_at:
        raise UserError("importing-not-yours", code=known.code)
    return known
