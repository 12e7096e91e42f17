"""The limits that the specification states, sentence by sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from .reading import description, fields, reachable, spoken

SENTENCES: Final = re.compile(r"(?<=[.;!])\s+(?=[A-Z0-9])")
NUMBERS: Final = re.compile(
    r"\d|\bone of\b|\bup to\b|\bat most\b|\bonly (?:characters|lowercase|contain)\b", re.IGNORECASE
)

LIMITS: Final = re.compile(
    r"""
      \d+-\d+\ (?:characters|bytes)
    | at\ most\ \d+\ line\ feeds
    | list\ of\ \d+-\d+
    | include\ \d+-\d+\ items
    | At\ most\ \d+\ commands
    | price\ in\ (?:Telegram\ Stars|nanotoncoins)\ must\ be\ between\ \d+\ and\ \d+
    | between\ \d+(?:\ second)?(?:-|\ and\ )\d+
    | (?:^|,\ )\d+-\d+(?=\.?$)
    | at\ most\ \d+\ MB | up\ to\ \d+\ ?MB | exceed\ \d+\ MB | less\ than\ \d+\ kB
    | exceed\ \d+(?:\ in\ total)?(?=\.) | ratio\ must\ be\ at\ most\ \d+
    | up\ to\ \d+\ minute | no\ longer\ than\ \d+\ seconds
    | (?:less|more)\ than\ \d+\ (?:hours|days|seconds)(?=\ ago|\ from|\ or)
    | within\ \d+\ hours
    | more\ than\ a\ day | the\ next\ \d+\ days | first\ \d+\ minutes | for\ \d+\ minutes
    | at\ least\ \d+(?=\ and) | no\ more\ than\ \d+\ seconds
    | up\ to\ one\ reaction | (?:Exactly|At\ most)\ one\ of\ the\ fields
    | Signed\ 32-bit | two-letter\ ISO\ 639-1
    | [Mm]ust\ be\ one\ of | can\ be\ one\ of\ (?=")
    | Only\ characters | Can\ contain\ only | emoji\ are\ not\ allowed
    """,
    re.VERBOSE,
)

NO_LIMITS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"Defaults to \d+",
        r"H\.264/MPEG-4|MPEG4 videos \(|\.MP3",  # formats, which the sandbox does not look into
        r"allow up to 1000 messages per second",  # what the parameter buys
        r"status code different from 2XY|valid for at least 1 hour|for 5 seconds or less|30-second preview",  # promises
        r"more than 24 hours; for channel|within 30 days at the sole discretion",
        r"starting in version|as of version|^As of v",
        r"0x7FFFFFFF is specified, then|Dice can have values|0-based identifiers",
        r"the following \d+ scopes|should be one of$|can be one of$|Targets: 1\)|^2\) if",
        r"UTF-16 code units|significant bits|Currently, can be \"mention\"",
        r"new one (?:can|using)|upload a new one|one button|one special entity|one answer option|select one of their",
        r"remove up to 10000 recent",  # what the method does by itself
        r"greater by one than|from one local server|audio file that exists|there are just two rows",
    )
)
"""Sentences with numbers that limit nothing a bot sends."""


@dataclass(slots=True, frozen=True, order=True)
class Limit:
    """`place` is "method", "method.parameter" or "Type.field"; `clause` the words that state the limit."""

    place: str
    clause: str

    def __str__(self) -> str:
        return f"{self.place}: {self.clause}"


def _sentences() -> Iterator[tuple[str, str]]:
    for owner in (*spoken(), *reachable()):
        yield from ((owner, sentence) for text in description(owner) for sentence in SENTENCES.split(text))
        for field in fields(owner):
            text = field.description.removeprefix("Optional. ")
            yield from ((f"{owner}.{field.name}", sentence) for sentence in SENTENCES.split(text))


def _clauses(sentence: str) -> list[str]:
    return [match[0].removeprefix(", ").strip() for match in LIMITS.finditer(sentence)]


@cache
def limits() -> tuple[Limit, ...]:
    """All limits for spoken methods and for the types that their parameters can hold."""
    return tuple(sorted({Limit(place, clause) for place, text in _sentences() for clause in _clauses(text)}))


def unread() -> list[str]:
    """Sentences with numbers of which nobody has said whether they are limits."""
    return [
        f"{place}: {text}"
        for place, text in _sentences()
        if NUMBERS.search(text) and not _clauses(text) and not any(no.search(text) for no in NO_LIMITS)
    ]
