"""What the evening line shows: what is known of the day, and what is still asked."""

from datetime import date
from typing import Final

from handlers.actions import Action
from handlers.pages import trimmed
from handlers.sessions import capitalised
from mission.evening import Evening, What
from storage.message import Message, Rows
from words import Reader, lines, paragraphs

TEXT_LENGTH: Final = 300


class ShowEvening(Action):
    """The card of a day: out of /feedback, or back from a question."""

    do = "evening"
    day: date


class AskEvening(Action):
    """The next words are the line."""

    do = "evening-ask"
    day: date
    what: What


class NothingToday(Action):
    do = "evening-nothing"
    day: date


class AddContact(Action):
    """Somebody who was met today and is not kept yet."""

    do = "evening-contact"


def evening_message(told: Evening, reader: Reader, *, kept: What | None = None) -> Message:
    """The day so far. `kept`: what has just been kept stands on top."""
    first = reader.say(f"evening-kept-{kept}") if kept else ""
    asks = reader.say("evening-told" if told.is_told else "evening-asks")
    return Message(
        text=paragraphs(
            lines(first, reader.say("evening-head", day=capitalised(reader.day(told.day)))),
            lines(
                reader.say("evening-contacts", count=told.contacts),
                reader.say("evening-copied", text=trimmed(told.copied, TEXT_LENGTH)) if told.copied else "",
                reader.say("evening-problem", text=trimmed(told.problem, TEXT_LENGTH))
                if told.problem
                else "",
            ),
            asks,
        ),
        buttons=_buttons(told, reader),
    )


def _buttons(told: Evening, reader: Reader) -> Rows:
    def ask(what: What, said: str) -> str:
        return reader.plain(f"evening-button-{what}-again" if said else f"evening-button-{what}")

    lines_ = (
        AskEvening(day=told.day, what="copy").button(ask("copy", told.copied)),
        AskEvening(day=told.day, what="problem").button(ask("problem", told.problem)),
    )
    label = "evening-button-no-more" if told.copied or told.problem else "evening-button-nothing"
    nothing = ((NothingToday(day=told.day).button(reader.plain(label)),),) if not told.is_told else ()
    return (lines_, (AddContact().button(reader.plain("evening-button-contact")),), *nothing)


def line_question_message(told: Evening, what: What, reader: Reader) -> Message:
    """One line, please; what was said before stands there."""
    before = told.copied if what == "copy" else told.problem
    return Message(
        text=paragraphs(
            reader.say(f"evening-ask-{what}", day=capitalised(reader.day(told.day))),
            reader.say("evening-before", text=trimmed(before, TEXT_LENGTH)) if before else "",
        ),
        buttons=((ShowEvening(day=told.day).button(reader.plain("button-cancel")),),),
    )


def line_kept_message(told: Evening, what: What, reader: Reader) -> Message:
    """What stands above, when the card goes on below: the line as it was kept."""
    said = told.copied if what == "copy" else told.problem
    key = "evening-copied" if what == "copy" else "evening-problem"
    return Message(text=reader.say(key, text=trimmed(said, TEXT_LENGTH)))
