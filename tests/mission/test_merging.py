"""Two entries become one and two again: nobody's words are lost, and split puts back what was."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mission.contact_cards import card_of, contacts_by_definition
from mission.contacts import remove
from mission.errors import UserError
from mission.matching import perhaps_twin
from mission.merging import leave_apart, may_merge, split, unite
from mission.merging_rights import both_of, merge_of, mergeable
from mission.privacy import erase, erase_contact
from mission.results import results_of
from storage import schema
from storage.contacts import Contact
from storage.people import Member
from storage.transaction import Transaction
from tests.mission.test_contacts import Scene, as_member, kept
from tests.stage import Stage

EMMA, OLENA, JAN, PETRO = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Petro Bondar"
MET: Final = datetime(2023, 4, 24, 8, 0, tzinfo=UTC)
FILE: dict[str, Any] = {"file_id": "F", "unique_id": "U"}


class Pair(NamedTuple):
    """One person under two names: Emma met the first, Olena the second, Jan both."""

    first: Contact
    second: Contact


async def add(scene: Scene, name: str, organisation: str = "Example", **more: Any) -> Contact:
    """A contact whom nobody has met yet."""
    entry = await scene.tx.organisations.named(scene.mission.id, organisation) if organisation else None
    fields: dict[str, Any] = {"emails": (), "phones": (), **more}
    number = entry.id if entry else None
    return await scene.tx.contacts.add(
        scene.mission.id, name=name, organisation=organisation, organisation_id=number, **fields
    )


async def meet(scene: Scene, contact: Contact, member: Member, note: str, hours: int = 0) -> None:
    await scene.tx.contacts.meet(contact.id, member.person.id, session_id=None, note=note)
    await scene.tx.merges.note(contact.id, member.person.id, note=note, met_at=MET + timedelta(hours=hours))


async def member(scene: Scene, stage: Stage, name: str) -> Member:
    found = await scene.tx.people.member(scene.mission.id, (await stage_person(scene, stage, name)))
    assert found is not None
    return found


async def stage_person(scene: Scene, stage: Stage, name: str) -> int:
    person = await scene.tx.people.by_telegram(stage.telegram[name])
    assert person is not None
    return person.id


async def a_pair(scene: Scene, stage: Stage) -> Pair:
    emma, olena, jan = [await member(scene, stage, name) for name in (EMMA, OLENA, JAN)]
    first = await add(scene, "Jan Novák", "Example s.r.o.", emails=("jan@example.cz",), about="parking")
    second = await add(
        scene,
        "Ян Новак",
        "Institute",
        position="CTO",
        emails=("n@institute.cz",),
        phones=("+420 1",),
        about="тролейбуси",
    )
    await meet(scene, first, emma, "of Emma")
    await meet(scene, second, olena, "Оленина")
    await meet(scene, first, jan, "prvni", hours=2)
    await meet(scene, second, jan, "druha", hours=1)
    for contact, owner in ((first, emma), (second, olena)):
        promise = await scene.tx.promises.make(contact.id, owner.person.id, text="call", due_on=None)
        await scene.tx.files.keep(scene.mission.id, owner.person.id, "photo", contact_id=contact.id, **FILE)
        assert promise.contact_id == contact.id
    return Pair(first, second)


async def rows(tx: Transaction) -> dict[str, list[tuple[object, ...]]]:
    """All that hangs on contacts, as kept. A meeting that comes back may have another number."""
    tables = (
        schema.contacts,
        schema.encounters,
        schema.promises,
        schema.files,
        schema.merges,
        schema.organisations,
    )
    found: dict[str, list[tuple[object, ...]]] = {}
    for table in tables:
        columns = [
            column for column in table.columns if table is not schema.encounters or column.name != "id"
        ]
        said = await tx.connection.execute(select(*columns))
        found[table.name] = sorted((tuple(map(str, row)) for row in said), key=str)
    return found


async def undo(tx: Transaction, contact: Contact | int) -> tuple[Contact, Contact]:
    number = contact if isinstance(contact, int) else contact.id
    return await split(tx, (await tx.merges.of_contact(number))[0])


# --- one of two -------------------------------------------------------------------------------------------------


async def test_a_merge_keeps_both_wordings_and_everybodys_notes_meetings_promises_and_files(
    stage: Stage,
) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        merged = await unite(scene.tx, pair.second, pair.first, scene.member)
        assert (merged.id, merged.name, merged.organisation, merged.position) == (
            pair.first.id, "Jan Novák", "Example s.r.o.", "CTO",
        )  # fmt: skip
        assert (merged.emails, merged.phones) == (("jan@example.cz", "n@institute.cz"), ("+420 1",))
        assert merged.about.split("\n") == ["parking", "Ян Новак", "Institute", "тролейбуси"]
        assert await scene.tx.contacts.get(merged.id) == merged
        assert await scene.tx.contacts.get(pair.second.id) is None
        met = await scene.tx.contacts.meetings_with(merged.id)
        assert sorted((one.note, one.met_at) for one in met) == [
            ("of Emma", MET),
            ("prvni\n\ndruha", MET + timedelta(hours=1)),
            ("Оленина", MET),
        ]
        assert len(await scene.tx.promises.of_contacts([merged.id])) == 2
        assert len(await scene.tx.files.of_contact(merged.id)) == 2


async def test_projects_with_either_partner_stay_and_so_do_both_partners(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        partner = pair.second.organisation_id
        assert partner
        await scene.tx.projects.add(partner, scene.member.person.id, name="Trolleybuses", stage="idea")
        before = await scene.tx.projects.of_mission(scene.mission.id)
        merged = await unite(scene.tx, *pair, scene.member)
        assert await scene.tx.projects.of_mission(scene.mission.id) == before
        assert await scene.tx.organisations.get(partner) is not None
        await undo(scene.tx, merged)
        assert await scene.tx.projects.of_mission(scene.mission.id) == before


async def test_a_partner_at_which_nobody_was_met_after_all_leaves_the_ledger_and_comes_back(
    stage: Stage,
) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        ledger = await scene.tx.organisations.of_mission(scene.mission.id)
        merged = await unite(scene.tx, *pair, scene.member)
        assert [one.name for one in await scene.tx.organisations.of_mission(scene.mission.id)] == [
            "Example s.r.o."
        ]
        await undo(scene.tx, merged)
        assert await scene.tx.organisations.of_mission(scene.mission.id) == ledger


async def test_a_partner_named_again_since_is_the_one_that_the_split_entry_is_of(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        merged = await unite(scene.tx, *pair, scene.member)
        again = await scene.tx.organisations.named(scene.mission.id, "INSTITUTE")
        _, gone = await undo(scene.tx, merged)
        assert (again.id != pair.second.organisation_id, gone.organisation_id) == (True, again.id)


async def test_results_count_one_less_after_a_merge_and_one_more_after_a_split(stage: Stage) -> None:
    async def counted(scene: Scene) -> tuple[int, int]:
        by_definition = await contacts_by_definition(scene.tx, scene.mission.id)
        results = await results_of(scene.tx, scene.mission, scene.tx.now.date())
        return len(by_definition), len(results.contacts)

    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        before = await counted(scene)
        merged = await unite(scene.tx, *pair, scene.member)
        one = await counted(scene)
        await undo(scene.tx, merged)
        assert (before, one, await counted(scene)) == ((2, 2), (1, 1), (2, 2))


# --- and two again ----------------------------------------------------------------------------------------------


async def test_split_puts_every_row_back_as_it_was(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        before = await rows(scene.tx)
        merged = await unite(scene.tx, *pair, scene.member)
        assert await rows(scene.tx) != before
        assert await undo(scene.tx, merged) == pair
        assert await rows(scene.tx) == before


async def test_a_chain_is_told_apart_from_its_end_and_no_link_before_that(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        third = await add(scene, "J. Novak", about="from the third")
        await meet(scene, third, scene.member, "third note")
        before = await rows(scene.tx)
        await unite(scene.tx, pair.second, third, scene.member)
        (inner,) = await scene.tx.merges.of_contact(pair.second.id)
        second = await scene.tx.contacts.get(pair.second.id)
        assert second is not None
        one = await unite(scene.tx, pair.first, second, scene.member)
        assert [merge.id for merge in await scene.tx.merges.of_contact(one.id)][1:] == [inner.id]
        carried = (await scene.tx.merges.of_contact(one.id))[1]
        with pytest.raises(UserError, match="stale-button"):
            await split(scene.tx, carried)
        assert [part.id for part in await undo(scene.tx, one)] == [pair.first.id, pair.second.id]
        assert [part.id for part in await undo(scene.tx, second)] == [pair.second.id, third.id]
        assert await rows(scene.tx) == before


async def test_what_came_after_the_merge_stays_with_the_first_and_an_old_merge_splits_once(
    stage: Stage,
) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        merged = await unite(scene.tx, *pair, scene.member)
        changed = merged.model_copy(
            update={
                "position": "CEO",
                "about": f"{merged.about}\nnew words",
                "emails": (*merged.emails, "c@d.cz"),
            }
        )
        await scene.tx.contacts.change(changed)
        await scene.tx.promises.make(merged.id, scene.member.person.id, text="later", due_on=None)
        (merge,) = await scene.tx.merges.of_contact(merged.id)
        first, second = await split(scene.tx, merge)
        assert (first.position, first.about, first.emails) == (
            "CEO",
            "parking\nnew words",
            ("jan@example.cz", "c@d.cz"),
        )
        assert second == pair.second
        texts = [[p.text for p in await scene.tx.promises.of_contacts([one.id])] for one in (first, second)]
        assert texts == [["call", "later"], ["call"]]
        with pytest.raises(UserError, match="stale-button"):
            await split(scene.tx, merge)


async def test_a_joined_note_that_its_member_has_changed_stays_whole_with_both(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        merged = await unite(scene.tx, *pair, scene.member)
        jan = await stage_person(scene, stage, JAN)
        await scene.tx.contacts.set_note(merged.id, jan, "druha, and more")
        await undo(scene.tx, merged)
        notes = [await scene.tx.contacts.meeting(one.id, jan) for one in pair]
        assert [met and met.note for met in notes] == ["druha, and more", "druha, and more"]


async def test_who_took_their_meeting_back_does_not_get_it_back_by_a_split(stage: Stage) -> None:
    async with as_member(stage, OLENA) as scene:
        pair = await a_pair(scene, stage)
        merged = await unite(scene.tx, *pair, scene.member)
        assert not (await remove(scene.tx, scene.member, scene.mission, merged.id)).whole
        await undo(scene.tx, merged)
        assert await scene.tx.contacts.met_by(pair.second.id) == {await stage_person(scene, stage, JAN)}


async def test_two_that_were_told_apart_are_not_asked_about_again(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        assert await perhaps_twin(scene.tx, pair.first) == pair.second
        merged = await unite(scene.tx, *pair, scene.member)
        first, second = await undo(scene.tx, merged)
        assert [await perhaps_twin(scene.tx, one) for one in (first, second)] == [None, None]
        third = await add(scene, "Jan Novak", "Elsewhere")
        assert await perhaps_twin(scene.tx, third) == first
        await leave_apart(scene.tx, third.id, first.id)
        assert await perhaps_twin(scene.tx, third) == second


# --- gone meanwhile ---------------------------------------------------------------------------------------------


async def test_an_erased_contact_is_in_no_merge_and_cannot_come_back_by_a_split(stage: Stage) -> None:
    async with as_member(stage, PETRO) as scene:
        pair = await a_pair(scene, stage)
        merged = await unite(scene.tx, *pair, scene.member)
        (merge,) = await scene.tx.merges.of_contact(merged.id)
        await erase_contact(scene.tx, scene.mission, scene.member.person.id, merged)
        with pytest.raises(UserError, match="stale-button"):
            await split(scene.tx, merge)
        assert (await rows(scene.tx))["merges"] == (await rows(scene.tx))["contacts"] == []


async def test_an_erased_member_is_in_no_merge_and_what_colleagues_met_stays(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        merged = await unite(scene.tx, *pair, scene.member)
        olena = await member(scene, stage, OLENA)
        await erase(scene.tx, olena.person)
        assert await scene.tx.merges.of_contact(merged.id) == []
        card = await card_of(scene.tx, scene.member, scene.mission, merged.id)
        assert (card.merge, [one.name for one in card.others]) == (0, [JAN])


async def test_a_removed_contact_takes_its_merge_along(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        first, second = await add(scene, "Eva"), await add(scene, "Eva Malá")
        await meet(scene, first, scene.member, "")
        merged = await unite(scene.tx, first, second, scene.member)
        (merge,) = await scene.tx.merges.of_contact(merged.id)
        await remove(scene.tx, scene.member, scene.mission, merged.id)
        with pytest.raises(UserError, match="stale-button"):
            await split(scene.tx, merge)


# --- who may ----------------------------------------------------------------------------------------------------


async def test_organisers_and_who_met_one_of_the_two_may_merge_them(stage: Stage) -> None:
    async with as_member(stage, EMMA) as scene:
        pair = await a_pair(scene, stage)
        alone = await add(scene, "Somebody", "Else")
        for name, may in ((EMMA, True), (OLENA, True), (JAN, True), (PETRO, True)):
            assert (
                await may_merge(scene.tx, await member(scene, stage, name), *(one.id for one in pair)) is may
            )
        assert not await may_merge(scene.tx, scene.member, alone.id, pair.second.id)
        for first, second in ((alone, pair.second), (pair.first, pair.first)):
            with pytest.raises(UserError, match="stale-button"):
                await both_of(scene.tx, scene.member, scene.mission, first.id, second.id)
        with pytest.raises(UserError, match="stale-button"):
            await mergeable(scene.tx, scene.member, scene.mission, alone.id)


async def test_a_contact_of_another_mission_is_neither_merged_nor_split(stage: Stage) -> None:
    async with as_member(stage, PETRO) as scene:
        pair = await a_pair(scene, stage)
        given = scene.mission.model_dump(exclude={"id", "created_at", "code"})
        other = await scene.tx.missions.add(code="OTHER", **given)
        strange = await scene.tx.contacts.add(
            other.id, name="Jan Novák", organisation="E", emails=(), phones=()
        )
        twin = await scene.tx.contacts.add(other.id, name="Jan Novak", organisation="E", emails=(), phones=())
        await unite(scene.tx, strange, twin)
        (merge,) = await scene.tx.merges.of_contact(strange.id)
        for numbers in ((pair.first.id, strange.id), (strange.id, pair.first.id)):
            with pytest.raises(UserError, match="stale-button"):
                await both_of(scene.tx, scene.member, scene.mission, *numbers)
        with pytest.raises(UserError, match="stale-button"):
            await merge_of(scene.tx, scene.member, scene.mission, strange.id, merge.id)
        with pytest.raises(UserError, match="stale-button"):
            await merge_of(scene.tx, scene.member, scene.mission, pair.first.id, merge.id)


# --- any entries, any order -------------------------------------------------------------------------------------

WORDS: Final = st.sampled_from(
    ["", "Jan Novák", "jan novak", "Ян Новак", "Novák", "🚎", "مريم", "a, b; c", "'\"<b>"]
)
LISTS: Final = st.lists(st.sampled_from(["a@b.cz", "A@b.cz", "c@d.ua"]), max_size=2).map(tuple)
NOTES: Final = st.one_of(st.sampled_from(["", "\n\n", "a\n\n", "\n\nb", "a"]), st.text(max_size=5))
ENTRY: Final = st.fixed_dictionaries(
    {
        "name": WORDS,
        "organisation": st.sampled_from(["", "Example", "Example s.r.o.", "Інститут"]),
        "position": WORDS,
        "emails": LISTS,
        "phones": LISTS,
        "about": st.one_of(WORDS, NOTES),
        "notes": st.lists(st.none() | NOTES, min_size=3, max_size=3),
    }
)
STEPS: Final = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=8)
"""Two different numbers: those two are merged if both are there; the same number twice: that one is split."""


class Undone(Exception):  # noqa: N818 - it takes an example back, nothing is wrong
    """Rolls an example back."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ENTRY, min_size=4, max_size=4), STEPS)
async def test_merged_and_split_in_any_order_every_row_is_as_it_was(
    stage: Stage, entries: list[dict[str, Any]], steps: list[tuple[int, int]]
) -> None:
    with suppress(Undone):
        async with as_member(stage, EMMA) as scene:
            numbers = [await entered(scene, stage, entry) for entry in entries]
            before = await rows(scene.tx)
            for first, second in steps:
                await step(scene.tx, numbers[first], numbers[second])
            while left := [number for number in numbers if await scene.tx.merges.of_contact(number)]:
                await undo(scene.tx, left[len(steps) % len(left)])
            assert await rows(scene.tx) == before
            raise Undone


async def entered(scene: Scene, stage: Stage, entry: dict[str, Any]) -> int:
    fields = {name: value for name, value in entry.items() if name != "notes"}
    contact = await add(scene, **fields)
    people: Sequence[str] = (EMMA, OLENA, JAN)
    for hours, (name, note) in enumerate(zip(people, entry["notes"], strict=True)):
        if note is not None:
            met = await member(scene, stage, name)
            await meet(scene, contact, met, note, hours=hours)
            await scene.tx.promises.make(contact.id, met.person.id, text=note, due_on=None)
            await scene.tx.files.keep(scene.mission.id, met.person.id, "voice", contact_id=contact.id, **FILE)
    return contact.id


async def step(tx: Transaction, first: int, second: int) -> None:
    one, two = await tx.contacts.get(first), await tx.contacts.get(second)
    if first == second and await tx.merges.of_contact(first):
        await undo(tx, first)
    elif one and two and one != two:
        await unite(tx, one, two)


async def test_the_bot_merges_by_itself_what_it_is_sure_of_and_that_is_split_too(stage: Stage) -> None:
    await kept(stage, EMMA, "Jan Novák, Example s.r.o., jan@example.cz")
    again = await kept(stage, OLENA, "Novák Jan, Example, jan@example.cz, тролейбуси")
    assert again.again
    async with as_member(stage, OLENA) as scene:
        assert again.card.merge
        merge = await merge_of(scene.tx, scene.member, scene.mission, again.card.contact.id, again.card.merge)
        assert merge.merged_by_id is None
