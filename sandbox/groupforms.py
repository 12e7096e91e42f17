"""What the people's side takes about groups, as models."""

from typing import Literal

from pydantic import Field, model_validator

from .forms import Form

START_PARAMETER = r"^[A-Za-z0-9_-]{1,64}$"


class NewGroup(Form):
    """The first member makes the group and adds the bot."""

    title: str = Field(min_length=1, max_length=128)
    members: list[int] = Field(min_length=1)
    kind: Literal["group", "supergroup"] = "supergroup"
    forum: bool = False

    @model_validator(mode="after")
    def _forum_is_large(self) -> "NewGroup":
        if self.forum and self.kind == "group":
            raise ValueError("only a supergroup has topics")
        return self


class AddBot(Form):
    """Who adds the bot to the group; the parameter of a startgroup link; the rights of an administrator."""

    by: int
    parameter: str | None = Field(default=None, pattern=START_PARAMETER)
    rights: list[str] = Field(default_factory=list)


class Membership(Form):
    """Whom `by` adds or bans."""

    id: int
    by: int


class Appointment(Form):
    """Whom `by` makes an administrator; no rights named means the usual ones."""

    id: int
    by: int
    rights: list[str] | None = None


class GroupChange(Form):
    by: int
    title: str | None = Field(default=None, min_length=1, max_length=128)
    description: str | None = Field(default=None, max_length=255)
    permissions: list[str] | None = None


class Joining(Form):
    link: str | None = None


class NewTopic(Form):
    name: str = Field(min_length=1, max_length=128)
