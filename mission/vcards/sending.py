"""Cards on their way in: read apart from the bot, held against whom the delegation knows, kept on a member's word."""

import asyncio
import tempfile
from datetime import date
from pathlib import Path
from typing import Literal

from mission.contact_cards import Card, card_of
from mission.contact_line import ContactLine
from mission.contacts import Kept, keep, read_line
from mission.lines.pieces import clean
from mission.matching import known_entry, twin_of
from mission.vcards.bounded import CardJob, read_cards_bounded
from mission.vcards.card import CardFile, CardRead, Unread
from mission.vcards.taking_back import Made, before_keeping, made_since
from storage.contacts import Contact
from storage.missions import Mission
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction


class Sent(Record):
    """A file of cards that waits for its sender's word; empties as the cards are settled one by one.

    `cards` are those still to be settled; `count`, `new`, `again`, `incomplete` and `left`: what became of the others.
    """

    file: str
    cards: tuple[CardRead, ...]
    faults: tuple[Unread, ...] = ()
    count: int
    new: int = 0
    again: int = 0
    incomplete: int = 0
    left: int = 0


async def read_sent(
    content: bytes, file: str, mission: Mission, language: str, *, form: Literal["cards", "picture"] = "cards"
) -> CardFile:
    """The contacts of a file that somebody sent. Raises Refused."""
    with tempfile.TemporaryDirectory(prefix="attache-") as folder:
        path = Path(folder) / file
        await asyncio.to_thread(path.write_bytes, content)
        here = {"zone": mission.timezone, "country": mission.country, "language": language}
        return await read_cards_bounded(CardJob(path=path, form=form, **here))


def with_words(line: ContactLine, words: str, mission: Mission, today: date, language: str) -> ContactLine:
    """A card and the words that were sent with it, which say what the card does not: what it is about, what is next."""
    if not words.strip():
        return line
    said = read_line(
        f"Jan Novák, {clean(words)}", mission, today, language
    )  # so that no other word is taken as a name
    further = [
        getattr(said, field)
        for field in ("organisation", "position")
        if getattr(line, field) and getattr(said, field)
    ]
    return line.model_copy(
        update={
            "organisation": line.organisation or said.organisation,
            "position": line.position or said.position,
            "emails": tuple(dict.fromkeys([*line.emails, *said.emails])),
            "phones": tuple(dict.fromkeys([*line.phones, *said.phones])),
            "about": ", ".join(filter(None, [*further, said.about, line.about])),
            "promise_text": said.promise_text,
            "due_on": said.due_on,
            "leftover": (*line.leftover, *said.leftover),
        },
    )


async def known_as(tx: Transaction, member: Member, mission: Mission, line: ContactLine) -> Card | None:
    """Whom the delegation knows under what a card says; nothing is kept by asking."""
    entry = await known_entry(tx, mission.id, line.organisation) if line.organisation else None
    asked = Contact(
        id=0,
        mission_id=mission.id,
        organisation_id=entry.id if entry else None,
        **line.model_dump(include={"name", "organisation", "position", "emails", "phones", "about", "links"}),
        created_at=tx.now,
    )
    twin = await twin_of(tx, asked)
    return await card_of(tx, member, mission, twin.id) if twin else None


async def keep_first(tx: Transaction, member: Member, mission: Mission, sent: Sent) -> Sent:
    """Keep the next card that waits."""
    return _without_first(sent, await keep(tx, member, mission, sent.cards[0].line))


def _without_first(sent: Sent, kept: Kept) -> Sent:
    return sent.model_copy(
        update={
            "cards": sent.cards[1:],
            "new": sent.new + (not kept.again),
            "again": sent.again + kept.again,
            "incomplete": sent.incomplete + bool(kept.card.missing),
        },
    )


async def keep_rest(tx: Transaction, member: Member, mission: Mission, sent: Sent) -> tuple[Sent, Made]:
    """Keep every card that waits; what that made, so that it can be taken back."""
    before, touched = await before_keeping(tx, member), []
    while sent.cards:
        kept = await keep(tx, member, mission, sent.cards[0].line)
        touched.append(kept.card.contact.id)
        sent = _without_first(sent, kept)
    return sent, await made_since(tx, member, before, touched)


def leave_first(sent: Sent) -> Sent:
    """The next card is not kept."""
    return sent.model_copy(update={"cards": sent.cards[1:], "left": sent.left + 1})


def leave_rest(sent: Sent) -> Sent:
    """Nothing more is kept."""
    return sent.model_copy(update={"cards": (), "left": sent.left + len(sent.cards)})
