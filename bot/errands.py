"""Errands: calls to Telegram that are no messages and may be lost (a tap's spinner, a menu). Nobody waits for them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from telegram import Update

from handlers.context import Job

SIDE_BY_SIDE: Final = 8
MOST: Final = 500
"""Errands waiting at most; the next ones are dropped, for Telegram is not answering."""

Act = Callable[[Update, Job], Awaitable[None]]

log = structlog.get_logger()


class Errands:
    """Runs acts beside the updates that caused them."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(SIDE_BY_SIDE)

    def later(self, act: Act) -> Act:
        """The act as an errand: it returns at once."""

        async def start(update: Update, job: Job) -> None:
            if len(self._under_way) < MOST:
                task = asyncio.create_task(self._run(act, update, job))
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)

        return start

    async def _run(self, act: Act, update: Update, job: Job) -> None:
        async with self._room:
            try:
                await act(update, job)
            except Exception as error:  # noqa: BLE001 - whatever it was, nobody waits for it
                log.warning("an errand failed", errand=act.__name__, error=type(error).__name__)

    async def close(self, seconds: float) -> None:
        """Let those under way finish, but not longer than that."""
        if self._under_way:
            _, left = await asyncio.wait(self._under_way, timeout=seconds)
            for task in left:
                task.cancel()
