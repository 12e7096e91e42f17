"""What a code on a card says: a vCard, a MECARD, a BIZCARD, a link, an e-mail, a telephone number.

MECARD and the others as barcode readers know them (ZXing wiki › Barcode Contents).
"""

import re
from typing import Final
from urllib.parse import unquote

from mission.vcards.card import VCard
from mission.vcards.properties import joined, parts, unescaped
from mission.vcards.vcard import WAYS, WORDS, is_link, written_cards

LONGEST_LINK: Final = 2_000
MECARD: Final = {"N": "name", "ORG": "organisation", "TITLE": "position", "NOTE": "note"}
BIZCARD: Final = {"N": "name", "X": "surname", "C": "organisation", "T": "position"}


def read_code(text: str) -> VCard | None:
    """What one code says of a person; None for anything else (a ticket, a network's password)."""
    said = text.strip().lstrip("\ufeff")
    start = said[:12].upper()
    if start.startswith("BEGIN:VCARD"):
        return next((one.card for one in written_cards(said.encode("utf-8", "replace"))), None)
    if start.startswith(("MECARD:", "BIZCARD:")):
        kind, _, rest = said.partition(":")
        return (_mecard if kind.upper() == "MECARD" else _bizcard)(_fields(rest))
    return _way(said)


def _fields(written: str) -> dict[str, list[str]]:
    """The values of each field, their escapes still in them: fields end with ";"."""
    found: dict[str, list[str]] = {}
    for field in re.findall(r"(?:\\.|[^\\;])+", written[:8_000], re.DOTALL):
        name, colon, value = field.partition(":")
        if colon and value.strip():
            found.setdefault(name.strip().upper(), []).append(value)
    return found


def _mecard(fields: dict[str, list[str]]) -> VCard:
    """ "N:Novák,Jan": the family name first."""
    family, *given = parts(_first(fields, "N"), ",")
    said = {field: unescaped(_first(fields, name)) for name, field in MECARD.items()}
    return _card(said | {"name": joined([*given, family])}, fields, ("TEL", "TEL-AV"))


def _bizcard(fields: dict[str, list[str]]) -> VCard:
    said = {field: unescaped(_first(fields, name)) for name, field in BIZCARD.items()}
    return _card(said | {"name": joined([said["name"], said.pop("surname")])}, fields, ("B", "M", "F"))


def _card(said: dict[str, str], fields: dict[str, list[str]], numbers: tuple[str, ...]) -> VCard:
    def ways(*names: str) -> tuple[str, ...]:
        values = [joined([unescaped(value)]) for name in names for value in fields.get(name, [])]
        return tuple(dict.fromkeys(filter(None, values)))[:WAYS]

    return VCard(
        name=said["name"][:WORDS],
        organisation=joined([said["organisation"]])[:WORDS],
        position=joined([said["position"]])[:WORDS],
        note=said.get("note", ""),
        emails=ways("EMAIL", "E"),
        phones=ways(*numbers),
        links=tuple(link for link in ways("URL") if is_link(link)),
    )


def _first(fields: dict[str, list[str]], name: str) -> str:
    return next(iter(fields.get(name, [])), "")


def _way(said: str) -> VCard | None:
    """A single way to reach somebody."""
    scheme, _, rest = said.partition(":")
    match scheme.lower():
        case "mailto":
            return VCard(emails=(unquote(rest.partition("?")[0])[:WORDS],))
        case "matmsg":
            return VCard(emails=tuple(joined([unescaped(to)]) for to in _fields(rest).get("TO", [])[:WAYS]))
        case "tel" | "sms" | "smsto":
            return VCard(phones=(unquote(re.split(r"[?:]", rest)[0])[:WORDS],))
        case "urlto":
            rest = re.sub(r"^[^:]*:(?!//)", "", rest)
            return VCard(links=(rest,)) if is_link(rest) else None
        case _:
            return VCard(links=(said,)) if is_link(said) and len(said) <= LONGEST_LINK else None
