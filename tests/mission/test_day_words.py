"""Days as people name them, on Tuesday 25 April 2023."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mission.day_words import NamedDay, aligned, day_named, find_day

TUESDAY = date(2023, 4, 25)
NAMED = [
    ("today", "сьогодні", "dnes", date(2023, 4, 25)),
    ("tomorrow", "завтра", "zítra", date(2023, 4, 26)),
    ("the day after tomorrow", "післязавтра", "pozítří", date(2023, 4, 27)),
    ("by Friday", "до п'ятниці", "do pátku", date(2023, 4, 28)),
    ("by Fri", "до пт", "do pá", date(2023, 4, 28)),
    ("on Tuesday", "у вівторок", "v úterý", date(2023, 5, 2)),
    ("next Wednesday", "наступної середи", "příští středu", date(2023, 5, 3)),
    ("this Sunday", "цієї неділі", "tuto neděli", date(2023, 4, 30)),
    ("in a week", "за тиждень", "za týden", date(2023, 5, 2)),
    ("in two weeks", "через два тижні", "za dva týdny", date(2023, 5, 9)),
    ("in 10 days", "через 10 днів", "za 10 dní", date(2023, 5, 5)),
    ("in 3 working days", "за 3 робочі дні", "za 3 pracovní dny", date(2023, 4, 28)),
    ("in a month", "через місяць", "za měsíc", date(2023, 5, 25)),
    ("in half a year", "за півроку", "za půl roku", date(2023, 10, 25)),
    ("this week", "цього тижня", "tento týden", date(2023, 4, 28)),
    ("next week", "наступного тижня", "příští týden", date(2023, 5, 5)),
    ("by the end of the week", "до кінця тижня", "do konce týdne", date(2023, 4, 28)),
    ("by the end of the month", "до кінця місяця", "do konce měsíce", date(2023, 4, 30)),
    ("by the end of May", "до кінця травня", "do konce května", date(2023, 5, 31)),
    ("in June", "у червні", "v červnu", date(2023, 6, 30)),
    ("28 April", "28 квітня", "28. dubna", date(2023, 4, 28)),
    ("5 May 2023", "5 травня 2023 року", "5. května 2023", date(2023, 5, 5)),
    ("24 April", "24 квітня", "24. dubna", date(2024, 4, 24)),
    ("28/4", "28.4.", "28. 4.", date(2023, 4, 28)),
    ("2023-04-28", "28.04.2023", "28. 4. 2023", date(2023, 4, 28)),
    ("by the 15th", "до 15-го", "do 15.", date(2023, 5, 15)),
    ("on Tuesday 2 May", "у вівторок, 2 травня", "v úterý 2. května", date(2023, 5, 2)),
    ("by the end of the year", "до кінця року", "do konce roku", date(2023, 12, 31)),
]
CASES = [(words, day) for *three, day in NAMED for words in three]


@pytest.mark.parametrize(("words", "day"), CASES)
def test_words_name_a_day(words: str, day: date) -> None:
    found = find_day(f"xx {words} xx", TUESDAY)
    assert found is not None
    assert (found.day, found.start, found.end) == (day, 3, 3 + len(words))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "I may call",
        "середовище",
        "24/7",
        "version 2.3",
        "do Prahy",
        "до 5 млн",
        "28.4.2022",
        "31.2.",
        "10:30 Jan",
        "monday.com",
    ],
)
def test_these_words_name_no_day(words: str) -> None:
    assert find_day(words, TUESDAY) is None


def test_a_deadline_is_told_from_a_day() -> None:
    assert find_day("by Friday", TUESDAY) == NamedDay(date(2023, 4, 28), 0, 9, deadline=True)
    assert find_day("on Friday", TUESDAY) == NamedDay(date(2023, 4, 28), 0, 9, deadline=False)


def test_typographic_apostrophes_and_capitals_are_alike() -> None:
    assert {
        find_day(words, TUESDAY) for words in ("до п’ятниці", "До Пʼятниці", "до п'ятниці", "до пятниці")
    } == {
        NamedDay(date(2023, 4, 28), 0, 11, deadline=True),
        NamedDay(date(2023, 4, 28), 0, 10, deadline=True),
    }


def test_a_bare_answer_names_a_day() -> None:
    answers = ("пт", "fri", "pá", "15", "1.6", "4/28", "May 3rd", "next tuesday", "za tři dny")
    days = [day_named(answer, TUESDAY, "uk") for answer in answers]
    assert days == [
        date(2023, 4, 28),
        date(2023, 4, 28),
        date(2023, 4, 28),
        date(2023, 5, 15),
        date(2023, 6, 1),
        date(2023, 4, 28),
        date(2023, 5, 3),
        date(2023, 5, 2),
        date(2023, 4, 28),
    ]


@pytest.mark.parametrize("answer", ["", "asap", "20.4.2023", "yesterday", "вчора", "колись", "x" * 4000])
def test_an_answer_that_is_no_day_to_come_is_refused(answer: str) -> None:
    assert day_named(answer, TUESDAY, "uk") is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_no_text_names_a_day_that_has_passed(text: str, today: date) -> None:
    found = find_day(text, today)
    assert found is None or (found.day >= today and 0 <= found.start < found.end <= len(text))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([words for words, _ in CASES]), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_every_wording_is_understood_on_every_day(words: str, today: date) -> None:
    found = find_day(words, today)
    dated = any(year in words for year in ("2023",))
    assert dated or (found is not None and today <= found.day <= today + timedelta(days=400))


@given(st.text())
def test_folded_text_is_as_long_as_it_was(text: str) -> None:
    assert len(aligned(text)) == len(text)
