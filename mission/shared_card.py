"""A contact shared from a phone's address book, with the vCard that Telegram sends along (RFC 2426, at most 2 kB)."""

from typing import Any, Final

import vobject

from mission.contact_line import ContactLine
from mission.lines.pieces import clean, valid_mailbox
from mission.phone_numbers import region_of, written
from storage.missions import Mission

READ_AT_MOST: Final = 16_384


def read_shared(name: str, phone: str, vcard: str, mission: Mission, language: str) -> ContactLine:
    """The name and number that Telegram gives, and what else the vCard says. A broken vCard is left aside."""
    card = _parsed(vcard)
    region = region_of(mission.country, mission.timezone)
    typed = [clean(phone), *_values(card, "tel")]
    numbers = {number: written(number, region, language) for number in typed if number}
    mails = {mail: valid_mailbox(mail) for mail in _values(card, "email") if mail}
    leftover = tuple(said for said, read in (numbers | mails).items() if read is None)
    about = [*leftover, *_values(card, "note"), *_values(card, "url")]
    return ContactLine(
        name=" ".join(clean(name).split()) or _first(card, "fn"),
        organisation=_first(card, "org"),
        position=_first(card, "title") or _first(card, "role"),
        emails=tuple(dict.fromkeys(mail for mail in mails.values() if mail)),
        phones=tuple(dict.fromkeys(number for number in numbers.values() if number)),
        about=", ".join(about),
        leftover=leftover,
    )


def _parsed(vcard: str) -> dict[str, list[Any]]:
    """The card's fields by name; none when it cannot be read."""
    if not vcard.strip():
        return {}
    unpadded = "\n".join(line.rstrip() for line in vcard[:READ_AT_MOST].splitlines())
    try:
        card = vobject.readOne(unpadded, allowQP=True)
        return dict(card.contents) if card else {}
    except Exception:  # noqa: BLE001 - vobject raises whatever it stumbles over; name and number are known without it
        return {}


def _values(card: dict[str, list[Any]], name: str) -> list[str]:
    return [text for text in (_text(line.value) for line in card.get(name, [])) if text]


def _text(value: Any) -> str:
    """An organisation comes as a list of its units, everything else as text."""
    parts = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, (clean(str(part)) for part in parts)))


def _first(card: dict[str, list[Any]], name: str) -> str:
    return next(iter(_values(card, name)), "")
