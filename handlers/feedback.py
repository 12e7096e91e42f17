"""Feedback: stars after a session, one line with them, and whatever else a member wants to say."""

from datetime import date, timedelta
from typing import Any, Final

from telegram import Update

from handlers.actions import Action
from handlers.cancelling import CancelFlow
from handlers.context import Context, Deed
from handlers.pages import page, trimmed
from handlers.scene import Scene, flow_of, listen, reply_in, scene_of, stop_listening, words_of
from mission.errors import UserError
from mission.feedback import (
    MOST_STARS,
    Rating,
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
from storage.agenda import Session
from storage.flows import Flow
from storage.message import Button, Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader, paragraphs

LISTENING: Final = timedelta(hours=3)
"""A line typed later than this after the stars may be about something else, so it is kept and asked about."""
LABEL_LENGTH: Final = 40
QUOTE_LENGTH: Final = 300


class ShowDay(Action):
    """The ended sessions of a day, from a page on (0 is the first)."""

    do = "feedback-day"
    day: date
    page: int = 0


class ShowSession(Action):
    do = "feedback-session"
    session: int


class Rate(Action):
    do = "rate"
    session: int
    stars: int


class SkipStars(Action):
    do = "rate-skip"
    session: int


class AddLine(Action):
    do = "line-add"
    session: int


class SkipLine(Action):
    do = "line-skip"
    session: int


class SomethingElse(Action):
    do = "feedback-else"


class Refile(Action):
    """What was typed is about the session it was asked about, or about the mission in general."""

    do = "feedback-refile"
    general: bool


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
            await tx.answer(await _day_message(tx, scene, None))


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


def stars_message(session: Session, reader: Reader) -> Message:
    """How was it: five buttons, and Skip."""
    return Message(
        text=paragraphs(
            reader.say("feedback-question", title=trimmed(session.title, QUOTE_LENGTH)),
            reader.say("feedback-scale"),
        ),
        buttons=(
            _star_buttons(session.id, reader),
            (SkipStars(session=session.id).button(reader.plain("button-skip")),),
        ),
    )


def session_message(rating: Rating, reader: Reader) -> Message:
    """The same question out of the list, with the answers given so far."""
    back = ShowDay(day=rating.session.day).button(reader.plain("button-back"))
    if rating.stars is None:
        asked = stars_message(rating.session, reader)
        return asked.model_copy(update={"buttons": (asked.buttons[0], (back,))})
    add = AddLine(session=rating.session.id).button(reader.plain("feedback-button-line"))
    return Message(
        text=paragraphs(*_said(rating, reader), reader.say("feedback-change")),
        buttons=(_star_buttons(rating.session.id, reader), (add, back)),
    )


def rated_message(rating: Rating, reader: Reader, *, listening: bool) -> Message:
    """Thank you; the line is asked for, or a button for it while something else is being typed."""
    add = AddLine(session=rating.session.id).button(reader.plain("feedback-button-line"))
    skip = SkipLine(session=rating.session.id).button(reader.plain("button-skip"))
    return Message(
        text=paragraphs(*_said(rating, reader), reader.say("feedback-add-line") if listening else ""),
        buttons=(_star_buttons(rating.session.id, reader), (skip,) if listening else (add, skip)),
    )


def settled_message(rating: Rating, reader: Reader) -> Message:
    """What was said about a session; the stars can still be changed."""
    if rating.stars is None:
        return stars_message(rating.session, reader)
    others = ShowDay(day=rating.session.day).button(reader.plain("feedback-button-others"))
    return Message(
        text=paragraphs(*_said(rating, reader), reader.say("feedback-change")),
        buttons=(_star_buttons(rating.session.id, reader), (others,)),
    )


def skipped_message(session: Session, reader: Reader) -> Message:
    """Not asked again; it can be rated later."""
    rate_it = ShowSession(session=session.id).button(reader.plain("feedback-button-rate"))
    text = reader.say("feedback-skipped", title=trimmed(session.title, QUOTE_LENGTH))
    return Message(text=text, buttons=((rate_it,),))


def line_kept_message(rating: Rating, reader: Reader) -> Message:
    """The line, as it was kept."""
    title = trimmed(rating.session.title, QUOTE_LENGTH)
    return Message(
        text=reader.say("feedback-line-kept", title=title, line=trimmed(rating.line, QUOTE_LENGTH))
    )


def free_question_message(reader: Reader) -> Message:
    """A line about anything."""
    return Message(
        text=reader.say("feedback-free-question"),
        buttons=((CancelFlow().button(reader.plain("button-cancel")),),),
    )


def free_kept_message(words: str, reader: Reader) -> Message:
    """Kept as a remark about the mission."""
    return Message(text=reader.say("feedback-free-kept", line=trimmed(words, QUOTE_LENGTH)))


def remark_message(words: str, about: Session, reader: Reader) -> Message:
    """Kept with the session that it is likely about; is it?"""
    title = trimmed(about.title, QUOTE_LENGTH)
    return Message(
        text=paragraphs(
            reader.say("feedback-line-kept", title=title, line=trimmed(words, QUOTE_LENGTH)),
            reader.say("feedback-about", title=title),
        ),
        buttons=(
            (Refile(general=False).button(reader.plain("feedback-button-about-session")),),
            (Refile(general=True).button(reader.plain("feedback-button-general")),),
        ),
    )


def filed_message(words: str, rating: Rating, reader: Reader, *, general: bool) -> Message:
    """Where the remark stands now, and the way to the other place."""
    if general:
        label, kept = reader.plain("feedback-button-about-session"), free_kept_message(words, reader).text
        return Message(text=kept, buttons=((Refile(general=False).button(label),),))
    kept = line_kept_message(rating.model_copy(update={"line": words}), reader).text
    other = (Refile(general=True).button(reader.plain("feedback-button-general")),)
    if rating.stars is not None:
        return Message(text=kept, buttons=(other,))
    asked = paragraphs(kept, reader.say("feedback-scale"))
    return Message(text=asked, buttons=(_star_buttons(rating.session.id, reader), other))


def nothing_ended_message(reader: Reader) -> Message:
    """No session can be rated yet, but something else can be said."""
    return Message(text=reader.say("feedback-none"), buttons=((_else_button(reader),),))


def day_message(ratings: list[Rating], day: date, days: list[date], number: int, reader: Reader) -> Message:
    """The ended sessions of a day as buttons, those without stars first; other days; something else."""
    shown = page(ratings, number)
    turns = shown.buttons(reader, lambda to: ShowDay(day=day, page=to))
    rated = sum(rating.stars is not None for rating in ratings)
    return Message(
        text=paragraphs(
            reader.say("feedback-day", day=reader.day(day)),
            reader.say("feedback-progress", rated=rated, total=len(ratings)),
        ),
        buttons=(
            *((_choice(rating, reader),) for rating in shown.items),
            *((turns,) if turns else ()),
            *_other_days(day, days, reader),
            (_else_button(reader),),
        ),
    )


def _choice(rating: Rating, reader: Reader) -> Button:
    session = rating.session
    key = "feedback-choice" if rating.stars is None else "feedback-choice-rated"
    label = reader.plain(
        key,
        time=reader.time(session.starts_at),
        title=trimmed(session.title, LABEL_LENGTH),
        stars=rating.stars or 0,
    )
    return ShowSession(session=session.id).button(label)


def _other_days(day: date, days: list[date], reader: Reader) -> tuple[tuple[Button, ...], ...]:
    before = [ShowDay(day=d).button(f"‹ {reader.short_day(d)}") for d in days if d < day][-1:]
    after = [ShowDay(day=d).button(f"{reader.short_day(d)} ›") for d in days if d > day][:1]
    return ((*before, *after),) if before or after else ()


def _else_button(reader: Reader) -> Button:
    return SomethingElse().button(reader.plain("feedback-button-else"))


def _star_buttons(session_id: int, reader: Reader) -> tuple[Button, ...]:
    return tuple(
        Rate(session=session_id, stars=stars).button(reader.plain("feedback-star", stars=stars))
        for stars in range(1, MOST_STARS + 1)
    )


def _said(rating: Rating, reader: Reader) -> tuple[Any, ...]:
    title = trimmed(rating.session.title, QUOTE_LENGTH)
    thanks = reader.say("feedback-thanks", title=title, stars=rating.stars or 0)
    line = trimmed(rating.line, QUOTE_LENGTH)
    return (thanks, reader.say("feedback-line-now", line=line)) if line else (thanks,)
