"""The evening line: how the day was, in two answers that a member gives or leaves, beside what is known already.

evening.copy      DAY   one thing worth copying
evening.problem   DAY   what went wrong; the organisers hear of it at once
evening.nothing   DAY   true: there is nothing (else) to say
"""

from datetime import date, time, timedelta
from typing import Final, Literal

from mission.errors import UserError
from mission.publishing import ask_anew, subject_of
from mission.questions import ask_organisers
from mission.time import at_wall
from storage.missions import Mission
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

EVENING: Final = "evening."
PROBLEM: Final = "evening.problem"
NOTHING: Final = "evening.nothing"

What = Literal["copy", "problem"]


class Evening(Record):
    """A mission day as a member has told it so far; `contacts` are those they kept that day."""

    day: date
    contacts: int = 0
    copied: str = ""
    problem: str = ""
    nothing: bool = False

    @property
    def is_told(self) -> bool:
        """Whether there is nothing left to ask."""
        return self.nothing or bool(self.copied and self.problem)


async def evening_of(tx: Transaction, member: Member, mission: Mission, day: date) -> Evening:
    """What is known of a day; refused for days outside the mission, and for those ahead."""
    today = tx.now.astimezone(mission.zone).date()
    if not mission.starts_on <= day <= min(mission.ends_on, today):
        raise UserError("stale-button")
    begins = at_wall(day, time.min, mission.zone)
    ends = at_wall(day + timedelta(days=1), time.min, mission.zone)
    given = await tx.answers.of_person(*_mine(member))
    said = {answer.question: answer.value for answer in given if answer.subject == str(day)}
    return Evening(
        day=day,
        contacts=await tx.contacts.count_met(*_mine(member), begins, ends),
        copied=str(said.get(_key("copy"), "")),
        problem=str(said.get(_key("problem"), "")),
        nothing=bool(said.get(NOTHING)),
    )


async def tell(
    tx: Transaction, member: Member, mission: Mission, day: date, *, what: What, words: str
) -> Evening:
    """Keep a line about a day, in place of an earlier one; a problem goes to the organisers too."""
    before = await evening_of(tx, member, mission, day)
    await tx.answers.give(*_mine(member), _key(what), str(day), words)
    await tx.answers.take_back(*_mine(member), NOTHING, str(day))
    if what == "problem":
        await ask_organisers(tx, mission, member.person, words, problem=True)
    else:
        await ask_anew(tx, member, subject_of(_key(what), str(day)))
    field = "copied" if what == "copy" else what
    return before.model_copy(update={field: words, "nothing": False})


async def tell_nothing(tx: Transaction, member: Member, mission: Mission, day: date) -> Evening:
    """There is nothing (else) to say about a day."""
    before = await evening_of(tx, member, mission, day)
    await tx.answers.give(*_mine(member), NOTHING, str(day), True)
    return before.model_copy(update={"nothing": True})


def _key(what: What) -> str:
    return f"{EVENING}{what}"


def _mine(member: Member) -> tuple[int, int]:
    return member.membership.mission_id, member.person.id
