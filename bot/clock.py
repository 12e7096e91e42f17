"""The mission's clock: the machine's, or, for demo, rehearsal and tests, one that is set from outside."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Protocol

import httpx
import structlog

REPORT_EVERY: Final = 0.05
"""Seconds between looks at what is due while something is; only where the clock is set from outside."""
LOOK_AGAIN: Final = 1.0
"""Seconds until another look when nothing is due and nothing stirs."""

log = structlog.get_logger()


@dataclass(frozen=True)
class Outlook:
    """Whether everything due is done, when the next falls due, and what is planned: when, what, to whom."""

    settled: bool
    next_due: datetime | None
    planned: Sequence[dict[str, Any]] = field(default_factory=tuple)

    def as_report(self, version: int) -> dict[str, Any]:
        """For `POST /api/clock/report` of the sandbox."""
        due = self.next_due.isoformat() if self.next_due else None
        told = {"version": version, "settled": self.settled, "next_due": due}
        return told | {"planned": list(self.planned)} if self.settled else told


class Clock(Protocol):
    """What time it is for the mission."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""

    def seconds_until(self, moment: datetime) -> float:
        """Real seconds from now until that moment; 0 when it is past."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def seconds_until(self, moment: datetime) -> float:
        return max(0.0, (moment - self.now()).total_seconds())


class WorldClock:
    """The clock of a sandbox (see `docs/sandbox.md`): fetched by long poll, running on in between."""

    def __init__(self, url: str) -> None:
        self._client = httpx.AsyncClient(base_url=url, timeout=httpx.Timeout(40.0), trust_env=False)
        self._told = asyncio.Event()
        self._next_due: datetime | None = None
        self._set(datetime.now(UTC), 0, 1.0)

    def _set(self, now: datetime, version: int, rate: float) -> None:
        self._then, self.version, self._rate = now, version, rate
        self._at = time.monotonic()

    def now(self) -> datetime:
        """Where time runs fast, not beyond what was reported as due next: there the world's clock stops too."""
        moment = self._then + timedelta(seconds=(time.monotonic() - self._at) * self._rate)
        if self._rate > 1 and self._next_due is not None and self._then < self._next_due:
            return min(moment, self._next_due)
        return moment

    def seconds_until(self, moment: datetime) -> float:
        ahead = (moment - self.now()).total_seconds()
        return max(0.0, ahead / self._rate) if self._rate else 86400.0

    async def start(self) -> None:
        """Take the world's time before anything else looks at it."""
        await self._fetch({})

    async def _fetch(self, asked: dict[str, Any]) -> None:
        answer = await self._client.get("/api/clock", params=asked)
        told = answer.raise_for_status().json()
        rate = 0.0 if told.get("held") else float(told["rate"])
        self._set(datetime.fromisoformat(told["now"]), told["version"], rate)

    async def follow(self, moved: Callable[[], None]) -> None:
        """Follow the world's clock for ever; `moved` is called when it has been set."""
        while True:
            try:
                before = self.version
                await self._fetch({"after": before})
                if self.version != before:
                    moved()
            except httpx.HTTPError as error:
                log.warning("the world's clock does not answer", error=type(error).__name__)
                await asyncio.sleep(1)

    async def report(self, look: Callable[[], Awaitable[Outlook]], stirred: asyncio.Event) -> None:
        """Tell the world, for ever, whether everything due is done and what falls due next.

        `stirred` is set whenever something may have become due; while nothing does, nobody looks often.
        """
        told: dict[str, Any] = {}
        while True:
            stirred.clear()
            version = self.version
            outlook = await look()
            self._next_due = outlook.next_due
            fresh = outlook.as_report(version)
            if fresh != told and version == self.version and await self._tell(fresh):
                told = fresh
            if outlook.settled:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_AGAIN):
                        await stirred.wait()
            else:
                await asyncio.sleep(REPORT_EVERY)

    async def _tell(self, report: dict[str, Any]) -> bool:
        try:
            (await self._client.post("/api/clock/report", json=report)).raise_for_status()
        except httpx.HTTPError as error:
            log.warning("the world's clock takes no report", error=type(error).__name__)
            await asyncio.sleep(LOOK_AGAIN)
            return False
        self._told.set()
        return True

    async def has_reported(self) -> None:
        """Until the world has heard of us once, and so will wait for us when it moves."""
        await self._told.wait()

    async def close(self) -> None:
        await self._client.aclose()
