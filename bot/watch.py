"""The watch: what the bot notices of its own machine (its clock, its disk, its line to Telegram), and who hears of it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import structlog
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock, Jump, SystemClock
from bot.intake import Intake
from bot.trouble import whom_to_tell
from handlers.context import House
from storage.message import Message
from storage.room import lacks_room
from words import Reader

LOOK_EVERY: Final = 15.0
"""Seconds; each look costs nothing where nothing has happened."""
DEAF: Final = 120.0
"""Seconds without an answer to a poll after which the log says so."""
DEAF_LONG: Final = 600.0
"""Seconds after which people are told, once Telegram answers again."""
NO_ROOM_EVERY: Final = 3600.0
"""Seconds between two messages about a full disk."""
STEP_BACK: Final = 1.0

log = structlog.get_logger()


class Watch:
    """Looks every few seconds. What it has to say goes through the outbox, except that the outbox is full."""

    def __init__(
        self,
        house: House,
        clock: Clock,
        bot: ExtBot[Any],
        intake: Intake,
        rewind: Callable[[], Awaitable[None]],
    ) -> None:
        self._database = house.database
        self._clock = clock
        self._bot = bot
        self._intake = intake
        self._owners = house.owners
        self._rewind = rewind
        self._jump: Jump | None = None
        self._held = False
        self._no_room_told_at: float | None = None
        self._deaf_since: datetime | None = None
        self._ahead = _ahead()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await self.look(time.monotonic())

    async def look(self, monotonic: float) -> None:
        """One look; what cannot be told now, for want of room, is told at a later one."""
        try:
            await self._look_at_the_alarm()
            await self._look_at_the_line(monotonic)
            await self._look_at_the_room(monotonic)
            await self._look_at_the_clock()
        except Exception as error:
            if not lacks_room(error):
                raise
            log.warning("nobody can be told while the database has no room")

    async def _look_at_the_alarm(self) -> None:
        """The alarm goes by the machine's clock: where that was put back, it would ring as much too late."""
        ahead = _ahead()
        stepped_back, self._ahead = self._ahead - ahead > STEP_BACK, ahead
        if stepped_back:
            await self._rewind()

    async def _look_at_the_clock(self) -> None:
        clock = self._clock
        if not isinstance(clock, SystemClock):
            return
        is_sure, jump = clock.is_sure, clock.jump
        if jump is not None and jump is not self._jump:
            log.warning(
                "the machine's clock has jumped", before=jump.before, after=jump.after, settled=is_sure
            )
            key = "trouble-clock-checked" if is_sure else "trouble-clock-jumped"
            await self._tell(key, before=jump.before, after=jump.after, now=clock.now())
            self._jump, self._held = jump, not is_sure
        elif self._held and is_sure:
            log.info("it is clear again what time it is", now=clock.now())
            await self._tell("trouble-clock-settled", now=clock.now())
            self._held = False
        else:
            return
        await self._rewind()

    async def _look_at_the_line(self, monotonic: float) -> None:
        if self._intake.heard_at is None:
            return  # updates come by webhook
        silent = monotonic - self._intake.heard_at
        if silent >= DEAF:
            log.warning("Telegram has not answered a poll for a while", seconds=round(silent))
            self._deaf_since = self._deaf_since or self._clock.now() - timedelta(seconds=silent)
        elif self._deaf_since is not None:
            since, now = self._deaf_since, self._clock.now()
            log.info("Telegram answers again", deaf_since=since)
            if now - since >= timedelta(seconds=DEAF_LONG):
                await self._tell("trouble-deaf", since=since, now=now)
            self._deaf_since = None

    async def _look_at_the_room(self, monotonic: float) -> None:
        told_at = self._no_room_told_at
        if not self._intake.has_room:
            if told_at is None or monotonic - told_at >= NO_ROOM_EVERY:
                self._no_room_told_at = monotonic
                await self._tell_directly("trouble-no-room")
        elif told_at is not None:
            await self._tell("trouble-room-again")
            self._no_room_told_at = None

    async def _tell(self, key: str, **moments: datetime) -> None:
        async with self._database.transaction(self._clock.now()) as tx:
            for chat_id, reader in await whom_to_tell(tx, self._owners):
                await tx.outbox.reply(chat_id, Message(text=_said(reader, key, moments)))
        await self._rewind()

    async def _tell_directly(self, key: str) -> None:
        """The one message that is no row of the outbox: there is no room for the row."""
        async with self._database.reading(self._clock.now()) as tx:
            told = await whom_to_tell(tx, self._owners)
        for chat_id, reader in told:
            try:
                await self._bot.send_message(chat_id, _said(reader, key, {}))
            except TelegramError as error:
                log.warning("nobody could be told of the full disk", error=type(error).__name__)


def _said(reader: Reader, key: str, moments: dict[str, datetime]) -> Any:
    return reader.say(key, **{name: reader.moment(moment) for name, moment in moments.items()})


def _ahead() -> float:
    """How far the machine's clock is ahead of the time that has passed."""
    return datetime.now(UTC).timestamp() - time.monotonic()
