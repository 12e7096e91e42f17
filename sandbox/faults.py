"""Faults on demand: what a network and a server do on a bad day."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from .refusals import Impossible, Refused

Kind = Literal["429", "reset_before", "reset_after", "500", "403", "hang_before", "hang_after", "slow"]
KINDS: Final = get_args(Kind)
BEFORE: Final = frozenset({"429", "500", "403", "reset_before", "hang_before", "slow"})


@dataclass(slots=True)
class Fault:
    """The next `count` calls of a method ("*" for any), to one chat or to all, fail in this way."""

    method: str
    kind: Kind
    count: int
    chat_id: int | None = None
    retry_after: int = 1
    seconds: float = 1.0

    def meets(self, method: str, chat_id: int | None) -> bool:
        return self.method in ("*", method.lower()) and self.chat_id in (None, chat_id)

    def refusal(self) -> Refused | None:
        """The refusal Telegram would send, for the kinds that answer at all."""
        if self.kind == "429":
            return Refused(
                429, f"Too Many Requests: retry after {self.retry_after}", retry_after=self.retry_after
            )
        if self.kind == "500":
            return Refused(500, "Internal Server Error")
        if self.kind == "403":
            return Refused(403, "Forbidden: bot was blocked by the user")
        return None


class Faults:
    """The faults that are still to come, oldest first."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> None:
        if fault.kind not in KINDS:
            raise Impossible(f"a fault's kind is one of {', '.join(KINDS)}")
        if fault.count < 1:
            raise Impossible("a fault's count is at least 1")
        self._coming.append(fault)

    def list(self) -> list[Fault]:
        return list(self._coming)

    def clear(self) -> None:
        self._coming.clear()

    def next(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that meets this call, counted down."""
        for fault in self._coming:
            if fault.meets(method, chat_id):
                fault.count -= 1
                if not fault.count:
                    self._coming.remove(fault)
                return fault
        return None
