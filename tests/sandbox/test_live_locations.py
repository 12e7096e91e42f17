"""Locations that move, until their period is over or they are stopped."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.client import Person, Sandbox

from .playing import done, said

HERE = {"latitude": 50.08, "longitude": 14.43}


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"live_period": 59}, "wrong live location period specified"),
        ({"live_period": 86401}, "wrong live location period specified"),
        ({"live_period": 60, "heading": 361}, "wrong live location heading specified"),
        (
            {"live_period": 60, "proximity_alert_radius": 100001},
            "wrong live location proximity alert radius specified",
        ),
        ({"horizontal_accuracy": 1501}, "wrong horizontal accuracy specified"),
    ],
)
async def test_a_live_location_beyond_its_limits_is_refused(
    sandbox: Sandbox, ann: Person, changed: dict[str, Any], sentence: str
) -> None:
    answer = await said(sandbox, "sendLocation", chat_id=ann.id, **HERE, **changed)
    assert answer == f"Bad Request: {sentence}"


async def test_only_a_live_location_moves(sandbox: Sandbox, ann: Person) -> None:
    text = await done(sandbox, "sendMessage", chat_id=ann.id, text="x")
    still = await done(sandbox, "sendLocation", chat_id=ann.id, **HERE, heading=90)
    assert still["location"] == HERE

    async def moved(message: Any) -> str:
        where = {"chat_id": ann.id, "message_id": message["message_id"]}
        return await said(sandbox, "editMessageLiveLocation", **where, latitude=1, longitude=2)

    assert await moved(text) == "Bad Request: there is no live location in the message to edit"
    assert await moved(still) == "Bad Request: message can't be edited"


async def test_a_live_location_moves_until_it_is_stopped(sandbox: Sandbox, ann: Person) -> None:
    live = {"live_period": 600, "heading": 90, "proximity_alert_radius": 50, "horizontal_accuracy": 10.0}
    sent = await done(sandbox, "sendLocation", chat_id=ann.id, **HERE, **live)
    assert sent["location"] == {**HERE, **live}
    where = {"chat_id": ann.id, "message_id": sent["message_id"]}
    unchanged = await said(sandbox, "editMessageLiveLocation", **where, **HERE, **live)
    assert unchanged.startswith("Bad Request: message is not modified")
    there = {"latitude": 50.09, "longitude": 14.44}
    edited = await done(sandbox, "editMessageLiveLocation", **where, **there)
    assert edited["location"] == {**there, "live_period": 600}
    assert (await ann.screen()).last.location == {**there, "live": True}
    stopped = await done(sandbox, "stopMessageLiveLocation", **where)
    assert stopped["location"] == there
    assert (await ann.screen()).last.location == {**there, "live": False}
    again = await said(sandbox, "stopMessageLiveLocation", **where)
    assert again == "Bad Request: message can't be edited"


async def test_a_live_location_ends_by_the_worlds_clock(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendLocation", chat_id=ann.id, **HERE, live_period=600)
    where = {"chat_id": ann.id, "message_id": sent["message_id"], "latitude": 1, "longitude": 2}
    far = await said(sandbox, "editMessageLiveLocation", **where, live_period=600 + 86401)
    assert far == "Bad Request: wrong live location period specified"
    await done(sandbox, "editMessageLiveLocation", **where, live_period=1200)
    await sandbox.clock.move_by(timedelta(minutes=15))
    assert ((await ann.screen()).last.location or {})["live"] is True
    await sandbox.clock.move_by(timedelta(minutes=6))
    late = await said(sandbox, "editMessageLiveLocation", **where)
    assert late == "Bad Request: message can't be edited"
    assert ((await ann.screen()).last.location or {})["live"] is False


async def test_a_location_can_be_live_for_ever(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendLocation", chat_id=ann.id, **HERE, live_period=0x7FFFFFFF)
    await sandbox.clock.move_by(timedelta(days=400))
    where = {"chat_id": ann.id, "message_id": sent["message_id"]}
    await done(sandbox, "editMessageLiveLocation", **where, latitude=1, longitude=2)
    copy = await done(sandbox, "forwardMessage", **where, from_chat_id=ann.id)
    assert copy["location"] == {"latitude": 1, "longitude": 2}
