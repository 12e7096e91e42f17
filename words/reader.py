"""What is said: a Reader renders the message files in one person's language, dates and numbers by CLDR."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource
from markupsafe import Markup, escape

LANGUAGES: Final = ("uk", "cs", "en")
FALLBACK: Final = "en"
DAY_PATTERNS: Final = {"uk": "EEEE, d MMMM", "cs": "EEEE d. MMMM", "en": "EEEE d MMMM"}
LONG: Final = 2000
HOURS_WITH_VE: Final = frozenset({2, 3, 4, 12, 13, 14, 20, 21, 22, 23})
"""Hours whose Czech name begins so that "v" would be hard to say: dvě, tři, čtyři, dvanáct, třináct, dvacet…"""
FOLDER: Final = Path(__file__).parent
EMBEDDINGS: Final = "\u202a\u202b\u202d\u202e"
END_OF_EMBEDDING: Final = "\u202c"
ISOLATES: Final = "\u2066\u2067\u2068"
END_OF_ISOLATE: Final = "\u2069"
"""Marks that change the direction of writing, and their ends (Unicode Standard Annex 9)."""
BIDI: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


class UnknownMessageError(LookupError):
    """A message key that stands in no file of the language, or an argument that its text asks for and was not given."""


@cache
def bundle(language: str) -> FluentBundle:
    """All message files of a language. Bidi marks are left out: people copy names out of messages."""
    made = FluentBundle([language], use_isolating=False)
    for file in sorted((FOLDER / language).glob("*.ftl")):
        made.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return made


def language_for(code: str | None) -> str:
    """The language of ours nearest to an IETF tag such as Telegram's `language_code` ("uk-UA" gives uk)."""
    tag = (code or "").lower().split("-")[0]
    return {"sk": "cs", "ru": "uk", "be": "uk"}.get(tag, tag if tag in LANGUAGES else FALLBACK)


class Reader:
    """One person's language and the zone in which times are told (the mission's, see PRODUCT.md rule 6)."""

    def __init__(self, language: str = FALLBACK, zone: ZoneInfo | None = None) -> None:
        self.language = language if language in LANGUAGES else FALLBACK
        self.zone = zone or ZoneInfo("UTC")

    def say(self, key: str, **args: object) -> Markup:
        """The message as Telegram HTML: markup in the message file is kept, every plain argument is escaped."""
        return Markup(self._format(key, {name: _escaped(value) for name, value in args.items()}))  # noqa: S704 - this is the one place that escapes

    def plain(self, key: str, **args: object) -> str:
        """The message as plain text: button words, file names, spreadsheet headings, alerts."""
        return self._format(key, {name: _turned_back(value) for name, value in args.items()})

    def _format(self, key: str, args: Mapping[str, object]) -> str:
        words = bundle(self.language)
        pattern = words.get_message(key).value if words.has_message(key) else None
        if pattern is None:
            raise UnknownMessageError(f"{self.language}: {key}")
        short, long = _parted(args)
        said, errors = words.format_pattern(pattern, short)
        if errors:
            raise UnknownMessageError(f"{self.language}: {key}: {errors[0]}")
        text = str(said)
        for mark, value in long.items():
            text = text.replace(mark, value)
        return text

    def local(self, moment: datetime) -> datetime:
        """An aware moment in the reader's zone."""
        return moment.astimezone(self.zone)

    def at(self, moment: datetime | time) -> str:
        """The same with its preposition: "at 13:00", «о 13:00» but «об 11:00», "v 9:00" but "ve 13:00"."""
        shown = self.time(moment)
        if self.language == "uk":
            return f"{'об' if shown.startswith('11') else 'о'} {shown}"
        if self.language == "cs":
            return f"{'ve' if int(shown[:2]) in HOURS_WITH_VE else 'v'} {shown}"
        return f"at {shown}"

    def time(self, moment: datetime | time) -> str:
        """Hours and minutes, 24-hour in every language: "09:00"."""
        shown = self.local(moment) if isinstance(moment, datetime) else moment
        return format_time(shown, "HH:mm", locale=self.language)

    def day(self, day: date | datetime) -> str:
        """Weekday, day and month: "Monday 24 April", «понеділок, 24 квітня», "pondělí 24. dubna"."""
        shown = self.local(day).date() if isinstance(day, datetime) else day
        return format_date(shown, DAY_PATTERNS[self.language], locale=self._locale)

    def short_day(self, day: date | datetime) -> str:
        """For buttons and tables: "Mon 24 Apr", «пн, 24 квіт.», "po 24. 4."."""
        shown = self.local(day).date() if isinstance(day, datetime) else day
        return format_skeleton("MMMEd", shown, locale=self._locale)

    def date(self, day: date | datetime) -> str:
        """Day, month and year: "24 April 2023"."""
        shown = self.local(day).date() if isinstance(day, datetime) else day
        return format_date(shown, "long", locale=self._locale)

    def moment(self, moment: datetime) -> str:
        """Short day and time: "Mon 24 Apr, 14:30"."""
        return f"{self.short_day(moment)}, {self.time(moment)}"

    def listed(self, items: list[str]) -> str:
        """Names joined as the language joins them: "A, B and C"."""
        return format_list(items, locale=self._locale)

    @property
    def _locale(self) -> str:
        return "en_GB" if self.language == "en" else self.language


def _parted(args: Mapping[str, object]) -> tuple[dict[str, object], dict[str, str]]:
    """Arguments as Fluent takes them, and the long ones by the marks that stand for them.

    fluent.runtime refuses an argument of more than 2,500 characters. No text of Telegram's holds a NUL.
    """
    short, long = dict(args), {}
    for number, (name, value) in enumerate(args.items()):
        if isinstance(value, str) and len(value) > LONG:
            mark = f"\0{number}\0"
            short[name], long[mark] = mark, str(value)
    return short, long


def _escaped(value: object) -> object:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return str(escape(_turned_back(value)))


def _turned_back(value: object) -> object:
    """A text without marks that change the direction of writing for good: they would turn round the words after it."""
    if not isinstance(value, str):
        return value
    left: list[re.Match[str]] = []
    isolates = 0
    for mark in BIDI.finditer(value):
        if mark[0] in ISOLATES + EMBEDDINGS:
            left.append(mark)
            isolates += mark[0] in ISOLATES
        elif mark[0] == END_OF_ISOLATE and isolates:
            isolates -= 1
            while left.pop()[0] not in ISOLATES:
                continue
        elif mark[0] == END_OF_EMBEDDING and left and left[-1][0] in EMBEDDINGS:
            left.pop()
    for mark in reversed(left):
        value = value[: mark.start()] + value[mark.end() :]
    return value


def paragraphs(*parts: str | Markup) -> Markup:
    """Blocks of a message with one empty line between them; empty ones are left out."""
    return Markup("\n\n").join(escape(part) for part in parts if part)


def lines(*parts: str | Markup) -> Markup:
    """Lines of a message; empty ones are left out."""
    return Markup("\n").join(escape(part) for part in parts if part)
