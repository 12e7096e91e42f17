"""Nudges: at most three for a due date, none before it, none after it is settled, whatever happens in between."""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import Engine, event

from mission import handovers, promises
from mission.errors import UserError
from mission.followup import still_owed
from mission.nudges import nudge_days, nudges_for
from mission.planner import plan_member
from storage.outbox import Outgoing
from storage.people import Member
from storage.promises import OwedBy, Promise
from storage.transaction import Transaction
from tests.mission.examples import PRAGUE
from tests.stage import BEGINNING, Stage, open_stage

T = TypeVar("T")
EMMA = "Emma Clark"
DUE = date(2023, 4, 28)


def promise(due_on: date | None = DUE, **fields: Any) -> Promise:
    given = {"id": 7, "contact_id": 1, "owner_id": 1, "text": "Call", "due_on": due_on, "state": "open"}
    return Promise.model_validate(given | {"made_at": BEGINNING, "closed_at": None} | fields)


# --- the three days ---------------------------------------------------------------------------------------------


def test_nudges_come_at_nine_on_the_due_day_three_and_seven_days_after_it() -> None:
    made = nudges_for(promise(), 1, PRAGUE, {})
    nine = time(9, 0)
    days = [datetime.combine(day, nine, PRAGUE) for day in (DUE, date(2023, 5, 1), date(2023, 5, 5))]
    assert [(push.version, push.due_at) for push in made] == list(enumerate(days))
    assert [push.expires_at for push in made] == [*days[1:], datetime(2023, 5, 12, 9, 0, tzinfo=PRAGUE)]
    assert {push.occasion for push in made} == {"promise:7:2023-04-28"}


def test_what_is_settled_or_has_no_day_gets_none() -> None:
    assert nudges_for(promise(None), 1, PRAGUE, {}) == []
    assert nudges_for(promise(state="done"), 1, PRAGUE, {}) == []
    assert nudges_for(promise(state="dropped"), 1, PRAGUE, {}) == []


def test_a_nudge_over_the_clocks_change_stays_at_nine_on_the_wall() -> None:
    made = nudges_for(promise(date(2023, 10, 27)), 1, PRAGUE, {})
    assert [push.due_at.astimezone(UTC).hour for push in made] == [7, 8, 8]


def test_after_one_that_was_put_off_the_next_keeps_its_distance() -> None:
    assert nudge_days(DUE, {1: date(2023, 4, 29)}) == [DUE, date(2023, 4, 29), date(2023, 5, 5)]
    assert nudge_days(DUE, {1: date(2023, 5, 5)}) == [DUE, date(2023, 5, 5), date(2023, 5, 9)]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dictionaries(st.integers(0, 2), st.dates()))
def test_each_stands_for_a_later_day_and_none_comes_before_the_due_day(
    due_on: date, delayed: dict[int, date]
) -> None:
    days = nudge_days(due_on, {version: min(day, date(2099, 1, 1)) for version, day in delayed.items()})
    assert len(days) == 3
    assert due_on <= days[0] < days[1] < days[2]


# --- in the outbox ----------------------------------------------------------------------------------------------


async def owed(tx: Transaction, stage: Stage, due_on: date | None = DUE) -> tuple[Member, Promise]:
    """Emma owes a contact something."""
    person = await tx.people.by_telegram(stage.telegram[EMMA])
    assert person is not None
    member = await tx.people.member(stage.mission.id, person.id)
    assert member is not None
    contact = await tx.contacts.add(stage.mission.id, name="Jan", organisation="E", emails=[], phones=[])
    await tx.contacts.meet(contact.id, person.id, session_id=None)
    return member, await promises.make(tx, member, contact.id, text="Call", due_on=due_on)


async def waiting(tx: Transaction, stage: Stage) -> list[tuple[str, int]]:
    rows = await tx.outbox.of_kind(stage.mission.id, "nudge")
    return [(row.occasion.rpartition(":")[2], row.version) for row in rows if row.state == "queued"]


async def test_a_promise_is_planned_when_made_and_again_when_its_day_changes(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member, made = await owed(tx, stage)
        assert await waiting(tx, stage) == [("2023-04-28", version) for version in range(3)]
        later = await promises.change(tx, member, made, text="Call", due_on=date(2023, 5, 2))
        assert await waiting(tx, stage) == [("2023-05-02", version) for version in range(3)]
        await promises.change(tx, member, later, text="Call", due_on=None)
        assert await waiting(tx, stage) == []


async def test_the_whole_missions_plan_agrees_with_the_one_promises(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member, _ = await owed(tx, stage)
        before = await tx.outbox.of_kind(stage.mission.id, "nudge")
        await plan_member(tx, member, stage.mission)
        assert await tx.outbox.of_kind(stage.mission.id, "nudge") == before


async def test_a_promise_for_today_is_not_nudged_the_moment_it_is_made(stage: Stage) -> None:
    stage.move(datetime(2023, 4, 28, 12, 0, tzinfo=UTC))
    async with stage.database.transaction(stage.now) as tx:
        await owed(tx, stage)
        assert await waiting(tx, stage) == [("2023-04-28", 1), ("2023-04-28", 2)]


async def test_one_that_fell_due_while_nobody_ran_still_comes(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member, _ = await owed(tx, stage)
    stage.move(datetime(2023, 4, 29, 12, 0, tzinfo=UTC))
    async with stage.database.transaction(stage.now) as tx:
        await plan_member(tx, member, stage.mission)
        assert await waiting(tx, stage) == [("2023-04-28", version) for version in range(3)]


async def test_one_that_was_taken_back_is_not_brought_back_once_its_moment_has_come(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member, made = await owed(tx, stage)
        await promises.close(tx, member, made, "done")
        contact = await tx.contacts.get(made.contact_id)
        assert contact is not None
    closed = promises.Owed(promise=made.model_copy(update={"state": "done"}), contact=contact)
    stage.move(datetime(2023, 4, 28, 9, 0, tzinfo=PRAGUE).astimezone(UTC))
    async with stage.database.transaction(stage.now) as tx:
        await promises.reopen(tx, member, closed)
        assert await waiting(tx, stage) == [("2023-04-28", 1), ("2023-04-28", 2)]


async def test_a_day_that_was_asked_for_survives_planning_anew_and_settling_by_mistake(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member, made = await owed(tx, stage)
        await promises.put_off(tx, member, made, "week", DUE)
        await plan_member(tx, member, stage.mission)
        await promises.close(tx, member, made, "done")
        assert await waiting(tx, stage) == []
        contact = await tx.contacts.get(made.contact_id)
        assert contact is not None
        closed = promises.Owed(promise=made.model_copy(update={"state": "done"}), contact=contact)
        await promises.reopen(tx, member, closed)
        due = [row.due_at for row in await tx.outbox.of_kind(stage.mission.id, "nudge")]
    assert [moment.astimezone(PRAGUE).date() for moment in sorted(due)] == [
        date(2023, 5, 5),
        date(2023, 5, 8),
        date(2023, 5, 12),
    ]


async def test_the_wave_does_not_ask_about_what_was_put_off_beyond_it(stage: Stage) -> None:
    stage.move(datetime(2023, 5, 11, 8, 0, tzinfo=UTC))
    today = date(2023, 5, 12)
    async with stage.database.transaction(stage.now) as tx:
        member, made = await owed(tx, stage, date(2023, 5, 11))
        assert [one.promise.id for one in await still_owed(tx, member, "14d", today)] == [made.id]
        await promises.put_off(tx, member, made, "week", date(2023, 5, 11))
        assert await still_owed(tx, member, "14d", today) == []
        assert len(await still_owed(tx, member, "1m", today)) == 1


async def test_planning_one_promise_costs_few_statements_however_much_waits(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        member, _ = await owed(tx, stage)
        await plan_member(tx, member, stage.mission)
        counted: list[str] = []

        def note(*args: Any) -> None:
            counted.append(args[2])

        event.listen(Engine, "before_cursor_execute", note)
        try:
            await promises.make(tx, member, 1, text="Call", due_on=DUE)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
    assert len(counted) <= 5


# --- whatever happens -------------------------------------------------------------------------------------------


class RolledBackError(Exception):
    """Ends the long transaction."""


class Nudges(RuleBasedStateMachine):
    """Promises are made, moved, put off, handed over and settled while the clock runs; `seen` is what members got."""

    def __init__(self, runner: asyncio.Runner, stage: Stage) -> None:
        super().__init__()
        self.runner = runner
        self.stage = stage
        self.now = BEGINNING
        self.seen: Counter[tuple[int, str, int | None]] = Counter()
        self.opened = stage.database.transaction(BEGINNING)
        self.connection = self.run(self.opened.__aenter__()).connection
        self.member, first = self.run(owed(self.tx, stage))
        self.contact_id = first.contact_id
        everybody = self.run(self.tx.people.members_of(stage.mission.id))
        self.members = {one.person.id: one for one in everybody}
        self.others = [one for one in everybody if one.person.name in {"Jan Dvořák", "Petro Bondar"}]

    def teardown(self) -> None:
        with suppress(RolledBackError):
            self.run(self.opened.__aexit__(RolledBackError, RolledBackError(), None))

    @property
    def tx(self) -> Transaction:
        return Transaction(self.connection, self.now)

    @property
    def today(self) -> date:
        return self.now.astimezone(PRAGUE).date()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    def pick(self, number: int) -> Promise:
        made = self.run(self.tx.promises.of_contacts([self.contact_id]))
        return made[number % len(made)]

    def owner(self, chosen: Promise) -> Member:
        return self.members[chosen.owner_id]

    @rule(days=st.integers(0, 9), owed_by=st.sampled_from(("us", "them")))
    def make(self, days: int, owed_by: OwedBy) -> None:
        said: dict[str, Any] = {"text": "Call", "due_on": self.today + timedelta(days=days)}
        self.run(promises.make(self.tx, self.member, self.contact_id, owed_by=owed_by, **said))

    @rule(number=st.integers(0, 9), to=st.integers(0, 2), how=st.sampled_from(("taken", "declined")))
    def hand_over(self, number: int, to: int, how: handovers.Answer) -> None:
        chosen, taker = self.pick(number), [self.member, *self.others][to]
        if chosen.state == "open" and chosen.owner_id != taker.person.id:
            asked = self.run(handovers.ask(self.tx, self.owner(chosen), chosen, taker.person.id))
            self.run(handovers.answer(self.tx, taker, asked.id, how))

    @rule(number=st.integers(0, 9), days=st.one_of(st.none(), st.integers(-3, 9)))
    def move(self, number: int, days: int | None) -> None:
        due_on = None if days is None else self.today + timedelta(days=days)
        chosen = self.pick(number)
        if chosen.state == "open":
            self.run(promises.change(self.tx, self.owner(chosen), chosen, text="Write", due_on=due_on))

    @rule(number=st.integers(0, 9), how=st.sampled_from(("day", "week")))
    def put_off(self, number: int, how: promises.PutOff) -> None:
        chosen = self.pick(number)
        with suppress(UserError):
            self.run(promises.put_off(self.tx, self.owner(chosen), chosen, how, self.today))

    @rule(number=st.integers(0, 9), how=st.sampled_from(("done", "dropped")))
    def settle(self, number: int, how: promises.Close) -> None:
        chosen = self.pick(number)
        self.run(promises.close(self.tx, self.owner(chosen), chosen, how))

    @rule(number=st.integers(0, 9))
    def undo(self, number: int) -> None:
        chosen = self.pick(number)
        contact = self.run(self.tx.contacts.get(self.contact_id))
        assert contact is not None
        if chosen.state != "open":
            closed = promises.Owed(promise=chosen, contact=contact)
            self.run(promises.reopen(self.tx, self.owner(chosen), closed))

    @rule()
    def plan_again(self) -> None:
        for member in (self.member, *self.others):
            self.run(plan_member(self.tx, member, self.stage.mission))

    @rule(hours=st.integers(1, 240), awake=st.booleans())
    def time_passes(self, hours: int, awake: bool) -> None:
        """Through every due moment in turn, or past them all while nobody runs."""
        target = self.now + timedelta(hours=hours)
        while awake and (due := self.run(self.tx.outbox.next_due())) and due <= target:
            self.now = due
            self.deliver()
        self.now = target
        self.deliver()

    @rule(hours=st.integers(1, 48))
    def clock_goes_back(self, hours: int) -> None:
        self.now -= timedelta(hours=hours)

    def deliver(self) -> None:
        """As the courier does: what is out of date goes, then what is due, if it is still right."""
        self.run(self.tx.outbox.expire())
        at_once: Counter[int] = Counter()
        while row := next(iter(self.run(self.tx.outbox.next(self.now, []))), None):
            if row.kind != "nudge":
                self.run(self.tx.outbox.give_up(row, "cancelled", "not looked at here"))
                continue
            if row.work == "edit":
                self.run(self.tx.outbox.shown(row))
                continue
            about = self.run(promises.nudged(self.tx, row))
            if about is None:
                self.run(self.tx.outbox.give_up(row, "cancelled", "nothing to say"))
                continue
            self.run(self.tx.outbox.sent(self.run(self.tx.outbox.claim(row, None)), row.id))
            self.is_right(row, about.promise)
            at_once[about.promise.id] += 1
        assert not at_once or max(at_once.values()) == 1

    def is_right(self, row: Outgoing, about: Promise) -> None:
        self.seen[about.id, str(about.due_on), row.person_id] += 1
        assert self.seen[about.id, str(about.due_on), row.person_id] <= 3
        assert row.person_id == about.owner_id
        assert about.state == "open"
        assert about.due_on is not None
        assert self.today >= about.due_on
        assert row.expires_at is not None
        assert row.expires_at > self.now

    @invariant()
    def what_waits_is_for_open_promises_and_one_at_a_time(self) -> None:
        kept = self.run(self.tx.promises.of_contacts([self.contact_id]))
        still = {f"promise:{one.id}:{one.due_on}" for one in kept if one.state == "open"}
        rows = self.run(self.tx.outbox.of_kind(self.stage.mission.id, "nudge"))
        queued = [row for row in rows if row.state == "queued" and (row.expires_at or self.now) > self.now]
        assert {row.occasion for row in queued} <= still
        owners = {f"promise:{one.id}:{one.due_on}": one.owner_id for one in kept}
        assert all(row.person_id == owners[row.occasion] for row in queued)
        moments = [(row.occasion.split(":")[1], row.due_at) for row in queued]
        assert len(moments) == len(set(moments))


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[tuple[asyncio.Runner, Stage]]:
    with asyncio.Runner() as runner:
        opened = open_stage(tmp_path)
        stage = runner.run(opened.__aenter__())
        yield runner, stage
        runner.run(opened.__aexit__(None, None, None))


def test_whatever_happens_nobody_is_nudged_too_often_too_early_or_for_nothing(
    ground: tuple[asyncio.Runner, Stage],
) -> None:
    kept = settings(
        max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(lambda: Nudges(*ground), settings=kept)  # type: ignore[arg-type]
