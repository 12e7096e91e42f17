"""Callback data, commands and chats that are made up."""

import json

import pytest

from sandbox.entities.html import parse_html
from storage.message import Message
from tests.handlers.hostile.snapshot import kept
from tests.handlers.hostile.strings import BAD, needs_strings
from tests.handlers.hostile.updates import checked, comes, put_aside, tapping, types, typing
from tests.handlers.hostile.world import EMMA, PETRO
from tests.stage import Stage
from words import Reader

COMMANDS_OF_OTHERS = ["/start@YourBotName", "/today@OtherBot", "/startle", "/start2 now"]


@needs_strings
@pytest.mark.parametrize("form", ["{data}", "{token}.{data}"])
async def test_forged_callback_data_does_nothing_and_is_answered(stage: Stage, form: str) -> None:
    forged = json.loads((BAD / "strings.json").read_text())["callback_data"]
    await stage.says(EMMA, "the tram shelter")
    (row,) = await stage.rows(EMMA)
    before = await kept(stage)
    for data in [*forged, ".", "." * 64, "x" * 64, "é" * 32, row.token, f"{row.token}.", "None.None"]:
        await stage.taps_data(EMMA, form.format(token=row.token, data=data))
    assert await kept(stage) == before
    assert (await stage.screen(EMMA), len(stage.toasts)) == ([row.message], len(forged) + 7)
    assert set(stage.toasts) == {Reader("en").plain("stale-button")}
    assert await put_aside(stage) == []


@needs_strings
async def test_every_odd_command_gets_its_answer(stage: Stage) -> None:
    odd = json.loads((BAD / "strings.json").read_text())["commands"]
    said = {
        text: checked(await types(stage, EMMA, text)).splitlines()[0] for text in [*odd, *COMMANDS_OF_OTHERS]
    }
    welcome, kept_safe = (
        "Welcome, Emma Clark! You are in: Smart City Prague.",
        "I have kept this safe. What is it?",
    )
    assert said == {
        "/start": welcome,
        "/START": welcome,
        "/start payload": parse_html(Reader("en").say("joining-turned-away")).text,
        "/start@YourBotName": "I do not know the command /start@YourBotName. See /help for all commands.",
        "/unknown": "I do not know the command /unknown. See /help for all commands.",
        "/": kept_safe,
        "//": kept_safe,
        "/start\n/help": welcome,
        "/today@OtherBot": "I do not know the command /today@OtherBot. See /help for all commands.",
        "/startle": "I do not know the command /startle. See /help for all commands.",
        "/start2 now": "I do not know the command /start2. See /help for all commands.",
    }


async def test_what_only_begins_like_a_command_and_what_follows_a_mistyped_one_can_be_kept(
    stage: Stage,
) -> None:
    await stage.says(EMMA, "/dev/null is full", entities=[{"type": "bot_command", "offset": 0, "length": 4}])
    await stage.taps(EMMA, "Note")
    await stage.says(EMMA, "/contcat Jan Novák, Example")
    await stage.taps(EMMA, "Contact")
    async with stage.database.reading(stage.now) as tx:
        assert [note.text for note in await tx.notes.of_mission(stage.mission.id)] == ["/dev/null is full"]
        assert [contact.name for contact in await tx.contacts.of_mission(stage.mission.id)] == ["Jan Novák"]


async def test_a_stranger_hears_one_sentence_a_day_whatever_they_try(stage: Stage) -> None:
    stage.telegram["Mallory"] = 6666
    odd = ["/start", "/start x", "/startle", "/start@OtherBot", "/starts 1", "/today", "hello", "/programme"]
    said = [message for text in odd for message in await stage.says("Mallory", text)]
    said += await stage.says("Mallory", "", contact={"phone_number": "+420777123456", "first_name": "Jan"})
    said += await stage.taps_data("Mallory", "a.b")
    assert said == [Message(text=Reader("en").say("joining-turned-away"))]


async def test_in_a_group_nobody_gets_an_answer(stage: Stage) -> None:
    group = {"id": -1001, "type": "supergroup", "title": "Delegation"}
    texts = [
        "/today",
        "/start",
        "/contact Jan Novák, Example",
        "/results",
        "/privacy",
        "hello",
        "/start@attache_test_bot x",
    ]
    before = await kept(stage)
    for name in (EMMA, PETRO):
        for text in texts:
            body = typing(stage, name, text)
            assert await comes(stage, name, {"message": body["message"] | {"chat": group}}) == []
        tapped = tapping(stage, name, "a.b")
        there = tapped["callback_query"]["message"] | {"chat": group}
        assert (
            await comes(stage, name, {"callback_query": tapped["callback_query"] | {"message": there}}) == []
        )
    assert (await kept(stage), await put_aside(stage)) == (before, [])
