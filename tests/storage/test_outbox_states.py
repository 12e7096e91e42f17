"""The outbox as a state machine: whatever the courier, the planner and the clock do, its promises hold.

One long transaction that is never committed serves each run, so that a run takes milliseconds.
"""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
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
PEOPLE = 3
FINAL = {"sent", "failed", "expired", "uncertain", "muted"}
"""States that a row never leaves."""
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
        found = self.run(self.connection.execute(select(outbox).order_by(outbox.c.id))).all()  # type: ignore[arg-type]
        return {row.id: Outgoing.of(row) for row in found}

    def pick(self, number: int) -> Outgoing | None:
        """Some row, or none while there are none."""
        rows = list(self.rows().values())
        return rows[number % len(rows)] if rows else None

    # --- what the house asks for ---

    @rule(
        person=st.integers(0, PEOPLE - 1),
        occasion=st.integers(0, 3),
        due=st.integers(-5, 60),
        keeps=st.integers(1, 90),
    )
    def plan(self, person: int, occasion: int, due: int, keeps: int) -> None:
        person_id = list(self.people)[person]
        push = self.push(person_id, f"session:{occasion}", due, keeps)
        self.run(self.tx.outbox.plan([push, push], self.people))

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

    @rule(occasion=st.integers(0, 3))
    def withdraw(self, occasion: int) -> None:
        self.run(self.tx.outbox.withdraw(self.mission.id, "reminder", f"session:{occasion}", "stopped"))

    @rule(number=st.integers(0, 99), due=st.integers(-5, 60))
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

    @rule(pushes=st.booleans())
    def claim(self, pushes: bool) -> None:
        blocked = {row.chat_id for row in self.on_their_way.values() if row.chat_id}
        row = self.run(self.tx.outbox.next(self.machine_now, blocked, pushes=pushes))
        assert (row and row.id) == self.whose_turn(blocked, pushes)
        if row is None:
            return
        words = f"rendered {next(self.numbers)}"
        claimed = self.run(self.tx.outbox.claim(row, row.ready or said(words)))
        wanted = self.wanted.get(row.id)
        assert claimed.message == said(wanted or words)
        assert claimed.state == ("sending" if row.work == "send" else "sent")
        self.on_their_way[row.id] = claimed

    def whose_turn(self, blocked: set[int], pushes: bool) -> int | None:
        """Replies first, then by due moment, then in the order they were made; told independently of the SQL."""
        ready = [
            row
            for row in self.rows().values()
            if row.work is not None
            and row.due_at <= self.now
            and row.chat_id is not None
            and row.chat_id not in blocked
            and (pushes or row.priority < PUSH_PRIORITY)
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

    # --- what always holds ---

    @invariant()
    def the_states_add_up(self) -> None:
        rows = self.rows().values()
        for number in range(4):
            of = [row for row in rows if row.occasion == f"session:{number}"]
            tally = self.run(self.tx.outbox.tally(self.mission.id, "reminder", f"session:{number}"))
            assert tally == Counter(row.state for row in of)
            assert len(of) == len({row.person_id for row in of})

    @invariant()
    def what_is_settled_stays_settled(self) -> None:
        rows = self.rows()
        for row in self.before.values():
            if row.state in FINAL:
                assert rows[row.id].state == row.state
                assert rows[row.id].message_id == row.message_id
            if row.state == "sending":
                assert rows[row.id].state != "expired"
        self.before = rows

    @invariant()
    def work_agrees_with_the_state(self) -> None:
        allowed = {"queued": {"send"}, "sent": {None, "edit"}}
        for row in self.rows().values():
            assert row.work in allowed.get(row.state, {None})
            assert (row.message_id is not None) == (row.state == "sent")
            assert row.shown_revision <= row.revision

    @invariant()
    def nothing_is_sent_twice_unknowingly(self) -> None:
        rows = self.rows()
        for row_id, times in self.accepted.items():
            assert times <= 1 or rows[row_id].uncertain_at is not None

    @invariant()
    def nothing_on_the_screen_is_left_out_of_date(self) -> None:
        """A revision that the screen does not show is still to be shown, unless an edit of it was refused."""
        for row in self.rows().values():
            if row.state == "sent" and row.work is None and row.reason != "refused":
                assert row.shown_revision == row.revision

    @invariant()
    def the_next_alarm_is_the_next_row_that_falls_due(self) -> None:
        waiting = [
            row.due_at for row in self.rows().values() if row.state == "queued" and row.due_at > self.now
        ]
        alarm: datetime | None = self.run(self.tx.outbox.next_due())
        assert alarm == min(waiting, default=None)


def test_the_outbox_keeps_its_promises(url: str) -> None:
    kept = settings(
        max_examples=40,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    with asyncio.Runner() as runner:
        database = runner.run(Database.open(url))
        try:
            run_state_machine_as_test(lambda: Outbox(runner, database), settings=kept)  # type: ignore[no-untyped-call]
        finally:
            runner.run(database.close())
