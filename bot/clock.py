"""The mission's clock: the machine's, or, for demo, rehearsal and tests, one that is set from outside."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any, Final, Protocol

import httpx
import structlog

REPORT_EVERY: Final = 0.05
"""Seconds between looks at what is due while something is; only where the clock is set from outside."""
LOOK_AGAIN: Final = 1.0
"""Seconds until another look when nothing is due and nothing stirs."""

JUMP: Final = timedelta(minutes=10)
"""From here on a difference between two clocks is no drift."""
DOUBT_AT_MOST: Final = 3600.0
"""Seconds after which the machine's clock is believed though nobody bears it out."""
ASKED: Final = "asked_at"

_began: Final = datetime.now(UTC) - timedelta(seconds=time.monotonic())

log = structlog.get_logger()


def steady_now() -> datetime:
    """The machine's time at the start and what has passed since: no moment of a day, but it never jumps."""
    return _began + timedelta(seconds=time.monotonic())


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


@dataclass(frozen=True)
class Jump:
    """What time it was by everything known, and what the machine's clock showed all of a sudden."""

    before: datetime
    after: datetime


class SystemClock:
    """The machine's own clock, compared with the time that really passes and with what Telegram's answers tell.

    Small steps back stand still. After a jump of more than ten minutes (`JUMP`) nobody knows whether the clock was
    set wrongly or the machine slept: time goes on as before it, and `is_sure` is False, until an answer of Telegram's
    tells, the jump is undone, or an hour has passed. `docs/decisions/0007`.
    """

    def __init__(
        self, wall: Callable[[], datetime] | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._wall = wall or partial(datetime.now, UTC)
        self._monotonic = monotonic
        self._last = self._then = self._wall()
        self._at = monotonic()
        self._doubted_at: float | None = None
        self._overruled = False
        self.jump: Jump | None = None
        """The last one, whether or not it is settled by now."""

    @property
    def is_sure(self) -> bool:
        """Whether pushes may go out by this clock."""
        self.now()
        return self._doubted_at is None

    def now(self) -> datetime:
        """Never earlier than told before, unless a wrong time of more than `JUMP` has been put right."""
        wall, at = self._wall(), self._monotonic()
        reckoned = self._then + timedelta(seconds=at - self._at)
        if abs(wall - reckoned) <= JUMP:
            self._follow(wall, at)
        elif not self._overruled:
            self._doubt(Jump(reckoned, wall), at)
        if self._doubted_at is not None or self._overruled:
            wall = self._then + timedelta(seconds=at - self._at)
        self._last = max(self._last, wall)
        return self._last

    def _follow(self, wall: datetime, at: float) -> None:
        self._then, self._at = wall, at
        self._doubted_at, self._overruled = None, False

    def _doubt(self, jump: Jump, at: float) -> None:
        if self._doubted_at is None:
            self._doubted_at, self.jump = at, jump
        elif at - self._doubted_at >= DOUBT_AT_MOST:
            self._last = jump.after
            self._follow(jump.after, at)

    def heard(self, told: datetime, asked_at: float) -> None:
        """An answer of Telegram's tells the time; `asked_at`: when it was asked for, by the monotonic clock."""
        before = self.now()
        if self._doubted_at is not None and asked_at < self._doubted_at:
            return  # it may be from before the machine slept
        wall, at = self._wall(), self._monotonic()
        was_wrong = self._doubted_at is not None or self._overruled
        if abs(wall - told) <= JUMP:
            self._follow(wall, at)
            self._last = wall if was_wrong else self._last
            return
        if not was_wrong:
            self.jump = Jump(told, wall)
        self._then, self._at = told, at
        self._doubted_at, self._overruled = None, True
        self._last = told if abs(told - before) > JUMP else self._last

    def seconds_until(self, moment: datetime) -> float:
        return max(0.0, (moment - self.now()).total_seconds())

    def hear(self, date: str, asked_at: float) -> None:
        """The Date of an answer of Telegram's, as it stands in its head (RFC 9110); one that is none tells nothing."""
        with suppress(ValueError, TypeError):
            self.heard(parsedate_to_datetime(date).astimezone(UTC), asked_at)


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
