"""Reactions of people and of the bot."""

import pytest

from sandbox.client import Person, Sandbox, SandboxError

from .playing import bot_id, done, said
from .test_albums import PICTURE

ALLOWED = ["message", "message_reaction"]
FIRE = [{"type": "emoji", "emoji": "🔥"}]


async def test_a_reaction_that_telegram_would_not_take_is_refused(sandbox: Sandbox, ann: Person) -> None:
    where = {"chat_id": ann.id, "message_id": 1}
    unknown = await said(sandbox, "setMessageReaction", chat_id=ann.id, message_id=999, reaction=FIRE)
    assert unknown == "Bad Request: message to react not found"
    for emoji in ("🥕", "❤️", "+1"):
        other = [{"type": "emoji", "emoji": emoji}]
        refused = await said(sandbox, "setMessageReaction", **where, reaction=other)
        assert refused == "Bad Request: REACTION_INVALID"
    two = await said(
        sandbox, "setMessageReaction", **where, reaction=[*FIRE, {"type": "emoji", "emoji": "👍"}]
    )
    assert two == "Bad Request: REACTIONS_TOO_MANY"
    paid = await said(sandbox, "setMessageReaction", **where, reaction=[{"type": "paid"}])
    assert paid == "Bad Request: can't parse ReactionType: invalid reaction type specified"
    custom = [{"type": "custom_emoji", "custom_emoji_id": "5"}]
    assert (
        await said(sandbox, "setMessageReaction", **where, reaction=custom) == "Bad Request: REACTION_INVALID"
    )
    await done(sandbox, "pinChatMessage", **where)
    service = await said(sandbox, "setMessageReaction", chat_id=ann.id, message_id=2, reaction=FIRE)
    assert service == "Bad Request: REACTION_INVALID"


async def test_the_bots_reaction_is_on_the_phone_until_it_is_taken_away(
    sandbox: Sandbox, ann: Person
) -> None:
    where = {"chat_id": ann.id, "message_id": await ann.send("Done!")}
    assert await done(sandbox, "setMessageReaction", **where, reaction=FIRE, is_big=True) is True
    await ann.react(where["message_id"], "🔥")
    (shown,) = (await ann.screen()).message(where["message_id"]).reactions
    assert (shown.emoji, shown.count, shown.own) == ("🔥", 2, True)
    await done(sandbox, "setMessageReaction", **where)
    await ann.react(where["message_id"], None)
    assert (await ann.screen()).message(where["message_id"]).reactions == []


async def test_reactions_come_only_to_a_bot_that_asks_for_them(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x")
    await ann.react(sent["message_id"], "👍")
    assert len(await done(sandbox, "getUpdates", allowed_updates=ALLOWED)) == 1
    await ann.react(sent["message_id"], "🎉")
    await ann.react(sent["message_id"], "🎉")
    await ann.react(sent["message_id"], None)
    changed, removed = (update["message_reaction"] for update in (await done(sandbox, "getUpdates"))[1:])
    assert changed["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert changed["new_reaction"] == [{"type": "emoji", "emoji": "🎉"}]
    assert (changed["user"]["id"], changed["message_id"]) == (ann.id, sent["message_id"])
    assert removed["new_reaction"] == []


async def test_in_a_group_a_bot_that_is_no_administrator_hears_no_reactions(
    sandbox: Sandbox, ann: Person
) -> None:
    group = await sandbox.add_group("Delegation", ann)
    await done(sandbox, "getUpdates", offset=-1, allowed_updates=ALLOWED)
    sent = await done(sandbox, "sendMessage", chat_id=group, text="x")
    await ann.react(sent["message_id"], "👍", chat=group)
    assert [update for update in await done(sandbox, "getUpdates") if "message_reaction" in update] == []
    assert (await ann.screen(group)).last.reactions[0].own


async def test_a_reaction_to_an_album_stands_under_its_first_message(sandbox: Sandbox, ann: Person) -> None:
    first, second = await ann.send_album(("photo", "a.png", PICTURE), ("photo", "b.png", PICTURE))
    await done(sandbox, "setMessageReaction", chat_id=ann.id, message_id=second, reaction=FIRE)
    assert [len((await ann.screen()).message(number).reactions) for number in (first, second)] == [1, 0]
    await ann.delete(first)
    await ann.react(second, "👍")
    assert [reaction.emoji for reaction in (await ann.screen()).message(second).reactions] == ["👍"]


async def test_an_emoji_that_is_no_reaction_is_impossible(sandbox: Sandbox, ann: Person) -> None:
    with pytest.raises(SandboxError, match="no reaction"):
        await ann.react(1, "🥕")
    with pytest.raises(SandboxError, match="404"):
        await ann.react(999, "👍")


async def test_an_administrator_hears_reactions_in_its_group(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    await group.appoint(bot_id(sandbox), ann)
    await done(sandbox, "getUpdates", offset=-1, allowed_updates=ALLOWED)
    sent = await done(sandbox, "sendMessage", chat_id=group.id, text="x")
    await ann.react(sent["message_id"], "👍", chat=group.id)
    heard = (await done(sandbox, "getUpdates"))[-1]["message_reaction"]
    assert (heard["chat"]["id"], heard["user"]["id"]) == (group.id, ann.id)


async def test_who_may_not_react_does_not(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann, bob)
    sent = await done(sandbox, "sendMessage", chat_id=group.id, text="x")
    await group.allow(["can_send_photos"], ann)
    where = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert (
        await said(sandbox, "setMessageReaction", **where, reaction=FIRE) == "Forbidden: CHAT_WRITE_FORBIDDEN"
    )
    with pytest.raises(SandboxError, match="may not react"):
        await bob.react(sent["message_id"], "👍", chat=group.id)
    await ann.react(sent["message_id"], "👍", chat=group.id)
    await group.leave(bob)
    with pytest.raises(SandboxError, match="not in the group"):
        await bob.react(sent["message_id"], "👍", chat=group.id)


async def test_reactions_are_taken_away_only_with_the_right_to(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.set_flood(enabled=False)
    group = await sandbox.groups.add("Delegation", ann)
    numbers = [
        (await done(sandbox, "sendMessage", chat_id=group.id, text="x"))["message_id"] for _ in range(3)
    ]
    for number in numbers:
        await ann.react(number, "👍", chat=group.id)
    one = {"chat_id": group.id, "message_id": numbers[0], "user_id": ann.id}
    refused = await said(sandbox, "deleteMessageReaction", **one)
    assert refused == "Bad Request: not enough rights to delete reactions in the chat"
    private = await said(sandbox, "deleteMessageReaction", **{**one, "chat_id": ann.id})
    assert private == "Bad Request: method is available only in groups and supergroups"
    await group.appoint(bot_id(sandbox), ann, ["can_delete_messages"])
    gone = await said(sandbox, "deleteMessageReaction", **{**one, "message_id": 999})
    assert gone == "Bad Request: message not found"
    await done(sandbox, "deleteMessageReaction", **one)
    shown = (await ann.screen(group.id)).received
    assert [len(message.reactions) for message in shown] == [0, 1, 1]
    await done(sandbox, "deleteAllMessageReactions", chat_id=group.id, user_id=ann.id)
    shown = (await ann.screen(group.id)).received
    assert [message.reactions for message in shown] == [[], [], []]
