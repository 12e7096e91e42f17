"""The inbox: each update once, in order inside a chat, chats side by side, nothing lost and nothing reopened."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from storage.inbox import SENT_AGAIN, InboxStore
from storage.schema import inbox
from storage.transaction import Transaction
from tests.storage.conftest import NOW


async def open_ids(tx: Transaction, most: int = 100) -> list[int]:
    return [incoming.update_id for incoming in await tx.inbox.open(most)]


async def test_nothing_kept_is_nothing_open(tx: Transaction) -> None:
    await tx.inbox.keep([])
    assert await open_ids(tx) == []


async def test_an_update_that_comes_again_is_kept_once_as_it_came_first(tx: Transaction) -> None:
    await tx.inbox.keep([(7, 1, "first")])
    await tx.inbox.keep([(7, 1, "again"), (8, 1, "next")])
    first = (await tx.inbox.open(1))[0]
    assert (first.update_id, first.raw, first.received_at, first.attempts) == (7, "first", NOW, 0)
    assert await tx.inbox.count("open") == 2


async def test_an_update_twice_in_one_batch_is_kept_once(tx: Transaction) -> None:
    await tx.inbox.keep([(7, 1, "one"), (7, 1, "one"), (6, 1, "older id, later come")])
    assert await open_ids(tx) == [7, 6]


async def test_an_update_that_was_handled_and_comes_again_stays_handled(tx: Transaction) -> None:
    await tx.inbox.keep([(7, 1, "one")])
    (incoming,) = await tx.inbox.open(1)
    await tx.inbox.done(incoming.seq)
    await tx.inbox.keep([(7, 1, "one")])
    assert await open_ids(tx) == []
    assert await tx.inbox.count("done") == 1


async def test_each_chat_gives_its_oldest_update_first_in_the_order_they_came(tx: Transaction) -> None:
    """Whoever writes a hundred lines keeps nobody else from being heard."""
    await tx.inbox.keep([(10, 1, "a"), (12, 1, "b"), (14, 1, "c"), (11, 2, "d"), (13, 3, "e"), (9, 3, "f")])
    assert await open_ids(tx) == [10, 11, 13, 12, 9, 14]
    assert await open_ids(tx, 2) == [10, 11]


async def test_what_is_new_is_given_back_in_order_and_what_is_here_already_is_not(tx: Transaction) -> None:
    first = await tx.inbox.keep([(7, 1, "one"), (8, 2, "two")])
    again = await tx.inbox.keep([(8, 2, "two"), (9, 1, "three")])
    assert [(one.update_id, one.chat_id, one.raw, one.state, one.attempts) for one in first + again] == [
        (7, 1, "one", "open", 0),
        (8, 2, "two", "open", 0),
        (9, 1, "three", "open", 0),
    ]
    assert sorted(await tx.inbox.open(9), key=lambda one: one.seq) == first + again


async def test_a_failed_update_holds_its_chat_until_it_is_a_dead_letter(tx: Transaction) -> None:
    await tx.inbox.keep([(10, 1, "poison"), (11, 1, "next")])
    (poison,) = await tx.inbox.open(1)
    await tx.inbox.failed(poison.seq, "KeyError", dead=False)
    (again,) = await tx.inbox.open(1)
    assert (again.update_id, again.attempts, again.error) == (10, 1, "KeyError")
    assert again.finished_at is None
    await tx.inbox.failed(poison.seq, "KeyError", dead=True)
    assert await open_ids(tx) == [11]
    assert await tx.inbox.count("dead") == 1


async def test_a_dead_letter_keeps_its_words_and_a_finished_update_does_not(tx: Transaction) -> None:
    await tx.inbox.keep([(10, 1, "poison"), (11, 2, "fine")])
    poison, fine = await tx.inbox.open(2)
    await tx.inbox.failed(poison.seq, "KeyError", dead=True)
    await tx.inbox.done(fine.seq)
    kept = {(row.state, row.raw, row.finished_at) for row in await tx.connection.execute(select(inbox))}
    assert kept == {("dead", "poison", NOW), ("done", "", NOW)}
    later = InboxStore(tx.connection, NOW + timedelta(days=2))
    await later.purge(NOW + timedelta(days=1), NOW)
    assert (await tx.inbox.count("dead"), await tx.inbox.count("done")) == (1, 0)
    await later.purge(NOW, NOW + timedelta(days=1))
    assert await tx.inbox.count("dead") == 0


async def test_what_is_finished_is_not_opened_by_a_late_failure(tx: Transaction) -> None:
    await tx.inbox.keep([(10, 1, "fine")])
    (fine,) = await tx.inbox.open(1)
    await tx.inbox.done(fine.seq)
    await tx.inbox.failed(fine.seq, "after the end", dead=False)
    assert await open_ids(tx) == []
    assert await tx.inbox.count("done") == 1


async def test_a_dead_letter_is_not_done_afterwards(tx: Transaction) -> None:
    await tx.inbox.keep([(10, 1, "poison")])
    (poison,) = await tx.inbox.open(1)
    await tx.inbox.failed(poison.seq, "KeyError", dead=True)
    await tx.inbox.done(poison.seq)
    assert await tx.inbox.count("dead") == 1


async def test_a_fresh_update_is_not_purged(tx: Transaction) -> None:
    await tx.inbox.keep([(10, 1, "fine"), (11, 2, "open")])
    (fine, _) = await tx.inbox.open(2)
    await tx.inbox.done(fine.seq)
    await tx.inbox.purge(NOW, NOW)
    assert (await tx.inbox.count("done"), await tx.inbox.count("open")) == (1, 1)


async def test_the_order_is_that_of_arrival_even_where_ids_turn_random(tx: Transaction) -> None:
    await tx.inbox.keep([(900_000, 1, "before the quiet week")])
    await tx.inbox.keep([(12, 1, "after it")])
    assert await open_ids(tx) == [900_000, 12]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=st.lists(st.lists(st.tuples(st.integers(1, 20), st.integers(1, 4)), max_size=8), max_size=5))
async def test_whatever_comes_is_handled_once_and_in_order_inside_its_chat(
    batches: list[list[tuple[int, int]]], tx: Transaction
) -> None:
    before = {incoming.seq for incoming in await tx.inbox.open(1000)}
    assert before == set()
    offset = 1000 * await tx.inbox.count("done")
    first_chat: dict[int, int] = {}
    for batch in batches:
        await tx.inbox.keep([(offset + update_id, chat, f"{update_id}") for update_id, chat in batch])
        for update_id, chat in dict(batch).items():
            first_chat.setdefault(offset + update_id, chat)
    handled: list[tuple[int, int]] = []
    while found := await tx.inbox.open(2):
        for incoming in found:
            handled.append((incoming.chat_id, incoming.seq))
            await tx.inbox.done(incoming.seq)
    assert len(handled) == len(first_chat)
    for chat in {chat for chat, _ in handled}:
        of_chat = [seq for where, seq in handled if where == chat]
        assert of_chat == sorted(of_chat)


# --- numbers that turn random after a quiet week ---


@pytest.mark.parametrize("state", ["done", "dead", "open"])
async def test_a_new_update_whose_number_was_another_ones_long_ago_is_kept(
    tx: Transaction, state: str
) -> None:
    await tx.inbox.keep([(7, 1, "old")])
    (old,) = await tx.inbox.open(1)
    if state == "done":
        await tx.inbox.done(old.seq)
    elif state == "dead":
        await tx.inbox.failed(old.seq, "Trouble", dead=True)
    later = Transaction(tx.connection, NOW + SENT_AGAIN)
    for _ in range(2):
        await later.inbox.keep([(7, 2, "new"), (8, 2, "next")])
    found = await tx.inbox.open(9)
    assert [(row.update_id, row.raw) for row in found if row.chat_id == 2] == [
        (7, "new"),
        (8, "next"),
    ]
    assert [row.raw for row in found if row.chat_id == 1] == (["old"] if state == "open" else [])
    assert await tx.inbox.count("open") == 2 + (state == "open")


async def test_one_whose_words_are_kept_is_known_by_them_however_late_it_comes_again(tx: Transaction) -> None:
    await tx.inbox.keep([(7, 1, "dead")])
    await tx.inbox.failed((await tx.inbox.open(1))[0].seq, "Trouble", dead=True)
    await Transaction(tx.connection, NOW + SENT_AGAIN * 9).inbox.keep([(7, 1, "dead")])
    assert (await tx.inbox.count("open"), await tx.inbox.count("dead")) == (0, 1)


async def test_one_that_is_done_is_not_done_again_within_two_days(tx: Transaction) -> None:
    await tx.inbox.keep([(7, 1, "done")])
    await tx.inbox.done((await tx.inbox.open(1))[0].seq)
    await Transaction(tx.connection, NOW + timedelta(hours=47)).inbox.keep([(7, 1, "done")])
    assert (await tx.inbox.count("open"), await tx.inbox.count("done")) == (0, 1)
