"""What a nudge shows: the promise, to whom, and one tap for each way to answer."""

from datetime import date
from typing import Final, Literal

from markupsafe import Markup

from handlers.actions import Action
from handlers.pages import trimmed
from mission.followup import day_choices
from mission.promises import Close, Owed, PutOff, Standing
from storage.contacts import Contact
from storage.message import Message, Rows
from words import Reader, lines, paragraphs

NAME_LENGTH: Final = 80
TEXT_LENGTH: Final = 300


class OfPromise(Action):
    """A promise, and the due date that the button spoke of: one that has moved since makes it stale."""

    promise: int
    due: date | None


class ClosePromise(OfPromise):
    do = "promise-close"
    how: Close


class ReopenPromise(OfPromise):
    """Undo."""

    do = "promise-reopen"
    closed: Close


class SkipReason(OfPromise):
    do = "promise-no-reason"


class PutOffPromise(OfPromise):
    """Remind me later; the due date stands."""

    do = "promise-later"
    how: PutOff


class AskNewDay(OfPromise):
    do = "promise-ask-day"


class SetNewDay(OfPromise):
    do = "promise-day"
    day: date


class ShowPromise(OfPromise):
    """Back from the question."""

    do = "promise-show"


def nudge_message(owed: Owed, today: date, reader: Reader, *, may_wait: bool) -> Message:
    """What was promised and to whom. `may_wait`: another nudge is to come, which can be put off."""
    promise = owed.promise
    key = "today" if promise.due_on == today else "since"
    due = reader.day(promise.due_on) if promise.due_on else ""
    return Message(
        text=paragraphs(
            reader.say(_worded(f"nudge-{key}", owed), step=step_of(owed, reader), day=due),
            _whom(owed.contact, reader),
            "" if may_wait else reader.say("nudge-last"),
        ),
        buttons=_buttons(owed, reader, may_wait=may_wait),
    )


def put_off_message(owed: Owed, until: date, reader: Reader) -> Message:
    """When the next nudge comes; until then it can still be answered."""
    told = reader.say("nudge-put-off", step=step_of(owed, reader), day=reader.day(until))
    return Message(
        text=paragraphs(told, _whom(owed.contact, reader)), buttons=_buttons(owed, reader, may_wait=False)
    )


def step_of(owed: Owed, reader: Reader) -> str:
    """The promise's words, or those that stand for none."""
    return trimmed(owed.promise.text, TEXT_LENGTH) or reader.plain("nudge-step")


def _worded(key: str, owed: Owed) -> str:
    """What they owe us is told in other words than what we owe."""
    return f"{key}-theirs" if owed.promise.owed_by == "them" else key


def _whom(contact: Contact, reader: Reader) -> Markup:
    """Who it is, and how to reach them at once."""
    name = trimmed(contact.name, NAME_LENGTH) or reader.plain("contact-nameless")
    organisation = trimmed(contact.organisation, NAME_LENGTH)
    reach = {"phone": contact.phones, "email": contact.emails}
    return lines(
        reader.say(
            "nudge-whom" if organisation else "nudge-whom-alone", name=name, organisation=organisation
        ),
        *(
            reader.say(f"contact-line-{way}", value=trimmed(values[0], NAME_LENGTH))
            for way, values in reach.items()
            if values
        ),
    )


def _buttons(owed: Owed, reader: Reader, *, may_wait: bool) -> Rows:
    here = _named(owed)
    theirs = owed.promise.owed_by == "them"
    ways: tuple[PutOff, ...] = () if not may_wait else ("week",) if theirs else ("day", "week")
    later = tuple(
        PutOffPromise(how=how, **here).button(reader.plain(_worded(f"nudge-button-later-{how}", owed)))
        for how in ways
    )
    return (
        (
            ClosePromise(how="done", **here).button(reader.plain(_worded("nudge-button-done", owed))),
            AskNewDay(**here).button(reader.plain("nudge-button-day")),
            ClosePromise(how="dropped", **here).button(reader.plain("nudge-button-drop")),
        ),
        *((later,) if later else ()),
    )


def _named(owed: Owed) -> dict[Literal["promise", "due"], object]:
    return {"promise": owed.promise.id, "due": owed.promise.due_on}


def new_day_message(owed: Owed, today: date, reader: Reader) -> Message:
    """By when: a tap on a likely day, or a typed one."""
    here = _named(owed)
    days = tuple(
        SetNewDay(day=day, **here).button(reader.plain(f"followup-{name}"))
        for name, day in day_choices(today).items()
    )
    return Message(
        text=paragraphs(
            reader.say("followup-step", step=step_of(owed, reader)),
            lines(reader.say("followup-ask-day"), reader.say("followup-type-day")),
        ),
        buttons=(days, (ShowPromise(**here).button(reader.plain("button-cancel")),)),
    )


def moved_message(owed: Owed, reader: Reader, home: Rows = ()) -> Message:
    """The new date, on which it is asked about again. `home`: the way back to where it was asked for."""
    day = reader.day(owed.promise.due_on) if owed.promise.due_on else ""
    return Message(text=reader.say("nudge-moved", step=step_of(owed, reader), day=day), buttons=home)


def standing_message(standing: Standing, owed: Owed | None, reader: Reader) -> Message:
    """A nudge that has been overtaken: what became of the promise elsewhere, and no buttons."""
    if owed is None:
        return Message(text=reader.say("nudge-gone"))
    if standing == "moved" and owed.promise.due_on:
        return moved_message(owed, reader)
    key = {"done": _worded("nudge-done", owed), "moved": "nudge-undated"}.get(standing, f"nudge-{standing}")
    return Message(text=reader.say(key, step=step_of(owed, reader), name=_name(owed, reader)))


def _name(owed: Owed, reader: Reader) -> str:
    return trimmed(owed.contact.name, NAME_LENGTH) or reader.plain("contact-nameless")


def closed_message(
    owed: Owed, how: Close, reader: Reader, *, asking: bool = False, home: Rows = ()
) -> Message:
    """Done or dropped, with the way back. `asking`: one line may say why."""
    here = _named(owed)
    undo = ReopenPromise(closed=how, **here).button(reader.plain("nudge-button-undo"))
    skip = (SkipReason(**here).button(reader.plain("button-skip")),) if asking else ()
    return Message(
        text=paragraphs(closed_line(owed, how, reader), reader.say("nudge-why") if asking else ""),
        buttons=((undo, *skip), *home),
    )


def closed_line(owed: Owed, how: Close, reader: Reader) -> Markup:
    """What was done or dropped, towards whom."""
    key = _worded("nudge-done", owed) if how == "done" else "nudge-dropped"
    return reader.say(key, step=step_of(owed, reader), name=_name(owed, reader))


def reason_message(owed: Owed, words: str, reader: Reader, home: Rows = ()) -> Message:
    """Why it was dropped, as it was kept."""
    reason = trimmed(words, TEXT_LENGTH)
    told = reader.say("nudge-reason-kept", step=step_of(owed, reader), reason=reason)
    return Message(text=told, buttons=home)
