"""What contacts look like: the card, its questions, the list."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from handlers.contact_actions import (
    AskField,
    ListContacts,
    OpenContact,
    RestoreContact,
    SetStepDay,
)
from handlers.contact_buttons import Heading, card_buttons, more_buttons
from handlers.contact_photos_cards import files_line
from handlers.pages import PAGE_SIZE, page, trimmed
from mission.contact_cards import Card, Listed
from mission.contacts import Kept, Removed
from mission.mending import Field
from storage.message import Button, Message, Rows
from storage.promises import Promise
from words import Reader, lines, paragraphs

FIELDS: Final[tuple[Field, ...]] = (
    "name",
    "organisation",
    "position",
    "email",
    "phone",
    "about",
    "step",
    "day",
)
NAME, ROW, STORY, LABEL = 80, 120, 500, 30
"""UTF-16 units shown of a name, of a line, of what it is about, of a button. Whole texts are kept and exported.

Fluent refuses an argument of more than 2,500 characters, and escaped a text may be five times as long.
"""
OTHERS: Final = 3
DAYS_AHEAD: Final = (1, 7, 14)


# --- the card ---------------------------------------------------------------------------------------------------


def kept_message(kept: Kept, reader: Reader, *, ask: bool = True) -> Message:
    """What became of a typed line, with the one question that is still open."""
    return card_message(kept.card, "again" if kept.again else "kept", reader, leftover=kept.leftover, ask=ask)


def card_message(
    card: Card,
    heading: Heading,
    reader: Reader,
    *,
    leftover: Sequence[str] = (),
    ask: bool = False,
    back: ListContacts | None = None,
) -> Message:
    """A filled card. `ask`: the field without which a contact does not count is asked for."""
    missing = card.missing if ask else None
    return Message(
        text=paragraphs(
            reader.say(f"contact-{heading}", name=name_of(card, reader)),
            _facts(card, reader),
            _own_note(card, reader),
            _history(card, reader),
            _perhaps(card, reader),
            *(reader.say("contact-leftover", typed=trimmed(typed, NAME)) for typed in leftover[:OTHERS]),
            reader.say(f"contact-ask-{missing}", name=name_of(card, reader)) if missing else Markup(),
        ),
        buttons=card_buttons(card, heading, reader, asking=missing is not None, back=back),
    )


def more_message(card: Card, back: ListContacts | None, reader: Reader) -> Message:
    """The card with its rarer buttons."""
    shown = card_message(card, "open", reader)
    return shown.model_copy(update={"buttons": more_buttons(card, back, reader)})


def name_of(card: Card, reader: Reader) -> str:
    """The name, or the words that stand for one."""
    return trimmed(card.contact.name, NAME) or reader.plain("contact-nameless")


def _facts(card: Card, reader: Reader) -> Markup:
    contact = card.contact
    shown = {
        "organisation": contact.organisation,
        "position": contact.position,
        "email": ", ".join(contact.emails),
        "phone": ", ".join(contact.phones),
        "link": ", ".join(contact.links),
    }
    rows = [
        reader.say(f"contact-line-{field}", value=trimmed(value, ROW))
        for field, value in shown.items()
        if value
    ]
    story = trimmed("; ".join(filter(None, contact.about.splitlines())), STORY)
    about = [reader.say("contact-line-about", value=story)] if story else []
    met = [reader.say("contact-line-session", value=trimmed(card.session.title, ROW))] if card.session else []
    awaited = [
        reader.say("promise-awaited", value=trimmed(promise.text, ROW)) for promise in card.awaited[:OTHERS]
    ]
    steps = [step_line(promise, reader) for promise in card.steps[:OTHERS]]
    return lines(*rows, *about, *steps, *awaited, *met, files_line(card.files, reader))


def step_line(promise: Promise, reader: Reader, limit: int = ROW) -> Markup:
    """What is promised and until when, as much as is known of it."""
    text, day = trimmed(promise.text, limit), promise.due_on
    if day is None:
        return reader.say("contact-line-step", value=text)
    if not text:
        return reader.say("contact-line-day", day=reader.day(day))
    return reader.say("contact-line-step-day", value=text, day=reader.day(day))


def _history(card: Card, reader: Reader) -> Markup:
    """Who of the delegation met them, and what they promised."""
    met = [
        reader.say("contact-met-by", name=trimmed(met.name, NAME), day=reader.day(met.day))
        for met in card.others[:OTHERS]
    ]
    promised = [
        reader.say("contact-promised-by", name=trimmed(one.name, NAME), value=trimmed(one.text, NAME))
        for one in card.promised[:OTHERS]
    ]
    there = trimmed(", ".join(card.neighbours), ROW)
    known = reader.say("contact-neighbours", names=there) if there else Markup()
    return lines(*met, _more(card.others, reader), *promised, _more(card.promised, reader), known)


def _own_note(card: Card, reader: Reader) -> Markup:
    """Nobody else is shown it."""
    note = trimmed(card.mine.note, ROW) if card.mine else ""
    return reader.say("contact-line-note", value=note) if note else Markup()


def _perhaps(card: Card, reader: Reader) -> Markup:
    """Who may be the same person; only those are told who may merge them."""
    if card.perhaps is None or not card.may_merge:
        return Markup()
    other = card.perhaps.contact
    organisation = trimmed(other.organisation, NAME) or reader.plain("contact-no-organisation")
    met_by = trimmed(", ".join(card.perhaps.met_by), NAME)
    return lines(
        reader.say("contact-perhaps", name=trimmed(other.name, NAME), organisation=organisation),
        reader.say("contacts-met-by", people=met_by) if met_by else Markup(),
    )


def _more(items: Sequence[object], reader: Reader) -> Markup:
    """How many are not told by name."""
    left = len(items) - OTHERS
    return reader.say("contact-more", count=left) if left > 0 else Markup()


# --- questions --------------------------------------------------------------------------------------------------


def choose_message(card: Card, reader: Reader) -> Message:
    """Which field to change."""
    buttons = [
        AskField(contact=card.contact.id, field=field).button(reader.plain(f"contact-field-{field}"))
        for field in FIELDS
    ]
    return Message(
        text=reader.say("contact-choose", name=name_of(card, reader)),
        buttons=(
            *_in_rows(buttons, 2),
            (OpenContact(contact=card.contact.id).button(reader.plain("button-back")),),
        ),
    )


def question_message(card: Card, field: Field, reader: Reader, today: date) -> Message:
    """What is there now, and what to type instead; for a day, the likely ones as buttons."""
    number = card.contact.id
    now = _now(card, field, reader)
    days = [today + timedelta(days=ahead) for ahead in DAYS_AHEAD] if field == "day" else []
    chosen = [SetStepDay(contact=number, day=day).button(reader.short_day(day)) for day in days]
    return Message(
        text=paragraphs(
            reader.say(f"contact-type-{field}", name=name_of(card, reader)),
            reader.say("contact-now", value=now) if now else Markup(),
        ),
        buttons=(*_in_rows(chosen, 3), (OpenContact(contact=number).button(reader.plain("button-cancel")),)),
    )


def _now(card: Card, field: Field, reader: Reader) -> str:
    """The field as it stands."""
    step = card.step
    shown = {
        "email": ", ".join(card.contact.emails),
        "phone": ", ".join(card.contact.phones),
        "step": step.text if step else "",
        "day": reader.day(step.due_on) if step and step.due_on else "",
    }
    return trimmed(shown[field] if field in shown else getattr(card.contact, field), STORY)


def deleted_message(removed: Removed, reader: Reader) -> Message:
    """Gone, with the way back."""
    name = trimmed(removed.contact.name, NAME) or reader.plain("contact-nameless")
    return Message(
        text=reader.say("contact-deleted" if removed.whole else "contact-left", name=name),
        buttons=((RestoreContact(removed=removed).button(reader.plain("contact-button-undo")),),),
    )


# --- the list ---------------------------------------------------------------------------------------------------


def list_message(listed: Sequence[Listed], shown: ListContacts, reader: Reader) -> Message:
    """A page of contacts; each button opens one."""
    if not listed:
        return _empty_list(shown, reader)
    leaf = page(listed, shown.page)
    first = (leaf.number - 1) * PAGE_SIZE + 1
    here = shown.model_copy(update={"page": leaf.number - 1})
    return Message(
        text=paragraphs(
            lines(
                reader.say(_list_key(shown), count=len(listed), words=trimmed(shown.words, NAME)),
                leaf.mark(reader),
            ),
            *(_item(number, one, reader) for number, one in enumerate(leaf.items, first)),
        ),
        buttons=(
            *_in_rows(
                [_opening(number, one, here, reader) for number, one in enumerate(leaf.items, first)], 2
            ),
            *_rows(leaf.buttons(reader, lambda number: shown.model_copy(update={"page": number}))),
            *_filters(shown, reader),
        ),
    )


def _list_key(shown: ListContacts) -> str:
    if shown.words:
        return "contacts-found"
    return "contacts-everyones" if shown.everyone else "contacts-own"


def _empty_list(shown: ListContacts, reader: Reader) -> Message:
    if shown.words:
        text = reader.say("contacts-none-found", words=trimmed(shown.words, NAME))
    else:
        text = paragraphs(reader.say("contacts-none"), reader.say("contact-example"))
    return Message(text=text, buttons=_filters(shown, reader))


def _item(number: int, one: Listed, reader: Reader) -> Markup:
    name = trimmed(one.contact.name, NAME) or reader.plain("contact-nameless")
    organisation = trimmed(one.contact.organisation, NAME) or reader.plain("contact-no-organisation")
    met_by = trimmed(", ".join(one.met_by), NAME)
    return lines(
        reader.say("contacts-item", number=number, name=name, organisation=organisation),
        step_line(one.step, reader, NAME) if one.step else Markup(),
        reader.say("contacts-met-by", people=met_by) if met_by else Markup(),
    )


def _opening(number: int, one: Listed, here: ListContacts, reader: Reader) -> Button:
    name = trimmed(one.contact.name, LABEL) or reader.plain("contact-nameless")
    return OpenContact(contact=one.contact.id, back=here).button(f"{number}. {name}")


def _filters(shown: ListContacts, reader: Reader) -> Rows:
    """From one's own to everyone's and back; out of a search."""
    ways = {
        "contacts-button-everyone": (True, not shown.everyone),
        "contacts-button-own": (False, shown.everyone),
    }
    found = [
        ListContacts(everyone=everyone, words=shown.words).button(reader.plain(key))
        for key, (everyone, open_) in ways.items()
        if open_
    ]
    out = (
        [ListContacts(everyone=shown.everyone).button(reader.plain("contacts-button-all"))]
        if shown.words
        else []
    )
    return _rows(tuple(found + out))


def _rows(buttons: tuple[Button, ...]) -> Rows:
    return (buttons,) if buttons else ()


def _in_rows(buttons: Sequence[Button], across: int) -> Rows:
    return tuple(tuple(buttons[at : at + across]) for at in range(0, len(buttons), across))
