# ruff: noqa: DTZ001 - wall time is naive
"""Wall time and counted days: where clocks are put forward and back, and where months are short."""

import calendar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mission.time import at_wall, months_later, wall, working_days_after
from tests.mission.examples import KYIV, PRAGUE

ZONES = ("Europe/Prague", "Europe/Kyiv", "Europe/London", "Asia/Kolkata", "America/St_Johns", "UTC")
DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("zone", "clock", "utc"),
    [
        (PRAGUE, time(1, 59), datetime(2023, 3, 26, 0, 59, tzinfo=UTC)),
        (PRAGUE, time(2, 0), datetime(2023, 3, 26, 1, 0, tzinfo=UTC)),
        (PRAGUE, time(2, 30), datetime(2023, 3, 26, 1, 30, tzinfo=UTC)),
        (PRAGUE, time(3, 0), datetime(2023, 3, 26, 1, 0, tzinfo=UTC)),
        (KYIV, time(2, 59), datetime(2023, 3, 26, 0, 59, tzinfo=UTC)),
        (KYIV, time(3, 30), datetime(2023, 3, 26, 1, 30, tzinfo=UTC)),
        (KYIV, time(4, 0), datetime(2023, 3, 26, 1, 0, tzinfo=UTC)),
    ],
)
def test_a_time_that_spring_jumps_over_comes_as_much_after_the_jump(
    zone: ZoneInfo, clock: time, utc: datetime
) -> None:
    assert at_wall(date(2023, 3, 26), clock, zone) == utc


@pytest.mark.parametrize(
    ("zone", "clock", "utc"),
    [
        (PRAGUE, time(1, 59), datetime(2023, 10, 28, 23, 59, tzinfo=UTC)),
        (PRAGUE, time(2, 30), datetime(2023, 10, 29, 0, 30, tzinfo=UTC)),
        (PRAGUE, time(3, 0), datetime(2023, 10, 29, 2, 0, tzinfo=UTC)),
        (KYIV, time(3, 30), datetime(2023, 10, 29, 0, 30, tzinfo=UTC)),
        (KYIV, time(4, 0), datetime(2023, 10, 29, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_time_that_comes_twice_in_autumn_is_its_first_coming(
    zone: ZoneInfo, clock: time, utc: datetime
) -> None:
    assert at_wall(date(2023, 10, 29), clock, zone) == utc
    assert at_wall(date(2023, 10, 29), clock.replace(fold=1), zone) == utc


def test_prague_and_kyiv_change_their_clocks_at_the_same_moment() -> None:
    before, after = datetime(2023, 10, 29, 0, 59, tzinfo=UTC), datetime(2023, 10, 29, 1, 0, tzinfo=UTC)
    assert (wall(before, PRAGUE), wall(before, KYIV)) == (
        datetime(2023, 10, 29, 2, 59),
        datetime(2023, 10, 29, 3, 59),
    )
    assert (wall(after, PRAGUE), wall(after, KYIV)) == (
        datetime(2023, 10, 29, 2, 0),
        datetime(2023, 10, 29, 3, 0),
    )


@given(day=DAYS, clock=st.times(), name=st.sampled_from(ZONES))
def test_a_wall_time_and_its_moment_agree_except_in_the_hour_that_is_jumped_over(
    day: date, clock: time, name: str
) -> None:
    zone = ZoneInfo(name)
    shown = wall(at_wall(day, clock, zone), zone)
    asked = datetime.combine(day, clock)
    assert shown - asked in (timedelta(), timedelta(hours=1))


@given(
    moment=st.datetimes(datetime(2000, 1, 1), datetime(2040, 12, 31), timezones=st.just(UTC)),
    name=st.sampled_from(ZONES),
)
@example(moment=datetime(2023, 10, 29, 1, 30, tzinfo=UTC), name="Europe/Prague")
def test_a_moment_is_found_again_from_the_wall_or_an_hour_earlier_in_the_repeated_hour(
    moment: datetime, name: str
) -> None:
    zone = ZoneInfo(name)
    shown = wall(moment, zone)
    assert (shown.tzinfo, shown.fold) == (None, 0)
    assert moment - at_wall(shown.date(), shown.time(), zone) in (timedelta(), timedelta(hours=1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 4, 28), 6, date(2023, 10, 28)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2023, 4, 28), 0, date(2023, 4, 28)),
        (date(2023, 3, 31), -1, date(2023, 2, 28)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later


@given(day=DAYS, months=st.integers(-60, 60))
def test_months_later_lies_in_the_month_counted(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == min(day.day, calendar.monthrange(later.year, later.month)[1])


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2023, 4, 28), 2, date(2023, 5, 2)),
        (date(2023, 4, 27), 2, date(2023, 5, 1)),
        (date(2023, 4, 29), 1, date(2023, 5, 1)),
        (date(2023, 4, 24), 5, date(2023, 5, 1)),
        (date(2023, 4, 29), 0, date(2023, 4, 29)),
        (date(2023, 4, 28), -3, date(2023, 4, 28)),
    ],
)
def test_working_days_skip_saturday_and_sunday(day: date, count: int, later: date) -> None:
    assert working_days_after(day, count) == later


@given(day=DAYS, count=st.integers(1, 60))
def test_so_many_working_days_lie_between(day: date, count: int) -> None:
    later = working_days_after(day, count)
    between = [day + timedelta(days=number) for number in range(1, (later - day).days + 1)]
    assert later.weekday() < 5
    assert sum(each.weekday() < 5 for each in between) == count
