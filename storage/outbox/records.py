"""What the outbox gives out and takes in: pushes to be, rows on their way, and how they fared."""

from datetime import datetime
from typing import Any, Final, Literal

from pydantic import Field

from storage.message import Message
from storage.record import Record

State = Literal["queued", "sending", "sent", "uncertain", "expired", "failed", "cancelled", "muted"]
Work = Literal["send", "edit", "delete"]
STATES: Final[tuple[State, ...]] = (
    "queued",
    "sending",
    "sent",
    "uncertain",
    "expired",
    "failed",
    "cancelled",
    "muted",
)
REPLY_PRIORITY: Final = 0
PUSH_PRIORITY: Final = 5
"""Rows of this priority share the pushes' part of the pacing; those of a lower number are answers."""
ANEW: Final = "anew"
NOTHING_TO_SAY: Final = "nothing to say"
"""Why a push is cancelled whose turn came when there was nothing (any more) that it could tell or ask."""


class Push(Record):
    """What is to be sent to one person on one occasion: due and expiring at moments of the mission's clock.

    The same kind, person, occasion and version is one row, however often it is planned.
    """

    kind: str
    mission_id: int
    person_id: int
    occasion: str
    version: int = 0
    due_at: datetime
    expires_at: datetime | None
    priority: Literal[5] = PUSH_PRIORITY
    subject: dict[str, Any] = Field(default_factory=dict)


class Outgoing(Record):
    """A row of the outbox. `content` is None until a push is rendered, when it is sent.

    `content["anew"]` marks what is still on the screen but must be rendered anew before it is shown again.
    """

    id: int
    token: str
    kind: str
    mission_id: int | None
    person_id: int | None
    chat_id: int | None
    occasion: str
    version: int
    priority: int
    due_at: datetime
    expires_at: datetime | None
    state: State
    work: Work | None
    subject: dict[str, Any]
    content: dict[str, Any] | None
    attachment: bytes | None
    revision: int
    shown_revision: int
    message_id: int | None
    attempts: int
    not_before: datetime | None
    uncertain_at: datetime | None
    repeats: int
    sent_at: datetime | None
    reason: str
    update_id: int | None

    @property
    def message(self) -> Message | None:
        """What it shows, once rendered: the buttons on the screen are these."""
        return None if self.content is None else Message.of_kept(self.content, self.attachment)

    @property
    def is_new_push(self) -> bool:
        """Whether the bot is about to send it by itself: neither an answer nor a change of what is on the screen."""
        return self.priority >= PUSH_PRIORITY and self.work == "send"

    @property
    def ready(self) -> Message | None:
        """What is to be shown next, as it stands; None where it must be rendered first."""
        return self.message if self.is_said else None

    @property
    def is_said(self) -> bool:
        """Whether its words have been said already, so that nothing must be rendered."""
        return self.content is not None and not self.content.get(ANEW)


class Fate(Record):
    """What became of one recipient's message."""

    person_id: int
    name: str
    state: State
    reason: str


class Planned(Record):
    """A push that waits for its moment, and whose it is."""

    kind: str
    due_at: datetime
    chat_id: int
    name: str


class Undelivered(Record):
    """A push that did not get through, or of which nobody knows: whose it was and what became of it."""

    id: int
    kind: str
    person_id: int
    name: str
    state: State
    reason: str
    due_at: datetime
    expires_at: datetime | None
