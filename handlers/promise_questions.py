"""What is asked about a promise, and what is said once it is made: whom it is about, in what words, what they owe us."""

from collections.abc import Sequence

from handlers.cancelling import CancelFlow
from handlers.nudge_cards import AskNewDay, step_of
from handlers.pages import page, trimmed
from handlers.promise_actions import ChooseWhom, OpenPromise, PromiseFor, UnmakePromise
from handlers.promise_cards import LABEL, home_row, name_of, whom_line
from handlers.unclear import QUOTE, KeepAs, KeepNot
from mission.promises import Owed
from storage.contacts import Contact
from storage.message import Message
from words import Reader, lines, paragraphs


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
        buttons=((CancelFlow(flow="promise").button(reader.plain("button-cancel")),),),
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
                KeepNot().button(reader.plain("keeping-not")),
            ),
        ),
    )


def unmade_message(owed: Owed, reader: Reader) -> Message:
    return Message(text=reader.say("promise-unmade", step=step_of(owed, reader)), buttons=home_row(reader))
