"""Merges: kept with both entries as they were, the latest first, gone with their contact."""

from typing import Any

from storage.contacts import Contact
from storage.merges import Entries, Part
from storage.missions import Mission
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission

FILE: dict[str, Any] = {"file_id": "F", "unique_id": "U"}


async def a_contact(tx: Transaction, mission: Mission, name: str) -> Contact:
    return await tx.contacts.add(
        mission.id, name=name, organisation="Example", emails=["a@b.cz"], phones=[], about="Тролейбуси 🚎"
    )


async def test_a_merge_reads_as_it_was_written_and_goes_with_its_contact(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    kept, gone = await a_contact(tx, mission, "مريم"), await a_contact(tx, mission, "Eva")
    part = Part(person_id=olena.id, session_id=None, met_at=NOW, first=NOW, note_to=3, note_from=5, joint="d")
    partner = await tx.organisations.named(mission.id, "Example")
    entries = Entries(
        kept=kept,
        gone=gone,
        merged=kept,
        parts=(part,),
        promises=(1, 2),
        files=(3,),
        merges=(4,),
        emptied=partner,
    )
    first = await tx.merges.add(kept.id, entries, olena.id)
    second = await tx.merges.add(kept.id, entries.model_copy(update={"parts": ()}), None)
    assert await tx.merges.of_contact(kept.id) == [second, first]
    assert (first.gone, first.merged_by_id, first.merged_at) == (entries, olena.id, NOW)
    await tx.merges.remove(second.id)
    assert await tx.merges.of_contact(kept.id) == [first]
    await tx.contacts.remove(kept.id)
    assert await tx.merges.of_contact(kept.id) == []


async def test_only_what_still_hangs_on_a_contact_is_carried_to_another(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    one, two, three = [await a_contact(tx, mission, name) for name in ("One", "Two", "Three")]
    moved = await tx.promises.make(one.id, olena.id, text="call", due_on=None)
    elsewhere = await tx.promises.make(three.id, olena.id, text="write", due_on=None)
    unnamed = await tx.promises.make(one.id, olena.id, text="meet", due_on=None)
    file = await tx.files.keep(mission.id, olena.id, "photo", contact_id=one.id, **FILE)
    merge = await tx.merges.add(one.id, Entries(kept=one, gone=three, merged=one), None)
    await tx.merges.carry(
        one.id, two.id, promise_ids=[moved.id, elsewhere.id], file_ids=[file.id], merge_ids=[merge.id]
    )
    hangs = [
        [promise.id for promise in await tx.promises.of_contacts([contact.id])]
        for contact in (one, two, three)
    ]
    assert hangs == [[unnamed.id], [moved.id], [elsewhere.id]]
    assert [one.id for one in await tx.files.of_contact(two.id)] == [file.id]
    assert [one.id for one in await tx.merges.of_contact(two.id)] == [merge.id]


async def test_a_meeting_moves_and_its_note_is_rewritten_for_its_member_alone(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena, jan = await a_member(tx, mission, "Olena"), await a_member(tx, mission, "Jan")
    one, two = await a_contact(tx, mission, "One"), await a_contact(tx, mission, "Two")
    for person in (olena, jan):
        await tx.contacts.meet(one.id, person.id, session_id=None, note=f"of {person.name}")
    await tx.merges.note(one.id, olena.id, note="other words", met_at=NOW)
    await tx.merges.move_meeting(jan.id, one.id, two.id)
    notes = [
        [(met.person_id, met.note) for met in await tx.contacts.meetings_with(contact.id)]
        for contact in (one, two)
    ]
    assert notes == [[(olena.id, "other words")], [(jan.id, "of Jan")]]


async def test_a_forgotten_partner_comes_back_under_its_own_id(tx: Transaction) -> None:
    mission = await a_mission(tx)
    partner = await tx.organisations.named(mission.id, "Інститут Патона")
    await tx.organisations.forget_unmet(partner.id)
    assert await tx.organisations.get(partner.id) is None
    await tx.organisations.put_back(partner)
    assert await tx.organisations.get(partner.id) == partner


async def test_an_entry_that_became_part_of_another_is_told_from_one_that_was_removed(
    tx: Transaction,
) -> None:
    mission = await a_mission(tx)
    kept, gone, removed = [await a_contact(tx, mission, name) for name in ("One", "Two", "Three")]
    await tx.merges.add(kept.id, Entries(kept=kept, gone=gone, merged=kept), None)
    found = [await tx.merges.swallowed(one.id) for one in (kept, gone, removed)]
    assert found == [False, True, False]
