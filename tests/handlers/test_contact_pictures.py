"""Photos of cards with a code: the contact that it says, and the photo kept with it."""

import io
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image
from telegram.error import TimedOut

from storage.contacts import Contact
from storage.files import KeptFile
from storage.message import Message
from tests.handlers.test_importing import Files, files, sends
from tests.mission.test_card_codes import VCARD, code, photo
from tests.stage import Stage
from words import Reader

__all__ = ["files"]
EMMA, JAN, OLENA, PETRO, HANA = "Emma Clark", "Jan Dvořák", "Olena Kovalenko", "Petro Bondar", "Hana Malá"
EN = Reader("en")
OFFERED = EN.say("steps-kept-files", files="1 photo")
LINK = "https://example.cz/jan"


def jpeg(*texts: str) -> bytes:
    made = io.BytesIO()
    photo(*(code(text) for text in texts)).save(made, "jpeg")
    return made.getvalue()


async def shows(
    stage: Stage, files: Files, content: bytes, name: str = EMMA, file_id: str = "p1", **more: Any
) -> list[Message]:
    """A person sends a photo; what their chat newly shows."""
    files.kept[file_id] = content
    sizes = [
        {"file_id": f"{file_id}-small", "file_unique_id": "s", "width": 90, "height": 90, "file_size": 900},
        {"file_id": file_id, "file_unique_id": f"u{file_id}", "width": 1280, "height": 1280}
        | more.pop("told", {"file_size": len(content)}),
    ]
    return await stage.says(name, "", photo=sizes, **more)


async def known(stage: Stage) -> list[Contact]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.contacts.of_mission(stage.mission.id)


async def pictures(stage: Stage) -> list[KeptFile]:
    async with stage.database.reading(stage.now) as tx:
        found = [await tx.files.of_contact(one.id) for one in await tx.contacts.of_mission(stage.mission.id)]
    return [file for of_one in found for file in of_one]


async def test_a_code_on_a_photo_becomes_a_card_with_the_photo(stage: Stage, files: Files) -> None:
    (said,) = await shows(stage, files, jpeg(VCARD))
    assert said.text == (
        "Kept: <b>Ян Новак</b>. Is everything right?\n\nOrganisation: Приклад\nPhone: +420 777 123 456\n"
        "Attached: 1 photo"
    )
    (contact,), (picture,) = await known(stage), await pictures(stage)
    assert (contact.source, picture.kind, picture.file_id, picture.unique_id) == ("qr", "photo", "p1", "up1")


async def test_a_link_alone_asks_for_the_name(stage: Stage, files: Files) -> None:
    (said,) = await shows(stage, files, jpeg(LINK))
    assert f"Web: {LINK}\nAttached: 1 photo\n\nWhat is this person’s name? Please type it." in said.text
    await stage.says(EMMA, "Jan Novák, Example, jan@example.cz")
    (contact,) = await known(stage)
    assert (contact.name, contact.links, contact.source) == ("Jan Novák", (LINK,), "qr")


async def test_the_same_photo_twice_changes_nothing(stage: Stage, files: Files) -> None:
    await shows(stage, files, jpeg(LINK))
    await stage.says(EMMA, "Jan Novák")
    before = await known(stage), await pictures(stage)
    await shows(stage, files, jpeg(LINK))
    assert (await known(stage), await pictures(stage)) == before


async def test_what_is_written_under_the_photo_is_kept(stage: Stage, files: Files) -> None:
    (said,) = await shows(stage, files, jpeg(VCARD), caption="parking pilot, call by Friday")
    assert "About: parking pilot\nNext step: call, by Friday 28 April" in said.text


async def test_a_deleted_contact_comes_back_with_its_photo(stage: Stage, files: Files) -> None:
    await shows(stage, files, jpeg(VCARD))
    await stage.taps(EMMA, "Delete")
    assert await pictures(stage) == []
    await stage.taps(EMMA, "Undo")
    assert [picture.file_id for picture in await pictures(stage)] == ["p1"]


async def test_a_colleague_s_photo_of_the_same_card_stays_with_the_one_contact(
    stage: Stage, files: Files
) -> None:
    await shows(stage, files, jpeg(VCARD))
    await shows(stage, files, jpeg(VCARD), OLENA, "p2")
    assert (len(await known(stage)), [one.file_id for one in await pictures(stage)]) == (1, ["p1", "p2"])


async def test_two_entries_that_turn_out_to_be_one_person_keep_the_photo(stage: Stage, files: Files) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Example, jan@example.cz")
    await shows(stage, files, jpeg(LINK))
    await stage.says(EMMA, "Jan Novák, Example, jan@example.cz")
    (contact,), (picture,) = await known(stage), await pictures(stage)
    assert (contact.links, picture.contact_id) == ((LINK,), contact.id)


async def test_a_picture_sent_as_a_file_is_read_too(stage: Stage, files: Files) -> None:
    made = io.BytesIO()
    code(VCARD).save(made, "png")
    await sends(stage, files, PETRO, "card.png", made.getvalue(), told={"mime_type": "image/png"})
    (picture,) = await pictures(stage)
    assert (picture.kind, picture.name) == ("document", "card.png")


@pytest.mark.parametrize("content", [jpeg(), jpeg("WIFI:S:Hall;P:secret;;"), b"no picture", b""])
async def test_a_photo_without_such_a_code_goes_where_photos_go(
    stage: Stage, files: Files, content: bytes
) -> None:
    (said,) = await shows(stage, files, content)
    assert (said.text, await known(stage)) == (OFFERED, [])


async def test_a_bomb_of_a_photo_is_no_contact(stage: Stage, files: Files) -> None:
    made = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(made, "png")
    (said,) = await shows(stage, files, made.getvalue())
    assert said.text == OFFERED


async def test_a_photo_of_too_many_bytes_is_not_even_fetched(stage: Stage, files: Files) -> None:
    await shows(stage, files, jpeg(VCARD), told={"file_size": 10_000_001})
    assert files.fetched == []


async def test_a_photo_that_telegram_does_not_give_out_is_no_defect(stage: Stage, files: Files) -> None:
    files.trouble = TimedOut()
    (said,) = await shows(stage, files, jpeg(VCARD))
    assert said.text == OFFERED


async def test_a_host_s_photo_is_not_looked_at(stage: Stage, files: Files) -> None:
    await shows(stage, files, jpeg(VCARD), HANA)
    assert (files.fetched, await known(stage)) == ([], [])


async def test_a_photo_amid_an_announcement_is_no_contact(stage: Stage, files: Files) -> None:
    await stage.says(PETRO, "/broadcast")
    await shows(stage, files, jpeg(VCARD), PETRO)
    assert (files.fetched, await known(stage)) == ([], [])


async def test_a_photo_that_a_note_asked_for_is_the_note_s(stage: Stage, files: Files) -> None:
    await stage.says(EMMA, "/note")
    await shows(stage, files, jpeg(VCARD))
    assert (files.fetched, await known(stage)) == ([], [])


async def test_a_photo_of_a_code_that_comes_long_after_a_note_is_a_contact(
    stage: Stage, files: Files
) -> None:
    await stage.says(EMMA, "/note")
    stage.move(stage.now + timedelta(hours=4))
    await shows(stage, files, jpeg(VCARD))
    assert [contact.name for contact in await known(stage)] == ["Ян Новак"]
