"""Projects and agreements: who may change, withdraw, confirm and take over what; deny by default."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import date

import pytest

from mission import agreements, projects
from mission.errors import UserError
from storage.agreements import Agreement
from storage.people import Member
from storage.projects import Project
from storage.transaction import Transaction
from tests.stage import Stage

EMMA, OLENA, PETRO, HANA = "Emma Clark", "Olena Kovalenko", "Petro Bondar", "Hana Malá"


@dataclass
class Scene:
    """One transaction of a mission under way, with a partner, and Emma's project and agreement with them."""

    stage: Stage
    tx: Transaction
    partner: int
    project: Project
    agreement: Agreement

    async def member(self, name: str) -> Member:
        found = await self.tx.people.member(self.stage.mission.id, (await self.stage.person(name)).id)
        assert found is not None
        return found


@pytest.fixture
async def scene(stage: Stage) -> AsyncIterator[Scene]:
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, emma.id)
        assert member is not None
        partner = (await tx.organisations.named(stage.mission.id, "ČVUT")).id
        project = await projects.claim(tx, member, partner, name="Trams", stage="idea")
        agreement = await agreements.claim(tx, member, partner, "letter")
        yield Scene(stage, tx, partner, project, agreement)


Deed = Callable[[Scene, Member], Awaitable[object]]
DEEDS: dict[str, Deed] = {
    "project.stage": lambda s, m: projects.stage(s.tx, m, s.project.id, "funded"),
    "project.change": lambda s, m: projects.change(s.tx, m, s.project.id, name="Buses"),
    "project.withdraw": lambda s, m: projects.withdraw(s.tx, m, s.project.id),
    "project.confirm": lambda s, m: projects.confirm(s.tx, m, s.project.id, "partner"),
    "agreement.change": lambda s, m: agreements.change(s.tx, m, s.agreement.id, signed_on=date(2023, 4, 24)),
    "agreement.withdraw": lambda s, m: agreements.withdraw(s.tx, m, s.agreement.id),
    "agreement.confirm": lambda s, m: agreements.confirm(s.tx, m, s.agreement.id, "document"),
}


async def refused(deed: Awaitable[object], key: str = "stale-button") -> None:
    with pytest.raises(UserError, match=key):
        await deed


@pytest.mark.parametrize("name", DEEDS)
async def test_neither_a_colleague_nor_a_host_changes_what_emma_claimed(scene: Scene, name: str) -> None:
    for other in (OLENA, HANA):
        await refused(DEEDS[name](scene, await scene.member(other)))
    assert await scene.tx.projects.get(scene.project.id) == scene.project
    assert await scene.tx.agreements.get(scene.agreement.id) == scene.agreement


@pytest.mark.parametrize("name", DEEDS)
@pytest.mark.parametrize(("who", "on_record"), [(EMMA, False), (PETRO, True)])
async def test_its_owner_and_an_organiser_may_and_the_organisers_act_is_on_record(
    scene: Scene, name: str, who: str, *, on_record: bool
) -> None:
    await DEEDS[name](scene, await scene.member(who))
    after = await scene.tx.projects.get(scene.project.id), await scene.tx.agreements.get(scene.agreement.id)
    assert after != (scene.project, scene.agreement)
    acts = [entry.act for entry in await scene.tx.audit.of_mission(scene.stage.mission.id)]
    assert (name in acts) == on_record


async def test_in_the_owners_own_words_only_the_owner_confirms(scene: Scene) -> None:
    petro, emma = await scene.member(PETRO), await scene.member(EMMA)
    await refused(projects.confirm(scene.tx, petro, scene.project.id, "owner"))
    await refused(agreements.confirm(scene.tx, petro, scene.agreement.id, "owner"))
    confirmed = await projects.confirm(scene.tx, emma, scene.project.id, "owner")
    assert (confirmed.confirmed_by, confirmed.confirmed_at) == ("owner", scene.tx.now)
    taken_back = await projects.confirm(scene.tx, emma, scene.project.id, "")
    assert (taken_back.confirmed_by, taken_back.confirmed_at) == ("", None)


async def test_what_is_withdrawn_is_only_put_back_and_is_then_as_it_was(scene: Scene) -> None:
    emma = await scene.member(EMMA)
    await refused(projects.restore(scene.tx, emma, scene.project.id))
    await projects.withdraw(scene.tx, emma, scene.project.id)
    await agreements.withdraw(scene.tx, emma, scene.agreement.id)
    for deed in DEEDS.values():
        await refused(deed(scene, emma))
    await refused(projects.restore(scene.tx, await scene.member(OLENA), scene.project.id))
    assert await projects.restore(scene.tx, emma, scene.project.id) == scene.project
    assert await agreements.restore(scene.tx, emma, scene.agreement.id) == scene.agreement


async def test_a_project_is_handed_on_by_who_may_and_never_to_a_host(scene: Scene) -> None:
    emma, olena, hana = [await scene.member(name) for name in (EMMA, OLENA, HANA)]
    await refused(projects.hand_over(scene.tx, olena, scene.project.id, olena.person.id))
    await refused(projects.hand_over(scene.tx, emma, scene.project.id, hana.person.id))
    await refused(projects.hand_over(scene.tx, emma, scene.project.id, 404))
    handed = await projects.hand_over(scene.tx, emma, scene.project.id, olena.person.id)
    assert handed.owner_id == olena.person.id
    await refused(projects.stage(scene.tx, emma, scene.project.id, "funded"))


async def test_what_nobody_owns_any_more_a_delegate_takes_for_themselves_alone(scene: Scene) -> None:
    emma, olena, hana = [await scene.member(name) for name in (EMMA, OLENA, HANA)]
    await scene.tx.projects.change(scene.project.id, owner_id=None)
    await refused(projects.stage(scene.tx, olena, scene.project.id, "funded"))
    await refused(projects.hand_over(scene.tx, olena, scene.project.id, emma.person.id))
    await refused(projects.hand_over(scene.tx, hana, scene.project.id, hana.person.id))
    taken = await projects.hand_over(scene.tx, olena, scene.project.id, olena.person.id)
    assert taken.owner_id == olena.person.id


async def test_a_host_and_another_missions_member_claim_nothing(scene: Scene) -> None:
    hana, emma = await scene.member(HANA), await scene.member(EMMA)
    await refused(projects.claim(scene.tx, hana, scene.partner, name="Trams", stage="idea"))
    await refused(agreements.claim(scene.tx, hana, scene.partner, "letter"))
    place = emma.membership.model_copy(update={"mission_id": scene.stage.mission.id + 1})
    elsewhere = emma.model_copy(update={"membership": place})
    await refused(projects.claim(scene.tx, elsewhere, scene.partner, name="Trams", stage="idea"))
    for deed in DEEDS.values():
        await refused(deed(scene, elsewhere))


@pytest.mark.parametrize("blank", ["", "  ", "\n\t"])
async def test_a_project_has_a_name(scene: Scene, blank: str) -> None:
    emma = await scene.member(EMMA)
    await refused(projects.claim(scene.tx, emma, scene.partner, name=blank, stage="idea"), "project-nameless")
    await refused(projects.change(scene.tx, emma, scene.project.id, name=blank), "project-nameless")


async def test_long_names_are_cut_and_written_on_one_line(scene: Scene) -> None:
    emma = await scene.member(EMMA)
    made = await projects.claim(scene.tx, emma, scene.partner, name="Трам\nваї " * 600, stage="idea")
    assert len(made.name) == projects.NAME_LENGTH
    assert "\n" not in made.name
    changed = await agreements.change(scene.tx, emma, scene.agreement.id, parties="א " * 3000)
    assert len(changed.parties) == agreements.PARTIES_LENGTH


async def test_an_agreement_is_between_the_members_organisation_and_the_partner_unless_said(
    scene: Scene,
) -> None:
    assert scene.agreement.parties == "Smart City Hub, ČVUT"
