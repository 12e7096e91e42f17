"""A basic group that becomes a supergroup."""

import pytest
from telegram import Bot
from telegram.error import ChatMigrated

from sandbox.client import Person, Sandbox, SandboxError

from .playing import bot_id, done, said


async def test_the_old_id_answers_with_the_new_one(sandbox: Sandbox, ann: Person) -> None:
    old = await sandbox.groups.add("Delegation", ann, kind="group")
    new = await old.upgrade()
    for method in ("sendMessage", "getChat", "leaveChat"):
        text = {"text": "x"} if method == "sendMessage" else {}
        assert await sandbox.call(method, chat_id=old.id, **text) == {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": new.id},
        }
    assert await said(sandbox, "sendMessage", chat_id=new.id, text="x") == ""


async def test_a_library_understands_where_the_group_went(sandbox: Sandbox, ann: Person) -> None:
    old = await sandbox.groups.add("Delegation", ann, kind="group")
    new = await old.upgrade()
    async with Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as bot:
        with pytest.raises(ChatMigrated) as refused:
            await bot.send_message(old.id, "x")
    assert refused.value.new_chat_id == new.id


async def test_nobody_writes_to_the_old_group_or_upgrades_twice(sandbox: Sandbox, ann: Person) -> None:
    old = await sandbox.groups.add("Delegation", ann, kind="group")
    new = await old.upgrade()
    with pytest.raises(SandboxError, match=f"has become the supergroup {new.id}"):
        await ann.send("/hello", chat=old.id)
    with pytest.raises(SandboxError, match=f"has become the supergroup {new.id}"):
        await old.upgrade()
    with pytest.raises(SandboxError, match="only a basic group"):
        await new.upgrade()


async def test_both_chats_say_where_it_went(sandbox: Sandbox, ann: Person) -> None:
    old = await sandbox.groups.add("Delegation", ann, kind="group")
    new = await old.upgrade()
    to, came = [update["message"] for update in (await done(sandbox, "getUpdates"))[-2:]]
    assert (to["chat"]["type"], to["chat"]["id"], to["migrate_to_chat_id"]) == ("group", old.id, new.id)
    assert (came["chat"]["type"], came["migrate_from_chat_id"]) == ("supergroup", old.id)
    assert [chat.chat_id for chat in await ann.chats()][1:] == [new.id]
    assert (await ann.screen(new.id)).messages[0].text == "upgraded the group to a supergroup"


async def test_people_and_offices_come_along(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    old = await sandbox.groups.add("Delegation", ann, bob, kind="group")
    await old.appoint(bot_id(sandbox), ann, ["can_delete_messages"])
    new = await old.upgrade()
    places = [(place.id, place.status) for place in (await bob.screen(new.id)).members]
    assert places == [(ann.id, "creator"), (bob.id, "member"), (bot_id(sandbox), "administrator")]
    assert new.kind == "supergroup"
