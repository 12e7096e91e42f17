"""Patience at the start: the network may come up after us, and only some answers of Telegram's are final."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import structlog
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError

from bot.telegram import timedelta_of

PAUSES: Final = (1, 2, 4, 8, 15, 30, 60, 60, 60, 60)

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
