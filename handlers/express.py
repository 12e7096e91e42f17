"""The express way: an answer is claimed in the deed that makes it, and on its way as soon as that is committed.

It saves the courier a look into the outbox, and a commit, for what is most of the conversation. Whatever cannot go this
way now (no token, the chat rests, an earlier answer waits) is queued, and the courier finds it there.
"""

from types import TracebackType
from typing import Protocol, Self

from storage.outbox import Outgoing


class Express(Protocol):
    """The courier, as a deed sees it."""

    def reserve(self, chat_id: int) -> bool:
        """Whether a message may go to this chat now; if so, nothing else goes there until it is taken or given back."""

    def give_back(self, chat_id: int) -> None:
        """Nothing goes there after all."""

    def take(self, row: Outgoing) -> None:
        """What was reserved for is claimed and committed."""


class Passage:
    """One deed's place on the express way: reserved with its first answer, taken at its end, given back if it fails."""

    def __init__(self, express: Express | None, chat_id: int) -> None:
        self._express = express
        self._chat_id = chat_id
        self._is_reserved = False
        self._row: Outgoing | None = None

    def reserve(self) -> bool:
        """Whether the answer that is made now may be claimed at once."""
        if self._express is None or self._is_reserved:
            return False
        self._is_reserved = self._express.reserve(self._chat_id)
        return self._is_reserved

    def claimed(self, row: Outgoing) -> None:
        """What was made with it; one that has to wait for its turn is left to the courier."""
        if row.state == "sending":
            self._row = row

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._express is None or not self._is_reserved:
            return
        if error is None and self._row is not None:
            self._express.take(self._row)
        else:
            self._express.give_back(self._chat_id)
