"""What will be due, for whom and when: occasions as wall time in a zone, told as pushes in UTC.

Planning is idempotent: it compares what should be due with what waits in the outbox, adds what is missing, moves
what has moved and takes back what is no longer right. What was sent, expired or failed is never planned again.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from mission.agenda import ends, in_time, own_sessions, rated, stamp
from mission.nudges import NUDGE, beginning_of, delays_in, nudges_for
from mission.quiet import rested
from mission.surveys import SURVEY, by_hand, survey_pushes, to_be_asked
from mission.time import at_wall, months_later, wall, working_days_after
from storage.agenda import Session
from storage.missions import Mission
from storage.outbox import NOTHING_TO_SAY, Outgoing, Push
from storage.people import Member
from storage.promises import Promise
from storage.questions import Question
from storage.transaction import Transaction

PLANNED_KINDS: Final = (
    *("baseline", "day", "reminder", "stars", "evening", "home", SURVEY, "wave", "digest", NUDGE),
)
REMINDER_GRACE: Final = timedelta(minutes=10)
STARS_AFTER: Final = timedelta(minutes=5)
STARS_KEEP: Final = timedelta(hours=20)
WAVE_AT: Final = time(10, 0)
WAVE_REMINDERS: Final = (timedelta(days=3), timedelta(days=7))
LAST_WAVE_KEEPS: Final = timedelta(days=30)
WAVE_MONTHS: Final = (1, 3, 6, 12)
EVENING_BEFORE: Final = time(20, 0)
EVENING_LINE: Final = time(20, 30)
EVENING_LINE_ENDS: Final = time(12, 0)
HOME_AFTER: Final = timedelta(hours=2)
HOME_WITHOUT_SESSIONS: Final = time(18, 0)
HOME_KEEPS: Final = timedelta(days=3)
BASELINE_BEFORE: Final = timedelta(days=7)
BASELINE_AT: Final = time(10, 0)
ONE_DAY: Final = timedelta(days=1)
DIGEST_AT: Final = time(21, 0)
DIGEST_AFTERWARDS: Final = time(9, 0)
DIGEST_KEEPS: Final = timedelta(hours=24)


def pushes_for(
    member: Member,
    mission: Mission,
    sessions: Sequence[Session],
    attended: set[int],
    questions: Sequence[Question] = (),
) -> list[Push]:
    """Every push that this member should get in this mission, from its first day to a year after it."""
    mine = own_sessions(sessions, member, attended)
    return [
        *_baseline(member, mission),
        *_days(member, mission, mine),
        *_sessions(member, mission, mine),
        *_evenings(member, mission),
        *_home(member, mission, mine),
        *survey_pushes(member, mission, questions, home_due(mission, mine)),
        *_waves(member, mission),
        *_digests(member, mission),
    ]


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


def _baseline(member: Member, mission: Mission) -> list[Push]:
    """Whom they know there already: a week before, or the first morning after they joined, until the mission begins."""
    if member.membership.role == "host":
        return []
    zone, joined = member.zone(mission), member.membership.joined_at
    begins = at_wall(mission.starts_on, time.min, mission.zone)
    due = at_wall(mission.starts_on - BASELINE_BEFORE, BASELINE_AT, zone)
    if joined and joined > due:
        morning = at_wall(wall(joined, zone).date(), BASELINE_AT, zone)
        due = (
            morning if morning >= joined else at_wall(wall(joined, zone).date() + ONE_DAY, BASELINE_AT, zone)
        )
    return [_push(member, mission, "baseline", "baseline", due=due, expires=begins)] if due < begins else []


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


def _evenings(member: Member, mission: Mission) -> list[Push]:
    """The evening line of each mission day, until noon of the next."""
    if member.membership.role == "host":
        return []
    length = (mission.ends_on - mission.starts_on).days
    made = []
    for day in (mission.starts_on + timedelta(days=after) for after in range(length + 1)):
        due = at_wall(day, EVENING_LINE, mission.zone)
        noon = at_wall(day + ONE_DAY, EVENING_LINE_ENDS, mission.zone)
        made.append(_push(member, mission, "evening", f"evening:{day}", due=due, expires=noon))
    return made


def _home(member: Member, mission: Mission, mine: Sequence[Session]) -> list[Push]:
    """The questions on the way home: two hours after the member's last session of the last day."""
    if member.membership.role == "host":
        return []
    due = home_due(mission, mine)
    return [_push(member, mission, "home", "home", due=due, expires=due + HOME_KEEPS)]


def home_due(mission: Mission, mine: Sequence[Session]) -> datetime:
    """When a member is taken to be on the way home, by their own agenda."""
    over = [ends(session) for session in mine if session.day == mission.ends_on and not session.all_day]
    evening = at_wall(mission.ends_on, HOME_WITHOUT_SESSIONS, mission.zone)
    return max(over) + HOME_AFTER if over else evening


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


def _digests(member: Member, mission: Mission) -> list[Push]:
    """An organiser's: 21:00 on the days of the mission, then Mondays at 9:00 until the last wave has expired."""
    if member.membership.role != "organiser":
        return []
    length = (mission.ends_on - mission.starts_on).days + 1
    evenings = [mission.starts_on + timedelta(days=number) for number in range(length)]
    monday = mission.ends_on + timedelta(days=7 - mission.ends_on.weekday())
    over = wave_days(mission.ends_on)[-1][1] + LAST_WAVE_KEEPS
    mondays = [monday + timedelta(weeks=week) for week in range((over - monday).days // 7 + 1)]
    made = []
    for day, clock in [
        *((day, DIGEST_AT) for day in evenings),
        *((day, DIGEST_AFTERWARDS) for day in mondays),
    ]:
        due = at_wall(day, clock, mission.zone)
        push = _push(member, mission, "digest", f"digest:{day}", due=due, expires=due + DIGEST_KEEPS)
        made.append(push)
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
    owed = await tx.promises.open_of(mission.id, member.person.id, owed_by=None)
    questions = await to_be_asked(tx, mission)
    wanted = pushes_for(member, mission, sessions, attended, questions)
    await _bring_in_line(tx, member, mission, wanted, owed)


async def plan_mission(tx: Transaction, mission: Mission) -> None:
    """The same for everybody in the mission."""
    sessions = await tx.agenda.all_of(mission.id)
    attendance = await tx.agenda.attendance_of(mission.id)
    promises = await tx.promises.of_mission(mission.id)
    questions = await to_be_asked(tx, mission)
    for member in await tx.people.members_of(mission.id):
        attended = {session for session, people in attendance.items() if member.person.id in people}
        owed = [promise for promise in promises if promise.owner_id == member.person.id]
        wanted = pushes_for(member, mission, sessions, attended, questions)
        await _bring_in_line(tx, member, mission, wanted, owed)


async def plan_promise(tx: Transaction, member: Member, promise: Promise) -> None:
    """The same for the nudges about one promise of a member's, and for nothing else of theirs: it is done often."""
    mission = await tx.missions.get(member.membership.mission_id)
    assert mission is not None  # noqa: S101 - members are in a mission
    rows = await tx.outbox.of_occasions(mission.id, NUDGE, beginning_of(promise.id))
    here = [row for row in rows if row.person_id == promise.owner_id]
    wanted = nudges_for(promise, mission.id, mission.zone, delays_in(here))
    await _bring_these(tx, member, mission, wanted, here)


async def _bring_in_line(
    tx: Transaction, member: Member, mission: Mission, wanted: Sequence[Push], owed: Sequence[Promise]
) -> None:
    rows = await tx.outbox.of_person(mission.id, member.person.id, PLANNED_KINDS)
    here = [row for row in rows if not by_hand(row)]
    delays = delays_in(here)
    nudges = [push for promise in owed for push in nudges_for(promise, mission.id, mission.zone, delays)]
    await _bring_these(tx, member, mission, [*wanted, *nudges], here)


async def _bring_these(
    tx: Transaction, member: Member, mission: Mission, wanted: Sequence[Push], here: Sequence[Outgoing]
) -> None:
    """What waits too long is left to the courier, who counts it as expired; only what is wrong is taken back."""
    known = {_key(row): row for row in here}
    comes = {key: push for push in wanted if _still_comes(push, known.get(key := _key(push)), member, tx.now)}
    due = {key: rested(push, member, mission) for key, push in comes.items()}
    gone = [row.id for key, row in known.items() if key not in due and _waits(row, tx.now)]
    if gone:
        await tx.outbox.cancel(gone, "no longer due")
    for key, push in due.items():
        if key in known and _differs(known[key], push):
            await tx.outbox.reschedule(known[key].id, push)
    missing = [push for key, push in due.items() if key not in known and not _too_early(push, tx.now)]
    chat_id = member.person.telegram_id if member.membership.joined_at else None
    await tx.outbox.plan(missing, {member.person.id: chat_id})


def _key(push: Push | Outgoing) -> tuple[str, str, int]:
    return push.kind, push.occasion, push.version


def _waits(row: Outgoing, now: datetime) -> bool:
    return row.state == "queued" and (row.expires_at is None or row.expires_at > now)


def _still_comes(push: Push, row: Outgoing | None, member: Member, now: datetime) -> bool:
    """Nothing that was due before the member joined (their greeting said it), nothing that has expired.

    A nudge is made for a moment ahead: who promises to call today has just thought of it.
    """
    joined = member.membership.joined_at
    expired = push.expires_at is not None and push.expires_at <= now
    late = push.kind == NUDGE and push.due_at <= now and (row is None or row.state == "cancelled")
    return not (expired or late) and (joined is None or push.due_at >= joined)


def _too_early(push: Push, now: datetime) -> bool:
    """A digest of before somebody became an organiser: they get it from then on."""
    return push.kind == "digest" and push.due_at < now


def _differs(row: Outgoing, push: Push) -> bool:
    """A wave that had nothing to ask when its moment came does not come back at any other; its reminders ask again."""
    moved = row.due_at != push.due_at or row.expires_at != push.expires_at
    idle = push.kind == "wave" and row.reason == NOTHING_TO_SAY
    return (row.state == "cancelled" and (moved or not idle)) or (row.state == "queued" and moved)
