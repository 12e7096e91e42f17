"""The intake: kept first, confirmed afterwards; alone with its token; unmoved by what the network does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from bot.intake import chat_of, keep
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


# --- alone with its token ---


async def test_a_second_poller_refuses_to_start_and_the_first_goes_on(workshop: Workshop) -> None:
    ann = await workshop.add("Ann")
    async with _polling(workshop) as ours, Line(1, 5.0) as line:
        checking = asyncio.create_task(workshop.intake(line).make_sure_to_be_alone())
        await asyncio.sleep(0.05)
        await ann.send("meanwhile")
        with pytest.raises(RefusedStartError, match="another program is already receiving"):
            await checking
        await ann.send("still here")
        await _until_kept(workshop, 2)
        assert not ours.done()


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
    """An intake at work, its first poll on the way."""
    ours = asyncio.create_task(workshop.intake().run())
    await asyncio.sleep(0.1)
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
