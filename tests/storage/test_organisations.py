"""The partner ledger: one entry a name, the baseline, and who was met on earlier missions."""

from datetime import date
from typing import Any

from storage.contacts import Contact
from storage.organisations import Organisation
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


async def met(tx: Transaction, organisation: Organisation, name: str, said: str) -> Contact:
    """A contact that is linked to an entry, however it spells the name."""
    told: dict[str, Any] = {
        "organisation": said,
        "organisation_id": organisation.id,
        "emails": [],
        "phones": [],
    }
    return await tx.contacts.add(organisation.mission_id, name=name, **told)


async def test_an_entry_is_known_by_the_names_that_its_contacts_alone_were_logged_under(
    tx: Transaction,
) -> None:
    mission, other = await a_mission(tx), await a_mission(tx, "BRNO")
    bosch, skoda = [await tx.organisations.named(mission.id, name) for name in ("Bosch", "Škoda")]
    elsewhere = await tx.organisations.named(other.id, "Elsewhere")
    for name, entry, said in (
        ("Jan", bosch, "Bosch"),
        ("Eva", bosch, "BOČH"),
        ("Ota", bosch, "Boch"),
        ("Iva", bosch, "Holding"),
        ("Ela", skoda, "Holding"),
        ("Ada", elsewhere, "Beside"),
        ("Ivo", bosch, ""),
    ):
        await met(tx, entry, name, said)
    assert await tx.organisations.other_names(mission.id) == {"boch": bosch.id}


async def test_only_an_entry_with_nothing_but_one_contact_is_a_name_that_the_contact_brought(
    tx: Transaction,
) -> None:
    mission = await a_mission(tx)
    person = await a_member(tx, mission, "Emma")
    alone, two, known, told, run, signed = [
        await tx.organisations.named(mission.id, name)
        for name in ("Alone", "Two", "Known", "Told", "Run", "Signed")
    ]
    first = {
        entry.id: await met(tx, entry, "Jan", entry.name) for entry in (alone, two, known, told, run, signed)
    }
    await met(tx, two, "Eva", "Two")
    await tx.organisations.say_known(known.id, person.id)
    await tx.organisations.change(told.id, website="example.com")
    await tx.projects.add(run.id, person.id, name="Trams", stage="idea")
    await tx.agreements.add(signed.id, person.id, "memorandum", parties="us and them")
    found = {number: await tx.organisations.only_one_is_from(number, one.id) for number, one in first.items()}
    assert found == dict.fromkeys(first, False) | {alone.id: True}
    assert not await tx.organisations.only_one_is_from(alone.id, first[two.id].id)
