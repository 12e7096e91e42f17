"""A member's own card: what stands on it, what they leave out of it, and its picture to be scanned."""

import io
from typing import Final, Literal, get_args

import segno

from mission.errors import UserError
from mission.lines.pieces import clean, valid_mailbox
from mission.phone_numbers import find_numbers, region_of
from mission.transliteration import in_latin
from mission.vcard_writing import CardFields, written_card
from storage.missions import Mission
from storage.people import Member
from storage.transaction import Transaction

CardField = Literal["organisation", "role", "email", "phone", "website"]
CARD_FIELDS: Final[tuple[CardField, ...]] = get_args(CardField)
WIDTH: Final = 1200
"""Pixels of the picture, at most: Telegram makes photos wider than 1,280 smaller, and the squares uneven."""
QUIET: Final = 4
"""Squares of the white edge on each side (ISO/IEC 18004)."""
LONGEST_LINK: Final = 300
TOLD: Final = "card.told"
"""Stands in the log with the field's name: by it an import knows whose word a field is (docs/decisions/0014)."""


def known_fields(member: Member) -> dict[CardField, str]:
    """What is known of the member, shared or not; fields of which nothing is known are missing."""
    person, place = member.person, member.membership
    known: dict[CardField, str] = {
        "organisation": place.organisation,
        "role": place.position,
        "email": person.email,
        "phone": person.phone,
        "website": person.website,
    }
    return {field: value.strip() for field, value in known.items() if value.strip()}


def shared_fields(member: Member) -> dict[CardField, str]:
    """What stands on the card besides the name."""
    left_out = member.person.card_without
    return {field: value for field, value in known_fields(member).items() if field not in left_out}


def latin_name(member: Member) -> str:
    """The name in Latin letters; empty where it is written so already."""
    spelled = in_latin(member.person.name)
    return spelled if spelled != member.person.name else ""


def own_vcard(member: Member) -> str:
    """The card as the file and the picture say it."""
    shared = shared_fields(member)

    def listed(field: CardField) -> tuple[str, ...]:
        return (shared[field],) if field in shared else ()

    return written_card(
        CardFields(
            name=member.person.name,
            latin=latin_name(member),
            organisation=shared.get("organisation", ""),
            position=shared.get("role", ""),
            emails=listed("email"),
            phones=listed("phone"),
            links=listed("website"),
        ),
    )


def card_picture(vcard: str) -> bytes | None:
    """The card as a QR picture (PNG); None when it says more than a QR code holds."""
    try:
        code = segno.make_qr(vcard, error="l", encoding="utf-8")
    except segno.DataOverflowError:
        return None
    squares, _ = code.symbol_size(border=QUIET)
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=WIDTH // squares, border=QUIET)
    return picture.getvalue()


async def show_field(tx: Transaction, member: Member, field: CardField, *, shown: bool) -> Member:
    """Put a field on the card or leave it out; refused where nothing is known of it."""
    if field not in known_fields(member):
        raise UserError("stale-button")
    without = set(member.person.card_without) - {field} | (set() if shown else {field})
    return await _with(tx, member, card_without=sorted(without))


async def tell(tx: Transaction, member: Member, mission: Mission, typed: str, language: str) -> Member:
    """A typed e-mail, phone or website takes the place of the one that was known, and stands on the card.

    It is the member's own word from then on: no file of an organiser takes its place.
    """
    field, value = recognised(typed, mission, language)
    without = sorted(set(member.person.card_without) - {field})
    await tx.audit.record(mission.id, member.person.id, TOLD, field=field)
    return await _with(tx, member, **{field: value, "card_without": without})


async def own_words(tx: Transaction) -> dict[int, frozenset[str]]:
    """By person: which fields they have told themselves, ever and in whichever mission."""
    told: dict[int, frozenset[str]] = {}
    for act in await tx.audit.of_act(TOLD):
        if act.actor_id is not None:
            told[act.actor_id] = told.get(act.actor_id, frozenset()) | {act.subject["field"]}
    return told


def recognised(
    typed: str, mission: Mission, language: str
) -> tuple[Literal["email", "phone", "website"], str]:
    """Which field the words are, and in which form they are kept. Refused when they are none."""
    text = clean(typed)
    if "@" in text and (mailbox := valid_mailbox(text)):
        return "email", mailbox
    numbers = find_numbers(text, region_of(mission.country, mission.timezone), language)
    if numbers:
        return "phone", numbers[0].number
    if _is_link(text):
        return "website", text
    raise UserError("mycard-unclear")


def _is_link(text: str) -> bool:
    host = text.rsplit("://", maxsplit=1)[-1].split("/", maxsplit=1)[0]
    whole = len(text.split()) == 1 and "@" not in text and len(text) <= LONGEST_LINK
    return whole and "." in host.strip(".") and host.rpartition(".")[2].isalpha()


async def _with(tx: Transaction, member: Member, **fields: object) -> Member:
    await tx.people.change(member.person.id, **fields)
    person = await tx.people.get(member.person.id)
    assert person is not None  # noqa: S101 - it was read in the same transaction
    return member.model_copy(update={"person": person})
