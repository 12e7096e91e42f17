"""Partners: whatever is merged, erased, renamed or imported again, no number is wrong."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mission import partner_changes, privacy
from mission.contacts import keep, read_line
from mission.documents.draft import MissionDraft, PartnerDraft
from mission.errors import UserError
from mission.exporting.records import everything_of
from mission.partners import Partner, ledger_of
from mission.results import Results, results_of
from storage.columns import folded
from storage.database import Database
from storage.missions import Mission
from storage.people import Member
from storage.projects import STAGES, Stage
from storage.transaction import Transaction
from tests.mission.drafted import MISSION, NOW, bring_in, draft, member, open_database, the_mission

PEOPLE = ("Jan Novák", "JAN NOVAK", "Ing. Jan Novák", "Eva Malá", "Олена Коваль")
FIRMS = ("Example s.r.o.", "EXAMPLE", "Example, s. r. o.", "ČVUT", "cvut", "Tatra")
FILE = draft(
    members=(member("Olena"), member("Petro", role="organiser"), member("Emma")),
    partners=(PartnerDraft(name="ČVUT", known_since="2019"), PartnerDraft(name="Old friends")),
)
EARLIER = draft(
    mission=MissionDraft(
        **MISSION.model_dump(exclude={"code", "starts", "ends"}),
        code="prague-2022",
        starts=date(2022, 4, 4),
        ends=date(2022, 4, 8),
    ),
    partners=(PartnerDraft(name="Tatra"),),
)

whose = st.integers(0, 9)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("log"), whose, st.sampled_from(PEOPLE), st.sampled_from(FIRMS)),
        st.tuples(st.just("know"), whose, whose),
        st.tuples(st.just("claim"), whose, whose, st.sampled_from(STAGES)),
        st.tuples(st.just("withdraw"), whose),
        st.tuples(st.just("merge"), whose, whose),
        st.tuples(st.just("rename"), whose, st.sampled_from(("Renamed", "Firma 🚋", "Tatra"))),
        st.tuples(st.just("erase contact"), whose),
        st.tuples(st.just("erase member"), whose),
        st.tuples(st.just("import")),
    ),
    min_size=4,
    max_size=12,
)


@dataclass
class World:
    """A mission that follows an earlier one; what happens there, by who is there and what stands in the ledger."""

    database: Database
    mission: Mission
    refused: list[str] = field(default_factory=list)

    async def do(self, deed: str, *said: object) -> None:
        if deed == "import":
            await bring_in(self.database, FILE)
            return
        async with self.database.transaction(NOW) as tx:
            try:
                await getattr(self, f"_{deed.replace(' ', '_')}")(tx, *said)
            except UserError as refusal:
                self.refused.append(str(refusal))

    async def told(self) -> tuple[list[Partner], Results]:
        async with self.database.reading(NOW) as tx:
            return await ledger_of(tx, self.mission), await results_of(tx, self.mission, NOW.date())

    async def _delegates(self, tx: Transaction) -> list[Member]:
        return await tx.people.members_of(self.mission.id)

    async def _entry(self, tx: Transaction, number: int) -> int:
        entries = await tx.organisations.of_mission(self.mission.id)
        return entries[number % len(entries)].id

    async def _log(self, tx: Transaction, by: int, name: str, firm: str) -> None:
        everybody = await self._delegates(tx)
        line = read_line("-", self.mission, NOW.date(), "en")
        said = line.model_copy(update={"name": name, "organisation": firm, "about": ""})
        await keep(tx, everybody[by % len(everybody)], self.mission, said)

    async def _know(self, tx: Transaction, by: int, number: int) -> None:
        everybody = await self._delegates(tx)
        person = everybody[by % len(everybody)].person
        await tx.organisations.say_known(await self._entry(tx, number), person.id)

    async def _claim(self, tx: Transaction, by: int, number: int, stage: Stage) -> None:
        everybody = await self._delegates(tx)
        person = everybody[by % len(everybody)].person
        await tx.projects.add(await self._entry(tx, number), person.id, name="Trams", stage=stage)

    async def _withdraw(self, tx: Transaction, number: int) -> None:
        claimed = await tx.projects.of_mission(self.mission.id)
        if claimed:
            await tx.projects.change(claimed[number % len(claimed)].id, withdrawn_at=NOW)

    async def _organiser(self, tx: Transaction) -> Member:
        return next(one for one in await self._delegates(tx) if one.membership.role == "organiser")

    async def _merge(self, tx: Transaction, kept: int, gone: int) -> None:
        kept_id, gone_id = await self._entry(tx, kept), await self._entry(tx, gone)
        await partner_changes.merge(tx, await self._organiser(tx), kept_id, gone_id)

    async def _rename(self, tx: Transaction, number: int, name: str) -> None:
        entry = await self._entry(tx, number)
        await partner_changes.change(tx, await self._organiser(tx), entry, "name", name)

    async def _erase_contact(self, tx: Transaction, number: int) -> None:
        kept = await tx.contacts.of_mission(self.mission.id)
        if kept:
            petro = await self._organiser(tx)
            await privacy.erase_contact(tx, self.mission, petro.person.id, kept[number % len(kept)])

    async def _erase_member(self, tx: Transaction, number: int) -> None:
        erasable = [one for one in await self._delegates(tx) if one.membership.role == "delegate"]
        if erasable:
            await privacy.erase(tx, erasable[number % len(erasable)].person)


def check(ledger: list[Partner], results: Results) -> None:
    """What is true of the figures whatever happened."""
    partners = [one for one in ledger if one.is_partner]
    new, known = [one for one in partners if not one.known], [one for one in partners if one.known]
    assert len(new) + len(known) == len(partners)
    assert all(one.known and one.is_partner for one in ledger if one.strengthened)
    ids = [number for one in partners for contact in one.contacts for number in contact.ids]
    assert len(ids) == len(set(ids))
    people = [(folded(contact.name), one.organisation.folded) for one in partners for contact in one.contacts]
    assert len(people) == len(set(people))
    names = [one.organisation.folded for one in ledger]
    assert len(names) == len(set(names))
    assert len(people) == len(results.contacts)
    assert [(one.name, one.standing, len(one.contacts)) for one in results.partners] == [
        (one.name, one.standing, len(one.contacts)) for one in partners
    ]


def check_deed(deed: str, before: list[Partner], after: list[Partner]) -> None:
    """What one deed does not do."""
    was = {one.organisation.id: one for one in before}
    now = {one.organisation.id: one for one in after}
    stay = [number for number in now if number in was]
    if deed in {"import", "erase contact", "erase member", "rename", "merge", "log"}:
        assert all(now[number].known for number in stay if was[number].known)
    if deed in {"import", "rename"}:
        assert [len(now[number].contacts) for number in stay] == [len(was[n].contacts) for n in stay]
        assert all(now[number].strengthened for number in stay if was[number].strengthened)
    if deed == "merge":
        assert sum(len(one.contacts) for one in after) <= sum(len(one.contacts) for one in before)
    if deed == "import":
        told = {folded(one.name) for one in FILE.partners}
        changed = [one for one in after if one.is_partner and one != was[one.organisation.id]]
        assert all(one.known and one.organisation.folded in told for one in changed)


async def play(happening: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_database(Path(folder)) as database:
            await bring_in(database, EARLIER)
            await bring_in(database, FILE)
            world = World(database, await the_mission(database))
            before, _ = await world.told()
            for deed, *said in happening:
                await world.do(deed, *said)
                after, results = await world.told()
                check(after, results)
                check_deed(deed, before, after)
                before = after
            await bring_in(database, FILE)
            assert (await bring_in(database, FILE)).changes_nothing
            async with database.reading(NOW) as tx:
                exported = (await everything_of(tx, world.mission)).partners
            after, _ = await world.told()
            assert exported == [one.model_copy(update={"agreements": ()}) for one in after if one.is_partner]


@settings(max_examples=20, deadline=None)
@given(deeds)
def test_whatever_happens_to_contacts_members_and_the_file_no_number_is_wrong(
    happening: list[tuple[str, ...]],
) -> None:
    asyncio.run(play(happening))


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with open_database(tmp_path) as database:
        await bring_in(database, EARLIER)
        await bring_in(database, FILE)
        yield World(database, await the_mission(database))


async def named(world: World) -> dict[str, Partner]:
    return {one.name: one for one in (await world.told())[0]}


async def change(world: World, deed: str, *names: str, to: str = "") -> None:
    """Petro renames an entry, or says that two are one (the first is kept)."""
    ids = [(await named(world))[name].organisation.id for name in names]
    async with world.database.transaction(NOW) as tx:
        petro = next(
            one for one in await tx.people.members_of(world.mission.id) if one.person.name == "Petro"
        )
        if deed == "merge":
            await partner_changes.merge(tx, petro, *ids)
        else:
            await partner_changes.change(tx, petro, ids[0], "name", to)


async def test_a_partner_of_an_earlier_mission_stays_known_under_another_name(world: World) -> None:
    await world.do("log", 0, "Eva Malá", "Tatra")
    await change(world, "rename", "Tatra", to="Tatra Trucks")
    assert (await named(world))["Tatra Trucks"].standing == "known"


async def test_what_the_file_says_of_the_entry_that_goes_stays_true_of_the_one_that_is_kept(
    world: World,
) -> None:
    await world.do("log", 0, "Eva Malá", "Tatra")
    tatra = (await named(world))["Tatra"].organisation.id
    async with world.database.transaction(NOW) as tx:
        await tx.organisations.set_baseline(tatra, "2015")
    await world.do("log", 0, "Eva Malá", "Tatra Trucks")
    await change(world, "merge", "Tatra Trucks", "Tatra")
    kept = (await named(world))["Tatra Trucks"]
    assert (kept.standing, kept.since) == ("known", "2015")


async def test_one_person_logged_at_two_entries_that_are_one_is_counted_once_and_met_by_both(
    world: World,
) -> None:
    await world.do("log", 0, "Eva Malá", "Example")
    await world.do("log", 1, "EVA MALA", "Beispiel")
    await change(world, "merge", "Example", "Beispiel")
    [contact] = (await named(world))["Example"].contacts
    assert (len(contact.ids), len(contact.met_by)) == (2, 2)
