"""The world's clock: it runs with real time and can be moved; a bot reports what falls due next."""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from .signals import Signal

SETTLE_SECONDS: Final = 20.0
ALIVE_SECONDS: Final = 3.0
PATIENCE_STEPS: Final = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What the bot said last: for which version of the clock, what is due next, and whether the rest is done."""

    version: int
    next_due: datetime | None
    settled: bool


class WorldClock:
    """Aware UTC. `version` grows with every move, so that a bot notices; plain passing of time does not change it.

    Bots wait for `moved`, the sandbox itself for `turned`: only the former says that somebody listens.
    """

    def __init__(self, start: datetime | None = None, rate: float = 1.0) -> None:
        self._from = (start or datetime.now(UTC)).astimezone(UTC)
        self._since = time.monotonic()
        self.rate = rate
        self.version = 1
        self.moved = Signal()
        self.turned = Signal()
        self.reported = Signal()
        self.report: Report | None = None
        self._heard_at = float("-inf")
        self._moving = asyncio.Lock()

    def now(self) -> datetime:
        return self._from + timedelta(seconds=(time.monotonic() - self._since) * self.rate)

    def set(self, moment: datetime) -> None:
        self._from, self._since = moment.astimezone(UTC), time.monotonic()
        self.version += 1
        self.moved.give()
        self.turned.give()

    async def wait_for_other_version(self, version: int, seconds: float) -> None:
        """Until the clock has been moved since `version`, or so many real seconds have passed."""
        self._heard_at = time.monotonic()
        if self.version == version:
            await self.moved.wait(seconds)
        self._heard_at = time.monotonic()

    def take_report(self, report: Report) -> None:
        self.report = report
        self._heard_at = time.monotonic()
        self.reported.give()

    @property
    def somebody_listens(self) -> bool:
        """Whether a bot that reports is there: it waits for a move now, or was heard of a moment ago."""
        recently = time.monotonic() - self._heard_at < ALIVE_SECONDS
        return self.report is not None and (self.moved.waiting > 0 or recently)

    def due_by(self, target: datetime) -> datetime | None:
        report = self.report
        if report is None or not self.somebody_listens or report.next_due is None or report.next_due > target:
            return None
        return report.next_due

    async def settle(self, seconds: float = SETTLE_SECONDS) -> bool:
        """Until the bot has finished everything due at this version; False after so many real seconds."""
        until = time.monotonic() + seconds
        while self.somebody_listens and time.monotonic() < until:
            if self.report and self.report.version == self.version and self.report.settled:
                return True
            await self.reported.wait(min(until - time.monotonic(), ALIVE_SECONDS))
        return False

    async def move(self, target: datetime) -> "Travelled":
        """Jumps to the target through every due moment in order. Backwards, or without a bot, it goes straight."""
        async with self._moving:
            await self._freshen()
            steps = idle = 0
            settled = True
            while settled and idle < PATIENCE_STEPS and (due := self.due_by(target)) is not None:
                self.set(max(due, self.now()))
                steps += 1
                settled = await self.settle()
                idle = idle + 1 if self.due_by(due) is not None else 0
            if target > self.now() or not steps:
                self.set(target)
                settled = await self.settle()
            return Travelled(steps, settled)

    async def move_to_next_due(self) -> "Travelled":
        """Jumps to the next due moment alone; no step when the bot has nothing due or there is no bot."""
        async with self._moving:
            await self._freshen()
            due = self.report.next_due if self.report and self.somebody_listens else None
            if due is None:
                return Travelled(0, settled=False)
            self.set(max(due, self.now()))
            return Travelled(1, settled=await self.settle())

    async def _freshen(self) -> None:
        """The same moment under a new version: what is due next is asked after everything until now is done."""
        if self.somebody_listens:
            self.set(self.now())
            await self.settle()


@dataclass(frozen=True, slots=True)
class Travelled:
    """How many due moments a move passed through, and whether the bot said that it is done with all of them."""

    steps: int
    settled: bool
