"""When a row's session starts and ends: wall times in the mission's zone, some of them after midnight."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from mission.documents.cell import Cell, text_of
from mission.documents.clock import DAY, Minutes, read_times
from mission.documents.days import YEARS, read_day
from mission.documents.draft import Fault
from mission.documents.faults import RowError, UnreadError
from mission.documents.folding import folded
from mission.documents.table import Row

EVENING: Final[Minutes] = 17 * 60
SMALL_HOURS: Final[Minutes] = 6 * 60
ALL_DAY: Final = frozenset({"allday", "весьдень", "цілиидень", "увесьдень", "celyden"})
DAY_AND_TIME: Final = re.compile(r"(.*\S)[\s,]+(\d{1,2}[:.]\d{2}(?::\d{2})?)", re.DOTALL)


@dataclass(frozen=True)
class Hours:
    """The start and the end (UTC)."""

    starts: datetime
    ends: datetime | None
    all_day: bool = False


def hours_of(row: Row, day: date | None, zone: ZoneInfo) -> Hours:
    """The hours of a row that is listed under `day`. Raises RowError."""
    field = "time" if row.text("time") and not row.text("start") else "start"
    if day and folded(row.text(field)) in ALL_DAY:
        return Hours(wall(day, 0, zone), wall(day, DAY, zone), all_day=True)
    try:
        starts, range_end = _start(row.value(field), day, zone)
    except UnreadError as error:
        raise RowError(error.at(row.at("date" if error.key == "fault-date-missing" else field))) from error
    try:
        ends = _end(row.value("end"), range_end, starts.astimezone(zone), zone)
    except UnreadError as error:
        raise RowError(error.at(row.at("end"))) from error
    if ends is not None and ends < starts:
        span = {"start": f"{starts.astimezone(zone):%H:%M}", "end": f"{ends.astimezone(zone):%H:%M}"}
        raise RowError(Fault(place=row.place, key="fault-ends-before-start", args=span))
    return Hours(starts, ends)


def wall(day: date, minutes: Minutes, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which the clocks of a zone show that time. Raises UnreadError for an hour that summer time skips."""
    days, rest = divmod(minutes, DAY)
    local = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60), zone)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise UnreadError("fault-time-skipped", value=f"{local:%Y-%m-%d %H:%M}", zone=zone.key)
    return moment


def _start(cell: Cell, day: date | None, zone: ZoneInfo) -> tuple[datetime, Minutes | None]:
    moment = _moment(cell, zone)
    if moment is None:
        minutes, range_end = read_times(cell)
        if day is None:
            raise UnreadError("fault-date-missing")
        return wall(day, minutes, zone), range_end
    if day is not None and (moment.astimezone(zone).date() - day).days not in (0, 1):
        raise UnreadError("fault-start-other-day", value=text_of(cell), day=day.isoformat())
    return moment, None


def _end(cell: Cell, range_end: Minutes | None, start: datetime, zone: ZoneInfo) -> datetime | None:
    """0:00 is the midnight that ends the day; an end in the small hours of an evening belongs to the next morning."""
    moment = _moment(cell, zone)
    if moment is not None:
        return moment
    minutes = read_times(cell)[0] if text_of(cell) else range_end
    if minutes is None:
        return None
    start_minutes = start.hour * 60 + start.minute
    overnight = minutes < start_minutes and start_minutes >= EVENING and minutes <= SMALL_HOURS
    return wall(start.date(), minutes + DAY if minutes == 0 or overnight else minutes, zone)


def _moment(cell: Cell, zone: ZoneInfo) -> datetime | None:
    """The moment in a cell that holds a day and a time; None in one that holds a time alone."""
    local = cell if isinstance(cell, datetime) else _iso(text_of(cell)) if isinstance(cell, str) else None
    if local is not None and local.year in YEARS:
        return (
            local.astimezone(UTC)
            if local.tzinfo
            else wall(local.date(), local.hour * 60 + local.minute, zone)
        )
    matched = DAY_AND_TIME.fullmatch(text_of(cell)) if isinstance(cell, str) else None
    try:
        day = read_day(matched[1]) if matched else None
    except UnreadError:
        return None
    return wall(day, read_times(matched[2])[0], zone) if matched and isinstance(day, date) else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if ":" in text else None
    except ValueError:
        return None
