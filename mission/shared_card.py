"""A contact shared from a phone's address book, with the vCard that Telegram sends along (RFC 2426, at most 2 kB)."""

from typing import Final

from mission.contact_line import ContactLine
from mission.lines.pieces import clean, whole
from mission.vcards.card import VCard
from mission.vcards.contact import Home, line_of
from mission.vcards.vcard import written_cards
from storage.missions import Mission

READ_AT_MOST: Final = 16_384


def read_shared(name: str, phone: str, vcard: str, mission: Mission, language: str) -> ContactLine:
    """The name and number that Telegram gives, and what else the vCard says. A broken vCard is left aside."""
    card = _parsed(vcard)
    phones = tuple(dict.fromkeys(filter(None, (clean(phone), *card.phones))))
    known = card.model_copy(update={"name": " ".join(clean(name).split()) or card.name, "phones": phones})
    return line_of(known, Home(mission.country, mission.timezone, language), "phone")


def _parsed(vcard: str) -> VCard:
    """The card; an empty one when it cannot be read."""
    content = whole(vcard[:READ_AT_MOST]).encode("utf-8", "replace")
    return next((one.card for one in written_cards(content)), VCard())
