"""Messages at the documented limits and one beyond, and the sentences that refuse them."""

import pytest

from sandbox.client import Person, Sandbox

from .playing import done, keyboard, said

FLAG = "🇺🇦"


async def test_a_message_without_text_is_refused(sandbox: Sandbox, ann: Person) -> None:
    assert await said(sandbox, "sendMessage", chat_id=ann.id) == "Bad Request: message text is empty"
    assert await said(sandbox, "sendMessage", chat_id=ann.id, text="") == "Bad Request: message text is empty"
    assert (
        await said(sandbox, "sendMessage", chat_id=ann.id, text=" \n ")
        == "Bad Request: text must be non-empty"
    )
    empty = await said(sandbox, "sendMessage", chat_id=ann.id, text="<b></b>", parse_mode="HTML")
    assert empty == "Bad Request: text must be non-empty"


async def test_a_message_to_nobody_is_refused(sandbox: Sandbox, ann: Person) -> None:
    assert await said(sandbox, "sendMessage", text="x") == "Bad Request: chat_id is empty"
    for unknown in (0, -1, 123, "@nobody_there", "not_a_chat"):
        assert await said(sandbox, "sendMessage", chat_id=unknown, text="x") == "Bad Request: chat not found"


async def test_a_bot_cannot_write_first(sandbox: Sandbox) -> None:
    bob = await sandbox.people.add("Bob")
    answer = await sandbox.call("sendMessage", chat_id=bob.id, text="Hello")
    assert answer == {
        "ok": False,
        "error_code": 403,
        "description": "Forbidden: bot can't initiate conversation with a user",
    }
    await bob.send("hello")
    assert (await sandbox.call("sendMessage", chat_id=bob.id, text="Hello"))["ok"]


async def test_who_blocked_the_bot_gets_nothing_until_unblocking(sandbox: Sandbox, ann: Person) -> None:
    await ann.block()
    blocked = await sandbox.call("sendMessage", chat_id=ann.id, text="x")
    assert (blocked["error_code"], blocked["description"]) == (403, "Forbidden: bot was blocked by the user")
    await ann.unblock()
    assert (await sandbox.call("sendMessage", chat_id=ann.id, text="x"))["ok"]


async def test_a_deleted_account_gets_nothing(sandbox: Sandbox, ann: Person) -> None:
    await ann.delete_account()
    assert await said(sandbox, "sendMessage", chat_id=ann.id, text="x") == "Forbidden: user is deactivated"


@pytest.mark.parametrize("text", ["x" * 4096, "ї" * 4096, FLAG * 1024, "<b>" + "x" * 4096 + "</b>"])
async def test_a_text_of_4096_utf_16_units_after_parsing_passes(
    sandbox: Sandbox, ann: Person, text: str
) -> None:
    message = await done(sandbox, "sendMessage", chat_id=ann.id, text=text, parse_mode="HTML")
    assert len(message["text"].encode("utf-16-le")) == 2 * 4096


@pytest.mark.parametrize("text", ["x" * 4097, "ї" * 4097, FLAG * 1024 + "x"])
async def test_one_unit_more_is_too_long(sandbox: Sandbox, ann: Person, text: str) -> None:
    assert await said(sandbox, "sendMessage", chat_id=ann.id, text=text) == "Bad Request: message is too long"


async def test_a_caption_has_at_most_1024_units(sandbox: Sandbox, ann: Person) -> None:
    async def caption(text: str) -> str:
        answer = await sandbox.line.raw(
            "POST",
            f"/bot{sandbox.token}/sendDocument",
            data={"chat_id": str(ann.id), "caption": text},
            files={"document": ("a.txt", b"a")},
        )
        return str(answer.json().get("description", ""))

    assert await caption("ї" * 1024) == ""
    assert await caption("ї" * 1025) == "Bad Request: message caption is too long"


async def test_callback_data_has_1_to_64_bytes(sandbox: Sandbox, ann: Person) -> None:
    async def data(text: str) -> str:
        return await said(
            sandbox, "sendMessage", chat_id=ann.id, text="x", reply_markup=keyboard([("a", text)])
        )

    assert await data("x" * 64) == ""
    assert await data("ї" * 32) == ""
    assert await data("x" * 65) == "Bad Request: BUTTON_DATA_INVALID"
    assert await data("ї" * 32 + "x") == "Bad Request: BUTTON_DATA_INVALID"
    text_button = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
    assert await data("") == f"Bad Request: {text_button}"


async def test_a_keyboard_has_at_most_100_buttons_and_8_in_a_row(sandbox: Sandbox, ann: Person) -> None:
    async def buttons(*rows: int) -> str:
        markup = keyboard(*([("a", "b")] * row for row in rows))
        return await said(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_markup=markup)

    assert await buttons(*[8] * 12, 4) == ""
    assert await buttons(*[8] * 12, 5) == "Bad Request: reply markup is too long"
    assert await buttons(9) == "Bad Request: reply markup is too long"


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        ("not json", "can't parse reply keyboard markup JSON object"),
        ({}, "object expected as reply markup"),
        ({"inline_keyboard": "bad"}, 'field "inline_keyboard" must be of type Array'),
        ({"keyboard": "bad"}, 'field "keyboard" must be of type Array'),
        (
            {"inline_keyboard": [[{"callback_data": "x"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "url": "not-a-url"}]]},
            "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "url": "ftp://example.com"}]]},
            "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
        ),
        ({"inline_keyboard": [[{"text": "a", "pay": True}]]}, "BUTTON_TYPE_INVALID"),
        (
            {"inline_keyboard": [[{"text": "a", "copy_text": {"text": "x" * 257}}]]},
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (
            {"inline_keyboard": [[{"text": "a", "web_app": {"url": "http://example.com"}}]]},
            "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
        ),
        (
            {"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]},
            "inline keyboard button text must be non-empty",
        ),
    ],
)
async def test_a_bad_keyboard_is_refused_as_telegram_does(
    sandbox: Sandbox, ann: Person, markup: object, sentence: str
) -> None:
    assert (
        await said(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_markup=markup)
        == f"Bad Request: {sentence}"
    )


@pytest.mark.parametrize(
    ("parameter", "value", "sentence"),
    [
        ("parse_mode", "XML", "unsupported parse_mode"),
        ("reply_parameters", {"message_id": 999}, "message to be replied not found"),
        ("reply_parameters", {"quote": "x"}, 'can\'t find field "message_id"'),
        ("message_thread_id", 5, "message thread not found"),
        ("message_effect_id", "99", "EFFECT_ID_INVALID"),
        ("business_connection_id", "x", "business connection not found"),
        ("text_colour", "red", "unknown parameter text_colour (the sandbox is strict)"),
    ],
)
async def test_a_bad_parameter_is_refused(
    sandbox: Sandbox, ann: Person, parameter: str, value: object, sentence: str
) -> None:
    answer = await said(sandbox, "sendMessage", **{"chat_id": ann.id, "text": "x", parameter: value})
    assert answer == f"Bad Request: {sentence}"


async def test_an_unknown_parameter_is_only_a_warning_when_not_strict(sandbox: Sandbox) -> None:
    await sandbox.reset(strict=False)
    bob = await sandbox.people.add("Bob")
    await bob.send("/start")
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "b", "colour": "red"}]]}
    await done(sandbox, "sendMessage", chat_id=bob.id, text="x", shade="dark", reply_markup=markup)
    (entry,) = await sandbox.ledger(method="sendMessage")
    assert entry.warnings == [
        "unknown parameter shade",
        "unknown parameter reply_markup.inline_keyboard.0.0.colour",
    ]


async def test_a_reply_shows_what_it_answers(sandbox: Sandbox, ann: Person) -> None:
    asked = await ann.send("When?")
    await done(sandbox, "sendMessage", chat_id=ann.id, text="At nine", reply_parameters={"message_id": asked})
    gone = {"message_id": 999, "allow_sending_without_reply": True}
    await done(sandbox, "sendMessage", chat_id=ann.id, text="Bye", reply_parameters=gone)
    assert [message.reply_to for message in (await ann.screen()).received] == [asked, None]


async def test_messages_are_numbered_in_each_chat_and_dated_by_the_worlds_clock(
    sandbox: Sandbox, ann: Person
) -> None:
    bob = await sandbox.people.add("Bob")
    assert (await ann.send("one more"), await bob.send("first")) == (2, 1)
    moment = (await sandbox.clock.move(to=(await sandbox.clock.now()).replace(year=2031))).now
    message = await done(sandbox, "sendMessage", chat_id=ann.id, text="x")
    assert abs(message["date"] - moment.timestamp()) <= 2


async def test_places_contacts_and_typing_reach_the_screen(sandbox: Sandbox, ann: Person) -> None:
    await done(sandbox, "sendChatAction", chat_id=ann.id, action="typing")
    assert (await ann.screen()).typing
    await done(sandbox, "sendLocation", chat_id=ann.id, latitude=50.08, longitude=14.43)
    venue = {"latitude": 50.08, "longitude": 14.43, "title": "Hall", "address": "Street 1"}
    await done(sandbox, "sendVenue", chat_id=ann.id, **venue)
    await done(sandbox, "sendContact", chat_id=ann.id, phone_number="+420777123456", first_name="Jan")
    place, hall, contact = (screen := await ann.screen()).received
    assert not screen.typing
    assert place.location == {"latitude": 50.08, "longitude": 14.43, "live": False}
    assert hall.location == {**venue, "live": False}
    assert contact.contact == {"phone_number": "+420777123456", "first_name": "Jan"}
    assert await said(sandbox, "sendLocation", chat_id=ann.id, latitude=91, longitude=0) != ""
    assert await said(sandbox, "sendChatAction", chat_id=ann.id, action="dancing") != ""
