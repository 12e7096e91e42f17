"""What is asked of a contact step by step."""

from typing import Final

from markupsafe import Markup

from handlers.actions import Action
from handlers.cancelling import CancelFlow
from handlers.contact_actions import STEPS
from handlers.contact_photos_cards import counted
from handlers.pages import trimmed
from handlers.unclear import unclear_message
from mission.contact_draft import OPTIONAL, Draft, Step
from storage.message import Message
from words import Reader, lines, paragraphs

NAME: Final = 80
LABEL: Final = 30


class SkipStep(Action):
    """Nothing to say to this question."""

    do = "contact-step-skip"
    step: Step


class AnswerStep(Action):
    """What was typed long after the question is its answer after all."""

    do = "contact-step-answer"
    step: Step


def question_message(draft: Draft, step: Step, reader: Reader, *, first: Markup | None = None) -> Message:
    """One question, what is known so far, and the ways out. `first`: why it is asked (again)."""
    skip = SkipStep(step=step).button(reader.plain("button-skip"))
    cancel = CancelFlow(flow=STEPS).button(reader.plain("button-cancel"))
    return Message(
        text=paragraphs(
            lines(first or "", reader.say(f"steps-ask-{step}", name=trimmed(draft.name, NAME))),
            so_far(draft, reader),
            reader.say("steps-or-line") if step == "name" else Markup(),
            reader.say("contact-example") if step == "name" else Markup(),
        ),
        buttons=((skip, cancel) if step in OPTIONAL else (cancel,),),
    )


def so_far(draft: Draft, reader: Reader) -> Markup:
    """What has been said already; nothing at the beginning."""
    said = (draft.name, draft.organisation, *draft.emails, *draft.phones)
    known = [trimmed(words, NAME) for words in said if words][:6]
    files = counted(draft.files, reader)
    return (
        reader.say("steps-so-far", said=", ".join(filter(None, (*known, files))))
        if known or files
        else Markup()
    )


def where_message(draft: Draft, step: Step, text: str, reader: Reader) -> Message:
    """Words that came long after the question: where the conversation was, and what they may be."""
    asked = reader.plain(f"steps-field-{step}")
    at = reader.say(
        "steps-were-at", field=asked, name=trimmed(draft.name, NAME) or reader.plain("contact-nameless")
    )
    unclear = unclear_message(text, reader, contact=True, first=at)
    answer = AnswerStep(step=step).button(reader.plain("steps-answer", field=asked))
    return unclear.model_copy(update={"buttons": ((answer,), *unclear.buttons)})
