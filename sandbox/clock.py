"""The world's clock: it runs with real time and can be moved; a bot reports what falls due next."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Final

from .signals import Signal

SETTLE_SECONDS: Final = 20.0
ALIVE_SECONDS: Final = 3.0
MOST_STEPS: Final = 10_000


class Report:
    """What the bot said last: for which version of the clock, what is due next, and whether it is done with the rest."""

    def __init__(self, version: int, next_due: datetime | None, settled: bool) -> None:
        self.version = version
        self.next_due = next_due
        self.settled = settled


class WorldClock:
    """Aware UTC. `version` grows with every move, so that a bot notices; plain passing of time does not change it."""

    def __init__(self, start: datetime | None = None, rate: float = 1.0) -> None:
        self._from = (start or datetime.now(UTC)).astimezone(UTC)
        self._since = time.monotonic()
        self.rate = rate
        self.version = 1
        self.moved = Signal()
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

    async def move(self, target: datetime) -> int:
        """Jumps to the target through every due moment in order; how many there were. Backwards goes straight."""
        async with self._moving:
            await self._freshen()
            steps = 0
            while steps < MOST_STEPS and (due := self.due_by(target)) is not None:
                self.set(max(due, self.now()))
                steps += 1
                if not await self.settle() or self.due_by(due) is not None:
                    break
            if target > self.now() or not steps:
                self.set(target)
                await self.settle()
            return steps

    async def move_to_next_due(self) -> int:
        """Jumps to the next due moment alone; 0 when the bot has nothing due or there is no bot."""
        async with self._moving:
            await self._freshen()
            due = self.report.next_due if self.report and self.somebody_listens else None
            if due is None:
                return 0
            self.set(max(due, self.now()))
            await self.settle()
            return 1

    async def _freshen(self) -> None:
        """The same moment under a new version: what is due next is asked after everything until now is done."""
        if self.somebody_listens:
            self.set(self.now())
            await self.settle()
