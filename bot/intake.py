"""The intake: every update is kept in the inbox and committed, and only then confirmed to Telegram."""

import asyncio
import json
import time
from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import urlencode

import structlog
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.patience import RefusedStartError, log_no_room, unknown_token
from bot.telegram import timedelta_of
from storage.database import Database
from storage.inbox import Incoming
from storage.room import lacks_room

POLL_SECONDS: Final = 25
BATCH: Final = 100
UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
FIRST_PAUSE: Final = 0.25
"""Short: a second poller listens for a second whether there is another, and must hear us."""
LONGEST_PAUSE: Final = 30.0
ALONE_SECONDS: Final = 1
YOUNG_SECONDS: Final = 15.0
CONFLICTS: Final = 3
"""So many so soon after the start mean that the other poller was here first, and stays; one is only a visitor."""
LARGEST: Final = 2**63 - 1
"""Numbers beyond this fit no database and come from no Telegram."""

log = structlog.get_logger()


class Intake:
    """Long polling (Bot API › getUpdates). It starts without an offset: Telegram knows what is unconfirmed."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        request: BaseRequest,
        url: str,
        hand_on: Callable[[Sequence[Incoming]], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._request = request
        self._url = f"{url}/getUpdates"
        self._hand_on = hand_on
        self._offset: int | None = None
        self.heard_at: float | None = None
        """When Telegram last answered a poll, by the monotonic clock; None until polling has begun."""
        self.has_room = True
        """Whether the last batch could be kept; what could not comes again, for nothing was confirmed."""

    async def run(self) -> None:
        """Until cancelled. A cancelled poll confirms nothing that was not kept."""
        self.heard_at = time.monotonic()
        young_until, conflicts, pause = time.monotonic() + YOUNG_SECONDS, 0, FIRST_PAUSE
        while True:
            try:
                await self.poll(POLL_SECONDS)
                pause = FIRST_PAUSE
            except RetryAfter as error:
                await asyncio.sleep(timedelta_of(error).total_seconds())
            except InvalidToken:
                raise unknown_token() from None
            except TelegramError as error:
                conflicts += isinstance(error, Conflict)
                if conflicts >= CONFLICTS and time.monotonic() < young_until:
                    raise _second_poller() from None
                log.warning("polling failed", error=type(error).__name__, again_in=pause)
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, pause * 2)
            except Exception as error:
                if not lacks_room(error):
                    raise
                log_no_room(error, pause)  # and nothing is confirmed: the same updates come again
                await asyncio.sleep(pause)
                pause = min(LONGEST_PAUSE, pause * 2)

    async def poll(self, seconds: int) -> int:
        """One round: ask, keep, commit. How many came."""
        updates = await self._ask(seconds)
        self.heard_at = time.monotonic()
        if updates:
            self.has_room = False
            kept = await keep(self._database, self._clock, updates)
            self.has_room = True
            # What was kept is confirmed by the next round; ids may have turned random, so only this batch counts.
            self._offset = _last_id(updates) + 1
            self._hand_on(kept)
        return len(updates)

    async def _ask(self, seconds: int) -> list[Any]:
        asked: dict[str, Any] = {"timeout": seconds, "limit": BATCH, "allowed_updates": json.dumps(UPDATES)}
        if self._offset is not None:
            asked["offset"] = self._offset
        # PTB's own getUpdates gives parsed objects; what is kept here is what Telegram wrote.
        try:
            answer: Any = await self._request.post(
                f"{self._url}?{urlencode(asked)}", read_timeout=seconds + 10
            )
        except (LookupError, TypeError) as error:
            raise NetworkError("an answer that is not Telegram's") from error
        if not isinstance(answer, list):
            raise NetworkError("an answer that is not Telegram's")
        return answer

    async def make_sure_to_be_alone(self) -> None:
        """Refuse to start beside another poller, or with a token that Telegram does not know. Confirms nothing.

        Telegram ends the poll that was there first; the other one comes back at once and ends ours.
        """
        until = time.monotonic() + ALONE_SECONDS
        try:
            while time.monotonic() < until:
                if await self._ask(ALONE_SECONDS):
                    await asyncio.sleep(FIRST_PAUSE)
        except Conflict:
            raise _second_poller() from None
        except InvalidToken:
            raise unknown_token() from None
        except TelegramError as error:
            log.warning("the first poll failed; trying on", error=type(error).__name__)


def _second_poller() -> RefusedStartError:
    return RefusedStartError("another program is already receiving this bot's messages; stop it first")


async def keep(database: Database, clock: Clock, updates: Sequence[Any]) -> list[Incoming]:
    """Commit raw updates to the inbox, and what is new of them; one that is there already stays once."""
    rows = [
        (update["update_id"], chat_of(update), json.dumps(update))
        for update in updates
        if id_of(update) is not None
    ]
    if len(rows) < len(updates):
        log.error("what has no update_id is no update of Telegram's", dropped=len(updates) - len(rows))
    async with database.transaction(clock.now()) as tx:
        return await tx.inbox.keep(rows)


def id_of(update: Any) -> int | None:
    """The update's number, where it has one."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if _is_number(number) else None


def chat_of(update: dict[str, Any]) -> int:
    """The chat in which an update's order matters; 0 for what belongs to none, or where it cannot be told."""
    body: dict[str, Any] = next(
        (value for key, value in update.items() if key != "update_id" and isinstance(value, dict)), {}
    )
    message = body.get("message")
    places = body.get("chat"), message.get("chat") if isinstance(message, dict) else None, body.get("from")
    place = next((place for place in places if isinstance(place, dict)), {})
    return place["id"] if _is_number(place.get("id")) else 0


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST


def _last_id(updates: Sequence[Any]) -> int:
    """Raises NetworkError for a batch of nothing but what cannot be confirmed: asking again at once would not help."""
    known = [number for update in updates if (number := id_of(update)) is not None]
    if not known:
        raise NetworkError("updates without an update_id")
    return known[-1]
