"""What will be due, for whom and when: occasions as wall time in a zone, told as pushes in UTC.

Planning is idempotent: it compares what should be due with what waits in the outbox, adds what is missing, moves
what has moved and takes back what is no longer right. What was sent, expired or failed is never planned again.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from mission.agenda import ends, in_time, own_sessions, rated, stamp
from mission.time import at_wall, months_later, wall, working_days_after
from storage.agenda import Session
from storage.missions import Mission
from storage.outbox import Outgoing, Push
from storage.people import Member
from storage.transaction import Transaction

PLANNED_KINDS: Final = ("day", "reminder", "stars", "wave")
REMINDER_GRACE: Final = timedelta(minutes=10)
STARS_AFTER: Final = timedelta(minutes=5)
STARS_KEEP: Final = timedelta(hours=20)
WAVE_AT: Final = time(10, 0)
WAVE_REMINDERS: Final = (timedelta(days=3), timedelta(days=7))
LAST_WAVE_KEEPS: Final = timedelta(days=30)
WAVE_MONTHS: Final = (1, 3, 6, 12)
EVENING_BEFORE: Final = time(20, 0)


def pushes_for(
    member: Member, mission: Mission, sessions: Sequence[Session], attended: set[int]
) -> list[Push]:
    """Every push that this member should get in this mission, from its first day to a year after it."""
    mine = own_sessions(sessions, member, attended)
    return [*_days(member, mission, mine), *_sessions(member, mission, mine), *_waves(member, mission)]


def _push(
    member: Member, mission: Mission, kind: str, occasion: str, *, due: datetime, expires: datetime
) -> Push:
    return Push(
        kind=kind,
        mission_id=mission.id,
        person_id=member.person.id,
        occasion=occasion,
        due_at=due,
        expires_at=expires,
    )


def _days(member: Member, mission: Mission, mine: Sequence[Session]) -> list[Push]:
    """The day's agenda, until that day's last session ends; whole days (a hotel) neither begin nor end a day."""
    timed = [session for session in mine if not session.all_day]
    days = sorted({session.day for session in timed})
    first = next((day for day in days if day >= mission.starts_on), None)
    made = []
    for day in days:
        over = max(ends(session) for session in timed if session.day == day)
        due = _agenda_due(member, mission, day, over, first=day == first)
        made.append(_push(member, mission, "day", f"day:{day}", due=due, expires=over))
    return made


def _agenda_due(member: Member, mission: Mission, day: date, over: datetime, *, first: bool) -> datetime:
    """At the person's or the mission's time; before the first day of the mission the evening before.

    So too where that time would come after the day's last session: a flight home at 5:00 is told the evening before.
    """
    morning = at_wall(day, member.person.agenda_at or mission.agenda_at, mission.zone)
    evening = at_wall(day - timedelta(days=1), EVENING_BEFORE, mission.zone)
    return evening if first or morning >= over else morning


def _sessions(member: Member, mission: Mission, mine: Sequence[Session]) -> list[Push]:
    """The reminder before each session that is no break, and the stars after it."""
    lead = timedelta(minutes=member.person.reminder_minutes)
    made = []
    for session in in_time(mine):
        if lead:
            occasion = f"session:{session.id}:{stamp(session)}"
            due, late = session.starts_at - lead, session.starts_at + REMINDER_GRACE
            made.append(_push(member, mission, "reminder", occasion, due=due, expires=late))
        if rated(session, member):
            due = ends(session) + STARS_AFTER
            occasion = f"session:{session.id}"
            made.append(_push(member, mission, "stars", occasion, due=due, expires=due + STARS_KEEP))
    return made


def wave_days(ends_on: date) -> list[tuple[str, date]]:
    """The follow-up waves by name and day: +2 working days, +14 days, +1, +3, +6 and +12 months."""
    early = [("2d", working_days_after(ends_on, 2)), ("14d", ends_on + timedelta(days=14))]
    return early + [(f"{months}m", months_later(ends_on, months)) for months in WAVE_MONTHS]


def _waves(member: Member, mission: Mission) -> list[Push]:
    """Each wave and its two reminders, at 10:00 of the person's zone; a wave ends when the next begins."""
    if member.membership.role == "host":
        return []
    zone = member.zone(mission)
    days = wave_days(mission.ends_on)
    starts = [at_wall(day, WAVE_AT, zone) for _, day in days]
    made = []
    for (name, day), end in zip(days, [*starts[1:], starts[-1] + LAST_WAVE_KEEPS], strict=True):
        for version, later in enumerate((timedelta(), *WAVE_REMINDERS)):
            due = at_wall(day + later, WAVE_AT, zone)
            if due < end:
                push = _push(member, mission, "wave", f"wave:{name}", due=due, expires=end)
                made.append(push.model_copy(update={"version": version}))
    return made


async def follow_zone(tx: Transaction, mission: Mission) -> None:
    """New zone data: a session keeps its time on the wall, and its moment moves.

    Where the wall still shows that time nothing is touched: of an hour that comes twice, either is right.
    """
    zone = mission.zone
    for session in await tx.agenda.all_of(mission.id):
        starts = _shown_at(session.starts_at, session.starts_wall, zone)
        ends = session.ends_at
        if ends is not None and session.ends_wall is not None:
            ends = _shown_at(ends, session.ends_wall, zone)
        if (starts, ends) != (session.starts_at, session.ends_at):
            await tx.agenda.change(session.id, starts_at=starts, ends_at=ends)


def _shown_at(moment: datetime, shown: datetime, zone: ZoneInfo) -> datetime:
    return moment if wall(moment, zone) == shown else at_wall(shown.date(), shown.time(), zone)


async def plan_member(tx: Transaction, member: Member, mission: Mission) -> None:
    """Bring what waits for one member in line with the agenda, their settings and the mission's dates."""
    sessions = await tx.agenda.of_person(mission.id, member.person.id)
    attended = await tx.agenda.attended_by(member.person.id, mission.id)
    await _bring_in_line(tx, member, mission, pushes_for(member, mission, sessions, attended))


async def plan_mission(tx: Transaction, mission: Mission) -> None:
    """The same for everybody in the mission."""
    sessions = await tx.agenda.all_of(mission.id)
    attendance = await tx.agenda.attendance_of(mission.id)
    for member in await tx.people.members_of(mission.id):
        attended = {session for session, people in attendance.items() if member.person.id in people}
        await _bring_in_line(tx, member, mission, pushes_for(member, mission, sessions, attended))


async def _bring_in_line(tx: Transaction, member: Member, mission: Mission, wanted: Sequence[Push]) -> None:
    """What waits too long is left to the courier, who counts it as expired; only what is wrong is taken back."""
    here = await tx.outbox.of_person(mission.id, member.person.id, PLANNED_KINDS)
    known = {_key(row): row for row in here}
    due = {_key(push): push for push in wanted if _still_comes(push, member, tx.now)}
    gone = [row.id for key, row in known.items() if key not in due and _waits(row, tx.now)]
    if gone:
        await tx.outbox.cancel(gone, "no longer due")
    for key, push in due.items():
        if key in known and _differs(known[key], push):
            await tx.outbox.reschedule(known[key].id, push)
    missing = [push for key, push in due.items() if key not in known]
    chat_id = member.person.telegram_id if member.membership.joined_at else None
    await tx.outbox.plan(missing, {member.person.id: chat_id})


def _key(push: Push | Outgoing) -> tuple[str, str, int]:
    return push.kind, push.occasion, push.version


def _waits(row: Outgoing, now: datetime) -> bool:
    return row.state == "queued" and (row.expires_at is None or row.expires_at > now)


def _still_comes(push: Push, member: Member, now: datetime) -> bool:
    """Nothing that was due before the member joined (their greeting said it), nothing that has expired."""
    joined = member.membership.joined_at
    expired = push.expires_at is not None and push.expires_at <= now
    return not expired and (joined is None or push.due_at >= joined)


def _differs(row: Outgoing, push: Push) -> bool:
    moved = row.due_at != push.due_at or row.expires_at != push.expires_at
    return row.state == "cancelled" or (row.state == "queued" and moved)
