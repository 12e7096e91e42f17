"""Documents, photos and voice in both directions, with their limits."""

import httpx
import pytest

from sandbox.client import Person, Sandbox, SandboxError

from .playing import done, said
from .uploading import picture

MEGABYTE = 1024 * 1024


async def upload(
    sandbox: Sandbox, person: Person, kind: str, name: str, content: bytes, **more: str
) -> httpx.Response:
    return await sandbox.line.raw(
        "POST",
        f"/bot{sandbox.token}/send{kind.capitalize()}",
        data={"chat_id": str(person.id), **more},
        files={kind: (name, content)},
    )


async def test_a_document_from_the_bot_is_on_the_phone(sandbox: Sandbox, ann: Person) -> None:
    answer = await upload(
        sandbox, ann, "document", "Zpráva 1.docx", b"words", caption="<b>Report</b>", parse_mode="HTML"
    )
    document = answer.json()["result"]["document"]
    shown = (await ann.screen()).last
    assert (shown.text, shown.html) == ("Report", "<b>Report</b>")
    assert shown.file is not None
    assert (shown.file.name, shown.file.size, document["file_size"]) == ("Zpráva 1.docx", 5, 5)
    assert await sandbox.download(shown.file) == b"words"
    again = await done(sandbox, "sendDocument", chat_id=ann.id, document=document["file_id"])
    assert again["document"] == document


async def test_a_file_from_a_person_is_fetched_by_its_path(sandbox: Sandbox, ann: Person) -> None:
    await ann.send_file("agenda.xlsx", b"rows", caption="new /today")
    await ann.send_file("card.jpg", picture(600, 400), kind="photo")
    await ann.send_file("note.ogg", b"OggS", kind="voice")
    document, photo, voice = (update["message"] for update in (await done(sandbox, "getUpdates"))[1:])
    assert document["caption_entities"] == [{"type": "bot_command", "offset": 4, "length": 6}]
    assert [(size["width"], size["height"]) for size in photo["photo"]] == [(600, 400)]
    assert voice["voice"]["mime_type"] == "audio/ogg"
    file = await done(sandbox, "getFile", file_id=document["document"]["file_id"])
    fetched = await sandbox.line.raw("GET", f"/file/bot{sandbox.token}/{file['file_path']}")
    assert fetched.content == b"rows"
    assert (await sandbox.line.raw("GET", f"/file/bot{sandbox.token}/documents/none.txt")).status_code == 404


async def test_files_beyond_the_limits_are_refused(sandbox: Sandbox, ann: Person) -> None:
    large = await upload(sandbox, ann, "document", "a.bin", b"x" * (50 * MEGABYTE + 1))
    assert (large.status_code, large.json()["description"]) == (413, "Request Entity Too Large")
    fits = await upload(sandbox, ann, "document", "a.bin", b"x" * (20 * MEGABYTE + 1))
    file_id = fits.json()["result"]["document"]["file_id"]
    assert await said(sandbox, "getFile", file_id=file_id) == "Bad Request: file is too big"
    with pytest.raises(SandboxError, match="413"):
        await ann.send_file("a.bin", b"x" * (50 * MEGABYTE + 1))


async def test_a_file_of_exactly_20_megabytes_can_be_fetched(sandbox: Sandbox, ann: Person) -> None:
    await ann.send_file("a.bin", b"x" * 20 * MEGABYTE)
    (_, update) = await done(sandbox, "getUpdates")
    assert await said(sandbox, "getFile", file_id=update["message"]["document"]["file_id"]) == ""


@pytest.mark.parametrize(
    ("kind", "content", "sentence"),
    [
        ("document", b"", "file must be non-empty"),
        ("photo", b"not a picture", "IMAGE_PROCESS_FAILED"),
        ("photo", picture(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        ("photo", picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_a_file_that_telegram_would_not_take_is_refused(
    sandbox: Sandbox, ann: Person, kind: str, content: bytes, sentence: str
) -> None:
    answer = await upload(sandbox, ann, kind, "a.png", content)
    assert answer.json()["description"] == f"Bad Request: {sentence}"


async def test_a_file_that_is_not_there_is_refused(sandbox: Sandbox, ann: Person) -> None:
    where = {"chat_id": ann.id}
    assert await said(sandbox, "sendDocument", **where) == "Bad Request: there is no document in the request"
    assert await said(sandbox, "sendPhoto", **where, photo="AgAD") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert await said(sandbox, "sendPhoto", **where, photo="http://example.com/a.png") == (
        "Bad Request: failed to get HTTP URL content"
    )
    assert await said(sandbox, "getFile", file_id="AgAD") == "Bad Request: invalid file_id"
    await ann.send_file("a.txt", b"a")
    (_, update) = await done(sandbox, "getUpdates")
    as_photo = await said(sandbox, "sendPhoto", **where, photo=update["message"]["document"]["file_id"])
    assert as_photo == "Bad Request: can't use file of type Document as Photo"


async def test_a_browser_runs_nothing_that_was_sent(sandbox: Sandbox, ann: Person) -> None:
    for name in ("page.html", "drawing.svg", "code.js"):
        await ann.send_file(name, b"<script>alert(1)</script>")
        file = (await ann.screen()).messages[-1].file
        assert file is not None
        answer = await sandbox.line.raw("GET", file.url)
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"] == "attachment"
    await ann.send_sticker("😀")
    sticker = (await ann.screen()).messages[-1].file
    assert sticker is not None
    answer = await sandbox.line.raw("GET", sticker.url)
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=5-99", 206, b"56789"),
        ("bytes=99-", 200, b"0123456789"),
        ("lines=1-2", 200, b"0123456789"),
    ],
)
async def test_a_player_gets_the_part_of_a_film_that_it_asks_for(
    sandbox: Sandbox, ann: Person, asked: str, status: int, content: bytes
) -> None:
    await ann.send_file("a.mp4", b"0123456789", kind="video")
    file = (await ann.screen()).messages[-1].file
    assert file is not None
    answer = await sandbox.line.raw("GET", file.url, headers={"range": asked})
    assert (answer.status_code, answer.content) == (status, content)
