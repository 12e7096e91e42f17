"""Photos and voice notes: kept with a contact or a note by one tap, shown again by another; an album asks once."""

from datetime import timedelta
from typing import Any

import pytest

from bot.worker import Worker
from handlers.actions import callback_data
from handlers.contact_actions import ShowFiles
from handlers.contact_photos_cards import FilesToContact, counted, offer_message
from mission.note_changes import SentFile
from storage.contacts import Contact
from storage.files import KeptFile
from storage.message import TEXT_LIMIT, Attachment, Message, shown_length
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, OLENA, JAN, HANA, PETRO = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Hana Malá", "Petro Bondar"
LINE = "Jan Novák, Example s.r.o., jan@example.cz"


def photo(name: str = "a", **more: Any) -> dict[str, Any]:
    sizes = [
        {"file_id": f"{name}-{size}", "file_unique_id": f"{name}{size}", "width": size, "height": size}
        for size in (1, 9)
    ]
    return {"photo": sizes} | more


def voice(name: str = "v") -> dict[str, Any]:
    return {"voice": {"file_id": f"{name}-id", "file_unique_id": name, "duration": 3}}


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def known(stage: Stage) -> list[Contact]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.contacts.of_mission(stage.mission.id)


async def files(stage: Stage) -> list[KeptFile]:
    async with stage.database.reading(stage.now) as tx:
        return [
            file
            for one in await tx.contacts.of_mission(stage.mission.id)
            for file in await tx.files.of_contact(one.id)
        ]


async def noted(stage: Stage) -> list[tuple[str, str, list[str]]]:
    async with stage.database.reading(stage.now) as tx:
        return [
            (note.kind, note.text, [file.file_id for file in await tx.files.of_note(note.id)])
            for note in await tx.notes.of_mission(stage.mission.id)
        ]


# --- the offer --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("long", ["x" * 4097, "😀" * 2100, "<&>" * 1500])
def test_the_offer_is_never_too_long(language: str, long: str) -> None:
    sent = [SentFile(kind="photo", file_id=str(n), unique_id=str(n)) for n in range(100)]
    shown = offer_message(sent, long, Reader(language), last=None, draft_name=long)
    assert shown_length(shown.text) <= TEXT_LIMIT
    assert all(len(button.label) <= 64 for row in shown.buttons for button in row)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 photo, 2 voice notes"),
        ("uk", "1 фото, 2 голосові"),
        ("cs", "1 fotka, 2 hlasové zprávy"),
    ],
)
def test_files_are_counted_in_words(language: str, said: str) -> None:
    sent = [SentFile(kind=kind, file_id=kind, unique_id=kind) for kind in ("voice", "photo", "voice")]
    assert counted(sent, Reader(language)) == said


async def test_a_photo_right_after_a_contact_is_kept_with_it_by_one_tap(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    (asked,) = await stage.says(EMMA, "", **photo())
    assert asked.text == "I have kept this safe: 1 photo. Where does it belong?"
    assert labels(asked) == [["Card of Jan Novák"], ["New contact", "Note"], ["Not needed"]]
    (card,) = await stage.taps(EMMA, "Card of Jan Novák")
    assert card.text.startswith("Attached to this contact:\n<b>Jan Novák</b>")
    assert card.text.endswith("Attached: 1 photo")
    assert [(file.kind, file.file_id) for file in await files(stage)] == [("photo", "a-9")]


async def test_voice_notes_are_offered_the_same_and_counted_on_the_card(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    for sent in (photo(), voice("v1"), voice("v2")):
        await stage.says(EMMA, "", **sent)
        (card,) = await stage.taps(EMMA, "Card of Jan Novák")
    assert card.text.endswith("Attached: 1 photo, 2 voice notes")
    assert ["Photos and voice notes"] in labels(card)
    shown = await stage.taps(EMMA, "Photos and voice notes")
    assert [message.attachment for message in shown] == [
        Attachment(name="photo", kind="photo", file_id="a-9"),
        Attachment(name="voice", kind="voice", file_id="v1-id"),
        Attachment(name="voice", kind="voice", file_id="v2-id"),
    ]
    assert shown[0].text == "<b>Jan Novák</b>, Monday 24 April"


async def test_a_voice_note_with_no_contact_around_is_a_note_or_a_new_contact(stage: Stage) -> None:
    (asked,) = await stage.says(EMMA, "", **voice())
    assert labels(asked) == [["New contact", "Note"], ["Not needed"]]
    (said,) = await stage.taps(EMMA, "Note")
    assert said.text.startswith("Kept as your note.")
    assert "1 voice" in said.text
    assert await noted(stage) == [("note", "", ["v-id"])]


async def test_eleven_minutes_after_the_contact_it_is_not_offered(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    stage.move(stage.now + timedelta(minutes=11))
    (asked,) = await stage.says(EMMA, "", **photo())
    assert labels(asked)[0] == ["New contact", "Note"]


async def test_a_new_contact_of_a_photo_is_asked_for_and_has_it(stage: Stage) -> None:
    await stage.says(EMMA, "", **photo())
    (asked,) = await stage.taps(EMMA, "New contact")
    assert "Who did you meet?" in asked.text
    assert "So far: 1 photo" in asked.text
    stage.worker = Worker(stage.application, stage.house)
    (*_, card) = await stage.says(EMMA, LINE)
    assert card.text.endswith("Attached: 1 photo")
    assert [one.source for one in await known(stage)] == ["photo"]


async def test_a_photo_and_a_voice_amid_the_questions_go_with_the_contact(stage: Stage) -> None:
    await stage.says(EMMA, "/contact")
    await stage.says(EMMA, "Jan Novák")
    (asked,) = await stage.says(EMMA, "", **voice())
    assert labels(asked)[0] == ["Card of Jan Novák"]
    (_, asked) = await stage.taps(EMMA, "Card of Jan Novák")
    assert asked.text.startswith("Which organisation is Jan Novák from?\n\nSo far: Jan Novák, 1 voice note")
    for _ in range(3):
        (card,) = await stage.taps(EMMA, "Skip")
    assert card.text.endswith("Attached: 1 voice note")


async def test_a_voice_whose_contact_is_done_meanwhile_is_offered_its_card(stage: Stage) -> None:
    await stage.says(EMMA, "/contact")
    await stage.says(EMMA, "Jan Novák")
    await stage.says(EMMA, "", **voice())
    await stage.says(EMMA, LINE)
    await stage.taps(EMMA, "Card of Jan Novák")
    await stage.taps(EMMA, "Card of Jan Novák")
    assert [file.file_id for file in await files(stage)] == ["v-id"]


# --- captions ---------------------------------------------------------------------------------------------------


async def test_a_caption_that_is_a_whole_contact_is_one_at_once(stage: Stage) -> None:
    (card,) = await stage.says(EMMA, "", **photo(caption=LINE))
    assert card.text.startswith("Kept: <b>Jan Novák</b>")
    assert card.text.endswith("Attached: 1 photo")


@pytest.mark.parametrize("command", ["/contact", "/contact@attache_test_bot", "/Contact"])
async def test_a_caption_after_the_command_is_a_contact_whatever_it_lacks(stage: Stage, command: str) -> None:
    (card,) = await stage.says(EMMA, "", **photo(caption=f"{command} Jan Novák"))
    assert card.text.startswith("Kept: <b>Jan Novák</b>")
    (asked,) = await stage.says(EMMA, "", **photo("b", caption=command))
    assert labels(asked)[0] == ["Card of Jan Novák"]


async def test_another_caption_is_quoted_and_read_as_the_line_of_a_new_contact(stage: Stage) -> None:
    (asked,) = await stage.says(EMMA, "", **photo(caption="Jan <Novák>, Example"))
    assert labels(asked) == [["New contact", "Note"], ["Question to the organisers"], ["Not needed"]]
    assert "Jan &lt;Novák&gt;, Example" in asked.text
    (card,) = await stage.taps(EMMA, "New contact")
    assert card.text.startswith("Kept: <b>Jan &lt;Novák&gt;</b>")
    assert [(one.organisation, one.source) for one in await known(stage)] == [("Example", "photo")]


async def test_a_caption_stays_under_about_of_the_card_that_is_chosen(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    await stage.says(EMMA, "", **photo(caption="met at the stand"))
    await stage.taps(EMMA, "Card of Jan Novák")
    assert [one.about for one in await known(stage)] == ["met at the stand"]


async def test_a_question_with_a_photo_reaches_the_organisers(stage: Stage) -> None:
    await stage.says(EMMA, "", **photo(caption="Where is this?"))
    await stage.taps(EMMA, "Question to the organisers")
    assert await noted(stage) == [("question", "Where is this?", ["a-9"])]
    assert [name for name, _ in await stage.deliver()] == [PETRO]


async def test_a_forwarded_photo_is_of_who_sent_it(stage: Stage) -> None:
    sender = {"id": 777, "is_bot": False, "first_name": "Eva", "last_name": "Malá", "username": "eva"}
    origin = {"forward_origin": {"type": "user", "date": 1682316000, "sender_user": sender}}
    await stage.says(EMMA, "", **photo(caption="my mail: eva@firma.cz"), **origin)
    await stage.taps(EMMA, "New contact")
    (contact,) = await known(stage)
    assert (contact.name, contact.links, contact.source) == ("Eva Malá", ("https://t.me/eva",), "forward")


# --- albums -----------------------------------------------------------------------------------------------------


async def test_an_album_of_ten_is_asked_about_once_and_all_are_kept(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    for number in range(10):
        (asked,) = await stage.says(EMMA, "", **photo(f"p{number}", media_group_id="g"))
    assert asked.text == "I have kept this safe: 10 photos. Where does it belong?"
    assert len(await stage.screen(EMMA)) == 2
    (card,) = await stage.taps(EMMA, "Card of Jan Novák")
    assert card.text.endswith("Attached: 10 photos")
    assert len(await files(stage)) == 10


@pytest.mark.parametrize("label", ["Card of Jan Novák", "Note", "New contact", "Not needed"])
async def test_the_rest_of_an_album_goes_where_its_first_went(stage: Stage, label: str) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    await stage.says(EMMA, "", **photo("p0", media_group_id="g"))
    await stage.taps(EMMA, label)
    await stage.says(EMMA, "", **photo("p1", media_group_id="g"))
    assert not any("Where does it belong?" in message.text for message in await stage.screen(EMMA))
    if label == "New contact":
        await stage.says(EMMA, "Eva Malá, Firma a.s., eva@firma.cz")
    expected = 0 if label == "Not needed" else 2
    assert len(await files(stage)) + sum(len(one[2]) for one in await noted(stage)) == expected


async def test_an_album_keeps_its_caption_and_two_albums_stay_apart(stage: Stage) -> None:
    for group in ("g", "h"):
        await stage.says(EMMA, "", **photo(f"{group}0", media_group_id=group))
        await stage.says(EMMA, "", **photo(f"{group}1", media_group_id=group, caption=f"{group} street"))
    await stage.taps(EMMA, "Note")
    assert await noted(stage) == [("note", "h street", ["h0-9", "h1-9"])]


async def test_albums_of_two_people_with_one_number_stay_apart(stage: Stage) -> None:
    await stage.says(EMMA, "", **photo("e", media_group_id="g"))
    (asked,) = await stage.says(OLENA, "", **photo("o", media_group_id="g"))
    assert asked.text == "Збережено: 1 фото. До чого це?"


# --- more than ten, deleted, restored ---------------------------------------------------------------------------


async def test_more_than_ten_are_shown_ten_a_tap(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    for number in range(12):
        await stage.says(EMMA, "", **photo(f"p{number}", media_group_id="g"))
    await stage.taps(EMMA, "Card of Jan Novák")
    shown = await stage.taps(EMMA, "Photos and voice notes")
    assert (len(shown), labels(shown[-1]), labels(shown[0])) == (10, [["Next ›"]], [])
    shown = await stage.taps(EMMA, "Next ›")
    assert [message.attachment.file_id for message in shown if message.attachment] == ["p10-9", "p11-9"]
    assert labels(shown[-1]) == []


async def test_delete_takes_the_files_along_and_undo_brings_them_back(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    for sent in (photo(), voice()):
        await stage.says(EMMA, "", **sent)
        await stage.taps(EMMA, "Card of Jan Novák")
    await stage.taps(EMMA, "Delete")
    async with stage.database.reading(stage.now) as tx:
        assert [await tx.files.get(number) for number in (1, 2)] == [None, None]
    (card,) = await stage.taps(EMMA, "Undo")
    assert card.text.endswith("Attached: 1 photo, 1 voice note")


async def test_who_deletes_a_shared_contact_takes_only_their_own_files(stage: Stage) -> None:
    for name, sent in ((EMMA, photo("e")), (JAN, photo("j"))):
        await stage.says(name, f"/contact {LINE}")
        await stage.says(name, "", **sent)
        await stage.taps(name, "Card of Jan Novák" if name == EMMA else "Ke kartě: Jan Novák")
    (opened,) = await stage.taps(EMMA, "Delete")
    assert opened.text.startswith("No longer in your contacts")
    assert [file.file_id for file in await files(stage)] == ["j-9"]
    await stage.taps(EMMA, "Undo")
    assert sorted(file.file_id for file in await files(stage)) == ["e-9", "j-9"]


# --- strangers to it --------------------------------------------------------------------------------------------


async def test_a_colleague_is_shown_none_of_anothers_voice_notes(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    await stage.says(EMMA, "", **voice())
    await stage.taps(EMMA, "Card of Jan Novák")
    (card,) = await stage.says(OLENA, f"/contact {LINE}")
    assert "Додано: " not in card.text
    (row,) = await stage.rows(OLENA)
    (contact,) = await known(stage)
    async with stage.database.transaction(stage.now) as tx:
        forged = ShowFiles(contact=contact.id)
        message = Message(text=Reader("uk").say("steps-filed"), buttons=((forged.button("x"),),))
        await tx.outbox.revise(row.id, message)
    await stage.says(OLENA, "/today")
    shown = await stage.taps(OLENA, "x")
    assert [message.attachment for message in shown if message.attachment] == []


async def test_nobody_else_can_answer_and_a_second_tap_keeps_nothing_twice(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    await stage.says(EMMA, "", **photo())
    row = (await stage.rows(EMMA))[-1]
    (contact,) = await known(stage)
    data = callback_data(row.token, FilesToContact(contact=contact.id).packed())
    await stage.taps_data(OLENA, data)
    assert await files(stage) == []
    for _ in range(2):
        await stage.taps_data(EMMA, data)
    assert len(await files(stage)) == 1


async def test_a_card_that_is_gone_is_out_of_date_and_the_photo_waits(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    await stage.says(EMMA, "", **photo())
    await stage.taps(EMMA, "Delete")
    (said,) = await stage.taps(EMMA, "Card of Jan Novák")
    assert said.text == Reader("en").say("stale-button")
    await stage.taps(EMMA, "Note")
    assert await noted(stage) == [("note", "", ["a-9"])]


async def test_ten_photos_in_a_row_are_ten_questions_and_none_is_mixed(stage: Stage) -> None:
    for number in range(10):
        await stage.says(EMMA, "", **photo(f"p{number}", caption=f"Person{number}"))
    for number in range(9, -1, -1):
        row = (await stage.rows(EMMA))[number]
        action = next(
            b.action for line in (row.message or Message()).buttons for b in line if b.label == "Note"
        )
        await stage.taps_data(EMMA, callback_data(row.token, action or {}))
    assert await noted(stage) == [("note", f"Person{n}", [f"p{n}-9"]) for n in range(9, -1, -1)]


async def test_an_announcement_in_the_making_keeps_its_words(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast")
    (said,) = await stage.says(PETRO, "", **photo())
    assert labels(said) != [["Новий контакт", "Нотатка"], ["Не потрібно"]]


async def test_a_photo_amid_a_line_of_feedback_is_kept_and_the_question_stands(stage: Stage) -> None:
    await stage.says(EMMA, "/feedback")
    await stage.taps(EMMA, "Something else")
    (asked,) = await stage.says(EMMA, "", **photo())
    assert labels(asked) == [["New contact", "Note"], ["Not needed"]]
    (said,) = await stage.says(EMMA, "The bus was late")
    assert said.text.startswith("Kept, about the mission in general")
