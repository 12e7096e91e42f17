"""Forums: topics, and what lands in them."""

import json
from typing import Any

import pytest

from sandbox.client import Group, Person, Sandbox, SandboxError

from .playing import bot_id, done, said
from .uploading import posted

PREFIX = "Bad Request: "


async def forum(sandbox: Sandbox, ann: Person, *rights: str) -> Group:
    group = await sandbox.groups.add("Delegation", ann, forum=True)
    await group.appoint(bot_id(sandbox), ann, rights)
    return group


async def test_what_is_no_topic_is_not_found(sandbox: Sandbox, ann: Person) -> None:
    group = await forum(sandbox, ann)
    plain = await sandbox.groups.add("Plain", ann)
    for chat_id, thread in ((group.id, 99), (group.id, 1), (plain.id, 5), (ann.id, 5)):
        where = {"chat_id": chat_id, "message_thread_id": thread}
        refused = [
            await said(sandbox, "sendMessage", **where, text="x"),
            await said(sandbox, "sendLocation", **where, latitude=1, longitude=1),
            await said(sandbox, "sendChatAction", **where, action="typing"),
            await said(sandbox, "copyMessage", **where, from_chat_id=ann.id, message_id=1),
            await said(sandbox, "forwardMessage", **where, from_chat_id=ann.id, message_id=1),
        ]
        assert refused == [PREFIX + "message thread not found"] * 5


async def test_topics_are_opened_with_the_right_to_and_only_in_forums(sandbox: Sandbox, ann: Person) -> None:
    group = await forum(sandbox, ann)

    async def refused(name: str = "Food", chat_id: int = group.id, **more: Any) -> str:
        return await said(sandbox, "createForumTopic", chat_id=chat_id, name=name, **more)

    assert await refused() == PREFIX + "not enough rights to create a topic"
    plain = await sandbox.groups.add("Plain", ann)
    for chat_id in (plain.id, ann.id):
        assert await refused(chat_id=chat_id) == PREFIX + "the chat is not a forum"
    await group.appoint(bot_id(sandbox), ann, ["can_manage_topics"])
    unnamed = await said(sandbox, "createForumTopic", chat_id=group.id)
    assert unnamed == PREFIX + "title must be non-empty"
    assert await refused(" ") == PREFIX + "title must be non-empty"
    assert "128" in await refused("x" * 129)
    assert await refused(icon_color=1) == PREFIX + "invalid icon color specified"
    assert await refused(icon_custom_emoji_id="5") == PREFIX + "DOCUMENT_INVALID"
    icons = await done(sandbox, "getForumTopicIconStickers")
    topic = await done(
        sandbox,
        "createForumTopic",
        chat_id=group.id,
        name="x" * 128,
        icon_color=16766590,
        icon_custom_emoji_id=icons[0]["custom_emoji_id"],
    )
    assert (topic["icon_color"], topic["icon_custom_emoji_id"]) == (16766590, icons[0]["custom_emoji_id"])


async def test_messages_stand_in_their_topic(sandbox: Sandbox, ann: Person) -> None:
    group = await forum(sandbox, ann, "can_manage_topics")
    topic = await group.topic("Food", ann)
    sent = await done(sandbox, "sendMessage", chat_id=group.id, message_thread_id=topic, text="Lunch?")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    assert sent["reply_to_message"]["forum_topic_created"]["name"] == "Food"
    await ann.send("yes", chat=group.id, topic=topic)
    await ann.send("soup", chat=group.id, reply_to=sent["message_id"])
    await ann.send("elsewhere", chat=group.id)
    file = await ann.send_file("menu.txt", b"soup", chat=group.id, topic=topic)
    assert (await ann.screen(group.id)).message(file).topic == topic
    await ann.delete(file, chat=group.id)
    updates = [update["message"] for update in (await done(sandbox, "getUpdates"))[-5:]]
    opened, yes, soup, elsewhere, menu = updates
    assert menu["message_thread_id"] == topic
    assert opened["message_thread_id"] == opened["message_id"] == topic
    assert (yes["message_thread_id"], soup["message_thread_id"]) == (topic, topic)
    assert soup["reply_to_message"]["text"] == "Lunch?"
    assert "message_thread_id" not in elsewhere
    assert elsewhere["chat"]["is_forum"] is True
    shown = [(m.text, m.topic, m.reply_to) for m in (await ann.screen(group.id)).messages[-4:]]
    assert shown == [
        ("Lunch?", topic, None),
        ("yes", topic, None),
        ("soup", topic, sent["message_id"]),
        ("elsewhere", None, None),
    ]
    answer = {"reply_parameters": {"message_id": soup["message_id"]}}
    answered = await done(sandbox, "sendMessage", chat_id=group.id, text="ok", **answer)
    assert answered["message_thread_id"] == topic


async def test_albums_and_polls_stand_in_their_topic_too(sandbox: Sandbox, ann: Person) -> None:
    group = await forum(sandbox, ann)
    topic = await group.topic("Food", ann)
    where = {"chat_id": str(group.id), "message_thread_id": str(topic)}
    media = json.dumps([{"type": "document", "media": f"attach://{name}"} for name in "ab"])
    files = {name: (f"{name}.txt", b"x") for name in "ab"}
    album = (await posted(sandbox, "sendMediaGroup", files, **where, media=media)).json()["result"]
    poll = await done(sandbox, "sendPoll", **where, question="Soup?", options=[{"text": t} for t in "ab"])
    assert [message["message_thread_id"] for message in (*album, poll)] == [topic] * 3
    copied = await done(
        sandbox, "copyMessages", chat_id=group.id, from_chat_id=group.id, message_ids=[topic + 1]
    )
    shown = {message.message_id: message.topic for message in (await ann.screen(group.id)).messages}
    assert shown[copied[0]["message_id"]] is None
    await group.allow(["can_send_messages"], ann)
    refused = (await posted(sandbox, "sendMediaGroup", files, **where, media=media)).json()
    assert refused["description"] == PREFIX + "not enough rights to send documents to the chat"


async def test_a_closed_topic_takes_messages_of_those_who_manage_it_only(
    sandbox: Sandbox, ann: Person
) -> None:
    bob = await sandbox.people.add("Bob")
    group = await forum(sandbox, ann, "can_manage_topics")
    await group.join(bob)
    topic = await group.topic("Food", ann)
    where = {"chat_id": group.id, "message_thread_id": topic}
    assert await said(sandbox, "reopenForumTopic", **where) == PREFIX + "TOPIC_NOT_MODIFIED"
    await done(sandbox, "closeForumTopic", **where)
    assert await said(sandbox, "closeForumTopic", **where) == PREFIX + "TOPIC_NOT_MODIFIED"
    assert await said(sandbox, "sendMessage", **where, text="x") == ""
    await group.appoint(bot_id(sandbox), ann, [])
    assert await said(sandbox, "sendMessage", **where, text="x") == PREFIX + "TOPIC_CLOSED"
    closed = PREFIX + "not enough rights to close or open the topic"
    assert await said(sandbox, "reopenForumTopic", **where) == closed
    with pytest.raises(SandboxError, match="TOPIC_CLOSED"):
        await bob.send("x", chat=group.id, topic=topic)
    await ann.send("x", chat=group.id, topic=topic)
    assert [t.closed for t in (await ann.screen(group.id)).topics] == [False, True]


async def test_a_topic_is_renamed_and_loses_its_icon(sandbox: Sandbox, ann: Person) -> None:
    group = await forum(sandbox, ann, "can_manage_topics")
    icon = (await done(sandbox, "getForumTopicIconStickers"))[0]["custom_emoji_id"]
    topic = await done(sandbox, "createForumTopic", chat_id=group.id, name="Food", icon_custom_emoji_id=icon)
    where = {"chat_id": group.id, "message_thread_id": topic["message_thread_id"]}
    assert await said(sandbox, "editForumTopic", **where) == ""
    for same in ({"name": "Food"}, {"icon_custom_emoji_id": icon}):
        assert await said(sandbox, "editForumTopic", **where, **same) == PREFIX + "TOPIC_NOT_MODIFIED"
    await done(sandbox, "editForumTopic", **where, name="Meals")
    await done(sandbox, "editForumTopic", **where, icon_custom_emoji_id="")
    edits = [update["message"]["forum_topic_edited"] for update in (await done(sandbox, "getUpdates"))[-2:]]
    assert edits == [{"name": "Meals"}, {"icon_custom_emoji_id": ""}]
    assert [t.name for t in (await ann.screen(group.id)).topics] == ["General", "Meals"]


async def test_a_topic_that_somebody_else_opened_is_changed_only_with_the_right_to(
    sandbox: Sandbox, ann: Person
) -> None:
    group = await forum(sandbox, ann)
    topic = await group.topic("Food", ann)
    where = {"chat_id": group.id, "message_thread_id": topic}
    refused = "not enough rights to edit the topic"
    assert await said(sandbox, "editForumTopic", **where, name="Meals") == PREFIX + refused
    refused = "not enough rights to delete the topic"
    assert await said(sandbox, "deleteForumTopic", **where) == PREFIX + refused
    refused = "not enough rights to manage pinned messages in the chat"
    assert await said(sandbox, "unpinAllForumTopicMessages", **where) == PREFIX + refused
    nameless = await said(sandbox, "closeForumTopic", chat_id=group.id)
    assert nameless == PREFIX + "invalid forum topic identifier specified"
    for thread, sentence in ((0, "invalid forum topic identifier specified"), (99, "TOPIC_ID_INVALID")):
        where = {"chat_id": group.id, "message_thread_id": thread}
        assert await said(sandbox, "closeForumTopic", **where) == PREFIX + sentence


async def test_a_deleted_topic_takes_its_messages_along(sandbox: Sandbox, ann: Person) -> None:
    group = await forum(sandbox, ann, "can_delete_messages", "can_pin_messages")
    topic = await group.topic("Food", ann)
    where = {"chat_id": group.id, "message_thread_id": topic}
    opening = {"chat_id": group.id, "message_id": topic}
    assert await said(sandbox, "deleteMessage", **opening) == PREFIX + "message can't be deleted"
    sent = await done(sandbox, "sendMessage", **where, text="Lunch?")
    await done(sandbox, "pinChatMessage", chat_id=group.id, message_id=sent["message_id"])
    await done(sandbox, "unpinAllForumTopicMessages", **where)
    assert (await ann.screen(group.id)).pinned is None
    await done(sandbox, "deleteForumTopic", **where)
    screen = await ann.screen(group.id)
    assert [t.name for t in screen.topics] == ["General"]
    assert [message.text for message in screen.messages if message.topic] == []
    gone = await said(sandbox, "sendMessage", **where, text="x")
    assert gone == PREFIX + "message thread not found"


async def test_general_is_renamed_closed_and_hidden(sandbox: Sandbox, ann: Person) -> None:
    group = await forum(sandbox, ann)
    where = {"chat_id": group.id}
    for method in ("closeGeneralForumTopic", "reopenGeneralForumTopic", "hideGeneralForumTopic"):
        assert (await said(sandbox, method, **where)).startswith(PREFIX + "not enough rights")
    await group.appoint(bot_id(sandbox), ann, ["can_manage_topics", "can_pin_messages"])
    await done(sandbox, "editGeneralForumTopic", **where, name="Lobby")
    await done(sandbox, "closeGeneralForumTopic", **where)
    await done(sandbox, "hideGeneralForumTopic", **where)
    assert await said(sandbox, "hideGeneralForumTopic", **where) == PREFIX + "TOPIC_NOT_MODIFIED"
    general = (await ann.screen(group.id)).topics[0]
    assert (general.name, general.closed, general.hidden) == ("Lobby", True, True)
    await done(sandbox, "reopenGeneralForumTopic", **where)
    assert await said(sandbox, "unhideGeneralForumTopic", **where) == PREFIX + "TOPIC_NOT_MODIFIED"
    await done(sandbox, "unpinAllGeneralForumTopicMessages", **where)
    general = (await ann.screen(group.id)).topics[0]
    assert (general.closed, general.hidden) == (False, False)


async def test_people_open_topics_only_in_forums(sandbox: Sandbox, ann: Person) -> None:
    plain = await sandbox.groups.add("Plain", ann)
    with pytest.raises(SandboxError, match="no topics"):
        await plain.topic("Food", ann)
    with pytest.raises(SandboxError, match="only a supergroup"):
        await sandbox.groups.add("Small", ann, kind="group", forum=True)
