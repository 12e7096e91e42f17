"""The question before departure: open until the mission begins, "Nobody" is an answer, the earliest and furthest count."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from mission import baseline
from mission.errors import UserError
from mission.partners import Partner, partner_of
from storage.people import Member
from storage.projects import Stage as ProjectStage
from storage.transaction import Transaction
from tests.stage import Stage

EMMA, OLENA, PETRO, HANA = "Emma Clark", "Olena Kovalenko", "Petro Bondar", "Hana Malá"
BEFORE = datetime(2023, 4, 18, 9, 0, tzinfo=UTC)
LAST_MINUTE = datetime(2023, 4, 23, 21, 59, tzinfo=UTC)
BEGUN = datetime(2023, 4, 23, 22, 0, tzinfo=UTC)
"""Midnight in Prague, where the mission begins on 24 April."""


@dataclass
class Scene:
    """One transaction a week before departure; two partners are in the ledger, and nobody knows them yet."""

    stage: Stage
    tx: Transaction
    cvut: int
    skoda: int

    async def member(self, name: str) -> Member:
        found = await self.tx.people.member(self.stage.mission.id, (await self.stage.person(name)).id)
        assert found is not None
        return found

    async def knows(self, name: str, organisation: int, **said: str) -> None:
        await baseline.know(self.tx, await self.member(name), self.stage.mission, organisation, **said)

    async def asked(self, name: str) -> baseline.Asked:
        return await baseline.asked_of(self.tx, await self.member(name), self.stage.mission)

    async def partner(self, organisation: int) -> Partner:
        return await partner_of(self.tx, await self.member(EMMA), self.stage.mission, organisation)


@pytest.fixture
async def scene(stage: Stage) -> AsyncIterator[Scene]:
    async with stage.database.transaction(BEFORE) as tx:
        entries = [await tx.organisations.named(stage.mission.id, name) for name in ("ČVUT", "Škoda")]
        yield Scene(stage, tx, *(entry.id for entry in entries))


async def test_it_is_open_until_the_first_day_begins_where_the_mission_is(scene: Scene) -> None:
    assert baseline.is_open(scene.stage.mission, LAST_MINUTE)
    assert not baseline.is_open(scene.stage.mission, BEGUN)


async def test_once_the_mission_has_begun_nothing_is_taken_and_nothing_taken_back(scene: Scene) -> None:
    await scene.knows(EMMA, scene.cvut, since="2019")
    late, emma, mission = (
        Transaction(scene.tx.connection, BEGUN),
        await scene.member(EMMA),
        scene.stage.mission,
    )
    for deed in (
        baseline.know(late, emma, mission, scene.skoda),
        baseline.know_not(late, emma, mission, scene.cvut),
        baseline.know_nobody(late, emma, mission),
        baseline.know_others(late, emma, mission, "Tatra"),
        baseline.asked_of(late, emma, mission),
    ):
        with pytest.raises(UserError, match="baseline-closed"):
            await deed
    ledger = await late.organisations.of_mission(mission.id)
    assert [(one.name, one.known, one.known_since) for one in ledger] == [
        ("ČVUT", True, "2019"),
        ("Škoda", False, ""),
    ]


async def test_nobody_is_an_answer_until_somebody_is_named(scene: Scene) -> None:
    assert (await scene.asked(EMMA)).said == ""
    await baseline.know_nobody(scene.tx, await scene.member(EMMA), scene.stage.mission)
    assert ((await scene.asked(EMMA)).said, (await scene.asked(OLENA)).said) == ("nobody", "")
    await scene.knows(EMMA, scene.cvut)
    assert ((await scene.asked(EMMA)).said, (await scene.asked(EMMA)).known) == ("known", 1)
    with pytest.raises(UserError, match="stale-button"):
        await baseline.know_nobody(scene.tx, await scene.member(EMMA), scene.stage.mission)


async def test_who_takes_back_the_last_one_has_not_answered(scene: Scene) -> None:
    emma = await scene.member(EMMA)
    await scene.knows(EMMA, scene.cvut)
    await scene.knows(EMMA, scene.skoda)
    await baseline.know_not(scene.tx, emma, scene.stage.mission, scene.cvut)
    assert (await scene.asked(EMMA)).said == "known"
    await baseline.know_not(scene.tx, emma, scene.stage.mission, scene.skoda)
    assert (await scene.asked(EMMA)).said == ""
    assert not (await scene.partner(scene.skoda)).known


async def test_since_when_and_how_far_are_said_one_by_one_and_twice_is_once(scene: Scene) -> None:
    await scene.knows(EMMA, scene.cvut, since="2019")
    await scene.knows(EMMA, scene.cvut, stage="outline")
    await scene.knows(EMMA, scene.cvut)
    [said] = await scene.tx.organisations.baselines_of(scene.stage.mission.id)
    assert (said.known_since, said.stage) == ("2019", "outline")


async def test_of_two_members_who_say_different_the_earliest_and_the_furthest_count(scene: Scene) -> None:
    await scene.knows(EMMA, scene.cvut, since="2021", stage="submitted")
    await scene.knows(OLENA, scene.cvut, since="2018", stage="idea")
    found = await scene.partner(scene.cvut)
    assert (found.since, found.before, found.standing) == ("2018", "submitted", "known")
    await baseline.know_not(scene.tx, await scene.member(OLENA), scene.stage.mission, scene.cvut)
    found = await scene.partner(scene.cvut)
    assert (found.since, found.known) == ("2021", True)


@pytest.mark.parametrize(
    ("before", "now", "standing"),
    [
        ("", "idea", "strengthened"),
        ("idea", "idea", "known"),
        ("outline", "idea", "known"),
        ("idea", "stopped", "known"),
        ("funded", "running", "strengthened"),
    ],
)
async def test_a_known_partner_is_strengthened_when_a_project_is_further_than_before(
    scene: Scene, before: str, now: ProjectStage, standing: str
) -> None:
    emma = await scene.member(EMMA)
    await scene.knows(EMMA, scene.cvut, stage=before)
    await scene.tx.projects.add(scene.cvut, emma.person.id, name="Trams", stage=now)
    assert (await scene.partner(scene.cvut)).standing == "known"  # nobody was met there yet
    kept = await scene.tx.contacts.add(
        scene.stage.mission.id,
        name="Eva",
        organisation="ČVUT",
        organisation_id=scene.cvut,
        emails=[],
        phones=[],
    )
    await scene.tx.contacts.meet(kept.id, emma.person.id, session_id=None)
    assert (await scene.partner(scene.cvut)).standing == standing


@pytest.mark.parametrize("before", ["stopped", "no such stage"])
async def test_a_stage_that_is_none_is_refused(scene: Scene, before: str) -> None:
    with pytest.raises(UserError, match="stale-button"):
        await scene.knows(EMMA, scene.cvut, stage=before)


async def test_a_host_is_not_asked_and_cannot_answer(scene: Scene) -> None:
    with pytest.raises(UserError, match="stale-button"):
        await scene.asked(HANA)
    with pytest.raises(UserError, match="stale-button"):
        await scene.knows(HANA, scene.cvut)


async def test_what_is_typed_is_found_in_the_ledger_or_comes_into_it_once(scene: Scene) -> None:
    emma = await scene.member(EMMA)
    typed = "cvut\n\n  Tatra   Trucks \nTatra Trucks"
    found = await baseline.know_others(scene.tx, emma, scene.stage.mission, typed)
    assert [one.name for one in found] == ["ČVUT", "Tatra Trucks"]
    assert (await scene.asked(EMMA)).known == 2


@pytest.mark.parametrize("typed", ["", " \n\n", "x" * 121, "\n".join(f"Firm {n}" for n in range(51))])
async def test_lines_that_are_no_names_are_refused_whole(scene: Scene, typed: str) -> None:
    with pytest.raises(UserError, match="baseline-one-a-line"):
        await baseline.know_others(scene.tx, await scene.member(EMMA), scene.stage.mission, typed)
    assert (await scene.asked(EMMA)).said == ""


@pytest.mark.parametrize("typed", ["2019", "since 2019", "з 2019 року", "  2019. ", "٢٠١٩"])
def test_a_year_is_read_among_words(typed: str) -> None:
    assert baseline.year_of(typed, date(2023, 4, 18)) == "2019"


@pytest.mark.parametrize("typed", ["", "long ago", "2024", "1922", "2019–2021", "19", "20190", "🚋" * 4097])
def test_no_year_two_years_and_years_ahead_are_refused(typed: str) -> None:
    with pytest.raises(UserError, match="baseline-no-year"):
        baseline.year_of(typed, date(2023, 4, 18))


async def test_an_organiser_corrects_the_ledger_later_too_and_that_is_on_record(scene: Scene) -> None:
    await scene.knows(EMMA, scene.cvut)
    late, petro = Transaction(scene.tx.connection, BEGUN), await scene.member(PETRO)
    await baseline.correct(late, petro, scene.cvut, known=False)
    await baseline.correct(late, petro, scene.skoda, known=True, since="2020")
    assert not (await scene.partner(scene.cvut)).known
    assert (await scene.partner(scene.skoda)).since == "2020"
    acts = [act.act for act in await late.audit.of_mission(scene.stage.mission.id)]
    assert {"partner.known", "partner.unknown"} <= set(acts)
    with pytest.raises(UserError, match="not-allowed"):
        await baseline.correct(late, await scene.member(EMMA), scene.cvut, known=True)
