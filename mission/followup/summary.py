"""How each wave was answered: by whom, by whom not, and for whom nothing was open.

Silence is told as "no answer" once the wave is over, and never guessed to be anything else.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from mission.followup.wave import FIRST, SKIPPED
from mission.planner import wave_days
from storage.answers import Answer
from storage.missions import Mission
from storage.outbox import NOTHING_TO_SAY, Outgoing
from storage.record import Record
from storage.transaction import Transaction

UNREACHED: Final = frozenset({"muted", "expired", "failed", "uncertain"})


class WaveTurnout(Record):
    """One wave, by name of the member, each list in the order of the alphabet.

    asked: whom a question has reached and left open. answered: those of them who have said something; to skip every
    question is to say nothing. silent: the others of them, "no answer" once `over`. nothing_open: for whom there was
    nothing to ask, or nothing any more, since it was said elsewhere or by a colleague. unreached: who should have been
    asked, and muted it, had blocked the bot or could not be reached in time.
    """

    wave: str
    day: date
    over: bool = False
    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    nothing_open: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()


async def waves_of(tx: Transaction, mission: Mission) -> list[WaveTurnout]:
    """The six waves in their order; those that have not begun ask nobody. Those who have left are told of nowhere."""
    members = await tx.people.members_of(mission.id)
    names = {one.person.id: one.person.name for one in members if one.membership.role != "host"}
    rows = [row for row in await tx.outbox.of_kind(mission.id, "wave") if row.person_id in names]
    given = await tx.answers.beginning(mission.id, "wave:")
    made = []
    for wave, day in wave_days(mission.ends_on):
        answers = [one for one in given if one.question.startswith(f"wave:{wave}.")]
        mine = [row for row in rows if row.occasion == f"wave:{wave}"]
        found = _turnout(wave, mine, answers, names, tx.now)
        made.append(WaveTurnout(wave=wave, day=day, over=_is_over(mine, tx.now), **found))
    return made


def _is_over(rows: Sequence[Outgoing], now: datetime) -> bool:
    """Once its time is up for everybody, whatever their zone."""
    ends = [row.expires_at for row in rows if row.expires_at]
    return bool(ends) and max(ends) <= now


def _turnout(
    wave: str, rows: Sequence[Outgoing], given: Sequence[Answer], names: Mapping[int, str], now: datetime
) -> dict[str, tuple[str, ...]]:
    """Each list of a `WaveTurnout`, by the name of its field.

    The first wave asks who has kept no contact only once: its reminders find nothing to say, and silence is no answer.
    """
    begun = [row for row in rows if row.due_at <= now and row.chat_id is not None]
    reached = _whose(row for row in begun if row.state == "sent")
    spoke = {answer.person_id for answer in given if answer.value != SKIPPED}
    untold = _whose(row for row in begun if row.state == "cancelled" and row.reason == NOTHING_TO_SAY)
    idle = untold - {answer.person_id for answer in given}
    asked = reached if wave == FIRST else reached - idle
    missed = _whose(row for row in begun if row.state in UNREACHED)
    people = {
        "asked": asked,
        "answered": asked & spoke,
        "silent": asked - spoke,
        "nothing_open": idle - asked,
        "unreached": missed - reached - idle,
    }
    return {field: tuple(sorted(names[person] for person in whom)) for field, whom in people.items()}


def _whose(rows: Iterable[Outgoing]) -> set[int]:
    return {row.person_id for row in rows if row.person_id}
