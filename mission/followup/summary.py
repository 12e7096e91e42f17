"""How each wave was answered: by whom, by whom not, and for whom nothing was open.

Silence is told as "no answer" once the wave is over, and never guessed to be anything else.
"""

from collections.abc import Mapping
from datetime import date

from mission.followup.wave import SKIPPED, WAVES
from mission.planner import wave_days
from storage.missions import Mission
from storage.outbox import NOTHING_TO_SAY, Outgoing
from storage.record import Record
from storage.transaction import Transaction


class WaveTurnout(Record):
    """One wave, by name of the member, each list in the order of the alphabet.

    asked: whom a question has reached. answered: those of them who have said something; to skip every question is to
    say nothing. silent: the others of them, "no answer" once `over`. nothing_open: for whom there was nothing to ask.
    unreached: who should have been asked, and muted it, had blocked the bot or could not be reached in time.
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
    rows = await tx.outbox.of_kind(mission.id, "wave")
    given = [one for one in await tx.answers.beginning(mission.id, "wave:") if one.value != SKIPPED]
    spoke = {
        wave: {one.person_id for one in given if one.question.startswith(f"wave:{wave}.")} for wave in WAVES
    }
    days = dict(wave_days(mission.ends_on))
    return [
        _turnout(
            wave, days[wave], [row for row in rows if row.occasion == f"wave:{wave}"], names, spoke[wave], tx
        )
        for wave in WAVES
    ]


def _turnout(
    wave: str,
    day: date,
    rows: list[Outgoing],
    names: Mapping[int, str],
    spoke: set[int],
    tx: Transaction,
) -> WaveTurnout:
    begun = [row for row in rows if row.person_id in names and row.due_at <= tx.now]
    asked = {row.person_id or 0 for row in begun if row.state == "sent"}
    rest = [row for row in begun if row.person_id not in asked]
    idle = {row.person_id or 0 for row in rest if row.state == "cancelled" and row.reason == NOTHING_TO_SAY}
    missed = {row.person_id or 0 for row in rest if row.state in {"muted", "expired", "failed", "uncertain"}}
    ends = [row.expires_at for row in rows if row.expires_at]

    def named(people: set[int]) -> tuple[str, ...]:
        return tuple(sorted(names[person] for person in people))

    return WaveTurnout(
        wave=wave,
        day=day,
        over=bool(ends) and max(ends) <= tx.now,
        asked=named(asked),
        answered=named(asked & spoke),
        silent=named(asked - spoke),
        nothing_open=named(idle),
        unreached=named(missed - idle),
    )
