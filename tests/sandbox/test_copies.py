"""Forwards and copies, one and many, and what a person does to messages that stand."""

from datetime import timedelta

import pytest

from sandbox.client import Person, Sandbox, SandboxError

from .playing import done, said
from .uploading import picture, sent_file


async def test_protected_content_is_not_forwarded_but_the_bot_may_copy_it(
    sandbox: Sandbox, ann: Person
) -> None:
    sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="secret", protect_content=True)
    assert sent["has_protected_content"] is True
    where = {"chat_id": ann.id, "from_chat_id": ann.id}
    one = await said(sandbox, "forwardMessage", **where, message_id=sent["message_id"])
    assert one == "Bad Request: message has protected content and can't be forwarded"
    many = await said(sandbox, "forwardMessages", **where, message_ids=[sent["message_id"]])
    assert many == "Bad Request: there are no messages to forward"
    await done(sandbox, "copyMessage", **where, message_id=sent["message_id"])
    assert (await ann.screen()).texts == ["secret", "secret"]


@pytest.mark.parametrize("method", ["copyMessages", "forwardMessages"])
async def test_many_messages_are_named_in_order_and_not_too_many(
    sandbox: Sandbox, ann: Person, method: str
) -> None:
    async def refused(*numbers: int) -> str:
        return await said(sandbox, method, chat_id=ann.id, from_chat_id=ann.id, message_ids=numbers)

    assert await refused() == "Bad Request: message identifiers are not specified"
    assert await refused(*range(1, 102)) == "Bad Request: too many message identifiers specified"
    order = "Bad Request: message identifiers must be in a strictly increasing order"
    assert (await refused(2, 1), await refused(1, 1)) == (order, order)
    assert await refused(999) == "Bad Request: there are no messages to forward"
    assert await refused(1, 999) == ""


async def test_service_messages_are_neither_copied_nor_forwarded(sandbox: Sandbox, ann: Person) -> None:
    await done(sandbox, "pinChatMessage", chat_id=ann.id, message_id=1)
    where = {"chat_id": ann.id, "from_chat_id": ann.id, "message_id": 2}
    assert await said(sandbox, "copyMessage", **where) == "Bad Request: the message can't be copied"
    assert await said(sandbox, "forwardMessage", **where) == "Bad Request: the message can't be forwarded"


async def test_a_copy_can_have_another_caption(sandbox: Sandbox, ann: Person) -> None:
    sent = await sent_file(
        sandbox, ann, "sendPhoto", ("a.png", picture(9, 9)), caption="old", has_spoiler="1"
    )
    where = {"chat_id": ann.id, "from_chat_id": ann.id, "message_id": sent["message_id"]}
    await done(sandbox, "copyMessage", **where, caption="new", show_caption_above_media=True)
    await done(sandbox, "copyMessage", **where)
    _, new, same = (await ann.screen()).received
    assert [(shown.text, shown.spoiler, shown.caption_above) for shown in (new, same)] == [
        ("new", True, True),
        ("old", True, False),
    ]


async def test_a_copied_die_is_thrown_again_and_a_forwarded_one_is_not(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendDice", chat_id=ann.id, emoji="🎰")
    where = {"chat_id": ann.id, "from_chat_id": ann.id, "message_id": sent["message_id"]}
    forward = await done(sandbox, "forwardMessage", **where)
    assert forward["dice"] == sent["dice"]
    await done(sandbox, "copyMessage", **where)
    die = (await ann.screen()).last.dice
    assert die is not None
    assert die.emoji == "🎰"


async def test_a_caption_is_edited_by_its_sender(sandbox: Sandbox, ann: Person) -> None:
    number = await ann.send_file("a.txt", b"a", caption="Fridy")
    await ann.edit(number, "Friday /today")
    edited = (await done(sandbox, "getUpdates"))[-1]["edited_message"]
    assert (edited["caption"], edited["caption_entities"][0]["type"]) == ("Friday /today", "bot_command")
    place = await ann.share_location(1, 2)
    with pytest.raises(SandboxError, match="no such text"):
        await ann.edit(place, "x")
    late = await ann.send("x")
    await sandbox.clock.move_by(timedelta(hours=49))
    with pytest.raises(SandboxError, match="48 hours"):
        await ann.edit(late, "y")
    with pytest.raises(SandboxError, match="1 to 4096"):
        await ann.edit(await ann.send("x"), "x" * 4097)


async def test_a_person_deletes_any_message_of_the_private_chat_but_in_a_group_only_by_right(
    sandbox: Sandbox, ann: Person
) -> None:
    sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x")
    await ann.delete(sent["message_id"])
    await ann.delete(1)
    assert (await ann.screen()).messages == []
    gone = await said(sandbox, "editMessageText", chat_id=ann.id, message_id=sent["message_id"], text="y")
    assert gone == "Bad Request: message to edit not found"
    bob = await sandbox.people.add("Bob")
    group = await sandbox.add_group("Delegation", ann, bob)
    post = await done(sandbox, "sendMessage", chat_id=group, text="x")
    with pytest.raises(SandboxError, match="404"):
        await bob.delete(post["message_id"], chat=group)
    own = await bob.send("hm", chat=group)
    await bob.delete(own, chat=group)
    assert [shown.text for shown in (await ann.screen(group)).messages if not shown.service] == ["x"]
    await ann.delete(post["message_id"], chat=group)
    assert (await bob.screen(group)).received == []


async def test_a_person_sends_a_venue(sandbox: Sandbox, ann: Person) -> None:
    await ann.send_venue(50.08, 14.43, "Hall", "Street 1")
    message = (await done(sandbox, "getUpdates"))[-1]["message"]
    place = {"latitude": 50.08, "longitude": 14.43}
    assert message["venue"] == {"location": place, "title": "Hall", "address": "Street 1"}
    assert message["location"] == place
    assert (await ann.screen()).messages[-1].location == {
        **place,
        "title": "Hall",
        "address": "Street 1",
        "live": False,
    }
