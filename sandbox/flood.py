"""Flood limits on real (monotonic) time: about 30 messages a second in all, 1 a second per chat, 20 a minute per group.

Source: Bot API FAQ › "My bot is hitting limits"; paid broadcasts: 1,000 a second (Bot API › sendMessage). Edits count like messages.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from .refusals import Refused

ALL_PER_SECOND: Final = 30
PAID_PER_SECOND: Final = 1000
CHAT_PER_SECOND: Final = 1.0
CHAT_BURST: Final = 5.0
GROUP_PER_MINUTE: Final = 20


class Window:
    """At most `most` acts in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._times: deque[float] = deque()
        self._most = most
        self._seconds = seconds

    def delay(self, now: float) -> float:
        """Seconds until one more fits; 0 when it fits now."""
        while self._times and self._times[0] <= now - self._seconds:
            self._times.popleft()
        return self._times[0] + self._seconds - now if len(self._times) >= self._most else 0.0

    def count(self, now: float) -> None:
        self._times.append(now)


class Bucket:
    """About one a second, with a short burst."""

    def __init__(self, now: float) -> None:
        self._level = CHAT_BURST
        self._at = now

    def delay(self, now: float) -> float:
        self._level = min(CHAT_BURST, self._level + (now - self._at) * CHAT_PER_SECOND)
        self._at = now
        return 0.0 if self._level >= 1.0 else (1.0 - self._level) / CHAT_PER_SECOND

    def count(self, now: float) -> None:  # noqa: ARG002 - the same shape as Window
        self._level -= 1.0


class Flood:
    """The limits of one bot. A bot that was told to wait is refused until that time is over."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all = Window(ALL_PER_SECOND, 1.0)
        self._paid = Window(PAID_PER_SECOND, 1.0)
        self._chats: dict[int, Bucket | Window] = {}
        self._closed: dict[int | str, float] = {}

    def pass_one(self, chat_id: int, *, paid: bool = False) -> None:
        """Counts one message to the chat (negative ids are groups); 429 with retry_after where it is one too many."""
        now = self._clock()
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = Window(GROUP_PER_MINUTE, 60.0) if chat_id < 0 else Bucket(now)
        everybody = self._paid if paid else self._all
        for scope, limit in (("paid" if paid else "all", everybody), (chat_id, chat)):
            closed = self._closed.get(scope, 0.0) - now
            seconds = math.ceil(closed if closed > 0 else limit.delay(now))
            if seconds > 0:
                self._closed[scope] = now + (closed if closed > 0 else seconds)
                raise Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        everybody.count(now)
        chat.count(now)
