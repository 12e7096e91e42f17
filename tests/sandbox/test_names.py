"""What a bot is called and says of itself, and how it goes."""

from telegram import Bot, ChatAdministratorRights

from sandbox.client import Person, Sandbox

from .playing import done, said

PREFIX = "Bad Request: "


async def test_names_and_descriptions_keep_their_limits(sandbox: Sandbox) -> None:
    for method, parameter, most in (
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ):
        assert str(most) in await said(sandbox, method, **{parameter: "x" * (most + 1)})
        await done(sandbox, method, **{parameter: "x" * most})
        assert await done(sandbox, method.replace("set", "get")) == {parameter: "x" * most}
        wrong = await said(sandbox, method, **{parameter: "x"}, language_code="ukr")
        assert wrong == PREFIX + "invalid language code specified"


async def test_everybody_sees_the_name_in_their_own_language(sandbox: Sandbox, ann: Person) -> None:
    bob = await sandbox.people.add("Bob", language="cs")
    await done(sandbox, "setMyName", name="Attaché of the delegation")
    await done(sandbox, "setMyName", name="Аташе", language_code="uk")
    await done(sandbox, "setMyDescription", description="Pomocník delegace", language_code="cs")
    assert (await ann.screen()).title == "Аташе"
    assert (await bob.screen()).title == "Attaché of the delegation"
    assert (await bob.screen()).chat_description == "Pomocník delegace"
    assert (await ann.screen()).chat_description is None
    assert await done(sandbox, "getMyName", language_code="cs") == {"name": "Attaché of the delegation"}
    assert (await done(sandbox, "getMe"))["first_name"] == "Attaché of the delegation"
    await done(sandbox, "setMyName", language_code="uk")
    await done(sandbox, "setMyName")
    assert (await ann.screen()).title == "Attaché"


async def test_default_rights_are_kept_for_groups_and_channels_apart(sandbox: Sandbox) -> None:
    rights = {
        name: name in ("can_pin_messages", "can_manage_chat")
        for name in await done(sandbox, "getMyDefaultAdministratorRights")
    }
    await done(sandbox, "setMyDefaultAdministratorRights", rights=rights)
    assert await done(sandbox, "getMyDefaultAdministratorRights") == rights
    channels = await done(sandbox, "getMyDefaultAdministratorRights", for_channels=True)
    assert [name for name, value in channels.items() if value] == []
    assert channels["can_post_messages"] is False
    await done(sandbox, "setMyDefaultAdministratorRights")
    cleared = await done(sandbox, "getMyDefaultAdministratorRights")
    assert [name for name, value in cleared.items() if value] == []


async def test_rights_that_are_not_named_are_not_asked_for(sandbox: Sandbox) -> None:
    unknown = await said(sandbox, "setMyDefaultAdministratorRights", rights={"can_fly": True})
    assert unknown == PREFIX + "unknown parameter rights.can_fly (the sandbox is strict)"
    async with Bot(sandbox.token, base_url=f"{sandbox.url}/bot") as bot:
        rights = ChatAdministratorRights.no_rights()
        await bot.set_my_default_administrator_rights(rights)
        assert (await bot.get_my_default_administrator_rights()).can_pin_messages is False
    await done(sandbox, "setMyDefaultAdministratorRights", rights={"can_pin_messages": True})
    asked = await done(sandbox, "getMyDefaultAdministratorRights")
    assert [name for name, value in asked.items() if value] == ["can_pin_messages"]


async def test_a_bot_that_logged_out_is_refused(sandbox: Sandbox) -> None:
    await done(sandbox, "logOut")
    answer = await sandbox.call("getMe")
    assert (answer["error_code"], answer["description"]) == (400, "Logged out")


async def test_a_bot_is_not_closed_right_after_it_came(sandbox: Sandbox) -> None:
    answer = await sandbox.call("close")
    assert answer["error_code"] == 429
    assert 590 < answer["parameters"]["retry_after"] <= 600


async def test_a_menu_button_is_told_as_it_was_set(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.groups.add("Delegation", ann)
    assert await said(sandbox, "getChatMenuButton", chat_id=group.id) == PREFIX + "user not found"
    assert await done(sandbox, "getChatMenuButton", chat_id=ann.id) == {"type": "default"}
    await done(sandbox, "setChatMenuButton", menu_button={"type": "commands"})
    assert await done(sandbox, "getChatMenuButton", chat_id=ann.id) == {"type": "commands"}
    button = {"type": "web_app", "text": "Plan", "web_app": {"url": "https://plan.cz"}}
    await done(sandbox, "setChatMenuButton", chat_id=ann.id, menu_button=button)
    assert await done(sandbox, "getChatMenuButton", chat_id=ann.id) == button
    assert await done(sandbox, "getChatMenuButton") == {"type": "commands"}
