"""The bot's clocks: the machine's, which may be set wrongly, and that of a world whose time runs fast and jumps."""

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import DOUBT_AT_MOST, JUMP, Jump, Outlook, SystemClock, WorldClock, steady_now
from sandbox.client import Sandbox

START = datetime(2023, 4, 24, 7, 0, tzinfo=UTC)
DUE = START + timedelta(hours=5)


async def test_where_time_runs_fast_the_bot_does_not_run_past_what_it_reported_as_due(
    sandbox: Sandbox,
) -> None:
    await sandbox.reset(now=START, rate=0)
    clock = WorldClock(sandbox.url)
    await clock.start()
    due: list[datetime] = [DUE]
    done: list[tuple[datetime, datetime]] = []
    stirred, over = asyncio.Event(), asyncio.Event()

    async def look() -> Outlook:
        """Notices what is due at one look, and is done with it at the next."""
        assert clock.now() <= DUE or not due
        if due and clock.now() >= DUE:
            done.append((due.pop(), clock.now()))
            stirred.set()
            return Outlook(settled=False, next_due=None)
        if done:
            over.set()
        return Outlook(settled=True, next_due=due[0] if due else None)

    tasks = [asyncio.create_task(clock.follow(stirred.set)), asyncio.create_task(clock.report(look, stirred))]
    await clock.has_reported()
    await sandbox.clock.run(86400)
    await asyncio.wait_for(over.wait(), 10)
    assert done == [(DUE, DUE)]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await clock.close()


# --- the machine's own clock ---

MINUTE = timedelta(minutes=1)


class Machine:
    """A machine whose clock can be set wrongly, and which can sleep: then only its wall clock goes on."""

    def __init__(self) -> None:
        self.wall = START
        self.monotonic = 1000.0
        self.clock = SystemClock(lambda: self.wall, lambda: self.monotonic)

    def live(self, time: timedelta) -> None:
        self.wall += time
        self.monotonic += time.total_seconds()

    def jump(self, step: timedelta) -> None:
        self.wall += step

    def hear(self, told: datetime) -> None:
        """An answer of Telegram's to something asked just now."""
        self.clock.heard(told, self.monotonic)


@pytest.fixture
def machine() -> Machine:
    return Machine()


def test_the_machines_clock_is_believed_while_it_goes_as_time_does(machine: Machine) -> None:
    for step in (timedelta(seconds=1), timedelta(hours=9), timedelta(days=8)):
        machine.live(step)
        assert (machine.clock.now(), machine.clock.is_sure) == (machine.wall, True)
    assert machine.clock.jump is None


@pytest.mark.parametrize("step", [MINUTE, JUMP])
def test_a_step_forward_of_up_to_ten_minutes_is_taken(machine: Machine, step: timedelta) -> None:
    machine.jump(step)
    assert (machine.clock.now(), machine.clock.is_sure) == (START + step, True)


@pytest.mark.parametrize("step", [timedelta(milliseconds=1), MINUTE, JUMP])
def test_after_a_step_back_time_stands_still_until_it_is_caught_up(machine: Machine, step: timedelta) -> None:
    machine.jump(-step)
    assert (machine.clock.now(), machine.clock.is_sure) == (START, True)
    machine.live(step / 2)
    assert machine.clock.now() == START
    machine.live(step)
    assert machine.clock.now() == machine.wall > START


@pytest.mark.parametrize(
    "step", [JUMP + timedelta(seconds=1), timedelta(days=1), -JUMP * 1.1, -timedelta(days=1)]
)
def test_a_jump_of_more_than_ten_minutes_holds_and_time_goes_on_as_before_it(
    machine: Machine, step: timedelta
) -> None:
    machine.jump(step)
    assert not machine.clock.is_sure
    assert machine.clock.now() == START
    machine.live(MINUTE)
    assert (machine.clock.now(), machine.clock.is_sure) == (START + MINUTE, False)
    assert machine.clock.jump == Jump(START, START + step)
    assert machine.clock.seconds_until(START + 2 * MINUTE) == 60


@pytest.mark.parametrize("step", [timedelta(hours=3), -timedelta(hours=3)])
def test_a_jump_that_is_undone_is_over(machine: Machine, step: timedelta) -> None:
    machine.jump(step)
    assert not machine.clock.is_sure
    machine.live(MINUTE)
    machine.jump(-step)
    assert (machine.clock.is_sure, machine.clock.now()) == (True, START + MINUTE)


def test_a_laptop_that_slept_is_right_as_soon_as_telegram_says_so(machine: Machine) -> None:
    machine.jump(timedelta(hours=8))
    assert not machine.clock.is_sure
    machine.hear(machine.wall)
    assert (machine.clock.is_sure, machine.clock.now()) == (True, START + timedelta(hours=8))


def test_an_answer_to_what_was_asked_before_the_sleep_proves_nothing(machine: Machine) -> None:
    asked_at = machine.monotonic
    machine.live(timedelta(seconds=5))
    machine.jump(timedelta(hours=8))
    machine.clock.heard(START, asked_at)
    assert not machine.clock.is_sure


@pytest.mark.parametrize("step", [timedelta(hours=8), -timedelta(hours=8)])
def test_where_telegram_bears_out_the_time_before_the_jump_that_time_goes_on(
    machine: Machine, step: timedelta
) -> None:
    machine.jump(step)
    assert not machine.clock.is_sure
    machine.hear(START)
    machine.live(5 * MINUTE)
    assert (machine.clock.is_sure, machine.clock.now()) == (True, START + 5 * MINUTE)
    machine.jump(-step)
    assert (machine.clock.is_sure, machine.clock.now()) == (True, machine.wall)


def test_a_clock_that_was_wrong_from_the_start_is_put_right_by_the_first_answer(machine: Machine) -> None:
    right = START - timedelta(days=2)
    machine.hear(right)
    assert (machine.clock.is_sure, machine.clock.now()) == (True, right)
    assert machine.clock.jump == Jump(right, START)
    machine.live(MINUTE)
    machine.hear(right + MINUTE)
    assert machine.clock.jump == Jump(right, START), "told once"


def test_a_wrong_time_that_is_put_right_goes_back_to_the_right_one(machine: Machine) -> None:
    """The machine was a day ahead from the start, where nobody could tell; then it was put right."""
    right = START - timedelta(days=1)
    machine.jump(-timedelta(days=1))
    assert machine.clock.now() == START
    machine.hear(right)
    assert (machine.clock.is_sure, machine.clock.now()) == (True, right)


def test_after_an_hour_without_a_witness_the_machine_is_believed(machine: Machine) -> None:
    for step in (timedelta(hours=5), -timedelta(hours=5)):
        machine.jump(step)
        assert not machine.clock.is_sure
        machine.live(timedelta(seconds=DOUBT_AT_MOST - 1))
        assert not machine.clock.is_sure
        machine.live(timedelta(seconds=1))
        assert (machine.clock.is_sure, machine.clock.now()) == (True, machine.wall)


def test_telegrams_seconds_do_not_turn_time_back(machine: Machine) -> None:
    machine.live(timedelta(seconds=0.9))
    before = machine.clock.now()
    machine.hear(START)
    assert machine.clock.now() == before


STEPS = st.lists(
    st.tuples(st.timedeltas(timedelta(), timedelta(minutes=20)), st.timedeltas(-JUMP / 2, JUMP / 2)),
    max_size=20,
)


@given(steps=STEPS)
def test_time_never_goes_back_whatever_small_steps_the_machine_makes(
    steps: Sequence[tuple[timedelta, timedelta]],
) -> None:
    machine, told = Machine(), [START]
    for lived, step in steps:
        machine.live(lived)
        machine.jump(step)
        told.append(machine.clock.now())
    assert all(earlier <= later for earlier, later in pairwise(told))


@given(steps=st.lists(st.timedeltas(-timedelta(days=400), timedelta(days=400)), min_size=1, max_size=8))
def test_whatever_jumps_the_machine_makes_a_witness_brings_the_right_time(steps: list[timedelta]) -> None:
    machine, right = Machine(), START
    for step in steps:
        machine.live(MINUTE)
        right += MINUTE
        machine.jump(step)
        machine.clock.now()
        machine.hear(right)
        assert machine.clock.is_sure
        assert abs(machine.clock.now() - right) <= JUMP * 2


def test_the_witness_is_the_date_of_an_answer(machine: Machine) -> None:
    machine.clock = SystemClock(lambda: machine.wall)
    for date in ("Mon, 24 Apr 2023 05:00:00 GMT", "yesterday", ""):
        machine.clock.hear(date, time.monotonic())
        assert abs(machine.clock.now() - datetime(2023, 4, 24, 5, tzinfo=UTC)) < MINUTE


def test_backoff_is_by_a_clock_that_starts_at_the_machines_time() -> None:
    assert abs(steady_now() - datetime.now(UTC)) < JUMP
    assert steady_now() <= steady_now()
