"""Meetings with partners: planned, held and missed, kept apart (PRODUCT.md › Results)."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Final, Literal

from mission.agenda import LOGISTICS, ends
from storage.agenda import Session, TookPlace
from storage.columns import folded
from storage.record import Record
from storage.transaction import Transaction

MeetingWord = Literal["unknown", "ahead", "held", "missed"]
MEETING_ORDER: Final[tuple[MeetingWord, ...]] = ("unknown", "ahead", "held", "missed")


class Meeting(Record):
    """One of our sessions that is a meeting, by what is known of it."""

    id: int
    standing: MeetingWord
    title: str
    starts_at: datetime


def is_meeting(session: Session) -> bool:
    """One of ours that stands and is no break, no bus or meal, no whole day.

    The agenda does not say with whom a session is, so all of these count as meetings.
    """
    on_the_way = folded(session.title).startswith(LOGISTICS)
    out = session.is_break or session.all_day or session.cancelled_at is not None or on_the_way
    return session.kind == "ours" and not out


def meetings(sessions: Iterable[Session], seen: Collection[int], now: datetime) -> tuple[Meeting, ...]:
    """Every meeting, those of which nobody knows first. `seen`: sessions where a contact or stars were given."""
    made = [
        Meeting(
            id=session.id,
            standing=meeting_word(session, now, seen=session.id in seen),
            title=session.title,
            starts_at=session.starts_at,
        )
        for session in sessions
        if is_meeting(session)
    ]
    return tuple(
        sorted(made, key=lambda one: (MEETING_ORDER.index(one.standing), one.starts_at, one.id)),
    )


def meeting_word(session: Session, now: datetime, *, seen: bool) -> MeetingWord:
    """What an organiser said counts; else that somebody logged a contact or gave stars there; else the clock."""
    if session.took_place:
        return session.took_place
    if seen:
        return "held"
    return "ahead" if ends(session) > now else "unknown"


async def say_took_place(
    tx: Transaction, mission_id: int, actor_id: int, session_id: int, word: TookPlace
) -> bool:
    """An organiser says whether a meeting took place; False where it is none of the mission's."""
    session = await tx.agenda.get(session_id)
    if session is None or session.mission_id != mission_id or not is_meeting(session):
        return False
    if session.took_place != word:
        await tx.agenda.say_took_place(session_id, word)
        await tx.audit.record(mission_id, actor_id, "session.took-place", session=session_id, word=word)
    return True
