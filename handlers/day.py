"""A day of somebody's agenda, in words: what is next, what has changed, then every session in full."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from markupsafe import Markup

from handlers.actions import Action
from handlers.changes import edit_line
from handlers.pages import Page, trimmed
from handlers.sessions import (
    SHORT,
    TITLE,
    capitalised,
    clash_note,
    day_and_hours,
    details,
    listed_hours,
    packed,
    zone_note,
)
from mission.agenda import clashes, coming, going_on, in_time
from mission.changes import Edit
from storage.agenda import Session
from storage.message import Button, Message
from storage.missions import Mission
from storage.people import Member
from words import Reader, lines, paragraphs

SESSIONS_UNITS: Final = 2600
CHANGES_UNITS: Final = 900
"""UTF-16 units of a page's sessions and of the changes on top: together below Telegram's 4,096."""
CHANGES_MOST: Final = 8


class ShowDay(Action):
    """A day of one's own agenda. `afresh`: in a new message; the one that was tapped is about its own day."""

    do = "agendaday"
    day: date
    page: int = 0
    afresh: bool = False


class ShareCalendar(Action):
    """One's own agenda as a file for the phone's calendar."""

    do = "calendar"


class BrowseProgramme(Action):
    """The forum's programme of a day: one track or all, from a page on (0 is the first; none: where the day is)."""

    do = "programme"
    day: date
    track: str = ""
    page: int | None = None


class Around(NamedTuple):
    """What lies around a day: where its buttons lead, and what comes after an empty one."""

    earlier: date | None = None
    later: date | None = None
    programme: date | None = None
    coming: Session | None = None


def day_message(
    sessions: Sequence[Session],
    day: date,
    member: Member,
    mission: Mission,
    reader: Reader,
    *,
    now: datetime | None = None,
    around: Around | None = None,
    edits: Sequence[Edit] = (),
    number: int = 0,
) -> Message:
    """A day's agenda, its page `number` (from 0). `now`: the day is told from there ("today", what is next).

    around: with the buttons that lead elsewhere; without (a push, a greeting) one button opens the whole agenda.
    """
    overlaps = clashes(sessions)
    blocks = [_block(session, overlaps.get(session.id, ()), mission, reader) for session in sessions]
    pages = packed(blocks, SESSIONS_UNITS)
    number = min(max(number, 0), len(pages) - 1)
    shown = Page(pages[number], number + 1, len(pages))
    heading = lines(
        _first_line(sessions, day, mission, reader, now),
        _what_follows(sessions, around, reader),
        shown.mark(reader),
        zone_note(mission, member, day, reader) if sessions else "",
    )
    return Message(
        text=paragraphs(heading, _changed(edits, reader) if number == 0 else "", *shown.items),
        buttons=_buttons(day, shown, around, reader),
    )


def _block(session: Session, overlapping: Sequence[Session], mission: Mission, reader: Reader) -> Markup:
    """A session in full; a break needs no more than its time and place."""
    title = trimmed(session.title, TITLE)
    return lines(
        reader.say("agenda-session", hours=listed_hours(session, reader), title=title),
        details(session, mission, reader),
        clash_note(overlapping, reader),
    )


def _first_line(
    sessions: Sequence[Session], day: date, mission: Mission, reader: Reader, now: datetime | None
) -> Markup:
    """The day, and what is next in it."""
    today = now.astimezone(mission.zone).date() if now else None
    named = day_name(day, today, reader)
    timed = in_time(sessions)
    if not timed:
        return reader.say("agenda-free" if sessions else "agenda-empty", day=named)
    if now is None or today != day:
        return _pointing("agenda-first", named, timed[0], reader)
    if ahead := [session for session in coming(timed, now) if session.starts_at >= now]:
        return _pointing("agenda-ahead", named, ahead[0], reader)
    if here := going_on(timed, now):
        return _pointing("agenda-going-on", named, here[-1], reader)
    return reader.say("agenda-over", day=named)


def _pointing(key: str, named: str, session: Session, reader: Reader) -> Markup:
    starts = session.starts_wall.time()
    time = reader.at(starts) if key == "agenda-ahead" else reader.time(starts)
    return reader.say(key, day=named, time=time, title=trimmed(session.title, SHORT))


def day_name(day: date, today: date | None, reader: Reader) -> str:
    """ "Today, Tuesday 25 April"; without a word where it is neither today nor tomorrow."""
    named = reader.day(day)
    if today is not None and day == today:
        return reader.plain("agenda-today", day=named)
    if today is not None and day == today + timedelta(days=1):
        return reader.plain("agenda-tomorrow", day=named)
    return capitalised(named)


def _what_follows(sessions: Sequence[Session], around: Around | None, reader: Reader) -> Markup:
    """An empty day says what is next."""
    if around is None or in_time(sessions):
        return Markup()
    if around.coming is None:
        return reader.say("agenda-nothing-follows")
    when, title = day_and_hours(around.coming, reader), trimmed(around.coming.title, SHORT)
    return reader.say("agenda-follows", when=when, title=title)


def _changed(edits: Sequence[Edit], reader: Reader) -> Markup:
    """What has changed, one line each; what does not fit is counted."""
    if not edits:
        return Markup()
    shown = packed([edit_line(edit, reader) for edit in edits], CHANGES_UNITS, CHANGES_MOST)[0]
    left = len(edits) - len(shown)
    more = reader.say("agenda-more-changes", count=left) if left else ""
    return lines(reader.say("agenda-changed"), *shown, more)


def _buttons(
    day: date, shown: Page[Markup], around: Around | None, reader: Reader
) -> tuple[tuple[Button, ...], ...]:
    turning = shown.buttons(
        reader,
        lambda at: ShowDay(day=day, page=at),
        ("agenda-button-earlier", "agenda-button-later"),
    )
    if around is None:
        whole = ShowDay(day=day, afresh=True).button(reader.plain("agenda-button-whole"))
        return tuple(row for row in (turning, (whole,)) if row)
    days = tuple(
        ShowDay(day=other).button(reader.plain(key, day=reader.short_day(other)))
        for other, key in ((around.earlier, "agenda-button-before"), (around.later, "agenda-button-after"))
        if other is not None
    )
    elsewhere = [ShareCalendar().button(reader.plain("agenda-button-calendar"))]
    if around.programme is not None:
        action = BrowseProgramme(day=around.programme)
        elsewhere.insert(0, action.button(reader.plain("agenda-button-programme")))
    return tuple(row for row in (turning, days, tuple(elsewhere)) if row)
