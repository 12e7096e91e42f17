import contextlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission.documents.days import PartialDay, month_names, read_day, weekday_names
from mission.documents.faults import UnreadError
from words import Reader

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
LANGUAGES = st.sampled_from(["uk", "cs", "en"])
NUMERIC = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y", "%d. %m. %Y", "%d/%m/%Y", "%d-%m-%Y", " %d.%m.%Y\n"]


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-45",
        "04/24/2023",
        "31.2.2023",
        "tomorrow",
        "24.4.20233",
        "24.4.2023 (tbc)",
        "24 Foo 2023",
        "1 2 3 4",
        "0.0.2023",
    ],
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    with pytest.raises(UnreadError) as refused:
        read_day(text)
    assert (refused.value.key, refused.value.args_of_text) == ("fault-date-unread", {"value": text})


def test_a_weekday_that_contradicts_its_date_is_named() -> None:
    with pytest.raises(UnreadError) as refused:
        read_day("Monday 25 April 2023")
    assert refused.value.key == "fault-date-weekday"


def test_an_empty_cell_is_a_missing_date() -> None:
    for cell in ("", "  ", None):
        with pytest.raises(UnreadError) as refused:
            read_day(cell)
        assert refused.value.key == "fault-date-missing"


@given(st.text() | st.floats() | st.integers())
def test_any_cell_is_a_day_or_a_fault(cell: str | float) -> None:
    with contextlib.suppress(UnreadError):
        assert isinstance(read_day(cell), date | PartialDay)


@given(DAYS, st.sampled_from(NUMERIC))
def test_a_date_in_digits_is_read_back(day: date, form: str) -> None:
    assert read_day(day.strftime(form)) == day


@given(DAYS, LANGUAGES)
def test_a_date_as_the_language_writes_it_is_read_back(day: date, language: str) -> None:
    assert read_day(Reader(language).date(day)) == day


@given(DAYS, LANGUAGES)
def test_a_date_with_its_weekday_needs_the_year_alone(day: date, language: str) -> None:
    written = Reader(language).day(day)
    assert read_day(written) == PartialDay(month_day=(day.month, day.day))
    assert read_day(f"{written} {day.year}") == day


@pytest.mark.parametrize(
    "text",
    [
        "24 April 2023",
        "April 24, 2023",
        "24th of April 2023",
        "24.4.23",
        "24 квітня 2023",
        "24 квіт. 2023 р.",
        "24. dubna 2023",
        "po 24. 4. 2023",
        "пн, 24 квітня 2023",
    ],
)
def test_a_date_as_people_type_it(text: str) -> None:
    assert read_day(text) == date(2023, 4, 24)


def test_a_czech_wednesday_is_no_english_ordinal() -> None:
    assert read_day("st 26. 4. 2023") == date(2023, 4, 26)
    assert read_day("st") == PartialDay(weekday=2)


def test_cells_of_a_workbook_are_dates_already() -> None:
    assert read_day(datetime(2023, 4, 24, 9)) == date(2023, 4, 24)  # noqa: DTZ001 - as openpyxl gives it
    assert read_day(date(2023, 4, 24)) == date(2023, 4, 24)
    assert read_day(45040) == date(2023, 4, 24)
    assert read_day(45040.0) == date(2023, 4, 24)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_one_of_the_seven_days_from_the_first(first_day: date, weekday: int) -> None:
    day = PartialDay(weekday=weekday).after(first_day)
    assert day.weekday() == weekday
    assert timedelta(0) <= day - first_day < timedelta(days=7)


@given(DAYS)
def test_a_day_and_month_are_those_nearest_to_the_first_day(first_day: date) -> None:
    day = PartialDay(month_day=(1, 2)).after(first_day)
    assert (day.month, day.day) == (1, 2)
    assert abs(day - first_day) <= timedelta(days=184)


def test_a_leap_day_far_from_a_leap_year_is_refused() -> None:
    with pytest.raises(ValueError, match="2, 29"):
        PartialDay(month_day=(2, 29)).after(date(2026, 6, 1))


def test_numbered_days_count_from_the_first() -> None:
    assert [read_day(text) for text in ("Day 1", "День 2", "Den 3", "3. den")] == [
        PartialDay(number=1),
        PartialDay(number=2),
        PartialDay(number=3),
        PartialDay(number=3),
    ]
    assert PartialDay(number=3).after(date(2023, 4, 30)) == date(2023, 5, 2)


def test_no_month_is_a_weekday_in_another_language() -> None:
    assert month_names().keys() & weekday_names().keys() == set()
    assert (set(month_names().values()), set(weekday_names().values())) == (set(range(1, 13)), set(range(7)))
