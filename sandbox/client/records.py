"""What the sandbox answers, as typed records."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class SandboxError(AssertionError):
    """What a person tried is impossible, or what a test waited for did not come."""


class Record(BaseModel):
    """What the sandbox answers; fields that this client does not know are kept too."""

    model_config = ConfigDict(extra="allow", frozen=True)


class Button(Record):
    """An inline button or a key of the reply keyboard."""

    text: str
    data: str | None = None
    url: str | None = None
    request_contact: bool = False
    request_location: bool = False


class Attached(Record):
    """A file or a picture; `url` is for `Sandbox.download`."""

    url: str
    name: str = ""
    size: int = 0
    mime: str = ""


class Shown(Record):
    """One message as it stands on a screen; `date` is the world's clock, `out` is one's own."""

    message_id: int
    date: datetime
    out: bool
    sender: str
    service: bool = False
    text: str
    entities: list[dict[str, Any]]
    html: str
    edited: bool
    buttons: list[list[Button]]
    file: Attached | None = None
    photo: Attached | None = None
    location: dict[str, Any] | None = None
    contact: dict[str, Any] | None = None
    reply_to: int | None = None
    forwarded_from: str | None = None

    @property
    def labels(self) -> list[str]:
        """The words on its buttons, row after row."""
        return [button.text for row in self.buttons for button in row]


class Toast(Record):
    """The answer to a tap."""

    query_id: str
    text: str
    alert: bool
    url: str


class Command(Record):
    command: str
    description: str


class Screen(Record):
    """A chat as one person sees it."""

    version: int
    title: str
    blocked: bool
    commands: list[Command]
    reply_keyboard: list[list[Button]] | None
    typing: bool
    toast: Toast | None
    invitation: dict[str, str] | None
    pinned: int | None
    messages: list[Shown]

    @property
    def received(self) -> list[Shown]:
        """What others wrote, oldest first."""
        return [message for message in self.messages if not message.out and not message.service]

    @property
    def last(self) -> Shown:
        """The newest message from somebody else."""
        if not self.received:
            raise SandboxError("nothing has been received in this chat")
        return self.received[-1]

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.received]

    def message(self, message_id: int) -> Shown:
        for message in self.messages:
            if message.message_id == message_id:
                return message
        raise SandboxError(f"message {message_id} is not on the screen")


class Entry(Record):
    """One call in the ledger; `accepted` ones changed the world, even if a fault ate the answer."""

    seq: int
    at: datetime
    world: datetime
    method: str
    chat_id: int | None
    message_id: int | None
    outcome: Literal["accepted", "refused", "fault"]
    error_code: int | None
    description: str | None
    fault: str | None
    parameters: dict[str, Any]
    warnings: list[str]


class Planned(Record):
    """What a bot says that it will do."""

    at: datetime
    what: str
    who: str
    chat_id: int | None = None


class Now(Record):
    """What the world's clock shows; `steps` are the due moments that a move passed through; `settled`: the bot is done with them.

    `held`: a fast clock stands still at a due moment until the bot is done.
    """

    now: datetime
    version: int
    rate: float
    held: bool = False
    zone: str = ""
    next_due: datetime | None = None
    planned: list[Planned] = []
    steps: int = 0
    settled: bool = False
