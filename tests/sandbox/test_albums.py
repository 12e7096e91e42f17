"""Albums in both directions, and the media of messages that are changed."""

import json
from typing import Any

import pytest

from sandbox.client import Person, Sandbox, SandboxError
from sandbox.client.person import FileKind

from .playing import done, said
from .uploading import JPEG, picture, posted, sent_file

PICTURE = picture(40, 30)
FILES = {name: (f"{name}.png", PICTURE) for name in ("a", "b", "c")}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def item(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "media": f"attach://{name}", **more}


async def album(
    sandbox: Sandbox, person: Person, *items: dict[str, Any], files: dict[str, tuple[str, bytes]] = FILES
) -> Any:
    answer = await posted(sandbox, "sendMediaGroup", files, chat_id=str(person.id), media=json.dumps(items))
    return answer.json()


@pytest.mark.parametrize(
    ("items", "sentence"),
    [
        ([], "there are no messages to send"),
        ([item("photo", "a")], "an album has 2-10 messages (the sandbox is strict)"),
        ([item("photo", "a")] * 11, "too many messages to send as an album"),
        ([item("photo", "a"), item("document", "b")], "document can't be mixed with other media types"),
        ([item("audio", "a"), item("video", "b")], "audio can't be mixed with other media types"),
        ([item("photo", "a"), item("animation", "b")], "can't parse media JSON object"),
        (
            [item("photo", "a", show_caption_above_media=True), item("photo", "b")],
            "parameter show_caption_above_media must be the same for all messages",
        ),
        ([item("photo", "a"), item("photo", "z")], "wrong file identifier/HTTP URL specified"),
        ([item("photo", "a"), item("photo", "b", caption="x" * 1025)], "message caption is too long"),
        ([item("photo", "a", colour="red")] * 2, "unknown parameter media.0.colour (the sandbox is strict)"),
    ],
)
async def test_an_album_that_telegram_would_not_take_is_refused_whole(
    sandbox: Sandbox, ann: Person, items: list[dict[str, Any]], sentence: str
) -> None:
    answer = await album(sandbox, ann, *items)
    assert answer.get("description") == f"Bad Request: {sentence}"
    assert (await ann.screen()).received == []


async def test_an_album_answers_a_list_and_stands_as_a_group(sandbox: Sandbox, ann: Person) -> None:
    items = [
        item("photo", "a", caption="<b>First</b>", parse_mode="HTML"),
        item("photo", "b", has_spoiler=True),
        item("video", "c", duration=3),
    ]
    sent = (await album(sandbox, ann, *items))["result"]
    shown = (await ann.screen()).received
    assert [message["message_id"] for message in sent] == [message.message_id for message in shown]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert [message.media_group_id for message in shown] == [sent[0]["media_group_id"]] * 3
    assert [(message.html, message.spoiler) for message in shown] == [
        ("<b>First</b>", False),
        ("", True),
        ("", False),
    ]


async def test_an_album_of_documents_has_thumbnails_of_its_own(sandbox: Sandbox, ann: Person) -> None:
    files = {"a": ("a.txt", b"a"), "b": ("b.txt", b"b"), "t": ("t.jpg", JPEG)}
    items = [item("document", "a"), item("document", "b", thumbnail="attach://t")]
    sent = (await album(sandbox, ann, *items, files=files))["result"]
    assert ["thumbnail" in message["document"] for message in sent] == [False, True]
    assert [message["document"]["file_name"] for message in sent] == ["a.txt", "b.txt"]


async def test_a_persons_album_is_one_update_for_each_file_in_order(sandbox: Sandbox, ann: Person) -> None:
    numbers = await ann.send_album(
        ("photo", "a.png", PICTURE), ("video", "b.mp4", b"film"), ("photo", "c.png", PICTURE), caption="Trip"
    )
    messages = [update["message"] for update in (await done(sandbox, "getUpdates"))[1:]]
    assert [message["message_id"] for message in messages] == numbers
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["Trip", None, None]
    with pytest.raises(SandboxError, match="album"):
        await ann.send_album(("photo", "a.png", PICTURE), ("document", "b.txt", b"b"))
    eleven: list[tuple[FileKind, str, bytes]] = [("photo", "a.png", PICTURE)] * 11
    with pytest.raises(SandboxError, match="2 to 10"):
        await ann.send_album(*eleven)


async def test_albums_stay_together_when_they_are_copied_or_forwarded(sandbox: Sandbox, ann: Person) -> None:
    numbers = await ann.send_album(("photo", "a.png", PICTURE), ("photo", "b.png", PICTURE), caption="c")
    where = {"chat_id": ann.id, "from_chat_id": ann.id, "message_ids": [*numbers, 999]}
    forwarded = await done(sandbox, "forwardMessages", **where)
    copied = await done(sandbox, "copyMessages", **where, remove_caption=True)
    assert [len(forwarded), len(copied)] == [2, 2]
    shown = (await ann.screen()).received
    groups = [message.media_group_id for message in shown]
    assert (groups[0] == groups[1], groups[2] == groups[3], groups[0] == groups[2]) == (True, True, False)
    assert [message.text for message in shown] == ["c", "", "", ""]


async def test_another_file_takes_the_place_of_the_first(sandbox: Sandbox, ann: Person) -> None:
    sent = await sent_file(sandbox, ann, "sendDocument", ("a.txt", b"a"), caption="old")
    other = await sent_file(sandbox, ann, "sendVideo", ("a.mp4", b"film"))
    where = {"chat_id": ann.id, "message_id": sent["message_id"]}
    same = {"type": "document", "media": sent["document"]["file_id"], "caption": "old"}
    assert await said(sandbox, "editMessageMedia", **where, media=same) == NOT_MODIFIED
    video = {"type": "video", "media": other["video"]["file_id"]}
    edited = await done(sandbox, "editMessageMedia", **where, media=video)
    assert ("document" in edited, "caption" in edited, edited["video"]) == (False, False, other["video"])


async def test_a_text_becomes_a_picture_but_a_voice_stays_a_voice(sandbox: Sandbox, ann: Person) -> None:
    text = await done(sandbox, "sendMessage", chat_id=ann.id, text="/soon")
    files = {"p": ("p.png", PICTURE)}
    parameters = {"chat_id": str(ann.id), "message_id": str(text["message_id"])}
    media = json.dumps(item("photo", "p", caption="Here"))
    edited = (await posted(sandbox, "editMessageMedia", files, media=media, **parameters)).json()["result"]
    assert ("text" in edited, "entities" in edited, edited["caption"]) == (False, False, "Here")
    voice = await sent_file(sandbox, ann, "sendVoice", ("a.ogg", b"OggS"))
    where = {"chat_id": ann.id, "message_id": voice["message_id"]}
    photo = {"type": "photo", "media": edited["photo"][0]["file_id"]}
    refused = await said(sandbox, "editMessageMedia", **where, media=photo)
    assert refused == "Bad Request: message media can't be edited"


async def test_an_album_keeps_its_kind(sandbox: Sandbox, ann: Person) -> None:
    sent = (await album(sandbox, ann, item("photo", "a"), item("photo", "b")))["result"]
    where = {"chat_id": ann.id, "message_id": sent[0]["message_id"]}
    document = await sent_file(sandbox, ann, "sendDocument", ("a.txt", b"a"))
    as_document = {"type": "document", "media": document["document"]["file_id"]}
    refused = await said(sandbox, "editMessageMedia", **where, media=as_document)
    assert refused == "Bad Request: can't change media type in the album"
    animation = await sent_file(sandbox, ann, "sendAnimation", ("a.gif", b"GIF89a\x01\x00\x01\x00"))
    moving = {"type": "animation", "media": animation["animation"]["file_id"]}
    refused = await said(sandbox, "editMessageMedia", **where, media=moving)
    assert refused == "Bad Request: message content type can't be used in an album"
    video = await sent_file(sandbox, ann, "sendVideo", ("a.mp4", b"film"))
    film = {"type": "video", "media": video["video"]["file_id"]}
    edited = await done(sandbox, "editMessageMedia", **where, media=film)
    assert edited["media_group_id"] == sent[0]["media_group_id"]
