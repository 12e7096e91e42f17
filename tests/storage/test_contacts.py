"""Contacts: found whatever the case and diacritics, met by whom, merged without losing anything."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from storage.contacts import Contact, ContactStore
from storage.missions import Mission
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission


@pytest.fixture
async def mission(tx: Transaction) -> Mission:
    return await a_mission(tx)


async def add(
    tx: Transaction, mission: Mission, name: str, organisation: str = "Example", **more: Any
) -> Contact:
    given: dict[str, Any] = {"emails": [], "phones": []}
    return await tx.contacts.add(mission.id, name=name, organisation=organisation, **given | more)


async def test_a_contact_that_does_not_exist_is_not_found(tx: Transaction, mission: Mission) -> None:
    assert await tx.contacts.get(1) is None
    assert await tx.contacts.alike(mission.id, name="Jan", organisation="Example") == []
    assert await tx.contacts.meeting(1, 1) is None
    assert await tx.contacts.met_by(1) == set()
    await tx.contacts.remove(1)


async def test_contacts_are_alike_whatever_the_case_and_diacritics(tx: Transaction, mission: Mission) -> None:
    novak = await add(tx, mission, "Jan Novák", "Příklad s.r.o.")
    await add(tx, mission, "Jan Novák", "Other")
    await add(tx, await a_mission(tx, "BRNO"), "Jan Novák", "Příklad s.r.o.")
    assert await tx.contacts.alike(mission.id, name="JAN  NOVAK", organisation="priklad S.R.O.") == [novak]


async def test_a_mended_contact_is_found_under_its_new_name(tx: Transaction, mission: Mission) -> None:
    contact = await add(tx, mission, "Jan Nowak")
    mended = contact.model_copy(update={"name": "Jan Novák", "emails": ("jan@example.cz",)})
    await tx.contacts.change(mended)
    assert await tx.contacts.get(contact.id) == mended
    assert await tx.contacts.alike(mission.id, name="Jan Novak", organisation="Example") == [mended]
    assert await tx.contacts.alike(mission.id, name="Jan Nowak", organisation="Example") == []


async def test_a_second_meeting_keeps_the_first_moment_and_note(tx: Transaction, mission: Mission) -> None:
    contact, olena = await add(tx, mission, "Jan Novák"), await a_member(tx, mission, "Olena")
    await tx.contacts.meet(contact.id, olena.id, session_id=None, note="parking")
    later = ContactStore(tx.connection, NOW + timedelta(days=1))
    await later.meet(contact.id, olena.id, session_id=None, note="again")
    (meeting,) = await tx.contacts.meetings_with(contact.id)
    assert (meeting.met_at, meeting.note) == (NOW, "parking")
    assert await tx.contacts.meeting(contact.id, olena.id) == meeting
    assert await tx.contacts.encounters_of(mission.id) == [meeting]


async def test_ones_own_contacts_come_newest_first(tx: Transaction, mission: Mission) -> None:
    olena, jan = await a_member(tx, mission, "Olena"), await a_member(tx, mission, "Jan")
    first, second, theirs = [await add(tx, mission, name) for name in ("First", "Second", "Theirs")]
    await tx.contacts.meet(first.id, olena.id, session_id=None)
    later = ContactStore(tx.connection, NOW + timedelta(hours=1))
    await later.meet(second.id, olena.id, session_id=None)
    await tx.contacts.meet(theirs.id, jan.id, session_id=None)
    assert await tx.contacts.of_person(mission.id, olena.id) == [second, first]
    assert await tx.contacts.of_mission(mission.id) == [first, second, theirs]


async def test_a_meeting_that_is_taken_back_can_be_put_back(tx: Transaction, mission: Mission) -> None:
    contact, olena = await add(tx, mission, "Jan Novák"), await a_member(tx, mission, "Olena")
    await tx.contacts.meet(contact.id, olena.id, session_id=None, note="parking")
    (meeting,) = await tx.contacts.meetings_with(contact.id)
    await tx.contacts.forget_meeting(contact.id, olena.id)
    assert await tx.contacts.met_by(contact.id) == set()
    await tx.contacts.meet_again(contact.id, meeting)
    (back,) = await tx.contacts.meetings_with(contact.id)
    assert (back.person_id, back.note, back.met_at) == (olena.id, "parking", NOW)


async def test_a_removed_contact_can_be_put_back_under_its_id(tx: Transaction, mission: Mission) -> None:
    contact = await add(tx, mission, "Jan Novák", phones=["+420777123456"])
    await tx.contacts.remove(contact.id)
    assert await tx.contacts.restore(contact) == contact
    assert await tx.contacts.alike(mission.id, name="jan novak", organisation="example") == [contact]


async def test_merging_loses_no_meeting_and_no_promise(tx: Transaction, mission: Mission) -> None:
    olena, jan = await a_member(tx, mission, "Olena"), await a_member(tx, mission, "Jan")
    kept, gone = await add(tx, mission, "Jan Novák"), await add(tx, mission, "J. Novák")
    await tx.contacts.meet(kept.id, olena.id, session_id=None, note="mine")
    await tx.contacts.meet(gone.id, olena.id, session_id=None, note="mine again")
    await tx.contacts.meet(gone.id, jan.id, session_id=None, note="theirs")
    promise = await tx.promises.make(gone.id, jan.id, text="Call", due_on=date(2023, 5, 1))
    await tx.contacts.merge(kept.id, gone.id)
    assert await tx.contacts.get(gone.id) is None
    assert {meeting.note for meeting in await tx.contacts.meetings_with(kept.id)} == {"mine", "theirs"}
    assert [one.id for one in await tx.promises.of_contacts([kept.id])] == [promise.id]


async def test_a_phone_an_e_mail_or_the_organisation_may_tell_the_same_person(
    tx: Transaction, mission: Mission
) -> None:
    partner = await tx.organisations.named(mission.id, "Example")
    by_firm = await add(tx, mission, "A", organisation_id=partner.id)
    by_mail = await add(tx, mission, "B", emails=["Jan@Example.cz"])
    by_phone = await add(tx, mission, "C", phones=["+420777123456"])
    await add(tx, mission, "D", emails=["jan@example.czech"], phones=["+4207771234567"])
    look: dict[str, Any] = {"organisation_id": None, "emails": [], "phones": []}
    assert await tx.contacts.perhaps_same(mission.id, **look) == []
    assert await tx.contacts.perhaps_same(mission.id, **look | {"emails": ["jan@example.cz"]}) == [by_mail]
    assert await tx.contacts.perhaps_same(mission.id, **look | {"phones": ["+420777123456"]}) == [by_phone]
    assert await tx.contacts.perhaps_same(mission.id, **look | {"organisation_id": partner.id}) == [by_firm]
    assert await tx.contacts.perhaps_same(mission.id, **look | {"emails": ["%"], "phones": ["_"]}) == []


async def test_nobody_meets_a_contact_that_is_not_there(tx: Transaction, mission: Mission) -> None:
    olena = await a_member(tx, mission, "Olena")
    with pytest.raises(IntegrityError):
        await tx.contacts.meet(4711, olena.id, session_id=None)
