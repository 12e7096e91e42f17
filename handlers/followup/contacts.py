"""The first wave, two working days after the mission, contact by contact.

Each card shows one question; where it goes on is read from the answers kept so far, never from the card.
"""

from collections.abc import Sequence

from telegram import Update

from handlers.context import Context, Deed
from handlers.followup.contact_actions import (
    AskDay,
    CloseStep,
    KeepNote,
    NobodyToAdd,
    Pause,
    Proceed,
    SetDay,
    TakeStep,
    Thank,
    TurnSummary,
    TypeIt,
)
from handlers.followup.contact_cards import (
    contact_message,
    day_message,
    left_over_message,
    nobody_message,
    note_kept_message,
    outcome,
    paused_message,
    summary_message,
)
from handlers.scene import LISTENING, Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from mission.day_words import day_named
from mission.errors import UserError
from mission.followup import (
    Followed,
    close_step,
    followed_by,
    next_open,
    nobody_to_add,
    set_day,
    take_step,
    thank,
)
from mission.notes import keep_note as keep_as_note
from storage.flows import Flow
from storage.message import Message
from storage.promises import Promise


async def give_thanks(update: Update, context: Context) -> None:
    del update
    tapped: Thank = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await thank(tx, scene.member, tapped.contact, tapped.said)
        await tx.answer(await _next(tx, context, scene, tapped.contact))


async def give_step(update: Update, context: Context) -> None:
    del update
    tapped: TakeStep = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await take_step(tx, scene.member, tapped.contact, tapped.text, scene.today)
        await tx.answer(await _next(tx, context, scene, tapped.contact))


async def end_step(update: Update, context: Context) -> None:
    del update
    tapped: CloseStep = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await close_step(tx, scene.member, tapped.contact, tapped.how, scene.today)
        await tx.answer(await _next(tx, context, scene, tapped.contact))


async def ask_day(update: Update, context: Context) -> None:
    """A new day for a promise that is known."""
    del update
    tapped: AskDay = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(await _day_card(tx, context, scene, tapped.contact, tapped.promise))


async def give_day(update: Update, context: Context) -> None:
    """Keep the day; a button that has waited until its day passed shows the days of now."""
    del update
    tapped: SetDay = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        if tapped.day and tapped.day < scene.today:
            context.toast(scene.reader.plain("stale-button"))
            await tx.answer(await _day_card(tx, context, scene, tapped.contact, tapped.promise))
            return
        await set_day(tx, scene.member, tapped.contact, tapped.promise, tapped.day)
        await tx.answer(await _next(tx, context, scene, tapped.contact))


async def type_it(update: Update, context: Context) -> None:
    del update
    tapped: TypeIt = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        followed = await followed_by(tx, scene.member)
        asked = _among(followed, tapped.contact)
        promise = next((p for p in asked.promises if p.id == tapped.promise), None)
        await _listen(tx, context, scene, asked, promise, interrupt=True)
        if promise:
            await tx.answer(day_message(asked, promise, followed, scene, listening=True))
        else:
            await tx.answer(contact_message(asked, followed, scene, listening=True))


async def pause(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await stop_listening(tx, context, "followup")
        await tx.answer(paused_message(await followed_by(tx, scene.member), scene))


async def proceed(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(await _next(tx, context, scene, None))


async def turn_summary(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        followed = await followed_by(tx, scene.member)
        await tx.answer(summary_message(followed, scene, context.action.page))


async def nobody(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await nobody_to_add(tx, scene.member)
        await tx.answer(nobody_message(scene.reader))


async def keep_note(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await keep_as_note(tx, scene.member, scene.mission, context.action.text)
        await tx.answer(note_kept_message(context.action.text, scene.reader))


async def typed(update: Update, context: Context) -> None:
    """The step or the day that was asked for; the answered card stays above, the next one comes below."""
    words = words_of(update)
    if not words:
        raise UserError("followup-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        draft = flow.draft if flow else {}
        scene = await scene_of(tx, context, draft.get("mission"))
        followed = await followed_by(tx, scene.member)
        asked = next((one for one in followed if one.contact.id == draft.get("contact")), None)
        if flow is None or asked is None or (flow.step == "step" and tx.now - flow.touched_at > LISTENING):
            await stop_listening(tx, context, "followup")
            await reply_in(tx, context, scene, left_over_message(words, asked, scene.reader))
            return
        await _take_words(tx, context, scene, flow, words)


async def _take_words(tx: Deed, context: Context, scene: Scene, flow: Flow, words: str) -> None:
    contact_id, card = flow.draft["contact"], flow.draft["card"]
    if flow.step == "day":
        day = day_named(words, scene.today, scene.reader.language)
        if day is None:
            raise UserError("followup-no-day-named")
        await set_day(tx, scene.member, contact_id, flow.draft["promise"], day)
    else:
        await take_step(tx, scene.member, contact_id, words, scene.today)
    answered = _among(await followed_by(tx, scene.member), contact_id)
    await tx.outbox.revise(card, Message(text=outcome(answered, scene.reader)))
    below = await reply_in(tx, context, scene, await _next(tx, context, scene, contact_id))
    goes_on = await flow_of(tx, context)
    if goes_on:
        await listen(tx, context, "followup", goes_on.step, goes_on.draft | {"card": below.id})


async def _next(tx: Deed, context: Context, scene: Scene, just: int | None) -> Message:
    """The next question: about the contact just answered while something of theirs is open, else the next."""
    followed = await followed_by(tx, scene.member)
    asked = next_open(followed, scene.today, after=just)
    done = next((one for one in followed if one.contact.id == just and one != asked), None)
    first = outcome(done, scene.reader) if done else None
    if asked is None:
        await stop_listening(tx, context, "followup")
        return summary_message(followed, scene)
    promise = asked.without_day(scene.today) if asked.question(scene.today) == "day" else None
    listening = await _listen(tx, context, scene, asked, promise)
    return contact_message(asked, followed, scene, first=first, listening=listening)


async def _day_card(tx: Deed, context: Context, scene: Scene, contact_id: int, promise_id: int) -> Message:
    followed = await followed_by(tx, scene.member)
    asked = _among(followed, contact_id)
    promise = next((one for one in asked.promises if one.id == promise_id), None)
    if promise is None:
        raise UserError("stale-button")
    listening = await _listen(tx, context, scene, asked, promise)
    return day_message(asked, promise, followed, scene, listening=listening)


async def _listen(
    tx: Deed,
    context: Context,
    scene: Scene,
    asked: Followed,
    promise: Promise | None,
    *,
    interrupt: bool = False,
) -> bool:
    """Take the next words as the promise's day or the contact's step; whether thanks were said is only tapped."""
    if promise is None and asked.question(scene.today) == "thanked":
        await stop_listening(tx, context, "followup")
        return False
    draft = {
        "mission": scene.mission.id,
        "contact": asked.contact.id,
        "promise": promise.id if promise else None,
        "card": context.shown.id if context.shown else None,
    }
    step = "day" if promise else "step"
    return await listen(tx, context, "followup", step, draft, interrupt=interrupt)


def _among(followed: Sequence[Followed], contact_id: int) -> Followed:
    for one in followed:
        if one.contact.id == contact_id:
            return one
    raise UserError("stale-button")


TAPS = (
    (Thank, give_thanks),
    (TakeStep, give_step),
    (CloseStep, end_step),
    (AskDay, ask_day),
    (SetDay, give_day),
    (TypeIt, type_it),
    (Pause, pause),
    (Proceed, proceed),
    (TurnSummary, turn_summary),
    (NobodyToAdd, nobody),
    (KeepNote, keep_note),
)
