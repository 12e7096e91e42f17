"""What the buttons of partners do."""

from handlers.actions import Action
from mission.partner_changes import Field
from mission.partner_list import Filter


class ListPartners(Action):
    """A page (from 0) of the ledger: those that a filter, a kind and some words leave."""

    do = "partners"
    only: Filter = "all"
    kind: str = ""
    words: str = ""
    page: int = 0


class ChooseFilter(Action):
    """Which of them?"""

    do = "partners-filter"
    back: ListPartners


class OpenPartner(Action):
    """A card, and the page of the list to go back to."""

    do = "partner"
    organisation: int
    back: ListPartners | None = None


class ChangePartner(Action):
    """Choose what to change."""

    do = "partner-change"
    organisation: int


class AskPartner(Action):
    """The next words are the field; a kind is tapped."""

    do = "partner-ask"
    organisation: int
    field: Field


class SetKind(Action):
    do = "partner-kind"
    organisation: int
    kind: str


class CorrectKnown(Action):
    """An organiser puts right whether it was known before departure."""

    do = "partner-known"
    organisation: int
    known: bool


class AskMerge(Action):
    """Which entry is the same organisation? A page (from 0) of the others."""

    do = "partner-same"
    organisation: int
    page: int = 0


class MergePartners(Action):
    """The second is the first; `sure` on the second tap."""

    do = "partner-merge"
    kept: int
    gone: int
    sure: bool = False
