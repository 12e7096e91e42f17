"""Feedback: stars after a session, one line with them, and whatever else a member wants to say."""

from datetime import date, timedelta
from typing import Any, Final

from telegram import Update

from handlers.context import Context, Deed
from handlers.feedback_cards import (
    AddLine,
    Rate,
    Refile,
    ShowDay,
    ShowSession,
    SkipLine,
    SkipStars,
    SomethingElse,
    day_message,
    filed_message,
    free_kept_message,
    free_question_message,
    leading_to,
    line_kept_message,
    nothing_ended_message,
    rated_message,
    remark_message,
    session_message,
    settled_message,
    skipped_message,
    stars_message,
)
from handlers.scene import Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from handlers.survey_cards import leading_to_surveys
from mission.errors import UserError
from mission.feedback import (
    Rating,
    asked_now,
    ended,
    ended_days,
    nearest,
    rate,
    rating_of,
    refile,
    remark,
    remark_key,
    say,
    session_in_mind,
    to_be_rated,
)
from mission.surveys import open_surveys
from storage.agenda import Session
from storage.flows import Flow
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader

LISTENING: Final = timedelta(hours=3)
"""A line typed later than this after the stars may be about something else, so it is kept and asked about."""


async def stars_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """Five minutes after a session; nothing when it has stars already or is no longer in the member's agenda."""
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    session_id = int(row.occasion.removeprefix("session:"))
    session = await to_be_rated(tx, member, session_id) if member else None
    return stars_message(session, reader) if session else None


async def feedback(update: Update, context: Context) -> None:
    """/feedback lists what can be rated; /feedback TEXT keeps the text at once."""
    typed_words = _words(update).split(maxsplit=1)[1:]
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        if typed_words:
            about = await session_in_mind(tx, scene.member)
            await _keep_remark(tx, context, scene, typed_words[0], about)
        else:
            asked = await asked_now(tx, scene.member)
            shown = leading_to(asked, await _day_message(tx, scene, None), scene.reader)
            await tx.answer(await _leading_to_surveys(tx, scene, shown))


async def _leading_to_surveys(tx: Transaction, scene: Scene, message: Message) -> Message:
    """What is half-finished."""
    surveys = await open_surveys(tx, scene.member, scene.mission)
    return leading_to_surveys(surveys, message, scene.reader)


async def show_day(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        await stop_listening(tx, context, "feedback")
        scene = await scene_of(tx, context)
        await tx.answer(await _day_message(tx, scene, context.action.day, context.action.page))


async def _day_message(tx: Transaction, scene: Scene, day: date | None, number: int = 0) -> Message:
    days = await ended_days(tx, scene.member)
    shown = day if day in days else nearest(days, day or scene.today)
    if shown is None:
        return nothing_ended_message(scene.reader)
    return day_message(await ended(tx, scene.member, shown), shown, days, number, scene.reader)


async def show_session(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        rating = await rating_of(tx, scene.member, context.action.session)
        await tx.answer(session_message(rating, scene.reader))


async def give_stars(update: Update, context: Context) -> None:
    """Keep the stars, then listen for a line (unless the person is in the middle of something else)."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        rating = await rate(tx, scene.member, context.action.session, context.action.stars)
        listening = await _listen_for_line(tx, context, scene, rating, interrupt=False)
        await tx.answer(rated_message(rating, scene.reader, listening=listening))


async def skip_stars(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        rating = await rating_of(tx, scene.member, context.action.session)
        await tx.answer(skipped_message(rating.session, scene.reader))


async def add_line(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        rating = await rating_of(tx, scene.member, context.action.session)
        await _listen_for_line(tx, context, scene, rating, interrupt=True)
        await tx.answer(rated_message(rating, scene.reader, listening=True))


async def skip_line(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        await stop_listening(tx, context, "feedback")
        scene = await scene_of(tx, context)
        rating = await rating_of(tx, scene.member, context.action.session)
        await tx.answer(settled_message(rating, scene.reader))


async def something_else(update: Update, context: Context) -> None:
    """Ask for a line about anything."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        await listen(tx, context, "feedback", "free", {"mission": scene.mission.id}, interrupt=True)
        await tx.answer(free_question_message(scene.reader))


async def typed(update: Update, context: Context) -> None:
    """The line that was asked for."""
    words = _words(update)
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        draft = flow.draft if flow else {}
        scene = await scene_of(tx, context, draft.get("mission"))
        await stop_listening(tx, context, "feedback")
        about = await tx.agenda.get(draft.get("session", 0))
        if flow and about and tx.now - flow.touched_at <= LISTENING:
            await _keep_line(tx, context, scene, flow, words)
        else:
            await _keep_remark(tx, context, scene, words, about)


async def _keep_line(tx: Deed, context: Context, scene: Scene, flow: Flow, words: str) -> None:
    rating = await say(tx, scene.member, flow.draft["session"], words)
    await tx.outbox.revise(flow.draft["card"], settled_message(rating, scene.reader))
    await reply_in(tx, context, scene, line_kept_message(rating, scene.reader))


async def _keep_remark(tx: Deed, context: Context, scene: Scene, words: str, about: Session | None) -> None:
    """Keep it at once, then ask what it is about where that is not certain."""
    key = remark_key(tx.now, context.handling.incoming.update_id)
    await remark(tx, scene.member, words, key, about)
    kept = {"text": words, "key": key, "session": about.id if about else None}
    asked = remark_message(words, about, scene.reader) if about else free_kept_message(words, scene.reader)
    await reply_in(tx, context, scene, asked, kept)


async def file_again(update: Update, context: Context) -> None:
    """About this session, or about the mission in general."""
    del update
    kept: dict[str, Any] = context.shown.subject if context.shown else {}
    if not kept.get("session"):
        raise UserError("stale-button")
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        general = context.action.general
        where = {"session_id": kept["session"], "general": general}
        rating = await refile(tx, scene.member, kept["text"], kept["key"], **where)
        await tx.answer(filed_message(kept["text"], rating, scene.reader, general=general))


async def _listen_for_line(
    tx: Deed, context: Context, scene: Scene, rating: Rating, *, interrupt: bool
) -> bool:
    """Take the next words as the line; not when another conversation is under way, unless it was asked for."""
    card = context.shown.id if context.shown else None
    draft = {"mission": scene.mission.id, "session": rating.session.id, "card": card}
    return await listen(tx, context, "feedback", "line", draft, interrupt=interrupt)


def _words(update: Update) -> str:
    words = words_of(update)
    if not words:
        raise UserError("feedback-words-only")
    return words


TAPS = (
    (ShowDay, show_day),
    (ShowSession, show_session),
    (Rate, give_stars),
    (SkipStars, skip_stars),
    (AddLine, add_line),
    (SkipLine, skip_line),
    (SomethingElse, something_else),
    (Refile, file_again),
)
