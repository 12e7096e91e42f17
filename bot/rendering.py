"""What a row of the outbox says now, in its reader's language; or why it is not to be sent (any more)."""

from collections.abc import Iterable
from typing import Literal

import structlog
from markupsafe import Markup

from handlers.pushes import KINDS, Kind
from mission.delivery import Recipient, heading_of, reader_for, recipient_of, tell_unreachable, why_not
from mission.quiet import hush_now
from storage.message import CAPTION_LIMIT, TEXT_LIMIT, Message, shown_length
from storage.outbox import NOTHING_TO_SAY, Outgoing
from storage.transaction import Transaction
from words import paragraphs

log = structlog.get_logger()


async def said_now(tx: Transaction, row: Outgoing) -> Message | None:
    """What the row says now. None: it is not to be sent (any more), and that is written down."""
    recipient = None if row.is_said and not row.is_new_push else await recipient_of(tx, row)
    if recipient and not await _may_go(tx, row, recipient):
        return None
    try:
        message = await _rendered(tx, row, recipient)
    except Exception:  # a poison row must not stop its neighbours
        log.exception("a message cannot be rendered", kind=row.kind, row=row.id)
        await _drop(tx, row, "failed", "could not be rendered")
        return None
    if message is None:
        await _drop(tx, row, "cancelled", NOTHING_TO_SAY)
    return message


async def _may_go(tx: Transaction, row: Outgoing, recipient: Recipient) -> bool:
    """Whether nothing speaks against it; what does is written down."""
    if reason := why_not(row, recipient):
        await _drop(tx, row, "failed" if reason.startswith("blocked") else "cancelled", reason)
        return False
    hush = hush_now(row, recipient.place, tx.now)
    if hush and hush.until:
        await tx.outbox.postpone(row, hush.until)
    elif hush:
        await _drop(tx, row, "muted", hush.reason)
    return hush is None


async def _rendered(tx: Transaction, row: Outgoing, recipient: Recipient | None) -> Message | None:
    """In its reader's language and under its mission's name, unless its words were said when the row was made."""
    if row.work == "delete":
        return row.message or Message()
    render = kind_of(row).render
    if row.ready is not None or recipient is None or render is None:
        return row.ready
    message = await render(tx, row, recipient.reader)
    return headed(message, heading_of(row, recipient, tx.now)) if message else None


async def _drop(
    tx: Transaction, row: Outgoing, state: Literal["failed", "cancelled", "muted"], reason: str
) -> None:
    await tx.outbox.give_up(row, state, reason)
    if reason.startswith("blocked"):
        await tell_unreachable(tx, row)
    await touch_cards(tx, [row])


async def marked(tx: Transaction, row: Outgoing) -> Outgoing:
    """A repeat says that it is one."""
    if row.message is None:
        return row
    text = paragraphs(row.message.text, (await reader_for(tx, row)).say("repeat-mark"))
    return row.model_copy(update={"content": {**(row.content or {}), "text": str(text)}})


async def touch_cards(tx: Transaction, rows: Iterable[Outgoing]) -> None:
    """The cards that show how these messages fare are to be rendered anew."""
    cards = {(row.mission_id, card, row.occasion) for row in rows if (card := kind_of(row).card)}
    for mission_id, card, occasion in cards:
        await tx.outbox.touch(mission_id, card, occasion)


def headed(message: Message, mission: str) -> Message:
    """A push under its mission's name, where there is one to tell and the words leave room for it."""
    if not mission:
        return message
    text = paragraphs(Markup("<b>{}</b>").format(mission), message.text)
    limit = CAPTION_LIMIT if message.attachment else TEXT_LIMIT
    return message.model_copy(update={"text": text}) if shown_length(text) <= limit else message


def kind_of(row: Outgoing) -> Kind:
    return KINDS.get(row.kind, Kind())
