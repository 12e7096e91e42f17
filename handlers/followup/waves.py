"""The waves of +1, +3, +6 and +12 months: a tap or a line answers, and the next open question follows."""

from datetime import date

from telegram import Update

from handlers.context import Context, Deed
from handlers.followup.wave_cards import (
    PauseWave,
    ProceedWave,
    Say,
    TurnWave,
    TypeAnswer,
    end_message,
    item_message,
    paused_wave_message,
    told,
)
from handlers.scene import LISTENING, Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from handlers.unclear import ask_what_it_is
from mission.day_words import past_day_named
from mission.errors import UserError
from mission.followup import still_owed
from mission.followup.asking import TYPED, answer, items_of
from mission.followup.items import Item, Question, next_open
from storage.flows import Flow
from storage.message import Message

FLOW = "wave"


async def say(update: Update, context: Context) -> None:
    """Keep an answer; where the question is not open any more, what is."""
    del update
    tapped: Say = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        if not await _is_open(tx, scene, tapped.wave, tapped.subject, tapped.question):
            context.toast(scene.reader.plain("stale-button"))
            await tx.answer(await _next(tx, context, scene, tapped.wave, None))
            return
        await answer(
            tx,
            scene.member,
            scene.mission,
            wave=tapped.wave,
            subject=tapped.subject,
            question=tapped.question,
            value=tapped.value,
        )
        await tx.answer(await _next(tx, context, scene, tapped.wave, tapped.subject))


async def type_answer(update: Update, context: Context) -> None:
    """Take the next words, though another conversation is under way."""
    del update
    tapped: TypeAnswer = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        items = await items_of(tx, scene.member, scene.mission, tapped.wave)
        asked = next((one for one in items if one.subject == tapped.subject), None)
        if asked is None or asked.question not in TYPED:
            raise UserError("stale-button")
        await _listen(tx, context, scene, tapped.wave, asked, interrupt=True)
        await tx.answer(item_message(asked, items, tapped.wave, scene, listening=True))


async def pause(update: Update, context: Context) -> None:
    del update
    wave = context.action.wave
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await stop_listening(tx, context, FLOW)
        items = await items_of(tx, scene.member, scene.mission, wave)
        await tx.answer(paused_wave_message(items, wave, scene.reader))


async def proceed(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(await _next(tx, context, scene, context.action.wave, None))


async def turn(update: Update, context: Context) -> None:
    """Another page of what was answered."""
    del update
    tapped: TurnWave = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        items = await items_of(tx, scene.member, scene.mission, tapped.wave)
        await tx.answer(await _end(tx, scene, tapped.wave, items, tapped.page))


async def typed(update: Update, context: Context) -> None:
    """The line that was asked for; words that come long after are asked about, and nothing is lost."""
    words = words_of(update)
    if not words:
        raise UserError("followup-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        draft = flow.draft if flow else {}
        scene = await scene_of(tx, context, draft.get("mission"))
        late = flow is None or tx.now - flow.touched_at > LISTENING
        if flow is None or late or not await _is_open(tx, scene, draft["wave"], draft["subject"], flow.step):
            await stop_listening(tx, context, FLOW)
            await ask_what_it_is(tx, context, scene, words)
            return
        await _take_words(tx, context, scene, flow, words)


async def _take_words(tx: Deed, context: Context, scene: Scene, flow: Flow, words: str) -> None:
    """The answered card stays above, the next one comes below."""
    wave, subject = flow.draft["wave"], flow.draft["subject"]
    question: Question = flow.step  # type: ignore[assignment]  # `_listen` wrote it
    value = _past_day(words, scene).isoformat() if question == "signed-on" else words
    await answer(tx, scene.member, scene.mission, wave=wave, subject=subject, question=question, value=value)
    items = await items_of(tx, scene.member, scene.mission, wave)
    done = next((one for one in items if one.subject == subject), None)
    if flow.draft["card"] and done:
        await tx.outbox.revise(flow.draft["card"], Message(text=told(done, scene.reader)))
    just = subject if done and done.question else None
    below = await reply_in(tx, context, scene, await _next(tx, context, scene, wave, just))
    goes_on = await flow_of(tx, context)
    if goes_on and goes_on.name == FLOW:
        await listen(tx, context, FLOW, goes_on.step, goes_on.draft | {"card": below.id})


def _past_day(words: str, scene: Scene) -> date:
    day = past_day_named(words, scene.today, scene.reader.language)
    if day is None:
        raise UserError("followup-no-past-day")
    return day


async def _is_open(tx: Deed, scene: Scene, wave: str, subject: str, question: str) -> bool:
    items = await items_of(tx, scene.member, scene.mission, wave)
    return any(one.subject == subject and one.question == question for one in items)


async def _next(tx: Deed, context: Context, scene: Scene, wave: str, just: str | None) -> Message:
    """The next question: about what was just answered while something of it is open, else the next; or the end."""
    items = await items_of(tx, scene.member, scene.mission, wave)
    asked = next_open(items, after=just)
    if asked is None:
        await stop_listening(tx, context, FLOW)
        return await _end(tx, scene, wave, items, 0)
    done = next((one for one in items if one.subject == just and one.said), None)
    listening = await _listen(tx, context, scene, wave, asked)
    first = told(done, scene.reader) if done and done != asked else None
    return item_message(asked, items, wave, scene, first=first, listening=listening)


async def _end(tx: Deed, scene: Scene, wave: str, items: list[Item], number: int) -> Message:
    owed = await still_owed(tx, scene.member, wave, scene.today)
    return end_message(items, wave, len(owed), scene, number)


async def _listen(
    tx: Deed, context: Context, scene: Scene, wave: str, asked: Item, *, interrupt: bool = False
) -> bool:
    """Whether the next words answer; a question that is only tapped takes none."""
    if asked.question not in TYPED:
        await stop_listening(tx, context, FLOW)
        return False
    draft = {
        "mission": scene.mission.id,
        "wave": wave,
        "subject": asked.subject,
        "card": context.shown.id if context.shown else None,
    }
    return await listen(tx, context, FLOW, asked.question, draft, interrupt=interrupt)


TAPS = (
    (Say, say),
    (TypeAnswer, type_answer),
    (PauseWave, pause),
    (ProceedWave, proceed),
    (TurnWave, turn),
)
