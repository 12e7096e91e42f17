"""Patience: the network may come up after us, a full disk is emptied; only some answers are final."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import structlog
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.telegram import timedelta_of
from storage.room import lacks_room

PAUSES: Final = (1, 2, 4, 8, 15, 30, 60, 60, 60, 60)

FIRST_ROOM_PAUSE: Final = 1.0
LONGEST_ROOM_PAUSE: Final = 30.0

T = TypeVar("T")
log = structlog.get_logger()


class RefusedStartError(Exception):
    """The bot must not run; the text is one sentence for whoever started it."""


def unknown_token() -> RefusedStartError:
    return RefusedStartError("Telegram does not know this BOT_TOKEN; check it with BotFather")


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """The answer to a call that the start depends on, for about five minutes. Raises RefusedStartError."""
    for pause in PAUSES:
        try:
            return await call()
        except InvalidToken:
            raise unknown_token() from None
        except BadRequest as refused:
            raise RefusedStartError(f"Telegram refuses to start this bot: {refused.message}") from None
        except RetryAfter as error:
            wait = timedelta_of(error).total_seconds()
        except TelegramError as error:
            log.warning("Telegram does not answer", error=type(error).__name__, again_in=pause)
            wait = pause
        await asyncio.sleep(wait)
    raise RefusedStartError("Telegram did not answer for five minutes; check the network and BOT_API_URL")


def log_no_room(error: Exception, again_in: float) -> None:
    """The kind of trouble is all there is to say: a traceback would tell nothing more, at every attempt."""
    log.error(
        "the database cannot be written; trying on",
        error=str(getattr(error, "orig", error)),
        again_in=again_in,
    )


async def until_written(work: Callable[[], Awaitable[T]]) -> T:
    """What the work gives, tried again for as long as the database has no room for it."""
    pause = FIRST_ROOM_PAUSE
    while True:
        try:
            return await work()
        except Exception as error:
            if not lacks_room(error):
                raise
            log_no_room(error, pause)
        await asyncio.sleep(pause)
        pause = min(LONGEST_ROOM_PAUSE, pause * 2)
