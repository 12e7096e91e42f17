"""Whose session is whose: the rules of PRODUCT.md › Agenda."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from storage.agenda import Session
from storage.columns import folded
from storage.people import Member
from storage.transaction import Transaction

EVERYBODY: Final = frozenset({"", "all", "everyone", "everybody", "усі", "всі", "vsichni", "vse"})
ROLES: Final = {
    "delegate": frozenset({"delegate", "delegates", "делегат", "делегати", "delegat", "delegati"}),
    "organiser": frozenset({"organiser", "organisers", "organizer", "organizers", "організатор", "організатори", "organizator", "organizatori"}),
    "host": frozenset({"host", "hosts", "господар", "господарі", "hostitel", "hostitele"}),
}
ASSUMED_LENGTH: Final = timedelta(hours=1)
"""How long a session without an end is taken to last when clashes and "now" are told."""


def invites(audience: str, member: Member) -> bool:
    """Whether an audience ("" for all; groups, roles and names with commas between them) includes a member."""
    wanted = [folded(part) for part in audience.replace(";", ",").split(",")]
    mine = {folded(member.person.name), folded(member.membership.organisation), *EVERYBODY}
    mine |= {folded(word) for word in ROLES[member.membership.role]}
    if member.group:
        mine |= {folded(member.group)}
    return any(word in mine for word in wanted) if any(wanted) else True


def is_own(session: Session, member: Member, attended: Iterable[int]) -> bool:
    """Ours by audience; of the programme only what the member chose."""
    if session.kind == "ours":
        return invites(session.audience, member)
    return session.id in attended


def own_sessions(sessions: Sequence[Session], member: Member, attended: set[int]) -> list[Session]:
    """The standing sessions in a member's agenda; a break that several rooms share is shown once."""
    mine = [session for session in sessions if not session.cancelled_at and is_own(session, member, attended)]
    return without_repeated_breaks(mine)


def without_repeated_breaks(sessions: Iterable[Session]) -> list[Session]:
    """One of the breaks that have the same title and times, and every session that is no break."""
    seen: set[tuple[str, datetime, datetime | None]] = set()
    kept = []
    for session in sessions:
        mark = (session.title, session.starts_at, session.ends_at)
        if session.is_break and mark in seen:
            continue
        seen.add(mark)
        kept.append(session)
    return kept


def ends(session: Session) -> datetime:
    """When it ends, or is taken to."""
    return session.ends_at or session.starts_at + ASSUMED_LENGTH


def clashes(sessions: Sequence[Session]) -> set[int]:
    """Ids of sessions that overlap another one of the same agenda; breaks and whole days clash with nothing."""
    timed = sorted((s for s in sessions if not s.is_break and not s.all_day), key=lambda s: s.starts_at)
    found: set[int] = set()
    for number, first in enumerate(timed):
        for second in timed[number + 1 :]:
            if second.starts_at >= ends(first):
                break
            found |= {first.id, second.id}
    return found


def rated(session: Session, member: Member) -> bool:
    """Whether a member is asked for stars: a real session of a delegate, not a break and not a bus."""
    return member.membership.role != "host" and not session.is_break and not session.all_day


async def agenda_of(tx: Transaction, member: Member, day: date) -> list[Session]:
    """A member's agenda of one day."""
    attended = await tx.agenda.attended_by(member.person.id, member.membership.mission_id)
    return own_sessions(await tx.agenda.on_day(member.membership.mission_id, day), member, attended)


async def next_of(tx: Transaction, member: Member, now: datetime) -> Session | None:
    """What comes next for a member (or began less than ten minutes ago), breaks aside."""
    attended = await tx.agenda.attended_by(member.person.id, member.membership.mission_id)
    coming = await tx.agenda.between(
        member.membership.mission_id,
        now - timedelta(minutes=10),
        now + timedelta(days=30),
    )
    mine = [s for s in own_sessions(coming, member, attended) if not s.is_break and not s.all_day]
    return next(iter(mine), None)
