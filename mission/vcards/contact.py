"""A card as a contact: its e-mails and numbers checked, what is none named and kept."""

import re
from itertools import chain
from typing import Final, NamedTuple

from mission.contact_line import ContactLine
from mission.lines.pieces import DIGITS, valid_mailbox
from mission.phone_numbers import find_numbers, region_of, written
from mission.vcards.card import VCard
from storage.contacts import ContactSource

INTERNATIONAL: Final = 4
"""Digits of a number that begins with "+" and has letters ("+1-800-MYFAX")."""
LONGEST_NUMBER: Final = 60
EXTENSION: Final = re.compile(r"(?:;ext=|(?<!,),+)(\d+)$")
"""Behind a number (RFC 3966), or behind the pause that phones dial."""


class Home(NamedTuple):
    """Whose numbers are meant that have no country code: the mission's country (a time zone may tell), the reader's."""

    country: str = ""
    timezone: str = ""
    language: str = "en"


def line_of(card: VCard, home: Home, source: ContactSource) -> ContactLine:
    """Nothing of the card is lost: what has no better place stands in `about`."""
    numbers = {typed: _numbers(typed, home) for typed in card.phones}
    mails = {typed: valid_mailbox(typed) for typed in card.emails}
    leftover = tuple(typed for typed, read in (numbers | mails).items() if not read)
    extensions = [EXTENSION.sub(r" ext. \1", typed) for typed in card.phones if EXTENSION.search(typed)]
    return ContactLine(
        name=card.name,
        organisation=card.organisation,
        position=card.position,
        emails=tuple(dict.fromkeys(filter(None, mails.values()))),
        phones=tuple(dict.fromkeys(chain.from_iterable(numbers.values()))),
        links=card.links,
        about=", ".join(filter(None, [*leftover, *extensions, *card.units, card.note])),
        leftover=leftover,
        source=source,
    )


def _numbers(typed: str, home: Home) -> tuple[str, ...]:
    """In their international form; as it stands where that is not known, since a card says that it is a telephone's."""
    bare = EXTENSION.sub("", typed).partition(";")[0][:LONGEST_NUMBER]
    region = region_of(home.country, home.timezone)
    known = written(bare, region, home.language)
    if known:
        more = [found.number for found in find_numbers(bare, region, home.language)]
        return tuple(dict.fromkeys([known, *more]))
    digits = sum(char.isdecimal() for char in bare)
    return (bare,) if digits >= (INTERNATIONAL if bare.startswith("+") else DIGITS) else ()
