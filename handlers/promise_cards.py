"""What promises look like: the lists, and one promise's card."""

from datetime import date, datetime
from typing import Final

from markupsafe import Markup

from handlers.contact_actions import OpenContact
from handlers.nudge_cards import (
    NAME_LENGTH,
    TEXT_LENGTH,
    AskNewDay,
    ClosePromise,
    ReopenPromise,
    closed_line,
    step_of,
)
from handlers.pages import Page, trimmed
from handlers.promise_actions import (
    AskHandOver,
    AskWords,
    ListPromises,
    OpenPromise,
    ShowYear,
    TickPromise,
    UntickPromise,
    WithdrawHandover,
)
from mission.handovers import KEEPS, Asked
from mission.promise_cards import Lists, Sheet, Tab
from mission.promises import Owed, is_overdue
from storage.contacts import Contact
from storage.message import Button, Message, Rows
from words import Reader, lines, paragraphs

TABS: Final[tuple[Tab, ...]] = ("mine", "theirs", "overdue", "done")
ITEMS: Final = 5
"""Promises on a page: each has a row of two buttons, and all of it stays in sight on a phone."""
ITEM, LABEL = 120, 24
"""UTF-16 units shown of a promise in a list, of a name on a button."""


# --- the lists --------------------------------------------------------------------------------------------------


def list_message(
    lists: Lists,
    leaf: Page[Owed],
    tab: Tab,
    today: date,
    reader: Reader,
    *,
    told: Markup | None = None,
    undo: Rows = (),
) -> Message:
    """A page of a list. `told`: what has just been done, with its Undo."""
    here = ListPromises(tab=tab, page=leaf.number - 1)
    numbered = list(enumerate(leaf.items, (leaf.number - 1) * ITEMS + 1))
    turns = leaf.buttons(reader, lambda number: ListPromises(tab=tab, page=number))
    return Message(
        text=paragraphs(
            told or Markup(),
            counts_line(lists, reader),
            lines(reader.say(f"promises-{tab}"), leaf.mark(reader)),
            *(_item(number, owed, lists, today, reader) for number, owed in numbered),
            "" if numbered else reader.say(f"promises-none-{tab}"),
        ),
        buttons=(
            *undo,
            *(_item_buttons(number, owed, lists, here, reader) for number, owed in numbered),
            *((turns,) if turns else ()),
            *_tabs(tab, reader),
        ),
    )


def counts_line(lists: Lists, reader: Reader) -> Markup:
    """You owe 3, 1 overdue; 2 owed to us."""
    counts = {"owed": lists.owed, "overdue": lists.overdue, "awaited": lists.awaited}
    return reader.say("promises-counts", **counts)


def _item(number: int, owed: Owed, lists: Lists, today: date, reader: Reader) -> Markup:
    promise = owed.promise
    owner = trimmed(lists.owners.get(promise.owner_id, ""), NAME_LENGTH)
    step = trimmed(promise.text, ITEM) or reader.plain("nudge-step")
    said = {"number": number, "name": name_of(owed.contact, reader), "step": step}
    return lines(
        reader.say(f"promises-item-{promise.owed_by}", **said),
        when_line(owed, today, reader),
        reader.say("promises-owner", name=owner) if owner else Markup(),
    )


def when_line(owed: Owed, today: date, reader: Reader) -> Markup:
    """When it is due, was settled, or that it is late."""
    promise = owed.promise
    if promise.state != "open":
        return reader.say(
            f"promises-{promise.state}-on", day=reader.day(promise.closed_at or promise.made_at)
        )
    if promise.due_on is None:
        return reader.say("promises-undated")
    return reader.say(
        "promises-late" if is_overdue(promise, today) else "promises-due", day=reader.day(promise.due_on)
    )


def name_of(contact: Contact, reader: Reader, limit: int = NAME_LENGTH) -> str:
    return trimmed(contact.name, limit) or reader.plain("contact-nameless")


def _item_buttons(
    number: int, owed: Owed, lists: Lists, here: ListPromises, reader: Reader
) -> tuple[Button, ...]:
    """One tap is done; another opens it."""
    promise = owed.promise
    opening = OpenPromise(promise=promise.id, back=here).button(
        f"{number}. {name_of(owed.contact, reader, LABEL)}"
    )
    if promise.state != "open" or promise.owner_id in lists.owners:
        return (opening,)
    tick = TickPromise(promise=promise.id, due=promise.due_on, back=here)
    return opening, tick.button(reader.plain(f"promises-button-tick-{promise.owed_by}", number=number))


def _tabs(shown: Tab, reader: Reader) -> Rows:
    """The other lists, and the year."""
    others = [
        ListPromises(tab=tab).button(reader.plain(f"promises-button-{tab}")) for tab in TABS if tab != shown
    ]
    year = ShowYear().button(reader.plain("promises-button-year"))
    return (tuple(others[:2]), (*others[2:], year))


def ticked(owed: Owed, back: ListPromises, reader: Reader) -> tuple[Markup, Rows]:
    """That it is done, and the way back."""
    undo = UntickPromise(promise=owed.promise.id, due=owed.promise.due_on, back=back)
    return closed_line(owed, "done", reader), ((undo.button(reader.plain("nudge-button-undo")),),)


def unticked(owed: Owed, reader: Reader) -> Markup:
    return reader.say("promises-open-again", step=step_of(owed, reader))


# --- one promise ------------------------------------------------------------------------------------------------


def sheet_message(
    sheet: Sheet,
    now: datetime,
    today: date,
    reader: Reader,
    *,
    told: Markup | None = None,
    back: ListPromises | None = None,
) -> Message:
    """What, to whom, whose, by when, and what came before. `told`: what has just been done."""
    owed = sheet.owed
    owner = trimmed(sheet.owner, NAME_LENGTH)
    reason = trimmed(sheet.reason, TEXT_LENGTH)
    return Message(
        text=paragraphs(
            told or Markup(),
            lines(
                reader.say("promise-words", step=step_of(owed, reader)),
                whom_line(owed, reader),
                when_line(owed, today, reader),
                reader.say("promises-owner", name=owner) if owner else Markup(),
            ),
            lines(
                reader.say("promise-made-on", day=reader.day(owed.promise.made_at)),
                *(_handover_line(asked, now, reader) for asked in sheet.handovers),
                reader.say("promise-reason", reason=reason) if reason else Markup(),
            ),
        ),
        buttons=(*_sheet_buttons(sheet, now, reader), *home_row(reader, back)),
    )


def whom_line(owed: Owed, reader: Reader) -> Markup:
    """To whom we owe it, or who owes it to us."""
    organisation = trimmed(owed.contact.organisation, NAME_LENGTH)
    key = f"promise-{owed.promise.owed_by}" if organisation else f"promise-{owed.promise.owed_by}-alone"
    return reader.say(key, name=name_of(owed.contact, reader), organisation=organisation)


def _handover_line(asked: Asked, now: datetime, reader: Reader) -> Markup:
    handover = asked.handover
    lapsed = handover.state == "asked" and now >= handover.asked_at + KEEPS
    nobody = reader.plain("promise-former")
    return reader.say(
        "promise-handover",
        what="lapsed" if lapsed else handover.state,
        giver=trimmed(asked.giver, NAME_LENGTH) or nobody,
        name=trimmed(asked.taker, NAME_LENGTH) or nobody,
        day=reader.day(handover.settled_at or handover.asked_at),
    )


def _sheet_buttons(sheet: Sheet, now: datetime, reader: Reader) -> Rows:
    promise = sheet.owed.promise
    if sheet.owner:
        return ()
    here = {"promise": promise.id, "due": promise.due_on}
    contact = OpenContact(contact=sheet.owed.contact.id).button(reader.plain("promise-button-contact"))
    if promise.state != "open":
        again = ReopenPromise(closed=promise.state, **here)
        return ((again.button(reader.plain("promise-button-again")), contact),)
    waiting = any(
        one.handover.state == "asked" and now < one.handover.asked_at + KEEPS for one in sheet.handovers
    )
    hand = WithdrawHandover(**here) if waiting else AskHandOver(**here)
    return (
        (
            ClosePromise(how="done", **here).button(reader.plain(f"promise-button-done-{promise.owed_by}")),
            AskNewDay(**here).button(reader.plain("nudge-button-day")),
        ),
        (
            AskWords(**here).button(reader.plain("promise-button-words")),
            ClosePromise(how="dropped", **here).button(reader.plain("nudge-button-drop")),
        ),
        (hand.button(reader.plain("promise-button-withdraw" if waiting else "promise-button-hand")), contact),
    )


def home_row(reader: Reader, back: ListPromises | None = None) -> Rows:
    """To the list that it was opened from, or to one's own."""
    return (((back or ListPromises()).button(reader.plain("promises-button-list")),),)
