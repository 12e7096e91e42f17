"""Telephone numbers in what people type: found, checked, and written the international way."""

import re
from typing import Final, NamedTuple

import phonenumbers
from babel.core import get_global
from phonenumbers import Leniency, PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher, ValidationResult

from mission.countries import code_of

HOME: Final = {"uk": "UA", "cs": "CZ"}
"""Whose numbers a person may mean who leaves the country code out, besides those of the mission's country."""
NO_NUMBER_AFTER: Final = re.compile(r"\b(?:ičo?|dič|vat|єдрпоу|іпн|рнокпп|id)[ .:№#]*$", re.IGNORECASE)
OLD_UKRAINIAN: Final = re.compile(r"(?<![\d+])8[ -]?(\(?0\d{2}\)?(?:[ -]?\d){7})(?!\d)")
AMOUNT: Final = re.compile(
    r" ?(?:[€$]|(?:kč|czk|eur|usd|грн|uah|mil|mio|млн|тис|kwh?|m2|м2)\b)", re.IGNORECASE
)


class FoundNumber(NamedTuple):
    """A number in its international form and the place in the text where it was typed."""

    number: str
    start: int
    end: int


def region_of(country: str, timezone: str) -> str:
    """The ISO code of a mission's country, however its name is written; else the country of its time zone."""
    found = code_of(country) or get_global("zone_territories").get(timezone)
    return found or "ZZ"


def find_numbers(text: str, region: str, language: str, own: str = "") -> list[FoundNumber]:
    """Every number that could be called, in order of place; each stretch of text is read once.

    A number without a country code is of `region`, else of the country of the reader: that of their `own` number,
    else that of their language.
    """
    home = region_of_number(own) or HOME.get(language, region)
    found = _old_ukrainian(text) if "UA" in {region, home} else []
    for country in dict.fromkeys((region, home)):
        for match in PhoneNumberMatcher(text, country, leniency=Leniency.POSSIBLE):
            taken = any(match.start < other.end and other.start < match.end for other in found)
            if (
                not taken
                and _callable(match.number, match.raw_string)
                and _meant(text, match.start, match.end)
            ):
                found.append(FoundNumber(_written(match.number), match.start, match.end))
    return sorted(found, key=lambda number: number.start)


def _old_ukrainian(text: str) -> list[FoundNumber]:
    """ "8 067 123 45 67" and "8(067)1234567", as Ukraine dialled until 2009 and many still write."""
    found = []
    for match in OLD_UKRAINIAN.finditer(text):
        number = phonenumbers.parse(match[1], "UA")
        if phonenumbers.is_valid_number(number):
            found.append(FoundNumber(_written(number), match.start(), match.end()))
    return found


def region_of_number(number: str) -> str:
    """The ISO country of an international number; "" when it is none."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(number)) or ""
    except phonenumbers.NumberParseException:
        return ""


def written(typed: str, region: str, language: str) -> str | None:
    """One number in its international form; None when nobody could be called by it. Telegram leaves out the "+"."""
    tries = [typed, f"+{typed}"] if typed.isdecimal() else [typed]
    found = [numbers for text in tries for numbers in [find_numbers(text, region, language)] if numbers]
    return found[0][0].number if found else None


def _callable(number: PhoneNumber, typed: str) -> bool:
    """A number of the plan; with a country code typed, a possible one: plans change faster than tables of them."""
    possible = phonenumbers.is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
    return phonenumbers.is_valid_number(number) or (possible and typed.lstrip("(").startswith(("+", "00")))


def _meant(text: str, start: int, end: int) -> bool:
    """Nine digits may be a company's number or a sum of money."""
    return not NO_NUMBER_AFTER.search(text[:start]) and not AMOUNT.match(text, end)


def _written(number: PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL))
