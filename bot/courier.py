"""The courier: takes each due row of the outbox to Telegram and writes down what came of it."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import structlog
from telegram.ext import ExtBot

from bot.clock import Clock, steady_now
from bot.pacing import FREE, PAID, Pace, Pacing
from bot.patience import until_written
from bot.rendering import kind_of, marked, said_now, touch_cards
from bot.telegram import (
    Blocked,
    Migrated,
    Outcome,
    Refused,
    Sent,
    Throttled,
    Uncertain,
    Unpaid,
    Unsent,
    deliver,
)
from mission.delivery import tell_unreachable
from storage.database import Database
from storage.outbox import PUSH_PRIORITY, Outgoing
from storage.transaction import Transaction

SIDE_BY_SIDE: Final = 64
LONGEST_BACKOFF: Final = 60.0
EDIT_ATTEMPTS: Final = 8
REPEATS: Final = 20
"""After so many, over a quarter of an hour or more, what nobody knows to have arrived is left uncertain."""
TOGETHER_SECONDS: Final = 0.01
LET_GO_SECONDS: Final = 1.0
LET_GO_TOGETHER: Final = 50
"""Rows dropped in one transaction at most: others want to write too."""
EVERY_CHAT: Final = 0
THROTTLED_TOGETHER: Final = 3
"""Chats throttled within `TOGETHER` from which on the limit is taken to be the bot's, not the chats'."""
TOGETHER: Final = timedelta(seconds=5)

log = structlog.get_logger()


def machine_now() -> datetime:
    """Backoff is by a clock that never jumps, neither with the mission's nor with the machine's."""
    return steady_now()


class Courier:
    """One at a time it claims rows; up to `SIDE_BY_SIDE` are on their way, never two to one chat."""

    def __init__(self, database: Database, clock: Clock, bot: ExtBot[Any], pace: Pace = FREE) -> None:
        self._database = database
        self._clock = clock
        self._bot = bot
        self._pacing = Pacing(time.monotonic(), pace)
        self._throttled: dict[int, datetime] = {}
        self._lately: deque[tuple[datetime, int]] = deque(maxlen=THROTTLED_TOGETHER)
        self._under_way: dict[int, asyncio.Task[bool]] = {}
        self._reserved: set[int] = set()
        self._is_claiming = False
        self._passed_over: set[int] = set()
        self._is_full = False
        self._will_look = False
        self._awake = asyncio.Event()
        self._closing = False
        self._let_go_at = float("-inf")
        self._broken: BaseException | None = None
        self.may_push: Callable[[], bool] = lambda: True
        """Whether pushes go out now; answers always do."""

    async def recover(self) -> None:
        """After a start: what a crash found on its way is uncertain; what Telegram asked us to wait still holds."""
        async with self._database.transaction(self._clock.now()) as tx:
            self._throttled = await tx.throttles.all()
            left = await tx.outbox.left_sending()
            for row in left:
                await tx.outbox.uncertain(row, "stopped while sending", repeat=kind_of(row).repeats(row))
            await touch_cards(tx, left)

    async def run(self) -> None:
        """Until `close`: whatever is due, as fast as the pacing allows, then sleep until woken.

        Raises what kept an outcome from being written down: such a row stays on its way until the next start.
        """
        try:
            while not self._closing and self._broken is None:
                self._awake.clear()
                await self._sleep(await until_written(self._turn))
            while self._under_way or self._reserved:
                self._awake.clear()
                await self._awake.wait()
        finally:
            left = list(self._under_way.values())
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        if self._broken is not None:
            raise self._broken

    async def _sleep(self, seconds: float) -> None:
        if seconds > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(None if seconds == float("inf") else seconds):
                    await self._awake.wait()

    def wake(self) -> None:
        """Something may be due."""
        self._awake.set()

    def close(self) -> None:
        """Finish what is on its way and claim nothing more."""
        self._closing = True
        self.wake()

    async def _turn(self) -> float:
        """As many rows as there are tokens, or how many seconds to wait: token first, then claim, then send."""
        if wait := self._wait():
            return wait
        try:
            claimed, later = await self._claim()
            for row in claimed:
                self._pacing.spend(row.chat_id or 0, time.monotonic(), push=row.priority >= PUSH_PRIORITY)
                self._start(row)
        finally:
            self._is_claiming = False
        return later

    def _wait(self) -> float:
        """Seconds until there is a token; infinite while all hands are full."""
        wait = self._pacing.wait(time.monotonic()) if self._room > 0 else float("inf")
        self._is_full = wait == float("inf")
        return wait

    @property
    def _room(self) -> int:
        return SIDE_BY_SIDE - len(self._under_way) - len(self._reserved)

    # --- the express way (see handlers.express) ---

    def reserve(self, chat_id: int) -> bool:
        now, machine = time.monotonic(), machine_now()
        resting = any(self._throttled.get(chat, machine) > machine for chat in (chat_id, EVERY_CHAT))
        busy = self._is_claiming or self._room <= 0 or chat_id in {*self._under_way, *self._reserved}
        if self._closing or self._broken or resting or busy or not self._pacing.may_answer(chat_id, now):
            return False
        self._pacing.spend(chat_id, now, push=False)
        self._reserved.add(chat_id)
        return True

    def give_back(self, chat_id: int) -> None:
        self._reserved.discard(chat_id)
        self._pacing.answered(time.monotonic())  # its token is gone, which is no more than a moment's
        self.wake()

    def take(self, row: Outgoing) -> None:
        self._reserved.discard(row.chat_id or 0)
        self._start(row)

    # --- on their way ---

    def _start(self, row: Outgoing) -> None:
        chat_id = row.chat_id or 0
        task = asyncio.create_task(self._take(row))
        self._under_way[chat_id] = task
        task.add_done_callback(lambda done: self._back(chat_id, done))

    def _back(self, chat_id: int, task: asyncio.Task[bool]) -> None:
        """A chat is free again; what waits there for it was passed over by the last look.

        One look serves all that come back together: it costs as much as a message.
        """
        self._under_way.pop(chat_id, None)
        if not task.cancelled() and (error := task.exception()):
            self._broken = error
        if self._is_full or self._closing or self._broken or task.cancelled() or task.result():
            self.wake()
        elif chat_id in self._passed_over and not self._will_look:
            self._will_look = True
            asyncio.get_running_loop().call_later(TOGETHER_SECONDS, self._look_again)

    def _look_again(self) -> None:
        self._will_look = False
        self.wake()

    async def _claim(self) -> tuple[list[Outgoing], float]:
        """The next rows, rendered and marked as on their way; and the seconds until there may be more."""
        machine = machine_now()
        self._throttled = {chat: until for chat, until in self._throttled.items() if until > machine}
        if EVERY_CHAT in self._throttled:
            return [], (self._throttled[EVERY_CHAT] - machine).total_seconds()
        async with self._database.transaction(self._clock.now()) as tx:
            # From here on no deed reserves anything, for each does so in a transaction of its own.
            return ([], wait) if (wait := self._wait()) else await self._claim_next(tx, machine)

    async def _claim_next(self, tx: Transaction, machine: datetime) -> tuple[list[Outgoing], float]:
        tired = self._pacing.tired(time.monotonic())
        most = min(self._room, self._pacing.tokens)
        limit = most + 1  # one more, to know whether there is one
        self._passed_over = {*self._under_way, *self._reserved}
        resting, pushes = {*tired, *self._throttled, *self._passed_over}, self.may_push()
        for _ in range(LET_GO_TOGETHER):
            found = await tx.outbox.next(machine, resting, limit, pushes=pushes)
            rows = _one_a_chat(found)[:most]
            taken = {row.id for row in rows}
            self._passed_over |= {row.chat_id or 0 for row in found if row.id not in taken}
            await self._let_go(tx, idle=not rows)
            said = [(row, await said_now(tx, row)) for row in rows]
            claimed = [await tx.outbox.claim(row, message) for row, message in said if message]
            self._is_claiming = bool(claimed)
            if not rows or (claimed and len(found) < limit):
                return claimed, min([*tired.values(), await self._until_backoff(tx, machine)])
            if claimed:
                return claimed, 0
        return [], 0

    async def _let_go(self, tx: Transaction, *, idle: bool) -> None:
        """What is out of date is counted, and its cards say so: whenever there is nothing else to do, and each second."""
        now = time.monotonic()
        if idle or now - self._let_go_at >= LET_GO_SECONDS:
            self._let_go_at = now
            await touch_cards(tx, await tx.outbox.expire())

    async def _until_backoff(self, tx: Transaction, machine: datetime) -> float:
        backoff = await tx.outbox.next_backoff(machine)
        waits = [*self._throttled.values(), *([backoff] if backoff else [])]
        return min([(until - machine).total_seconds() for until in waits], default=float("inf"))

    async def _take(self, row: Outgoing) -> bool:
        """To Telegram and back, with what came of it written down; whether there may be more to do for it now."""
        try:
            shown = await self._marked(row) if row.repeats and not row.message_id else row
            outcome = await deliver(self._bot, shown, paid=self._pacing.pace is PAID)
        finally:
            self._pacing.answered(time.monotonic())
        return await until_written(partial(self._write_down, row, outcome))

    async def _marked(self, row: Outgoing) -> Outgoing:
        async with self._database.reading(self._clock.now()) as tx:
            return await marked(tx, row)

    async def _write_down(self, row: Outgoing, outcome: Outcome) -> bool:
        async with self._database.transaction(self._clock.now()) as tx:
            more = await self._settle(tx, row, outcome)
            if row.message_id is None and kind_of(row).card:
                await touch_cards(tx, [row])
                more = True
        return more

    async def _settle(self, tx: Transaction, row: Outgoing, outcome: Outcome) -> bool:  # noqa: C901 - a case for each outcome, and each is one act
        editing = row.message_id is not None
        match outcome:
            case Sent(message_id) if not editing:
                return await tx.outbox.sent(row, message_id)
            case Sent():
                await tx.outbox.shown(row)
            case Unpaid():
                log.error("paid broadcasts are not granted to this bot; it goes on at the free pace")
                self._pacing.keep_to(FREE, time.monotonic())
                await tx.outbox.retry(row, machine_now(), "paid broadcasts are not granted")
            case Throttled(seconds):
                await self._throttle(tx, row, seconds)
            case Unsent(reason):
                await tx.outbox.retry(row, _backoff(row.attempts), reason)
            case Uncertain(reason) if editing and row.attempts < EDIT_ATTEMPTS:
                await tx.outbox.retry(row, _backoff(row.attempts), reason)
            case Uncertain(reason) if not editing:
                log.warning(
                    "nobody knows whether a message arrived", kind=row.kind, row=row.id, reason=reason
                )
                again = kind_of(row).repeats(row) and row.repeats < REPEATS
                await tx.outbox.uncertain(row, reason, repeat=again, not_before=_backoff(row.attempts))
            case Blocked(reason):
                await tx.outbox.give_up(row, "failed", f"blocked: {reason}")
                if row.person_id:
                    await tx.people.mark_unreachable(row.person_id)
                    await tell_unreachable(tx, row)
            case Migrated(chat_id):
                await self._follow(tx, row, chat_id)
            case Refused(reason) | Uncertain(reason):
                log.warning("a message was refused", kind=row.kind, row=row.id, reason=reason)
                await tx.outbox.give_up(row, "failed", reason)
        return True

    async def _follow(self, tx: Transaction, row: Outgoing, chat_id: int) -> None:
        """A group that became a supergroup: everything that is still to be sent goes there."""
        old = row.chat_id or 0
        await tx.outbox.retry(row, machine_now(), "the group became a supergroup")
        await tx.outbox.move_chat(old, chat_id)
        await tx.throttles.move_chat(old, chat_id)
        if old in self._throttled:
            self._throttled[chat_id] = self._throttled.pop(old)

    async def _throttle(self, tx: Transaction, row: Outgoing, seconds: float) -> None:
        """The chat rests; all of them do where several were told so at one time."""
        now, chat_id = machine_now(), row.chat_id or 0
        until = now + timedelta(seconds=seconds)
        self._lately.append((now, chat_id))
        together = {chat for at, chat in self._lately if now - at <= TOGETHER}
        for chat in (chat_id, EVERY_CHAT) if len(together) >= THROTTLED_TOGETHER else (chat_id,):
            self._throttled[chat] = max(until, self._throttled.get(chat, until))
            await tx.throttles.set(chat, self._throttled[chat])
        await tx.outbox.retry(row, until, f"throttled for {seconds:.0f} s")


def _one_a_chat(found: Sequence[Outgoing]) -> list[Outgoing]:
    """The first of each chat, in their order: what comes after it waits until it has arrived."""
    first: dict[int, Outgoing] = {}
    for row in found:
        first.setdefault(row.chat_id or 0, row)
    return list(first.values())


def _backoff(attempts: int) -> datetime:
    """1, 2, 4 … 60 seconds, give or take a quarter, so that many do not return at once."""
    seconds = min(LONGEST_BACKOFF, 2.0 ** max(0, attempts - 1)) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret
    return machine_now() + timedelta(seconds=seconds)
