"""What the people's side of the sandbox takes, as models."""

from datetime import datetime
from typing import Annotated, Final

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from .zones import FASTEST, ZONE, known_zone

CONTENTS: Final = ("text", "contact", "location", "venue", "sticker", "dice", "poll")


class Form(BaseModel):
    """A JSON body; unknown fields are mistakes."""

    model_config = ConfigDict(extra="forbid")


class NewPerson(Form):
    name: str = Field(min_length=1, max_length=128)
    language: str = "en"
    username: str = ""
    phone: str = ""
    id: int = Field(default=0, ge=0, lt=2**52)


class NewBot(Form):
    token: str
    username: str | None = None
    name: str = "Attaché"
    reads_all_in_groups: bool = False


class Contact(Form):
    phone_number: str = Field(min_length=1)
    first_name: str = Field(min_length=1)
    last_name: str | None = None
    vcard: str | None = None
    user_id: int | None = None


class Location(Form):
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)


class Venue(Location):
    title: str = Field(min_length=1)
    address: str = ""


class NewPoll(Form):
    question: str = Field(min_length=1, max_length=300)
    options: list[Annotated[str, Field(min_length=1, max_length=100)]] = Field(min_length=1, max_length=12)
    anonymous: bool = True
    multiple: bool = False


class NewMessage(Form):
    """One of the contents; `sticker` and `dice` are emoji."""

    text: str | None = None
    contact: Contact | None = None
    location: Location | None = None
    venue: Venue | None = None
    sticker: str | None = None
    dice: str | None = None
    poll: NewPoll | None = None
    chat_id: int | str | None = None
    forward_from_name: str | None = None
    reply_to: int | None = None
    quote: str | None = None
    topic: int | None = None

    @model_validator(mode="after")
    def _one_content(self) -> "NewMessage":
        if sum(getattr(self, name) is not None for name in CONTENTS) != 1:
            raise ValueError(f"a message is one of {', '.join(CONTENTS)}")
        if self.quote is not None and self.reply_to is None:
            raise ValueError("a quote stands in a reply")
        return self


class Edit(Form):
    message_id: int
    text: str = Field(min_length=1)
    chat_id: int | str | None = None


class Deletion(Form):
    message_id: int
    chat_id: int | str | None = None


class Vote(Form):
    """No options take the vote back."""

    message_id: int
    options: list[int]
    chat_id: int | str | None = None


class Reaction(Form):
    """None takes the reaction away."""

    message_id: int
    emoji: str | None = None
    chat_id: int | str | None = None


class NewTap(Form):
    """By `data` (stale and forged taps are possible), or by the words of a button that is on the screen."""

    message_id: int | None = None
    data: str | None = Field(default=None, max_length=64)
    label: str | None = None
    chat_id: int | str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "NewTap":
        if (self.data is None) == (self.label is None):
            raise ValueError("a tap names its data or its label")
        if self.data is not None and self.message_id is None:
            raise ValueError("a tap by data names its message")
        return self


class Invitation(Form):
    title: str = Field(min_length=1)
    text: str = Field(min_length=1)


class NewFault(Form):
    """`count` null: until it is called off; `share`: of the calls that it could meet."""

    method: str = Field(min_length=1)
    kind: str
    count: int | None = 1
    chat_id: int | None = None
    share: float = Field(default=1.0, ge=0, le=1)
    seed: int = 0
    retry_after: int = Field(default=1, ge=1)
    seconds: float = Field(default=1.0, ge=0, le=120)


class FloodSwitch(Form):
    """`paid`: allow_paid_broadcast is granted."""

    enabled: bool | None = None
    paid: bool | None = None


class Planned(Form):
    """Something that a bot will do by itself: when, what, and for whom."""

    at: AwareDatetime
    what: str
    who: str = ""
    chat_id: int | None = None


class ClockReport(Form):
    version: int
    next_due: AwareDatetime | None = None
    settled: bool
    planned: list[Planned] | None = Field(default=None, max_length=500)


class ClockRate(Form):
    rate: float = Field(ge=0, le=FASTEST)


class ClockMove(Form):
    """One of the three; `to` without a zone is UTC."""

    to: datetime | None = None
    by_seconds: float | None = None
    to_next_due: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> "ClockMove":
        if sum((self.to is not None, self.by_seconds is not None, self.to_next_due)) != 1:
            raise ValueError("a move names `to`, `by_seconds` or `to_next_due`")
        return self


class NewWorld(Form):
    """A world to begin anew with; the same choices as on the command line."""

    now: datetime | None = None
    rate: float = Field(default=1.0, ge=0, le=FASTEST)
    zone: Annotated[str, AfterValidator(known_zone)] = ZONE
    strict: bool = True
    flood: bool = True
    paid: bool = False
    tap_seconds: float = 150.0
    token: str | None = None
