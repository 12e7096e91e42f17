"""Contacts: kept at once, matched with what colleagues logged, mended, deleted and put back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

import pytest

from mission.contact_cards import (
    Card,
    Met,
    Promised,
    card_of,
    contacts_by_definition,
    everyones_list,
    own_card,
    own_list,
    searched,
)
from mission.contacts import Kept, keep, meet_too, read_line, remove, restore, session_now
from mission.errors import UserError
from mission.matching import name_words
from mission.mending import Field, complete, mend
from storage.contacts import Contact
from storage.missions import Mission
from storage.people import Member
from storage.transaction import Transaction
from tests.stage import Stage

EMMA, OLENA, JAN = "Emma Clark", "Olena Kovalenko", "Jan Dvořák"
TODAY = date(2023, 4, 24)


class Scene(NamedTuple):
    """A member in a transaction."""

    tx: Transaction
    member: Member
    mission: Mission

    async def keep(self, line: str) -> Kept:
        return await keep(*self, read_line(line, self.mission, TODAY, self.member.person.language))

    async def mend(self, contact: Contact, field: Field, typed: str) -> Kept:
        return await mend(*self, contact.id, field=field, typed=typed, today=TODAY)


@asynccontextmanager
async def as_member(stage: Stage, name: str) -> AsyncIterator[Scene]:
    async with stage.database.transaction(stage.now) as tx:
        person = await tx.people.by_telegram(stage.telegram[name])
        assert person is not None
        member = await tx.people.member(stage.mission.id, person.id)
        assert member is not None
        yield Scene(tx, member, stage.mission)


async def kept(stage: Stage, name: str, line: str) -> Kept:
    async with as_member(stage, name) as scene:
        return await scene.keep(line)


async def everybody(stage: Stage) -> list[tuple[str, str]]:
    async with stage.database.reading(stage.now) as tx:
        return [
            (contact.name, contact.organisation) for contact in await tx.contacts.of_mission(stage.mission.id)
        ]


async def test_a_line_is_a_contact_with_a_promise_at_once(stage: Stage) -> None:
    card = (
        await kept(stage, EMMA, "Jan Novák, Example s.r.o., jan@example.cz, parking pilot, call by Friday")
    ).card
    assert (card.contact.name, card.contact.organisation, card.contact.about) == (
        "Jan Novák",
        "Example s.r.o.",
        "parking pilot",
    )
    assert (card.step and (card.step.text, card.step.due_on)) == ("call", date(2023, 4, 28))
    assert (card.missing, card.others) == (None, ())


async def test_a_day_alone_promises_what_it_is_about(stage: Stage) -> None:
    card = (await kept(stage, EMMA, "Jan Novák, Example s.r.o., parking pilot, by Friday")).card
    assert [(step.text, step.due_on) for step in card.steps] == [("parking pilot", date(2023, 4, 28))]


async def test_a_contact_without_an_organisation_is_kept_and_says_what_is_missing(stage: Stage) -> None:
    assert (await kept(stage, EMMA, "Jan Novák")).card.missing == "organisation"
    assert (await kept(stage, EMMA, "jan@example.cz")).card.missing == "name"


# --- already met ------------------------------------------------------------------------------------------------


async def test_the_same_person_is_one_contact_with_two_meetings(stage: Stage) -> None:
    await kept(stage, OLENA, "Jan Novak, EXAMPLE, s. r. o., parking, send memo by Friday")
    again = await kept(stage, EMMA, "Ing. Jan Novák, Example, jan@example.cz, batteries")
    assert await everybody(stage) == [("Ing. Jan Novák", "EXAMPLE, s. r. o.")]
    assert again.again
    assert again.card.others == (Met(name=OLENA, day=TODAY),)
    assert again.card.promised == (Promised(name=OLENA, text="send memo"),)
    assert (again.card.steps, again.card.contact.about) == ((), "parking\nbatteries")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jan Novák, Example, jan@example.cz", "J. Novák, Other, JAN@example.cz"),
        ("Jan Novák, Example, 777 123 456", "Novák, +420777123456"),
        ("Jan Novák, Example, jan@example.cz", "Ян Новак, jan@example.cz"),
        ("Jan Novák, Example", "Novák Jan, example"),
        ("jan@example.cz", "Jan Novák, Example, jan@example.cz"),
    ],
)
async def test_these_are_one_person(stage: Stage, first: str, second: str) -> None:
    await kept(stage, OLENA, first)
    assert (await kept(stage, EMMA, second)).again
    assert len(await everybody(stage)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Jan Novák, Example, info@example.cz", "Eva Malá, Example, info@example.cz"),
        ("Jan Novák, Example, 777 123 456", "Jan Svoboda, Example, 777 123 456"),
        ("Jan Novák, Example", "Jan Novák, Other"),
        ("Jan Novák", "Jan Novák"),
        ("Jan Novák, Example s.r.o.", "Jan Novák, Example a.s."),
        ("Jan Novák, A, a_b@example.cz", "Jan Novák, B, axb@example.cz"),
    ],
)
async def test_these_are_two_people(stage: Stage, first: str, second: str) -> None:
    await kept(stage, OLENA, first)
    assert not (await kept(stage, EMMA, second)).again
    assert len(await everybody(stage)) == 2


async def test_what_the_second_line_says_otherwise_is_not_lost(stage: Stage) -> None:
    await kept(stage, OLENA, "Jan Novák, CEO, Example, jan@example.cz")
    card = (await kept(stage, EMMA, "Jan Novák, jednatel, Example, jan@example.cz, +420 777 123 456")).card
    assert (card.contact.position, card.contact.about, card.contact.phones) == (
        "CEO",
        "jednatel",
        ("+420 777 123 456",),
    )


async def test_a_colleagues_private_note_is_on_no_card(stage: Stage) -> None:
    async with as_member(stage, OLENA) as scene:
        contact = (await scene.keep("Jan Novák, Example")).card.contact
        await scene.tx.contacts.forget_meeting(contact.id, scene.member.person.id)
        await scene.tx.contacts.meet(
            contact.id, scene.member.person.id, session_id=None, note="difficult man"
        )
    card = (await kept(stage, EMMA, "Jan Novák, Example")).card
    assert "difficult" not in str(card)


async def test_the_same_line_twice_promises_once(stage: Stage) -> None:
    line = "Jan Novák, Example, call by Friday"
    await kept(stage, EMMA, line)
    card = (await kept(stage, EMMA, line)).card
    assert [step.text for step in card.steps] == ["call"]
    assert card.others == ()


async def test_others_of_the_same_organisation_are_named(stage: Stage) -> None:
    await kept(stage, OLENA, "Petr Malý, Example s.r.o.")
    assert (await kept(stage, EMMA, "Jan Novák, Example")).card.neighbours == ("Petr Malý",)


def test_titles_are_no_part_of_a_name() -> None:
    names = ("Ing. Jan Novák, Ph.D.", "doc. Jan Novák CSc.", "pan Jan Novak", "JAN NOVÁK", "д-р Іван Коваль")
    assert [name_words(name) for name in names] == [["jan", "novak"]] * 4 + [["іван", "коваль"]]


# --- where they met ---------------------------------------------------------------------------------------------


async def test_a_contact_was_met_at_the_session_that_runs_or_has_just_ended(stage: Stage) -> None:
    await stage.add_session(
        "Breakfast", datetime.combine(TODAY, time(7)), is_break=True, lasts=timedelta(hours=3)
    )
    await stage.add_session("City hall", datetime.combine(TODAY, time(9)))
    await stage.add_session("Utility", datetime.combine(TODAY, time(11)))
    await stage.add_session("Not for Emma", datetime.combine(TODAY, time(9)), audience=OLENA)
    moments = {
        (6, 30): "Breakfast",
        (7, 0): "City hall",
        (8, 0): "City hall",
        (8, 45): "City hall",
        (8, 46): None,
        (9, 30): "Utility",
    }
    for (hour, minute), title in moments.items():
        stage.move(datetime(2023, 4, 24, hour, minute, tzinfo=UTC))
        async with as_member(stage, EMMA) as scene:
            found = await session_now(scene.tx, scene.member)
        assert (found and found.title) == title


# --- mending ----------------------------------------------------------------------------------------------------


async def test_every_field_can_be_mended(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        contact = (await scene.keep("Jon Novak, Exampel")).card.contact
        for field, typed in {
            "name": "Jan Novák",
            "organisation": "Example s.r.o.",
            "position": "CEO",
            "email": "jan@example.cz",
            "phone": "777 123 456, 603 111 222",
            "about": "parking",
            "step": "send offer by Friday",
            "day": "in two weeks",
        }.items():
            card = (await scene.mend(contact, field, typed)).card  # type: ignore[arg-type]
        ledger = await scene.tx.organisations.of_mission(scene.mission.id)
    assert (card.contact.name, card.contact.organisation, card.contact.position) == (
        "Jan Novák",
        "Example s.r.o.",
        "CEO",
    )
    assert (card.contact.emails, card.contact.about) == (("jan@example.cz",), "parking")
    assert card.contact.phones == ("+420 777 123 456", "+420 603 111 222")
    assert [(step.text, step.due_on) for step in card.steps] == [("send offer by Friday", date(2023, 5, 8))]
    assert [entry.name for entry in ledger] == ["Example s.r.o."]


@pytest.mark.parametrize("field", ["email", "phone"])
async def test_a_wrong_mailbox_or_number_goes_to_about(stage: Stage, field: Field) -> None:
    async with as_member(stage, EMMA) as scene:
        contact = (await scene.keep("Jan Novák, Example, jan@example.cz, 777 123 456, parking")).card.contact
        mended = await scene.mend(contact, field, "no way")
    assert (mended.leftover, mended.card.contact.about) == (("no way",), "parking\nno way")
    assert (mended.card.contact.emails, mended.card.contact.phones) == (contact.emails, contact.phones)


async def test_words_that_name_no_day_are_refused(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        contact = (await scene.keep("Jan Novák, Example, call")).card.contact
        with pytest.raises(UserError, match="contact-day-unclear"):
            await scene.mend(contact, "day", "sometime")


async def test_an_organisation_given_later_finds_the_colleagues_contact(stage: Stage) -> None:
    await kept(stage, OLENA, "Jan Novák, Example, jan@example.cz")
    async with as_member(stage, EMMA) as scene:
        contact = (await scene.keep("Jan Novák, call by Friday")).card.contact
        mended = await scene.mend(contact, "organisation", "example")
    assert await everybody(stage) == [("Jan Novák", "Example")]
    assert (mended.again, mended.card.others) == (True, (Met(name=OLENA, day=TODAY),))
    assert [step.text for step in mended.card.steps] == ["call"]


async def test_a_whole_line_completes_a_contact(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        contact = (await scene.keep("jan@example.cz, parking")).card.contact
        line = read_line(
            "Jan Novák, Example, 777 123 456, batteries, call tomorrow", scene.mission, TODAY, "en"
        )
        card = (await complete(*scene, contact.id, line)).card
    assert (card.contact.id, card.contact.name, card.contact.organisation) == (
        contact.id,
        "Jan Novák",
        "Example",
    )
    assert (card.contact.emails, card.contact.about) == (("jan@example.cz",), "parking\nbatteries")
    assert [step.due_on for step in card.steps] == [date(2023, 4, 25)]


# --- whose is what ----------------------------------------------------------------------------------------------


async def test_a_colleagues_contact_can_be_seen_but_not_mended(stage: Stage) -> None:
    contact = (await kept(stage, OLENA, "Jan Novák, Example")).card.contact
    async with as_member(stage, EMMA) as scene:
        assert (await card_of(*scene, contact.id)).mine is None
        with pytest.raises(UserError, match="stale-button"):
            await own_card(*scene, contact.id)
        with pytest.raises(UserError, match="stale-button"):
            await scene.mend(contact, "name", "Somebody")
        with pytest.raises(UserError, match="stale-button"):
            await remove(*scene, contact.id)


async def test_another_missions_contact_is_not_there(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        other = await scene.tx.missions.add(
            code="BRNO",
            name="Brno",
            timezone="Europe/Prague",
            starts_on=TODAY,
            ends_on=TODAY,
            agenda_at=scene.mission.agenda_at,
            languages=["cs"],
        )
        contact = await scene.tx.contacts.add(
            other.id, name="Jan", organisation="Example", emails=[], phones=[]
        )
        for refused in (card_of(*scene, contact.id), card_of(*scene, 999), meet_too(*scene, contact.id)):
            with pytest.raises(UserError, match="stale-button"):
                await refused


async def test_a_colleagues_contact_becomes_ones_own(stage: Stage) -> None:
    contact = (await kept(stage, OLENA, "Jan Novák, Example")).card.contact
    async with as_member(stage, EMMA) as scene:
        await meet_too(*scene, contact.id)
        assert [one.contact.id for one in await own_list(scene.tx, scene.member)] == [contact.id]


# --- deleting ---------------------------------------------------------------------------------------------------


async def test_what_is_deleted_comes_back_as_it_was(stage: Stage) -> None:
    before = (await kept(stage, EMMA, "Jan Novák, Example, jan@example.cz, call by Friday")).card
    stage.move(stage.now + timedelta(hours=1))
    async with as_member(stage, EMMA) as scene:
        removed = await remove(*scene, before.contact.id)
    assert (removed.whole, await everybody(stage)) == (True, [])
    async with as_member(stage, EMMA) as scene:
        again = await restore(*scene, removed)
        with pytest.raises(UserError, match="stale-button"):
            await restore(*scene, removed)
    assert _without_ids(again) == _without_ids(before)


def _without_ids(card: Card) -> tuple[object, ...]:
    met = card.mine and (card.mine.met_at, card.mine.note, card.mine.session_id)
    return (
        card.contact,
        met,
        [(step.text, step.due_on, step.state, step.made_at) for step in card.steps],
        card.others,
    )


async def test_a_shared_contact_stays_with_the_colleague_without_ones_promises(stage: Stage) -> None:
    await kept(stage, OLENA, "Jan Novák, Example, send memo")
    mine = (await kept(stage, EMMA, "Jan Novák, Example, call by Friday")).card
    async with as_member(stage, EMMA) as scene:
        removed = await remove(*scene, mine.contact.id)
    assert not removed.whole
    async with as_member(stage, OLENA) as scene:
        theirs = await own_card(*scene, mine.contact.id)
    assert (theirs.others, theirs.promised, [step.text for step in theirs.steps]) == ((), (), ["send memo"])
    async with as_member(stage, EMMA) as scene:
        assert _without_ids(await restore(*scene, removed)) == _without_ids(mine)


async def test_somebody_elses_deletion_cannot_be_undone(stage: Stage) -> None:
    contact = (await kept(stage, EMMA, "Jan Novák, Example")).card.contact
    async with as_member(stage, EMMA) as scene:
        removed = await remove(*scene, contact.id)
    async with as_member(stage, OLENA) as scene:
        with pytest.raises(UserError, match="stale-button"):
            await restore(*scene, removed)


async def test_a_contact_that_comes_back_meets_the_one_logged_meanwhile(stage: Stage) -> None:
    contact = (await kept(stage, EMMA, "Jan Novák, Example")).card.contact
    async with as_member(stage, EMMA) as scene:
        removed = await remove(*scene, contact.id)
    stage.move(stage.now + timedelta(seconds=1))
    await kept(stage, OLENA, "Jan Novák, Example")
    async with as_member(stage, EMMA) as scene:
        card = await restore(*scene, removed)
    assert (len(await everybody(stage)), [met.name for met in card.others]) == (1, [OLENA])


# --- lists ------------------------------------------------------------------------------------------------------


async def test_lists_are_ones_own_newest_first_and_everyones_by_name(stage: Stage) -> None:
    await kept(stage, EMMA, "Eva Malá, Example, call by Friday, send offer by tomorrow")
    await kept(stage, OLENA, "Jan Novák, Other")
    stage.move(stage.now + timedelta(minutes=1))
    await kept(stage, EMMA, "Adam Bílý, Third")
    async with as_member(stage, EMMA) as scene:
        mine = await own_list(scene.tx, scene.member)
        all_ = await everyones_list(scene.tx, scene.mission.id)
    assert [(one.contact.name, one.step and one.step.due_on) for one in mine] == [
        ("Adam Bílý", None),
        ("Eva Malá", date(2023, 4, 28)),
    ]
    assert [(one.contact.name, one.met_by) for one in all_] == [
        ("Adam Bílý", (EMMA,)),
        ("Eva Malá", (EMMA,)),
        ("Jan Novák", (OLENA,)),
    ]
    assert [one.contact.name for one in searched(all_, "NOVAK oth")] == ["Jan Novák"]


async def test_a_contact_counts_with_a_name_an_organisation_and_somebody_who_met_them(stage: Stage) -> None:
    for line in ("Jan Novák, Example", "Eva Malá", "info@example.com, Firma s.r.o."):
        await kept(stage, EMMA, line)
    async with as_member(stage, EMMA) as scene:
        await scene.tx.contacts.add(scene.mission.id, name="Nobody", organisation="Met", emails=[], phones=[])
        counted = await contacts_by_definition(scene.tx, scene.mission.id)
    assert [contact.name for contact in counted] == ["Jan Novák"]
