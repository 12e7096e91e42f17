"""Groups: how a bot and people come and go, and what each phone shows."""

import pytest

from sandbox.client import GroupKind, Person, Sandbox, SandboxError

from .playing import bot_id, done, keyboard, said


async def statuses(sandbox: Sandbox) -> list[str]:
    """What the bot was told of its own place, in order."""
    return [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await done(sandbox, "getUpdates")
        if "my_chat_member" in update
    ]


async def test_a_bot_that_left_or_was_thrown_out_cannot_write(sandbox: Sandbox, ann: Person) -> None:
    kinds: list[GroupKind] = ["supergroup", "group"]
    for kind in kinds:
        group = await sandbox.groups.add("Delegation", ann, kind=kind)
        await done(sandbox, "leaveChat", chat_id=group.id)
        left = await said(sandbox, "sendMessage", chat_id=group.id, text="x")
        assert left == f"Forbidden: bot is not a member of the {kind} chat"
        await group.add_bot(ann)
        assert await said(sandbox, "sendMessage", chat_id=group.id, text="x") == ""
        await group.remove_bot()
        thrown_out = await said(sandbox, "getChat", chat_id=group.id)
        assert thrown_out == f"Forbidden: bot was kicked from the {kind} chat"
    assert await statuses(sandbox) == ["member", "left", "member", "kicked"] * 2


async def test_a_bot_hears_of_its_own_leaving(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    await done(sandbox, "leaveChat", chat_id=group.id)
    change, service = (await done(sandbox, "getUpdates"))[-2:]
    assert change["my_chat_member"]["from"]["is_bot"]
    assert service["message"]["left_chat_member"]["username"] == "attache_sandbox_bot"
    assert await said(sandbox, "leaveChat", chat_id=ann.id) != ""


async def test_whoever_is_not_in_a_group_can_do_nothing_there(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann)
    with pytest.raises(SandboxError, match="404"):
        await bob.screen(group.id)
    with pytest.raises(SandboxError, match="Bob is not in the group"):
        await group.rename("Bob's", bob)
    with pytest.raises(SandboxError, match="Bob is not in the group"):
        await group.leave(bob)
    await group.join(bob)
    await bob.send("/hello", chat=group.id)
    await group.leave(bob)
    with pytest.raises(SandboxError, match="Bob is not in the group"):
        await bob.send("/again", chat=group.id)
    with pytest.raises(SandboxError, match="Bob is not in the group"):
        await bob.tap_data(1, "x", chat=group.id)
    screen = await bob.screen(group.id)
    assert (screen.status, screen.messages) == ("left", [])
    with pytest.raises(SandboxError, match="no such group"):
        await sandbox.line.get("/api/groups/-5")


async def test_whoever_left_neither_votes_nor_reacts_nor_changes_anything(
    sandbox: Sandbox, ann: Person
) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann, bob)
    own = await bob.send("/hello", chat=group.id)
    poll = await ann.send_poll("Soup?", "yes", "no", chat=group.id)
    await group.leave(bob)
    for deed in (
        bob.vote(poll, 0, chat=group.id),
        bob.react(poll, "👍", chat=group.id),
        bob.edit(own, "/bye", chat=group.id),
        bob.delete(own, chat=group.id),
    ):
        with pytest.raises(SandboxError, match="Bob is not in the group"):
            await deed


async def test_an_owner_deletes_what_others_wrote_and_a_member_does_not(
    sandbox: Sandbox, ann: Person
) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann, bob)
    by_ann = await ann.send("a", chat=group.id)
    by_bob = await bob.send("b", chat=group.id)
    with pytest.raises(SandboxError, match="no such message"):
        await bob.delete(by_ann, chat=group.id)
    await ann.delete(by_bob, chat=group.id)
    assert "b" not in [message.text for message in (await ann.screen(group.id)).messages]


async def test_an_administrator_that_asks_for_them_hears_of_reactions(sandbox: Sandbox, ann: Person) -> None:
    await done(sandbox, "getUpdates", allowed_updates=["message_reaction"])
    group = await sandbox.groups.add("Delegation", ann)
    message = await ann.send("/hello", chat=group.id)
    await ann.react(message, "👍", chat=group.id)
    assert len(await done(sandbox, "getUpdates")) == 1
    await group.appoint(bot_id(sandbox), ann)
    await ann.react(message, "🔥", chat=group.id)
    reaction = (await done(sandbox, "getUpdates"))[-1]["message_reaction"]
    assert reaction["new_reaction"] == [{"type": "emoji", "emoji": "🔥"}]
    await group.allow([], ann)
    await ann.react(message, None, chat=group.id)
    bob = await sandbox.people.add("Bob")
    await group.join(bob)
    with pytest.raises(SandboxError, match="may not react in this chat"):
        await bob.react(message, "👍", chat=group.id)


async def test_a_service_message_of_the_bot_cannot_be_edited(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    await group.appoint(bot_id(sandbox), ann)
    await done(sandbox, "setChatTitle", chat_id=group.id, title="Delegation 2")
    service = (await done(sandbox, "getUpdates"))[-1]["message"]["message_id"]
    refused = await said(sandbox, "editMessageText", chat_id=group.id, message_id=service, text="x")
    assert refused == "Bad Request: message can't be edited"


async def test_members_tap_and_see_who_is_there(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann, bob)
    await done(sandbox, "sendMessage", chat_id=group.id, text="Bus?", reply_markup=keyboard([("Here", "h")]))
    query = await ann.tap("Here", chat=group.id)
    await done(sandbox, "answerCallbackQuery", callback_query_id=query, text="ok")
    screen = await ann.screen(group.id)
    assert screen.toast is not None
    assert screen.toast.text == "ok"
    assert (screen.kind, screen.forum, screen.topics, screen.status) == ("supergroup", False, [], "creator")
    places = [(place.name, place.status) for place in screen.members]
    assert places == [("Ann Example", "creator"), ("Bob", "member"), ("Attaché", "member")]


async def test_coming_and_going_is_told_to_the_bot_and_shown(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann)
    offset = (await done(sandbox, "getUpdates"))[-1]["update_id"] + 1
    await group.join(bob)
    await group.rename("Delegation 2", ann)
    await group.leave(bob)
    await group.add(bob, ann)
    messages = [update["message"] for update in await done(sandbox, "getUpdates", offset=offset)]
    assert [message["from"]["id"] for message in messages] == [bob.id, ann.id, bob.id, ann.id]
    assert messages[0]["new_chat_members"][0]["id"] == bob.id
    assert messages[1]["new_chat_title"] == "Delegation 2"
    assert messages[2]["left_chat_member"]["id"] == bob.id
    assert messages[3]["new_chat_members"][0]["id"] == bob.id
    lines = [message.text for message in (await ann.screen(group.id)).messages if message.service]
    assert lines == [
        "created the group",
        "added Attaché",
        "joined the group",
        "renamed the group to “Delegation 2”",
        "left the group",
        "added Bob",
    ]


async def test_a_phone_lists_its_chats(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann, kind="group")
    await ann.send("/hello", chat=group.id)
    private, listed = await ann.chats()
    assert (private.kind, private.title) == ("private", "Attaché")
    assert private.last is not None
    assert private.last["text"] == "/start"
    assert (listed.chat_id, listed.kind, listed.title) == (group.id, "group", "Delegation")
    assert listed.last is not None
    assert (listed.last["text"], listed.last["sender"]) == ("/hello", "Ann Example")
    await group.leave(ann)
    assert [chat.kind for chat in await ann.chats()] == ["private"]


async def test_a_bot_deletes_what_others_wrote_only_with_the_right_to(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    theirs = await ann.send("/today", chat=group.id)
    own = await done(sandbox, "sendMessage", chat_id=group.id, text="x")
    assert await said(sandbox, "deleteMessage", chat_id=group.id, message_id=own["message_id"]) == ""
    refused = await said(sandbox, "deleteMessage", chat_id=group.id, message_id=theirs)
    assert refused == "Bad Request: message can't be deleted"
    await group.appoint(bot_id(sandbox), ann, ["can_delete_messages"])
    assert await said(sandbox, "deleteMessage", chat_id=group.id, message_id=theirs) == ""


async def test_a_startgroup_link_brings_the_bot_its_parameter(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    await group.remove_bot()
    bob = await sandbox.people.add("Bob")
    with pytest.raises(SandboxError, match="Bob is not in the group"):
        await group.add_bot(bob)
    await group.join(bob)
    with pytest.raises(SandboxError, match="can_promote_members"):
        await group.add_bot(bob, rights=["can_pin_messages"])
    for wrong in ("a b", "x" * 65, "ї"):
        with pytest.raises(SandboxError, match="parameter"):
            await group.add_bot(ann, parameter=wrong)
    await group.add_bot(ann, parameter="Code_1-2", rights=["can_pin_messages"])
    updates = await done(sandbox, "getUpdates")
    assert updates[-1]["message"]["text"] == "/start@attache_sandbox_bot Code_1-2"
    assert updates[-1]["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 26}]
    assert (await statuses(sandbox))[-2:] == ["member", "administrator"]


async def test_a_bot_pins_only_with_the_right_to(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    sent = await done(sandbox, "sendMessage", chat_id=group.id, text="x")
    where = {"chat_id": group.id, "message_id": sent["message_id"]}
    refused = "Bad Request: not enough rights to manage pinned messages in the chat"
    for method in ("pinChatMessage", "unpinChatMessage"):
        assert await said(sandbox, method, **where) == refused
    assert await said(sandbox, "unpinAllChatMessages", chat_id=group.id) == refused
    await group.appoint(bot_id(sandbox), ann, ["can_pin_messages"])
    assert await said(sandbox, "pinChatMessage", **where) == ""
    assert (await ann.screen(group.id)).pinned == sent["message_id"]
