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
    """A file or a picture; `url` is for `Sandbox.download`, durations are seconds."""

    url: str
    name: str = ""
    size: int = 0
    mime: str = ""
    kind: str = "photo"
    duration: int | None = None
    width: int | None = None
    height: int | None = None
    title: str | None = None
    performer: str | None = None
    emoji: str | None = None


class Choice(Record):
    """An option of a poll; `voters` is 0 and `correct` None while the person may not know."""

    text: str
    html: str
    voters: int
    chosen: bool
    correct: bool | None


class Poll(Record):
    """A poll as one person sees it."""

    id: str
    question: str
    options: list[Choice]
    total: int
    closed: bool
    anonymous: bool
    multiple: bool
    quiz: bool
    explanation_html: str | None
    voted: bool

    @property
    def chosen(self) -> list[str]:
        """The words of the options that the person chose."""
        return [option.text for option in self.options if option.chosen]


class Dice(Record):
    """A die and what it shows."""

    emoji: str
    value: int


class Reaction(Record):
    """A reaction under a message, and how many gave it."""

    emoji: str
    count: int
    own: bool


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
    quote: str | None = None
    topic: int | None = None
    forwarded_from: str | None = None
    media_group_id: str | None = None
    spoiler: bool = False
    caption_above: bool = False
    poll: Poll | None = None
    dice: Dice | None = None
    reactions: list[Reaction] = []

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


class Topic(Record):
    """A topic of a forum; messages in General (1) carry no topic."""

    id: int
    name: str
    icon_color: int
    closed: bool
    hidden: bool


class Place(Record):
    """Somebody in a group, bots included."""

    id: int
    name: str
    status: str


class Listed(Record):
    """One chat in the list on a phone; `last` has text, date and sender."""

    chat_id: int
    kind: str
    title: str
    version: int
    last: dict[str, str] | None


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
    kind: str = "private"
    forum: bool = False
    topics: list[Topic] = []
    members: list[Place] = []
    status: str | None = None
    chat_description: str | None = None
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
