"""What the buttons of merging and of one's own note do, and the question that stands on a contact's card."""

from handlers.actions import Action
from handlers.pages import trimmed
from mission.contact_cards import Card
from storage.message import Button, Rows
from words import Reader

LABEL = 24
"""UTF-16 units of a name on a button; the organisation beside it as many."""


class MergeWith(Action):
    """A page (from 0) of those with whom the contact may be one, or of those that some words name."""

    do = "merge-with"
    contact: int
    page: int = 0
    words: str = ""


class PreviewMerge(Action):
    """What the two would become."""

    do = "merge-preview"
    contact: int
    other: int


class MergeContacts(Action):
    """They are one person."""

    do = "merge"
    contact: int
    other: int


class SplitContact(Action):
    """They are two after all."""

    do = "merge-split"
    contact: int
    merge: int


class LeaveApart(Action):
    """They are two people, and that is not asked again."""

    do = "merge-apart"
    contact: int
    other: int


class SameOrganisation(Action):
    """The contact is from the partner whose name is nearly that of its own."""

    do = "same-organisation"
    contact: int
    organisation: int


class AskOwnNote(Action):
    """The member's own note about the contact; the next words replace it."""

    do = "contact-note"
    contact: int


class DropOwnNote(Action):
    """The note is taken away."""

    do = "contact-note-drop"
    contact: int


def near_button(card: Card, reader: Reader) -> list[Button]:
    """Whether the organisation is one that the ledger has; one question at a time, so after the one about the person."""
    if card.near is None or (card.perhaps and card.may_merge):
        return []
    label = reader.plain("merging-button-organisation", name=trimmed(card.near.name, LABEL))
    return [SameOrganisation(contact=card.contact.id, organisation=card.near.id).button(label)]


def perhaps_rows(card: Card, reader: Reader) -> Rows:
    """Same or not, in one tap each, for those who may say so."""
    if card.perhaps is None or not card.may_merge:
        return ()
    both = {"contact": card.contact.id, "other": card.perhaps.contact.id}
    name = trimmed(card.perhaps.contact.name, LABEL)
    organisation = trimmed(card.perhaps.contact.organisation, LABEL)
    same = reader.plain("merging-button-same", name=name, organisation=organisation or "–")
    return (
        (MergeContacts(**both).button(same),),
        (LeaveApart(**both).button(reader.plain("merging-button-apart")),),
    )
