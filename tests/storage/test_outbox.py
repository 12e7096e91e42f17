"""The outbox, promise by promise: what is planned once, whose turn it is, what becomes of a row."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy.exc import IntegrityError

from storage.message import Attachment, Button, Message
from storage.missions import Mission
from storage.outbox import PUSH_PRIORITY, Fate, OutboxStore, Outgoing, Push
from storage.people import Person
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission

HOUR = timedelta(hours=1)


def said(words: str, *labels: str) -> Message:
    buttons = tuple((Button(label=label, action={"do": label}),) for label in labels)
    return Message(text=Markup("<b>{}</b>").format(words), buttons=buttons)


def push(person: Person, mission: Mission, occasion: str = "session:1", **fields: Any) -> Push:
    given = {
        "kind": "reminder",
        "mission_id": mission.id,
        "person_id": person.id,
        "occasion": occasion,
        "due_at": NOW,
        "expires_at": NOW + HOUR,
    }
    return Push.model_validate(given | fields)


@pytest.fixture
async def mission(tx: Transaction) -> Mission:
    return await a_mission(tx)


@pytest.fixture
async def olena(tx: Transaction, mission: Mission) -> Person:
    return await a_member(tx, mission, "Olena")


@pytest.fixture
async def jan(tx: Transaction, mission: Mission) -> Person:
    return await a_member(tx, mission, "Jan")


async def planned(tx: Transaction, *pushes: Push) -> list[Outgoing]:
    """The row of each push."""
    await tx.outbox.plan(pushes, {one.person_id: 1000 + one.person_id for one in pushes})
    found = []
    for one in pushes:
        rows = await tx.outbox.of_occasion(one.mission_id, one.kind, one.occasion)
        found += [row for row in rows if (row.person_id, row.version) == (one.person_id, one.version)]
    return found


async def replied(tx: Transaction, person: Person, words: str = "Kept.", **fields: Any) -> Outgoing:
    return await tx.outbox.reply(person.telegram_id or 0, said(words), person_id=person.id, **fields)


async def fresh(tx: Transaction, row: Outgoing) -> Outgoing:
    found = await tx.outbox.get(row.id)
    assert found is not None
    return found


async def sent(tx: Transaction, row: Outgoing, message_id: int = 77) -> Outgoing:
    await tx.outbox.sent(await tx.outbox.claim(row, said("as sent")), message_id)
    return await fresh(tx, row)


def at(tx: Transaction, moment: datetime) -> OutboxStore:
    """The same outbox at another moment."""
    return OutboxStore(tx.connection, moment)


async def turn(outbox: OutboxStore, *blocked: int) -> int | None:
    row = await next_row(outbox, NOW, *blocked)
    return row.id if row else None


async def next_row(outbox: OutboxStore, machine_now: datetime, *blocked: int) -> Outgoing | None:
    return next(iter(await outbox.next(machine_now, blocked)), None)


# --- planning ---


async def test_a_push_planned_twice_is_one_row(tx: Transaction, olena: Person, mission: Mission) -> None:
    one = push(olena, mission)
    row, again = await planned(tx, one, one)
    assert row == again
    assert await planned(tx, one) == [row]


async def test_a_push_that_was_sent_or_cancelled_is_not_planned_again(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    first, second = await planned(tx, push(olena, mission), push(jan, mission, "session:2"))
    await sent(tx, first)
    await tx.outbox.cancel([second.id], "moved")
    await planned(tx, push(olena, mission), push(jan, mission, "session:2"))
    assert [row.state for row in await tx.outbox.of_kind(mission.id, "reminder")] == ["sent", "cancelled"]


async def test_another_version_person_mission_kind_or_occasion_is_another_row(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    other = await a_mission(tx, "BRNO")
    one = push(olena, mission)
    pushes = [
        one,
        push(olena, mission, version=1),
        push(jan, mission),
        push(olena, other),
        push(olena, mission, kind="stars"),
        push(olena, mission, "session:2"),
    ]
    await tx.outbox.plan(pushes, {})
    rows = [
        *await tx.outbox.of_kind(mission.id, "reminder"),
        *await tx.outbox.of_kind(mission.id, "stars"),
        *await tx.outbox.of_kind(other.id, "reminder"),
    ]
    assert len(rows) == len(pushes)


async def test_two_thousand_pushes_are_planned_at_once_and_once(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    pushes = [push(olena, mission, f"session:{number}") for number in range(2000)]
    await tx.outbox.plan(pushes, {olena.id: 1})
    await tx.outbox.plan(pushes[::-1], {olena.id: 1})
    assert len(await tx.outbox.of_kind(mission.id, "reminder")) == 2000


async def test_planning_nothing_is_nothing(tx: Transaction) -> None:
    await tx.outbox.plan([], {})
    assert await tx.outbox.waiting() == 0


async def test_a_push_without_a_chat_waits_until_there_is_one(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    await tx.outbox.plan([push(olena, mission)], {})
    assert await turn(tx.outbox) is None
    assert await tx.outbox.waiting() == 0
    await tx.outbox.address(olena.id, 555)
    row = await next_row(tx.outbox, NOW)
    assert row is not None
    assert row.chat_id == 555


async def test_a_new_account_gets_what_waits_and_not_what_was_sent(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    old, waiting = await planned(tx, push(olena, mission), push(olena, mission, "session:2"))
    await sent(tx, old)
    await tx.outbox.address(olena.id, 555)
    assert (await fresh(tx, old)).chat_id == 1000 + olena.id
    assert (await fresh(tx, waiting)).chat_id == 555


async def test_what_has_been_sent_cannot_be_rescheduled(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    (row,) = await planned(tx, push(olena, mission))
    gone = await sent(tx, row)
    await tx.outbox.reschedule(row.id, push(olena, mission, due_at=NOW + HOUR))
    assert await fresh(tx, row) == gone


async def test_a_cancelled_push_comes_back_when_it_is_rescheduled(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    (row,) = await planned(tx, push(olena, mission))
    assert await tx.outbox.cancel([row.id], "cancelled session") == 1
    assert await turn(tx.outbox) is None
    await tx.outbox.reschedule(
        row.id, push(olena, mission, due_at=NOW + HOUR, expires_at=None, subject={"a": 1})
    )
    back = await fresh(tx, row)
    assert (back.state, back.work, back.due_at, back.expires_at) == ("queued", "send", NOW + HOUR, None)
    assert (back.subject, back.reason) == ({"a": 1}, "")


async def test_what_is_on_its_way_or_gone_is_not_cancelled(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    rows = await planned(tx, *(push(olena, mission, f"session:{number}") for number in range(3)))
    await tx.outbox.claim(rows[0], said("x"))
    await sent(tx, rows[1])
    assert await tx.outbox.cancel([row.id for row in rows], "too late for two") == 1
    assert await tx.outbox.cancel([], "nothing") == 0
    assert [(await fresh(tx, row)).state for row in rows] == ["sending", "sent", "cancelled"]


async def test_withdrawing_takes_back_one_occasion_alone(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    pushes = push(olena, mission), push(jan, mission), push(olena, mission, "session:2")
    rows = await planned(tx, *pushes)
    assert await tx.outbox.withdraw(mission.id, "reminder", "session:1", "stopped") == 2
    assert [(await fresh(tx, row)).state for row in rows] == ["cancelled", "cancelled", "queued"]


async def test_what_was_due_before_now_is_taken_back_and_the_rest_stays(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    early = push(olena, mission, due_at=NOW - HOUR)
    rows = await planned(tx, early, push(olena, mission, "session:2"), push(jan, mission, due_at=NOW - HOUR))
    assert await tx.outbox.cancel_overdue(mission.id, olena.id, "before joining") == 1
    assert [(await fresh(tx, row)).state for row in rows] == ["cancelled", "queued", "queued"]


# --- whose turn it is ---


async def test_replies_go_before_pushes_however_late_they_were_made(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    await planned(tx, push(jan, mission, due_at=NOW - HOUR))
    reply = await replied(tx, olena)
    assert await turn(tx.outbox) == reply.id


async def test_pushes_go_in_the_order_in_which_they_fall_due(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    later, sooner, soonest = await planned(
        tx,
        push(olena, mission, due_at=NOW),
        push(jan, mission, due_at=NOW - HOUR),
        push(olena, mission, "session:2", due_at=NOW - 2 * HOUR),
    )
    order = []
    while (row := await next_row(tx.outbox, NOW)) is not None:
        order.append(row.id)
        await tx.outbox.claim(row, said("x"))
    assert order == [soonest.id, sooner.id, later.id]


async def test_replies_to_one_person_go_in_the_order_they_were_made(tx: Transaction, olena: Person) -> None:
    made = [await replied(tx, olena, f"{number}") for number in range(5)]
    order = []
    while (row := await next_row(tx.outbox, NOW)) is not None:
        order.append(row.id)
        await tx.outbox.claim(row, None)
    assert order == [row.id for row in made]


async def test_an_answer_and_an_edit_go_at_once_although_the_clock_has_been_set_back(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    answer, shown = await replied(tx, olena), await sent(tx, await replied(tx, jan))
    await planned(tx, push(jan, mission, due_at=NOW))
    await tx.outbox.revise(shown.id, said("changed"))
    earlier = await at(tx, NOW - HOUR).next(NOW, [], 9)
    assert [row.id for row in earlier] == [answer.id, shown.id]


async def test_several_rows_come_in_the_order_of_their_turns(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    answers = [await replied(tx, olena), await replied(tx, jan), await replied(tx, olena)]
    (later,) = await planned(tx, push(jan, mission))
    turns = [row.id for row in (*answers, later)]
    assert [row.id for row in await tx.outbox.next(NOW, [], 9)] == turns
    assert [row.id for row in await tx.outbox.next(NOW, [], 2)] == turns[:2]
    assert [row.id for row in await tx.outbox.next(NOW, [], 9, pushes=False)] == turns[:3]


async def test_what_has_expired_is_never_the_next_also_before_it_is_let_go(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    stale, good = await planned(
        tx,
        push(olena, mission, due_at=NOW - HOUR, expires_at=NOW),
        push(jan, mission, due_at=NOW - HOUR, expires_at=NOW + HOUR),
    )
    assert [row.id for row in await tx.outbox.next(NOW, [], 9)] == [good.id]
    assert [row.id for row in await tx.outbox.expire()] == [stale.id]


async def test_a_chat_that_must_wait_holds_up_nobody_else(
    tx: Transaction, olena: Person, jan: Person
) -> None:
    await replied(tx, olena)
    second = await replied(tx, jan)
    assert await turn(tx.outbox, olena.telegram_id or 0) == second.id
    assert await turn(tx.outbox, olena.telegram_id or 0, jan.telegram_id or 0) is None


async def test_a_push_that_is_not_due_yet_waits(tx: Transaction, olena: Person, mission: Mission) -> None:
    (row,) = await planned(tx, push(olena, mission, due_at=NOW + HOUR, expires_at=NOW + 2 * HOUR))
    assert await turn(tx.outbox) is None
    assert await tx.outbox.next_due() == NOW + HOUR
    assert await tx.outbox.waiting() == 0
    assert await turn(at(tx, NOW + HOUR)) == row.id
    assert await at(tx, NOW + HOUR).next_due() is None
    assert await at(tx, NOW + HOUR).waiting() == 1


async def test_a_backoff_is_waited_out_by_the_machines_clock(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    (row,) = await planned(tx, push(olena, mission))
    await tx.outbox.retry(await tx.outbox.claim(row, said("x")), NOW + HOUR, "no connection")
    assert await turn(tx.outbox) is None
    assert await tx.outbox.next_backoff(NOW) == NOW + HOUR
    again = await next_row(tx.outbox, NOW + HOUR)
    assert again is not None
    assert (again.id, again.reason, again.attempts) == (row.id, "no connection", 1)


# --- expiry ---


async def test_what_is_out_of_date_is_never_sent(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    stale, fine = await planned(tx, push(olena, mission, expires_at=NOW), push(jan, mission))
    assert [row.id for row in await tx.outbox.expire()] == [stale.id]
    assert await tx.outbox.expire() == []
    assert await turn(tx.outbox) == fine.id
    assert (await fresh(tx, stale)).state == "expired"


async def test_what_is_on_its_way_or_gone_does_not_expire(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    on_its_way, gone = await planned(tx, push(olena, mission), push(jan, mission))
    await tx.outbox.claim(on_its_way, said("x"))
    await sent(tx, gone)
    assert await at(tx, NOW + 2 * HOUR).expire() == []


async def test_an_answer_never_expires(tx: Transaction, olena: Person) -> None:
    row = await replied(tx, olena)
    assert await at(tx, NOW + timedelta(days=400)).expire() == []
    assert await turn(at(tx, NOW + timedelta(days=400))) == row.id


# --- on its way, and back ---


async def test_what_is_on_its_way_is_nobodys_turn(tx: Transaction, olena: Person) -> None:
    row = await replied(tx, olena)
    claimed = await tx.outbox.claim(row, None)
    assert (claimed.state, claimed.work, claimed.attempts) == ("sending", None, 1)
    assert await turn(tx.outbox) is None
    assert await tx.outbox.waiting() == 1
    assert [left.id for left in await tx.outbox.left_sending()] == [row.id]


async def test_what_was_sent_is_done_with(tx: Transaction, olena: Person, mission: Mission) -> None:
    (row,) = await planned(tx, push(olena, mission))
    done = await sent(tx, row)
    assert (done.state, done.work, done.message_id, done.sent_at) == ("sent", None, 77, NOW)
    assert (done.shown_revision, done.message) == (done.revision, said("as sent"))
    assert await tx.outbox.waiting() == 0


async def test_what_came_of_a_row_is_not_overwritten_by_a_late_word(tx: Transaction, olena: Person) -> None:
    claimed = await tx.outbox.claim(await replied(tx, olena), None)
    await tx.outbox.sent(claimed, 77)
    done = await fresh(tx, claimed)
    await tx.outbox.retry(claimed, NOW, "late")
    await tx.outbox.uncertain(claimed, "later", repeat=True)
    await tx.outbox.give_up(claimed, "failed", "too late")
    assert not await tx.outbox.sent(claimed, 78)
    assert await fresh(tx, claimed) == done


async def test_the_first_reason_to_give_up_stands(tx: Transaction, olena: Person, mission: Mission) -> None:
    (row,) = await planned(tx, push(olena, mission))
    await tx.outbox.give_up(row, "failed", "could not be rendered")
    await tx.outbox.give_up(row, "cancelled", "nothing to say")
    given_up = await fresh(tx, row)
    assert (given_up.state, given_up.work, given_up.reason) == ("failed", None, "could not be rendered")


async def test_a_push_that_is_tried_again_is_rendered_again(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    (row,) = await planned(tx, push(olena, mission))
    await tx.outbox.retry(await tx.outbox.claim(row, said("the bus leaves at 14:00")), NOW, "no connection")
    again = await fresh(tx, row)
    assert (again.state, again.work, again.ready, again.message) == ("queued", "send", None, None)


async def test_an_answer_that_is_tried_again_says_the_same(tx: Transaction, olena: Person) -> None:
    row = await replied(tx, olena, "Kept.")
    await tx.outbox.retry(await tx.outbox.claim(row, None), NOW, "no connection")
    assert (await fresh(tx, row)).ready == said("Kept.")


async def test_what_was_sent_at_last_has_no_backoff_left_for_its_edits(
    tx: Transaction, olena: Person
) -> None:
    row = await replied(tx, olena)
    await tx.outbox.retry(await tx.outbox.claim(row, None), NOW + HOUR, "no connection")
    done = await sent(tx, await fresh(tx, row))
    assert (done.not_before, done.attempts) == (None, 0)


@pytest.mark.parametrize("repeat", [True, False])
async def test_an_uncertain_message_is_repeated_only_where_its_kind_says_so(
    tx: Transaction, olena: Person, repeat: bool
) -> None:
    row = await replied(tx, olena)
    await tx.outbox.uncertain(await tx.outbox.claim(row, None), "no answer", repeat=repeat, not_before=NOW)
    now = await fresh(tx, row)
    expected = ("queued", "send", 1) if repeat else ("uncertain", None, 0)
    assert (now.state, now.work, now.repeats) == expected
    assert (now.uncertain_at, now.reason, now.not_before) == (NOW, "no answer", NOW)


async def test_only_what_is_in_doubt_and_not_out_of_date_is_sent_again_and_a_push_rendered_anew(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    doubtful, stale, failed = await planned(
        tx,
        push(olena, mission, expires_at=NOW + HOUR),
        push(jan, mission, expires_at=NOW),
        push(olena, mission, "session:2", expires_at=NOW + HOUR),
    )
    answer = await replied(tx, olena, mission_id=mission.id)
    for row, words in ((doubtful, said("at 14:00")), (stale, said("at 9:00")), (answer, None)):
        claimed = await tx.outbox.claim(row, words)
        await tx.outbox.uncertain(claimed, "no answer", repeat=False, not_before=NOW + HOUR)
    await tx.outbox.give_up(failed, "failed", "could not be rendered")
    rows = doubtful, stale, failed, answer
    assert await tx.outbox.send_again(mission.id + 1, [row.id for row in rows]) == 0
    assert await tx.outbox.send_again(mission.id, [row.id for row in rows]) == 2
    again, old, gone, said_again = [await fresh(tx, row) for row in rows]
    assert (again.state, again.work, again.repeats) == ("queued", "send", 1)
    assert (again.attempts, again.not_before, again.ready) == (0, None, None)
    assert (said_again.state, said_again.ready) == ("queued", said("Kept."))
    assert (old.state, gone.state) == ("uncertain", "failed")


# --- what lives on: edits ---


async def test_an_edit_waits_for_its_message_id(tx: Transaction, olena: Person) -> None:
    row = await replied(tx, olena, "draft")
    await tx.outbox.revise(row.id, said("first words"))
    assert (await fresh(tx, row)).work == "send"
    claimed = await tx.outbox.claim(await fresh(tx, row), None)
    assert claimed.message == said("first words")
    await tx.outbox.revise(row.id, said("second words"))
    assert await turn(tx.outbox) is None
    await tx.outbox.sent(claimed, 77)
    edit = await next_row(tx.outbox, NOW)
    assert edit is not None
    assert (edit.id, edit.work, edit.message_id, edit.message) == (row.id, "edit", 77, said("second words"))


async def test_many_changes_are_one_edit(tx: Transaction, olena: Person) -> None:
    row = await sent(tx, await replied(tx, olena))
    for number in range(10):
        await tx.outbox.revise(row.id, said(f"{number}"))
    edit = await next_row(tx.outbox, NOW)
    assert edit is not None
    claimed = await tx.outbox.claim(edit, edit.ready)
    assert (claimed.state, claimed.message) == ("sent", said("9"))
    await tx.outbox.shown(claimed)
    done = await fresh(tx, row)
    assert (done.work, done.shown_revision) == (None, done.revision)


async def test_a_change_during_an_edit_is_another_edit(tx: Transaction, olena: Person) -> None:
    row = await sent(tx, await replied(tx, olena))
    await tx.outbox.revise(row.id, said("second"))
    claimed = await tx.outbox.claim(await fresh(tx, row), None)
    await tx.outbox.revise(row.id, said("third"))
    await tx.outbox.shown(claimed)
    assert ((await fresh(tx, row)).work, (await fresh(tx, row)).ready) == ("edit", said("third"))


async def test_an_edit_that_is_refused_leaves_the_message_and_a_newer_change(
    tx: Transaction, olena: Person
) -> None:
    row = await sent(tx, await replied(tx, olena))
    await tx.outbox.revise(row.id, said("refused"))
    claimed = await tx.outbox.claim(await fresh(tx, row), None)
    await tx.outbox.revise(row.id, said("better"))
    await tx.outbox.give_up(claimed, "failed", "can't parse entities")
    now = await fresh(tx, row)
    assert (now.state, now.work, now.ready) == ("sent", "edit", said("better"))
    claimed = await tx.outbox.claim(now, None)
    await tx.outbox.give_up(claimed, "failed", "message to edit not found")
    now = await fresh(tx, row)
    assert (now.state, now.work, now.message_id) == ("sent", None, 77)


async def test_a_failed_edit_is_made_again(tx: Transaction, olena: Person) -> None:
    row = await sent(tx, await replied(tx, olena))
    await tx.outbox.revise(row.id, said("second"))
    await tx.outbox.retry(await tx.outbox.claim(await fresh(tx, row), None), NOW, "no connection")
    now = await fresh(tx, row)
    assert (now.state, now.work, now.ready) == ("sent", "edit", said("second"))


async def test_a_card_that_is_to_be_rendered_anew_keeps_its_buttons_until_then(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    row = await tx.outbox.reply(
        1,
        said("0 of 5", "Stop"),
        person_id=olena.id,
        mission_id=mission.id,
        kind="progress",
        occasion="broadcast:1",
    )
    await tx.outbox.sent(await tx.outbox.claim(row, None), 77)
    await tx.outbox.touch(mission.id, "progress", "broadcast:1")
    await tx.outbox.touch(mission.id, "progress", "broadcast:1")
    card = await fresh(tx, row)
    assert (card.work, card.ready, card.message) == ("edit", None, said("0 of 5", "Stop"))
    claimed = await tx.outbox.claim(card, said("3 of 5", "Stop"))
    assert claimed.ready == said("3 of 5", "Stop")


async def test_touching_what_was_never_rendered_leaves_it_to_be_rendered(
    tx: Transaction, olena: Person, mission: Mission
) -> None:
    (row,) = await planned(tx, push(olena, mission))
    await tx.outbox.touch(mission.id, "reminder", "session:1")
    now = await fresh(tx, row)
    assert (now.work, now.ready, now.message) == ("send", None, None)


async def test_changing_what_was_given_up_does_not_bring_it_back(tx: Transaction, olena: Person) -> None:
    row = await replied(tx, olena)
    await tx.outbox.give_up(row, "failed", "blocked: yes")
    await tx.outbox.revise(row.id, said("news"))
    assert await turn(tx.outbox) is None


async def test_a_file_travels_with_its_message_and_goes_with_it(tx: Transaction, olena: Person) -> None:
    with_file = Message(text=Markup("Agenda"), attachment=Attachment(name="a.ics", content=b"\x00BEGIN"))
    row = await tx.outbox.reply(olena.telegram_id or 0, with_file, person_id=olena.id)
    assert row.message == with_file
    await tx.outbox.revise(row.id, said("without"))
    assert (await fresh(tx, row)).attachment is None


# --- looking back ---


async def test_an_occasion_of_a_card_is_one_row(tx: Transaction, olena: Person, mission: Mission) -> None:
    await replied(tx, olena, kind="progress", occasion="broadcast:1", mission_id=mission.id)
    with pytest.raises(IntegrityError):
        await replied(tx, olena, kind="progress", occasion="broadcast:1", mission_id=mission.id)


async def test_every_answer_has_an_occasion_and_a_token_of_its_own(tx: Transaction, olena: Person) -> None:
    rows = [await replied(tx, olena) for _ in range(3)]
    assert len({row.occasion for row in rows}) == len({row.token for row in rows}) == 3
    assert await tx.outbox.by_token(rows[1].token) == rows[1]
    assert await tx.outbox.by_token("") is None
    assert await tx.outbox.get(4711) is None


async def test_states_failures_and_fates_tell_the_same_story(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    eva = await a_member(tx, mission, "Eva")
    mine, theirs, hers = await planned(tx, push(olena, mission), push(jan, mission), push(eva, mission))
    await sent(tx, mine)
    await tx.outbox.give_up(theirs, "failed", "blocked: x")
    await tx.outbox.give_up(hers, "failed", "blocked: x")
    where = mission.id, "reminder", "session:1"
    assert await tx.outbox.tally(*where) == {"sent": 1, "failed": 2}
    assert await tx.outbox.failures(*where) == {"blocked: x": 2}
    assert await tx.outbox.fates(*where) == [
        Fate(person_id=eva.id, name="Eva", state="failed", reason="blocked: x"),
        Fate(person_id=jan.id, name="Jan", state="failed", reason="blocked: x"),
        Fate(person_id=olena.id, name="Olena", state="sent", reason=""),
    ]
    assert await tx.outbox.tally(mission.id, "reminder", "session:9") == {}


async def test_asked_are_those_whom_a_question_has_reached(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    first, again, _, other = await planned(
        tx,
        push(olena, mission, "wave:2d", kind="wave"),
        push(olena, mission, "wave:2d", kind="wave", version=1),
        push(jan, mission, "wave:2d", kind="wave"),
        push(jan, mission, "session:1", kind="stars"),
    )
    for row in (first, again, other):
        await sent(tx, row)
    assert await tx.outbox.asked(mission.id, "wave") == {(olena.id, "wave:2d")}
    assert await tx.outbox.asked(mission.id, "stars") == {(jan.id, "session:1")}


async def test_the_messages_of_a_person_are_found_by_kind(
    tx: Transaction, olena: Person, jan: Person, mission: Mission
) -> None:
    mine, stars, _ = await planned(
        tx, push(olena, mission), push(olena, mission, kind="stars"), push(jan, mission)
    )
    assert await tx.outbox.of_person(mission.id, olena.id, ["reminder"]) == [mine]
    assert await tx.outbox.of_person(mission.id, olena.id, ["reminder", "stars"]) == [mine, stars]
    assert await tx.outbox.of_person(mission.id, olena.id, []) == []


async def test_every_push_has_the_pushes_priority(tx: Transaction, olena: Person, mission: Mission) -> None:
    (row,) = await planned(tx, push(olena, mission))
    assert row.priority == PUSH_PRIORITY
