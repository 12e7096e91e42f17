"""The small stores: notes, broadcasts, flows, invitations, the audit log, facts and throttles."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from storage.flows import FlowStore
from storage.invitations import InvitationStore, hashed
from storage.people import Membership
from storage.record import Record
from storage.schema import invitations
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission

HOUR = timedelta(hours=1)


def test_a_record_does_not_change_and_equals_its_like() -> None:
    class Point(Record):
        x: int

    point = Point.of({"x": 1, "column of a later version": 2})
    assert point == Point(x=1)
    with pytest.raises(ValidationError):
        point.x = 2  # type: ignore[misc]


# --- notes ---


async def test_notes_are_kept_as_typed_and_told_by_kind(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena, jan = await a_member(tx, mission, "Olena"), await a_member(tx, mission, "Jan")
    note = await tx.notes.keep(mission.id, olena.id, "note", "  <b>Trams</b>\n& buses ")
    question = await tx.notes.keep(mission.id, jan.id, "question", "Where?")
    assert note.text == "  <b>Trams</b>\n& buses "
    assert await tx.notes.of_mission(mission.id) == [note, question]
    assert await tx.notes.of_mission(mission.id, "question") == [question]
    assert await tx.notes.of_person(mission.id, olena.id) == [note]


# --- broadcasts ---


async def test_a_broadcast_moves_once(tx: Transaction) -> None:
    mission = await a_mission(tx)
    petro = await a_member(tx, mission, "Petro", role="organiser")
    draft = await tx.broadcasts.draft(mission.id, petro.id, "Hello")
    assert not await tx.broadcasts.move(draft.id, "sending", "stopped")
    assert await tx.broadcasts.move(draft.id, "draft", "sending")
    assert not await tx.broadcasts.move(draft.id, "draft", "sending")
    assert not await tx.broadcasts.move(4711, "draft", "sending")
    sending = await tx.broadcasts.get(draft.id)
    assert sending == draft.model_copy(update={"state": "sending", "sent_at": NOW})
    assert await tx.broadcasts.of_mission(mission.id) == [sending]


async def test_only_a_draft_can_be_aimed(tx: Transaction) -> None:
    mission = await a_mission(tx)
    petro = await a_member(tx, mission, "Petro", role="organiser")
    draft = await tx.broadcasts.draft(mission.id, petro.id, "Hello")
    await tx.broadcasts.aim(draft.id, "group:Water")
    await tx.broadcasts.move(draft.id, "draft", "sending")
    await tx.broadcasts.aim(draft.id, "")
    sent = await tx.broadcasts.get(draft.id)
    assert sent is not None
    assert sent.audience == "group:Water"


# --- flows ---


async def test_a_flow_is_one_a_chat_and_user(tx: Transaction) -> None:
    assert await tx.flows.of(1, 1) is None
    assert not await tx.flows.end(1, 1)
    await tx.flows.set(1, 1, "contact", "name", {"text": "Jan <Novák>"})
    await tx.flows.set(1, 2, "feedback", "line", {})
    await FlowStore(tx.connection, NOW + HOUR).set(1, 1, "broadcast", "text", {"instead_of": None})
    flow = await tx.flows.of(1, 1)
    assert flow is not None
    assert (flow.name, flow.step, flow.draft, flow.touched_at) == (
        "broadcast",
        "text",
        {"instead_of": None},
        NOW + HOUR,
    )
    assert await tx.flows.end(1, 1)
    assert await tx.flows.of(1, 1) is None
    assert await tx.flows.of(1, 2) is not None


# --- invitations ---


async def a_place(tx: Transaction) -> Membership:
    mission = await a_mission(tx)
    person = await a_member(tx, mission, "Olena", joined_at=None)
    member = await tx.people.member(mission.id, person.id)
    assert member is not None
    return member.membership


async def test_a_code_is_kept_as_its_hash_alone(tx: Transaction) -> None:
    place = await a_place(tx)
    await tx.invitations.issue(place.id, "secret-code", NOW + HOUR)
    rows = (await tx.connection.execute(invitations.select())).all()
    assert "secret-code" not in repr(rows)
    assert [row.code_hash for row in rows] == [hashed("secret-code")]
    assert await tx.invitations.by_code("another-code") is None


async def test_an_invitation_is_used_once(tx: Transaction) -> None:
    place = await a_place(tx)
    await tx.invitations.issue(place.id, "code", NOW + HOUR)
    invitation = await tx.invitations.by_code("code")
    assert invitation is not None
    assert await tx.invitations.use(invitation.id, 1)
    assert not await tx.invitations.use(invitation.id, 2)
    used = await tx.invitations.by_code("code")
    assert used == invitation.model_copy(update={"used_at": NOW, "used_by": 1})


async def test_an_expired_or_renewed_invitation_cannot_be_used(tx: Transaction) -> None:
    place = await a_place(tx)
    await tx.invitations.issue(place.id, "old", NOW + 5 * HOUR)
    await tx.invitations.issue(place.id, "new", NOW + HOUR)
    old, new = await tx.invitations.by_code("old"), await tx.invitations.by_code("new")
    assert old is not None
    assert new is not None
    assert not await tx.invitations.use(old.id, 1)
    assert not await InvitationStore(tx.connection, NOW + HOUR).use(new.id, 1)
    assert await tx.invitations.standing([place.id]) == {place.id: new}
    assert await tx.invitations.standing([]) == {}


# --- the audit log, facts, throttles ---


async def test_acts_are_kept_in_order_even_after_their_actor_is_erased(tx: Transaction) -> None:
    mission = await a_mission(tx)
    petro = await a_member(tx, mission, "Petro", role="organiser")
    await tx.audit.record(mission.id, petro.id, "broadcast.send", broadcast=1, recipients=5)
    await tx.audit.record(None, None, "purge")
    await tx.people.erase(petro.id)
    (act,) = await tx.audit.of_mission(mission.id)
    assert (act.act, act.subject, act.actor_id, act.done_at) == (
        "broadcast.send",
        {"broadcast": 1, "recipients": 5},
        None,
        NOW,
    )


async def test_a_fact_is_one_value_a_name(tx: Transaction) -> None:
    assert await tx.facts.get("zone data") == ""
    await tx.facts.set("zone data", "2023c")
    await tx.facts.set("zone data", "2023d")
    assert await tx.facts.get("zone data") == "2023d"


async def test_a_throttle_is_one_moment_a_chat(tx: Transaction) -> None:
    await tx.throttles.set(5, NOW)
    await tx.throttles.set(5, NOW + HOUR)
    await tx.throttles.set(0, NOW)
    assert await tx.throttles.all() == {0: NOW, 5: NOW + HOUR}
