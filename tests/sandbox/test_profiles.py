"""A group's title, description, picture and permissions."""

import base64
from typing import Any

import pytest

from sandbox.client import Person, Sandbox, SandboxError

from .playing import bot_id, done, said

PREFIX = "Bad Request: "
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def with_photo(sandbox: Sandbox, chat_id: int, content: bytes = DOT) -> str:
    answer = await sandbox.line.raw(
        "POST",
        f"/bot{sandbox.token}/setChatPhoto",
        data={"chat_id": str(chat_id)},
        files={"photo": ("a.png", content)},
    )
    return str(answer.json().get("description", ""))


async def test_nothing_is_changed_without_the_right_to(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    permissions: dict[str, Any] = {"permissions": {}}
    for method, parameters, sentence, in_private in (
        ("setChatTitle", {"title": "x"}, "change chat title", "title"),
        ("setChatDescription", {"description": "x"}, "set chat description", "description"),
        ("deleteChatPhoto", {}, "change chat photo", "photo"),
        ("setChatPermissions", permissions, "change chat permissions", "permissions"),
    ):
        refused = await said(sandbox, method, chat_id=group.id, **parameters)
        assert refused == f"{PREFIX}not enough rights to {sentence}"
        refused = await said(sandbox, method, chat_id=ann.id, **parameters)
        assert refused == f"{PREFIX}can't change private chat {in_private}"
    assert await with_photo(sandbox, group.id) == PREFIX + "not enough rights to change chat photo"
    assert await with_photo(sandbox, ann.id) == PREFIX + "can't change private chat photo"


async def test_titles_and_descriptions_keep_their_limits(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    await group.appoint(bot_id(sandbox), ann, ["can_change_info"])
    where = {"chat_id": group.id}
    assert await said(sandbox, "setChatTitle", **where, title=" ") == PREFIX + "title must be non-empty"
    same = await said(sandbox, "setChatTitle", **where, title="Delegation")
    assert same == PREFIX + "chat title is not modified"
    assert "128" in await said(sandbox, "setChatTitle", **where, title="x" * 129)
    await done(sandbox, "setChatTitle", **where, title="x" * 128)
    assert "255" in await said(sandbox, "setChatDescription", **where, description="x" * 256)
    await done(sandbox, "setChatDescription", **where, description="x" * 255)
    same = await said(sandbox, "setChatDescription", **where, description="x" * 255)
    assert same == PREFIX + "chat description is not modified"
    screen = await ann.screen(group.id)
    assert (screen.title, screen.chat_description) == ("x" * 128, "x" * 255)
    assert (await done(sandbox, "getChat", **where))["description"] == "x" * 255
    await done(sandbox, "setChatDescription", **where)
    assert "description" not in await done(sandbox, "getChat", **where)
    assert (await done(sandbox, "getUpdates"))[-1]["message"]["new_chat_title"] == "x" * 128


async def test_what_is_too_long_is_cut_where_the_sandbox_is_not_strict(sandbox: Sandbox) -> None:
    await sandbox.reset(strict=False)
    ann = await sandbox.people.add("Ann")
    group = await sandbox.groups.add("Delegation", ann)
    await group.appoint(bot_id(sandbox), ann)
    await done(sandbox, "setChatTitle", chat_id=group.id, title="x" * 129)
    assert (await ann.screen(group.id)).title == "x" * 128
    assert (await sandbox.ledger(method="setChatTitle"))[0].warnings == [
        "the title is longer than 128 characters and is cut"
    ]


async def test_a_picture_is_set_and_taken_away(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    await group.appoint(bot_id(sandbox), ann, ["can_change_info"])
    where = {"chat_id": group.id}
    assert await said(sandbox, "deleteChatPhoto", **where) == PREFIX + "CHAT_NOT_MODIFIED"
    assert await with_photo(sandbox, group.id, b"x") == PREFIX + "IMAGE_PROCESS_FAILED"
    by_id = await said(sandbox, "setChatPhoto", **where, photo="AgAD")
    assert by_id == PREFIX + "there is no photo in the request"
    assert await with_photo(sandbox, group.id) == ""
    assert sorted((await done(sandbox, "getChat", **where))["photo"]) == [
        "big_file_id",
        "big_file_unique_id",
        "small_file_id",
        "small_file_unique_id",
    ]
    await done(sandbox, "deleteChatPhoto", **where)
    assert "photo" not in await done(sandbox, "getChat", **where)
    lines = [message.text for message in (await ann.screen(group.id)).messages[-2:]]
    assert lines == ["changed the group's photo", "removed the group's photo"]


async def test_permissions_hold_for_every_member(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann, bob)
    await group.appoint(bot_id(sandbox), ann, ["can_restrict_members"])
    where = {"chat_id": group.id}
    await done(sandbox, "setChatPermissions", **where, permissions={"can_pin_messages": True})
    held = (await done(sandbox, "getChat", **where))["permissions"]
    assert [name for name, value in held.items() if value] == [
        "can_edit_tag",
        "can_pin_messages",
        "can_manage_topics",
    ]
    with pytest.raises(SandboxError, match="may not send text messages"):
        await bob.send("/hello", chat=group.id)
    with pytest.raises(SandboxError, match="can_change_info"):
        await group.rename("x", bob)
    await ann.send("/hello", chat=group.id)
