"""The day that words name, in Ukrainian, Czech and English: "by Friday", «за два тижні», "do konce května", "28.4."."""

import calendar
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from mission.time import months_later, working_days_after

FRIDAY: Final = 4
MONTHS_A_YEAR: Final = 12
FAR_AHEAD: Final = timedelta(days=3 * 366)
"""A guess of dateparser's beyond that is a misreading."""
A_YEAR: Final = timedelta(days=364)
APOSTROPHES: Final = str.maketrans("’ʼ`´‘", "'''''")


class NamedDay(NamedTuple):
    """A day and where in the text it stands. `deadline`: said as an end ("by", «до», "do")."""

    day: date
    start: int
    end: int
    deadline: bool


def aligned(text: str) -> str:
    """Text as the patterns compare it: no case, no diacritics, and as long as it was, so that places agree."""
    return "".join(_plain(letter) for letter in text.translate(APOSTROPHES))


def _plain(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter.casefold())
    return next((part for part in bare if not unicodedata.combining(part)), " ")


COUNTS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
    "один": 1, "одну": 1, "два": 2, "дві": 2, "пару": 2, "три": 3, "чотири": 4, "п'ять": 5, "шість": 6, "десять": 10,
    "jeden": 1, "jednu": 1, "dva": 2, "dve": 2, "dvou": 2, "par": 2, "tri": 3, "ctyri": 4, "pet": 5, "deset": 10,
}  # fmt: skip
UNITS: Final = {
    "day": r"days?|день|дні|днів|дня|den|dny|dni|dnu|dne",
    "week": r"weeks?|тиждень|тижні|тижнів|тижня|tyden|tydny|tydnu|tydne",
    "month": r"months?|місяць|місяці|місяців|місяця|mesic|mesice|mesicu",
    "half": r"half a year|півроку|пів року|pul roku",
    "year": r"years?|рік|року|rok|roku",
}
WEEKDAYS: Final = (
    r"monday|понеділ(?:ок|ка|ку)|pondel(?:i|ka|ek|ku)",
    r"tuesday|вівтор(?:ок|ка|ку)|uter(?:y|ka|ek|ku)",
    r"wednesday|серед(?:а|и|у|ою)|stred(?:a|y|u|e|ou)",
    r"thursday|четверг?(?:а|у)?|ctvrt(?:ek|ka|ku)",
    r"friday|п'?ятниц(?:я|і|ю|ею)|pat(?:ek|ku)",
    r"saturday|субот(?:а|и|у|ою)|sobot(?:a|y|u|e|ou)",
    r"sunday|неділ(?:я|і|ю|ею)|nedel(?:e|i)",
)
SHORT_WEEKDAYS: Final = (
    r"mon|пн|po", r"tues?|вт|ut", r"wed|ср|st", r"thu(?:rs?)?|чт|ct", r"fri|пт|pa", r"sat|сб|so", r"sun|нд|ne",
)  # fmt: skip
NEXT_SHORT: Final = (
    ("next", r"mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"),
    (r"наступн\w+", "пн|вт|ср|чт|пт|сб|нд"),
    (r"pristi", "po|ut|st|ct|pa|so|ne"),
)
"""Short days only beside "next" of their own language: "next st" is a street."""
MONTHS: Final = (
    r"jan(?:uary)?|січ(?:ень|ня|ні)|led(?:en|na|nu)",
    r"feb(?:ruary)?|лют(?:ии|ого|ому)|unor(?:a|u)?",
    r"mar(?:ch)?|берез(?:ень|ня|ні)|brez(?:en|na|nu)",
    r"apr(?:il)?|квіт(?:ень|ня|ні)|dub(?:en|na|nu)",
    r"may|трав(?:ень|ня|ні)|kvet(?:en|na|nu)",
    r"june?|черв(?:ень|ня|ні)|cerv(?:en|na|nu)",
    r"july?|лип(?:ень|ня|ні)|cerven(?:ec|ce|ci)",
    r"aug(?:ust)?|серп(?:ень|ня|ні)|srp(?:en|na|nu)",
    r"sep(?:t(?:ember)?)?|верес(?:ень|ня|ні)|zari",
    r"oct(?:ober)?|жовт(?:ень|ня|ні)|rij(?:en|na|nu)",
    r"nov(?:ember)?|листопад(?:а|у|і)?|listopad(?:u)?",
    r"dec(?:ember)?|груд(?:ень|ня|ні)|prosin(?:ec|ce|ci)",
)


def _choice(patterns: tuple[str, ...]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _position(patterns: tuple[str, ...], word: str) -> int:
    """Which of the patterns a word is: 0 for Monday or January."""
    return next(number for number, pattern in enumerate(patterns) if re.fullmatch(pattern, word))


DEADLINE: Final = r"(?:by|until|till?|before|due(?: by| on)?|no later than|not later than|до|не пізніше(?: ніж)?|do|nejpozdeji(?: do| v)?)"
BEFORE: Final = rf"(?:(?P<deadline>{DEADLINE}) (?:the )?|(?:on|at|in|for|у|в|на|v|ve|na) )?"
NEXT: Final = r"next|наступн\w+|pristi\w*"
THIS: Final = r"this|coming|цього|цю|цієї|цеи|найближч\w+|tento|tuto|teto|tohoto|nejblizsi\w*"
WITHIN: Final = r"in|within|після|через|за|протягом|до|упродовж|впродовж|za|do|behem"
WORKING: Final = r"working |business |робоч\w+ |pracovni\w* "
WEEK: Final = UNITS["week"] + r"|tydnu|тижні"
PERIOD: Final = rf"{WEEK}|{UNITS['month']}|{UNITS['year']}"
ENDING: Final = "end of|кінця|кінець|кінці|konce|konec|konci"
COUNTED: Final = "|".join(sorted(map(re.escape, COUNTS), key=len, reverse=True))
YEAR: Final = r"(?:,? (?P<year>20\d\d)(?: ?р\.?| року| roku)?)?"


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that begins and ends with a word; its letters are folded as `aligned` folds the text."""
    folded = pattern.translate(str.maketrans("йї", "иі"))
    return re.compile(rf"(?<![\w@])(?<!\d[:.]){folded}(?![\w@]|[./]\w|(?<=\d):\d)")


Resolver = Callable[[re.Match[str], date], date | None]


def _in_a_while(found: re.Match[str], today: date) -> date | None:
    """ "in two weeks", «за 3 робочі дні», "do týdne"."""
    said = (found["count"] or "1").strip()
    count = COUNTS.get(said) or int(said)
    unit = next(name for name, pattern in UNITS.items() if re.fullmatch(pattern, found["unit"]))
    if unit == "day" and found["working"]:
        return working_days_after(today, count)
    if unit in {"day", "week"}:
        return today + timedelta(days=count * (7 if unit == "week" else 1))
    return months_later(today, count * {"month": 1, "half": 6, "year": 12}[unit])


def _end_of(found: re.Match[str], today: date) -> date | None:
    """The last working day of a week, the last day of a month or a year."""
    ahead = 1 if found["next"] else 0
    if found["month"]:
        return _end_of_month(_position(MONTHS, found["month"]) + 1, today)
    if re.fullmatch(WEEK, found["unit"]):
        return _end_of_week(today + timedelta(weeks=ahead), today)
    if re.fullmatch(UNITS["month"], found["unit"]):
        return _last_day(months_later(today.replace(day=1), ahead))
    return date(today.year + ahead, 12, 31)


def _end_of_week(inside: date, today: date) -> date:
    friday = inside + timedelta(days=FRIDAY - inside.weekday())
    return friday if friday >= today else friday + timedelta(days=2)


def _end_of_month(month: int, today: date) -> date:
    year = today.year if month >= today.month else today.year + 1
    return _last_day(date(year, month, 1))


def _last_day(inside: date) -> date:
    return inside.replace(day=calendar.monthrange(inside.year, inside.month)[1])


def _period(found: re.Match[str], today: date) -> date | None:
    """ "next week" is due when that week ends; "this month" when it ends."""
    ahead = 1 if found["next"] else 0
    if re.fullmatch(WEEK, found["unit"]):
        return _end_of_week(today + timedelta(weeks=ahead), today)
    return _last_day(months_later(today.replace(day=1), ahead))


def _weekday(found: re.Match[str], today: date) -> date | None:
    """The next one after today; with "next", the one of the calendar week after this."""
    said = found["weekday"] or found["short"]
    number = _position(WEEKDAYS if found["weekday"] else SHORT_WEEKDAYS, said)
    if found["next"]:
        return today + timedelta(days=7 - today.weekday() + number)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _dated(found: re.Match[str], today: date) -> date | None:
    """A day and a month, with or without a year; never one that has passed."""
    named = found.groupdict()
    day, year = int(named["day"]), int(named["year"] or 0)
    month = _position(MONTHS, named["name"]) + 1 if named.get("name") else int(named["month"])
    if month > MONTHS_A_YEAR >= day:
        day, month = month, day
    return _coming(year + 2000 if 0 < year < 100 else year, month, day, today)  # noqa: PLR2004 - a year of two digits


def _coming(year: int, month: int, day: int, today: date) -> date | None:
    for tried in (year,) if year else (today.year, today.year + 1):
        try:
            named = date(tried, month, day)
        except ValueError:
            continue
        if named >= today:
            return named
    return None


def _day_of_month(found: re.Match[str], today: date) -> date | None:
    """ "by the 15th": of this month or the next that has such a day."""
    months = [months_later(today.replace(day=1), ahead) for ahead in (0, 1, 2)]
    days = [
        first.replace(day=int(found["day"]))
        for first in months
        if 0 < int(found["day"]) <= _last_day(first).day
    ]
    return min((day for day in days if day >= today), default=None)


def _after(days: int) -> Resolver:
    return lambda _, today: today + timedelta(days=days)


RULES: Final[tuple[tuple[re.Pattern[str], Resolver], ...]] = tuple(
    (_compiled(f"{BEFORE}{pattern}"), resolver)
    for pattern, resolver in (
        (r"(?:the )?(?:day after tomorrow|післязавтра|pozitri|pozitrka)", _after(2)),
        (r"(?:tomorrow|завтра|zitra|zitrka|zitrek)", _after(1)),
        (r"(?:today|tonight|сьогодні|dnes|dneska)", _after(0)),
        (
            rf"(?:the )?(?:{ENDING}) (?:the )?(?:(?P<next>{NEXT}) |(?:{THIS}) )?(?:(?P<unit>{PERIOD})|(?P<month>{_choice(MONTHS)}))",
            _end_of,
        ),
        (
            rf"(?:{WITHIN}) (?P<count>(?:{COUNTED}|\d{{1,3}}) )?(?P<working>{WORKING})?(?P<unit>{_choice(tuple(UNITS.values()))})",
            _in_a_while,
        ),
        (
            rf"(?:(?P<next>{NEXT})|{THIS}) (?:{WEEK}),? (?:(?:on|у|в|v|ve|na) )?(?P<weekday>{_choice(WEEKDAYS)})(?P<short>)",
            _weekday,
        ),
        (
            rf"(?P<weekday>{_choice(WEEKDAYS)}) (?:of |у |в )?(?:(?P<next>{NEXT})|{THIS}) (?:{WEEK})(?P<short>)",
            _weekday,
        ),
        (rf"(?:(?P<next>{NEXT})|{THIS}) (?P<unit>{WEEK}|{UNITS['month']})", _period),
        *((rf"(?P<next>{word}) (?P<weekday>)(?P<short>{short})\.?", _weekday) for word, short in NEXT_SHORT),
        (r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)", _dated),
        (rf"(?P<day>\d\d?)(?:st|nd|rd|th|-?го|\.)? ?(?:of )?(?P<name>{_choice(MONTHS)})\.?{YEAR}", _dated),
        (rf"(?P<name>{_choice(MONTHS)})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?{YEAR}", _dated),
        (r"(?P<day>\d\d?)\. ?(?P<month>\d\d?)\.(?: ?(?P<year>(?:20)?\d\d)(?: ?р\.)?)?", _dated),
        (r"(?!24/7)(?P<day>\d\d?)/(?P<month>\d\d?)(?:/(?P<year>(?:20)?\d\d))?", _dated),
        (rf"(?:(?:(?P<next>{NEXT})|{THIS}) )?(?P<weekday>{_choice(WEEKDAYS)})(?P<short>)", _weekday),
    )
)
BARE_RULES: Final[tuple[tuple[re.Pattern[str], Resolver], ...]] = tuple(
    (_compiled(f"(?P<deadline>{DEADLINE}|(?:on|in|у|в|v|ve)) {pattern}"), resolver)
    for pattern, resolver in (
        (rf"(?P<next>)(?P<weekday>)(?P<short>{_choice(SHORT_WEEKDAYS)})\.?", _weekday),
        (r"(?P<day>\d\d?)\.(?P<month>\d\d?)(?P<year>)", _dated),
        (rf"(?P<month>{_choice(MONTHS)})(?P<next>)(?P<unit>)", _end_of),
        (r"(?:the )?(?P<day>\d\d?)(?:\.|st|nd|rd|th|-?го)", _day_of_month),
    )
)
"""Too short or too common to be a day without a preposition."""


def find_day(text: str, today: date) -> NamedDay | None:
    """The first day, today or later, that a text names; its preposition belongs to it."""
    plain = re.sub(r"\s", " ", aligned(text))
    found = []
    for pattern, resolver in RULES + BARE_RULES:
        for match in pattern.finditer(plain):
            day = resolver(match, today)
            if day and day >= today:
                deadline = re.fullmatch(DEADLINE, match["deadline"] or "") is not None or _closes(match[0])
                found.append(NamedDay(day, match.start(), match.end(), deadline))
                break
    first = min(found, key=_place, default=None)
    return first and _joined(first, found)


def _place(named: NamedDay) -> tuple[int, int]:
    return named.start, -named.end


def _joined(first: NamedDay, found: list[NamedDay]) -> NamedDay:
    """ "on Tuesday 2 May" is one day, said twice: the date is the surer one."""
    second = next((named for named in found if 0 <= named.start - first.end <= len(", ")), None)
    return second._replace(start=first.start, deadline=first.deadline or second.deadline) if second else first


def _closes(phrase: str) -> bool:
    """Whether a phrase is a deadline by its own words: "within a week", "do týdne", "end of May"."""
    return re.match(r"(?:within|протягом|до|do|behem|due|by) |.*(?:end of|кінця|konce) ", phrase) is not None


def day_named(text: str, today: date, language: str) -> date | None:
    """The day that a person typed when asked for one: our own grammar first, then everything dateparser knows."""
    said = text.strip()
    readings = (said, f"by {said}", f"by {said}.")
    found = next(filter(None, (find_day(reading, today) for reading in readings)), None)
    return found.day if found else _parsed(said, today, language)


def past_day_named(text: str, today: date, language: str) -> date | None:
    """The day within the last years, today included, that a person typed when asked since when or on which day.

    A day and a month without a year are the last ones that have come.
    """
    said = text.strip()
    dated = find_day(said, today - A_YEAR) if re.search(r"\d.*\D.*\w", said) else None
    if dated and (dated.start, dated.end) == (0, len(said)) and dated.day <= today:
        return dated.day
    parsed = _guess(said, today, language, "past")
    return parsed if parsed and today - FAR_AHEAD <= parsed <= today else None


def _parsed(text: str, today: date, language: str) -> date | None:
    parsed = _guess(text, today, language, "future")
    return parsed if parsed and today <= parsed <= today + FAR_AHEAD else None


def _guess(text: str, today: date, language: str, prefer: str) -> date | None:
    import dateparser  # noqa: PLC0415 - slow to load, and few conversations need it

    settings = {
        "PREFER_DATES_FROM": prefer,
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": datetime.combine(today, time(0)),
        "REQUIRE_PARTS": ["day"],
    }
    languages = [language, *(other for other in ("uk", "cs", "en") if other != language)]
    parsed = dateparser.parse(text[:60], languages=languages, settings=settings)
    return parsed.date() if parsed else None
