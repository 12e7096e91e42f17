"""One's own card: text, file and picture that say the same; what stands on it is one's own choice."""

import io
from typing import Any

import pytest
import vobject
import zxingcpp
from PIL import Image

from handlers.actions import callback_data
from handlers.mycard import SendCard, ShowCardField, card_message, file_messages
from mission.own_card import card_picture
from storage.message import CAPTION_LIMIT, Message, shown_length
from storage.people import Person
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, OLENA, JAN, HANA = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Hana Malá"
PHONE = "+380 44 123 45 67"


async def known(stage: Stage, who: str, position: str = "", **fields: Any) -> Person:
    """What the roster says of a member."""
    person = await stage.person(who)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(person.id, **{"website": "", **fields})
        member = await tx.people.member(stage.mission.id, person.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, position=position)
    return await stage.person(who)


async def olena(stage: Stage) -> Person:
    fields = {"name": "Олена Коваленко", "email": "olena@example.ua", "phone": PHONE, "website": "example.ua"}
    return await known(stage, OLENA, "Керівниця, кластер; енергія", **fields)


def files(messages: list[Message]) -> tuple[bytes, str]:
    """Picture and card."""
    made = {message.attachment.name: message.attachment.content for message in messages if message.attachment}
    return (
        next(content for name, content in made.items() if name.endswith(".png")),
        next(content.decode() for name, content in made.items() if name.endswith(".vcf")),
    )


def scanned(picture: bytes) -> str:
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))
    return str(code.text)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def test_picture_file_and_text_say_the_same(stage: Stage) -> None:
    await olena(stage)
    shown, sent, said = await stage.says(OLENA, "/mycard")
    picture, vcard = files([shown, sent])
    assert scanned(picture) == vcard
    card = vobject.readOne(vcard)
    assert card.fn.value == "Олена Коваленко (Olena Kovalenko)"
    assert (card.n.value.family, card.n.value.given) == ("Коваленко", "Олена")
    assert card.x_phonetic_first_name.value == "Olena"
    assert card.x_phonetic_last_name.value == "Kovalenko"
    assert (card.org.value, card.title.value) == (["Energy Cluster"], "Керівниця, кластер; енергія")
    assert (card.email.value, card.tel.value) == ("olena@example.ua", "+380441234567")
    assert card.url.value == "https://example.ua"
    assert said.text.startswith("Ваша візитка: <b>Олена Коваленко (Olena Kovalenko)</b>")
    assert all(value in said.text for value in ("Energy Cluster", PHONE, "olena@example.ua", "example.ua"))
    assert sent.attachment is not None
    assert sent.attachment.name == "Olena-Kovalenko.vcf"


async def test_a_field_is_left_out_and_put_back_in_place(stage: Stage) -> None:
    await olena(stage)
    await stage.says(OLENA, "/mycard")
    (said,) = await stage.taps(OLENA, "Прибрати: телефон")
    assert PHONE not in said.text
    assert "Не показано: телефон" in said.text
    picture, vcard = files(await stage.taps(OLENA, "Новий файл і зображення"))
    assert scanned(picture) == vcard
    assert "TEL" not in vcard
    (back,) = await stage.taps(OLENA, "Показати: телефон")
    assert PHONE in back.text
    assert "TEL" in files(await stage.says(OLENA, "/mycard"))[1]


async def test_tapped_twice_it_stays_left_out(stage: Stage) -> None:
    await olena(stage)
    await stage.says(OLENA, "/mycard")
    row = (await stage.rows(OLENA))[-1]
    data = callback_data(row.token, ShowCardField(field="email", shown=False).packed())
    await stage.taps_data(OLENA, data)
    await stage.taps_data(OLENA, data)
    assert (await stage.person(OLENA)).card_without == ("email",)


async def test_a_choice_holds_in_another_language_and_later(stage: Stage) -> None:
    await olena(stage)
    await stage.says(OLENA, "/mycard")
    await stage.taps(OLENA, "Прибрати: e-mail")
    await stage.says(OLENA, "/settings cs")
    said = (await stage.says(OLENA, "/mycard"))[-1]
    assert "Vynecháno: e-mail" in said.text


async def test_nothing_but_a_name_is_a_card_too(stage: Stage) -> None:
    person = await known(stage, EMMA, email="", phone="")
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, person.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, organisation="")
    *both, said = await stage.says(EMMA, "/mycard")
    picture, vcard = files(both)
    assert scanned(picture) == vcard
    assert vobject.readOne(vcard).fn.value == "Emma Clark"
    assert labels(said) == [["File and picture as it is now"]]
    assert "Not known yet: organisation, position, e-mail, phone and website" in said.text


@pytest.mark.parametrize(
    ("typed", "field", "kept"),
    [
        ("+420 777 123 456", "phone", "+420 777 123 456"),
        ("777 123 456", "phone", "+420 777 123 456"),
        ("emma@example.com", "email", "emma@example.com"),
        ("https://example.com/emma", "website", "https://example.com/emma"),
        ("example.com", "website", "example.com"),
    ],
)
async def test_what_is_typed_after_the_command_comes_onto_the_card(
    stage: Stage, typed: str, field: str, kept: str
) -> None:
    await known(stage, EMMA, card_without=[field])
    (said,) = await stage.says(EMMA, f"/mycard {typed}")
    assert said.text.startswith("Kept, and put on your card.")
    assert getattr(await stage.person(EMMA), field) == kept
    assert kept in said.text


@pytest.mark.parametrize("typed", ["hello", "call me", "😀", "שלום", "a@b", "x" * 4080, ".", "http://"])
async def test_other_words_are_told_so_and_change_nothing(stage: Stage, typed: str) -> None:
    before = await stage.person(EMMA)
    (said,) = await stage.says(EMMA, f"/mycard {typed}")
    assert said.text == Reader("en").say("mycard-unclear")
    assert await stage.person(EMMA) == before


async def test_a_field_that_is_no_longer_known_cannot_be_put_on_the_card(stage: Stage) -> None:
    await olena(stage)
    await stage.says(OLENA, "/mycard")
    await known(stage, OLENA, phone="")
    (said,) = await stage.taps(OLENA, "Прибрати: телефон")
    assert said.text == "Ця кнопка вже застаріла. Відкрийте список або картку ще раз."
    assert (await stage.person(OLENA)).card_without == ()


async def test_one_cannot_change_the_card_of_another(stage: Stage) -> None:
    await olena(stage)
    await stage.says(OLENA, "/mycard")
    row = (await stage.rows(OLENA))[-1]
    for action in (ShowCardField(field="phone", shown=False), SendCard()):
        said = await stage.taps_data(JAN, callback_data(row.token, action.packed()))
        assert [message.attachment for message in said if message.attachment] == []
    assert (await stage.person(OLENA)).card_without == ()


async def test_hosts_have_a_card(stage: Stage) -> None:
    said = await stage.says(HANA, "/mycard")
    assert scanned(files(said)[0]).startswith("BEGIN:VCARD")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["Ї" * 200, "<b>&" * 60, "😀" * 120, "שלום " * 50])
async def test_awkward_names_fit_and_are_scanned(stage: Stage, language: str, name: str) -> None:
    person = await known(stage, EMMA, "Ж" * 100, name=name.strip(), phone=PHONE)
    async with stage.database.reading(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, person.id)
    assert member is not None
    made = file_messages(member, Reader(language))
    assert all(shown_length(message.text) <= CAPTION_LIMIT for message in made)
    picture, vcard = files(list(made))
    assert scanned(picture) == vcard
    assert shown_length(card_message(member, Reader(language)).text) <= 4096


def test_a_card_too_long_for_a_picture_has_none() -> None:
    assert card_picture("Ї" * 1477) is None


async def test_a_card_too_long_for_a_picture_is_a_file_alone(stage: Stage) -> None:
    await known(stage, EMMA, "Ж" * 2000)
    said = await stage.says(EMMA, "/mycard")
    assert [message.attachment.name for message in said if message.attachment] == ["Emma-Clark.vcf"]


# --- a contact's card -------------------------------------------------------------------------------------------


async def test_a_contact_is_saved_to_the_phone_without_private_notes(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Example s.r.o., jan@example.cz, +420 777 123 456, pilot")
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        (contact,) = await tx.contacts.of_person(stage.mission.id, person.id)
        await tx.contacts.forget_meeting(contact.id, person.id)
        await tx.contacts.meet(contact.id, person.id, session_id=None, note="private words")
    await stage.taps(EMMA, "Right")
    (sent,) = await stage.taps(EMMA, "Save to phone")
    assert sent.attachment is not None
    assert sent.attachment.name == "Jan-Novak.vcf"
    card = vobject.readOne(sent.attachment.content.decode())
    assert (card.fn.value, card.org.value, card.email.value) == (
        "Jan Novák",
        ["Example s.r.o."],
        "jan@example.cz",
    )
    assert (card.tel.value, card.note.value) == ("+420777123456", "pilot")
    assert "private" not in sent.attachment.content.decode()


async def test_a_deleted_contact_is_not_saved(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Example s.r.o.")
    await stage.taps(EMMA, "Right")
    row = (await stage.rows(EMMA))[-1]
    person = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        (contact,) = await tx.contacts.of_person(stage.mission.id, person.id)
        await tx.contacts.remove(contact.id)
    assert row.message is not None
    (save,) = [button for line in row.message.buttons for button in line if button.label == "Save to phone"]
    assert save.action is not None
    await stage.taps_data(EMMA, callback_data(row.token, save.action))
    assert [message.attachment for message in await stage.screen(EMMA) if message.attachment] == []
