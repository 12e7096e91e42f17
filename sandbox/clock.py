"""The world's clock: it runs with real time and can be moved; a bot reports what falls due next.

Where it runs faster than real time it stands still at every due moment until the bot has done what is due there.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from .signals import Signal

SETTLE_SECONDS: Final = 20.0
ALIVE_SECONDS: Final = 3.0
TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What the bot said last: for which version of the clock, what is due next, and whether the rest is done."""

    version: int
    next_due: datetime | None
    settled: bool
    planned: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Travelled:
    """How many due moments a move passed through, and whether the bot said that it is done with all of them."""

    steps: int
    settled: bool


class WorldClock:
    """Aware UTC. `version` grows with every move, hold and change of rate, so that a bot notices.

    A bot counts as there for `alive` real seconds after it was heard of; one that owes a report is waited for
    until it has given no sign of work for `patience`. Bots wait for `moved`, the sandbox itself for `turned`: only
    the former says that somebody listens.
    """

    def __init__(
        self,
        start: datetime | None = None,
        rate: float = 1.0,
        *,
        patience: float = SETTLE_SECONDS,
        alive: float = ALIVE_SECONDS,
    ) -> None:
        self._from = (start or datetime.now(UTC)).astimezone(UTC)
        self._since = time.monotonic()
        self._patience = patience
        self._alive = alive
        self._heard_at = self._worked_at = float("-inf")
        self._has_gone = False
        self._moving = asyncio.Lock()
        self._stop_at: datetime | None = None
        self._passed: datetime | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self.rate = rate
        self.held = False
        self.version = 1
        self.moved = Signal()
        self.turned = Signal()
        self.reported = Signal()
        self.report: Report | None = None

    def now(self) -> datetime:
        if self.held:
            return self._from
        moment = self._from + timedelta(seconds=(time.monotonic() - self._since) * self.rate)
        return moment if self._stop_at is None else min(moment, self._stop_at)

    def set(self, moment: datetime) -> None:
        """The clock shows this moment; a fast one stands there until the bot is done."""
        self._set(moment, held=self._is_fast and self.somebody_listens)

    def set_rate(self, rate: float) -> None:
        now = self.now()
        self.rate = rate
        self._set(now, held=self._is_fast and self.somebody_listens)

    def _set(self, moment: datetime, *, held: bool) -> None:
        self._from, self._since, self.held = moment.astimezone(UTC), time.monotonic(), held
        self.version += 1
        self._arm(self._from)
        self.moved.give()
        self.turned.give()

    @property
    def _is_fast(self) -> bool:
        return self.rate > 1

    def _arm(self, now: datetime) -> None:
        """A fast clock stops by itself at the next due moment."""
        self.stop()
        self._stop_at = None
        due = self.report.next_due if self.report else None
        if self.held:
            self._alarm = asyncio.get_running_loop().call_later(self._alive, self._look_whether_it_left)
        elif self._is_fast and due is not None and due != self._passed and self.somebody_listens:
            self._stop_at = max(due, now)
            seconds = (self._stop_at - now).total_seconds() / self.rate
            self._alarm = asyncio.get_running_loop().call_later(seconds, self._arrive, due)

    def stop(self) -> None:
        """No more stops by itself; the world is over."""
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _arrive(self, due: datetime) -> None:
        """At a due moment: the bot is asked to do what is due, and everything waits for it."""
        self._passed = due
        self._set(max(due, self.now()), held=self.somebody_listens)

    def _look_whether_it_left(self) -> None:
        if self.held and not self._moving.locked() and not self.somebody_listens:
            self._set(self._from, held=False)
        else:
            self._arm(self.now())

    async def wait_for_other_version(self, version: int, seconds: float) -> None:
        """Until the clock has been moved since `version`, or so many real seconds have passed."""
        self._hear()
        try:
            if self.version == version:
                await self.moved.wait(seconds)
        except asyncio.CancelledError:
            self._has_gone = not self.moved.waiting
            self.reported.give()
            raise
        self._hear()

    def _hear(self) -> None:
        self._heard_at, self._has_gone = time.monotonic(), False

    def notice_work(self) -> None:
        """The bot does something: it is worth waiting for."""
        self._worked_at = time.monotonic()

    def take_report(self, report: Report) -> None:
        self.report = report
        self._hear()
        self.notice_work()
        self.reported.give()
        if self.held:
            self._let_go()
        elif self._is_fast and report.version == self.version and not report.settled:
            self._set(self.now(), held=True)
        else:
            self._arm(self.now())

    def _let_go(self) -> None:
        """A held clock runs on as soon as the bot is done, unless a move is under way."""
        if self.held and self._is_settled and not self._moving.locked():
            self._set(self._from, held=False)

    @property
    def _is_settled(self) -> bool:
        return self.report is not None and self.report.version == self.version and self.report.settled

    @property
    def somebody_listens(self) -> bool:
        """Whether a bot that reports is there: it waits for a move now, was heard of a moment ago, or still owes a report."""
        if self.report is None or self._has_gone:
            return False
        owes = self.held and self.report.version < self.version
        silence = time.monotonic() - max(self._heard_at, self._worked_at)
        return self.moved.waiting > 0 or silence < (self._patience if owes else self._alive)

    def due_by(self, target: datetime) -> datetime | None:
        report = self.report
        if report is None or not self.somebody_listens or report.next_due is None or report.next_due > target:
            return None
        return report.next_due

    async def settle(self) -> bool:
        """Until the bot has finished everything due at this version; False when it left, or long gave no sign of work."""
        self._worked_at = time.monotonic()
        while not self._is_settled:
            left = self._worked_at + self._patience - time.monotonic()
            if left <= 0 or self._has_gone or self.report is None:
                return False
            await self.reported.wait(min(left, self._alive))
        return True

    async def move(self, where: Callable[[datetime], datetime]) -> Travelled:
        """Jumps through every due moment in order to where `where` leads from now; never past one that is not done.

        Backwards, or without a bot, it goes straight.
        """
        async with self._moving:
            travelled = await self._travel(where(self.now()))
        self._let_go()
        return travelled

    async def _travel(self, target: datetime) -> Travelled:
        if not self.somebody_listens:
            self.set(target)
            return Travelled(0, settled=False)
        if target < self.now():
            self.set(target)
            return Travelled(0, settled=await self.settle())
        settled = await self._stop_over(self.now())
        steps = tries = 0
        last: datetime | None = None
        while settled and ((due := self.due_by(target)) is not None or self.now() < target):
            tries, last = (tries + 1 if due == last else 1), due
            if due is not None and tries > TRIES:
                return Travelled(steps, settled=False)
            steps += due is not None
            settled = await self._stop_over(due or target)
        return Travelled(steps, settled)

    async def move_to_next_due(self) -> Travelled:
        """Jumps to the next due moment alone; no step when the bot has nothing due or there is no bot."""
        async with self._moving:
            travelled = await self._travel_to_next_due()
        self._let_go()
        return travelled

    async def _travel_to_next_due(self) -> Travelled:
        """What is due next is asked after everything until now is done."""
        if not self.somebody_listens or not await self._stop_over(self.now()):
            return Travelled(0, settled=False)
        due = self.report.next_due if self.report else None
        if due is None:
            return Travelled(0, settled=False)
        return Travelled(1, settled=await self._stop_over(due))

    async def _stop_over(self, moment: datetime) -> bool:
        """The clock at that moment, or where it is when that has passed, and the bot done with it."""
        self._passed = moment
        self.set(max(moment, self.now()))
        return await self.settle()
