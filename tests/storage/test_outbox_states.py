"""The outbox as a state machine: whatever the courier, the planner and the clock do, its promises hold.

One long transaction that is never committed serves each run, so that a run takes milliseconds.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from markupsafe import Markup
from sqlalchemy import select

from storage.database import Database
from storage.message import Message
from storage.outbox import PUSH_PRIORITY, Outgoing, Push
from storage.schema import outbox
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission

T = TypeVar("T")
PEOPLE = 2
OCCASIONS = 2
FINAL = {"sent", "failed", "expired", "muted"}
"""States that a row never leaves; one in doubt only on an organiser's word."""
MACHINE = NOW
"""The machine's clock, by which backoff is counted; it moves only when a test moves it."""


class RolledBackError(Exception):
    """Ends the long transaction."""


def said(words: str) -> Message:
    return Message(text=Markup("<i>{}</i>").format(words))


class Outbox(RuleBasedStateMachine):
    """Telegram is played by the rules; `accepted` counts what it took of each row."""

    def __init__(self, runner: asyncio.Runner, database: Database) -> None:
        super().__init__()
        self.runner = runner
        self.now = NOW
        self.machine_now = MACHINE
        self.on_their_way: dict[int, Outgoing] = {}
        self.accepted: Counter[int] = Counter()
        self.before: dict[int, Outgoing] = {}
        self.settled_by_hand: set[int] = set()
        self.wanted: dict[int, str | None] = {}
        self.numbers = iter(range(1, 10_000))
        self.opened = database.transaction(NOW)
        self.connection = self.run(self.opened.__aenter__()).connection
        self.mission = self.run(a_mission(self.tx))
        members = [self.run(a_member(self.tx, self.mission, f"Member {n}")) for n in range(PEOPLE)]
        self.people = {member.id: member.telegram_id for member in members}

    def teardown(self) -> None:
        ended = RolledBackError()
        with suppress(RolledBackError):
            self.run(self.opened.__aexit__(RolledBackError, ended, None))

    @property
    def tx(self) -> Transaction:
        return Transaction(self.connection, self.now)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def rows(self) -> dict[int, Outgoing]:
        found = self.run(self.connection.execute(select(outbox).order_by(outbox.c.id))).all()
        return {row.id: Outgoing.of(row) for row in found}

    def pick(self, number: int) -> Outgoing | None:
        """Some row, rather one that is on its way; none while there are none."""
        rows = list(self.on_their_way.values()) if number % 2 else []
        rows = rows or list(self.rows().values())
        return rows[number // 2 % len(rows)] if rows else None

    # --- what the house asks for ---

    @initialize(keeps=st.integers(5, 200))
    def some_messages_wait(self, keeps: int) -> None:
        for person in range(PEOPLE):
            self.plan(person, person % OCCASIONS, 0, 0, keeps)
            self.reply(person)

    @rule(
        person=st.integers(0, PEOPLE - 1),
        occasion=st.integers(0, OCCASIONS - 1),
        version=st.integers(0, 4),
        due=st.integers(-20, 20),
        keeps=st.integers(1, 90),
    )
    def plan(self, person: int, occasion: int, version: int, due: int, keeps: int) -> None:
        push = self.push(list(self.people)[person], f"session:{occasion}", due, keeps)
        versioned = push.model_copy(update={"version": version})
        self.run(self.tx.outbox.plan([versioned, versioned], self.people))

    def push(self, person_id: int, occasion: str, due: int, keeps: int) -> Push:
        due_at = self.now + timedelta(minutes=due)
        return Push(
            kind="reminder",
            mission_id=self.mission.id,
            person_id=person_id,
            occasion=occasion,
            due_at=due_at,
            expires_at=due_at + timedelta(minutes=keeps),
        )

    @rule(person=st.integers(0, PEOPLE - 1))
    def reply(self, person: int) -> None:
        chat = list(self.people.values())[person]
        assert chat is not None
        words = f"reply {next(self.numbers)}"
        row = self.run(self.tx.outbox.reply(chat, said(words), mission_id=self.mission.id))
        self.wanted[row.id] = words

    @rule(number=st.integers(0, 99))
    def revise(self, number: int) -> None:
        if row := self.pick(number):
            words = f"revised {next(self.numbers)}"
            self.run(self.tx.outbox.revise(row.id, said(words)))
            self.wanted[row.id] = words

    @rule(number=st.integers(0, 99))
    def touch(self, number: int) -> None:
        if row := self.pick(number):
            self.run(self.tx.outbox.touch(row.mission_id, row.kind, row.occasion))
            for touched in self.run(self.tx.outbox.of_occasion(row.mission_id, row.kind, row.occasion)):
                self.wanted[touched.id] = None

    @rule(numbers=st.lists(st.integers(0, 99), max_size=3))
    def cancel(self, numbers: list[int]) -> None:
        ids = {row.id for number in numbers if (row := self.pick(number))}
        waiting = [row for row in self.rows().values() if row.id in ids and row.state == "queued"]
        assert self.run(self.tx.outbox.cancel(ids, "no longer due")) == len(waiting)

    @rule(occasion=st.integers(0, OCCASIONS - 1))
    def withdraw(self, occasion: int) -> None:
        self.run(self.tx.outbox.withdraw(self.mission.id, "reminder", f"session:{occasion}", "stopped"))

    @rule(number=st.integers(0, 99), due=st.integers(-20, 20))
    def reschedule(self, number: int, due: int) -> None:
        row = self.pick(number)
        if row and row.person_id:
            self.run(self.tx.outbox.reschedule(row.id, self.push(row.person_id, row.occasion, due, 30)))

    @rule(minutes=st.integers(1, 60))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.machine_now += timedelta(minutes=minutes)

    # --- the courier ---

    @rule()
    def expire(self) -> None:
        gone = self.run(self.tx.outbox.expire())
        assert all(row.expires_at is not None and row.expires_at <= self.now for row in gone)

    @rule()
    def claim(self) -> None:
        blocked = {row.chat_id for row in self.on_their_way.values() if row.chat_id}
        self.expire()
        row = next(iter(self.run(self.tx.outbox.next(self.machine_now, blocked))), None)
        assert (row and row.id) == self.whose_turn(blocked)
        if row is None:
            return
        self.take(row)

    def take(self, row: Outgoing) -> None:
        """To Telegram with what it shows now: what was said last, or what it says when rendered now."""
        words = f"rendered {next(self.numbers)}"
        assert row.state != "queued" or row.expires_at is None or row.expires_at > self.now, "stale"
        claimed = self.run(self.tx.outbox.claim(row, row.ready or said(words)))
        wanted = self.wanted.get(row.id) or words
        assert claimed.message == said(wanted)
        self.wanted[row.id] = wanted
        assert claimed.state == ("sending" if row.work == "send" else "sent")
        self.on_their_way[row.id] = claimed

    @rule()
    def deliver(self) -> None:
        """The usual way: the next row is taken and accepted at once."""
        blocked = {row.chat_id for row in self.on_their_way.values() if row.chat_id}
        self.expire()
        if row := next(iter(self.run(self.tx.outbox.next(self.machine_now, blocked))), None):
            self.take(row)
            self.is_accepted(len(self.on_their_way) - 1)

    def whose_turn(self, blocked: set[int]) -> int | None:
        """Replies first, then by due moment, then in the order they were made; told independently of the SQL."""
        ready = [
            row
            for row in self.rows().values()
            if row.work is not None
            and (row.work == "send" or row.message_id is not None)
            and row.due_at <= self.now
            and row.chat_id is not None
            and row.chat_id not in blocked
            and (row.state != "queued" or row.expires_at is None or row.expires_at > self.now)
            and (row.not_before is None or row.not_before <= self.machine_now)
        ]
        return min(((row.priority, row.due_at, row.id) for row in ready), default=(0, NOW, None))[2]

    def arrives(self, number: int) -> Outgoing:
        """One of those on their way comes back."""
        return self.on_their_way.pop(list(self.on_their_way)[number % len(self.on_their_way)])

    @precondition(lambda self: self.on_their_way)
    @rule(number=st.integers(0, 99))
    def is_accepted(self, number: int) -> None:
        row = self.arrives(number)
        if row.message_id is None:
            self.accepted[row.id] += 1
            self.run(self.tx.outbox.sent(row, next(self.numbers)))
        else:
            self.run(self.tx.outbox.shown(row))

    @precondition(lambda self: self.on_their_way)
    @rule(number=st.integers(0, 99), seconds=st.integers(0, 300))
    def surely_did_not_arrive(self, number: int, seconds: int) -> None:
        row = self.arrives(number)
        self.run(self.tx.outbox.retry(row, self.machine_now + timedelta(seconds=seconds), "no connection"))
        self.render_anew(row)

    @precondition(lambda self: self.on_their_way)
    @rule(number=st.integers(0, 99), repeat=st.booleans(), took_it=st.booleans())
    def nobody_knows(self, number: int, repeat: bool, took_it: bool) -> None:
        row = self.arrives(number)
        if row.message_id is None:
            self.accepted[row.id] += took_it
            self.run(self.tx.outbox.uncertain(row, "no answer", repeat=repeat))
            self.render_anew(row)
        else:
            self.run(self.tx.outbox.retry(row, self.machine_now, "no answer"))

    def render_anew(self, row: Outgoing) -> None:
        """A push that comes back is rendered when its turn comes again."""
        if row.message_id is None and row.priority >= PUSH_PRIORITY:
            self.wanted[row.id] = None

    @precondition(lambda self: self.on_their_way)
    @rule(number=st.integers(0, 99), state=st.sampled_from(["failed", "cancelled", "muted"]))
    def is_refused(self, number: int, state: Any) -> None:
        self.run(self.tx.outbox.give_up(self.arrives(number), state, "refused"))

    @rule(repeat=st.booleans())
    def the_house_crashes(self, repeat: bool) -> None:
        """What was on its way is uncertain; edits are simply made again."""
        left = self.run(self.tx.outbox.left_sending())
        assert {row.id for row in left} == {
            row.id for row in self.on_their_way.values() if not row.message_id
        }
        for row in left:
            self.run(self.tx.outbox.uncertain(row, "stopped while sending", repeat=repeat))
            self.render_anew(row)
        self.on_their_way = {}

    # --- the organiser ---

    @rule(number=st.integers(0, 99))
    def send_again(self, number: int) -> None:
        """Only what is in doubt, and only in time; a push says what is right by then."""
        if row := self.doubtful(number):
            in_time = row.expires_at is None or row.expires_at > self.now
            assert self.run(self.tx.outbox.send_again(self.mission.id, [row.id])) == in_time
            if in_time:
                self.settled_by_hand.add(row.id)
                self.wanted[row.id] = str(row.ready.text.striptags()) if row.ready else None
                self.render_anew(row)

    @rule(number=st.integers(0, 99))
    def believe_arrived(self, number: int) -> None:
        if row := self.doubtful(number):
            assert self.run(self.tx.outbox.believe_arrived(self.mission.id, [row.id])) == 1
            self.settled_by_hand.add(row.id)

    @rule(number=st.integers(0, 99))
    def settle_what_is_not_in_doubt(self, number: int) -> None:
        """A tap that comes late changes nothing."""
        row = self.pick(number)
        if row and row.state != "uncertain":
            assert self.run(self.tx.outbox.send_again(self.mission.id, [row.id])) == 0
            assert self.run(self.tx.outbox.believe_arrived(self.mission.id, [row.id])) == 0

    def doubtful(self, number: int) -> Outgoing | None:
        rows = [row for row in self.rows().values() if row.state == "uncertain"]
        return rows[number % len(rows)] if rows else None

    # --- what always holds ---

    @invariant()
    def the_promises_hold(self) -> None:
        rows = self.rows()
        self.settled_stays_settled(rows)
        for row in rows.values():
            self.work_agrees_with_the_state(row)
            self.the_screen_is_up_to_date_or_will_be(row)
            assert self.accepted[row.id] <= 1 or row.uncertain_at is not None, "sent twice unknowingly"
        self.states_add_up(rows)
        waiting = [row.due_at for row in rows.values() if row.state == "queued" and row.due_at > self.now]
        assert self.run(self.tx.outbox.next_due()) == min(waiting, default=None)
        self.before, self.settled_by_hand = rows, set()

    def settled_stays_settled(self, rows: dict[int, Outgoing]) -> None:
        for row in self.before.values():
            now = rows[row.id]
            assert row.state not in FINAL or (now.state, now.message_id) == (row.state, row.message_id)
            assert row.state != "uncertain" or now.state == row.state or row.id in self.settled_by_hand
            assert row.uncertain_at is None or now.uncertain_at is not None, "a flag is for ever"
            assert row.state != "sending" or now.state != "expired"
            assert now.revision >= row.revision
            assert now.shown_revision >= row.shown_revision

    def work_agrees_with_the_state(self, row: Outgoing) -> None:
        allowed: dict[str, set[str | None]] = {"queued": {"send"}, "sent": {None, "edit"}}
        assert row.work in allowed.get(row.state, {None})
        believed = row.state == "sent" and row.uncertain_at is not None
        assert (row.message_id is not None) == (row.state == "sent") or believed
        assert row.shown_revision <= row.revision

    def the_screen_is_up_to_date_or_will_be(self, row: Outgoing) -> None:
        """A revision that the screen does not show is still to be shown, unless its edit was refused."""
        if row.state == "sent" and row.message_id and row.work is None and row.reason != "refused":
            assert row.shown_revision == row.revision

    def states_add_up(self, rows: dict[int, Outgoing]) -> None:
        for number in range(OCCASIONS):
            of = [row for row in rows.values() if row.occasion == f"session:{number}"]
            tally = self.run(self.tx.outbox.tally(self.mission.id, "reminder", f"session:{number}"))
            assert tally == Counter(row.state for row in of)
            assert len(of) == len({(row.person_id, row.version) for row in of})


@pytest.fixture
def machines(url: str) -> Iterator[Callable[[], Outbox]]:
    """Makes machines over one real database."""
    with asyncio.Runner() as runner:
        database = runner.run(Database.open(url))
        try:
            yield partial(Outbox, runner, database)
        finally:
            runner.run(database.close())


def test_the_outbox_keeps_its_promises(machines: Callable[[], Outbox]) -> None:
    kept = settings(
        max_examples=25,
        stateful_step_count=30,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machines, settings=kept)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(3))
def test_the_outbox_keeps_its_promises_on_a_long_walk(machines: Callable[[], Outbox], seed: int) -> None:
    """Busier than what hypothesis draws: most steps are the courier's, so that rows get far."""
    machine, chance = machines(), Random(seed)
    try:
        machine.some_messages_wait(200)
        for _ in range(250):
            walk(machine, chance)
            machine.the_promises_hold()
    finally:
        machine.teardown()


def walk(machine: Outbox, chance: Random) -> None:
    number = chance.randrange(100)
    usual: list[Callable[[], None]] = [
        machine.claim,
        machine.deliver,
        lambda: machine.revise(number),
        lambda: machine.touch(number),
        lambda: machine.reply(number % PEOPLE),
        lambda: machine.plan(number % PEOPLE, number % OCCASIONS, number % 20, chance.randint(-20, 20), 90),
        lambda: machine.reschedule(number, 0),
        lambda: machine.time_passes(chance.randint(1, 8)),
        machine.expire,
        lambda: machine.cancel([number]),
        lambda: machine.withdraw(number % OCCASIONS),
        lambda: machine.send_again(number),
        lambda: machine.believe_arrived(number),
        lambda: machine.settle_what_is_not_in_doubt(number),
    ]
    outcomes: list[Callable[[], None]] = [
        lambda: machine.is_accepted(number),
        lambda: machine.surely_did_not_arrive(number, chance.randint(0, 120)),
        lambda: machine.nobody_knows(number, chance.random() < 0.5, chance.random() < 0.5),
        lambda: machine.is_refused(number, chance.choice(("failed", "cancelled", "muted"))),
        lambda: machine.the_house_crashes(chance.random() < 0.5),
    ]
    busy = machine.on_their_way and chance.random() < 0.35
    chance.choices(outcomes, (6, 4, 2, 1, 1))[0]() if busy else chance.choices(
        usual, (9, 3, 4, 2, 1, 5, 2, 3, 0.5, 0.5, 0.2, 1, 0.3, 0.3)
    )[0]()
