"""The way home: four questions after the last session. Every answer counts at once; what is open waits."""

from telegram import Update

from handlers.context import Context, Deed
from handlers.home_cards import (
    AskHome,
    PublishWords,
    RateHome,
    ShowHome,
    SkipHome,
    change_kept_message,
    home_message,
)
from handlers.scene import LISTENING, Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from handlers.unclear import ask_what_it_is
from mission.errors import UserError
from mission.home import Question, change, home_of, rate, skip
from mission.lines.pieces import clean
from mission.publishing import choose
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader


async def home_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """Nothing for who has answered everything already."""
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    home = await home_of(tx, member) if member else None
    if home is None or (home.question is None and row.state != "sent"):
        return None
    return home_message(home, reader)


async def show_home(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await tx.answer(await _next(tx, context, scene))


async def rate_home(update: Update, context: Context) -> None:
    del update
    tapped: RateHome = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await rate(tx, scene.member, tapped.scale, tapped.value)
        await tx.answer(await _next(tx, context, scene))


async def skip_home(update: Update, context: Context) -> None:
    del update
    tapped: SkipHome = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await skip(tx, scene.member, tapped.question)
        await tx.answer(await _next(tx, context, scene))


async def ask_home(update: Update, context: Context) -> None:
    """A question once more; the one that takes words listens, whatever else was under way."""
    del update
    tapped: AskHome = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await stop_listening(tx, context, "home")
        await tx.answer(await _asked(tx, context, scene, tapped.question, tapped.page))


async def _asked(tx: Deed, context: Context, scene: Scene, ask: Question, number: int) -> Message:
    listening = ask == "change" and await _listen(tx, context, scene, interrupt=True)
    home = await home_of(tx, scene.member)
    return home_message(home, scene.reader, ask=ask, listening=listening, number=number)


async def publish_words(update: Update, context: Context) -> None:
    """Yes or no to one text; the list stays, so that it can be taken back by the next tap."""
    del update
    tapped: PublishWords = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await choose(tx, scene.member, tapped.subject, agreed=tapped.agreed)
        await tx.answer(await _asked(tx, context, scene, "publish", tapped.page))


async def typed(update: Update, context: Context) -> None:
    """The one thing to change; the answered card stays above, the next question comes below."""
    words = clean(words_of(update))
    if not words:
        raise UserError("feedback-words-only")
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        assert flow is not None  # noqa: S101 - words come here by their flow
        scene = await scene_of(tx, context, flow.draft.get("mission"))
        await stop_listening(tx, context, "home")
        if tx.now - flow.touched_at > LISTENING:
            await ask_what_it_is(tx, context, scene, words)
            return
        await change(tx, scene.member, words)
        await tx.outbox.revise(flow.draft["card"], change_kept_message(words, scene.reader))
        below = home_message(await home_of(tx, scene.member), scene.reader)
        await reply_in(tx, context, scene, below)


async def _next(tx: Deed, context: Context, scene: Scene) -> Message:
    """The next open question; words are taken for it unless another conversation is under way."""
    home = await home_of(tx, scene.member)
    await stop_listening(tx, context, "home")
    listening = home.question == "change" and await _listen(tx, context, scene)
    return home_message(home, scene.reader, listening=listening)


async def _listen(tx: Deed, context: Context, scene: Scene, *, interrupt: bool = False) -> bool:
    draft = {"mission": scene.mission.id, "card": context.shown.id if context.shown else None}
    return await listen(tx, context, "home", "change", draft, interrupt=interrupt)


TAPS = (
    (ShowHome, show_home),
    (RateHome, rate_home),
    (SkipHome, skip_home),
    (AskHome, ask_home),
    (PublishWords, publish_words),
)
