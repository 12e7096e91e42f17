"""The day on which something was signed, in three languages; never one that lies ahead."""

from datetime import date

import pytest

from mission.errors import UserError
from mission.signed_days import signed_day

TODAY = date(2023, 5, 3)


@pytest.mark.parametrize(
    ("typed", "language", "day"),
    [
        ("28 April 2023", "en", date(2023, 4, 28)),
        ("28.4.", "cs", date(2023, 4, 28)),
        ("28.04.2023", "uk", date(2023, 4, 28)),
        ("3/5/2023", "en", TODAY),
        ("вчора", "uk", date(2023, 5, 2)),
        ("včera", "cs", date(2023, 5, 2)),
        ("today", "cs", TODAY),
        ("28 грудня", "uk", date(2022, 12, 28)),
    ],
)
def test_a_day_behind_us_is_read_as_people_type_it(typed: str, language: str, day: date) -> None:
    assert signed_day(typed, TODAY, language) == day


@pytest.mark.parametrize(
    "typed", ["", "soon", "4 May 2023", "tomorrow", "April 2023", "31 December 1989", "🖋" * 4097, "٪"]
)
def test_a_day_ahead_or_no_day_at_all_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="agreement-day-unclear"):
        signed_day(typed, TODAY, "en")
