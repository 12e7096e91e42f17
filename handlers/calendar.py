"""One's own agenda as a file for the phone's calendar."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from handlers.sessions import way_there
from mission.documents.calendar import CalendarEntry, write_calendar
from storage.agenda import Session
from storage.message import Attachment, Message
from storage.missions import Mission
from words import Reader

LABELLED: Final = 2000


def calendar_message(
    sessions: Sequence[Session], revisions: dict[int, int], mission: Mission, reader: Reader, *, now: datetime
) -> Message:
    """The file with a line about it; cancelled sessions are in it, so that a calendar which has them drops them."""
    entries = [_entry(session, revisions.get(session.id, 0), mission, reader) for session in sessions]
    name = " ".join(mission.name.split())
    content = write_calendar(entries, name=name, zone=mission.zone, now=now)
    standing = sum(not session.cancelled_at for session in sessions)
    return Message(
        text=reader.say("agenda-calendar-sent", count=standing),
        attachment=Attachment(name=f"{file_name(mission)}.ics", content=content),
    )


def file_name(mission: Mission) -> str:
    """Letters, digits and dashes: what every phone can keep."""
    return re.sub(r"[^\w]+", "-", mission.code).strip("-") or "agenda"


def _entry(session: Session, revision: int, mission: Mission, reader: Reader) -> CalendarEntry:
    said = (
        ("host", session.host),
        ("dress", session.dress),
        ("bring", session.bring),
        ("notes", session.notes),
    )
    return CalendarEntry(
        uid=f"session-{session.id}@{file_name(mission).lower()}.attache",
        title=session.title,
        starts=session.starts_at,
        ends=session.ends_at,
        all_day=session.all_day,
        place=", ".join(part for part in (session.place, session.address) if part),
        description="\n".join(_labelled(name, text, reader) for name, text in said if text),
        url=way_there(session, mission) or "",
        revision=revision,
        cancelled=session.cancelled_at is not None,
    )


def _labelled(name: str, text: str, reader: Reader) -> str:
    """A long text goes in whole, without its label: Fluent takes no more than 2,500 characters at one place."""
    return reader.plain(f"agenda-{name}", text=text) if len(text) <= LABELLED else text
