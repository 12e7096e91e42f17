"""What the buttons of contacts do."""

from datetime import date
from typing import Final

from handlers.actions import Action
from mission.contacts import Removed
from mission.mending import Field

STEPS: Final = "contact-steps"
"""The conversation that asks for a contact step by step."""


class ConfirmContact(Action):
    """The card is right as it is."""

    do = "contact-right"
    contact: int


class ChangeContact(Action):
    """Choose which field to change."""

    do = "contact-change"
    contact: int


class AskField(Action):
    """Ask for other words for a field."""

    do = "contact-field"
    contact: int
    field: Field


class SkipField(Action):
    """The question stays open for later."""

    do = "contact-skip"
    contact: int


class AnswerField(Action):
    """What was typed long after the question is its answer after all."""

    do = "contact-answer"
    contact: int
    field: Field


class SetStepDay(Action):
    """The next step is due on this day."""

    do = "contact-day"
    contact: int
    day: date


class DeleteContact(Action):
    do = "contact-delete"
    contact: int


class RestoreContact(Action):
    """Carries all that was deleted: the button's own row of the outbox is the only place that still has it."""

    do = "contact-restore"
    removed: Removed


class MeetContact(Action):
    """The member met a colleague's contact too."""

    do = "contact-met"
    contact: int


class SaveContact(Action):
    """The contact as a file for the phone's address book."""

    do = "contact-save"
    contact: int


class ListContacts(Action):
    """A page (from 0) of one's own contacts or of everyone's, those that match some words."""

    do = "contacts"
    everyone: bool = False
    page: int = 0
    words: str = ""


class OpenContact(Action):
    """A card out of a list, and the page to go back to."""

    do = "contact-open"
    contact: int
    back: ListContacts | None = None


class ShowSent(Action):
    """Photos and voice notes, from the first, or from a later one on."""

    start: int = 0


class ShowFiles(ShowSent):
    """Those kept with a contact."""

    do = "contact-files"
    contact: int


class MoreOfContact(Action):
    """The card's rarer buttons, and the page of the list that the card came from."""

    do = "contact-more"
    contact: int
    back: ListContacts | None = None
