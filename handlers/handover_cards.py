"""What handing a promise over looks like: whom to ask, what they are asked, what came of it."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.nudge_cards import NAME_LENGTH, step_of
from handlers.pages import page, trimmed
from handlers.promise_actions import AnswerHandover, AskHandOver, HandTo, OpenPromise
from handlers.promise_cards import home_row, whom_line
from mission.handovers import Asked
from mission.promises import Owed
from storage.message import Message
from storage.people import Member
from words import Reader, lines, paragraphs

LABEL = 40
"""UTF-16 units of a name on a button."""


def takers_message(owed: Owed, colleagues: Sequence[Member], number: int, reader: Reader) -> Message:
    """A page of colleagues who can be asked."""
    here = {"promise": owed.promise.id, "due": owed.promise.due_on}
    leaf = page(colleagues, number)
    turns = leaf.buttons(reader, lambda at: AskHandOver(page=at, **here))
    asked = reader.say("handover-whom" if colleagues else "handover-nobody", step=step_of(owed, reader))
    return Message(
        text=lines(asked, leaf.mark(reader)),
        buttons=(
            *(
                (HandTo(person=one.person.id, **here).button(trimmed(one.person.name, LABEL)),)
                for one in leaf.items
            ),
            *((turns,) if turns else ()),
            (OpenPromise(promise=owed.promise.id).button(reader.plain("button-cancel")),),
        ),
    )


def asked_line(name: str, reader: Reader) -> Markup:
    return reader.say("handover-asked", name=trimmed(name, NAME_LENGTH))


def question_message(asked: Asked, reader: Reader) -> Message:
    """What a colleague is asked to take over."""
    number = asked.handover.id
    owed = Owed(promise=asked.promise, contact=asked.contact)
    due = asked.promise.due_on
    return Message(
        text=paragraphs(
            reader.say("handover-question", name=_giver(asked, reader)),
            lines(
                reader.say("promise-words", step=step_of(owed, reader)),
                whom_line(owed, reader),
                reader.say("promises-due", day=reader.day(due)) if due else reader.say("promises-undated"),
            ),
        ),
        buttons=(
            (
                AnswerHandover(handover=number, how="taken").button(reader.plain("handover-button-take")),
                AnswerHandover(handover=number, how="declined").button(
                    reader.plain("handover-button-cannot")
                ),
            ),
        ),
    )


def answered_message(asked: Asked, how: str, reader: Reader) -> Message:
    """To the colleague: it is theirs now, or it is not."""
    owed = Owed(promise=asked.promise, contact=asked.contact)
    said = reader.say(f"handover-you-{how}", step=step_of(owed, reader), name=_giver(asked, reader))
    opened = OpenPromise(promise=asked.promise.id).button(reader.plain("promise-button-open"))
    return Message(text=said, buttons=((opened, *home_row(reader)[0]),) if how == "taken" else ())


def overtaken_message(reader: Reader) -> Message:
    """To the colleague: there is nothing to take any more."""
    return Message(text=reader.say("handover-over"))


def outcome_message(asked: Asked, reader: Reader) -> Message:
    """To who asked, in one line; what stays with them can be opened."""
    owed = Owed(promise=asked.promise, contact=asked.contact)
    taken = asked.handover.state == "taken"
    name = trimmed(asked.taker, NAME_LENGTH) or reader.plain("promise-former")
    key = "handover-taken" if taken else "handover-declined"
    opened = OpenPromise(promise=asked.promise.id).button(reader.plain("promise-button-open"))
    return Message(
        text=reader.say(key, name=name, step=step_of(owed, reader)), buttons=() if taken else ((opened,),)
    )


def _giver(asked: Asked, reader: Reader) -> str:
    return trimmed(asked.giver, NAME_LENGTH) or reader.plain("promise-former")
