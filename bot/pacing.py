"""Pacing: Telegram's limits are kept by us, not learned from its refusals. Monotonic seconds throughout.

Bot API FAQ › "My bot is hitting limits": about 30 messages a second over all, about one a second in a chat,
20 a minute in a group.
"""

from dataclasses import dataclass
from typing import Final

OVERALL_RATE: Final = 27.0
"""Below 30, for requests that leave evenly do not arrive evenly: 29 met a 429 as soon as the processor was busy."""
PUSH_RATE: Final = 25.0
CHAT_RATE: Final = 1.0
CHAT_BURST: Final = 3
GROUP_RATE: Final = 18 / 60
GROUP_BURST: Final = 3
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


class Pacing:
    """One bucket for all, a share of it for pushes, and one for each chat. Edits cost as much as messages."""

    def __init__(self, now: float) -> None:
        self._all = Bucket(OVERALL_RATE, 1, 1, now)
        self._pushes = Bucket(PUSH_RATE, 1, 1, now)
        self._chats: dict[int, Bucket] = {}

    def wait(self, now: float) -> float:
        """Seconds until anything may be sent."""
        return self._all.wait(now)

    def push_wait(self, now: float) -> float:
        """Seconds until a push may be sent."""
        return self._pushes.wait(now)

    def tired(self, now: float) -> dict[int, float]:
        """The chats that must rest, and for how many seconds. Those that have rested are forgotten."""
        waits = {chat: bucket.wait(now) for chat, bucket in self._chats.items()}
        self._chats = {chat: bucket for chat, bucket in self._chats.items() if bucket.tokens < bucket.burst}
        return {chat: wait for chat, wait in waits.items() if wait > 0}

    def spend(self, chat_id: int, now: float, *, push: bool) -> None:
        """One request to a chat goes out."""
        self._all.take()
        if push:
            self._pushes.take()
        if chat_id not in self._chats:
            rate, burst = (GROUP_RATE, GROUP_BURST) if chat_id < 0 else (CHAT_RATE, CHAT_BURST)
            self._chats[chat_id] = Bucket(rate, burst, burst, now)
        self._chats[chat_id].take()
