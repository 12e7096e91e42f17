"""Pacing: Telegram's limits are kept by us, not learned from its refusals. Monotonic seconds throughout.

Bot API FAQ › "My bot is hitting limits": about 30 messages a second over all, about one a second in a chat,
20 a minute in a group.
"""

from collections import deque
from dataclasses import dataclass
from typing import Final

CHAT_RATE: Final = 1.0
CHAT_BURST: Final = 3
GROUP_RATE: Final = 18 / 60
GROUP_BURST: Final = 3


@dataclass(frozen=True)
class Pace:
    """At most `limit` in any second, as Telegram counts them; `pushes` a second among them; so many at one time."""

    limit: int
    pushes: float
    burst: int


FREE: Final = Pace(30, 25.0, 2)
"""Two at one time, so that a turn that comes late makes up for it."""
PAID: Final = Pace(1000, 950.0, 20)
"""Paid in Telegram Stars (Bot API › sendMessage › allow_paid_broadcast)."""
ROUNDING: Final = 1e-6
"""A token short of this much is a token: else a wait could be too small to move the clock."""


@dataclass
class Bucket:
    """Tokens that come back at `rate` a second, up to `burst`."""

    rate: float
    burst: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until there is a token."""
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.tokens >= 1 - ROUNDING else (1 - self.tokens) / self.rate

    def take(self) -> None:
        """Spend a token (after `wait` gave 0)."""
        self.tokens -= 1


class Window:
    """At most `limit` requests in any second, by Telegram's clock, whatever the way there and back takes.

    Telegram counts a request at a moment between its leaving and its answer: so it is held against the limit until a
    second after its answer.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._out = 0
        self._answered: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until there is room; infinite while nothing but answers can make some."""
        while self._answered and self._answered[0] <= now - 1:
            self._answered.popleft()
        if self.room > 0:
            return 0.0
        return self._answered[0] + 1 - now if self._answered else float("inf")

    @property
    def room(self) -> int:
        return self.limit - self._out - len(self._answered)

    def take(self) -> None:
        self._out += 1

    def answered(self, now: float) -> None:
        self._out -= 1
        self._answered.append(now)


class Pacing:
    """One bucket and one window for all, a share for pushes, a bucket for each chat. Edits cost as much as messages."""

    def __init__(self, now: float, pace: Pace = FREE) -> None:
        self._window = Window(pace.limit)
        self._chats: dict[int, Bucket] = {}
        self.keep_to(pace, now)

    def keep_to(self, pace: Pace, now: float) -> None:
        """From now on."""
        self.pace = pace
        self._window.limit = pace.limit
        self._all = Bucket(pace.limit, pace.burst, 1, now)
        self._pushes = Bucket(pace.pushes, pace.burst, 1, now)

    def wait(self, now: float) -> float:
        """Seconds until a push may be sent, and so anything.

        An answer may wait the 40 ms until a push may go too: a look for answers alone would cost as much.
        """
        return max(self._window.wait(now), self._all.wait(now), self._pushes.wait(now))

    def may_answer(self, chat_id: int, now: float) -> bool:
        """Whether an answer may be sent to a chat this very moment."""
        bucket = self._chats.get(chat_id)
        waits = self._window.wait(now), self._all.wait(now), bucket.wait(now) if bucket else 0.0
        return max(waits) == 0

    @property
    def tokens(self) -> int:
        """So many may go now (after `wait` gave 0)."""
        together = int(min(self._all.tokens, self._pushes.tokens) + ROUNDING)
        return max(1, min(together, self._window.room))

    def answered(self, now: float) -> None:
        """Telegram has answered a request, or nobody waits for that any more."""
        self._window.answered(now)

    def tired(self, now: float) -> dict[int, float]:
        """The chats that must rest, and for how many seconds. Those that have rested are forgotten."""
        waits = {chat: bucket.wait(now) for chat, bucket in self._chats.items()}
        self._chats = {chat: bucket for chat, bucket in self._chats.items() if bucket.tokens < bucket.burst}
        return {chat: wait for chat, wait in waits.items() if wait > 0}

    def spend(self, chat_id: int, now: float, *, push: bool) -> None:
        """One request to a chat goes out."""
        self._window.take()
        self._all.take()
        if push:
            self._pushes.take()
        if chat_id not in self._chats:
            rate, burst = (GROUP_RATE, GROUP_BURST) if chat_id < 0 else (CHAT_RATE, CHAT_BURST)
            self._chats[chat_id] = Bucket(rate, burst, burst, now)
        self._chats[chat_id].take()
