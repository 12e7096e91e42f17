"""What comes next, in words: in how long, where, and the reminder that says so by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from markupsafe import Markup

from handlers.day import ShowDay
from handlers.pages import trimmed
from handlers.sessions import (
    SHORT,
    TITLE,
    clash_note,
    day_and_hours,
    details,
    hours,
    labelled,
    place,
    zone_note,
)
from storage.agenda import Session
from storage.message import Message
from storage.missions import Mission
from storage.people import Member
from words import Reader, lines, paragraphs

HOUR: Final = 60
"""Minutes."""


def next_message(
    session: Session,
    member: Member,
    mission: Mission,
    reader: Reader,
    *,
    now: datetime,
    overlapping: Sequence[Session] = (),
    here: Sequence[Session] = (),
) -> Message:
    """In how long, what, where; which others it overlaps, and what is going on meanwhile (`here`)."""
    said = [
        reader.say("next-now", title=trimmed(other.title, SHORT), hours=hours(other, reader))
        for other in here
        if other.id != session.id
    ]
    body = lines(
        when_and_what(session, mission, reader, now),
        day_and_hours(session, reader),
        details(session, mission, reader),
        clash_note(overlapping, reader),
    )
    note = zone_note(mission, member, session.starts_wall.date(), reader)
    return Message(
        text=paragraphs(body, lines(*said[:3]), note),
        buttons=((ShowDay(day=session.day).button(reader.plain("next-button-day")),),),
    )


def reminder_message(
    session: Session, member: Member, mission: Mission, reader: Reader, *, now: datetime
) -> Message:
    """Title, place, way there, and what to bring."""
    return Message(
        text=lines(
            when_and_what(session, mission, reader, now),
            hours(session, reader),
            place(session, mission, reader),
            labelled("bring", session.bring, reader),
            zone_note(mission, member, session.starts_wall.date(), reader),
        ),
    )


def nothing_next_message(reader: Reader, *, sought: str = "") -> Message:
    """Nothing is ahead, or nothing with the words that were sought."""
    key = "next-not-found" if sought else "next-nothing"
    args = {"text": trimmed(sought, SHORT)} if sought else {}
    return Message(text=reader.say(key, **args))


def when_and_what(session: Session, mission: Mission, reader: Reader, now: datetime) -> Markup:
    """ "In 15 minutes: Meeting", "Tomorrow at 09:00: …", "In 3 days, at 09:00: …", "Began 5 minutes ago: …"."""
    title = trimmed(session.title, TITLE)
    minutes = -(-(session.starts_at - now) // timedelta(minutes=1))
    if minutes < 0:
        return reader.say("next-began", minutes=-minutes, title=title)
    if minutes == 0:
        return reader.say("next-at-once", title=title)
    if minutes < HOUR:
        return reader.say("next-in-minutes", minutes=minutes, title=title)
    local = now.astimezone(mission.zone).date()
    days = (session.starts_wall.date() - local).days
    if days == 0 or minutes < 6 * HOUR:
        whole, rest = divmod(minutes, HOUR)
        return reader.say("next-in-hours", hours=whole, minutes=rest, title=title)
    time = reader.at(session.starts_wall.time())
    return reader.say("next-in-days", days=days, time=time, title=title)
