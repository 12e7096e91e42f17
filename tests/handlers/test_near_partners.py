"""A partner whose name is nearly that of another, as members are asked about it: when, by which button, and who may."""

from datetime import date
from typing import Any

import pytest

from handlers.actions import callback_data
from handlers.merging_actions import SameOrganisation
from mission.contact_cards import card_of
from tests.handlers.promising import labels, member_of
from tests.handlers.test_merging import EMMA, JAN, OLENA, PETRO, STALE, contact, known, opened
from tests.stage import Stage


async def ledger(stage: Stage) -> list[str]:
    async with stage.database.reading(stage.now) as tx:
        return [entry.name for entry in await tx.organisations.of_mission(stage.mission.id)]


BOSCH, BOCH = "/contact Jan Novák, Bosch", "/contact Eva Malá, Boch"
NEAR = "Same as Bosch?"


async def test_a_slip_of_the_pen_is_asked_about_and_put_right_in_one_tap(stage: Stage) -> None:
    await stage.says(OLENA, BOSCH)
    (said,) = await stage.says(EMMA, BOCH)
    assert labels(said) == [["Right"], ["Change…", "Delete"], [NEAR]]
    assert await ledger(stage) == ["Boch", "Bosch"]
    (card,) = await stage.taps(EMMA, NEAR)
    assert "Organisation: Bosch" in card.text
    assert labels(card) == [["Right"], ["Change…", "Delete"]]
    assert await ledger(stage) == ["Bosch"]
    assert (await contact(stage, "Eva Malá")).organisation_id == (
        await contact(stage, "Jan Novák")
    ).organisation_id


async def test_who_is_surely_the_same_person_there_is_one_contact_after_that_tap(stage: Stage) -> None:
    await stage.says(OLENA, "/contact Malá, Bosch, parking")
    await stage.says(EMMA, "/contact Malá, Boch, trams")
    assert await known(stage) == ["Malá", "Malá"]
    (card,) = await stage.taps(EMMA, NEAR)
    assert ("parking" in card.text, "trams" in card.text) == (True, True)
    assert (await known(stage), await ledger(stage)) == (["Malá"], ["Bosch"])


@pytest.mark.parametrize(
    ("there", "here"),
    [
        (("ABB",), "ABA"),
        (("Cluster 4",), "Cluster 5"),
        (("Kernel Ltd",), "Kernell a.s."),
        (("Bosch", "Bochh"), "Boch"),
        (("Robert Bosch",), "Bosch"),
    ],
)
async def test_nothing_is_asked_of_short_names_numbers_other_forms_or_where_two_are_near(
    stage: Stage, there: tuple[str, ...], here: str
) -> None:
    async with stage.database.transaction(stage.now) as tx:
        for name in there:
            await tx.organisations.named(stage.mission.id, name)
    (said,) = await stage.says(EMMA, f"/contact Eva Malá, {here}")
    assert labels(said) == [["Right"], ["Change…", "Delete"]]
    assert sorted(await ledger(stage)) == sorted((*there, here))


async def test_an_entry_of_which_more_is_known_is_no_slip_of_the_pen(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        listed = await tx.organisations.named(stage.mission.id, "Boch")
        await tx.organisations.set_baseline(listed.id, "2019")
    await stage.says(OLENA, BOSCH)
    (said,) = await stage.says(EMMA, BOCH)
    assert labels(said) == [["Right"], ["Change…", "Delete"]]


async def test_a_question_left_unanswered_waits_among_the_rarer_buttons_of_who_met_them(stage: Stage) -> None:
    await stage.says(OLENA, BOSCH)
    await stage.says(EMMA, BOCH)
    (right,) = await stage.taps(EMMA, "Right")
    assert [NEAR] in labels(right)
    eva = await contact(stage, "Eva Malá")
    asked = []
    for name in (EMMA, PETRO, JAN):
        async with stage.database.reading(stage.now) as tx:
            card = await card_of(tx, await member_of(tx, stage, name), stage.mission, eva.id)
        asked.append(card.near.name if card.near else "")
    assert asked == ["Bosch", "", ""]


async def test_a_partner_of_an_earlier_mission_is_no_slip_of_the_pen(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        programme = await tx.missions.programme_named("Smart")
        await tx.missions.change(stage.mission.id, programme_id=programme)
        fields = stage.mission.model_dump(exclude={"id", "code", "created_at", "programme_id"})
        days = {"starts_on": date(2022, 4, 4), "ends_on": date(2022, 4, 8), "programme_id": programme}
        earlier = await tx.missions.add(code="EARLIER", **fields | days)
        await tx.organisations.named(earlier.id, "Boch")
    await stage.says(OLENA, BOSCH)
    (said,) = await stage.says(EMMA, BOCH)
    assert labels(said) == [["Right"], ["Change…", "Delete"]]


async def test_one_thing_is_asked_at_a_time(stage: Stage) -> None:
    await stage.says(OLENA, BOSCH)
    (person,) = await stage.says(EMMA, "/contact Jan Novák, Boch")
    assert labels(person)[2:] == [["Same as Jan Novák, Bosch"], ["Two different people"]]
    (nameless,) = await stage.says(EMMA, "/contact Bosh s.r.o., info@example.cz")
    assert labels(nameless) == [["Skip", "Change…", "Delete"]]
    (named,) = await stage.says(EMMA, "Eva Malá")
    assert labels(named) == [["Right"], ["Change…", "Delete"], [NEAR]]


async def test_two_contacts_made_one_make_no_two_organisations_one(stage: Stage) -> None:
    await stage.says(OLENA, "/contact Jan Novák, Škoda")
    await stage.says(EMMA, "/contact Jan Novák, Škoda Digital")
    await stage.taps(EMMA, "Same as Jan Novák, Škoda")
    assert await ledger(stage) == ["Škoda"]
    await stage.says(JAN, "/contact Eva Malá, Škoda Digital")
    assert await ledger(stage) == ["Škoda", "Škoda Digital"]


@pytest.mark.parametrize("happening", ["mended", "merged", "named", "deleted", "another"])
async def test_a_question_that_something_else_has_settled_is_out_of_date(
    stage: Stage, happening: str
) -> None:
    await stage.says(OLENA, BOSCH)
    await stage.says(EMMA, BOCH)
    eva = await contact(stage, "Eva Malá")
    async with stage.database.transaction(stage.now) as tx:
        bosch = await tx.organisations.named(stage.mission.id, "Bosch")
        if happening == "mended":
            await tx.contacts.change(eva.model_copy(update={"organisation": "", "organisation_id": None}))
        elif happening == "merged":
            await tx.organisations.merge(eva.organisation_id or 0, bosch.id)
        elif happening == "named":
            await tx.organisations.set_baseline(eva.organisation_id or 0, "2019")
        elif happening == "another":
            await tx.organisations.change(bosch.id, name="Siemens", folded="siemens")
            await tx.organisations.named(stage.mission.id, "Bochh")
        else:
            await tx.contacts.remove(eva.id)
    before = await ledger(stage)
    (said,) = await stage.taps(EMMA, NEAR)
    assert said.text == STALE
    assert await ledger(stage) == before


async def test_no_other_partner_can_be_slipped_in_and_nobody_elses_contact_moved(stage: Stage) -> None:
    await stage.says(OLENA, BOSCH)
    await stage.says(EMMA, BOCH)
    eva = await contact(stage, "Eva Malá")
    async with stage.database.transaction(stage.now) as tx:
        other = await tx.organisations.named(stage.mission.id, "Siemens")
        bosch = await tx.organisations.named(stage.mission.id, "Bosch")
    row = (await stage.rows(EMMA))[-1]
    jan = await stage.says(JAN, "/contact Petr Malý, Elsewhere Ltd")
    assert jan
    theirs = (await stage.rows(JAN))[-1]
    forged = SameOrganisation(contact=eva.id, organisation=other.id)
    await stage.taps_data(EMMA, callback_data(row.token, forged.packed()))
    forged = SameOrganisation(contact=eva.id, organisation=bosch.id)
    await stage.taps_data(JAN, callback_data(theirs.token, forged.packed()))
    assert await contact(stage, "Eva Malá") == eva


@pytest.mark.parametrize(
    ("who", "words", "more"),
    [(OLENA, "Це Завод", "Ще…"), (JAN, "Je to Завод", "Další…"), (EMMA, "Same as Завод", "More…")],
)
async def test_a_partner_in_awkward_letters_is_asked_about_in_each_language(
    stage: Stage, who: str, words: str, more: str
) -> None:
    name = f"Завод 🚋 <b>& {'Ї' * 2000}"
    async with stage.database.transaction(stage.now) as tx:
        await tx.organisations.named(stage.mission.id, name)
        slip = await tx.organisations.named(stage.mission.id, f"{name}Ї")
        told: dict[str, Any] = {
            "organisation": slip.name,
            "organisation_id": slip.id,
            "emails": [],
            "phones": [],
        }
        eva = await tx.contacts.add(stage.mission.id, name="Eva", **told)
        person = await tx.people.by_telegram(stage.telegram[who])
        assert person is not None
        await tx.contacts.meet(eva.id, person.id, session_id=None)
    await opened(stage, who, "Eva")
    (card,) = await stage.taps(who, more)
    (asked,) = (label for row in labels(card) for label in row if "Завод" in label)
    assert (asked.startswith(words), asked.endswith("…?")) == (True, True)
    await stage.taps(who, asked)
    assert await ledger(stage) == [name]
