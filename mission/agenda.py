"""Whose session is whose, and when: the rules of PRODUCT.md › Agenda."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from storage.agenda import Session
from storage.columns import folded
from storage.people import Member
from storage.transaction import Transaction

EVERYBODY: Final = frozenset({"all", "everyone", "everybody", "усі", "всі", "vsichni", "vse"})
ROLES: Final = {
    "delegate": frozenset({"delegate", "delegates", "делегат", "делегати", "delegat", "delegati"}),
    "organiser": frozenset(
        {
            "organiser",
            "organisers",
            "organizer",
            "organizers",
            "організатор",
            "організатори",
            "organizator",
            "organizatori",
        }
    ),
    "host": frozenset({"host", "hosts", "господар", "господарі", "hostitel", "hostitele"}),
}
LOGISTICS: Final = tuple(
    folded(word)
    for word in (
        *("bus", "transfer", "arrival", "departure", "check-in", "check-out", "breakfast", "lunch"),
        *("автобус", "трансфер", "приїзд", "прибуття", "виїзд", "від’їзд", "від'їзд", "переїзд", "поселення"),
        *("заселення", "виселення", "сніданок", "обід", "дорога"),
        *("autobus", "příjezd", "odjezd", "přejezd", "ubytování", "snídaně", "oběd", "cesta"),
    )
)
"""How the titles of buses, meals and beds begin: nobody has anything to say about them with stars."""
ASSUMED_LENGTH: Final = timedelta(hours=1)
"""How long a session without an end is taken to last."""
LATECOMERS: Final = timedelta(minutes=10)
"""How long a session that has begun is still what comes next."""


# --- whose ----------------------------------------------------------------------------------------------------


def invites(audience: str, member: Member) -> bool:
    """Whether an audience ("" for all; groups, roles and names with commas between them) includes a member."""
    parts = [folded(part) for part in audience.replace(";", ",").split(",")]
    wanted = {part for part in (folded(audience), *parts) if part}
    mine = {folded(member.person.name), folded(member.membership.organisation), folded(member.group)}
    mine |= {folded(word) for word in (*EVERYBODY, *ROLES[member.membership.role])}
    return not any(parts) or bool(wanted & mine)


def is_own(session: Session, member: Member, attended: Iterable[int]) -> bool:
    """Ours by audience; of the programme only what the member chose."""
    if session.kind == "ours":
        return invites(session.audience, member)
    return session.id in attended


def own_sessions(sessions: Iterable[Session], member: Member, attended: set[int]) -> list[Session]:
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
        if session.is_break:
            seen.add(mark)
        kept.append(session)
    return kept


def rated(session: Session, member: Member) -> bool:
    """Whether a member is asked for stars: delegates and organisers, for what is no break, no bus and no whole day."""
    on_the_way = folded(session.title).startswith(LOGISTICS)
    return member.membership.role != "host" and not (session.is_break or session.all_day or on_the_way)


# --- when -----------------------------------------------------------------------------------------------------


def ends(session: Session) -> datetime:
    """When it ends, or is taken to."""
    return session.ends_at or session.starts_at + ASSUMED_LENGTH


def stamp(session: Session) -> str:
    """Its start, as a reminder's occasion names it: a session that moves gets a new reminder."""
    return session.starts_at.strftime("%Y%m%dT%H%M")


def covers(session: Session, day: date) -> bool:
    """Whether it is listed under a day: its own, and for whole days (a hotel) every one until they end."""
    if session.all_day and session.ends_wall is not None:
        midnight = datetime.combine(day, time.min)
        return session.day == day or (session.day < day and midnight < session.ends_wall)
    return session.day == day


def on_day(sessions: Iterable[Session], day: date) -> list[Session]:
    """The sessions listed under a day: whole days first, then in order of time."""
    return sorted(
        (s for s in sessions if covers(s, day)), key=lambda s: (not s.all_day, s.starts_at, ends(s))
    )


def clashes(sessions: Iterable[Session]) -> dict[int, list[Session]]:
    """By session that overlaps others of the same agenda: those others. Breaks and whole days clash with nothing."""
    timed = sorted(
        (s for s in sessions if not s.is_break and not s.all_day), key=lambda s: (s.starts_at, ends(s))
    )
    found: dict[int, list[Session]] = {}
    for number, first in enumerate(timed):
        for second in timed[number + 1 :]:
            if second.starts_at >= ends(first):
                break
            found.setdefault(first.id, []).append(second)
            found.setdefault(second.id, []).append(first)
    return found


def coming(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """What comes next (or began less than ten minutes ago), in order of time; breaks and whole days aside."""
    return [s for s in in_time(sessions) if s.starts_at > now - LATECOMERS]


def going_on(sessions: Iterable[Session], now: datetime) -> list[Session]:
    """What has begun and is not over; breaks and whole days aside."""
    return [s for s in in_time(sessions) if s.starts_at <= now < ends(s)]


def in_time(sessions: Iterable[Session]) -> list[Session]:
    """The sessions that one has to be at, in order of time."""
    return sorted((s for s in sessions if not s.is_break and not s.all_day), key=lambda s: s.starts_at)


# --- a member's own agenda --------------------------------------------------------------------------------------


async def own_agenda(tx: Transaction, member: Member) -> list[Session]:
    """Everything that stands in a member's agenda of their mission, in order of time."""
    mission_id, person_id = member.membership.mission_id, member.person.id
    attended = await tx.agenda.attended_by(person_id, mission_id)
    return own_sessions(await tx.agenda.of_person(mission_id, person_id), member, attended)


async def agenda_of(tx: Transaction, member: Member, day: date) -> list[Session]:
    """A member's agenda of one day: whole days first, then in order of time."""
    return on_day(await own_agenda(tx, member), day)


async def next_of(tx: Transaction, member: Member, now: datetime) -> Session | None:
    """What comes next for a member, breaks and whole days aside."""
    return next(iter(coming(await own_agenda(tx, member), now)), None)


async def reminded_session(tx: Transaction, member: Member, occasion: str) -> Session | None:
    """The session that a reminder ("session:ID:STAMP") is about, when it still stands then and is still theirs."""
    _, session_id, stamped = occasion.split(":")
    session = await tx.agenda.get(int(session_id))
    if session is None or session.cancelled_at or stamp(session) != stamped:
        return None
    attended = await tx.agenda.attended_by(member.person.id, member.membership.mission_id)
    return session if is_own(session, member, attended) else None


def next_one(sessions: Sequence[Session], after: datetime) -> Session | None:
    """The first session that begins at a moment or later, breaks and whole days aside."""
    return next((s for s in in_time(sessions) if s.starts_at >= after), None)
