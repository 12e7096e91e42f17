"""Calendars (.ics) read into sessions: recurrences unrolled within bounds, zones by whatever name they come."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

import icalendar
import recurring_ical_events

from mission.documents.breaks import is_break
from mission.documents.cell import text_of
from mission.documents.days import YEARS
from mission.documents.draft import Fault, Place, Refused, SessionDraft
from mission.documents.entries import Reading, noted, titled
from mission.documents.table import SHORT

ENDLESS: Final = timedelta(
    days=370
)  # a rule without end is followed so long after the day of the file's last event
OCCURRENCES: Final = 2_000
MARGIN: Final = timedelta(days=2)
DATES: Final = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
BEGINS: Final = re.compile(r"BEGIN:VEVENT\s*$", re.IGNORECASE)
RULES: Final = ("RRULE", "RDATE")
UNTITLED: Final = "—"


@dataclass(frozen=True)
class Event:
    """A VEVENT and where it begins. `alone`: outside of any VCALENDAR, as a fragment that someone cut out."""

    component: Any
    place: Place
    alone: bool
    cancelled: bool

    @property
    def title(self) -> str:
        """What it is called, in the agenda and in faults."""
        return titled(text_in(self.component, "SUMMARY"), text_in(self.component, "LOCATION"), UNTITLED)

    @property
    def repeats(self) -> bool:
        """Whether it has a rule, or dates of its own, by which it happens again."""
        return any(name in self.component for name in RULES)

    def fault(self, key: str, *, row_kept: bool = False, **args: str) -> Fault:
        """What is wrong with it."""
        return Fault(place=self.place, key=key, args={"title": self.title, **args}, row_kept=row_kept)


def read_calendar(text: str, reading: Reading) -> list[SessionDraft]:
    """Every occurrence of every event. Raises Refused for what is no calendar, or has no events."""
    events = [event for event in _events(text, reading) if _is_sound(event, reading)]
    last = max((_moment(event.component["DTSTART"].dt, reading) for event in events), default=None)
    horizon = last.replace(hour=0, minute=0, second=0, microsecond=0) + ENDLESS if last else None
    sessions: list[SessionDraft] = []
    for series in _series(events):
        sessions += _unrolled(series, horizon, OCCURRENCES - len(sessions), reading)
    if not sessions and not reading.faults:
        raise Refused("document-no-events", file=reading.file)
    return sessions


def text_in(component: Any, name: str) -> str:
    """A property as plain text; the first, where there are several."""
    value = component.get(name, "")
    return text_of(str(value[0] if isinstance(value, list) else value))


def _events(text: str, reading: Reading) -> list[Event]:
    try:
        roots = icalendar.Calendar.from_ical(text, multiple=True)
    except ValueError as error:
        raise Refused("document-not-a-calendar", file=reading.file) from error
    found = [(component, root) for root in roots for component in root.walk("VEVENT")]
    lines: list[int | None] = [
        number for number, line in enumerate(text.splitlines(), 1) if BEGINS.match(line)
    ]
    if len(lines) > len(found):
        reading.faults.append(Fault(place=Place(file=reading.file, row=lines[-1]), key="fault-event-cut"))
    places = lines if len(lines) == len(found) else [None] * len(found)
    return [
        Event(
            component,
            Place(file=reading.file, row=row),
            root.name != "VCALENDAR",
            text_in(root, "METHOD") == "CANCEL",
        )
        for (component, root), row in zip(found, places, strict=True)
    ]


def _is_sound(event: Event, reading: Reading) -> bool:
    """Whether an event can be placed in time; what is wrong with it is named either way."""
    wrong = {name for name, _ in event.component.errors}
    start = event.component.get("DTSTART")
    if not wrong & DATES and not hasattr(start, "dt"):
        reading.faults.append(event.fault("fault-event-no-start"))
        return False
    if wrong & DATES or getattr(start.dt, "year", 0) not in YEARS:
        reading.faults.append(event.fault("fault-event-dates"))
        return False
    if wrong:
        reading.faults.append(event.fault("fault-event-line", row_kept=True))
    if isinstance(start.dt, datetime) and start.dt.tzinfo is None and "TZID" in start.params:
        reading.faults.append(event.fault("fault-event-zone", row_kept=True, zone=str(start.params["TZID"])))
    if event.alone and event.repeats:
        reading.faults.append(event.fault("fault-event-alone", row_kept=True))
    if event.title == UNTITLED:
        reading.faults.append(event.fault("fault-event-untitled", row_kept=True))
    return True


def _series(events: list[Event]) -> Iterable[list[Event]]:
    """Events that belong together: a rule and the occurrences that were changed one by one."""
    series: dict[str, list[Event]] = defaultdict(list)
    for number, event in enumerate(events):
        uid = text_in(event.component, "UID")
        series[f"uid {uid}" if uid and not event.alone else f"number {number}"].append(event)
    return series.values()


def _unrolled(
    series: list[Event], horizon: datetime | None, room: int, reading: Reading
) -> list[SessionDraft]:
    """The occurrences of a series: to its end, or if it has none to the horizon, and never more than there is room for."""
    event = series[0]
    try:
        occurrences = list(islice(_occurrences(series, horizon, reading), room + 1))
        sessions = [_session(component, event, reading) for component in occurrences[:room]]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        reading.faults.append(event.fault("fault-event-dates"))
        return []
    if len(occurrences) > room:
        reading.faults.append(event.fault("fault-event-too-often", row_kept=True, limit=str(OCCURRENCES)))
    backwards = [session for session in sessions if session.ends and session.ends < session.starts]
    if backwards:
        reading.faults.append(event.fault("fault-event-backwards"))
    return [session for session in sessions if session not in backwards]


def _occurrences(series: list[Event], horizon: datetime | None, reading: Reading) -> Iterator[Any]:
    if len(series) == 1 and (series[0].alone or not series[0].repeats):
        yield series[0].component
        return
    calendar = icalendar.Calendar()
    calendar.subcomponents.extend(event.component for event in series)
    first = min(_moment(event.component["DTSTART"].dt, reading) for event in series) - MARGIN
    endless = any(_is_endless(event.component) for event in series)
    for component in recurring_ical_events.of(calendar).after(first):
        if endless and horizon and _moment(component.start, reading) >= horizon:
            return
        yield component


def _is_endless(component: Any) -> bool:
    rules = component.get("RRULE", [])
    return any(
        "UNTIL" not in rule and "COUNT" not in rule
        for rule in (rules if isinstance(rules, list) else [rules])
    )


def _session(component: Any, event: Event, reading: Reading) -> SessionDraft:
    start, end = component.start, component.end
    uid = text_in(component, "UID")
    again = component.get("RECURRENCE-ID")
    title = titled(text_in(component, "SUMMARY"), text_in(component, "LOCATION"), UNTITLED)
    starts = _moment(start, reading)
    return SessionDraft(
        uid=f"{uid}/{_moment(again.dt, reading):%Y%m%dT%H%M%SZ}" if uid and again else uid or None,
        kind=reading.kind,
        is_break=is_break(title, reading.kind),
        all_day=not isinstance(start, datetime),
        day=reading.day(starts),
        starts=starts,
        ends=_moment(end, reading),
        title=title,
        place=text_in(component, "LOCATION")[:SHORT],
        host=str(getattr(component.get("ORGANIZER"), "params", {}).get("CN", ""))[:SHORT],
        notes=noted(text_in(component, "DESCRIPTION")),
        track=", ".join(map(str, component.categories))[:SHORT],
        cancelled=event.cancelled or text_in(component, "STATUS").upper() == "CANCELLED",
        origin=event.place,
    )


def _moment(value: date | datetime, reading: Reading) -> datetime:
    """UTC. A date is the midnight of the mission's zone, a floating time is its wall time."""
    return reading.utc(value if isinstance(value, datetime) else datetime.combine(value, time()))
