"""The partner ledger: one entry a name, the baseline, and who was met on earlier missions."""

from datetime import date

from storage.transaction import Transaction
from tests.storage.conftest import a_member, a_mission


async def test_an_organisation_is_made_once_whatever_the_case_and_diacritics(tx: Transaction) -> None:
    mission, other = await a_mission(tx), await a_mission(tx, "BRNO")
    made = await tx.organisations.named(mission.id, "ČVUT")
    assert await tx.organisations.named(mission.id, "cvut") == made
    assert (await tx.organisations.named(other.id, "ČVUT")).id != made.id
    assert [one.name for one in await tx.organisations.of_mission(mission.id)] == ["ČVUT"]


async def test_what_stands_in_the_baseline_is_known_even_where_nobody_said_since_when(
    tx: Transaction,
) -> None:
    mission = await a_mission(tx)
    for name, since in (("Known", "2019"), ("Just known", "")):
        await tx.organisations.set_baseline((await tx.organisations.named(mission.id, name)).id, since)
    await tx.organisations.named(mission.id, "New")
    found = {one.name: (one.known, one.known_since) for one in await tx.organisations.of_mission(mission.id)}
    assert found == {"Known": (True, "2019"), "Just known": (True, ""), "New": (False, "")}


async def test_a_baseline_set_again_is_replaced_and_the_organisation_stays_one(tx: Transaction) -> None:
    mission = await a_mission(tx)
    made = await tx.organisations.named(mission.id, "CzechInno")
    await tx.organisations.set_baseline(made.id, "2019")
    await tx.organisations.set_baseline(made.id, "2021")
    (found,) = await tx.organisations.of_mission(mission.id)
    assert found.known_since == "2021"


async def test_met_earlier_means_an_earlier_mission_of_the_same_programme(tx: Transaction) -> None:
    programme = await tx.missions.programme_named("Smart")
    other = await tx.missions.programme_named("Other")
    this = await a_mission(tx, programme_id=programme, starts_on=date(2023, 10, 1))
    missions = {
        "Earlier": await a_mission(tx, "EARLIER", programme_id=programme),
        "Later": await a_mission(tx, "LATER", programme_id=programme, starts_on=date(2023, 12, 1)),
        "Elsewhere": await a_mission(tx, "ELSEWHERE", programme_id=other),
        "Alone": await a_mission(tx, "ALONE"),
        "This": this,
    }
    for name, mission in missions.items():
        await tx.organisations.named(mission.id, name)
    assert await tx.organisations.met_earlier(this.id) == {"earlier"}
    assert await tx.organisations.met_earlier(missions["Alone"].id) == set()


async def test_only_an_organisation_of_which_nothing_is_known_is_forgotten(tx: Transaction) -> None:
    mission = await a_mission(tx)
    slip, met, known, told = [
        await tx.organisations.named(mission.id, name) for name in ("Slip", "Met", "Known", "Told")
    ]
    await tx.contacts.add(
        mission.id, name="Jan", organisation="Met", organisation_id=met.id, emails=[], phones=[]
    )
    await tx.organisations.set_baseline(known.id, "")
    await tx.organisations.change(told.id, country="CZ")
    for organisation in (slip, met, known, told):
        await tx.organisations.forget_unmet(organisation.id)
    assert [one.name for one in await tx.organisations.of_mission(mission.id)] == ["Known", "Met", "Told"]


async def test_a_contact_outlives_the_entry_of_its_organisation(tx: Transaction) -> None:
    mission = await a_mission(tx)
    slip = await tx.organisations.named(mission.id, "Slip")
    await a_member(tx, mission, "Olena")
    contact = await tx.contacts.add(mission.id, name="Jan", organisation="Slip", emails=[], phones=[])
    await tx.organisations.forget_unmet(slip.id)
    assert await tx.contacts.get(contact.id) == contact
