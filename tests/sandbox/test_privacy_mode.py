"""Privacy mode: what a bot hears of a group that it is in."""

from sandbox.client import Group, Person, Sandbox

from .playing import bot_id, done

TALK = (
    "hello all",
    "/today",
    "/today@other_bot",
    "/next@attache_sandbox_bot now",
    "hi @attache_sandbox_bot",
    "attache_sandbox_bot",
)


async def heard(sandbox: Sandbox, ann: Person, group: Group) -> list[str]:
    """What of the talk reaches the bot."""
    for text in TALK:
        await ann.send(text, chat=group.id)
    updates = await done(sandbox, "getUpdates")
    return [update["message"]["text"] for update in updates if "text" in update.get("message", {})]


async def test_a_bot_in_a_group_hears_only_what_is_meant_for_it(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    private = "/start"
    assert await heard(sandbox, ann, group) == [private, TALK[1], TALK[3], TALK[4]]
    updates = await done(sandbox, "getUpdates")
    assert [min(update) for update in updates[1:3]] == ["my_chat_member", "message"]
    chat = {"id": group.id, "type": "supergroup", "title": "Delegation"}
    assert updates[2]["message"]["chat"] == chat
    assert updates[2]["message"]["new_chat_members"][0]["username"] == "attache_sandbox_bot"


async def test_a_reply_to_the_bot_is_heard_and_a_reply_to_somebody_else_is_not(
    sandbox: Sandbox, ann: Person
) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    post = await done(sandbox, "sendMessage", chat_id=group.id, text="Welcome")
    own = await ann.send("hello all", chat=group.id)
    await ann.send("to myself", chat=group.id, reply_to=own)
    await ann.send("thanks", chat=group.id, reply_to=post["message_id"])
    last = (await done(sandbox, "getUpdates"))[-1]["message"]
    assert last["text"] == "thanks"
    assert last["reply_to_message"]["text"] == "Welcome"
    await ann.edit(own, "hello everybody", chat=group.id)
    assert (await done(sandbox, "getUpdates"))[-1]["message"]["text"] == "thanks"


async def test_an_administrator_hears_everything(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    await group.appoint(bot_id(sandbox), ann)
    assert await heard(sandbox, ann, group) == ["/start", *TALK]
    await group.appoint(bot_id(sandbox), ann, [])
    await ann.send("among ourselves", chat=group.id)
    updates = await done(sandbox, "getUpdates")
    assert updates[-1]["my_chat_member"]["new_chat_member"]["status"] == "member"


async def test_a_bot_without_privacy_mode_hears_everything(sandbox: Sandbox, ann: Person) -> None:
    body = {"token": sandbox.token, "username": "attache_sandbox_bot", "reads_all_in_groups": True}
    await sandbox.line.post("/api/bots", body)
    group = await sandbox.groups.add("Delegation", ann)
    assert await heard(sandbox, ann, group) == ["/start", *TALK]
    assert (await done(sandbox, "getMe"))["can_read_all_group_messages"] is True


async def test_messages_of_a_topic_that_the_bot_opened_are_no_replies_to_it(
    sandbox: Sandbox, ann: Person
) -> None:
    group = await sandbox.groups.add("Delegation", ann, forum=True)
    await group.appoint(bot_id(sandbox), ann, ["can_manage_topics"])
    topic = await done(sandbox, "createForumTopic", chat_id=group.id, name="Food")
    await group.appoint(bot_id(sandbox), ann, [])
    await ann.send("lunch?", chat=group.id, topic=topic["message_thread_id"])
    assert "my_chat_member" in (await done(sandbox, "getUpdates"))[-1]
