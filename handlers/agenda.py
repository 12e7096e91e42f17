"""A member's own agenda: a day of it, what is next, all of it as a file; and what the bot sends of it by itself."""

import re
from datetime import date, datetime, time, timedelta

from telegram import Update

from handlers.calendar import calendar_message
from handlers.context import Context
from handlers.day import Around, ShareCalendar, ShowDay, day_message
from handlers.scene import Scene, scene_of, words_of
from handlers.upcoming import next_message, nothing_next_message, reminder_message
from mission.agenda import (
    clashes,
    coming,
    going_on,
    is_own,
    next_one,
    on_day,
    own_agenda,
    reminded_session,
)
from mission.changes import edits_of_day
from mission.day_words import day_named
from mission.documents.days import PartialDay, read_day
from mission.documents.faults import UnreadError
from mission.errors import UserError
from mission.time import at_wall
from storage.agenda import Session
from storage.columns import folded
from storage.message import Message
from storage.missions import Mission
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader

__all__ = [
    "TAPS",
    "agenda",
    "day_message",
    "day_push",
    "next_session",
    "reminder_push",
    "today",
    "tomorrow",
]


async def today(update: Update, context: Context) -> None:
    """/today"""
    del update
    await _show(context, context.today)


async def tomorrow(update: Update, context: Context) -> None:
    """/tomorrow"""
    del update
    await _show(context, context.today + timedelta(days=1))


async def agenda(update: Update, context: Context) -> None:
    """/agenda: today, or the nearest day of the mission; /agenda tuesday, /agenda 25.4.: that day."""
    mission = context.mission
    nearest = min(max(context.today, mission.starts_on), mission.ends_on)
    asked = _asked(update)
    await _show(context, asked_day(asked, mission, context.today, context.reader) if asked else nearest)


def _asked(update: Update) -> str:
    """What follows the command, in one line."""
    return " ".join(words_of(update).split()[1:])


async def show_day(update: Update, context: Context) -> None:
    """A day, or another page of it, in place of the one that was tapped."""
    del update
    action: ShowDay = context.action
    await _show(context, action.day, action.page, afresh=action.afresh)


async def _show(context: Context, day: date, number: int = 0, *, afresh: bool = False) -> None:
    async with context.reading() as tx:
        message = await _day_page(tx, await scene_of(tx, context), context, day, number)
    async with context.transaction() as tx:
        await (tx.reply if afresh else tx.answer)(message)


async def _day_page(tx: Transaction, scene: Scene, context: Context, day: date, number: int) -> Message:
    """On the day's own push only the pages turn; everywhere else the buttons lead on."""
    own = await own_agenda(tx, scene.member)
    pushed = context.shown is not None and context.shown.kind == "day" and not context.action.afresh
    around = None if pushed else await _around(tx, own, scene.mission, day)
    return day_message(
        on_day(own, day),
        day,
        scene.member,
        scene.mission,
        scene.reader,
        now=tx.now,
        around=around,
        number=number,
    )


async def _around(tx: Transaction, own: list[Session], mission: Mission, day: date) -> Around:
    length = (mission.ends_on - mission.starts_on).days + 1
    days = {mission.starts_on + timedelta(days=number) for number in range(length)}
    days |= {session.day for session in own}
    programme = await tx.agenda.days(mission.id, "programme")
    after = max(tx.now, at_wall(day, time(), mission.zone))
    return Around(
        earlier=max((other for other in days if other < day), default=None),
        later=min((other for other in days if other > day), default=None),
        programme=min(programme, key=lambda other: abs(other - day), default=None),
        coming=next_one(own, after),
    )


def asked_day(text: str, mission: Mission, today: date, reader: Reader) -> date:
    """The day that words name: a date, a weekday or a day's number of the mission, "tomorrow". Raises UserError."""
    first = mission.starts_on
    if re.fullmatch(r"\d{1,2}\.?", text):
        ahead = (first + timedelta(days=number) for number in range(31))
        found = next((day for day in ahead if day.day == int(text.rstrip("."))), None)
    else:
        found = _read(text, first, max(today, first), mission.ends_on)
    found = found or day_named(text, today, reader.language)
    if found is None:
        raise UserError("agenda-day-unknown", text=text[:60])
    return found


def _read(text: str, first: date, soonest: date, last: date) -> date | None:
    """A weekday is the coming one, while the mission lasts; else the mission's first."""
    try:
        read = read_day(text)
        if not isinstance(read, PartialDay):
            return read
        meant = read.after(soonest if read.weekday is not None else first)
        return meant if meant <= last or read.weekday is None else read.after(first)
    except (UnreadError, ValueError):
        return None


async def next_session(update: Update, context: Context) -> None:
    """/next; /next dinner: the next session with that word."""
    sought = _asked(update)
    async with context.reading() as tx:
        message = await _next_page(tx, await scene_of(tx, context), sought)
    async with context.transaction() as tx:
        await tx.answer(message)


async def _next_page(tx: Transaction, scene: Scene, sought: str) -> Message:
    own = await own_agenda(tx, scene.member)
    ahead = [session for session in coming(own, tx.now) if folded(sought) in folded(session.title)]
    if not ahead:
        return nothing_next_message(scene.reader, sought=sought)
    return next_message(
        ahead[0],
        scene.member,
        scene.mission,
        scene.reader,
        now=tx.now,
        overlapping=clashes(own).get(ahead[0].id, ()),
        here=going_on(own, tx.now),
    )


async def share_calendar(update: Update, context: Context) -> None:
    """The whole of one's own agenda as an .ics file."""
    del update
    async with context.reading() as tx:
        scene = await scene_of(tx, context)
        mission_id, person_id = scene.mission.id, scene.member.person.id
        attended = await tx.agenda.attended_by(person_id, mission_id)
        candidates = await tx.agenda.of_person(mission_id, person_id)
        revisions = await tx.agenda.revisions(mission_id)
    own = [session for session in candidates if is_own(session, scene.member, attended)]
    message = calendar_message(own, revisions, scene.mission, scene.reader, now=context.house.now())
    async with context.transaction() as tx:
        await tx.reply(message)


TAPS = ((ShowDay, show_day), (ShareCalendar, share_calendar))


# --- what the bot sends by itself -------------------------------------------------------------------------------


async def day_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """The day's agenda, with what has changed since the day before on top; None when there is nothing to tell.

    Rendered again when the agenda changes after it was sent: then an emptied day is said to be one.
    """
    mission = await tx.missions.get(row.mission_id or 0)
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    if mission is None or member is None:
        return None
    day = date.fromisoformat(row.occasion.removeprefix("day:"))
    sessions = on_day(await own_agenda(tx, member), day)
    since = await _told_until(tx, row, day, mission)
    edits = await edits_of_day(tx, member, day, since)
    if not sessions and not edits and row.sent_at is None:
        return None
    return day_message(sessions, day, member, mission, _in_zone(reader, mission), now=tx.now, edits=edits)


async def _told_until(tx: Transaction, row: Outgoing, day: date, mission: Mission) -> datetime:
    """When the same person got the agenda of a day before; where they got none, when the day before began."""
    rows = await tx.outbox.of_person(row.mission_id or 0, row.person_id or 0, ("day",))
    earlier = [one.sent_at for one in rows if one.sent_at and one.occasion < row.occasion]
    return max(earlier, default=at_wall(day - timedelta(days=1), time(), mission.zone))


async def reminder_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """None when the session was moved, cancelled, or is not this member's any more."""
    mission = await tx.missions.get(row.mission_id or 0)
    member = await tx.people.member(row.mission_id or 0, row.person_id or 0)
    if mission is None or member is None:
        return None
    session = await reminded_session(tx, member, row.occasion)
    if session is None:
        return None
    return reminder_message(session, member, mission, _in_zone(reader, mission), now=tx.now)


def _in_zone(reader: Reader, mission: Mission) -> Reader:
    return Reader(reader.language, mission.zone)
