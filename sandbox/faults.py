"""Faults on demand: what a network and a server do on a bad day, the same again with the same seed."""

import itertools
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final, Literal, get_args

from .refusals import Impossible, Refused

CallKind = Literal[
    "429",
    "403",
    "500",
    "502",
    "reset_before",
    "reset_after",
    "hang_before",
    "hang_after",
    "slow",
    "trickle",
    "truncated",
]
UpdateKind = Literal["duplicated", "delayed", "reordered"]
CALL_KINDS: Final = get_args(CallKind)
UPDATE_KINDS: Final = get_args(UpdateKind)
BEFORE: Final = frozenset({"429", "403", "500", "502", "reset_before", "hang_before", "slow"})
SILENT: Final = frozenset({"reset_after", "hang_after"})
UPDATES: Final = "updates"


@dataclass(slots=True)
class Fault:
    """Calls of a method ("*": any; "file": downloads; "updates": what comes to the bot), to one chat or all, fail so.

    Of those that it could meet it meets a share, drawn from the seed; `count` of them at most, or all (None).
    """

    method: str
    kind: str
    count: int | None = 1
    chat_id: int | None = None
    share: float = 1.0
    seed: int = 0
    retry_after: int = 1
    seconds: float = 1.0
    id: int = 0
    happened: int = 0
    _random: Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = Random(self.seed)  # noqa: S311 - a sequence that can be had again, not a secret

    @property
    def is_spent(self) -> bool:
        return self.count is not None and self.happened >= self.count

    def meets(self, method: str, chat_id: int | None) -> bool:
        """Whether it meets this call; each call that it could meet takes one number from the seed."""
        is_any = self.method == "*" and method != UPDATES
        could = (is_any or self.method.lower() == method) and self.chat_id in (None, chat_id)
        return could and self._random.random() < self.share

    def refusal(self) -> Refused | None:
        """The refusal Telegram would send, for the kinds that answer at all."""
        if self.kind == "429":
            return Refused(
                429, f"Too Many Requests: retry after {self.retry_after}", retry_after=self.retry_after
            )
        if self.kind == "403":
            return Refused(403, "Forbidden: bot was blocked by the user")
        if self.kind == "500":
            return Refused(500, "Internal Server Error")
        return Refused(502, "Bad Gateway") if self.kind == "502" else None

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "method": self.method,
            "kind": self.kind,
            "count": self.count,
            "chat_id": self.chat_id,
            "share": self.share,
            "seed": self.seed,
            "retry_after": self.retry_after,
            "seconds": self.seconds,
            "happened": self.happened,
        }


class Faults:
    """The faults that are still to come, oldest first."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []
        self._ids = itertools.count(1)

    def add(self, fault: Fault) -> Fault:
        kinds = UPDATE_KINDS if fault.method.lower() == UPDATES else CALL_KINDS
        if fault.kind not in kinds:
            raise Impossible(f"a fault's kind is one of {', '.join(kinds)}")
        if fault.count is not None and fault.count < 1:
            raise Impossible("a fault's count is at least 1")
        fault.id = next(self._ids)
        self._coming.append(fault)
        return fault

    def list(self) -> list[Fault]:
        return list(self._coming)

    def clear(self) -> None:
        self._coming.clear()

    def remove(self, fault_id: int) -> None:
        """Calls one off; Impossible when it is not there (any more)."""
        for fault in self._coming:
            if fault.id == fault_id:
                self._coming.remove(fault)
                return
        raise Impossible("there is no such fault", status=404)

    def next(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that meets this call, counted."""
        for fault in self._coming:
            if fault.meets(method, chat_id):
                fault.happened += 1
                if fault.is_spent:
                    self._coming.remove(fault)
                return fault
        return None
