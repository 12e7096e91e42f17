"""A .vcf file into contacts; called in the bounded child (mission/vcards/bounded.py), for a stranger made it."""

import zlib
from datetime import UTC, datetime

from mission.contact_line import ContactLine
from mission.documents.draft import Refused
from mission.documents.folding import folded
from mission.matching import is_same_person
from mission.vcards.card import CARD_BYTES, CARDS, CardFile, CardRead, Unread
from mission.vcards.contact import Home, line_of
from mission.vcards.vcard import Written, written_cards
from storage.contacts import Contact


def read_card_file(content: bytes, file: str, home: Home) -> CardFile:
    """Every card that says something, and which ones are broken. Raises Refused for what is no file of cards."""
    if len(content) > CARD_BYTES:
        raise Refused("cards-too-large", file=file, limit=str(CARD_BYTES // 1_000_000))
    if not content.strip():
        raise Refused("document-empty", file=file)
    written: list[Written] = []
    for card in written_cards(content):
        written.append(card)
        if len(written) > CARDS:
            raise Refused("cards-too-many", file=file, limit=str(CARDS))
    if not written:
        raise Refused("cards-none", file=file)
    cards = tuple(
        CardRead(number=number, line=line_of(one.card, home, "card"))
        for number, one in enumerate(written, 1)
        if not one.card.says_nothing
    )
    return CardFile(cards=_marked(cards), faults=_faults(written))


def _faults(written: list[Written]) -> tuple[Unread, ...]:
    return tuple(
        Unread(number=number, fault="card-empty" if one.card.says_nothing else "card-unfinished")
        for number, one in enumerate(written, 1)
        if one.card.says_nothing or not one.whole
    )


def _marked(cards: tuple[CardRead, ...]) -> tuple[CardRead, ...]:
    """Cards that are about somebody of an earlier card say so."""
    marked: list[CardRead] = []
    firsts: dict[str, list[Contact]] = {}
    for card in cards:
        contact = _as_contact(card)
        keys = _keys(card.line)
        near = {first.id: first for key in keys for first in firsts.get(key, [])}
        same = next((first.id for first in near.values() if is_same_person(first, contact)), 0)
        for key in () if same else keys:
            firsts.setdefault(key, []).append(contact)
        marked.append(card.model_copy(update={"same_as": same}))
    return tuple(marked)


def _keys(line: ContactLine) -> set[str]:
    """What two cards about one person have in common, at least one of it."""
    reach = {f"@{mail.casefold()}" for mail in line.emails} | {f"+{folded(phone)}" for phone in line.phones}
    return reach | ({f"#{folded(line.organisation)}"} if folded(line.organisation) else set())


def _as_contact(card: CardRead) -> Contact:
    """As it would be kept; the organisation's number stands for its name."""
    line = card.line
    return Contact(
        id=card.number,
        mission_id=0,
        organisation_id=zlib.crc32(folded(line.organisation).encode()) or None,
        **line.model_dump(include={"name", "organisation", "position", "emails", "phones", "about"}),
        created_at=datetime.min.replace(tzinfo=UTC),
    )
