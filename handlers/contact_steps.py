"""A contact step by step: /contact alone asks for one thing at a time; a whole line is taken at any question.

The draft stands in the flow, and in the row of the question too: another conversation that takes the person's words
meanwhile leaves the question on the screen, and its buttons go on from there.
"""

from datetime import timedelta
from typing import Final

from markupsafe import Markup
from telegram import Update

from handlers.contact_actions import STEPS
from handlers.contact_steps_cards import AnswerStep, SkipStep, question_message, where_message
from handlers.contacts import after_command, keep_line
from handlers.contacts import contact as keep_typed
from handlers.context import Context, Deed
from handlers.pages import trimmed
from handlers.scene import Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from mission.contact_draft import (
    OPTIONAL,
    ORDER,
    Draft,
    Step,
    answered,
    is_about,
    line_of,
    step_after,
    together_with,
)
from mission.contact_line import ContactLine
from mission.contacts import read_line
from mission.errors import UserError
from mission.lines.pieces import clean
from storage.flows import Flow

LISTENING: Final = timedelta(hours=3)
"""Words typed later than this after a question may be about something else, so they are kept and asked about."""
QUOTE: Final = 80


async def contact(update: Update, context: Context) -> None:
    """/contact with a line keeps it; alone it asks step by step, or goes on where it was."""
    if after_command(update):
        await keep_typed(update, context)
        return
    async with context.transaction() as tx:
        await begin(tx, context)


async def begin(tx: Deed, context: Context) -> None:
    """Ask for the first thing in a new message, or for the one that had not been answered yet."""
    flow = await flow_of(tx, context)
    draft = draft_of(flow)
    scene = await scene_of(tx, context, draft.mission if draft else None)
    if flow and draft:
        await close_question(tx, draft.question)
    if flow and draft and (draft.name or draft.files):
        first = scene.reader.say("steps-going-on")
        await ask(tx, context, scene, draft, current_step(flow), first=first, below=True)
    else:
        await ask(tx, context, scene, Draft(mission=scene.mission.id), "name", below=True)


def draft_of(flow: Flow | None) -> Draft | None:
    """What has been said, where a contact is being asked for."""
    return Draft.model_validate(flow.draft) if flow and flow.name == STEPS else None


def current_step(flow: Flow) -> Step:
    """The question that waits for its answer."""
    return next((step for step in ORDER if step == flow.step), "name")


async def ask(
    tx: Deed,
    context: Context,
    scene: Scene,
    draft: Draft,
    step: Step,
    *,
    first: Markup | None = None,
    below: bool = False,
) -> None:
    """Ask in place of the tapped message, or below it and below what was typed; the next words are the answer."""
    message = question_message(draft, step, scene.reader, first=first)
    shown = context.shown
    if shown and shown.state == "sent" and not below:
        await tx.outbox.revise(shown.id, message)
        number = shown.id
    else:
        number = (await reply_in(tx, context, scene, message)).id
    asked = draft.with_fields(question=number).model_dump(mode="json")
    await tx.outbox.keep_subject(number, {"draft": asked, "step": step})
    await listen(tx, context, STEPS, step, asked, interrupt=True)


async def close_question(tx: Deed, number: int) -> None:
    """A question that is answered keeps its words and loses its buttons."""
    row = await tx.outbox.get(number)
    if row and row.message and "draft" in row.subject:
        await tx.outbox.revise(row.id, row.message.model_copy(update={"buttons": ()}))
        await tx.outbox.keep_subject(row.id, {})


# --- answers ----------------------------------------------------------------------------------------------------


async def typed(update: Update, context: Context) -> None:
    """The answer; or a whole line, about this person or another one."""
    text = clean(words_of(update))
    if not text:
        raise UserError("contact-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        draft = draft_of(flow)
        assert flow is not None  # noqa: S101 - words come here by their flow
        assert draft is not None  # noqa: S101 - the same
        scene = await scene_of(tx, context, draft.mission)
        line = read_line(text, scene.mission, scene.today, scene.reader.language)
        if line.is_whole:
            await _take_line(tx, context, scene, flow, line)
        elif tx.now - flow.touched_at > LISTENING:
            where = where_message(draft, current_step(flow), text, scene.reader)
            await tx.reply(where, subject={"text": text}, mission_id=scene.mission.id)
        else:
            await _take(tx, context, scene, flow, text)


async def _take_line(tx: Deed, context: Context, scene: Scene, flow: Flow, line: ContactLine) -> None:
    """A whole line ends the questions about the same person; of another one it is a contact beside them."""
    draft = Draft.model_validate(flow.draft)
    if is_about(draft, line):
        await _end(tx, context, draft)
        await keep_line(tx, context, scene, together_with(draft, line), files=draft.files)
        return
    await keep_line(tx, context, scene, line)
    await close_question(tx, draft.question)
    first = scene.reader.say("steps-still-open", name=trimmed(draft.name, QUOTE))
    await ask(tx, context, scene, draft, current_step(flow), first=first)


async def _take(tx: Deed, context: Context, scene: Scene, flow: Flow, text: str) -> None:
    """One answer. A name may bring more of the line along; what gives no way to reach them is asked once more."""
    draft, step = Draft.model_validate(flow.draft), current_step(flow)
    line = read_line(text, scene.mission, scene.today, scene.reader.language)
    if step == "name" and not _is_name_alone(line):
        await _end(tx, context, draft)
        await keep_line(tx, context, scene, together_with(draft, line), files=draft.files)
        return
    await close_question(tx, draft.question)
    language = scene.reader.language
    said, understood = answered(
        draft, step, text, mission=scene.mission, today=scene.today, language=language
    )
    if understood:
        await _go_on(tx, context, scene, said, step)
    else:
        first = scene.reader.say("steps-reach-unclear", typed=trimmed(text, QUOTE))
        await ask(tx, context, scene, said, step, first=first)


def _is_name_alone(line: ContactLine) -> bool:
    bare = ContactLine(name=line.name, source=line.source)
    return bool(line.name) and line == bare


async def _go_on(tx: Deed, context: Context, scene: Scene, draft: Draft, step: Step) -> None:
    """The next question, or the card after the last."""
    following = step_after(step)
    if following:
        await ask(tx, context, scene, draft, following)
    else:
        await _end(tx, context, draft)
        await keep_line(tx, context, scene, line_of(draft), files=draft.files, ask=False)


async def _end(tx: Deed, context: Context, draft: Draft) -> None:
    await close_question(tx, draft.question)
    await stop_listening(tx, context, STEPS)


# --- buttons ----------------------------------------------------------------------------------------------------


async def skip(update: Update, context: Context) -> None:
    """The next question; also after another conversation has had the person's words meanwhile."""
    del update
    tapped: SkipStep = context.action
    subject = context.shown.subject if context.shown else {}
    if subject.get("step") != tapped.step or tapped.step not in OPTIONAL or "draft" not in subject:
        raise UserError("stale-button")
    async with context.transaction() as tx:
        draft = draft_of(await flow_of(tx, context)) or Draft.model_validate(subject["draft"])
        if context.shown is None or draft.question != context.shown.id:
            raise UserError("stale-button")
        await _go_on(tx, context, await scene_of(tx, context, draft.mission), draft, tapped.step)


async def answer(update: Update, context: Context) -> None:
    """What was typed long after the question is its answer."""
    del update
    tapped: AnswerStep = context.action
    text = (context.shown.subject if context.shown else {}).get("text", "")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        draft = draft_of(flow)
        if flow is None or draft is None or not text or flow.step != tapped.step:
            raise UserError("stale-button")
        await _take(tx, context, await scene_of(tx, context, draft.mission), flow, text)


TAPS = ((SkipStep, skip), (AnswerStep, answer))
