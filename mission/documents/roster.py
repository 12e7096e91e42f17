"""A table of people, row by row."""

from functools import cache
from typing import Final, Literal, TypeVar

import phonenumbers
from babel import Locale
from email_validator import EmailNotValidError, validate_email

from mission.documents.draft import Fault, MemberDraft, Role
from mission.documents.faults import RowError, UnreadError
from mission.documents.folding import folded
from mission.documents.table import Row, Table

Language = Literal["uk", "cs", "en", ""]
Value = TypeVar("Value", bound=str)

HOME: Final[dict[Language, str]] = {"uk": "UA", "cs": "CZ", "en": "GB"}
ROLES: Final[dict[str, Role]] = {
    **dict.fromkeys(
        ("", "delegate", "member", "participant", "делегат", "делегатка", "учасник", "учасниця"), "delegate"
    ),
    **dict.fromkeys(("delegat", "delegatka", "ucastnik", "ucastnice"), "delegate"),
    **dict.fromkeys(
        ("organiser", "organizer", "організатор", "організаторка", "organizator", "organizatorka"),
        "organiser",
    ),
    **dict.fromkeys(("host", "господар", "приимаючасторона", "hostitel", "hostitelka"), "host"),
}
LANGUAGES: Final[dict[str, Language]] = {
    **dict.fromkeys(
        ("uk", "ua", "ukr", "українська", "украінська", "ukrainian", "ukrajinstina", "ukrajinsky"), "uk"
    ),
    **dict.fromkeys(("cs", "cz", "ces", "чеська", "czech", "cestina", "cesky"), "cs"),
    **dict.fromkeys(("en", "eng", "gb", "англіиська", "english", "anglictina", "anglicky"), "en"),
    "": "",
}


def read_members(table: Table, country: str = "") -> tuple[list[MemberDraft], list[Fault]]:
    """People and the faults of their rows. A bad phone, e-mail, role or language is named, and the person kept without it."""
    members: list[MemberDraft] = []
    faults: list[Fault] = []
    rows_of_names: dict[tuple[str, str], str] = {}
    for row in table.rows:
        try:
            member = _member(row, country, faults)
            who = folded(member.name), folded(member.organisation)
            if who in rows_of_names:
                args = {"name": member.name, "row": rows_of_names[who]}
                raise RowError(Fault(place=row.at("name"), key="fault-member-twice", args=args))  # noqa: TRY301 - as all faults of a row
            rows_of_names[who] = str(row.place.row)
            members.append(member)
        except RowError as error:
            faults.append(error.fault)
    return members, faults


def _member(row: Row, country: str, faults: list[Fault]) -> MemberDraft:
    name = _name(row)
    if not name:
        raise RowError(
            Fault(place=row.at("name" if "name" in row.headings else "last"), key="fault-name-missing")
        )
    language = known(row, "language", "fault-language-unread", LANGUAGES, faults)
    return MemberDraft(
        name=name,
        organisation=row.text("organisation"),
        position=row.text("position"),
        group=row.text("group"),
        role=known(row, "role", "fault-role-unread", ROLES, faults),
        phone=_phone(row, (HOME.get(language, ""), region_of(country), "UA", "CZ"), faults),
        email=_email(row, faults),
        language=language,
        origin=row.place,
    )


def _name(row: Row) -> str:
    """ "Name" beside "Surname" is the first name; a first name alone is the whole."""
    first = row.text("first") or (row.text("name") if "last" in row.headings else "")
    return " ".join(filter(None, (first, row.text("last")))) or row.text("name")


def known(row: Row, field: str, key: str, values: dict[str, Value], faults: list[Fault]) -> Value:
    """One of the words that a column knows; else a fault, and the value of an empty cell."""
    text = row.text(field)
    if folded(text) not in values:
        faults.append(UnreadError(key, value=text).at(row.at(field), row_kept=True))
    return values.get(folded(text), values[""])


def _phone(row: Row, regions: tuple[str, ...], faults: list[Fault]) -> str:
    """E.164. A number without its country is tried as one of the person's language, of the mission, of the two homelands."""
    text = row.text("phone")
    if not text:
        return ""
    for region in filter(None, regions):
        try:
            number = phonenumbers.parse(text, region)
        except phonenumbers.NumberParseException:
            continue
        international = text.lstrip().startswith("+")
        if phonenumbers.is_possible_number(number) if international else phonenumbers.is_valid_number(number):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    faults.append(UnreadError("fault-phone-unread", value=text).at(row.at("phone"), row_kept=True))
    return ""


def _email(row: Row, faults: list[Fault]) -> str:
    """The address in its normal form; whether it can be delivered to is not asked."""
    text = row.text("email").removeprefix("mailto:")
    if not text:
        return ""
    try:
        return validate_email(text, check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError:
        faults.append(UnreadError("fault-email-unread", value=text).at(row.at("email"), row_kept=True))
        return ""


@cache
def _regions() -> dict[str, str]:
    names: dict[str, str] = {
        "чеськареспубліка": "CZ",
        "ceskarepublika": "CZ",
        "czechrepublic": "CZ",
        "velkabritanie": "GB",
    }
    for language in ("uk", "cs", "en"):
        names |= {
            folded(name): code for code, name in Locale.parse(language).territories.items() if code.isalpha()
        }
    return names | {code.casefold(): code for code in set(names.values())}


def region_of(country: str) -> str:
    """The ISO code of a country named in uk, cs or en, or by its code; empty if unknown."""
    return _regions().get(folded(country), "")
