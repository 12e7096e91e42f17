"""Times of day as people write them: 9:00, 09.00, 9h30, 2 pm, 9–10:30, «з 9:00 до 10:30», a real Excel time."""

import re
from datetime import datetime, time, timedelta
from typing import Final

from mission.documents.cell import Cell, text_of
from mission.documents.faults import UnreadError

Minutes = int
"""Minutes since the midnight with which the day begins; 1440 is the midnight with which it ends."""

DAY: Final[Minutes] = 24 * 60
CLOCK: Final = re.compile(
    r"(\d{1,2})(?:\s*[:.,h]\s*(\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(am|pm)?|(\d{1,2})(\d{2})"
)
BEFORE: Final = re.compile(r"^(?:from|at|od|v|ve|з|із|від|о|об|в|у)\s+")
AFTER: Final = re.compile(r"\s*(?:hod(?:in[ay]?)?|h(?:ours)?|o['’]clock|год(?:ин[аи]?)?)\.?$")
TO: Final = re.compile(r"\s*[-–—−]\s*|\s+(?:to|till|until|do|až|az|до|по)\s+")


def read_times(cell: Cell) -> tuple[Minutes, Minutes | None]:
    """The start, and the end where the cell holds a range. Raises UnreadError."""
    if isinstance(cell, str):
        text = text_of(cell)
        parts = [part for part in TO.split(BEFORE.sub("", text.casefold()), maxsplit=1) if part.strip()]
        if not parts:
            raise UnreadError("fault-time-missing")
        try:
            times = [_from_text(part) for part in parts]
        except ValueError as error:
            raise UnreadError("fault-time-unread", value=text) from error
        return times[0], times[1] if len(times) > 1 else None
    return _from_number(cell), None


def _from_text(part: str) -> Minutes:
    matched = CLOCK.fullmatch(AFTER.sub("", part.strip().replace("a.m.", "am").replace("p.m.", "pm")).strip())
    if not matched:
        raise ValueError(part)
    hour_text, minute_text, half, bare_hour, bare_minute = matched.groups()
    hour, minute = int(hour_text or bare_hour), int(minute_text or bare_minute or 0)
    if half:
        if hour not in range(1, 13):
            raise ValueError(part)
        hour = hour % 12 + (12 if half == "pm" else 0)
    if minute not in range(60) or hour * 60 + minute > DAY:
        raise ValueError(part)
    return hour * 60 + minute


def _from_number(cell: Cell) -> Minutes:
    """Excel keeps a time as a part of a day; a whole day counts as its last midnight."""
    if cell is None:
        raise UnreadError("fault-time-missing")
    if isinstance(cell, datetime | time):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
    elif isinstance(cell, float) and 0 <= cell <= 1:
        minutes = round(cell * DAY)
    elif isinstance(cell, int) or (isinstance(cell, float) and cell.is_integer()):
        return read_times(text_of(cell))[0]
    else:
        raise UnreadError("fault-time-unread", value=text_of(cell))
    if minutes not in range(DAY + 1):
        raise UnreadError("fault-time-unread", value=text_of(cell))
    return minutes
