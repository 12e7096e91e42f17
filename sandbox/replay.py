"""A replay: a script of what people do, with captions, that the page plays on the phones; and beginning anew."""

from typing import Any, Final, Self

from pydantic import Field, model_validator

from .forms import Form
from .signals import Signal

Words = dict[str, str]
"""The same sentence in several languages, by IETF tag."""
ALONE: Final = ("clock", "show")
ONE_OF: Final = ("invitation", "say", "tap", "file", "sees", *ALONE)


class Act(Form):
    """One thing that happens: `who` opens an invitation, says, taps, sends a file, or sees words on the screen.

    `clock` moves the world's clock (a moment in ISO 8601, or "next due") and `show` brings phones to the front; they
    are nobody's acts.
    """

    who: str = ""
    invitation: bool = False
    say: str = ""
    tap: str = ""
    file: str = ""
    sees: str = ""
    clock: str = ""
    show: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        done = [name for name in ONE_OF if getattr(self, name)]
        if len(done) != 1:
            raise ValueError(f"an act is one of {', '.join(ONE_OF)}")
        if bool(self.who) is (done[0] in ALONE):
            raise ValueError("clock and show are nobody's acts, all others name who")
        return self


class Step(Form):
    """A caption, and what is done while it stands there."""

    caption: Words
    acts: list[Act] = Field(default_factory=list)


class Script(Form):
    """A whole replay. `files`: the text of each file that somebody sends, by name."""

    title: Words
    steps: list[Step] = Field(min_length=1)
    files: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _has_its_files(self) -> Self:
        missing = {act.file for step in self.steps for act in step.acts if act.file} - self.files.keys()
        if missing:
            raise ValueError(f"the script has no file {min(missing)!r}")
        return self


class Replay:
    """What this world can play, and the wish that it begin anew: whoever made the world waits for that wish."""

    def __init__(self) -> None:
        self.script: dict[str, Any] | None = None
        self.stirred = Signal()
        self.is_new_world_wished = False

    def take(self, script: Script) -> None:
        self.script = script.model_dump(exclude_defaults=True)

    @property
    def can_begin_anew(self) -> bool:
        """Whether somebody waits who would build this world once more."""
        return self.stirred.waiting > 0

    def wish_for_new_world(self) -> None:
        self.is_new_world_wished = True
        self.stirred.give()
