"""The alarm: one wake-up at the moment when the next row falls due. What is due is asked of the mission's clock."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Final

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.clock import Clock
from storage.database import Database

LOOK_AGAIN: Final = timedelta(minutes=1)
"""A second look at least this often: the machine may have slept, or its clock may have been set."""
LOOK_SECONDS: Final = 0.05


class Alarm:
    """Sets itself by the outbox and wakes the courier; it holds nothing that a restart could lose."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        wake: Callable[[], None],
        tidy: Callable[[], Awaitable[None]],
    ) -> None:
        self._database = database
        self._tidy = tidy
        self._clock = clock
        self._wake = wake
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._one_at_a_time = asyncio.Lock()
        self._looking: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Ring now and then, and at each next due moment."""
        self._scheduler.start()
        every = IntervalTrigger(seconds=int(LOOK_AGAIN.total_seconds()))
        self._scheduler.add_job(self.set, every, id="look again")
        self._scheduler.add_job(self._tidy, every, id="tidy", max_instances=1)

    def close(self) -> None:
        self._scheduler.shutdown(wait=False)
        if self._looking:
            self._looking.cancel()

    def soon(self) -> None:
        """Wake the courier now, and look what falls due next in a moment: one look for all that happens meanwhile."""
        self._wake()
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_soon())

    async def _look_soon(self) -> None:
        await asyncio.sleep(LOOK_SECONDS)
        await self._look()

    async def set(self) -> None:
        """Wake the courier, and set the next wake-up at the next due row."""
        self._wake()
        await self._look()

    async def _look(self) -> None:
        async with self._one_at_a_time:  # so that an older look never overwrites a newer one
            async with self._database.reading(self._clock.now()) as tx:
                due = await tx.outbox.next_due()
            if due is not None:
                at = datetime.now(UTC) + timedelta(seconds=self._clock.seconds_until(due))
                self._scheduler.add_job(
                    self.set, "date", run_date=at, id="due", replace_existing=True, misfire_grace_time=None
                )
