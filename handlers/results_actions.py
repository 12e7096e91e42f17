"""What the buttons of the results do."""

from typing import Final, Literal

from handlers.actions import Action

Listed = Literal[
    "joined",
    "contacts",
    "partners",
    "meetings",
    "promises",
    "owed",
    "followup",
    "projects",
    "agreements",
    "feedback",
    "comments",
    "evening",
    "home",
    "wave-2d",
    "wave-14d",
    "wave-1m",
    "wave-3m",
    "wave-6m",
    "wave-12m",
    "worth",
    "notes",
    "questions",
]
"""Every figure, in the order of the card; a wave has one once it has begun."""
WAVE: Final = "wave-"


class ShowResults(Action):
    """The card, as things stand now: Refresh, and Back from a list."""

    do = "results"


class ListResults(Action):
    """The list behind a figure; pages from 0."""

    do = "results-list"
    what: Listed
    page: int = 0


class DrawResults(Action):
    """The figures as a picture, in a message of its own."""

    do = "results-picture"


class SayTookPlace(Action):
    """Whether a meeting took place; then the same page of the list again."""

    do = "results-meeting"
    session: int
    held: bool
    page: int = 0
