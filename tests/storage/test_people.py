"""People and their places in missions: who is in, who joined, who left, what they agreed to."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import IntegrityError

from storage.people import PeopleStore
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission


async def test_nobody_is_found_where_nobody_is(tx: Transaction) -> None:
    assert await tx.people.by_telegram(1) is None
    assert await tx.people.get(1) is None
    assert await tx.people.member(1, 1) is None
    assert await tx.people.by_membership(1) is None
    assert await tx.people.members_of(1) == []


async def test_one_account_is_one_person(tx: Transaction) -> None:
    await tx.people.add(telegram_id=1, name="Olena")
    with pytest.raises(IntegrityError):
        await tx.people.add(telegram_id=1, name="Somebody else")


async def test_many_may_have_no_account_yet(tx: Transaction) -> None:
    first, second = await tx.people.add(name="Olena"), await tx.people.add(name="Jan")
    assert (first.telegram_id, second.telegram_id) == (None, None)


async def test_a_person_has_one_place_in_a_mission(tx: Transaction) -> None:
    mission = await a_mission(tx)
    person = await a_member(tx, mission, "Olena")
    with pytest.raises(IntegrityError):
        await tx.people.enrol(mission.id, person.id, role="host")


async def test_a_new_person_has_the_defaults_of_the_product(tx: Transaction) -> None:
    person = await tx.people.add(name="Olena")
    assert (person.language, person.reminder_minutes, person.agenda_at, person.timezone) == (
        "en",
        15,
        None,
        None,
    )
    assert (person.email, person.phone) == ("", "")


async def test_members_come_by_name_with_their_group(tx: Transaction) -> None:
    mission = await a_mission(tx)
    group = await tx.missions.group_named(mission.id, "Energy")
    await a_member(tx, mission, "Olena", group_id=group.id)
    await a_member(tx, mission, "Jan", role="host")
    await a_member(tx, await a_mission(tx, "BRNO"), "Eva")
    found = await tx.people.members_of(mission.id)
    assert [(member.person.name, member.group, member.membership.role) for member in found] == [
        ("Jan", "", "host"),
        ("Olena", "Energy", "delegate"),
    ]


async def test_who_left_is_not_a_member_but_keeps_a_name(tx: Transaction) -> None:
    mission = await a_mission(tx)
    person = await a_member(tx, mission, "Olena")
    member = await tx.people.member(mission.id, person.id)
    assert member is not None
    await tx.people.change_membership(member.membership.id, left_at=NOW)
    assert await tx.people.members_of(mission.id) == []
    assert await tx.people.memberships_of(person.id) == []
    assert await tx.people.by_membership(member.membership.id) is None
    assert [one.person.name for one in await tx.people.everybody_of(mission.id)] == ["Olena"]
    assert await tx.people.names_in(mission.id) == {person.id: "Olena"}
    assert await tx.people.has_memberships(person.id)


async def test_a_place_that_is_taken_back_leaves_the_person(tx: Transaction) -> None:
    mission = await a_mission(tx)
    person = await a_member(tx, mission, "Olena")
    member = await tx.people.member(mission.id, person.id)
    assert member is not None
    await tx.people.remove_membership(member.membership.id)
    assert await tx.people.get(person.id) == person
    assert not await tx.people.has_memberships(person.id)


async def test_one_person_is_found_in_each_of_their_missions(tx: Transaction) -> None:
    prague, brno = await a_mission(tx), await a_mission(tx, "BRNO")
    person = await a_member(tx, prague, "Olena")
    await tx.people.enrol(brno.id, person.id, role="organiser")
    roles = {
        member.membership.mission_id: member.membership.role
        for member in await tx.people.memberships_of(person.id)
    }
    assert roles == {prague.id: "delegate", brno.id: "organiser"}


async def test_erasing_a_person_takes_what_is_theirs_alone(tx: Transaction) -> None:
    mission = await a_mission(tx)
    person = await a_member(tx, mission, "Olena")
    await tx.people.agree(person.id, mission.id, purpose="membership", version="1", language="uk")
    await tx.answers.give(mission.id, person.id, "session.stars", "session:1", 5)
    await tx.notes.keep(mission.id, person.id, "note", "Trams")
    kept = await tx.contacts.add(mission.id, name="Jan Novák", organisation="Example", emails=[], phones=[])
    await tx.contacts.meet(kept.id, person.id, session_id=None)
    await tx.promises.make(kept.id, person.id, text="Send it", due_on=None)
    broadcast = await tx.broadcasts.draft(mission.id, person.id, "Hello")
    await tx.people.erase(person.id)
    assert await tx.people.members_of(mission.id) == []
    assert await tx.people.consents_of(person.id) == []
    assert await tx.answers.to(mission.id, "session.stars") == []
    assert await tx.notes.of_mission(mission.id) == []
    assert await tx.contacts.met_by(kept.id) == set()
    assert await tx.promises.of_mission(mission.id) == []
    assert await tx.contacts.get(kept.id) == kept
    left = await tx.broadcasts.get(broadcast.id)
    assert left is not None
    assert left.author_id is None


async def test_unreachable_is_kept_from_the_first_time_on(tx: Transaction) -> None:
    person = await tx.people.add(name="Olena")
    await tx.people.mark_unreachable(person.id)
    later = PeopleStore(tx.connection, NOW + timedelta(days=1))
    await later.mark_unreachable(person.id)
    marked = await tx.people.get(person.id)
    assert marked is not None
    assert marked.unreachable_since == NOW
    await tx.people.mark_reachable(person.id)
    assert await tx.people.get(person.id) == person


async def test_a_consent_is_for_one_purpose_in_one_mission(tx: Transaction) -> None:
    mission, other = await a_mission(tx), await a_mission(tx, "BRNO")
    person = await a_member(tx, mission, "Olena")
    await tx.people.agree(person.id, mission.id, purpose="membership", version="1", language="uk")
    assert await tx.people.has_agreed(person.id, mission.id, "membership")
    assert not await tx.people.has_agreed(person.id, mission.id, "voices")
    assert not await tx.people.has_agreed(person.id, other.id, "membership")
    (consent,) = await tx.people.consents_of(person.id)
    assert (consent["version"], consent["language"], consent["given_at"], consent["withdrawn_at"]) == (
        "1",
        "uk",
        NOW,
        None,
    )


async def test_a_stranger_is_remembered_until_forgotten(tx: Transaction) -> None:
    assert await tx.people.stranger_told_at(9) is None
    await tx.people.tell_stranger(9)
    later = PeopleStore(tx.connection, NOW + timedelta(days=2))
    await later.tell_stranger(9)
    assert await tx.people.stranger_told_at(9) == NOW + timedelta(days=2)
    await tx.people.forget_strangers(NOW + timedelta(days=2))
    assert await tx.people.stranger_told_at(9) is not None
    await tx.people.forget_strangers(NOW + timedelta(days=3))
    assert await tx.people.stranger_told_at(9) is None


async def test_a_zone_of_ones_own_or_the_missions(tx: Transaction) -> None:
    mission = await a_mission(tx)
    person = await a_member(tx, mission, "Olena")
    member = await tx.people.member(mission.id, person.id)
    assert member is not None
    assert member.zone(mission) == ZoneInfo("Europe/Prague")
    await tx.people.change(person.id, timezone="Europe/Kyiv")
    member = await tx.people.member(mission.id, person.id)
    assert member is not None
    assert member.zone(mission) == ZoneInfo("Europe/Kyiv")


async def test_a_mission_that_goes_is_nobodys_current_one(tx: Transaction) -> None:
    with pytest.raises(IntegrityError):
        await tx.people.add(name="Olena", current_mission_id=4711)
