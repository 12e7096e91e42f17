"""The backlog: what the inbox holds open, at hand once each, in order inside a chat, whatever comes meanwhile."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.backlog import Backlog
from storage.inbox import Incoming
from tests.bot.workshop import NOW

FIRST, SECOND, THIRD = 1, 2, 3


def an_update(seq: int, chat_id: int = FIRST) -> Incoming:
    return Incoming(
        seq=seq,
        update_id=seq,
        chat_id=chat_id,
        raw="{}",
        state="open",
        attempts=0,
        error="",
        received_at=NOW,
        finished_at=None,
    )


class Inbox:
    """What is open; each chat's oldest first, as storage gives it."""

    def __init__(self, *open_: Incoming) -> None:
        self.open = list(open_)
        self.looks = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def find(self, most: int) -> list[Incoming]:
        self.looks += 1
        turns: dict[int, int] = {}
        ranked = []
        for one in sorted(self.open, key=lambda one: one.seq):
            turns[one.chat_id] = turns.get(one.chat_id, 0) + 1
            ranked.append((turns[one.chat_id], one.seq, one))
        found = [one for _, _, one in sorted(ranked, key=lambda rank: rank[:2])][:most]
        await self.may_answer.wait()
        return found


def taken(backlog: Backlog, *resting: int) -> list[int]:
    """All that may be taken, by seq."""
    found = []
    while one := backlog.take(resting):
        found.append(one.seq)
    return found


async def test_before_the_first_look_nothing_is_at_hand(backlog: Backlog) -> None:
    backlog.add([an_update(1)])
    assert (backlog.take(()), backlog.is_whole) == (None, False)


@pytest.fixture
def backlog() -> Backlog:
    return Backlog()


async def test_a_look_finds_all_and_what_comes_later_is_at_hand_without_another(backlog: Backlog) -> None:
    inbox = Inbox(an_update(1), an_update(2, SECOND), an_update(3))
    await backlog.look(inbox.find, ())
    backlog.add([an_update(4, SECOND), an_update(5, THIRD)])
    assert taken(backlog) == [1, 2, 5, 3, 4]
    assert (backlog.is_whole, inbox.looks) == (True, 1)


async def test_a_chat_that_rests_is_passed_over_and_keeps_its_order(backlog: Backlog) -> None:
    await backlog.look(Inbox(an_update(1), an_update(2, SECOND), an_update(3)).find, ())
    assert taken(backlog, FIRST) == [2]
    assert taken(backlog) == [1, 3]


async def test_what_was_under_way_when_the_look_began_is_not_taken_twice(backlog: Backlog) -> None:
    await backlog.look(Inbox(an_update(1), an_update(2)).find, {1})
    assert taken(backlog) == [2]


async def test_what_comes_during_a_look_is_at_hand_once(backlog: Backlog) -> None:
    """It may be in what the look has seen, or not."""
    inbox = Inbox(an_update(1), an_update(2, SECOND))
    inbox.may_answer.clear()
    looking = asyncio.create_task(backlog.look(inbox.find, ()))
    await asyncio.sleep(0)
    backlog.add([an_update(2, SECOND), an_update(3, THIRD)])
    inbox.may_answer.set()
    await looking
    assert taken(backlog) == [1, 2, 3]


async def test_what_a_look_found_counts_for_nothing_once_something_else_is_open_again(
    backlog: Backlog,
) -> None:
    """An update that failed during the look was left out of it as one under way: its chat's next one must not overtake it."""
    inbox = Inbox(an_update(1), an_update(2))
    inbox.may_answer.clear()
    looking = asyncio.create_task(backlog.look(inbox.find, {1}))
    await asyncio.sleep(0)
    backlog.forget()
    inbox.may_answer.set()
    await looking
    assert (taken(backlog), backlog.is_whole) == ([], False)
    await backlog.look(inbox.find, ())
    assert taken(backlog) == [1, 2]


async def test_more_than_it_holds_is_left_in_the_inbox_until_the_next_look(
    backlog: Backlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backlog.MOST", 3)
    await backlog.look(Inbox(an_update(1)).find, ())
    backlog.add([an_update(seq) for seq in (2, 3, 4)])
    backlog.add([an_update(5)])
    assert taken(backlog) == [1, 2, 3]
    assert not backlog.is_whole
    await backlog.look(Inbox(*(an_update(seq) for seq in (4, 5, 6, 7))).find, ())
    backlog.add([an_update(8)])
    assert (taken(backlog), backlog.is_whole) == ([4, 5, 6], False)


async def test_a_flood_in_one_chat_keeps_no_other_from_being_at_hand(
    backlog: Backlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.backlog.MOST", 3)
    flood = [an_update(seq) for seq in range(1, 9)]
    await backlog.look(Inbox(*flood, an_update(9, SECOND)).find, ())
    assert taken(backlog) == [1, 9, 2]


Steps = st.lists(
    st.one_of(
        st.tuples(st.just("comes"), st.integers(FIRST, THIRD)),
        st.tuples(st.just("is done"), st.integers(FIRST, THIRD)),
        st.tuples(st.just("fails"), st.integers(FIRST, THIRD)),
    ),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(steps=Steps, most=st.integers(2, 6))
def test_whatever_happens_each_update_is_worked_on_in_order_and_none_is_forgotten(
    steps: list[tuple[str, int]], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.backlog.MOST", most)
        asyncio.run(_play(steps))


class Working:
    """As the worker does: one update a chat at a time; one that failed is tried again before the chat's next."""

    def __init__(self) -> None:
        self.backlog, self.inbox = Backlog(), Inbox()
        self.busy: dict[int, Incoming] = {}
        self.done: list[Incoming] = []
        self.number = 0

    async def start(self) -> None:
        while one := await self._next():
            assert one in self.inbox.open
            self.busy[one.chat_id] = one

    async def _next(self) -> Incoming | None:
        one = self.backlog.take(self.busy)
        if one is None and not self.backlog.is_whole:
            await self.backlog.look(self.inbox.find, {other.seq for other in self.busy.values()})
            one = self.backlog.take(self.busy)
        return one

    def comes(self, chat: int) -> None:
        self.number += 1
        self.inbox.open.append(an_update(self.number, chat))
        self.backlog.add(self.inbox.open[-1:])

    def is_done(self, chat: int) -> None:
        if one := self.busy.pop(chat, None):
            self.inbox.open.remove(one)
            self.done.append(one)

    def fails(self, chat: int) -> None:
        if self.busy.pop(chat, None):
            self.backlog.forget()


async def _play(steps: list[tuple[str, int]]) -> None:
    working = Working()
    acts = {"comes": working.comes, "is done": working.is_done, "fails": working.fails}
    for step, chat in steps:
        await working.start()
        acts[step](chat)
    for _ in range(working.number):
        await working.start()
        for chat in list(working.busy):
            working.is_done(chat)
    assert working.inbox.open == []
    for chat in (FIRST, SECOND, THIRD):
        of_chat = [one.seq for one in working.done if one.chat_id == chat]
        assert of_chat == sorted(set(of_chat))
    assert len(working.done) == working.number
