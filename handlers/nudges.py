"""Promise nudges: on the day, and twice after it; done, put off, given a new date or dropped by one tap."""

from datetime import date

from telegram import Update

from handlers.context import Context, Deed
from handlers.nudge_cards import (
    AskNewDay,
    ClosePromise,
    PutOffPromise,
    ReopenPromise,
    SetNewDay,
    ShowPromise,
    SkipReason,
    closed_message,
    moved_message,
    new_day_message,
    nudge_message,
    put_off_message,
    reason_message,
    standing_message,
)
from handlers.promise_cards import home_row, sheet_message
from handlers.scene import LISTENING, Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from handlers.unclear import ask_what_it_is
from mission.day_words import day_named
from mission.errors import UserError
from mission.nudges import NUDGE
from mission.promise_cards import sheet_of
from mission.promises import (
    Owed,
    change,
    close,
    keep_reason,
    may_wait,
    nudged,
    own,
    put_off,
    reopen,
    standing_of,
)
from storage.flows import Flow
from storage.message import Message, Rows
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader


async def nudge_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """Nothing once the promise is settled, gone or due on another day; one that is on the screen then says so."""
    owed = await nudged(tx, row)
    if owed is None and row.work == "edit":
        return standing_message(*await standing_of(tx, row), reader)
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    if owed is None or member is None:
        return None
    waits = await may_wait(tx, member, owed.promise, after=row.id)
    return nudge_message(owed, tx.now.astimezone(reader.zone).date(), reader, may_wait=waits)


async def close_promise(update: Update, context: Context) -> None:
    """Done or dropped; of one that is dropped a line may say why, unless something else is being typed."""
    del update
    tapped: ClosePromise = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        await close(tx, scene.member, owed.promise, tapped.how)
        await stop_listening(tx, context, "nudge")
        asking = tapped.how == "dropped" and await _listen(tx, context, scene, owed, "reason")
        home = _home(context, scene)
        await tx.answer(closed_message(owed, tapped.how, scene.reader, asking=asking, home=home))


async def skip_reason(update: Update, context: Context) -> None:
    del update
    tapped: SkipReason = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due, state="dropped")
        await stop_listening(tx, context, "nudge")
        await tx.answer(closed_message(owed, "dropped", scene.reader, home=_home(context, scene)))


async def reopen_promise(update: Update, context: Context) -> None:
    """Undo."""
    del update
    tapped: ReopenPromise = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due, state=tapped.closed)
        await stop_listening(tx, context, "nudge")
        await tx.answer(await _card(tx, context, scene, await reopen(tx, scene.member, owed)))


async def put_off_promise(update: Update, context: Context) -> None:
    del update
    tapped: PutOffPromise = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        until = await put_off(tx, scene.member, owed.promise, tapped.how, scene.today)
        await tx.answer(put_off_message(owed, until, scene.reader))


async def ask_new_day(update: Update, context: Context) -> None:
    """The next words are the day, unless one is tapped."""
    del update
    tapped: AskNewDay = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        await _listen(tx, context, scene, owed, "day", interrupt=True)
        await tx.answer(new_day_message(owed, scene.today, scene.reader))


async def set_new_day(update: Update, context: Context) -> None:
    """Keep the day; a button that has waited until its day passed shows the days of now."""
    del update
    tapped: SetNewDay = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        if tapped.day < scene.today:
            context.toast(scene.reader.plain("stale-button"))
            await tx.answer(new_day_message(owed, scene.today, scene.reader))
            return
        await stop_listening(tx, context, "nudge")
        moved = await _moved(tx, scene, owed, tapped.day)
        await tx.answer(moved_message(moved, scene.reader, _home(context, scene)))


async def show_promise(update: Update, context: Context) -> None:
    del update
    tapped: ShowPromise = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await own(tx, scene.member, tapped.promise, tapped.due)
        await stop_listening(tx, context, "nudge")
        await tx.answer(await _card(tx, context, scene, owed))


async def typed(update: Update, context: Context) -> None:
    """The day or the reason that was asked for; words that come too late for it are kept and asked about."""
    words = words_of(update)
    if not words:
        raise UserError("followup-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        assert flow is not None  # noqa: S101 - words come here by their flow
        scene = await scene_of(tx, context, flow.draft.get("mission"))
        owed = await _asked(tx, scene, flow)
        if owed is None:
            await stop_listening(tx, context, "nudge")
            await ask_what_it_is(tx, context, scene, words)
            return
        said = await _take(tx, scene, flow, owed, words)
        await stop_listening(tx, context, "nudge")
        await tx.outbox.revise(flow.draft["card"], Message(text=said.text))
        await reply_in(tx, context, scene, said)


async def _asked(tx: Deed, scene: Scene, flow: Flow) -> Owed | None:
    """What the words are about, while it is fresh and still so."""
    if tx.now - flow.touched_at > LISTENING:
        return None
    state = "dropped" if flow.step == "reason" else "open"
    due = date.fromisoformat(flow.draft["due"]) if flow.draft["due"] else None
    try:
        return await own(tx, scene.member, flow.draft["promise"], due, state=state)
    except UserError:
        return None


async def _take(tx: Deed, scene: Scene, flow: Flow, owed: Owed, words: str) -> Message:
    home = home_row(scene.reader) if flow.draft.get("home") else ()
    if flow.step == "reason":
        await keep_reason(tx, scene.member, owed.promise, words)
        return reason_message(owed, words, scene.reader, home)
    day = day_named(words, scene.today, scene.reader.language)
    if day is None:
        raise UserError("followup-no-day-named")
    return moved_message(await _moved(tx, scene, owed, day), scene.reader, home)


async def _moved(tx: Deed, scene: Scene, owed: Owed, day: date) -> Owed:
    promise = await change(tx, scene.member, owed.promise, text=owed.promise.text, due_on=day)
    return owed.model_copy(update={"promise": promise})


def _home(context: Context, scene: Scene) -> Rows:
    """The way back to the list, where it was not a nudge that was tapped."""
    return () if context.shown and context.shown.kind == NUDGE else home_row(scene.reader)


async def _card(tx: Deed, context: Context, scene: Scene, owed: Owed) -> Message:
    """The nudge again, or the promise's own card."""
    if _home(context, scene):
        return sheet_message(
            await sheet_of(tx, scene.member, owed.promise.id), tx.now, scene.today, scene.reader
        )
    waits = await may_wait(tx, scene.member, owed.promise)
    return nudge_message(owed, scene.today, scene.reader, may_wait=waits)


async def _listen(
    tx: Deed, context: Context, scene: Scene, owed: Owed, step: str, *, interrupt: bool = False
) -> bool:
    draft = {
        "mission": scene.mission.id,
        "promise": owed.promise.id,
        "due": str(owed.promise.due_on or ""),
        "card": context.shown.id if context.shown else None,
        "home": bool(_home(context, scene)),
    }
    return await listen(tx, context, "nudge", step, draft, interrupt=interrupt)


TAPS = (
    (ClosePromise, close_promise),
    (SkipReason, skip_reason),
    (ReopenPromise, reopen_promise),
    (PutOffPromise, put_off_promise),
    (AskNewDay, ask_new_day),
    (SetNewDay, set_new_day),
    (ShowPromise, show_promise),
)
