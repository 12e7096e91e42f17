"""A file of contact cards (.vcf): one card is kept like a typed line, several are listed first and kept on a tap."""

from pathlib import PurePosixPath
from typing import Any, Final

from telegram import Document, Update
from telegram.error import TelegramError

from handlers.contact_file_cards import (
    DropCards,
    KeepAllCards,
    KeepCard,
    LeaveCard,
    OneByOne,
    TakeBackCards,
    TurnCards,
    done_message,
    list_message,
    one_message,
    taken_back_message,
    unread_message,
)
from handlers.contacts import keep_line
from handlers.context import Context, Deed
from handlers.gate import DELEGATES
from handlers.importing import CARDS, file_name
from handlers.pages import page
from handlers.scene import Scene, scene_of
from mission.contact_cards import Card
from mission.errors import UserError
from mission.vcards import taking_back
from mission.vcards.card import CARD_BYTES, CardFile, CardRead
from mission.vcards.sending import (
    Sent,
    keep_first,
    keep_rest,
    known_as,
    leave_first,
    leave_rest,
    read_sent,
    with_words,
)
from mission.vcards.taking_back import Made
from storage.message import Message
from storage.transaction import Transaction

MIME_TYPES: Final = frozenset({"text/vcard", "text/x-vcard", "text/directory"})


def takes(document: Document) -> bool:
    """Whether a file is one of contact cards, by its ending or by what the phone says of it."""
    ending = PurePosixPath(document.file_name or "").suffix.casefold()
    return ending in CARDS or (document.mime_type or "").casefold() in MIME_TYPES


async def document(update: Update, context: Context) -> None:
    """Fetch it, read it apart from the bot, and show what is in it."""
    message = update.effective_message
    received = message.document if message else None
    assert message is not None  # noqa: S101 - only documents are routed here
    assert received is not None  # noqa: S101 - the same
    if context.caller.role not in DELEGATES:
        raise UserError("contact-not-for-hosts")
    file, words = file_name(received), message.caption or ""
    found = await _read(context, received, file)
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        cards = [_with(words, one, scene) for one in found.cards]
        if len(cards) == 1 and not found.faults:
            await keep_line(tx, context, scene, cards[0].line)
        elif cards:
            sent = Sent(file=file, cards=tuple(cards), faults=found.faults, count=len(cards))
            shown = list_message(sent, await _known(tx, scene, sent, 0), 0, scene.reader)
            await tx.reply(shown, subject=_kept(sent), mission_id=scene.mission.id)
        else:
            await tx.reply(unread_message(file, found.faults, scene.reader))


def _with(words: str, card: CardRead, scene: Scene) -> CardRead:
    """What is written beside the file is said of each card in it."""
    line = with_words(card.line, words, scene.mission, scene.today, scene.reader.language)
    return card.model_copy(update={"line": line})


async def _read(context: Context, received: Document, file: str) -> CardFile:
    assert context.house.fetch is not None  # noqa: S101 - the running bot lends it
    too_large = UserError("cards-too-large", file=file, limit=str(CARD_BYTES // 1_000_000))
    if (received.file_size or 0) > CARD_BYTES:
        raise too_large
    try:
        content = await context.house.fetch(received.file_id, CARD_BYTES)
    except ValueError:
        raise too_large from None
    except TelegramError:
        raise UserError("importing-not-fetched", file=file) from None
    return await read_sent(content, file, context.mission, context.reader.language)


# --- the buttons --------------------------------------------------------------------------------------------------


async def keep_all(update: Update, context: Context) -> None:
    """Every card that still waits."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        sent, made = await keep_rest(tx, scene.member, scene.mission, _sent(context))
        await _show(tx, context, scene, sent, made)


async def take_back(update: Update, context: Context) -> None:
    """What one tap has made."""
    del update
    tapped: TakeBackCards = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        taken = await taking_back.take_back(tx, scene.member, scene.mission, tapped.made)
        await tx.answer(taken_back_message(taken, scene.reader))


async def one_by_one(update: Update, context: Context) -> None:
    """The next card by itself."""
    del update
    async with context.transaction() as tx:
        await _show(tx, context, await scene_of(tx, context), _sent(context))


async def keep_card(update: Update, context: Context) -> None:
    """This one; then the next."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        sent = _sent(context, context.action.number)
        await _show(tx, context, scene, await keep_first(tx, scene.member, scene.mission, sent))


async def leave_card(update: Update, context: Context) -> None:
    """Not this one; then the next."""
    del update
    async with context.transaction() as tx:
        sent = _sent(context, context.action.number)
        await _show(tx, context, await scene_of(tx, context), leave_first(sent))


async def turn(update: Update, context: Context) -> None:
    """Another page of the list."""
    del update
    async with context.transaction() as tx:
        scene, sent = await scene_of(tx, context), _sent(context)
        number: int = context.action.page
        await tx.answer(list_message(sent, await _known(tx, scene, sent, number), number, scene.reader))


async def drop(update: Update, context: Context) -> None:
    """None of those that still wait."""
    del update
    async with context.transaction() as tx:
        await _show(tx, context, await scene_of(tx, context), leave_rest(_sent(context)))


def _sent(context: Context, number: int | None = None) -> Sent:
    """What the tapped message is about; its first card has this number."""
    subject = context.shown.subject if context.shown else {}
    if "cards" not in subject:
        raise UserError("stale-button")
    sent = Sent.model_validate(subject)
    if not sent.cards or number not in {None, sent.cards[0].number}:
        raise UserError("stale-button")
    return sent


async def _show(tx: Deed, context: Context, scene: Scene, sent: Sent, made: Made | None = None) -> None:
    """The next card, or the outcome, in the tapped message; settled, it forgets what it was about."""
    assert context.shown is not None  # noqa: S101 - only taps come here
    if sent.cards:
        known = await known_as(tx, scene.member, scene.mission, sent.cards[0].line)
        shown: Message = one_message(sent, known, scene.reader)
    else:
        shown = done_message(sent, scene.reader, made)
    await tx.outbox.revise(context.shown.id, shown)
    await tx.outbox.keep_subject(context.shown.id, _kept(sent) if sent.cards else {})


async def _known(tx: Transaction, scene: Scene, sent: Sent, number: int) -> dict[int, Card]:
    """Whom the delegation knows of the cards on one page."""
    found = {
        card.number: await known_as(tx, scene.member, scene.mission, card.line)
        for card in page(sent.cards, number).items
    }
    return {number: card for number, card in found.items() if card}


def _kept(sent: Sent) -> dict[str, Any]:
    """As JSON, without what goes without saying."""
    return sent.model_dump(mode="json", exclude_defaults=True)


TAPS = (
    (KeepAllCards, keep_all),
    (OneByOne, one_by_one),
    (KeepCard, keep_card),
    (LeaveCard, leave_card),
    (TurnCards, turn),
    (DropCards, drop),
    (TakeBackCards, take_back),
)
