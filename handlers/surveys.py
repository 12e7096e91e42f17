"""The organisers' surveys: one card, one question at a time; what is open waits under /feedback until it closes."""

import re
from datetime import timedelta
from typing import Any, Final

from telegram import Update

from handlers.context import Context, Deed
from handlers.scene import LISTENING, Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from handlers.survey_cards import (
    AnswerQuestion,
    AnswerUnnamed,
    AskQuestion,
    ShowSurvey,
    SkipQuestion,
    SkipUnnamed,
    ToggleChoice,
    WriteUnnamed,
    answered_message,
    survey_message,
    words_kept_message,
)
from handlers.unclear import ask_what_it_is
from mission.errors import UserError
from mission.lines.pieces import clean
from mission.surveys import (
    Survey,
    answer,
    answer_anonymously,
    checked,
    key_of,
    skip,
    survey_of,
    toggle,
    unnamed_key,
)
from storage.flows import Flow
from storage.message import Message
from storage.outbox import Outgoing
from storage.questions import Question
from storage.transaction import Transaction
from words import Reader

MAY_BE_CUT: Final = 2000
REST_COMES_WITHIN: Final = timedelta(minutes=1)
"""Phones send what is longer than a message as two, one right after the other, and cut it at a blank or an emoji."""


async def survey_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """Nothing for who has answered everything; the reminders (versions 1 and 2) are for those who have said nothing."""
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    mission = await tx.missions.get(row.mission_id or 0)
    if member is None or mission is None:
        return None
    try:
        survey = await survey_of(tx, member, mission, key_of(row.occasion))
    except UserError:  # the question is gone, or no longer for this member
        return None
    done = survey.next is None or (row.version > 0 and not survey.is_silent)
    if done and row.state != "sent":
        return None
    first = reader.say("survey-reminder") if row.version else None
    return survey_message(survey, reader, first=first)


async def show_survey(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        survey = await survey_of(tx, scene.member, scene.mission, context.action.key)
        await tx.answer(await _next(tx, context, scene, survey))


async def answer_question(update: Update, context: Context) -> None:
    del update
    tapped: AnswerQuestion = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        survey = await answer(
            tx, scene.member, scene.mission, tapped.key, tapped.question, value=tapped.value
        )
        await tx.answer(await _next(tx, context, scene, survey))


async def toggle_choice(update: Update, context: Context) -> None:
    """The question stays until Done, so that more can be chosen."""
    del update
    tapped: ToggleChoice = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        survey = await toggle(
            tx, scene.member, scene.mission, tapped.key, tapped.question, choice=tapped.choice
        )
        await tx.answer(survey_message(survey, scene.reader, ask=tapped.question))


async def skip_question(update: Update, context: Context) -> None:
    del update
    tapped: SkipQuestion = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        survey = await skip(tx, scene.member, scene.mission, tapped.key, tapped.question)
        await tx.answer(await _next(tx, context, scene, survey))


async def ask_question(update: Update, context: Context) -> None:
    """A question once more; the one that takes words listens, whatever else was under way."""
    del update
    tapped: AskQuestion = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        survey = await survey_of(tx, scene.member, scene.mission, tapped.key)
        asked = survey.of_question(tapped.question)
        if asked is None or survey.is_anonymous:
            raise UserError("stale-button")
        await stop_listening(tx, context, "survey")
        words = asked.question.kind == "text"
        listening = words and await _listen(tx, context, scene, survey, asked.question, interrupt=True)
        await tx.answer(survey_message(survey, scene.reader, ask=tapped.question, listening=listening))


async def _next(tx: Deed, context: Context, scene: Scene, survey: Survey) -> Message:
    """The next open question; words are taken for it unless another conversation is under way."""
    await stop_listening(tx, context, "survey")
    asked = survey.next
    words = asked is not None and asked.question.kind == "text" and not survey.is_anonymous
    listening = words and asked is not None and await _listen(tx, context, scene, survey, asked.question)
    return survey_message(survey, scene.reader, listening=listening)


async def _listen(
    tx: Deed, context: Context, scene: Scene, survey: Survey, question: Question, *, interrupt: bool = False
) -> bool:
    card = context.shown.id if context.shown else None
    draft = {"mission": scene.mission.id, "card": card, "key": survey.key, "question": question.id}
    step = "unnamed" if question.anonymous else "named"
    return await listen(tx, context, "survey", step, draft, interrupt=interrupt)


# --- anonymous questions ------------------------------------------------------------------------------------------


async def answer_unnamed(update: Update, context: Context) -> None:
    """The card then shows that it is answered, and none of the buttons that say what could have been tapped."""
    del update
    tapped: AnswerUnnamed = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        survey = await survey_of(tx, scene.member, scene.mission, unnamed_key(tapped.question))
        question = survey.asked[0].question
        value = checked(question, tapped.value)
        await answer_anonymously(tx, scene.member, scene.mission, question.id, value)
        await stop_listening(tx, context, "survey")
        await tx.answer(answered_message(question, scene.reader))


async def skip_unnamed(update: Update, context: Context) -> None:
    del update
    tapped: SkipUnnamed = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        survey = await survey_of(tx, scene.member, scene.mission, unnamed_key(tapped.question))
        await answer_anonymously(tx, scene.member, scene.mission, tapped.question, None)
        await stop_listening(tx, context, "survey")
        await tx.answer(answered_message(survey.asked[0].question, scene.reader))


async def write_unnamed(update: Update, context: Context) -> None:
    """The next words are the answer, whatever else was under way; nothing is kept before."""
    del update
    tapped: WriteUnnamed = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        survey = await survey_of(tx, scene.member, scene.mission, unnamed_key(tapped.question))
        listening = survey.next is not None and await _listen(
            tx, context, scene, survey, survey.asked[0].question, interrupt=True
        )
        await tx.answer(survey_message(survey, scene.reader, listening=listening))


# --- words ----------------------------------------------------------------------------------------------------------


async def typed(update: Update, context: Context) -> None:
    """The words that were asked for."""
    words = clean(words_of(update))
    if not words:
        raise UserError("feedback-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        assert flow is not None  # noqa: S101 - words come here by their flow
        scene = await scene_of(tx, context, flow.draft.get("mission"))
        await stop_listening(tx, context, "survey")
        take = {"unnamed": _take_unnamed, "rest": _drop_rest}.get(flow.step, _take_named)
        await take(tx, context, scene, flow, words)


async def _take_named(tx: Deed, context: Context, scene: Scene, flow: Flow, words: str) -> None:
    """The answered card stays above, the next question comes below; words that come too late are kept and asked about."""
    draft: dict[str, Any] = flow.draft
    try:
        if tx.now - flow.touched_at > LISTENING:
            raise UserError("survey-closed")  # noqa: TRY301 - as where the survey itself has closed
        survey = await answer(tx, scene.member, scene.mission, draft["key"], draft["question"], value=words)
    except UserError:
        await ask_what_it_is(tx, context, scene, words)
        return
    asked = survey.of_question(draft["question"])
    if asked and draft["card"]:
        await tx.outbox.revise(draft["card"], words_kept_message(asked, scene.reader))
    await reply_in(tx, context, scene, survey_message(survey, scene.reader))


async def _take_unnamed(tx: Deed, context: Context, scene: Scene, flow: Flow, words: str) -> None:
    """Kept without a name, or not at all: words that come too late may have been meant for something else."""
    try:
        if tx.now - flow.touched_at > LISTENING:
            raise UserError("survey-closed")  # noqa: TRY301 - as where the question itself has closed
        survey = await survey_of(tx, scene.member, scene.mission, flow.draft["key"])
        question = survey.asked[0].question
        value = numbered(question, words) if question.kind == "several" else checked(question, words)
        await answer_anonymously(tx, scene.member, scene.mission, question.id, value)
    except UserError as refusal:
        if refusal.key == "survey-numbers":
            raise
        await reply_in(tx, context, scene, Message(text=scene.reader.say("survey-not-kept")))
        return
    if flow.draft["card"]:
        await tx.outbox.revise(flow.draft["card"], answered_message(question, scene.reader))
    await reply_in(tx, context, scene, Message(text=scene.reader.say("survey-unnamed-kept")))
    await _await_rest(tx, context, scene, words)


async def turn_away(update: Update, context: Context) -> None:
    """Words without a name whose author may not answer any more: kept nowhere, and it says so."""
    del update
    async with context.transaction() as tx:
        await stop_listening(tx, context, "survey")
        await tx.reply(Message(text=context.reader.say("survey-not-kept")))


async def _await_rest(tx: Deed, context: Context, scene: Scene, words: str) -> None:
    if len(words) >= MAY_BE_CUT:
        await listen(tx, context, "survey", "rest", {"mission": scene.mission.id})


async def _drop_rest(tx: Deed, context: Context, scene: Scene, flow: Flow, words: str) -> None:
    """The end of a long anonymous answer: nobody knows any more to which it belongs, and nowhere else may it stand."""
    if tx.now - flow.touched_at > REST_COMES_WITHIN:
        await ask_what_it_is(tx, context, scene, words)
        return
    await reply_in(tx, context, scene, Message(text=scene.reader.say("survey-rest-not-kept")))
    await _await_rest(tx, context, scene, words)


def numbered(question: Question, words: str) -> list[str]:
    """The choices whose numbers were typed ("1, 3"): toggles would leave on the card what was chosen so far."""
    numbers = {int(number) for number in re.findall(r"\d{1,3}", words)}
    if not numbers or not numbers <= set(range(1, len(question.options) + 1)):
        raise UserError("survey-numbers", most=len(question.options))
    return [choice for at, choice in enumerate(question.options, 1) if at in numbers]


TAPS = (
    (ShowSurvey, show_survey),
    (AnswerQuestion, answer_question),
    (ToggleChoice, toggle_choice),
    (SkipQuestion, skip_question),
    (AskQuestion, ask_question),
    (AnswerUnnamed, answer_unnamed),
    (WriteUnnamed, write_unnamed),
    (SkipUnnamed, skip_unnamed),
)
