"""Calendars for people's own calendar apps (.ics, RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict


class CalendarEntry(BaseModel):
    """One event. `uid` stays the same for the life of a session and `revision` grows, so that apps update in place."""

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
    """An .ics with the zone's VTIMEZONE; `now` becomes DTSTAMP."""
    raise NotImplementedError(entries, name, zone, now)
