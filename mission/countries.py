"""Countries by their names in any language of the product (Unicode CLDR): what one person wrote, another reads."""

from functools import cache
from typing import Final

from babel import Locale

from mission.documents.folding import folded
from words import LANGUAGES

ALSO: Final = (("UK", "GB"), ("Czech Republic", "CZ"), ("Česká republika", "CZ"))
"""Names in use that CLDR does not give as a country's own."""


def code_of(country: str) -> str | None:
    """The ISO 3166 code of a country, however its name is written; None for what is no country's name."""
    return _codes().get(folded(country))


def country_in(language: str, country: str) -> str:
    """The country's name in a language; what is no country's name as it was written."""
    code = code_of(country)
    return str(Locale(language).territories.get(code, country)) if code else country


def country_names(country: str) -> list[str]:
    """The country's name as it was written and in every language: whichever is searched for, it is found."""
    return list(dict.fromkeys((country, *(country_in(language, country) for language in LANGUAGES))))


@cache
def _codes() -> dict[str, str]:
    named = {folded(name): code for name, code in ALSO}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code.isalpha():
                named |= {folded(name): code, folded(code): code}
    return named
