"""Every answer and update about messages has exactly the fields of its type in the official specification."""

import json
from typing import Any

import pytest

from sandbox.client import Person, Sandbox

from .playing import done
from .test_specification import SPECIFICATION, strangers
from .uploading import JPEG, WEBP, picture, posted, sent_file

pytestmark = pytest.mark.skipif(
    not SPECIFICATION.exists(), reason="the official specification is not at hand"
)

PICTURE = picture(40, 30)
BUS = {"question": "Bus?", "options": ["Yes", {"text": "No"}]}


def flaws(value: Any, kind: str) -> list[str]:
    return strangers(value, [kind], kind)


@pytest.mark.parametrize(
    ("method", "file"),
    [
        ("sendPhoto", ("a.png", PICTURE)),
        ("sendDocument", ("a.txt", b"a")),
        ("sendVoice", ("a.ogg", b"OggS")),
        ("sendAudio", ("a.mp3", b"ID3")),
        ("sendVideo", ("a.mp4", b"film")),
        ("sendAnimation", ("a.gif", b"GIF89a\x01\x00\x01\x00")),
        ("sendVideoNote", ("a.mp4", b"round")),
        ("sendSticker", ("a.webp", WEBP)),
    ],
)
async def test_every_message_with_a_file(
    sandbox: Sandbox, ann: Person, method: str, file: tuple[str, bytes]
) -> None:
    sent = await sent_file(sandbox, ann, method, file)
    assert flaws(sent, "Message") == []
    numbers = {"chat_id": ann.id, "from_chat_id": ann.id, "message_ids": [sent["message_id"]]}
    assert flaws(await done(sandbox, "copyMessages", **numbers), "Array of MessageId") == []
    assert flaws(await done(sandbox, "forwardMessages", **numbers), "Array of MessageId") == []


async def test_albums_thumbnails_covers_and_live_photos(sandbox: Sandbox, ann: Person) -> None:
    files = {"a": ("a.mp4", b"film"), "t": ("t.jpg", JPEG), "p": ("p.png", PICTURE)}
    video = {"type": "video", "media": "attach://a", "thumbnail": "attach://t", "cover": "attach://p"}
    live = {"type": "live_photo", "media": "attach://a", "photo": "attach://p"}
    media = json.dumps([{**video, "start_timestamp": 3}, live])
    sent = (await posted(sandbox, "sendMediaGroup", files, chat_id=str(ann.id), media=media)).json()["result"]
    assert flaws(sent, "Array of Message") == []
    assert sent[0]["video"]["start_timestamp"] == 3
    where = {"chat_id": ann.id, "message_id": sent[0]["message_id"]}
    photo = {"type": "photo", "media": sent[1]["photo"][0]["file_id"], "caption": "x"}
    assert flaws(await done(sandbox, "editMessageMedia", **where, media=photo), "Message") == []


async def test_polls_dice_places_and_reactions(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.set_flood(enabled=False)
    where = {"chat_id": ann.id}
    poll = await done(sandbox, "sendPoll", **where, **BUS, description="d", open_period=60)
    quiz = {**BUS, "type": "quiz", "correct_option_ids": [0], "explanation": "a.cz"}
    live = await done(sandbox, "sendLocation", **where, latitude=1, longitude=2, live_period=60, heading=9)
    moved = {"message_id": live["message_id"], "latitude": 2, "longitude": 3}
    answers = [
        (poll, "Message"),
        (await done(sandbox, "sendPoll", **where, **quiz), "Message"),
        (await done(sandbox, "stopPoll", **where, message_id=poll["message_id"]), "Poll"),
        (await done(sandbox, "sendDice", **where), "Message"),
        (live, "Message"),
        (await done(sandbox, "editMessageLiveLocation", **where, **moved), "Message"),
        (
            await done(sandbox, "stopMessageLiveLocation", **where, message_id=live["message_id"]),
            "Message",
        ),
        (await done(sandbox, "getUserProfilePhotos", user_id=ann.id), "UserProfilePhotos"),
    ]
    assert [flaw for answer, kind in answers for flaw in flaws(answer, kind)] == []


async def test_polls_with_media(sandbox: Sandbox, ann: Person) -> None:
    place = {"latitude": 1, "longitude": 2}
    sticker = (await sent_file(sandbox, ann, "sendSticker", ("a.webp", WEBP)))["sticker"]["file_id"]
    media: list[dict[str, Any]] = [
        {"type": "location", **place},
        {"type": "venue", **place, "title": "Hall", "address": "Street 1"},
        {"type": "link", "url": "https://a.cz"},
        {"type": "sticker", "media": sticker},
    ]
    options = json.dumps([{"text": "x", "media": item} for item in media])
    picture = json.dumps({"type": "photo", "media": "attach://p"})
    more = {"question": "Which?", "options": options, "media": picture, "chat_id": str(ann.id)}
    sent = (await posted(sandbox, "sendPoll", {"p": ("p.png", PICTURE)}, **more)).json()["result"]
    assert flaws(sent, "Message") == []
    kinds = [next(iter(option["media"])) for option in sent["poll"]["options"]]
    assert (kinds, list(sent["poll"]["media"])) == (["location", "venue", "link", "sticker"], ["photo"])


async def test_replies_that_quote(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.add_group("Delegation", ann)
    number = await ann.send("/when at nine", chat=group)
    for reply in ({"message_id": 1, "quote": "start"}, {"message_id": number, "chat_id": group}):
        sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_parameters=reply)
        assert flaws(sent, "Message") == []


async def test_every_update_about_messages(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.set_flood(enabled=False)
    kinds = ["message", "edited_message", "poll", "poll_answer", "message_reaction"]
    await done(sandbox, "getUpdates", offset=-1, allowed_updates=kinds)
    poll = await done(sandbox, "sendPoll", chat_id=ann.id, **BUS, is_anonymous=False, description="d")
    await ann.vote(poll["message_id"], 1)
    await ann.vote(poll["message_id"])
    await ann.react(poll["message_id"], "👍")
    await ann.react(poll["message_id"], None)
    await ann.send_album(("photo", "a.png", PICTURE), ("video", "a.mp4", b"a"), caption="a.cz")
    await ann.send_file("a.mp3", b"ID3", kind="audio")
    await ann.send_file("a.mp4", b"film", kind="video_note")
    await ann.edit(
        await ann.send_file("a.gif", b"GIF89a\x01\x00\x01\x00", kind="animation", caption="x"), "y"
    )
    await ann.send_sticker("😀")
    await ann.send_dice("🎳")
    await ann.send_poll("Which?", "a", "b")
    await ann.send_venue(1, 2, "Hall")
    await ann.send("x", reply_to=poll["message_id"] + 1, quote="a.cz")
    updates = (await done(sandbox, "getUpdates"))[1:]
    assert len(updates) == 17
    assert flaws(updates, "Array of Update") == []
    assert "description" not in next(update["poll"] for update in updates if "poll" in update)
