"""The intake: kept first, confirmed afterwards; alone with its token; unmoved by what the network does."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.intake import Intake, chat_of, keep
from bot.patience import RefusedStartError
from bot.transport import Line
from sandbox.client import Sandbox
from tests.bot.workshop import HandClock, Workshop, eventually


async def _pending(sandbox: Sandbox) -> int:
    """How many updates Telegram still holds for us."""
    return int((await sandbox.call("getWebhookInfo"))["result"]["pending_update_count"])


async def _texts(workshop: Workshop) -> list[str]:
    return [update.raw.partition('"text": "')[2].partition('"')[0] for update in await workshop.updates()]


async def test_an_update_is_confirmed_only_after_it_has_been_kept(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await ann.send("one")
    intake = workshop.intake()
    assert await intake.poll(0) == 1
    assert (await _texts(workshop), await _pending(workshop.sandbox)) == (["one"], 1)
    assert await intake.poll(0) == 0
    assert await _pending(workshop.sandbox) == 0


async def test_what_was_kept_but_not_confirmed_comes_again_and_is_kept_once(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await ann.send("one")
    await workshop.intake().poll(0)
    await ann.send("two")
    assert await workshop.intake().poll(0) == 2
    assert await _texts(workshop) == ["one", "two"]


async def test_a_database_that_takes_nothing_confirms_nothing(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await ann.send("one")
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        )
    intake = workshop.intake()
    for _ in range(2):
        with pytest.raises(Exception, match="disk full"):
            await intake.poll(0)
    assert await _pending(workshop.sandbox) == 1


@pytest.mark.parametrize("kind", ["500", "429", "reset_before", "reset_after", "403"])
async def test_polling_goes_on_after_whatever_the_network_did(workshop: Workshop, kind: Any) -> None:
    ann = await workshop.add("Ann")
    await workshop.sandbox.faults.add("getUpdates", kind, retry_after=1)
    async with _polling(workshop):
        await ann.send("one")
        await _until_kept(workshop, 1)


async def _until_kept(workshop: Workshop, number: int) -> None:
    async def are_kept() -> bool:
        return len(await workshop.updates()) == number

    await eventually(are_kept)


async def test_ids_that_turn_random_after_a_quiet_week_lose_nothing(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    intake = workshop.intake()
    for number in range(4):
        await ann.send(f"week {number}")
        while await intake.poll(0):
            pass
        await workshop.sandbox.clock.move_by(timedelta(days=8))
    assert await _texts(workshop) == [f"week {number}" for number in range(4)]


async def test_a_batch_with_numbers_of_both_before_and_after_the_change_is_kept_whole(
    workshop: Workshop,
) -> None:
    """Lower or higher, the next offset is the last one's plus one; what comes again is kept once."""
    first = [{"update_id": number, "poll": {"id": str(number)}} for number in (2_000_000_000, 2_000_000_001)]
    second = [{"update_id": number, "poll": {"id": str(number)}} for number in (5, 6)]
    telegram = _Telegram([first + second, [*first, *second], [{"update_id": 7, "poll": {"id": "7"}}], []])
    intake = Intake(
        workshop.database,
        workshop.clock,
        request=telegram,
        url="https://telegram.example",
        hand_on=lambda _: None,
    )
    assert [await intake.poll(0) for _ in range(4)] == [4, 4, 1, 0]
    assert telegram.offsets == [None, "7", "7", "8"]
    kept = [update.update_id for update in await workshop.updates()]
    assert kept == [2_000_000_000, 2_000_000_001, 5, 6, 7]


class _Telegram(Line):
    """Answers getUpdates with what it was given, whatever the offset, and remembers the offsets."""

    def __init__(self, batches: list[list[dict[str, Any]]]) -> None:
        super().__init__(1, 5.0)
        self._batches = batches
        self.offsets: list[str | None] = []

    async def do_request(self, url: str, method: str, *rest: Any, **more: Any) -> tuple[int, bytes]:
        del method, rest, more
        self.offsets.append(parse_qs(urlsplit(url).query).get("offset", [None])[0])
        return 200, json.dumps({"ok": True, "result": self._batches.pop(0)}).encode()


async def test_it_says_when_telegram_last_answered_and_whether_there_was_room(workshop: Workshop) -> None:
    intake = workshop.intake()
    assert (intake.heard_at, intake.has_room) == (None, True)
    began = time.monotonic()
    await intake.poll(0)
    assert intake.heard_at is not None
    assert began <= intake.heard_at <= time.monotonic()
    ann = await workshop.add("Ann")
    await ann.send("one")
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        )
    with pytest.raises(Exception, match="disk full"):
        await intake.poll(0)
    assert not intake.has_room
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.connection.exec_driver_sql("DROP TRIGGER full")
    assert (await intake.poll(0), intake.has_room) == (1, True)


# --- alone with its token ---


async def test_a_second_poller_refuses_to_start_and_the_first_goes_on(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await ann.send("before")
    async with _polling(workshop) as ours, Line(1, 5.0) as line:
        await eventually(partial(_is_confirmed, workshop.sandbox))
        checking = asyncio.create_task(workshop.intake(line).make_sure_to_be_alone())
        await eventually(partial(_has_ended_a_poll, workshop.sandbox))
        await ann.send("meanwhile")
        with pytest.raises(RefusedStartError, match="another program is already receiving"):
            await checking
        await ann.send("still here")
        await _until_kept(workshop, 3)
        assert not ours.done()


async def _is_confirmed(sandbox: Sandbox) -> bool:
    """All that came was kept, and the poll that says so waits at Telegram."""
    return await _pending(sandbox) == 0


async def _has_ended_a_poll(sandbox: Sandbox) -> bool:
    """As Telegram does when another one begins."""
    return bool(await sandbox.ledger(method="getUpdates", outcome="refused"))


async def test_conflicts_soon_after_the_start_mean_that_the_other_was_first(workshop: Workshop) -> None:
    """Some programs come back later than we listen for them."""
    async with _polling(workshop) as ours:
        with pytest.raises(RefusedStartError):
            await asyncio.wait_for(_disturbed(workshop, ours), 5)


async def _disturbed(workshop: Workshop, ours: asyncio.Task[None]) -> None:
    while not ours.done():
        await workshop.sandbox.call("getUpdates", timeout=0)
        await asyncio.wait([ours], timeout=0.1)
    await ours


@asynccontextmanager
async def _polling(workshop: Workshop) -> AsyncIterator[asyncio.Task[None]]:
    """An intake at work."""
    ours = asyncio.create_task(workshop.intake().run())
    yield ours
    ours.cancel()
    await asyncio.wait([ours])


async def test_making_sure_to_be_alone_takes_and_confirms_nothing(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    await ann.send("one")
    await workshop.intake().make_sure_to_be_alone()
    assert (await workshop.updates(), await _pending(workshop.sandbox)) == ([], 1)


async def test_a_network_that_is_down_at_the_start_is_no_reason_to_refuse(workshop: Workshop) -> None:
    await workshop.sandbox.faults.add("getUpdates", "reset_before")
    await workshop.intake().make_sure_to_be_alone()


# --- what Telegram never sends, but might ---


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 6}}}, 5),
        ({"update_id": 1, "callback_query": {"message": {"chat": {"id": 5}}, "from": {"id": 6}}}, 5),
        ({"update_id": 1, "callback_query": {"from": {"id": 6}}}, 6),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": -100}, "from": {"id": 6}}}, -100),
        ({"update_id": 1, "poll": {"id": "9"}}, 0),
        ({"update_id": 1}, 0),
        ({"update_id": 1, "message": None}, 0),
        ({"update_id": 1, "message": "text"}, 0),
        ({"update_id": 1, "message": {"chat": "here"}}, 0),
        ({"update_id": 1, "message": {"message": "nested"}}, 0),
        ({"update_id": 1, "message": {"chat": {"id": "5"}}}, 0),
        ({"update_id": 1, "message": {"chat": {"id": 2**70}}}, 0),
    ],
)
def test_the_chat_of_an_update_is_found_or_is_none(update: dict[str, Any], chat: int) -> None:
    assert chat_of(update) == chat


async def test_neighbours_of_what_is_no_update_are_kept(workshop: Workshop) -> None:
    clock = HandClock(workshop.clock.now())
    lone_surrogate = {"update_id": 3, "message": {"chat": {"id": 5}, "text": "\ud83d"}}
    rubbish: list[Any] = [None, "text", 7, [], {}, {"update_id": "9"}, {"update_id": 2**70}]
    await keep(workshop.database, clock, [*rubbish, lone_surrogate, {"update_id": 4}])
    assert [update.update_id for update in await workshop.updates()] == [3, 4]
