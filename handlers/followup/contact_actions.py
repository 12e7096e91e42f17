"""What the buttons of the first wave do."""

from datetime import date

from handlers.actions import Action
from mission.followup import Closing, Thanked


class Thank(Action):
    do = "wave-thank"
    contact: int
    said: Thanked


class TakeStep(Action):
    do = "wave-step"
    contact: int
    text: str


class CloseStep(Action):
    do = "wave-close"
    contact: int
    how: Closing


class AskDay(Action):
    do = "wave-ask-day"
    contact: int
    promise: int


class SetDay(Action):
    do = "wave-day"
    contact: int
    promise: int
    day: date | None


class TypeIt(Action):
    """Take the next words, though another conversation is under way; without a promise they are the step."""

    do = "wave-type"
    contact: int
    promise: int | None = None


class Pause(Action):
    do = "wave-pause"


class Proceed(Action):
    do = "wave-proceed"


class TurnSummary(Action):
    do = "wave-summary"
    page: int


class NobodyToAdd(Action):
    do = "wave-nobody"


class KeepNote(Action):
    do = "wave-note"
    text: str
