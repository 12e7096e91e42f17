"""getUpdates: what is confirmed, kept, waited for and refused."""

import asyncio
from datetime import timedelta
from typing import Any

from sandbox.client import Person, Sandbox

from .playing import done, keyboard, said


async def texts(sandbox: Sandbox, **parameters: Any) -> list[str]:
    updates = await done(sandbox, "getUpdates", **parameters)
    return [update["message"]["text"] for update in updates]


async def test_updates_come_again_until_a_higher_offset_confirms_them(sandbox: Sandbox, ann: Person) -> None:
    await ann.send("a")
    await ann.send("b")
    updates = await done(sandbox, "getUpdates")
    first = updates[0]["update_id"]
    assert [update["update_id"] for update in updates] == [first, first + 1, first + 2]
    assert await texts(sandbox) == ["/start", "a", "b"]
    assert await texts(sandbox, offset=first + 1) == ["a", "b"]
    assert await texts(sandbox) == ["a", "b"]
    assert await texts(sandbox, offset=first + 3) == []


async def test_at_most_100_updates_come_at_once(sandbox: Sandbox, ann: Person) -> None:
    for number in range(104):
        await ann.send(str(number))
    assert len(await texts(sandbox)) == 100
    assert len(await texts(sandbox, limit=1)) == 1
    assert len(await texts(sandbox, limit=101)) == 100
    assert len(await texts(sandbox, limit=0)) == 1


async def test_a_negative_offset_forgets_all_but_the_last(sandbox: Sandbox, ann: Person) -> None:
    await ann.send("a")
    await ann.send("b")
    assert await texts(sandbox, offset=-1) == ["b"]
    assert await texts(sandbox) == ["b"]


async def test_an_offset_far_ahead_confirms_nothing(sandbox: Sandbox, ann: Person) -> None:
    (update,) = await done(sandbox, "getUpdates")
    assert await texts(sandbox, offset=update["update_id"] + 1_000_000) == ["/start"]


async def test_a_second_poller_ends_the_first_with_a_409(sandbox: Sandbox) -> None:
    first = asyncio.create_task(sandbox.call("getUpdates", timeout=20))
    while not (await sandbox.ledger(method="getMe")):
        await sandbox.call("getMe")
    second = asyncio.create_task(sandbox.call("getUpdates", timeout=20))
    assert await first == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    ann = await sandbox.people.add("Ann")
    await ann.send("hello")
    assert [update["message"]["text"] for update in (await second)["result"]] == ["hello"]


async def test_an_update_wakes_a_waiting_poll_at_once(sandbox: Sandbox, ann: Person) -> None:
    (update,) = await done(sandbox, "getUpdates")
    poll = asyncio.create_task(texts(sandbox, offset=update["update_id"] + 1, timeout=20))
    await asyncio.sleep(0.02)
    await ann.send("now")
    assert await asyncio.wait_for(poll, 2) == ["now"]


async def test_updates_are_kept_for_24_hours_of_the_worlds_clock(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.clock.move_by(timedelta(hours=23))
    await ann.send("younger")
    assert await texts(sandbox) == ["/start", "younger"]
    await sandbox.clock.move_by(timedelta(hours=2))
    assert await texts(sandbox) == ["younger"]


async def test_ids_are_random_after_a_quiet_week(sandbox: Sandbox, ann: Person) -> None:
    (before,) = await done(sandbox, "getUpdates")
    await sandbox.clock.move_by(timedelta(days=8))
    await ann.send("back")
    (after,) = await done(sandbox, "getUpdates", offset=before["update_id"] + 1)
    assert after["message"]["text"] == "back"
    assert after["update_id"] != before["update_id"] + 1


async def test_only_the_kinds_that_were_asked_for_come(sandbox: Sandbox, ann: Person) -> None:
    await done(sandbox, "getUpdates", offset=-1, allowed_updates=["callback_query"])
    await ann.send("unseen")
    await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_markup=keyboard([("a", "b")]))
    await ann.tap("a")
    kinds = [sorted(update) for update in await done(sandbox, "getUpdates")]
    assert kinds[1:] == [["callback_query", "update_id"]]
    assert (await done(sandbox, "getWebhookInfo"))["allowed_updates"] == ["callback_query"]


async def test_a_bot_hears_that_it_was_blocked_and_unblocked(sandbox: Sandbox, ann: Person) -> None:
    await ann.block()
    await ann.unblock()
    blocked, unblocked = (await done(sandbox, "getUpdates"))[1:]
    assert blocked["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert unblocked["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_a_bot_sees_edits_contacts_places_and_forwards(sandbox: Sandbox, ann: Person) -> None:
    number = await ann.send("Friday")
    await ann.edit(number, "Thursday /today")
    await ann.share_contact("+420777123456", "Jan", "Novák", vcard="BEGIN:VCARD\nEND:VCARD")
    await ann.share_location(50.08, 14.43)
    await ann.send("Have a look", forwarded_from="Jan Novák")
    _, _, edited, contact, place, forward = await done(sandbox, "getUpdates")
    assert edited["edited_message"]["text"] == "Thursday /today"
    assert edited["edited_message"]["entities"] == [{"type": "bot_command", "offset": 9, "length": 6}]
    assert contact["message"]["contact"]["vcard"] == "BEGIN:VCARD\nEND:VCARD"
    assert place["message"]["location"] == {"latitude": 50.08, "longitude": 14.43}
    assert forward["message"]["forward_origin"]["sender_user_name"] == "Jan Novák"


async def test_each_bot_has_its_own_queue_and_a_wrong_token_none(sandbox: Sandbox, ann: Person) -> None:
    other = f"55000000:{'x' * 35}"
    assert (await sandbox.line.raw("GET", f"/bot{other}/getUpdates")).json() == {"ok": True, "result": []}
    assert (await sandbox.line.raw("GET", "/botnonsense/getUpdates")).json() == {
        "ok": False,
        "error_code": 401,
        "description": "Unauthorized",
    }
    assert await said(sandbox, "getEverything") == "Not Found"
    assert (await sandbox.call("sendInvoice"))["error_code"] == 501
    assert (await done(sandbox, "GETME"))["username"] == "attache_sandbox_bot"
