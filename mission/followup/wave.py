"""The six waves: their names, when each begins for a member, and what any of them reads."""

from datetime import date, datetime
from itertools import pairwise
from typing import Final

from mission.planner import WAVE_AT, wave_days
from mission.time import at_wall
from storage.missions import Mission
from storage.people import Member
from storage.promises import Promise
from storage.transaction import Transaction

WAVES: Final = ("2d", "14d", "1m", "3m", "6m", "12m")
FIRST, OVERDUE, PARTNERS, AGREEMENTS, PROJECTS, CLAIMS = WAVES
LATER_WAVES: Final = (PARTNERS, AGREEMENTS, PROJECTS, CLAIMS)
SKIPPED: Final = "skipped"


def begins(member: Member, mission: Mission, wave: str) -> datetime:
    """When a wave reaches a member: 10:00 of their own zone."""
    return at_wall(dict(wave_days(mission.ends_on))[wave], WAVE_AT, member.zone(mission))


def next_day(mission: Mission, wave: str) -> date | None:
    """The day of the wave after this one; None after the last."""
    later = dict(pairwise(WAVES)).get(wave)
    return dict(wave_days(mission.ends_on))[later] if later else None


async def is_silent(tx: Transaction, member: Member, wave: str) -> bool:
    """Whether a member has answered nothing in a wave: only they are reminded."""
    given = await tx.answers.of_person(*mine(member))
    return not any(answer.question.startswith(f"wave:{wave}.") for answer in given)


async def own_debts(tx: Transaction, member: Member) -> list[Promise]:
    """What a member still owes, the earliest due first; what is owed to them is no debt of theirs."""
    kept = await tx.promises.open_of(*mine(member))
    return sorted((promise for promise in kept if promise.owed_by == "us"), key=_by_day)


def _by_day(promise: Promise) -> tuple[date, int]:
    return promise.due_on or date.max, promise.id


def mine(member: Member) -> tuple[int, int]:
    """Mission and person: what the stores ask for."""
    return member.membership.mission_id, member.person.id
