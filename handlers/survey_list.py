"""The organisers' list of their questions: answered of asked, who has said nothing, what was said, and Ask now."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.context import Context
from handlers.pages import page, trimmed
from handlers.results_actions import ShowResults
from handlers.scene import scene_of
from handlers.survey_cards import ShowSurveys
from mission.surveys import SurveyResult, ask_now, survey_result, survey_results
from storage.message import Message
from words import Reader, lines, paragraphs

QUESTION_LENGTH: Final = 150
WHOLE_LENGTH: Final = 1000
TEXT_LENGTH: Final = 300
NAME_LENGTH: Final = 60
NAMES_SHOWN: Final = 12
TEXTS_ON_A_PAGE: Final = 4


class OpenQuestion(Action):
    """One of them; its words in pages from 0."""

    do = "surveys-open"
    question: int
    page: int = 0


class AskNow(Action):
    do = "surveys-ask"
    question: int


async def show_surveys(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        found = await survey_results(tx, scene.mission)
        await tx.answer(surveys_message(found, context.action.page, scene.reader))


async def open_question(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        found = await survey_result(tx, scene.mission, context.action.question)
        await tx.answer(question_message(found, context.action.page, scene.reader))


async def ask_at_once(update: Update, context: Context) -> None:
    """Those who have said nothing get it now."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        actor = scene.member.person.id
        count = await ask_now(tx, scene.mission, actor, context.action.question)
        found = await survey_result(tx, scene.mission, context.action.question)
        first = scene.reader.say("surveys-asked-now", count=count)
        await tx.answer(question_message(found, 0, scene.reader, first=first))


def surveys_message(found: Sequence[SurveyResult], number: int, reader: Reader) -> Message:
    """A page of the questions, each with how many have answered."""
    back = (ShowResults().button(reader.plain("button-back")),)
    if not found:
        return Message(text=reader.say("surveys-none"), buttons=(back,))
    shown = page(found, number)
    first = 1 + sum(len(page(found, at).items) for at in range(shown.number - 1))
    told = [_line(at, one, reader) for at, one in enumerate(shown.items, first)]
    opened = tuple(
        OpenQuestion(question=one.question_id).button(str(at)) for at, one in enumerate(shown.items, first)
    )
    turns = shown.buttons(reader, lambda at: ShowSurveys(page=at))
    rows = (opened[:4], opened[4:], turns, back)
    text = paragraphs(reader.say("surveys-head"), *told, shown.mark(reader))
    return Message(text=text, buttons=tuple(row for row in rows if row))


def _line(at: int, one: SurveyResult, reader: Reader) -> Markup:
    return reader.say(
        "surveys-line",
        number=at,
        question=trimmed(one.question, QUESTION_LENGTH),
        answered=one.answered,
        asked=one.asked,
        state="retired" if one.retired else "anonymous" if one.anonymous else "named",
    )


def question_message(
    found: SurveyResult, number: int, reader: Reader, *, first: Markup | None = None
) -> Message:
    """What came of a question, as far as it may be told."""
    shown = page(found.texts, number, TEXTS_ON_A_PAGE)
    again = AskNow(question=found.question_id).button(reader.plain("surveys-button-ask"))
    back = ShowSurveys().button(reader.plain("button-back"))
    turns = shown.buttons(reader, lambda at: OpenQuestion(question=found.question_id, page=at))
    may_ask = not found.retired and not (found.anonymous and found.asked)
    rows = (turns, (again, back) if may_ask else (back,))
    return Message(
        text=paragraphs(
            first or "",
            lines(
                reader.say("survey-question", text=trimmed(found.question, WHOLE_LENGTH)),
                reader.say("surveys-answered", answered=found.answered, asked=found.asked),
            ),
            _figures(found, reader),
            *(_text(one.name, one.text, reader) for one in shown.items),
            shown.mark(reader) if found.texts else "",
            _silent(found, reader),
        ),
        buttons=tuple(row for row in rows if row),
    )


def _figures(found: SurveyResult, reader: Reader) -> Markup:
    if found.hidden:
        return reader.say(f"surveys-hidden-{found.hidden}")
    counted = [
        reader.say("surveys-count", choice=trimmed(choice, NAME_LENGTH), count=count)
        for choice, count in found.counts
    ]
    mean = reader.say("surveys-mean", mean=round(found.mean, 1)) if found.mean is not None else ""
    return lines(*counted, mean) if found.answered else Markup()


def _text(name: str, text: str, reader: Reader) -> Markup:
    said = trimmed(text, TEXT_LENGTH)
    if not name:
        return reader.say("surveys-text-unnamed", text=said)
    return reader.say("surveys-text", name=trimmed(name, NAME_LENGTH), text=said)


def _silent(found: SurveyResult, reader: Reader) -> Markup:
    """Who has said nothing; of an anonymous question nobody is named."""
    if not found.silent:
        return Markup()
    names = ", ".join(trimmed(name, NAME_LENGTH) for name in found.silent[:NAMES_SHOWN])
    return reader.say("surveys-silent", names=names, rest=max(0, len(found.silent) - NAMES_SHOWN))


TAPS = ((ShowSurveys, show_surveys), (OpenQuestion, open_question), (AskNow, ask_at_once))
