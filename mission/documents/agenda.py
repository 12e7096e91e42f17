"""A table of sessions, row by row."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from mission.documents.breaks import is_break
from mission.documents.days import PartialDay, read_day
from mission.documents.draft import Fault, FirstDayNeeded, Refused, SessionDraft, SessionKind
from mission.documents.faults import RowError, UnreadError
from mission.documents.folding import folded
from mission.documents.hours import hours_of
from mission.documents.table import Row, Table

DAYS_TOLD: Final = 7
KINDS: Final[dict[str, SessionKind]] = {
    **dict.fromkeys(("ours", "own", "наша", "наше", "наш", "nase", "vlastni"), "ours"),
    **dict.fromkeys(("programme", "program", "forum", "програма", "форум"), "programme"),
}
CANCELLED: Final = frozenset(
    {"cancelled", "canceled", "скасовано", "скасована", "відмінено", "zruseno", "zrusena"}
)


@dataclass(frozen=True)
class AgendaTerms:
    """What a table of sessions does not say by itself."""

    zone: ZoneInfo
    kind: SessionKind
    first_day: date | None = None


def read_sessions(table: Table, terms: AgendaTerms) -> tuple[list[SessionDraft], list[Fault]]:
    """Sessions and the faults of their rows. Raises FirstDayNeeded if every day is a weekday or lacks its year."""
    _need_first_day(table, terms)
    sessions: list[SessionDraft] = []
    faults: list[Fault] = []
    rows_of_uids: dict[str, str] = {}
    for row in table.rows:
        try:
            session = _session(row, terms)
            if session.uid in rows_of_uids:
                args = {"uid": session.uid or "", "row": rows_of_uids[session.uid or ""]}
                raise RowError(Fault(place=row.at("uid"), key="fault-uid-twice", args=args))  # noqa: TRY301 - as all faults of a row
            rows_of_uids |= {session.uid: str(row.place.row)} if session.uid else {}
            sessions.append(session)
        except RowError as error:
            faults.append(error.fault)
    if faults and not sessions and all(fault.key == "fault-date-missing" for fault in faults):
        raise Refused("document-column-missing", file=table.place.file, column="date")
    return sessions, faults


def split_names(text: str) -> tuple[str, ...]:
    """Names apart: by semicolon, bar or line. A comma stays, for it also stands before "Ph.D."."""
    return tuple(name.strip() for name in re.split(r"[;|\n]", text) if name.strip())


def _session(row: Row, terms: AgendaTerms) -> SessionDraft:
    with _reading(row, "date"):
        day = _day(row, terms)
    hours = hours_of(row, day, terms.zone)
    speakers = split_names(row.text("speakers"))
    title = row.text("title") or ", ".join(speakers)
    if not title:
        raise RowError(Fault(place=row.at("title"), key="fault-title-missing"))
    with _reading(row, "kind"):
        kind = _kind(row, terms.kind)
    texts = {
        field: row.text(field)
        for field in ("place", "address", "map", "host", "audience", "bring", "dress", "notes", "track")
    }
    return SessionDraft(
        uid=row.text("uid") or None,
        kind=kind,
        is_break=is_break(title, kind),
        all_day=hours.all_day,
        day=day or hours.starts.astimezone(terms.zone).date(),
        starts=hours.starts,
        ends=hours.ends,
        title=title,
        speakers=speakers,
        cancelled=folded(row.text("status")) in CANCELLED,
        origin=row.place,
        **texts,
    )


def _day(row: Row, terms: AgendaTerms) -> date | None:
    """The day of a row; None where the row has none, for then the start may tell it."""
    if not row.text("date"):
        return None
    day = read_day(row.value("date"))
    if isinstance(day, date):
        return day
    if terms.first_day is None:
        raise UnreadError("fault-date-partial", value=row.text("date"))
    try:
        return day.after(terms.first_day)
    except ValueError as error:
        raise UnreadError("fault-date-unread", value=row.text("date")) from error


def _kind(row: Row, default: SessionKind) -> SessionKind:
    text = row.text("kind")
    if text and folded(text) not in KINDS:
        raise UnreadError("fault-kind-unread", value=text)
    return KINDS[folded(text)] if text else default


def _need_first_day(table: Table, terms: AgendaTerms) -> None:
    days = list(_days(table)) if terms.first_day is None else []
    partial = list(dict.fromkeys(text for text, day in days if isinstance(day, PartialDay)))
    if partial and not any(isinstance(day, date) for _, day in days):
        told = ", ".join(partial[:DAYS_TOLD])
        raise FirstDayNeeded("document-first-day-needed", file=table.place.file, days=told)


def _days(table: Table) -> Iterator[tuple[str, date | PartialDay]]:
    for row in table.rows:
        try:
            yield row.text("date"), read_day(row.value("date"))
        except UnreadError:
            continue


@contextmanager
def _reading(row: Row, field: str) -> Iterator[None]:
    """A value that cannot be understood costs the row, and is named with its column."""
    try:
        yield
    except UnreadError as error:
        raise RowError(error.at(row.at(field))) from error
