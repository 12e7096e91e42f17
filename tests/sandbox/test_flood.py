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


def test_a_paid_broadcast_has_a_thousand_a_second_of_its_own(flood: Flood, clock: Clock) -> None:
    for number in range(1000):
        flood.pass_one(PRIVATE + number, paid=True)
    with pytest.raises(Refused, match="retry after 1"):
        flood.pass_one(PRIVATE + 1000, paid=True)
    assert refused(flood, PRIVATE + 1001) is None


async def test_paid_broadcasts_are_refused_until_they_are_granted(sandbox: Sandbox) -> None:
    people = [await sandbox.people.add(f"Ann {number}") for number in range(40)]
    for person in people:
        await person.send("/start")
    sending = {"text": "x", "allow_paid_broadcast": True}
    refusal = await sandbox.call("sendMessage", chat_id=people[0].id, **sending)
    assert refusal["description"] == "Bad Request: FLOODSKIP_NOT_ALLOWED"
    await sandbox.set_flood(paid=True)
    for person in people:
        await done(sandbox, "sendMessage", chat_id=person.id, **sending)
    free = [await sandbox.call("sendMessage", chat_id=person.id, text="x") for person in people]
    assert [answer["ok"] for answer in free].count(True) < 40
    await sandbox.line.post("/api/flood", {"enabled": False})
    assert await sandbox.line.get("/api/flood") == {"enabled": False, "paid": True}
