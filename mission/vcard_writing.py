"""Contacts as vCards 3.0 (RFC 2426), as iOS, Android and Outlook read them.

A line that holds letters beyond ASCII says that it is UTF-8: RFC 2426 leaves that to the mail around the card, but a
file has no mail around it, and Outlook on Windows then takes it for the code page of the machine.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType

from mission.person_names import NameParts, name_parts
from mission.transliteration import in_latin
from storage.contacts import Contact
from storage.record import Record

LINE: Final = 75
"""Octets of a line without its end (RFC 2426 › 2.6)."""
FILE_NAME: Final = 60
SPECIAL: Final = re.compile(r"([\\,;])")
LINE_ENDS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
KINDS: Final = {PhoneNumberType.MOBILE: "CELL", PhoneNumberType.FIXED_LINE: "WORK"}


class CardFields(Record):
    """What a card says. `parts`: the name as it is sorted, where it is not to be guessed; `latin`: the name in those
    letters, which stands behind it and where phones look for how a name is said.
    """

    name: str
    latin: str = ""
    parts: NameParts | None = None
    organisation: str = ""
    position: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    note: str = ""


def vcard_of(contact: Contact, *, note: str = "") -> str:
    """A contact's card. What the meeting was about stands in its note, and below it `note`."""
    said = "\n".join(filter(None, (contact.about, note)))
    known = contact.model_dump(include=set(CardFields.model_fields) - {"parts", "note", "latin"})
    return written_card(CardFields(**known, note=said))


def vcards_of(contacts: Iterable[Contact]) -> bytes:
    """Cards one after another, as address books import them (UTF-8)."""
    return "".join(vcard_of(contact) for contact in contacts).encode()


def written_card(fields: CardFields) -> str:
    """The lines of one card, each ended by CRLF."""
    return "".join(f"{_folded(line)}\r\n" for line in _lines(fields))


def card_file_name(name: str) -> str:
    """ "Olena-Kovalenko.vcf": ASCII, as every mail program keeps it; "contact.vcf" where nothing is left of a name."""
    plain = unicodedata.normalize("NFKD", in_latin(name)).encode("ascii", "ignore").decode()
    words = re.findall(r"\w+", plain)
    return f"{'-'.join(words)[:FILE_NAME] or 'contact'}.vcf"


def e164(phone: str) -> str:
    """A number as phones dial it ("+420777123456", an extension behind a pause); one that is no number as it is."""
    try:
        number = phonenumbers.parse(phone, None)
    except NumberParseException:
        return _clean(phone, "")
    dialled = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{dialled},{number.extension}" if number.extension else str(dialled)


def _lines(fields: CardFields) -> list[str]:
    name = _clean(fields.name, " ")
    shown = name or next(filter(None, (*map(_one_line, _titles(fields)), "–")))
    parts = fields.parts or name_parts(name)

    def line(key: str, *values: str) -> str:
        said = ";".join(_escaped(value) for value in values)
        return f"{key}:{said}" if said.isascii() else f"{key};CHARSET=UTF-8:{said}"

    latin = _clean(fields.latin, " ")
    rows = [line("N", *parts), line("FN", f"{shown} ({latin})" if latin else shown)]
    if latin:
        said = name_parts(latin)
        rows += [line("X-PHONETIC-FIRST-NAME", said.given), line("X-PHONETIC-LAST-NAME", said.family)]
    rows += [line(key, _text(said)) for key, said in _texts(fields) if _text(said)]
    rows += [f"EMAIL;TYPE=INTERNET:{_escaped(_one_line(mail))}" for mail in fields.emails if _one_line(mail)]
    rows += [f"TEL;TYPE={_kind(phone)}:{_escaped(e164(phone))}" for phone in fields.phones if e164(phone)]
    rows += [f"URL:{_uri(link)}" for link in fields.links if _uri(link)]
    note = _text(fields.note)
    return ["BEGIN:VCARD", "VERSION:3.0", *rows, *([line("NOTE", note)] if note else []), "END:VCARD"]


def _titles(fields: CardFields) -> Sequence[str]:
    """What stands for a name that is not known: a card must show something."""
    return (fields.organisation, *fields.emails, *fields.phones)


def _texts(fields: CardFields) -> tuple[tuple[str, str], ...]:
    return ("ORG", fields.organisation), ("TITLE", fields.position)


def _kind(phone: str) -> str:
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(phone, None))
    except NumberParseException:
        kind = PhoneNumberType.UNKNOWN
    return f"{KINDS[kind]},VOICE" if kind in KINDS else "VOICE"


def _uri(link: str) -> str:
    """An address as a phone opens it: with its scheme, without blanks."""
    address = _one_line(link).replace(" ", "%20").replace("\\", "%5C")
    return f"https://{address}" if address and not SCHEME.match(address) else address


def _text(said: str) -> str:
    """A text of one or more lines."""
    whole = said.encode("utf-8", "replace").decode()
    return "\n".join(_clean(line, " ") for line in LINE_ENDS.split(whole)).strip("\n")


def _one_line(said: str) -> str:
    return _clean(said, " ")


def _clean(said: str, blank: str) -> str:
    """In one line, without control codes and halves of characters."""
    whole = said.encode("utf-8", "replace").decode()
    kept = "".join(c for c in whole if c.isspace() or unicodedata.category(c) != "Cc")
    return blank.join(kept.split())


def _escaped(said: str) -> str:
    return SPECIAL.sub(r"\\\1", said).replace("\n", "\\n")


def _folded(line: str) -> str:
    """In pieces of at most 75 octets, none of which cuts a character; those after the first begin with a blank."""
    pieces, room = [""], LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append("")
            room = LINE - 1
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces)
