"""Promises: made, mended, closed once, and listed by the day they are due."""

from datetime import date

import pytest

from storage.contacts import Contact
from storage.missions import Mission
from storage.people import Person
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission


@pytest.fixture
async def mission(tx: Transaction) -> Mission:
    return await a_mission(tx)


@pytest.fixture
async def olena(tx: Transaction, mission: Mission) -> Person:
    return await a_member(tx, mission, "Olena")


@pytest.fixture
async def contact(tx: Transaction, mission: Mission) -> Contact:
    return await tx.contacts.add(mission.id, name="Jan Novák", organisation="Example", emails=[], phones=[])


async def test_there_is_no_promise_that_nobody_made(tx: Transaction, mission: Mission) -> None:
    assert await tx.promises.get(1) is None
    assert not await tx.promises.close(1, "done")
    assert await tx.promises.of_contacts([]) == []
    assert await tx.promises.of_mission(mission.id) == []


async def test_a_promise_is_closed_once(tx: Transaction, olena: Person, contact: Contact) -> None:
    promise = await tx.promises.make(contact.id, olena.id, text="Call", due_on=None)
    assert await tx.promises.close(promise.id, "done")
    assert not await tx.promises.close(promise.id, "dropped")
    closed = await tx.promises.get(promise.id)
    assert closed == promise.model_copy(update={"state": "done", "closed_at": NOW})


async def test_what_is_owed_comes_by_its_day(
    tx: Transaction, mission: Mission, olena: Person, contact: Contact
) -> None:
    jan = await a_member(tx, mission, "Jan")
    late = await tx.promises.make(contact.id, olena.id, text="Late", due_on=date(2023, 6, 1))
    soon = await tx.promises.make(contact.id, olena.id, text="Soon", due_on=date(2023, 5, 1))
    done = await tx.promises.make(contact.id, olena.id, text="Done", due_on=date(2023, 4, 1))
    await tx.promises.close(done.id, "done")
    theirs = await tx.promises.make(contact.id, jan.id, text="Theirs", due_on=date(2023, 5, 2))
    assert await tx.promises.open_of(mission.id, olena.id) == [soon, late]
    assert [one.id for one in await tx.promises.of_mission(mission.id)] == [
        done.id,
        soon.id,
        theirs.id,
        late.id,
    ]


async def test_a_changed_promise_keeps_its_state(tx: Transaction, olena: Person, contact: Contact) -> None:
    promise = await tx.promises.make(contact.id, olena.id, text="Call", due_on=None)
    await tx.promises.change(promise.id, text="Write", due_on=date(2023, 5, 1))
    changed = await tx.promises.get(promise.id)
    assert changed == promise.model_copy(update={"text": "Write", "due_on": date(2023, 5, 1)})


async def test_a_removed_promise_can_be_put_back(tx: Transaction, olena: Person, contact: Contact) -> None:
    promise = await tx.promises.make(contact.id, olena.id, text="Call", due_on=None)
    await tx.promises.remove(promise.id)
    assert await tx.promises.of_contacts([contact.id]) == []
    await tx.promises.restore(promise, contact.id)
    (back,) = await tx.promises.of_contacts([contact.id])
    assert (back.text, back.owner_id, back.state, back.made_at) == ("Call", olena.id, "open", NOW)


async def test_a_promise_goes_with_its_contact(tx: Transaction, olena: Person, contact: Contact) -> None:
    promise = await tx.promises.make(contact.id, olena.id, text="Call", due_on=None)
    await tx.contacts.remove(contact.id)
    assert await tx.promises.get(promise.id) is None


async def test_what_was_closed_is_opened_again_once(tx: Transaction, olena: Person, contact: Contact) -> None:
    promise = await tx.promises.make(contact.id, olena.id, text="Call", due_on=None)
    assert not await tx.promises.reopen(promise.id)
    await tx.promises.close(promise.id, "done")
    assert await tx.promises.reopen(promise.id)
    assert await tx.promises.get(promise.id) == promise
