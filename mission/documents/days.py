"""Days as people write them: ISO, 24. 4. 2023, «24 квітня 2023 р.», "April 24, 2023", a weekday, "Day 2"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from babel import Locale

from mission.documents.cell import Cell, text_of
from mission.documents.faults import UnreadError
from mission.documents.folding import folded_words

YEARS: Final = range(1990, 2101)
CENTURY: Final = 2000
EXCEL_DAYS: Final = range(32_874, 73_415)  # the same years as an Excel serial number
EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
FILLERS: Final = frozenset({"у", "в", "на", "the", "of", "on", "v", "ve", "dne", "р", "рік", "року", "roku"})
ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
DAY_WORDS: Final = frozenset({"day", "день", "den"})
DATE_MARKS: Final = frozenset(" .,-/–—\n\t\xa0\u202f'’ʼ")


@dataclass(frozen=True)
class PartialDay:
    """A day that needs the first day of its programme to be known: a weekday (0 = Monday), a day and month, or the nth day."""

    weekday: int | None = None
    month_day: tuple[int, int] | None = None
    number: int | None = None

    def after(self, first_day: date) -> date:
        """The date that is meant, in a programme that begins on `first_day`. Raises ValueError where there is none."""
        if self.number is not None:
            return first_day + timedelta(days=self.number - 1)
        if self.month_day is not None:
            return _nearest(self.month_day, first_day)
        return first_day + timedelta(days=((self.weekday or 0) - first_day.weekday()) % 7)


def read_day(cell: Cell) -> date | PartialDay:
    """The day in a cell. Raises UnreadError; month and day are never swapped on a guess."""
    if isinstance(cell, date):  # a datetime is one
        cell = cell.date() if isinstance(cell, datetime) else cell
        if cell.year in YEARS:
            return cell
    if isinstance(cell, int | float) and EXCEL_DAYS.start <= cell < EXCEL_DAYS.stop:
        return EXCEL_DAY_ZERO + timedelta(days=int(cell))
    text = text_of(cell)
    if not text:
        raise UnreadError("fault-date-missing")
    try:
        return _from_words(text)
    except UnreadError:
        raise
    except (ValueError, OverflowError) as error:
        raise UnreadError("fault-date-unread", value=text) from error


def _from_words(text: str) -> date | PartialDay:
    if any(not char.isalnum() and char not in DATE_MARKS for char in text):
        raise ValueError(text)
    words = [word for word in folded_words(ORDINAL.sub("", text.casefold())) if word not in FILLERS]
    weekdays = [weekday_names()[word] for word in words if word in weekday_names()]
    rest = [word for word in words if word not in weekday_names()]
    if len(weekdays) > 1:
        raise ValueError(text)
    if not rest and weekdays:
        return PartialDay(weekday=weekdays[0])
    if len(rest) == 2 and DAY_WORDS & set(rest):  # noqa: PLR2004 - "Day" and its number
        return PartialDay(number=_day_number(rest))
    day = _from_numbers(rest)
    if weekdays and isinstance(day, date) and day.weekday() != weekdays[0]:
        raise UnreadError("fault-date-weekday", value=text)
    return day


def _from_numbers(words: list[str]) -> date | PartialDay:
    """Day, month and year in the order that the year's place and the month's name give."""
    months = [index for index, word in enumerate(words) if word in month_names()]
    numbers = [month_names().get(word) or int(word) for word in words]
    match len(words), months:
        case 3, [] if len(words[0]) == 4:  # noqa: PLR2004 - a year has four digits
            year, month, day = numbers
        case 3, [] | [1] if len(words[2]) in (2, 4):
            day, month, year = numbers
        case 3, [0]:
            month, day, year = numbers
        case 2, [] | [1]:
            return _without_year(numbers[1], numbers[0])
        case 2, [0]:
            return _without_year(*numbers)
        case _:
            raise ValueError(words)
    year += CENTURY if year < 100 else 0  # noqa: PLR2004 - two digits
    if year not in YEARS:
        raise ValueError(year)
    return date(year, month, day)


def _without_year(month: int, day: int) -> PartialDay:
    date(2000, month, day)  # a leap year: raises ValueError for a day that no year has
    return PartialDay(month_day=(month, day))


def _day_number(words: list[str]) -> int:
    number = int(next(word for word in words if word not in DAY_WORDS))
    if number not in range(1, 32):
        raise ValueError(number)
    return number


def _nearest(month_day: tuple[int, int], first_day: date) -> date:
    candidates = []
    for year in (first_day.year - 1, first_day.year, first_day.year + 1):
        try:
            candidates.append(date(year, *month_day))
        except ValueError:  # 29 February of a common year
            continue
    if not candidates:
        raise ValueError(month_day)
    return min(candidates, key=lambda day: abs(day - first_day))


@cache
def month_names() -> dict[str, int]:
    """Folded names and abbreviations of the months in uk, cs and en, in all their cases (CLDR)."""
    return _names("months")


@cache
def weekday_names() -> dict[str, int]:
    """Folded names and abbreviations of the weekdays in uk, cs and en (CLDR), 0 = Monday."""
    return _names("days")


def _names(what: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in ("uk", "cs", "en", "en_GB"):
        forms = getattr(Locale.parse(language), what)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                for number, name in forms[context].get(width, {}).items():
                    found["".join(folded_words(name))] = number
    return found
