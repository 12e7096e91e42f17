"""Audio, films, stickers and pictures in both directions, with their thumbnails and spoilers."""

from datetime import timedelta

import pytest

from sandbox.client import Person, Sandbox, SandboxError
from sandbox.client.person import FileKind

from .playing import done, said
from .uploading import JPEG, WEBP, picture, posted, sent_file


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        ("sendAudio", "there is no audio in the request"),
        ("sendVideo", "there is no video in the request"),
        ("sendAnimation", "there is no animation in the request"),
        ("sendVideoNote", "there is no video note in the request"),
        ("sendSticker", "there is no sticker in the request"),
        ("sendLivePhoto", "there is no live photo in the request"),
    ],
)
async def test_a_message_without_its_file_is_refused(
    sandbox: Sandbox, ann: Person, method: str, sentence: str
) -> None:
    assert await said(sandbox, method, chat_id=ann.id) == f"Bad Request: {sentence}"


async def test_a_file_is_sent_only_as_what_it_is(sandbox: Sandbox, ann: Person) -> None:
    audio = (await sent_file(sandbox, ann, "sendAudio", ("a.mp3", b"ID3")))["audio"]["file_id"]
    as_video = await said(sandbox, "sendVideo", chat_id=ann.id, video=audio)
    assert as_video == "Bad Request: can't use file of type Audio as Video"
    as_note = await said(sandbox, "sendVideoNote", chat_id=ann.id, video_note=audio)
    assert as_note == "Bad Request: can't use file of type Audio as VideoNote"
    bad = await posted(sandbox, "sendSticker", {"sticker": ("a.png", picture(9, 9))}, chat_id=str(ann.id))
    assert bad.json()["description"] == "Bad Request: wrong file type"
    file = {"video_note": ("a.mp4", b"x")}
    long = await posted(sandbox, "sendVideoNote", file, chat_id=str(ann.id), duration="61")
    assert long.json()["description"] == "Bad Request: video note must be at most 1 minute long"


@pytest.mark.parametrize(
    ("thumbnail", "sentence"),
    [
        (JPEG + b"\0" * 200 * 1024, "thumbnail must be at most 200 kB in size"),
        (picture(10, 10), "thumbnail must be a JPEG picture"),
        (JPEG.replace(b"\x01\x40", b"\x01\x41"), "thumbnail must be at most 320 pixels wide and high"),
    ],
)
async def test_a_thumbnail_that_telegram_would_leave_out_is_refused(
    sandbox: Sandbox, ann: Person, thumbnail: bytes, sentence: str
) -> None:
    files = {"document": ("a.txt", b"a"), "thumbnail": ("t.jpg", thumbnail)}
    answer = await posted(sandbox, "sendDocument", files, chat_id=str(ann.id))
    assert answer.json()["description"] == f"Bad Request: {sentence} (the sandbox is strict)"
    await sandbox.reset(strict=False)
    bob = await sandbox.people.add("Bob")
    await bob.send("/start")
    sent = (await posted(sandbox, "sendDocument", files, chat_id=str(bob.id))).json()["result"]
    assert "thumbnail" not in sent["document"]


async def test_a_picture_has_no_thumbnail(sandbox: Sandbox, ann: Person) -> None:
    files = {"photo": ("a.png", picture(9, 9)), "thumbnail": ("t.jpg", JPEG)}
    answer = await posted(sandbox, "sendPhoto", files, chat_id=str(ann.id))
    unknown = "unknown parameter thumbnail (the sandbox is strict)"
    assert answer.json()["description"] == f"Bad Request: {unknown}"


async def test_a_thumbnail_comes_with_its_file(sandbox: Sandbox, ann: Person) -> None:
    files = {"video": ("a.mp4", b"film"), "small": ("t.jpg", JPEG)}
    parameters = {"chat_id": str(ann.id), "thumbnail": "attach://small", "width": "64", "height": "48"}
    sent = (await posted(sandbox, "sendVideo", files, **parameters)).json()["result"]
    thumbnail = sent["video"]["thumbnail"]
    assert (thumbnail["width"], thumbnail["height"], thumbnail["file_size"]) == (320, 256, len(JPEG))
    again = await done(sandbox, "sendVideo", chat_id=ann.id, video=sent["video"]["file_id"])
    assert again["video"] == sent["video"]
    assert (sent["video"]["width"], sent["video"]["height"]) == (64, 48)


async def test_sounds_and_films_are_on_the_phone(sandbox: Sandbox, ann: Person) -> None:
    await sent_file(
        sandbox,
        ann,
        "sendAudio",
        ("a.mp3", b"ID3"),
        title="Song",
        performer="Choir",
        duration="90",
        caption="c",
    )
    await sent_file(sandbox, ann, "sendVideo", ("a.mp4", b"film"), has_spoiler="true", duration="3")
    animation = await sent_file(sandbox, ann, "sendAnimation", ("a.gif", b"GIF89a\x40\x00\x30\x00"))
    await sent_file(sandbox, ann, "sendVideoNote", ("a.mp4", b"round"), length="200")
    assert (animation["animation"]["width"], animation["animation"]["height"]) == (64, 48)
    assert animation["document"]["file_id"] == animation["animation"]["file_id"]
    audio, video, gif, note = (await ann.screen()).received
    assert audio.file is not None
    assert (audio.file.kind, audio.file.title, audio.file.performer, audio.file.duration, audio.text) == (
        "audio",
        "Song",
        "Choir",
        90,
        "c",
    )
    assert [shown.file.kind for shown in (video, gif, note) if shown.file] == [
        "video",
        "animation",
        "video_note",
    ]
    assert (video.spoiler, gif.spoiler) == (True, False)
    assert await sandbox.download(video.file) == b"film"


async def test_a_caption_can_stand_above_a_picture_but_not_above_a_sound(
    sandbox: Sandbox, ann: Person
) -> None:
    above = {"caption": "x", "show_caption_above_media": "true"}
    sent = await sent_file(sandbox, ann, "sendPhoto", ("a.png", picture(9, 9)), **above)
    assert sent["show_caption_above_media"] is True
    assert (await ann.screen()).last.caption_above
    audio = {"audio": ("a.mp3", b"a")}
    refused = await posted(sandbox, "sendAudio", audio, chat_id=str(ann.id), **above)
    unknown = "unknown parameter show_caption_above_media (the sandbox is strict)"
    assert refused.json()["description"] == f"Bad Request: {unknown}"


async def test_a_live_photo_is_a_picture_too(sandbox: Sandbox, ann: Person) -> None:
    files = {"live_photo": ("a.mp4", b"film"), "still": ("a.png", picture(40, 30))}
    parameters = {"chat_id": str(ann.id), "photo": "attach://still"}
    sent = (await posted(sandbox, "sendLivePhoto", files, **parameters)).json()["result"]
    assert sent["live_photo"]["photo"] == sent["photo"]
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (40, 30)
    assert (await ann.screen()).last.photo is not None


async def test_stickers_go_both_ways(sandbox: Sandbox, ann: Person) -> None:
    sent = await sent_file(sandbox, ann, "sendSticker", ("a.webp", WEBP), emoji="👍")
    assert (sent["sticker"]["emoji"], sent["sticker"]["is_animated"]) == ("👍", False)
    film = await sent_file(sandbox, ann, "sendSticker", ("a.webm", b"\x1aE\xdf\xa3film"))
    assert (film["sticker"]["is_animated"], film["sticker"]["is_video"]) == (False, True)
    await ann.send_sticker("😀")
    theirs = (await done(sandbox, "getUpdates"))[1]["message"]["sticker"]
    assert (theirs["emoji"], theirs["width"], theirs["type"]) == ("😀", 512, "regular")
    file = await done(sandbox, "getFile", file_id=theirs["file_id"])
    content = (await sandbox.line.raw("GET", f"/file/bot{sandbox.token}/{file['file_path']}")).content
    assert (content[:4], content[8:16]) == (b"RIFF", b"WEBPVP8L")
    again = await done(sandbox, "sendSticker", chat_id=ann.id, sticker=theirs["file_id"])
    assert again["sticker"] == theirs
    shown = (await ann.screen()).last.file
    assert shown is not None
    assert "😀" in (await sandbox.download(shown)).decode()
    with pytest.raises(SandboxError, match="emoji"):
        await ann.send_sticker("<b>")


async def test_a_person_sends_every_kind_of_file(sandbox: Sandbox, ann: Person) -> None:
    kinds: list[FileKind] = ["audio", "video", "video_note", "animation"]
    for kind in kinds:
        await ann.send_file("a.mp4", b"x", kind=kind)
    messages = [update["message"] for update in (await done(sandbox, "getUpdates"))[1:]]
    assert [kind in message for kind, message in zip(kinds, messages, strict=True)] == [True] * 4
    with pytest.raises(SandboxError, match="no caption"):
        await ann.send_file("a.mp4", b"x", kind="video_note", caption="c")


async def test_nobody_has_a_profile_photo(sandbox: Sandbox, ann: Person) -> None:
    assert await said(sandbox, "getUserProfilePhotos", user_id=5) == "Bad Request: user not found"
    none = await done(sandbox, "getUserProfilePhotos", user_id=ann.id)
    assert none == {"total_count": 0, "photos": []}


async def test_dice_show_a_value_of_their_own(sandbox: Sandbox, ann: Person) -> None:
    assert await said(sandbox, "sendDice", chat_id=ann.id, emoji="🃏") == "Bad Request: wrong dice emoji"
    thrown = await done(sandbox, "sendDice", chat_id=ann.id)
    assert thrown["dice"]["emoji"] == "🎲"
    assert thrown["dice"]["value"] in range(1, 7)
    shown = (await ann.screen()).last.dice
    assert shown is not None
    assert shown.value == thrown["dice"]["value"]
    await ann.send_dice("🎰")
    assert (await done(sandbox, "getUpdates"))[1]["message"]["dice"]["value"] in range(1, 65)


async def test_a_die_in_a_private_chat_is_deleted_only_after_a_day(sandbox: Sandbox, ann: Person) -> None:
    thrown = await done(sandbox, "sendDice", chat_id=ann.id)
    where = {"chat_id": ann.id, "message_id": thrown["message_id"]}
    fresh = await said(sandbox, "deleteMessage", **where)
    assert fresh == "Bad Request: message can't be deleted for everyone"
    await sandbox.clock.move_by(timedelta(hours=25))
    await done(sandbox, "deleteMessage", **where)


async def test_a_draft_is_seen_as_typing(sandbox: Sandbox, ann: Person) -> None:
    zero = await said(sandbox, "sendMessageDraft", chat_id=ann.id, draft_id=0)
    assert zero == "Bad Request: draft identifier must be non-zero"
    long = await said(sandbox, "sendMessageDraft", chat_id=ann.id, draft_id=1, text="x" * 4097)
    assert long == "Bad Request: message is too long"
    assert await done(sandbox, "sendMessageDraft", chat_id=ann.id, draft_id=1, text="half a sen") is True
    screen = await ann.screen()
    assert (screen.typing, screen.received) == (True, [])
