"""What the mission was worth, a year later: two questions to everybody; and what its projects are worth, told of nobody.

The questions of +12 months promised no secrecy: organisers see who said what. The one about a project's worth did, so
that its answers are counts, and only where several people stand behind them (docs/decisions/0012).
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Final

from mission.followup.claims import ANYWAY, WORTH
from mission.followup.items import stands
from mission.followup.outcomes import BANDS, VALUE
from mission.followup.wave import CLAIMS, PROJECTS
from mission.planner import WAVE_AT, WAVE_REMINDERS, wave_days
from mission.time import at_wall
from storage.answers import Answer
from storage.missions import Mission
from storage.people import Member
from storage.projects import Project
from storage.record import Record
from storage.transaction import Transaction

YES: Final = ("4", "5")
"""The stars that say it was worth the time and money."""
FEWEST_IN_BAND: Final = 5
"""Under so many people a band would tell of somebody."""


class Choices(Record):
    """A question of a few choices: how many were asked, and by choice who gave it, in the order of the alphabet."""

    asked: int = 0
    said: Mapping[str, tuple[str, ...]] = {}

    @property
    def answered(self) -> int:
        return sum(len(names) for names in self.said.values())

    def count(self, *choices: str) -> int:
        return sum(len(self.said.get(choice, ())) for choice in choices)


class Worth(Record):
    """The two closing questions, and the bands of the projects' worth: `values_told` of `values_asked` projects.

    bands: projects by band, without those that fewer than five people stand behind.
    """

    worth: Choices = Choices()
    anyway: Choices = Choices()
    values_asked: int = 0
    values_told: int = 0
    bands: Mapping[str, int] = {}

    @property
    def yes(self) -> int:
        return self.worth.count(*YES)

    @property
    def values_alone(self) -> bool:
        """Half a year before anybody is asked whether it was worth it, projects are asked about."""
        return self.values_asked > 0 and self.worth.asked == 0


async def worth_of(
    tx: Transaction, mission: Mission, members: Iterable[Member], projects: Iterable[Project]
) -> Worth:
    """As it stands now; those who have left are told of nowhere."""
    names = {one.person.id: one.person.name for one in members if one.membership.role != "host"}
    reached = await tx.outbox.asked(mission.id, "wave")
    asked = _whom(reached, CLAIMS) & names.keys()
    standing = {f"project:{one.id}": one for one in projects if stands(one)}
    # Whoever owned a project before may have answered too: the newest answer is the one that holds.
    valued = {one.subject: one for one in await tx.answers.to(mission.id, VALUE) if one.subject in standing}
    told = [one for one in valued.values() if one.value in BANDS]
    open_to_ask = _asked_about(standing.values(), _whom(reached, PROJECTS), mission)
    return Worth(
        worth=_choices(await tx.answers.to(mission.id, f"wave:{CLAIMS}.worth"), WORTH, asked, names),
        anyway=_choices(await tx.answers.to(mission.id, f"wave:{CLAIMS}.anyway"), ANYWAY, asked, names),
        values_asked=len(valued.keys() | open_to_ask),
        values_told=len(told),
        bands=_bands(told),
    )


def _whom(reached: Iterable[tuple[int, str]], wave: str) -> set[int]:
    return {person for person, occasion in reached if occasion == f"wave:{wave}"}


def _choices(
    given: Iterable[Answer], choices: Sequence[str], reached: Iterable[int], names: Mapping[int, str]
) -> Choices:
    """Skipped is no answer; who has answered was asked, whatever became of the message."""
    told = {one.person_id: str(one.value) for one in given if one.value in choices and one.person_id in names}
    said = {
        choice: sorted(names[who] for who, value in told.items() if value == choice) for choice in choices
    }
    return Choices(
        asked=len({*reached, *told}),
        said={choice: tuple(people) for choice, people in said.items() if people},
    )


def _asked_about(projects: Iterable[Project], owners: Container[int], mission: Mission) -> set[str]:
    """The projects whose owner the wave has reached, and that were there to be asked about until its last reminder."""
    last = dict(wave_days(mission.ends_on))[PROJECTS] + WAVE_REMINDERS[-1]
    until = at_wall(last, WAVE_AT, mission.zone)
    mine = [one for one in projects if one.owner_id in owners]
    return {f"project:{one.id}" for one in mine if one.stage != "stopped" and one.claimed_at <= until}


def _bands(told: Iterable[Answer]) -> dict[str, int]:
    """How many projects are worth how much, lowest band first; several projects of one person are one who is told of."""
    by_band: dict[str, list[int]] = {}
    for answer in told:
        by_band.setdefault(answer.value, []).append(answer.person_id)
    return {
        band: len(people) for band in BANDS if len(set(people := by_band.get(band, []))) >= FEWEST_IN_BAND
    }
