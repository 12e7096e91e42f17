"""What happens by itself when the world's clock reaches a moment: a poll closes, a live location ends."""

import asyncio
import heapq
import itertools
from collections.abc import Callable
from datetime import datetime
from typing import Final

from .clock import WorldClock

LONGEST_NAP: Final = 1.0
"""Real seconds after which the clock is looked at anyway, whatever became of its rate."""


class Alarms:
    """Acts in the order of their moments; one whose moment has passed happens at the next look at the clock."""

    def __init__(self, clock: WorldClock) -> None:
        self._clock = clock
        self._coming: list[tuple[datetime, int, Callable[[], None]]] = []
        self._numbers = itertools.count()
        self._task: asyncio.Task[None] | None = None

    def set(self, at: datetime, act: Callable[[], None]) -> None:
        heapq.heappush(self._coming, (at, next(self._numbers), act))
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._watch())

    def ring(self) -> None:
        """Does what is due now."""
        now = self._clock.now()
        while self._coming and self._coming[0][0] <= now:
            heapq.heappop(self._coming)[2]()

    def end(self) -> None:
        self._coming.clear()
        if self._task is not None:
            self._task.cancel()

    async def _watch(self) -> None:
        try:
            while self._coming:
                self.ring()
                await self._clock.turned.wait(LONGEST_NAP)
        finally:
            self._task = None
