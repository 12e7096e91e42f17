"""Before departure: whom each member knows already, since when, and how far a common project was.

baseline   ""   "known" once the member has named somebody, "nobody" where they know none

What is said is kept with the partner (baselines); docs/decisions/0010. Once the mission has begun nothing is taken any
more: a late "I knew them" would turn a new partner into a known one. Organisers may still correct the ledger.
"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final, Literal

from mission.errors import UserError
from mission.lines.pieces import clean
from mission.matching import ledger_entry
from mission.partners import OWN_ROLES, entry_of, rank
from mission.time import at_wall
from storage.missions import Mission
from storage.organisations import Baseline, Organisation
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

BASELINE: Final = "baseline"
NAME_LENGTH: Final = 120
"""Characters of an organisation's name that somebody typed: a longer line is no name."""
MOST_AT_ONCE: Final = 50
YEARS_BACK: Final = 100

Said = Literal["", "known", "nobody"]


class Known(Record):
    """A partner of the ledger, and what this member says of it; None: they have not said that they know it."""

    organisation: Organisation
    mine: Baseline | None = None


class Asked(Record):
    """The question to one member as it stands: the whole ledger by name, and whether they have answered."""

    ledger: tuple[Known, ...] = ()
    said: Said = ""

    @property
    def known(self) -> int:
        return sum(one.mine is not None for one in self.ledger)


def is_open(mission: Mission, now: datetime) -> bool:
    """Until the mission's first day begins in its own zone."""
    return now < at_wall(mission.starts_on, time.min, mission.zone)


async def asked_of(tx: Transaction, member: Member, mission: Mission) -> Asked:
    """Where the member stands with the question; refused once the mission has begun."""
    _check(tx, member, mission)
    said = await tx.organisations.baselines_of(mission.id)
    mine = {one.organisation_id: one for one in said if one.person_id == member.person.id}
    given = await tx.answers.of_person(mission.id, member.person.id)
    answer = next((str(one.value) for one in given if one.question == BASELINE), "")
    entries = await tx.organisations.of_mission(mission.id)
    ledger = tuple(Known(organisation=entry, mine=mine.get(entry.id)) for entry in entries)
    return Asked(ledger=ledger, said="known" if answer == "known" else "nobody" if answer else "")


async def know(
    tx: Transaction,
    member: Member,
    mission: Mission,
    organisation_id: int,
    *,
    since: str | None = None,
    stage: str | None = None,
) -> None:
    """The member knows this partner: since when, how far a project was. What is None stays as it was said."""
    _check(tx, member, mission)
    await entry_of(tx, member, organisation_id)
    if stage and rank(stage) < 0:
        raise UserError("stale-button")
    said = {name: value for name, value in (("known_since", since), ("stage", stage)) if value is not None}
    await tx.organisations.say_known(organisation_id, member.person.id, **said)
    await tx.answers.give(mission.id, member.person.id, BASELINE, "", "known")


async def know_not(tx: Transaction, member: Member, mission: Mission, organisation_id: int) -> None:
    """They do not know it after all; who knows none any more has not answered."""
    _check(tx, member, mission)
    await entry_of(tx, member, organisation_id)
    await tx.organisations.say_unknown(organisation_id, member.person.id)
    if (await asked_of(tx, member, mission)).known == 0:
        await tx.answers.take_back(mission.id, member.person.id, BASELINE, "")


async def know_nobody(tx: Transaction, member: Member, mission: Mission) -> None:
    """That is an answer too; who has named somebody takes them back first."""
    if (await asked_of(tx, member, mission)).known:
        raise UserError("stale-button")
    await tx.answers.give(mission.id, member.person.id, BASELINE, "", "nobody")


async def know_others(tx: Transaction, member: Member, mission: Mission, typed: str) -> list[Organisation]:
    """One organisation a line: each comes into the ledger, or is found there, and is known to the member."""
    _check(tx, member, mission)
    names = [" ".join(line.split()) for line in clean(typed).splitlines()]
    named = [name for name in dict.fromkeys(names) if name]
    if not named or len(named) > MOST_AT_ONCE or any(len(name) > NAME_LENGTH for name in named):
        raise UserError("baseline-one-a-line")
    found = [await ledger_entry(tx, mission.id, name) for name in named]
    for entry in found:
        await know(tx, member, mission, entry.id)
    return found


def year_of(typed: str, today: date) -> str:
    """The year that was typed, a hundred years back at most: "2019", "since 2019", «з 2019 року». Refused otherwise."""
    digits = "".join(letter if letter.isdecimal() else " " for letter in typed).split()
    years = [int(number) for number in digits if len(number) == 4]  # noqa: PLR2004 - a year has four digits
    if len(years) != 1 or not today.year - YEARS_BACK <= years[0] <= today.year:
        raise UserError("baseline-no-year", year=str(today.year - 3))
    return str(years[0])


def years_offered(today: date, count: int = 6) -> Sequence[str]:
    """This year and those before it."""
    return [str(today.year - back) for back in range(count)]


async def correct(
    tx: Transaction, organiser: Member, organisation_id: int, *, known: bool, since: str = ""
) -> None:
    """An organiser puts right, also later, whether a partner was known before departure; that is on record."""
    if organiser.membership.role != "organiser":
        raise UserError("not-allowed")
    await entry_of(tx, organiser, organisation_id)
    if known:
        await tx.organisations.set_baseline(organisation_id, since)
    else:
        await tx.organisations.drop_baselines(organisation_id)
    act = "partner.known" if known else "partner.unknown"
    mission_id, person_id = organiser.membership.mission_id, organiser.person.id
    await tx.audit.record(mission_id, person_id, act, organisation=organisation_id)


def _check(tx: Transaction, member: Member, mission: Mission) -> None:
    if member.membership.role not in OWN_ROLES or member.membership.mission_id != mission.id:
        raise UserError("stale-button")
    if not is_open(mission, tx.now):
        raise UserError("baseline-closed")
