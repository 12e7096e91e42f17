"""What a bot may change, pin, copy and delete, and until when."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.client import Person, Sandbox

from .playing import done, keyboard, said
from .uploading import picture, sent_file

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def test_an_edit_that_changes_nothing_is_refused(sandbox: Sandbox, ann: Person) -> None:
    markup = keyboard([("Seen", "s")])
    sent = await done(
        sandbox, "sendMessage", chat_id=ann.id, text="<b>x</b>", parse_mode="HTML", reply_markup=markup
    )
    same = {"chat_id": ann.id, "message_id": sent["message_id"], "text": "<b>x</b>", "parse_mode": "HTML"}
    assert await said(sandbox, "editMessageText", **same, reply_markup=markup) == NOT_MODIFIED
    assert await said(sandbox, "editMessageText", **same) == ""
    assert await said(sandbox, "editMessageText", **same) == NOT_MODIFIED
    assert await said(sandbox, "editMessageText", **{**same, "text": "x"}) == ""


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(
        sandbox, "sendMessage", chat_id=ann.id, text="a", reply_markup=keyboard([("Seen", "s")])
    )
    where = {"chat_id": ann.id, "message_id": sent["message_id"]}
    assert (await ann.screen()).last.labels == ["Seen"]
    edited = await done(sandbox, "editMessageText", **where, text="b")
    assert (edited["text"], edited["edit_date"] >= edited["date"]) == ("b", True)
    shown = (await ann.screen()).last
    assert (shown.text, shown.edited, shown.labels) == ("b", True, [])
    await done(sandbox, "editMessageReplyMarkup", **where, reply_markup=keyboard([("Again", "s")]))
    assert (await ann.screen()).last.labels == ["Again"]


async def test_only_ones_own_standing_text_can_be_edited(sandbox: Sandbox, ann: Person) -> None:
    theirs = await ann.send("mine")
    document = {"chat_id": ann.id, "text": "x"}
    assert (
        await said(sandbox, "editMessageText", **document)
        == "Bad Request: message identifier is not specified"
    )
    unknown = await said(sandbox, "editMessageText", **document, message_id=999)
    assert unknown == "Bad Request: message to edit not found"
    assert (
        await said(sandbox, "editMessageText", **document, message_id=theirs)
        == "Bad Request: message can't be edited"
    )
    keys = {"keyboard": [[{"text": "Menu"}]]}
    fixed = await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_markup=keys)
    refused = await said(sandbox, "editMessageText", chat_id=ann.id, text="y", message_id=fixed["message_id"])
    assert refused == "Bad Request: message can't be edited"
    text = await done(sandbox, "sendMessage", chat_id=ann.id, text="x")
    where = {"chat_id": ann.id, "message_id": text["message_id"]}
    assert await said(sandbox, "editMessageCaption", **where, caption="c") == (
        "Bad Request: there is no caption in the message to edit"
    )
    assert await said(sandbox, "editMessageText", **where, text="y", reply_markup=keys) == (
        "Bad Request: inline keyboard expected"
    )


async def test_a_message_is_deleted_within_48_hours_of_the_worlds_clock(
    sandbox: Sandbox, ann: Person
) -> None:
    old = await done(sandbox, "sendMessage", chat_id=ann.id, text="old")
    await sandbox.clock.move_by(timedelta(hours=47))
    young = await done(sandbox, "sendMessage", chat_id=ann.id, text="young")
    await sandbox.clock.move_by(timedelta(hours=2))
    late = await said(sandbox, "deleteMessage", chat_id=ann.id, message_id=old["message_id"])
    assert late == "Bad Request: message can't be deleted for everyone"
    await done(sandbox, "deleteMessage", chat_id=ann.id, message_id=young["message_id"])
    gone = await said(sandbox, "deleteMessage", chat_id=ann.id, message_id=young["message_id"])
    assert gone == "Bad Request: message to delete not found"
    assert (await ann.screen()).texts == ["old"]


async def test_a_pin_a_copy_and_a_forward_stand_in_the_chat(sandbox: Sandbox, ann: Person) -> None:
    theirs = await ann.send("Good idea")
    where = {"chat_id": ann.id, "message_id": theirs}
    await done(sandbox, "pinChatMessage", **where)
    copy = await done(sandbox, "copyMessage", **where, from_chat_id=ann.id)
    forward = await done(sandbox, "forwardMessage", **where, from_chat_id=ann.id)
    assert forward["forward_origin"]["sender_user"]["id"] == ann.id
    screen = await ann.screen()
    assert screen.pinned == theirs
    assert [(shown.message_id, shown.text, shown.forwarded_from) for shown in screen.received] == [
        (copy["message_id"], "Good idea", None),
        (forward["message_id"], "Good idea", "Ann"),
    ]
    chat = await done(sandbox, "getChat", chat_id=ann.id)
    assert (chat["first_name"], chat["pinned_message"]["message_id"]) == ("Ann", theirs)
    assert await said(sandbox, "pinChatMessage", chat_id=ann.id, message_id=999) != ""
    await done(sandbox, "unpinChatMessage", chat_id=ann.id)
    assert (await ann.screen()).pinned is None
    assert (
        await said(sandbox, "unpinChatMessage", chat_id=ann.id) == "Bad Request: message to unpin not found"
    )
    await done(sandbox, "deleteMessages", chat_id=ann.id, message_ids=[copy["message_id"], 999])
    assert (await ann.screen()).last.message_id == forward["message_id"]


async def test_a_keyboard_under_the_input_line_stays_until_it_is_removed(
    sandbox: Sandbox, ann: Person
) -> None:
    keys = {"keyboard": [[{"text": "Menu"}, {"text": "My number", "request_contact": True}]]}
    await done(sandbox, "sendMessage", chat_id=ann.id, text="a", reply_markup=keys)
    await done(sandbox, "sendMessage", chat_id=ann.id, text="b", reply_markup=keyboard([("x", "y")]))
    (row,) = (await ann.screen()).reply_keyboard or []
    assert [key.text for key in row] == ["Menu", "My number"]
    assert await ann.tap("Menu") is None
    await ann.tap("My number")
    menu, number = (await ann.screen()).messages[-2:]
    assert (menu.text, number.contact) == (
        "Menu",
        {"phone_number": "+380501234567", "first_name": "Ann", "last_name": "Example", "user_id": ann.id},
    )
    await done(sandbox, "sendMessage", chat_id=ann.id, text="c", reply_markup={"remove_keyboard": True})
    assert (await ann.screen()).reply_keyboard is None


@pytest.mark.parametrize(
    ("method", "name", "content"),
    [
        ("sendPhoto", "a.png", picture(9, 9)),
        ("sendDocument", "a.txt", b"a"),
        ("sendVoice", "a.ogg", b"OggS"),
        ("sendAudio", "a.mp3", b"ID3"),
        ("sendVideo", "a.mp4", b"film"),
        ("sendAnimation", "a.gif", b"GIF89a\x01\x00\x01\x00"),
    ],
)
async def test_every_file_with_a_caption_has_it_edited_only_if_it_changes(
    sandbox: Sandbox, ann: Person, method: str, name: str, content: bytes
) -> None:
    sent = await sent_file(sandbox, ann, method, (name, content), caption="old")
    where = {"chat_id": ann.id, "message_id": sent["message_id"]}
    assert await said(sandbox, "editMessageCaption", **where, caption="old") == NOT_MODIFIED
    assert await said(sandbox, "editMessageReplyMarkup", **where) == NOT_MODIFIED
    edited = await done(sandbox, "editMessageCaption", **where, caption="<b>new</b>", parse_mode="HTML")
    assert (edited["caption"], edited["caption_entities"][0]["type"]) == ("new", "bold")
    assert "caption" not in await done(sandbox, "editMessageCaption", **where)


async def test_a_caption_moves_above_its_picture(sandbox: Sandbox, ann: Person) -> None:
    sent = await sent_file(sandbox, ann, "sendPhoto", ("a.png", picture(9, 9)), caption="x")
    where = {"chat_id": ann.id, "message_id": sent["message_id"], "caption": "x"}
    edited = await done(sandbox, "editMessageCaption", **where, show_caption_above_media=True)
    assert edited["show_caption_above_media"] is True
    same = await said(sandbox, "editMessageCaption", **where, show_caption_above_media=True)
    assert same == NOT_MODIFIED


@pytest.mark.parametrize(
    ("method", "content"),
    [
        ("sendDice", {}),
        ("sendPoll", {"question": "?", "options": ["a"]}),
        ("sendLocation", {"latitude": 1, "longitude": 2}),
        ("sendContact", {"phone_number": "+420777", "first_name": "Jan"}),
    ],
)
async def test_what_has_no_words_has_only_its_keyboard_edited(
    sandbox: Sandbox, ann: Person, method: str, content: dict[str, Any]
) -> None:
    sent = await done(sandbox, method, chat_id=ann.id, **content)
    where = {"chat_id": ann.id, "message_id": sent["message_id"]}
    text = await said(sandbox, "editMessageText", **where, text="x")
    assert text == "Bad Request: there is no text in the message to edit"
    caption = await said(sandbox, "editMessageCaption", **where, caption="x")
    assert caption == "Bad Request: there is no caption in the message to edit"
    media = {"type": "photo", "media": "AgAD"}
    other = await said(sandbox, "editMessageMedia", **where, media=media)
    assert other == "Bad Request: message media can't be edited"
    await done(sandbox, "editMessageReplyMarkup", **where, reply_markup=keyboard([("a", "b")]))
    assert (await ann.screen()).last.labels == ["a"]
