"""What a survey of the organisers' shows: one question at a time with its buttons, and the way back to what was said."""

from collections.abc import Sequence
from typing import Any, Final

from markupsafe import Markup

from handlers.actions import Action
from handlers.home_cards import AskHome
from handlers.pages import trimmed
from mission.surveys import Asked, Survey
from storage.message import Button, Message, Rows
from storage.questions import Question
from words import Reader, lines, paragraphs

QUESTION_LENGTH: Final = 2000
ANSWER_LENGTH: Final = 300
LABEL_LENGTH: Final = 60
BUTTONS_IN_ROW: Final = 6
SCALES: Final = {"stars": range(1, 6), "score": range(11)}


class ShowSurvey(Action):
    """The survey where it is: out of /feedback, or on to the next question."""

    do = "survey"
    key: str


class AskQuestion(Action):
    """A question again, though it is answered; one that takes words listens."""

    do = "survey-ask"
    key: str
    question: int


class AnswerQuestion(Action):
    """A number of the scale, or a choice by its words: places change when a file is imported anew."""

    do = "survey-answer"
    key: str
    question: int
    value: int | str


class ToggleChoice(Action):
    do = "survey-toggle"
    key: str
    question: int
    choice: str


class SkipQuestion(Action):
    do = "survey-skip"
    key: str
    question: int


class AnswerUnnamed(Action):
    """An answer to an anonymous question."""

    do = "survey-unnamed"
    question: int
    value: int | str


class WriteUnnamed(Action):
    """The next words are the answer to an anonymous question."""

    do = "survey-unnamed-write"
    question: int


class SkipUnnamed(Action):
    do = "survey-unnamed-skip"
    question: int


class ShowSurveys(Action):
    """Every question with what came of it, for organisers; pages from 0."""

    do = "surveys"
    page: int = 0


def survey_message(
    survey: Survey,
    reader: Reader,
    *,
    ask: int | None = None,
    listening: bool = False,
    first: Markup | None = None,
) -> Message:
    """One question: the one that is named, or the first that is open. `first`: what changed, on top."""
    asked = survey.of_question(ask) if ask else survey.next
    if survey.is_anonymous:
        return unnamed_message(survey, reader, listening=listening, first=first)
    if asked is None:
        return thanks_message(survey, reader, first=first)
    question = asked.question
    head = reader.say("survey-head", number=survey.number_of(asked), total=len(survey.asked))
    typing = question.kind == "text" and listening
    return Message(
        text=paragraphs(
            lines(first or "", head),
            lines(_question(question, reader), _hint(question, reader)),
            reader.say("survey-so-far", answer=told(asked, reader)) if asked.value else "",
            reader.say("survey-type") if typing else "",
        ),
        buttons=(*_answers(survey, asked, reader, listening=listening), _ways(survey, asked, reader)),
    )


def thanks_message(survey: Survey, reader: Reader, *, first: Markup | None = None) -> Message:
    """All is said; it can be changed until the survey closes, and words may be offered for publication."""
    change = AskQuestion(key=survey.key, question=survey.asked[0].question.id)
    said = any(one.question.kind == "text" and one.value for one in survey.asked)
    publish = AskHome(question="publish").button(reader.plain("survey-button-publish"))
    return Message(
        text=paragraphs(
            lines(first or "", reader.say("survey-thanks")),
            reader.say("survey-change", moment=reader.moment(survey.closes)),
        ),
        buttons=((change.button(reader.plain("survey-button-change")),), *(((publish,),) if said else ())),
    )


def unnamed_message(
    survey: Survey, reader: Reader, *, listening: bool = False, first: Markup | None = None
) -> Message:
    """An anonymous question, and what that means, before anything is said."""
    question = survey.asked[0].question
    if survey.next is None:
        return answered_message(question, reader)
    numbered = (
        lines(*(f"{at}. {trimmed(choice, LABEL_LENGTH)}" for at, choice in enumerate(question.options, 1)))
        if question.kind == "several"
        else ""
    )
    typing = reader.say("survey-type-numbers" if question.kind == "several" else "survey-type")
    return Message(
        text=paragraphs(
            lines(first or "", reader.say("survey-unnamed-head")),
            lines(_question(question, reader), _hint(question, reader)),
            numbered,
            reader.say("survey-unnamed-means"),
            typing if listening else "",
        ),
        buttons=_unnamed_buttons(question, reader, listening=listening),
    )


def answered_message(question: Question, reader: Reader) -> Message:
    """Nothing of what was said, be it that it was skipped."""
    return Message(text=paragraphs(reader.say("survey-unnamed-answered"), _question(question, reader)))


def words_kept_message(asked: Asked, reader: Reader) -> Message:
    """What stands above, when the survey goes on below: the words as they were kept."""
    said = reader.say("survey-kept", answer=told(asked, reader))
    return Message(text=paragraphs(_question(asked.question, reader), said))


def leading_to_surveys(surveys: Sequence[Survey], message: Message, reader: Reader) -> Message:
    """What can still be answered, above everything else."""
    ways = []
    for survey in surveys:
        named = reader.plain("survey-open", left=survey.left)
        label = reader.plain("survey-open-unnamed") if survey.is_anonymous else named
        ways.append((ShowSurvey(key=survey.key).button(label),))
    return message.model_copy(update={"buttons": (*ways, *message.buttons)})


def told(asked: Asked, reader: Reader) -> str:
    """An answer as a person reads it."""
    value: Any = asked.value
    if isinstance(value, list):
        return trimmed(reader.listed([trimmed(one, LABEL_LENGTH) for one in value]), ANSWER_LENGTH)
    return trimmed(str(value), ANSWER_LENGTH)


def _question(question: Question, reader: Reader) -> Markup:
    return reader.say("survey-question", text=trimmed(question.text, QUESTION_LENGTH))


def _hint(question: Question, reader: Reader) -> Markup:
    """What the numbers mean, and that several may be chosen."""
    hinted = {"stars", "score", "several"}
    return reader.say("survey-hint", kind=question.kind) if question.kind in hinted else Markup()


def _answers(survey: Survey, asked: Asked, reader: Reader, *, listening: bool) -> Rows:
    question = asked.question
    here: dict[str, Any] = {"key": survey.key, "question": question.id}
    if question.kind in SCALES:
        numbers = tuple(
            AnswerQuestion(**here, value=at).button(_number(question, at, reader))
            for at in SCALES[question.kind]
        )
        return _in_rows(numbers)
    if question.kind == "choice":
        return tuple(
            (AnswerQuestion(**here, value=one).button(trimmed(one, LABEL_LENGTH)),)
            for one in question.options
        )
    if question.kind == "several":
        chosen = set(asked.value or ())
        return tuple(
            (ToggleChoice(**here, choice=one).button(_toggle(one, reader, chosen=one in chosen)),)
            for one in question.options
        )
    write = AskQuestion(**here).button(reader.plain("survey-button-type"))
    return () if listening else ((write,),)


def _ways(survey: Survey, asked: Asked, reader: Reader) -> tuple[Button, ...]:
    """To the question before, and past this one."""
    number = survey.number_of(asked)
    buttons = []
    if number > 1:
        before = survey.asked[number - 2].question.id
        back = AskQuestion(key=survey.key, question=before)
        buttons.append(back.button(reader.plain("survey-button-before")))
    if asked.value is None:
        skip = SkipQuestion(key=survey.key, question=asked.question.id)
        buttons.append(skip.button(reader.plain("button-skip")))
    elif number < len(survey.asked):
        after = AskQuestion(key=survey.key, question=survey.asked[number].question.id)
        buttons.append(after.button(reader.plain("survey-button-after")))
    else:
        buttons.append(ShowSurvey(key=survey.key).button(reader.plain("button-done")))
    return tuple(buttons)


def _unnamed_buttons(question: Question, reader: Reader, *, listening: bool) -> Rows:
    skip = SkipUnnamed(question=question.id).button(reader.plain("button-skip"))
    if question.kind in SCALES:
        numbers = tuple(
            AnswerUnnamed(question=question.id, value=at).button(_number(question, at, reader))
            for at in SCALES[question.kind]
        )
        return (*_in_rows(numbers), (skip,))
    if question.kind == "choice":
        choices = tuple(
            (AnswerUnnamed(question=question.id, value=one).button(trimmed(one, LABEL_LENGTH)),)
            for one in question.options
        )
        return (*choices, (skip,))
    label = "survey-button-numbers" if question.kind == "several" else "survey-button-type"
    write = WriteUnnamed(question=question.id).button(reader.plain(label))
    return ((skip,),) if listening else ((write, skip),)


def _number(question: Question, at: int, reader: Reader) -> str:
    return reader.plain("feedback-star", stars=at) if question.kind == "stars" else str(at)


def _toggle(choice: str, reader: Reader, *, chosen: bool) -> str:
    label = trimmed(choice, LABEL_LENGTH)
    return reader.plain("survey-chosen", choice=label) if chosen else label


def _in_rows(buttons: tuple[Button, ...]) -> Rows:
    return tuple(buttons[at : at + BUTTONS_IN_ROW] for at in range(0, len(buttons), BUTTONS_IN_ROW))
