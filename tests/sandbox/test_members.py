"""Members of a group: what bots learn of them, and how they ban, restrict and appoint them."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.client import Group, Person, Sandbox, SandboxError

from .playing import bot_id, done, said

PREFIX = "Bad Request: "
EVERYTHING = ["message", "my_chat_member", "chat_member"]
TEXTS_ONLY = {"can_send_messages": True}


async def led(sandbox: Sandbox, ann: Person, *rights: str) -> tuple[Group, Person]:
    """A group where the bot holds these rights, with Bob in it."""
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann, bob)
    await group.appoint(bot_id(sandbox), ann, rights)
    return group, bob


async def status(sandbox: Sandbox, group: Group, user_id: int) -> str:
    return str((await done(sandbox, "getChatMember", chat_id=group.id, user_id=user_id))["status"])


async def test_members_are_banned_and_restricted_only_with_the_right_to(
    sandbox: Sandbox, ann: Person
) -> None:
    group, bob = await led(sandbox, ann)

    async def refused(method: str, user_id: int, chat_id: int = group.id) -> str:
        more: dict[str, Any] = {"permissions": {}} if method == "restrictChatMember" else {}
        return await said(sandbox, method, chat_id=chat_id, user_id=user_id, **more)

    small = await sandbox.groups.add("Small", ann, bob, kind="group")
    own = bot_id(sandbox)
    no_right = PREFIX + "not enough rights to restrict/unrestrict chat member"
    for method in ("banChatMember", "restrictChatMember", "unbanChatMember"):
        assert await refused(method, bob.id) == no_right
        assert await refused(method, ann.id) == PREFIX + "can't remove chat owner"
        assert await refused(method, 0) == PREFIX + "invalid user_id specified"
        assert await refused(method, 5) == PREFIX + "user not found"
    assert await refused("banChatMember", own) == PREFIX + "can't restrict self"
    assert await refused("unbanChatMember", own) == PREFIX + "can't unrestrict self"
    assert await refused("banChatMember", ann.id, ann.id) == PREFIX + "can't ban members in private chats"
    assert await refused("banChatMember", bob.id, small.id) == PREFIX + "CHAT_ADMIN_REQUIRED"
    large = "method is available only in supergroup and channel chats"
    assert await refused("unbanChatMember", bob.id, small.id) == PREFIX + large
    large = "method is available only in supergroups"
    assert await refused("restrictChatMember", bob.id, small.id) == PREFIX + large
    await group.appoint(own, ann, ["can_restrict_members"])
    await group.appoint(bob.id, ann)
    for method in ("banChatMember", "restrictChatMember", "unbanChatMember"):
        assert await refused(method, bob.id) == PREFIX + "user is an administrator of the chat"


async def test_whoever_is_banned_stays_out_until_the_ban_ends(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await led(sandbox, ann, "can_restrict_members")
    until = int((await sandbox.clock.now() + timedelta(hours=1)).timestamp())
    await done(sandbox, "banChatMember", chat_id=group.id, user_id=bob.id, until_date=until)
    member = await done(sandbox, "getChatMember", chat_id=group.id, user_id=bob.id)
    assert (member["status"], member["until_date"]) == ("kicked", until)
    with pytest.raises(SandboxError, match="banned"):
        await group.join(bob)
    await sandbox.clock.move_by(timedelta(hours=2))
    assert await status(sandbox, group, bob.id) == "left"
    await group.join(bob)
    await done(sandbox, "banChatMember", chat_id=group.id, user_id=bob.id, until_date=until)
    member = await done(sandbox, "getChatMember", chat_id=group.id, user_id=bob.id)
    assert (member["status"], member["until_date"]) == ("kicked", 0)
    await done(sandbox, "unbanChatMember", chat_id=group.id, user_id=bob.id)
    assert await status(sandbox, group, bob.id) == "left"


async def test_lifting_a_ban_removes_a_member_unless_only_the_banned_are_meant(
    sandbox: Sandbox, ann: Person
) -> None:
    group, bob = await led(sandbox, ann, "can_restrict_members")
    who = {"chat_id": group.id, "user_id": bob.id}
    await done(sandbox, "unbanChatMember", **who, only_if_banned=True)
    assert await status(sandbox, group, bob.id) == "member"
    await done(sandbox, "unbanChatMember", **who)
    assert await status(sandbox, group, bob.id) == "left"


async def test_a_basic_group_keeps_no_list_of_the_banned(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Small", ann, bob, kind="group")
    await group.appoint(bot_id(sandbox), ann, ["can_restrict_members"])
    await done(sandbox, "banChatMember", chat_id=group.id, user_id=bob.id)
    assert await status(sandbox, group, bob.id) == "left"


async def test_whoever_is_restricted_sends_only_what_is_allowed(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await led(sandbox, ann, "can_restrict_members")
    who = {"chat_id": group.id, "user_id": bob.id}
    await done(sandbox, "restrictChatMember", **who, permissions={})
    with pytest.raises(SandboxError, match="may not send text messages"):
        await bob.send("/hello", chat=group.id)
    await done(sandbox, "restrictChatMember", **who, permissions=TEXTS_ONLY)
    await bob.send("/hello", chat=group.id)
    with pytest.raises(SandboxError, match="may not send photos"):
        await bob.send_file("a.png", b"x", kind="photo", chat=group.id)
    member = await done(sandbox, "getChatMember", **who)
    allowed = [name for name, value in member.items() if name.startswith("can_") and value]
    assert (member["status"], member["is_member"]) == ("restricted", True)
    assert allowed == ["can_send_messages", "can_react_to_messages"]
    await group.leave(bob)
    await group.join(bob)
    assert await status(sandbox, group, bob.id) == "restricted"


async def test_wider_permissions_imply_narrower_ones(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await led(sandbox, ann, "can_restrict_members")
    who = {"chat_id": group.id, "user_id": bob.id}
    wide = {"can_send_other_messages": True}

    async def allowed(**more: bool) -> list[str]:
        await done(sandbox, "restrictChatMember", **who, permissions=wide, **more)
        member = await done(sandbox, "getChatMember", **who)
        return [name for name, value in member.items() if name.startswith("can_") and value]

    assert await allowed(use_independent_chat_permissions=True) == ["can_send_other_messages"]
    assert len(await allowed()) == 8


async def test_what_a_group_forbids_is_refused_to_a_bot_too(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    await group.allow(["can_send_messages"], ann)
    sent = await said(sandbox, "sendMessage", chat_id=group.id, text="x")
    assert sent == ""
    await group.allow([], ann)
    sent = await said(sandbox, "sendMessage", chat_id=group.id, text="x")
    assert sent == PREFIX + "not enough rights to send text messages to the chat"
    place = await said(sandbox, "sendLocation", chat_id=group.id, latitude=1, longitude=2)
    assert place == PREFIX + "not enough rights to send locations to the chat"
    await group.appoint(bot_id(sandbox), ann, ["can_manage_chat"])
    assert await said(sandbox, "sendMessage", chat_id=group.id, text="x") == ""


async def test_a_bot_appoints_only_with_rights_that_it_holds(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await led(sandbox, ann, "can_pin_messages")
    eve = await sandbox.people.add("Eve")

    async def refused(user_id: int = bob.id, **rights: bool) -> str:
        return await said(sandbox, "promoteChatMember", chat_id=group.id, user_id=user_id, **rights)

    own = bot_id(sandbox)
    assert await refused(can_pin_messages=True) == PREFIX + "not enough rights"
    assert await refused(own) == PREFIX + "can't promote self"
    assert await refused(ann.id) == PREFIX + "can't remove chat owner"
    await group.appoint(own, ann, ["can_promote_members", "can_pin_messages"])
    assert await refused(eve.id, can_pin_messages=True) == PREFIX + "USER_NOT_MUTUAL_CONTACT"
    assert await refused(can_delete_messages=True) == PREFIX + "RIGHT_FORBIDDEN"
    assert await refused(can_pin_messages=True) == ""
    member = await done(sandbox, "getChatMember", chat_id=group.id, user_id=bob.id)
    held = [name for name, value in member.items() if name.startswith("can_") and value]
    assert held == ["can_be_edited", "can_manage_chat", "can_pin_messages"]
    assert await refused() == ""
    assert await status(sandbox, group, bob.id) == "member"
    await group.appoint(bob.id, ann)
    assert await refused() == PREFIX + "CHAT_ADMIN_REQUIRED"
    await group.appoint(bob.id, ann, [])
    await group.ban(bob, ann)
    assert await refused(can_pin_messages=True) == PREFIX + "USER_KICKED"


async def test_a_title_is_given_to_an_administrator_whom_the_bot_appointed(
    sandbox: Sandbox, ann: Person
) -> None:
    group, bob = await led(sandbox, ann, "can_promote_members", "can_pin_messages")

    async def refused(title: str = "Guide", user_id: int = bob.id) -> str:
        who = {"chat_id": group.id, "user_id": user_id}
        return await said(sandbox, "setChatAdministratorCustomTitle", **who, custom_title=title)

    assert await refused() == PREFIX + "user is not an administrator"
    assert await refused(user_id=ann.id) == PREFIX + "only the owner can edit their custom title"
    await group.appoint(bob.id, ann)
    assert await refused() == PREFIX + "not enough rights to change custom title of the user"
    await group.appoint(bob.id, ann, [])
    await done(sandbox, "promoteChatMember", chat_id=group.id, user_id=bob.id, can_pin_messages=True)
    assert await refused("x" * 17) == PREFIX + "CUSTOM_TITLE_INVALID"
    assert await refused("Guide 🎒") == PREFIX + "CUSTOM_TITLE_EMOJI_NOT_ALLOWED"
    assert await refused("x" * 16) == ""
    member = await done(sandbox, "getChatMember", chat_id=group.id, user_id=bob.id)
    assert member["custom_title"] == "x" * 16
    assert await refused("") == ""
    member = await done(sandbox, "getChatMember", chat_id=group.id, user_id=bob.id)
    assert "custom_title" not in member


async def test_administrators_are_listed_and_members_counted(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await led(sandbox, ann, "can_pin_messages")
    private = await said(sandbox, "getChatAdministrators", chat_id=ann.id)
    assert private == PREFIX + "there are no administrators in the private chat"
    listed = await done(sandbox, "getChatAdministrators", chat_id=group.id)
    assert [(one["user"]["id"], one["status"]) for one in listed] == [
        (ann.id, "creator"),
        (bot_id(sandbox), "administrator"),
    ]
    assert await done(sandbox, "getChatMemberCount", chat_id=group.id) == 3
    assert await done(sandbox, "getChatMemberCount", chat_id=ann.id) == 2
    assert await done(sandbox, "getUserChatBoosts", chat_id=group.id, user_id=bob.id) == {"boosts": []}


async def test_chat_member_comes_to_an_administrator_that_asks_for_it(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await led(sandbox, ann, "can_restrict_members")
    await group.leave(bob)
    unasked = [min(update.keys() - {"update_id"}) for update in await done(sandbox, "getUpdates")]
    assert "chat_member" not in unasked
    offset = (await done(sandbox, "getUpdates", allowed_updates=EVERYTHING))[-1]["update_id"] + 1
    await group.join(bob)
    await done(sandbox, "restrictChatMember", chat_id=group.id, user_id=bob.id, permissions=TEXTS_ONLY)
    updates = await done(sandbox, "getUpdates", offset=offset)
    changes = [update["chat_member"] for update in updates if "chat_member" in update]
    told = [
        (c["from"]["id"], c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes
    ]
    assert told == [(bob.id, "left", "member"), (bot_id(sandbox), "member", "restricted")]
    await group.appoint(bot_id(sandbox), ann, [])
    await group.leave(bob)
    assert "chat_member" not in (await done(sandbox, "getUpdates"))[-1]
