"""How a message becomes a Bot API call, and what came of it. The only place that sends."""

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

import structlog
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram import Message as Received
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.transport import UNSENT
from handlers.actions import callback_data
from storage.message import CAPTION_LIMIT, TEXT_LIMIT, Attachment, Message, length, plain_text, shown_length
from storage.outbox import Outgoing

LABEL_LIMIT: Final = 64
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)

log = structlog.get_logger()


@dataclass(frozen=True)
class Sent:
    """Telegram took it; 0 where an edit or a deletion has no message of its own."""

    message_id: int


@dataclass(frozen=True)
class Unsent:
    """It surely did not arrive; trying again is safe."""

    reason: str


@dataclass(frozen=True)
class Throttled:
    """429: it did not arrive, and the chat rests so many seconds."""

    seconds: float


@dataclass(frozen=True)
class Unpaid:
    """400: it did not arrive, for this bot may not send paid broadcasts."""


@dataclass(frozen=True)
class Blocked:
    """403: this person stopped the bot, or never started it."""

    reason: str


@dataclass(frozen=True)
class Refused:
    """400 and its like: it will never arrive in this form."""

    reason: str


@dataclass(frozen=True)
class Migrated:
    """The group has become a supergroup: it did not arrive, and the chat has another number from now on."""

    chat_id: int


@dataclass(frozen=True)
class Uncertain:
    """Nobody knows whether it arrived."""

    reason: str


Outcome = Sent | Unsent | Throttled | Unpaid | Blocked | Refused | Migrated | Uncertain


async def deliver(bot: ExtBot[Any], row: Outgoing, *, paid: bool = False) -> Outcome:
    """Do what the row asks (send, edit or delete), once; after "can't parse entities" once more as plain text.

    paid: beyond what is free, for Telegram Stars (Bot API › sendMessage › allow_paid_broadcast).
    """
    outcome = await _attempt(bot, row, parse_mode=ParseMode.HTML, paid=paid)
    if isinstance(outcome, Refused) and "can't parse entities" in outcome.reason.lower():
        log.warning("a text was not understood and goes as plain text", kind=row.kind, row=row.id)
        return await _attempt(bot, row, parse_mode=None, paid=paid)
    return outcome


async def _attempt(bot: ExtBot[Any], row: Outgoing, *, parse_mode: str | None, paid: bool) -> Outcome:
    try:
        call = _call(bot, row, parse_mode=parse_mode, paid=paid)
    except Exception as error:  # what cannot even be put into words of the Bot API is this row's fault alone
        log.exception("a message cannot be made", kind=row.kind, row=row.id)
        return Refused(f"could not be made: {type(error).__name__}")
    try:
        answer = await call()
    except Exception as error:  # noqa: BLE001 - whatever it was, the row must come to an end
        return outcome_of(error)
    return Sent(answer.message_id if isinstance(answer, Received) and not row.message_id else 0)


def outcome_of(error: Exception) -> Outcome:
    """What an error says about whether the message arrived; whatever is unknown is uncertain."""
    if isinstance(error, RetryAfter):
        return Throttled(timedelta_of(error).total_seconds())
    if isinstance(error, Forbidden):
        return Blocked(error.message)
    if isinstance(error, BadRequest):
        if "floodskip" in error.message.lower():
            return Unpaid()
        unchanged = "message is not modified" in error.message.lower()
        return Sent(0) if unchanged else Refused(error.message)
    if isinstance(error, ChatMigrated):
        return Migrated(error.new_chat_id)
    if isinstance(error, InvalidToken):
        return Unsent("the token was refused")
    if isinstance(error, NetworkError) and isinstance(error.__cause__, UNSENT):
        return Unsent(type(error.__cause__).__name__)
    return Uncertain(type(error.__cause__ or error).__name__)


def timedelta_of(error: RetryAfter) -> timedelta:
    """How long Telegram asks us to wait; PTB gives a timedelta where `speak_timedelta` has been called."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


def speak_timedelta() -> None:
    """PTB is moving its durations from seconds to timedelta and warns at each use until one opts in."""
    os.environ["PTB_TIMEDELTA"] = "1"


def _call(
    bot: ExtBot[Any], row: Outgoing, *, parse_mode: str | None, paid: bool
) -> Callable[[], Awaitable[Any]]:
    """The one call that the row asks for, ready to be made."""
    assert row.chat_id is not None  # noqa: S101 - the outbox gives out no row without a chat
    if row.work == "delete":
        return partial(bot.delete_message, row.chat_id, row.message_id or 0)
    message = row.message or Message()
    text, mode = fitting(message, parse_mode)
    common: dict[str, Any] = {"parse_mode": mode, "reply_markup": keyboard(row.token, message)}
    if row.message_id:
        return _edit(bot, row, message, text, common)
    if paid:
        common["allow_paid_broadcast"] = True
    if message.attachment is None:
        return partial(bot.send_message, row.chat_id, text, link_preview_options=NO_PREVIEW, **common)
    send = getattr(bot, f"send_{message.attachment.kind}")
    return partial(send, row.chat_id, _file(message.attachment), caption=text or None, **common)


def _file(attachment: Attachment) -> InputFile | str:
    """Its bytes; or the name by which Telegram has it already."""
    return attachment.file_id or InputFile(attachment.content, filename=attachment.name)


def _edit(
    bot: ExtBot[Any], row: Outgoing, message: Message, text: str, common: dict[str, Any]
) -> Callable[[], Awaitable[Any]]:
    where: dict[str, Any] = {"chat_id": row.chat_id, "message_id": row.message_id, **common}
    if message.attachment is None:
        return partial(bot.edit_message_text, text, link_preview_options=NO_PREVIEW, **where)
    return partial(bot.edit_message_caption, caption=text, **where)


def keyboard(token: str, message: Message) -> InlineKeyboardMarkup | None:
    """The buttons, each carrying its row's token and the digest of its action."""
    rows = [
        [
            InlineKeyboardButton(
                button.label[:LABEL_LIMIT],
                url=button.url,
                callback_data=None if button.action is None else callback_data(token, button.action),
            )
            for button in line
        ]
        for line in message.buttons
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def fitting(message: Message, parse_mode: str | None) -> tuple[str, str | None]:
    """The text and how it is parsed. One that is too long is cut as plain text: whoever made it should have paged."""
    limit = CAPTION_LIMIT if message.attachment else TEXT_LIMIT
    if parse_mode and shown_length(message.text) <= limit:
        return str(message.text), parse_mode
    text = plain_text(message.text)
    while length(text) > limit:
        text = text[: len(text) - max(1, (length(text) - limit) // 2) - 1] + "…"
    return text, None
