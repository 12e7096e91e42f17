"""Calendars for people's own calendar apps (.ics, RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import icalendar
from pydantic import AwareDatetime, BaseModel, ConfigDict

from mission.documents.cell import text_of

PRODUCT: Final = "-//Attaché//Mission agenda//EN"


class CalendarEntry(BaseModel):
    """One event. `uid` stays the same for the life of a session and `revision` grows, so that apps update in place.

    An all-day entry starts at its first midnight in the calendar's zone and ends at the midnight after its last day.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    uid: str
    title: str
    starts: AwareDatetime
    ends: AwareDatetime | None = None
    all_day: bool = False
    place: str = ""
    description: str = ""
    url: str = ""
    revision: int = 0
    cancelled: bool = False


def write_calendar(entries: Iterable[CalendarEntry], *, name: str, zone: ZoneInfo, now: datetime) -> bytes:
    """An .ics in the zone's wall time, with its VTIMEZONE; `now` becomes DTSTAMP."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", text_of(name))
    calendar.add("x-wr-timezone", zone.key)
    listed = list(entries)
    for entry in listed:
        calendar.add_component(_event(entry, zone, now))
    years = [entry.starts.year for entry in listed] or [now.year]
    calendar.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, zone: ZoneInfo, now: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", entry.revision)
    for field, moment in (("dtstart", entry.starts), ("dtend", entry.ends)):
        if moment is not None:
            local = moment.astimezone(UTC if zone.key == "UTC" else zone)
            event.add(field, local.date() if entry.all_day else local)
    texts = {
        "summary": entry.title,
        "location": entry.place,
        "description": entry.description,
        "url": entry.url,
    }
    for field, text in texts.items():
        if text_of(text):
            event.add(field, text_of(text))
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    return event
