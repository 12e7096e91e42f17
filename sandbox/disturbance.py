"""What may happen to an update on its way into a bot's queue: it comes twice, late, or after the one behind it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .bots import Bot
from .faults import UPDATES, Fault, Faults
from .ledger import Entry

Body = dict[str, Any]


@dataclass(slots=True)
class Held:
    """An update that lets the next one go before it."""

    fault: Fault
    kind: str
    body: Body
    patience: asyncio.TimerHandle


class Disturbance:
    """Stands before one bot's queue, and writes into the ledger what it did."""

    def __init__(self, bot: Bot, faults: Faults, write: Callable[[Entry], None]) -> None:
        self._bot = bot
        self._faults = faults
        self._write = write
        self._held: Held | None = None

    def take(self, kind: str, body: Body, now: datetime) -> bool:
        """Whether the update has been seen to; else it goes the straight way."""
        if self._held is not None:
            self._swap(self._held, kind, body, now)
            return True
        fault = self._faults.next(UPDATES, _chat_id(body))
        if fault is None:
            return False
        loop = asyncio.get_running_loop()
        if fault.kind == "reordered":
            patience = loop.call_later(fault.seconds, self._give_up, now)
            self._held = Held(fault, kind, body, patience)
        elif fault.kind == "delayed":
            loop.call_later(fault.seconds, self._enqueue, fault, kind, body, now)
        else:
            self._enqueue(fault, kind, body, now)
        return True

    def _swap(self, held: Held, kind: str, body: Body, now: datetime) -> None:
        """A poll sees the two in the wrong order; a webhook their numbers too, as its connections overtake each other."""
        held.patience.cancel()
        self._held = None
        if self._bot.webhook is None:
            self._bot.updates.enqueue(kind, body, now)
            self._enqueue(held.fault, held.kind, held.body, now)
            return
        self._enqueue(held.fault, held.kind, held.body, now)
        self._bot.updates.enqueue(kind, body, now)
        self._bot.updates.swap_last_two()

    def _give_up(self, now: datetime) -> None:
        """Nothing came behind it: it goes alone."""
        if self._held is not None:
            self._enqueue(self._held.fault, self._held.kind, self._held.body, now)
            self._held = None

    def _enqueue(self, fault: Fault, kind: str, body: Body, now: datetime) -> None:
        update_id = self._bot.updates.enqueue(kind, body, now, again=fault.kind == "duplicated")
        about = {"update_id": update_id, "kind": kind}
        entry = Entry(self._bot.id, "update", about, now, chat_id=_chat_id(body), outcome="fault")
        entry.fault = fault.kind
        self._write(entry)


def _chat_id(body: Body) -> int | None:
    chat = (body.get("message") or body).get("chat")
    return chat["id"] if chat else None
