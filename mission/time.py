"""Wall time in a zone, made into moments, and days counted the way people count them."""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

FRIDAY: Final = 4
SATURDAY: Final = 5


def at_wall(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which the clock on the wall shows this.

    A time that the clock jumps over in spring is the moment of the jump plus what was left of it (02:30 becomes
    03:30); a time that comes twice in autumn is its first coming (PEP 495, fold=0).
    """
    return datetime.combine(day, clock.replace(tzinfo=None, fold=0), tzinfo=zone).astimezone(UTC)


def wall(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the clock on the wall shows at a moment: naive, and silent about which coming of a repeated hour it is."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def working_days_after(day: date, count: int) -> date:
    """The day that many working days (Monday to Friday) later; zero or fewer: the day itself."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day where the month is shorter (31 January + 1 = 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
