"""Which form a file has: told by what it begins with, for names are typed by people."""

from pathlib import Path
from typing import Final, Literal

from mission.documents.draft import Refused

Form = Literal["workbook", "delimited", "calendar", "json", "xml"]

HEAD: Final = 512  # bytes
ZIP: Final = b"PK\x03\x04"
OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
DELIMITED: Final = frozenset({".csv", ".tsv", ".txt"})
BY_NAME: Final[dict[str, Form]] = {
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".ics": "calendar",
    ".ical": "calendar",
    ".json": "json",
    ".xml": "xml",
}


def form_of(path: Path) -> Form:
    """The form of an existing file. Raises Refused for one that none of the readers takes."""
    if path.is_dir():
        raise Refused("document-kind-unknown", file=path.name)
    if not path.is_file():
        raise Refused("document-not-found", file=path.name)
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith((ZIP, OLD_WORKBOOK)):
        return "workbook"
    suffix = path.suffix.casefold()
    if suffix in DELIMITED:
        return "delimited"
    if suffix in BY_NAME:
        return BY_NAME[suffix]
    return _by_text(head.lstrip(b"\xef\xbb\xbf \t\r\n"), path.name)


def _by_text(head: bytes, name: str) -> Form:
    if head.upper().startswith(b"BEGIN:V") and not head.upper().startswith(b"BEGIN:VCARD"):
        return "calendar"
    if head.startswith(b"<"):
        return "xml"
    if head.startswith((b"{", b"[")):
        return "json"
    raise Refused("document-kind-unknown", file=name)
