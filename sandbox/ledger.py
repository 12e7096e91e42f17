"""The ledger: everything a bot asked and what it was answered; the oracle of the tests."""

import time
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Literal

KEPT: Final = 200_000
PAGE: Final = 10_000

Outcome = Literal["accepted", "refused", "fault"]


@dataclass(slots=True)
class Entry:
    """`accepted` means that the world changed, even where a fault then ate the answer (`fault` names it)."""

    bot_id: int
    method: str
    parameters: dict[str, Any]
    world: datetime
    seq: int = 0
    at: float = field(default_factory=time.time)
    chat_id: int | None = None
    message_id: int | None = None
    outcome: Outcome = "accepted"
    error_code: int | None = None
    description: str | None = None
    fault: str | None = None
    warnings: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return {
            "seq": self.seq,
            "at": datetime.fromtimestamp(self.at, UTC).isoformat(),
            "world": self.world.isoformat(),
            "bot_id": self.bot_id,
            "method": self.method,
            "chat_id": self.chat_id,
            "message_id": self.message_id,
            "outcome": self.outcome,
            "error_code": self.error_code,
            "description": self.description,
            "fault": self.fault,
            "parameters": self.parameters,
            "warnings": self.warnings,
        }


class Ledger:
    """Numbered from 1 without gaps; the newest 200,000 entries are kept."""

    def __init__(self) -> None:
        self._entries: deque[Entry] = deque(maxlen=KEPT)
        self._seq = 0

    def write(self, entry: Entry) -> None:
        self._seq += 1
        entry.seq = self._seq
        self._entries.append(entry)

    def after(self, seq: int, *, most: int = PAGE) -> list[Entry]:
        """Entries with a higher number, oldest first, a page at a time."""
        missing = max(0, seq - (self._seq - len(self._entries)))
        entries = self._entries
        return [entries[index] for index in range(missing, min(len(entries), missing + most))]
