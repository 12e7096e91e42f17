"""What the sandbox says of groups, against the types of the official specification."""

from typing import Any

import pytest

from sandbox.client import Group, Person, Sandbox

from .playing import bot_id, done
from .test_specification import SPECIFICATION, strangers

NEWER = "can_send_welcome_messages"
"""Telegram has it since Bot API 10.3, which the specification at hand does not know yet."""

pytestmark = pytest.mark.skipif(
    not SPECIFICATION.exists(), reason="the official specification is not at hand"
)


async def unfitting(sandbox: Sandbox, method: str, kind: str, **parameters: Any) -> list[str]:
    answer = await done(sandbox, method, **parameters)
    return [found for found in strangers(answer, [kind], method) if not found.endswith(NEWER)]


async def forum(sandbox: Sandbox, ann: Person) -> Group:
    group = await sandbox.groups.add("Delegation", ann, forum=True)
    await group.appoint(bot_id(sandbox), ann)
    return group


async def test_every_kind_of_member_has_the_fields_of_its_type(sandbox: Sandbox, ann: Person) -> None:
    group = await forum(sandbox, ann)
    bob, eve = await sandbox.people.add("Bob"), await sandbox.people.add("Eve")
    await group.join(bob)
    who = {"chat_id": group.id, "user_id": bob.id}
    kind = "ChatMember"
    found = [await unfitting(sandbox, "getChatMember", kind, **who)]
    await done(sandbox, "restrictChatMember", **who, permissions={})
    found.append(await unfitting(sandbox, "getChatMember", kind, **who))
    await done(sandbox, "banChatMember", **who)
    found += [
        await unfitting(sandbox, "getChatMember", kind, chat_id=group.id, user_id=user)
        for user in (bob.id, eve.id, ann.id, bot_id(sandbox))
    ]
    found.append(await unfitting(sandbox, "getChatAdministrators", f"Array of {kind}", chat_id=group.id))
    assert found == [[]] * 7


async def test_groups_links_and_topics_have_the_fields_of_their_types(sandbox: Sandbox, ann: Person) -> None:
    where = {"chat_id": (await forum(sandbox, ann)).id}
    found = [
        await unfitting(sandbox, "exportChatInviteLink", "String", **where),
        await unfitting(sandbox, "createChatInviteLink", "ChatInviteLink", **where, name="x"),
        await unfitting(sandbox, "getChat", "ChatFullInfo", **where),
        await unfitting(sandbox, "createForumTopic", "ForumTopic", **where, name="x"),
        await unfitting(sandbox, "getForumTopicIconStickers", "Array of Sticker"),
        await unfitting(sandbox, "getMyDefaultAdministratorRights", "ChatAdministratorRights"),
        await unfitting(sandbox, "getChatMenuButton", "MenuButton"),
    ]
    assert found == [[]] * 7


async def test_every_update_of_a_group_has_the_fields_of_its_type(sandbox: Sandbox, ann: Person) -> None:
    asked = ["message", "my_chat_member", "chat_member", "chat_join_request"]
    await done(sandbox, "getUpdates", allowed_updates=asked)
    bob = await sandbox.people.add("Bob")
    group = await forum(sandbox, ann)
    where = {"chat_id": group.id}
    created = await done(sandbox, "createChatInviteLink", **where, creates_join_request=True)
    await group.join(bob, created["invite_link"])
    await done(sandbox, "approveChatJoinRequest", **where, user_id=bob.id)
    await bob.send("lunch?", chat=group.id, topic=await group.topic("Food", ann))
    await group.leave(bob)
    await (await sandbox.groups.add("Small", ann, kind="group")).upgrade()
    updates = await done(sandbox, "getUpdates")
    kinds = [next(kind for kind in update if kind != "update_id") for update in updates]
    assert (len(updates), set(kinds)) == (15, set(asked))
    assert [item for item in strangers(updates, ["Array of Update"], "Update") if NEWER not in item] == []
