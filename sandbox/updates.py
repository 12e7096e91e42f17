"""Updates for one bot: kept until confirmed by offset, for 24 hours of the world's clock (Bot API › getUpdates)."""

import random
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from .connections import Hangup
from .refusals import conflict
from .signals import Signal

KEPT: Final = timedelta(hours=24)
QUIET_WEEK: Final = timedelta(days=7)
FAR_AHEAD: Final = 10
NOT_BY_DEFAULT: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
FIRST_ID: Final = 100_000_000
LAST_ID: Final = 2_000_000_000
ONE_POLLER: Final = "terminated by other getUpdates request; make sure that only one bot instance is running"

Disturb = Callable[[str, dict[str, Any], datetime], bool]
"""Sees to an update of that kind itself (True), or lets it go the straight way."""


@dataclass(slots=True, frozen=True)
class Waiting:
    """One update that no offset has confirmed; `expires` is a moment of the monotonic clock (taps only)."""

    update_id: int
    at: datetime
    body: dict[str, Any]
    expires: float | None
    again: bool = False

    @property
    def about(self) -> object:
        """The chat, or the person, within which updates keep their order."""
        body = next(value for key, value in self.body.items() if key != "update_id")
        inner = body.get("message") or body
        return (inner.get("chat") or body.get("from") or body.get("user") or {"id": body.get("id")})["id"]


class UpdateQueue:
    """What getUpdates and webhooks take from. Ids turn random after a quiet week, as Telegram's do."""

    def __init__(self, *, tap_seconds: float = 150.0) -> None:
        self._waiting: deque[Waiting] = deque()
        self._next_id = random.randrange(FIRST_ID, LAST_ID)  # noqa: S311 - an identifier, not a secret
        self._last_at: datetime | None = None
        self._poll: object | None = None
        self._why_ended = ONE_POLLER
        self._is_over = False
        self.tap_seconds = tap_seconds
        self.allowed: frozenset[str] | None = None
        self.came = Signal()
        self.went = Signal()
        self.disturb: Disturb | None = None
        self._again: list[dict[str, Any]] = []

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: str, body: dict[str, Any], now: datetime) -> None:
        """Queues an update of that kind, unless the bot did not ask for such updates."""
        if self._wanted(kind) and not (self.disturb and self.disturb(kind, body, now)):
            self.enqueue(kind, body, now)

    def enqueue(self, kind: str, body: dict[str, Any], now: datetime, *, again: bool = False) -> int:
        """The update's id; `again`: it comes a second time, though it was confirmed."""
        if self._last_at is not None and now - self._last_at > QUIET_WEEK:
            self._next_id = random.randrange(FIRST_ID, LAST_ID)  # noqa: S311 - an identifier, not a secret
        expires = time.monotonic() + self.tap_seconds if kind == "callback_query" else None
        update_id, self._next_id, self._last_at = self._next_id, self._next_id + 1, now
        self._waiting.append(Waiting(update_id, now, {"update_id": update_id, kind: body}, expires, again))
        self.came.give()
        return update_id

    def swap_last_two(self) -> None:
        """The newest goes before the one that came before it."""
        if len(self._waiting) > 1:
            self._waiting[-1], self._waiting[-2] = self._waiting[-2], self._waiting[-1]

    def _wanted(self, kind: str) -> bool:
        return kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed

    def take(self, offset: int, limit: int, now: datetime) -> list[dict[str, Any]]:
        """Confirms what lies before the offset and shows the first ones after it; showing confirms nothing."""
        self._forget_old(now)
        if offset < 0:
            while len(self._waiting) > -offset:
                self._confirm(self._waiting[0])
        elif offset <= self._next_id + FAR_AHEAD:
            self.confirm_before(offset)
        again, self._again = self._again[:limit], self._again[limit:]
        rest = range(limit - len(again))
        return again + [waiting.body for _, waiting in zip(rest, self._waiting, strict=False)]

    def confirm_before(self, offset: int) -> None:
        while self._waiting and self._waiting[0].update_id < offset:
            self._confirm(self._waiting[0])

    def _confirm(self, waiting: Waiting) -> None:
        self._waiting.remove(waiting)
        self.went.give()
        if waiting.again:
            self._again.append(waiting.body)

    def clear(self) -> None:
        self._waiting.clear()
        self._again.clear()
        self.went.give()

    async def until_taken(self, seconds: float) -> bool:
        """Whether nothing waits to be confirmed any more, within so many real seconds."""
        until = time.monotonic() + seconds
        while self._waiting and (left := until - time.monotonic()) > 0:
            await self.went.wait(left)
        return not self._waiting

    def waiting(self, now: datetime) -> list[Waiting]:
        """All of them, oldest first, for a webhook."""
        self._forget_old(now)
        return list(self._waiting)

    def taken(self, waiting: Waiting) -> None:
        """A webhook has taken it, and is brought it once more where it comes twice."""
        if waiting in self._waiting:
            place = self._waiting.index(waiting)
            self._waiting.remove(waiting)
            self.went.give()
            if waiting.again:
                self._waiting.insert(place, replace(waiting, again=False))

    def _forget_old(self, now: datetime) -> None:
        real = time.monotonic()
        if any(_is_over(waiting, now, real) for waiting in self._waiting):
            self._waiting = deque(waiting for waiting in self._waiting if not _is_over(waiting, now, real))

    def begin_poll(self, sentence: str = ONE_POLLER) -> object:
        """A new poll ends the one before it, which then answers 409 with this sentence."""
        self._poll, self._why_ended = object(), sentence
        self.came.give()
        return self._poll

    def end(self) -> None:
        """The world is over: whoever polls is cut off without an answer."""
        self._is_over = True
        self.came.give()

    def check_poll(self, poll: object) -> None:
        if self._is_over:
            raise Hangup("gone")
        if self._poll is not poll:
            raise conflict(self._why_ended)

    def end_poll(self, poll: object) -> None:
        if self._poll is poll:
            self._poll = None


def _is_over(waiting: Waiting, now: datetime, real: float) -> bool:
    return now - waiting.at > KEPT or (waiting.expires is not None and real > waiting.expires)
