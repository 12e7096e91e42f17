"""The courier: takes each due row of the outbox to Telegram and writes down what came of it."""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import structlog
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.pacing import Pacing
from bot.telegram import Blocked, Outcome, Refused, Sent, Throttled, Uncertain, Unsent, deliver
from handlers.pushes import KINDS, Kind
from mission.delivery import reader_for, why_not
from storage.database import Database
from storage.message import Message
from storage.outbox import PUSH_PRIORITY, Outgoing
from storage.transaction import Transaction
from words import paragraphs

SIDE_BY_SIDE: Final = 24
LONGEST_BACKOFF: Final = 60.0
EDIT_ATTEMPTS: Final = 8
EVERY_CHAT: Final = 0
THROTTLED_TOGETHER: Final = 3
"""Chats throttled at one time from which on the limit is taken to be the bot's, not the chats'."""

log = structlog.get_logger()


def machine_now() -> datetime:
    """Backoff is by the machine's clock: it never jumps with the mission's."""
    return datetime.now(UTC)


class Courier:
    """One at a time it claims rows; up to `SIDE_BY_SIDE` are on their way, never two to one chat."""

    def __init__(self, database: Database, clock: Clock, bot: ExtBot[Any]) -> None:
        self._database = database
        self._clock = clock
        self._bot = bot
        self._pacing = Pacing(time.monotonic())
        self._throttled: dict[int, datetime] = {}
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._awake = asyncio.Event()
        self._closing = False
        self._idle = False
        self.on_settled: Callable[[], None] = lambda: None

    async def recover(self) -> None:
        """After a start: what a crash found on its way is uncertain; what Telegram asked us to wait still holds."""
        async with self._database.transaction(self._clock.now()) as tx:
            self._throttled = await tx.throttles.all()
            for row in await tx.outbox.left_sending():
                await tx.outbox.uncertain(row, "stopped while sending", repeat=_kind(row).repeat)
                await self._touch_card(tx, row)

    async def run(self) -> None:
        """Until `close`: whatever is due, as fast as the pacing allows, then sleep until woken."""
        while not self._closing:
            self._awake.clear()
            self._idle = False
            wait = await self._turn()
            if wait is not None and wait > 0:
                self._idle = wait == float("inf")
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._awake.wait(), None if self._idle else wait)
        if self._under_way:
            await asyncio.wait(self._under_way.values())

    def wake(self) -> None:
        """Something may be due."""
        self._idle = False
        self._awake.set()

    def close(self) -> None:
        """Finish what is on its way and claim nothing more."""
        self._closing = True
        self.wake()

    @property
    def idle(self) -> bool:
        return self._idle and not self._under_way

    async def _turn(self) -> float:
        """One row, or how long to wait for the next: token first, then claim, then send."""
        now = time.monotonic()
        if len(self._under_way) >= SIDE_BY_SIDE:
            return float("inf")
        if wait := self._pacing.wait(now):
            return wait
        tired = self._pacing.tired(now)
        pushes = self._pacing.push_wait(now) == 0
        claimed, later = await self._claim(tired, pushes=pushes)
        if claimed is None:
            return min([float("inf") if pushes else self._pacing.push_wait(now), *tired.values(), later])
        chat_id = claimed.chat_id or 0
        self._pacing.spend(chat_id, time.monotonic(), push=claimed.priority >= PUSH_PRIORITY)
        task = asyncio.create_task(self._take(claimed))
        self._under_way[chat_id] = task
        task.add_done_callback(lambda done: self._back(chat_id, done))
        return 0

    def _back(self, chat_id: int, task: asyncio.Task[None]) -> None:
        self._under_way.pop(chat_id, None)
        if not task.cancelled() and task.exception():
            log.error("the courier itself failed", exc_info=task.exception())
        self.wake()

    async def _claim(self, tired: dict[int, float], *, pushes: bool) -> tuple[Outgoing | None, float]:
        """The next row, rendered and marked as on its way; else the seconds until a throttle or backoff ends."""
        machine = machine_now()
        self._throttled = {chat: until for chat, until in self._throttled.items() if until > machine}
        if EVERY_CHAT in self._throttled:
            return None, (self._throttled[EVERY_CHAT] - machine).total_seconds()
        resting = {*tired, *self._throttled, *self._under_way}
        async with self._database.transaction(self._clock.now()) as tx:
            for expired in await tx.outbox.expire():
                await self._touch_card(tx, expired)
            while row := await tx.outbox.next(machine, resting, pushes=pushes):
                if reason := await why_not(tx, row):
                    await self._drop(tx, row, reason)
                elif (message := await self._render(tx, row)) is None:
                    await self._drop(tx, row, "nothing to say")
                else:
                    return await tx.outbox.claim(row, message), 0
            backoff = await tx.outbox.next_backoff(machine)
        waits = [*self._throttled.values(), *([backoff] if backoff else [])]
        return None, min([(until - machine).total_seconds() for until in waits], default=float("inf"))

    async def _drop(self, tx: Transaction, row: Outgoing, reason: str) -> None:
        broken = reason.startswith(("blocked", "could not"))
        await tx.outbox.give_up(row, "failed" if broken else "cancelled", reason)
        await self._touch_card(tx, row)

    async def _render(self, tx: Transaction, row: Outgoing) -> Message | None:
        """What the row says now, in its reader's language. A row that cannot be rendered fails alone."""
        if row.ready is not None:
            return row.ready
        render = _kind(row).render
        if render is None:
            return None
        try:
            return await render(tx, row, await reader_for(tx, row))
        except Exception:  # a poison row must not stop its neighbours
            log.exception("a push cannot be rendered", kind=row.kind, row=row.id)
            await self._drop(tx, row, "could not be rendered")
            return None

    async def _take(self, row: Outgoing) -> None:
        """To Telegram and back, with what came of it written down."""
        shown = await self._marked(row)
        outcome = await deliver(self._bot, shown)
        async with self._database.transaction(self._clock.now()) as tx:
            await self._settle(tx, row, outcome)
            if row.message_id is None:
                await self._touch_card(tx, row)

    async def _marked(self, row: Outgoing) -> Outgoing:
        """A repeat says that it is one."""
        if not row.repeats or row.message is None or row.message_id:
            return row
        async with self._database.reading(self._clock.now()) as tx:
            reader = await reader_for(tx, row)
        text = paragraphs(row.message.text, reader.say("repeat-mark"))
        return row.model_copy(update={"content": {**(row.content or {}), "text": str(text)}})

    async def _settle(self, tx: Transaction, row: Outgoing, outcome: Outcome) -> None:  # noqa: C901 - a case for each outcome, and each is one act
        editing = row.message_id is not None
        match outcome:
            case Sent(message_id) if not editing:
                await tx.outbox.sent(row, message_id)
                if row.person_id:
                    await tx.people.mark_reachable(row.person_id)
            case Sent():
                await tx.outbox.shown(row)
            case Throttled(seconds):
                await self._throttle(tx, row, seconds)
            case Unsent(reason):
                await tx.outbox.retry(row, _backoff(row.attempts), reason)
            case Uncertain(reason) if editing and row.attempts < EDIT_ATTEMPTS:
                await tx.outbox.retry(row, _backoff(row.attempts), reason)
            case Uncertain(reason) if not editing:
                again = _kind(row).repeat
                await tx.outbox.uncertain(row, reason, repeat=again, not_before=_backoff(row.attempts))
            case Blocked(reason):
                await tx.outbox.give_up(row, "failed", f"blocked: {reason}")
                if row.person_id:
                    await tx.people.mark_unreachable(row.person_id)
            case Refused(reason) | Uncertain(reason):
                log.warning("a message was refused", kind=row.kind, row=row.id, reason=reason)
                await tx.outbox.give_up(row, "failed", reason)

    async def _throttle(self, tx: Transaction, row: Outgoing, seconds: float) -> None:
        until = machine_now() + timedelta(seconds=seconds)
        self._throttled[row.chat_id or 0] = until
        if len(self._throttled) >= THROTTLED_TOGETHER:
            self._throttled[EVERY_CHAT] = until
            await tx.throttles.set(EVERY_CHAT, until)
        await tx.throttles.set(row.chat_id or 0, until)
        await tx.outbox.retry(row, until, f"throttled for {seconds:.0f} s")

    async def _touch_card(self, tx: Transaction, row: Outgoing) -> None:
        """The card that shows how these messages fare is to be rendered anew."""
        if card := _kind(row).card:
            await tx.outbox.touch(row.mission_id, card, row.occasion)


def _kind(row: Outgoing) -> Kind:
    return KINDS.get(row.kind, Kind())


def _backoff(attempts: int) -> datetime:
    """1, 2, 4 … 60 seconds, give or take a quarter, so that many do not return at once."""
    seconds = min(LONGEST_BACKOFF, 2.0 ** max(0, attempts - 1)) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret
    return machine_now() + timedelta(seconds=seconds)
