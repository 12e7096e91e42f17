"""What merging looks like: the list of likely ones, the preview; and a member's own note."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.contact_actions import OpenContact
from handlers.contact_cards import LABEL, NAME, ROW, STORY, name_of
from handlers.merging_actions import DropOwnNote, MergeContacts, MergeWith, PreviewMerge
from handlers.pages import PAGE_SIZE, page, trimmed
from mission.contact_cards import Card, Listed
from storage.contacts import Contact
from storage.message import Button, Message, Rows
from words import Reader, lines, paragraphs


def likely_message(card: Card, listed: Sequence[Listed], shown: MergeWith, reader: Reader) -> Message:
    """A page of those with whom the contact may be one; words that are typed search for others."""
    leaf = page(listed, shown.page)
    first = (leaf.number - 1) * PAGE_SIZE + 1
    key = "merging-found" if shown.words else "merging-likely"
    head = key if listed else "merging-none-found" if shown.words else "merging-none"
    return Message(
        text=paragraphs(
            lines(
                reader.say(head, name=name_of(card, reader), words=trimmed(shown.words, NAME)),
                leaf.mark(reader) if listed else Markup(),
            ),
            *(_item(number, one, reader) for number, one in enumerate(leaf.items, first)),
            reader.say("merging-type"),
        ),
        buttons=(
            *((_choice(number, one, card, reader),) for number, one in enumerate(leaf.items, first)),
            *_row(leaf.buttons(reader, lambda number: shown.model_copy(update={"page": number}))),
            (OpenContact(contact=card.contact.id).button(reader.plain("button-cancel")),),
        ),
    )


def _item(number: int, one: Listed, reader: Reader) -> Markup:
    name = trimmed(one.contact.name, NAME) or reader.plain("contact-nameless")
    organisation = trimmed(one.contact.organisation, NAME) or reader.plain("contact-no-organisation")
    met_by = trimmed(", ".join(one.met_by), NAME)
    return lines(
        reader.say("contacts-item", number=number, name=name, organisation=organisation),
        reader.say("contacts-met-by", people=met_by) if met_by else Markup(),
    )


def _choice(number: int, one: Listed, card: Card, reader: Reader) -> Button:
    name = trimmed(one.contact.name, LABEL) or reader.plain("contact-nameless")
    return PreviewMerge(contact=card.contact.id, other=one.contact.id).button(f"{number}. {name}")


def _row(buttons: tuple[Button, ...]) -> Rows:
    return (buttons,) if buttons else ()


def preview_message(card: Card, other: Card, merged: Contact, reader: Reader) -> Message:
    """Both, and the one card that they would become."""
    both = {"contact": card.contact.id, "other": other.contact.id}
    return Message(
        text=paragraphs(
            reader.say("merging-preview", name=name_of(card, reader), other=name_of(other, reader)),
            lines(_whole(card, reader), _whole(other, reader)),
            lines(reader.say("merging-becomes"), *_fields(merged, reader)),
            reader.say("merging-keeps"),
        ),
        buttons=(
            (MergeContacts(**both).button(reader.plain("merging-button-merge")),),
            (
                MergeWith(contact=card.contact.id).button(reader.plain("button-back")),
                OpenContact(contact=card.contact.id).button(reader.plain("button-cancel")),
            ),
        ),
    )


def _whole(card: Card, reader: Reader) -> Markup:
    organisation = trimmed(card.contact.organisation, NAME) or reader.plain("contact-no-organisation")
    return reader.say("merging-side", name=name_of(card, reader), organisation=organisation)


def _fields(merged: Contact, reader: Reader) -> list[Markup]:
    shown = {
        "organisation": trimmed(merged.organisation, ROW),
        "position": trimmed(merged.position, ROW),
        "email": trimmed(", ".join(merged.emails), ROW),
        "phone": trimmed(", ".join(merged.phones), ROW),
        "about": trimmed("; ".join(filter(None, merged.about.splitlines())), STORY),
    }
    name = trimmed(merged.name, NAME) or reader.plain("contact-nameless")
    rows = [reader.say(f"contact-line-{field}", value=value) for field, value in shown.items() if value]
    return [reader.say("contact-open", name=name), *rows]


def note_message(card: Card, reader: Reader) -> Message:
    """The member's own note as it is, and how to change it."""
    note = trimmed(card.mine.note, STORY) if card.mine else ""
    drop = DropOwnNote(contact=card.contact.id).button(reader.plain("merging-button-note-drop"))
    return Message(
        text=paragraphs(
            reader.say("merging-note" if note else "merging-note-none", name=name_of(card, reader)),
            reader.say("contact-now", value=note) if note else Markup(),
        ),
        buttons=(
            *(((drop,),) if note else ()),
            (OpenContact(contact=card.contact.id).button(reader.plain("button-back")),),
        ),
    )
