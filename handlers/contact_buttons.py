"""The buttons of a contact's card: few rows, and the rarer ones behind "More" where they would be too many."""

from typing import Final, Literal

from handlers.contact_actions import (
    ChangeContact,
    ConfirmContact,
    DeleteContact,
    ListContacts,
    MeetContact,
    MoreOfContact,
    OpenContact,
    SaveContact,
    SkipField,
)
from handlers.contact_photos_cards import files_rows
from handlers.merging_actions import AskOwnNote, MergeWith, SplitContact, near_button, perhaps_rows
from handlers.promise_actions import AskTheirs
from mission.contact_cards import Card
from storage.message import Button, Rows
from words import Reader

Heading = Literal[
    "kept", "again", "right", "changed", "back", "met", "open", "merged", "split", "apart", "noted"
]
"""What has just happened to the contact; `open`: nothing."""

UNSETTLED: Final = {"kept", "again", "changed", "back"}
"""What the member has yet to look at; the rarer buttons wait until they have."""
AT_MOST: Final = 4
"""Rows that a thumb reaches without scrolling."""


def card_buttons(
    card: Card, heading: Heading, reader: Reader, *, asking: bool, back: ListContacts | None
) -> Rows:
    """What is asked first, then the rarer ones; those give way to "More" where there are too many rows."""
    unsettled = asking or heading in UNSETTLED
    perhaps = perhaps_rows(card, reader)
    usual = [] if unsettled else _usual(card, reader)
    kept = files_rows(card.contact.id, card.files, reader)
    near = near_button(card, reader) if unsettled and not asking else []
    main = _main(card, reader, asking=asking, unsettled=unsettled)
    asked = (*main, *perhaps, *_in_pairs(near), *kept)
    home = [back.button(reader.plain("button-back"))] if back else []
    rare = _rare(card, reader, unsettled=unsettled)
    rows = (*asked, *_in_pairs(usual), *_in_pairs(rare), *_in_pairs(home))
    if len(rows) <= AT_MOST:
        return rows
    shown = () if perhaps else _in_pairs(usual)
    undo = [_split(card, reader)] if heading == "merged" else []
    more = MoreOfContact(contact=card.contact.id, back=back).button(reader.plain("contact-button-more"))
    return (*asked, *shown, (*undo, more, *home))


def more_buttons(card: Card, back: ListContacts | None, reader: Reader) -> Rows:
    """The rarer ones alone, and the way back to the card."""
    whole = OpenContact(contact=card.contact.id, back=back).button(reader.plain("button-back"))
    return (*_in_pairs([*_usual(card, reader), *_rare(card, reader, unsettled=False)]), (whole,))


def _main(card: Card, reader: Reader, *, asking: bool, unsettled: bool) -> Rows:
    number = card.contact.id
    if card.mine is None:
        return ((MeetContact(contact=number).button(reader.plain("contact-button-met")),),)
    change = ChangeContact(contact=number).button(reader.plain("contact-button-change"))
    delete = DeleteContact(contact=number).button(reader.plain("contact-button-delete"))
    if asking:
        return ((SkipField(contact=number).button(reader.plain("button-skip")), change, delete),)
    right = ConfirmContact(contact=number).button(reader.plain("contact-button-right"))
    return ((right,), (change, delete)) if unsettled else ((change, delete),)


def _usual(card: Card, reader: Reader) -> list[Button]:
    """To the phone's address book; and what the contact owes."""
    number = card.contact.id
    save = SaveContact(contact=number).button(reader.plain("contact-button-save"))
    theirs = AskTheirs(contact=number).button(reader.plain("promise-button-theirs"))
    return [save, theirs] if card.mine else [save]


def _rare(card: Card, reader: Reader, *, unsettled: bool) -> list[Button]:
    """The member's own note, merging, and the question that they have left."""
    number = card.contact.id
    split = [_split(card, reader)] if card.merge and card.may_merge else []
    if unsettled:
        return split
    own = [AskOwnNote(contact=number).button(reader.plain("merging-button-note"))]
    merge = [MergeWith(contact=number).button(reader.plain("merging-button-with"))]
    return [
        *(own if card.mine else []),
        *(merge if card.may_merge else []),
        *near_button(card, reader),
        *split,
    ]


def _split(card: Card, reader: Reader) -> Button:
    return SplitContact(contact=card.contact.id, merge=card.merge).button(
        reader.plain("merging-button-split")
    )


def _in_pairs(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
