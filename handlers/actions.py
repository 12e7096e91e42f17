"""Typed actions: what a button does. The class that builds a button is the class that reads its tap.

Callback data names the outbox row that showed the button and a digest of the action, nothing else: it can be
forged, so the row (and with it the reader, the mission and the revision) is looked up and checked on our side.
"""

import hashlib
import json
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

from storage.message import Button
from storage.outbox import Outgoing


class Action(BaseModel):
    """Base of every action; `do` is its name in the table of `handlers/routes.py`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    do: ClassVar[str]

    def button(self, label: str) -> Button:
        """A button with these words that does this."""
        return Button(label=label, action=self.packed())

    def packed(self) -> dict[str, Any]:
        return {"do": self.do, **self.model_dump(mode="json")}

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Self:
        """Raises pydantic.ValidationError for an action of an older version of this class."""
        return cls.model_validate({name: value for name, value in packed.items() if name != "do"})


def digest(packed: dict[str, Any]) -> str:
    """Twelve hex digits that tell the actions of one message apart."""
    return hashlib.sha256(json.dumps(packed, sort_keys=True).encode()).hexdigest()[:12]


def callback_data(token: str, packed: dict[str, Any]) -> str:
    """What a button carries: 29 bytes of the 64 that Telegram allows."""
    return f"{token}.{digest(packed)}"


def tapped(row: Outgoing, data: str) -> dict[str, Any] | None:
    """The action that callback data names, when the row still shows it."""
    wanted = data.partition(".")[2]
    shown = row.message.buttons if row.message else ()
    for button in (button for buttons in shown for button in buttons):
        if button.action is not None and digest(button.action) == wanted:
            return button.action
    return None
