"""A card as a contact: its e-mails and numbers checked, what is none named and kept."""

from typing import Final, NamedTuple

from mission.contact_line import ContactLine
from mission.lines.pieces import DIGITS, valid_mailbox
from mission.phone_numbers import region_of, written
from mission.vcards.card import VCard
from storage.contacts import ContactSource

INTERNATIONAL: Final = 4
"""Digits of a number that begins with "+" and has letters ("+1-800-MYFAX")."""
LONGEST_NUMBER: Final = 60


class Home(NamedTuple):
    """Whose numbers are meant that have no country code: the mission's country (a time zone may tell), the reader's."""

    country: str = ""
    timezone: str = ""
    language: str = "en"


def line_of(card: VCard, home: Home, source: ContactSource) -> ContactLine:
    """Nothing of the card is lost: what has no better place stands in `about`."""
    numbers = {typed: _number(typed, home) for typed in card.phones}
    mails = {typed: valid_mailbox(typed) for typed in card.emails}
    leftover = tuple(typed for typed, read in (numbers | mails).items() if read is None)
    extensions = [typed.replace(";ext=", " ext. ") for typed in card.phones if ";ext=" in typed]
    return ContactLine(
        name=card.name,
        organisation=card.organisation,
        position=card.position,
        emails=tuple(dict.fromkeys(filter(None, mails.values()))),
        phones=tuple(dict.fromkeys(filter(None, numbers.values()))),
        links=card.links,
        about=", ".join(filter(None, [*leftover, *extensions, *card.units, card.note])),
        leftover=leftover,
        source=source,
    )


def _number(typed: str, home: Home) -> str | None:
    """In its international form; as it stands where that is not known, since a card says that it is a telephone's."""
    bare = typed.partition(";")[0][:LONGEST_NUMBER]
    digits = sum(char.isdecimal() for char in bare)
    known = written(bare, region_of(home.country, home.timezone), home.language)
    return known or (bare if digits >= (INTERNATIONAL if bare.startswith("+") else DIGITS) else None)
