"""What promises look like: the lists, one promise's card, and the questions about it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from markupsafe import Markup

from handlers.cancelling import CancelFlow
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
from handlers.pages import page, trimmed
from handlers.promise_actions import (
    AskHandOver,
    AskWords,
    ChooseWhom,
    ListPromises,
    OpenPromise,
    PromiseFor,
    ShowYear,
    TickPromise,
    UnmakePromise,
    UntickPromise,
    WithdrawHandover,
)
from handlers.unclear import KeepAs
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
QUOTE: Final = 500


# --- the lists --------------------------------------------------------------------------------------------------


def list_message(
    lists: Lists,
    shown: ListPromises,
    today: date,
    reader: Reader,
    *,
    told: Markup | None = None,
    undo: Rows = (),
) -> Message:
    """A page of a list. `told`: what has just been done, with its Undo."""
    leaf = page(lists.items, shown.page, ITEMS)
    here = ListPromises(tab=shown.tab, page=leaf.number - 1)
    numbered = list(enumerate(leaf.items, (leaf.number - 1) * ITEMS + 1))
    turns = leaf.buttons(reader, lambda number: ListPromises(tab=shown.tab, page=number))
    return Message(
        text=paragraphs(
            told or Markup(),
            counts_line(lists, reader),
            lines(reader.say(f"promises-{shown.tab}"), leaf.mark(reader)),
            *(_item(number, owed, lists, today, reader) for number, owed in numbered),
            "" if numbered else reader.say(f"promises-none-{shown.tab}"),
        ),
        buttons=(
            *undo,
            *(_item_buttons(number, owed, lists, here, reader) for number, owed in numbered),
            *((turns,) if turns else ()),
            *_tabs(shown.tab, reader),
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
                *(_handover_line(asked, now, reader) for asked in sheet.handovers[-ITEMS:]),
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
    name = trimmed(asked.taker, NAME_LENGTH) or reader.plain("promise-former")
    day = reader.day(handover.settled_at or handover.asked_at)
    return reader.say("promise-handover", what="lapsed" if lapsed else handover.state, name=name, day=day)


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


def made_message(owed: Owed, reader: Reader) -> Message:
    """What was promised, and by when it will be asked about; wrong words go by one tap."""
    here = {"promise": owed.promise.id, "due": owed.promise.due_on}
    due = owed.promise.due_on
    opened = OpenPromise(promise=owed.promise.id).button(reader.plain("promise-button-open"))
    return Message(
        text=lines(
            reader.say("promise-made", step=step_of(owed, reader)),
            whom_line(owed, reader),
            reader.say("promises-due", day=reader.day(due)) if due else reader.say("promise-no-day"),
        ),
        buttons=(
            (
                AskNewDay(**here).button(reader.plain("nudge-button-day")),
                UnmakePromise(**here).button(reader.plain("nudge-button-undo")),
            ),
            (opened, *home_row(reader)[0]),
        ),
    )


# --- questions --------------------------------------------------------------------------------------------------


def words_question(owed: Owed, reader: Reader) -> Message:
    """In what words instead."""
    cancel = OpenPromise(promise=owed.promise.id).button(reader.plain("button-cancel"))
    step = step_of(owed, reader)
    return Message(
        text=paragraphs(reader.say("followup-step", step=step), reader.say("promise-type-words")),
        buttons=((cancel,),),
    )


def theirs_question(contact: Contact, reader: Reader) -> Message:
    """What they owe us."""
    return Message(
        text=reader.say("promise-type-theirs", name=name_of(contact, reader)),
        buttons=((OpenContact(contact=contact.id).button(reader.plain("button-cancel")),),),
    )


def whom_message(
    typed: str, contacts: Sequence[Contact], number: int, reader: Reader, *, alike: bool
) -> Message:
    """Whose promise the words are: one of the contacts, or a note. `alike`: the words fit several of them."""
    leaf = page(contacts, number)
    turns = leaf.buttons(reader, lambda at: ChooseWhom(page=at))
    label = [
        f"{name_of(one, reader, LABEL)}, {trimmed(one.organisation, LABEL)}".strip(", ") for one in leaf.items
    ]
    return Message(
        text=paragraphs(
            lines(reader.say("promise-which" if alike else "promise-whom"), leaf.mark(reader)),
            reader.say("keeping-quote", text=trimmed(typed, QUOTE)),
        ),
        buttons=(
            *(
                (PromiseFor(contact=one.id).button(words),)
                for one, words in zip(leaf.items, label, strict=True)
            ),
            *((turns,) if turns else ()),
            (
                KeepAs(use="note").button(reader.plain("promise-button-note")),
                CancelFlow(flow="promise").button(reader.plain("button-cancel")),
            ),
        ),
    )


def unmade_message(owed: Owed, reader: Reader) -> Message:
    return Message(text=reader.say("promise-unmade", step=step_of(owed, reader)), buttons=home_row(reader))
