"""Mute and quiet hours: which pushes a person may do without, which wait until the morning, and which always come.

Quiet hours are read off the clock on the wall: of the mission's zone while it runs, of the person's own otherwise.
docs/decisions/0006 says which push is treated how, and why.
"""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from mission.time import at_wall, wall
from storage.missions import Mission
from storage.outbox import Outgoing, Push
from storage.people import Member, Place
from storage.record import Record

MUTABLE: Final = (
    "day",
    "reminder",
    "stars",
    "evening",
    "home",
    "survey",
    "nudge",
    "wave",
    "baseline",
    "digest",
    "broadcast",
)
"""Never a change notice, a question to the organisers or a critical broadcast."""
ORGANISERS_OWN: Final = ("digest",)
"""Kinds that only organisers get, and so only they can mute."""
AT_THEIR_MOMENT: Final = ("reminder", "change", "unreachable")
"""They are about a moment that somebody must be at: hours later they would be worth nothing."""


class Hush(Record):
    """Why a push does not go out now. `until`: it waits for that moment; None: it is muted for good."""

    reason: str
    until: datetime | None = None


def is_critical(row: Push | Outgoing) -> bool:
    """Whether it is a broadcast that ignores mute and quiet hours, and is repeated where it may not have arrived."""
    return bool(row.subject.get("critical"))


def runs(mission: Mission, moment: datetime) -> bool:
    """Whether it is one of the mission's days, in its own zone."""
    return mission.starts_on <= moment.astimezone(mission.zone).date() <= mission.ends_on


def zone_at(member: Member, mission: Mission, moment: datetime) -> ZoneInfo:
    """Whose clock counts: the mission's while it runs, the person's own before and after."""
    return mission.zone if runs(mission, moment) else member.zone(mission)


def is_quiet(begins: time | None, until: time | None, moment: datetime, zone: ZoneInfo) -> bool:
    """Whether the clock on the wall is within the hours; hours of no length are none."""
    if begins is None or until is None or begins == until:
        return False
    clock = wall(moment, zone).time()
    return begins <= clock < until if begins < until else clock >= begins or clock < until


def quiet_until(begins: time | None, until: time | None, moment: datetime, zone: ZoneInfo) -> datetime | None:
    """When the quiet hours around a moment end; None where it is not quiet.

    An end that the clock jumps over is the same time as if it had not jumped; one that comes twice ends them twice.
    """
    if until is None or not is_quiet(begins, until, moment, zone):
        return None
    today = wall(moment, zone).date()
    days = [today + timedelta(days=number) for number in range(3)]
    once = [at_wall(day, until, zone) for day in days]
    again = [_second_coming(end, zone) for end in once]
    return min(end for end in (*once, *again) if end > moment and not is_quiet(begins, until, end, zone))


def _second_coming(moment: datetime, zone: ZoneInfo) -> datetime:
    """Of a time that the clock shows twice, the second; of any other, the moment itself."""
    later = moment + timedelta(hours=1)
    return later if wall(later, zone) == wall(moment, zone) else moment


def hush_of(row: Push | Outgoing, member: Member, mission: Mission, moment: datetime) -> Hush | None:
    """Why a push is not to go out to a member at a moment; None where nothing speaks against it."""
    if is_critical(row):
        return None
    person = member.person
    if row.kind in MUTABLE and row.kind in person.muted:
        return Hush(reason="muted by the person")
    if row.kind in AT_THEIR_MOMENT:
        return None
    zone = zone_at(member, mission, moment)
    until = quiet_until(person.quiet_from, person.quiet_until, moment, zone)
    if until is None:
        return None
    if row.expires_at is not None and row.expires_at <= until:
        return Hush(reason="out of date before the quiet hours end")
    return Hush(reason="quiet hours", until=until)


def rested(push: Push, member: Member, mission: Mission) -> Push:
    """The push as it is planned: due when the quiet hours end, where it would fall due within them and waits."""
    hush = hush_of(push, member, mission, push.due_at)
    return push.model_copy(update={"due_at": hush.until}) if hush and hush.until else push


def hush_now(row: Outgoing, place: Place | None, now: datetime) -> Hush | None:
    """The same for a row whose turn it is. Answers to a person's own act, and edits, always go out."""
    if not row.is_new_push or place is None:
        return None
    return hush_of(row, place.member, place.mission, now)
