"""The intake: every update is kept in the inbox and committed, and only then confirmed to Telegram."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

import structlog
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.telegram import timedelta_of
from storage.database import Database

POLL_SECONDS: Final = 25
BATCH: Final = 100
UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
LONGEST_PAUSE: Final = 30.0

log = structlog.get_logger()


class RefusedStartError(Exception):
    """The bot must not run: another one polls with this token, or Telegram does not know the token."""


class Intake:
    """Long polling (Bot API › getUpdates). It starts without an offset: Telegram knows what is unconfirmed."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        request: BaseRequest,
        url: str,
        wake: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._request = request
        self._url = f"{url}/getUpdates"
        self._wake = wake
        self._offset: int | None = None

    async def run(self) -> None:
        """Until cancelled. A cancelled poll confirms nothing that was not kept."""
        pause = 1.0
        while True:
            try:
                await self.poll(POLL_SECONDS)
                pause = 1.0
            except RetryAfter as error:
                await asyncio.sleep(timedelta_of(error).total_seconds())
            except (NetworkError, Conflict) as error:
                if isinstance(error, BadRequest):
                    raise
                log.warning("polling failed", error=type(error).__name__, again_in=pause)
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, pause * 2)

    async def poll(self, seconds: int) -> int:
        """One round: ask, keep, commit. How many came."""
        asked: dict[str, Any] = {"timeout": seconds, "limit": BATCH, "allowed_updates": json.dumps(UPDATES)}
        if self._offset is not None:
            asked["offset"] = self._offset
        # PTB's own getUpdates gives parsed objects; what is kept here is what Telegram wrote.
        updates: Any = await self._request.post(f"{self._url}?{urlencode(asked)}", read_timeout=seconds + 10)
        if updates:
            await keep(self._database, self._clock, updates)
            self._offset = updates[-1]["update_id"] + 1
            self._wake()
        return len(updates)

    async def first_poll(self) -> None:
        """Refuse to start beside another poller, or with a token that Telegram does not know."""
        try:
            await self.poll(0)
        except Conflict:
            raise RefusedStartError(
                "another program is already receiving this bot's messages; stop it first"
            ) from None
        except InvalidToken:
            raise RefusedStartError(
                "Telegram does not know this BOT_TOKEN; check it with BotFather"
            ) from None
        except TelegramError as error:
            log.warning("the first poll failed; trying on", error=type(error).__name__)


async def keep(database: Database, clock: Clock, updates: list[dict[str, Any]]) -> None:
    """Commit raw updates to the inbox; one that is there already stays once."""
    rows = [
        (update["update_id"], chat_of(update), json.dumps(update, ensure_ascii=False)) for update in updates
    ]
    async with database.transaction(clock.now()) as tx:
        await tx.inbox.keep(rows)


def chat_of(update: dict[str, Any]) -> int:
    """The chat in which an update's order matters; 0 for what belongs to none."""
    body = next(
        (value for key, value in update.items() if key != "update_id" and isinstance(value, dict)), {}
    )
    place = body.get("chat") or (body.get("message") or {}).get("chat") or body.get("from") or {}
    return int(place.get("id", 0))
