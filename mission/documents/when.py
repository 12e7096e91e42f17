"""When a question of the organisers' is asked: on the way home, each evening, on a day at a time, or so long afterwards."""

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Final, Literal

from mission.documents.days import PartialDay, read_day
from mission.documents.faults import UnreadError
from mission.documents.folding import folded

Kind = Literal["home", "evening", "at", "later"]
WAYS_HOME: Final = frozenset(
    (
        *("", "home", "wayhome", "onthewayhome", "додому", "дорогоюдодому", "дорогадодому"),
        *("domu", "cestoudomu", "cestadomu", "nacestedomu"),
    )
)
EVENINGS: Final = frozenset(
    (
        *("evening", "evenings", "eachevening", "everyevening", "intheevening"),
        *(
            folded(words)
            for words in ("вечір", "щовечора", "ввечері", "увечері", "вечорами", "кожного вечора")
        ),
        *("vecer", "kazdyvecer", "vecery"),
    )
)
UNITS: Final = {
    "day": ("day", "days", "день", "дня", "дні", "днів", "den", "dny", "dní", "dnech", "dnů"),
    "week": ("week", "weeks", "тиждень", "тижня", "тижні", "тижнів", "týden", "týdny", "týdnů", "týdnech"),
    "month": (
        "month",
        "months",
        "місяць",
        "місяця",
        "місяці",
        "місяців",
        "měsíc",
        "měsíce",
        "měsíců",
        "měsících",
    ),
}
LATER: Final = re.compile(r"(?:\+|in\s|after\s|через\s|за\s|po\s)\s*(\d{1,3})\s*([^\W\d_]+)")
CLOCK: Final = re.compile(r"(.*?)[\s,]+(?:at\s+|об?\s+|ve?\s+)?(\d{1,2}):(\d{2})")
WITHOUT_CLOCK: Final = time(18, 0)
DAYS_IN_WEEK: Final = 7
MOST_DAYS: Final = 400
DAYS_IN_MONTH: Final = 30


@dataclass(frozen=True)
class When:
    """A moment by its kind. `day` and `clock`: of "at", on the mission's wall; `days` and `months`: after its end."""

    kind: Kind
    day: date | PartialDay | None = None
    clock: time = WITHOUT_CLOCK
    days: int = 0
    months: int = 0


@cache
def read_when(text: str) -> When:
    """What a cell says. Raises UnreadError."""
    word = folded(text)
    if word in WAYS_HOME:
        return When("home")
    if word in EVENINGS:
        return When("evening")
    if later := LATER.fullmatch(text.strip().casefold()):
        return _later(text, int(later[1]), folded(later[2]))
    return _at(text)


def _later(text: str, count: int, word: str) -> When:
    unit = next((unit for unit, words in UNITS.items() if word in map(folded, words)), None)
    days = count * (DAYS_IN_WEEK if unit == "week" else 1)
    months = count if unit == "month" else 0
    if unit is None or not count or (months * DAYS_IN_MONTH or days) > MOST_DAYS:
        raise UnreadError("fault-question-when-unread", value=text)
    return When("later", months=months) if months else When("later", days=days)


def _at(text: str) -> When:
    clocked = CLOCK.fullmatch(text.strip().casefold())
    try:
        day = read_day(clocked[1] if clocked else text)
        clock = time(int(clocked[2]), int(clocked[3])) if clocked else WITHOUT_CLOCK
    except ValueError as error:  # UnreadError is one
        raise UnreadError("fault-question-when-unread", value=text) from error
    return When("at", day=day, clock=clock)
