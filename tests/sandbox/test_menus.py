"""The commands menu as each person sees it."""

from typing import Any

from sandbox.client import Person, Sandbox

from .playing import done, said


async def menu(person: Person) -> list[str]:
    return [command.description for command in (await person.screen()).commands]


def commands(description: str) -> list[dict[str, str]]:
    return [{"command": "today", "description": description}]


async def test_the_nearest_scope_and_the_own_language_win(sandbox: Sandbox, ann: Person) -> None:
    steps: list[tuple[dict[str, Any], str]] = [
        ({}, "default"),
        ({"language_code": "uk"}, "default uk"),
        ({"scope": {"type": "all_private_chats"}}, "private"),
        ({"scope": {"type": "all_private_chats"}, "language_code": "uk"}, "private uk"),
        ({"scope": {"type": "chat", "chat_id": ann.id}}, "chat"),
        ({"scope": {"type": "chat", "chat_id": ann.id}, "language_code": "uk"}, "chat uk"),
    ]
    for scope, description in steps:
        await done(sandbox, "setMyCommands", commands=commands(description), **scope)
        assert await menu(ann) == [description]
    assert await done(sandbox, "getMyCommands", language_code="uk") == commands("default uk")
    for scope, description in reversed(steps):
        assert await menu(ann) == [description]
        await done(sandbox, "deleteMyCommands", **scope)
    assert await menu(ann) == []


async def test_commands_at_their_limits_and_one_beyond(sandbox: Sandbox, ann: Person) -> None:
    async def refused(command: str, description: str = "x", count: int = 1) -> str:
        one = {"command": command, "description": description}
        return await said(sandbox, "setMyCommands", commands=[one] * count)

    assert await refused("a" * 32, "ї" * 256, 100) == ""
    assert await refused("a" * 33) == "Bad Request: BOT_COMMAND_INVALID"
    assert await refused("Today") == "Bad Request: BOT_COMMAND_INVALID"
    assert await refused("a", "x" * 257) == "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"
    assert await refused("a", " ") == "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"
    assert await refused("a", count=101) != ""
    assert (
        await said(sandbox, "setMyCommands", commands="x") == "Bad Request: can't parse commands JSON object"
    )
    wrong_language = await said(sandbox, "setMyCommands", commands=commands("x"), language_code="ukr")
    assert wrong_language == "Bad Request: invalid language code specified"
    elsewhere = await said(
        sandbox, "setMyCommands", commands=commands("x"), scope={"type": "chat", "chat_id": 5}
    )
    assert elsewhere == "Bad Request: chat not found"


async def test_a_menu_button_is_taken(sandbox: Sandbox, ann: Person) -> None:
    assert await done(sandbox, "setChatMenuButton", chat_id=ann.id, menu_button={"type": "commands"}) is True


async def test_administrators_see_their_own_menu(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob")
    group = await sandbox.groups.add("Delegation", ann, bob)
    scope = {"type": "chat_administrators", "chat_id": ann.id}
    wrong = await said(sandbox, "setMyCommands", commands=commands("x"), scope=scope)
    assert wrong == "Bad Request: can't use specified scope in private chats"
    here = {"chat_id": group.id}
    steps: list[tuple[dict[str, Any], str, str]] = [
        ({"type": "all_group_chats"}, "groups", "groups"),
        ({"type": "all_chat_administrators"}, "leaders", "groups"),
        ({"type": "chat", **here}, "chat", "chat"),
        ({"type": "chat_administrators", **here}, "leaders here", "chat"),
        ({"type": "chat_member", **here, "user_id": ann.id}, "Ann", "chat"),
    ]
    for scope, for_ann, for_bob in steps:
        description = for_ann if for_ann != for_bob else for_bob
        await done(sandbox, "setMyCommands", commands=commands(description), scope=scope)
        shown = [(await one.screen(group.id)).commands[0].description for one in (ann, bob)]
        assert shown == [for_ann, for_bob]
