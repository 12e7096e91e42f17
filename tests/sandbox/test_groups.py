"""Groups: who sees what, and how a bot comes and goes."""

import pytest

from sandbox.client import Person, Sandbox, SandboxError

from .playing import done, keyboard, said


async def test_a_bot_in_a_group_sees_only_what_is_meant_for_it(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.add_group("Delegation", ann)
    post = await done(sandbox, "sendMessage", chat_id=group, text="Welcome")
    for text in (
        "hello all",
        "/today",
        "/today@other_bot",
        "/next@attache_sandbox_bot now",
        "hi @attache_sandbox_bot",
    ):
        await ann.send(text, chat=group)
    await ann.send("thanks", chat=group, reply_to=post["message_id"])
    updates = (await done(sandbox, "getUpdates"))[1:]
    assert [min(update) for update in updates[:2]] == ["my_chat_member", "message"]
    assert updates[1]["message"]["new_chat_members"][0]["username"] == "attache_sandbox_bot"
    assert [update["message"]["text"] for update in updates[2:]] == [
        "/today",
        "/next@attache_sandbox_bot now",
        "hi @attache_sandbox_bot",
        "thanks",
    ]
    assert updates[2]["message"]["chat"] == {"id": group, "type": "supergroup", "title": "Delegation"}


async def test_a_bot_that_left_or_was_removed_cannot_write(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.add_group("Delegation", ann)
    await done(sandbox, "leaveChat", chat_id=group)
    refused = "Forbidden: bot is not a member of the supergroup chat"
    assert await said(sandbox, "sendMessage", chat_id=group, text="x") == refused
    await sandbox.line.post(f"/api/groups/{-group}/bot", {"by": ann.id})
    assert await said(sandbox, "sendMessage", chat_id=group, text="x") == ""
    await sandbox.line.delete(f"/api/groups/{-group}/bot")
    assert await said(sandbox, "sendMessage", chat_id=group, text="x") == refused
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await done(sandbox, "getUpdates")
        if "my_chat_member" in update
    ]
    assert statuses == ["member", "left", "member", "left"]


async def test_members_tap_and_others_do_not_see_the_group(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.add_group("Delegation", ann)
    await done(sandbox, "sendMessage", chat_id=group, text="Bus?", reply_markup=keyboard([("Here", "h")]))
    query = await ann.tap("Here", chat=group)
    await done(sandbox, "answerCallbackQuery", callback_query_id=query, text="ok")
    toast = (await ann.screen(group)).toast
    assert toast is not None
    assert toast.text == "ok"
    with pytest.raises(SandboxError, match="404"):
        await bob.screen(group)
    member = await done(sandbox, "getChatMember", chat_id=group, user_id=ann.id)
    stranger = await done(sandbox, "getChatMember", chat_id=group, user_id=bob.id)
    assert (member["status"], stranger["status"]) == ("member", "left")


async def test_a_bot_deletes_only_its_own_messages_in_a_group(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.add_group("Delegation", ann)
    theirs = await ann.send("/today", chat=group)
    own = await done(sandbox, "sendMessage", chat_id=group, text="x")
    assert await said(sandbox, "deleteMessage", chat_id=group, message_id=own["message_id"]) == ""
    refused = await said(sandbox, "deleteMessage", chat_id=group, message_id=theirs)
    assert refused == "Bad Request: message can't be deleted"
    assert await said(sandbox, "leaveChat", chat_id=ann.id) != ""
