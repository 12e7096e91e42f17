"""The flood limits at their edges, by a clock of one's own, and once over HTTP."""

import pytest

from sandbox.client import Person, Sandbox
from sandbox.flood import Flood
from sandbox.refusals import Refused

from .playing import done

PRIVATE = 7_000_000_001
GROUP = -1_002_000_000_001


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def flood(clock: Clock) -> Flood:
    return Flood(clock)


def refused(flood: Flood, chat_id: int) -> int | None:
    """The seconds to wait; None when the message passes."""
    try:
        flood.pass_one(chat_id)
    except Refused as refusal:
        return refusal.retry_after
    return None


def test_thirty_messages_pass_in_any_second_and_the_next_waits(flood: Flood, clock: Clock) -> None:
    assert [refused(flood, PRIVATE + number) for number in range(30)] == [None] * 30
    assert refused(flood, PRIVATE + 30) == 1
    clock.seconds += 0.5
    assert refused(flood, PRIVATE + 31) == 1
    clock.seconds += 0.5
    assert [refused(flood, PRIVATE + number) for number in range(30)] == [None] * 30


def test_29_messages_a_second_pass_for_minutes(flood: Flood, clock: Clock) -> None:
    for number in range(29 * 120):
        assert refused(flood, PRIVATE + number) is None
        clock.seconds += 1 / 29


def test_one_chat_takes_a_short_burst_and_then_one_a_second(flood: Flood, clock: Clock) -> None:
    assert [refused(flood, PRIVATE) for _ in range(6)] == [None] * 5 + [1]
    for _ in range(5):
        clock.seconds += 1.01
        assert refused(flood, PRIVATE) is None
    assert refused(flood, PRIVATE) == 1
    assert refused(flood, PRIVATE + 1) is None


def test_a_group_takes_twenty_in_any_minute(flood: Flood, clock: Clock) -> None:
    for _ in range(20):
        assert refused(flood, GROUP) is None
        clock.seconds += 1
    assert refused(flood, GROUP) == 40
    clock.seconds += 39
    assert refused(flood, GROUP) == 1
    clock.seconds += 1.01
    assert refused(flood, GROUP) is None


async def test_a_flood_is_answered_with_429_until_it_is_switched_off(sandbox: Sandbox, ann: Person) -> None:
    answers = [await sandbox.call("sendMessage", chat_id=ann.id, text=str(number)) for number in range(8)]
    refusals = [answer for answer in answers if not answer["ok"]]
    assert refusals[0] == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    await sandbox.set_flood(enabled=False)
    for number in range(40):
        await done(sandbox, "sendMessage", chat_id=ann.id, text=str(number))
