"""Invite links, and requests to join."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.client import Group, Person, Sandbox, SandboxError

from .playing import bot_id, done, said

PREFIX = "Bad Request: "


async def inviting(sandbox: Sandbox, ann: Person) -> tuple[Group, Person]:
    """A group to which the bot may invite, and Bob, who is not in it."""
    group = await sandbox.groups.add("Delegation", ann)
    await group.appoint(bot_id(sandbox), ann, ["can_invite_users"])
    return group, await sandbox.people.add("Bob")


async def test_links_are_made_only_with_the_right_to(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    for method in ("exportChatInviteLink", "createChatInviteLink"):
        refused = PREFIX + "not enough rights to manage chat invite link"
        assert await said(sandbox, method, chat_id=group.id) == refused
        private = PREFIX + "can't invite members to a private chat"
        assert await said(sandbox, method, chat_id=ann.id) == private
    for method in ("approveChatJoinRequest", "declineChatJoinRequest"):
        refused = PREFIX + "not enough rights to manage chat join requests"
        assert await said(sandbox, method, chat_id=group.id, user_id=ann.id) == refused
        private = PREFIX + "the chat can't have join requests"
        assert await said(sandbox, method, chat_id=ann.id, user_id=ann.id) == private


async def test_terms_beyond_their_limits_are_refused(sandbox: Sandbox, ann: Person) -> None:
    group, _ = await inviting(sandbox, ann)

    async def refused(**terms: Any) -> str:
        return await said(sandbox, "createChatInviteLink", chat_id=group.id, **terms)

    assert await refused(expire_date=1) == PREFIX + "EXPIRE_DATE_INVALID"
    assert await refused(member_limit=100_000) == PREFIX + "USAGE_LIMIT_INVALID"
    both = "member limit can't be specified for links requiring administrator approval"
    assert await refused(member_limit=1, creates_join_request=True) == PREFIX + both
    assert "32" in await refused(name="x" * 33)
    assert await refused(name="x" * 32, member_limit=99_999) == ""


async def test_a_link_that_is_used_up_revoked_or_too_old_admits_nobody(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await inviting(sandbox, ann)
    eve = await sandbox.people.add("Eve")
    later = int((await sandbox.clock.now() + timedelta(hours=1)).timestamp())
    create = {"chat_id": group.id, "member_limit": 1, "expire_date": later}
    link = (await done(sandbox, "createChatInviteLink", **create))["invite_link"]
    assert await group.join(bob, link)
    with pytest.raises(SandboxError, match="expired"):
        await group.join(eve, link)
    edited = await done(sandbox, "editChatInviteLink", chat_id=group.id, invite_link=link, expire_date=later)
    assert "member_limit" not in edited
    await sandbox.clock.move_by(timedelta(hours=2))
    with pytest.raises(SandboxError, match="expired"):
        await group.join(eve, link)
    revoked = await done(sandbox, "revokeChatInviteLink", chat_id=group.id, invite_link=link)
    assert revoked["is_revoked"] is True
    for method in ("editChatInviteLink", "revokeChatInviteLink"):
        for gone in (link, "https://t.me/+nothing"):
            refused = await said(sandbox, method, chat_id=group.id, invite_link=gone)
            assert refused == PREFIX + "INVITE_HASH_EXPIRED"


async def test_a_primary_link_is_replaced_and_never_edited(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await inviting(sandbox, ann)
    where = {"chat_id": group.id}
    first = await done(sandbox, "exportChatInviteLink", **where)
    second = await done(sandbox, "exportChatInviteLink", **where)
    with pytest.raises(SandboxError, match="expired"):
        await group.join(bob, first)
    edited = await said(sandbox, "editChatInviteLink", **where, invite_link=second, name="x")
    assert edited == PREFIX + "CHAT_INVITE_PERMANENT"
    assert (await done(sandbox, "getChat", **where))["invite_link"] == second
    await done(sandbox, "revokeChatInviteLink", **where, invite_link=second)
    third = (await done(sandbox, "getChat", **where))["invite_link"]
    assert third not in (first, second)
    assert await group.join(bob, third)


async def test_a_request_to_join_is_told_and_decided(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await inviting(sandbox, ann)
    create = {"chat_id": group.id, "creates_join_request": True, "name": "Guests"}
    link = (await done(sandbox, "createChatInviteLink", **create))["invite_link"]
    who = {"chat_id": group.id, "user_id": bob.id}
    assert await said(sandbox, "approveChatJoinRequest", **who) == PREFIX + "HIDE_REQUESTER_MISSING"
    assert not await group.join(bob, link)
    request = (await done(sandbox, "getUpdates"))[-1]["chat_join_request"]
    assert (request["from"]["id"], request["user_chat_id"]) == (bob.id, bob.id)
    assert request["invite_link"]["pending_join_request_count"] == 1
    assert await said(sandbox, "sendMessage", chat_id=bob.id, text="Who are you?") == ""
    await done(sandbox, "declineChatJoinRequest", **who)
    assert bob.id not in [place.id for place in (await ann.screen(group.id)).members]
    assert not await group.join(bob, link)
    await done(sandbox, "approveChatJoinRequest", **who)
    assert await said(sandbox, "approveChatJoinRequest", **who) == PREFIX + "USER_ALREADY_PARTICIPANT"
    service = (await done(sandbox, "getUpdates"))[-1]["message"]
    assert service["new_chat_members"][0]["id"] == bob.id


async def test_whoever_waits_can_be_written_to_only_while_waiting(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await inviting(sandbox, ann)
    refused = "Forbidden: bot can't initiate conversation with a user"
    assert await said(sandbox, "sendMessage", chat_id=bob.id, text="x") == refused
    link = (await done(sandbox, "createChatInviteLink", chat_id=group.id, creates_join_request=True))[
        "invite_link"
    ]
    await group.join(bob, link)
    assert await said(sandbox, "sendMessage", chat_id=bob.id, text="x") == ""
    await sandbox.clock.move_by(timedelta(minutes=6))
    assert await said(sandbox, "sendMessage", chat_id=bob.id, text="x") == refused
    await group.join(bob, link)
    assert await said(sandbox, "sendMessage", chat_id=bob.id, text="x") == ""
    await done(sandbox, "declineChatJoinRequest", chat_id=group.id, user_id=bob.id)
    assert await said(sandbox, "sendMessage", chat_id=bob.id, text="x") == refused


async def test_who_came_by_a_link_is_told_with_the_link(sandbox: Sandbox, ann: Person) -> None:
    group, bob = await inviting(sandbox, ann)
    await done(sandbox, "getUpdates", allowed_updates=["chat_member"])
    link = (await done(sandbox, "createChatInviteLink", chat_id=group.id, name="Guests"))["invite_link"]
    await group.join(bob, link)
    change = (await done(sandbox, "getUpdates"))[-1]["chat_member"]
    assert (change["invite_link"]["name"], change["new_chat_member"]["status"]) == ("Guests", "member")
