"""The backlog: the open updates at hand, each chat's in their order, the chats in turn.

It is a memory of what stands in the inbox, so that the worker need not look there for every update: whatever is in doubt
(a start, a failure, more than it holds) it forgets, and the worker looks again.
"""

from collections import deque
from collections.abc import Awaitable, Callable, Collection, Iterable
from typing import Final

from storage.inbox import Incoming

MOST: Final = 1000
"""Updates at hand; what is more waits in the inbox."""


class Backlog:
    """`is_whole`: nothing is open but what is at hand or under way, so that there is no need to look into the inbox."""

    def __init__(self) -> None:
        self._chats: dict[int, deque[Incoming]] = {}
        self._meanwhile: list[Incoming] = []
        self._is_looking = False
        self.is_whole = False

    def add(self, kept: Iterable[Incoming]) -> None:
        """What has just been kept, in order; left to the next look where that would find older ones first."""
        if self._is_looking:
            self._meanwhile += kept
            return
        for incoming in kept:
            self.is_whole = self.is_whole and len(self) < MOST
            if self.is_whole:
                self._append(incoming)

    def forget(self) -> None:
        """Something is open that is not at hand; what a look under way finds may lack it too."""
        self._chats.clear()
        self._is_looking = self.is_whole = False

    async def look(
        self, find: Callable[[int], Awaitable[list[Incoming]]], under_way: Collection[int]
    ) -> None:
        """Whatever `find` finds open: so many at most, each chat's oldest first. Those under way now (seq) are taken."""
        self.forget()
        self._is_looking, self._meanwhile = True, []
        found = await find(MOST)
        if not self._is_looking:
            return
        self._is_looking, self.is_whole = False, len(found) < MOST
        for incoming in found:
            if incoming.seq not in under_way:
                self._append(incoming)
        newest = max((incoming.seq for incoming in found), default=0)
        self.add(incoming for incoming in self._meanwhile if incoming.seq > newest)

    def take(self, resting: Collection[int]) -> Incoming | None:
        """The oldest of a chat that does not rest; then it is the other chats' turn."""
        chat_id = next((chat for chat in self._chats if chat not in resting), None)
        if chat_id is None:
            return None
        waiting = self._chats.pop(chat_id)
        incoming = waiting.popleft()
        if waiting:
            self._chats[chat_id] = waiting
        return incoming

    def __len__(self) -> int:
        return sum(map(len, self._chats.values()))

    def _append(self, incoming: Incoming) -> None:
        self._chats.setdefault(incoming.chat_id, deque()).append(incoming)
