"""A question to the organisers with photos and voice notes: its card shows them to the organisers, and to nobody else."""

from datetime import timedelta
from typing import Any

import pytest

from handlers.actions import callback_data
from handlers.note_actions import SendNoteFiles
from handlers.questions import ShowAskedFiles, question_message, with_files
from mission.privacy import erase
from storage.files import KeptFile
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.outbox import Outgoing
from tests.stage import BEGINNING, Stage
from words import LANGUAGES, Reader

EMMA, JAN, HANA, PETRO, OTTO = "Emma Clark", "Jan Dvořák", "Hana Malá", "Petro Bondar", "Otto Other"
SHOW_ONE = "Показати: 1 фото"


def photo(name: str, **more: Any) -> dict[str, Any]:
    size = {"file_id": f"{name}-id", "file_unique_id": name, "width": 9, "height": 9}
    return {"photo": [size]} | more


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def files_of(messages: list[Message]) -> list[tuple[str, str]]:
    return [(one.attachment.kind, one.attachment.file_id) for one in messages if one.attachment]


async def ask(stage: Stage, *names: str) -> Message:
    """Emma asks with these photos; the question as the organiser sees it."""
    group = {"media_group_id": "g"} if len(names) > 1 else {}
    for number, name in enumerate(names):
        caption = {"caption": "Where is this?"} if number == 0 else {}
        await stage.says(EMMA, "", **photo(name, **caption, **group))
    await stage.taps(EMMA, "Question to the organisers")
    [(who, told)] = await stage.deliver()
    assert who == PETRO
    return told


async def question_of(stage: Stage) -> int:
    async with stage.database.reading(stage.now) as tx:
        [note] = await tx.notes.of_mission(stage.mission.id, "question")
    return note.id


async def lay(stage: Stage, name: str, question: int, mission_id: int) -> str:
    """A message of that mission's, with the button, stands on somebody's screen; the data of its tap."""
    action = ShowAskedFiles(question=question)
    card = Message(text=Reader("en").say("keeping-what"), buttons=((action.button("x"),),))
    async with stage.database.transaction(stage.now) as tx:
        person = await tx.people.by_telegram(stage.telegram[name])
        number = person.id if person else None
        row: Outgoing = await tx.outbox.reply(
            stage.telegram[name], card, person_id=number, mission_id=mission_id
        )
    await stage.deliver()
    return callback_data(row.token, action.packed())


# --- strangers to it --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [EMMA, JAN, HANA])
async def test_nobody_but_an_organiser_is_sent_them(stage: Stage, name: str) -> None:
    await ask(stage, "bus")
    data = await lay(stage, name, await question_of(stage), stage.mission.id)
    assert files_of(await stage.taps_data(name, data)) == []


async def test_an_organiser_of_another_mission_is_not_sent_them(stage: Stage) -> None:
    await ask(stage, "bus")
    question, here = await question_of(stage), stage.mission
    async with stage.database.transaction(stage.now) as tx:
        fields = here.model_dump(exclude={"id", "code", "name", "created_at"})
        stage.mission = await tx.missions.add(code="BRNO", name="Brno Days", **fields)
    await stage.add_person(OTTO, "en", "organiser", "Brno Cluster")
    for mission in (stage.mission, here):
        data = await lay(stage, OTTO, question, mission.id)
        assert files_of(await stage.taps_data(OTTO, data)) == []


async def test_who_is_an_organiser_no_longer_is_not_sent_them(stage: Stage) -> None:
    await ask(stage, "bus")
    petro = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, petro.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, role="delegate")
    assert files_of(await stage.taps(PETRO, SHOW_ONE)) == []


async def test_a_private_note_is_not_opened_as_a_question(stage: Stage) -> None:
    await stage.says(EMMA, "", **photo("diary"))
    await stage.taps(EMMA, "Note")
    async with stage.database.reading(stage.now) as tx:
        [note] = await tx.notes.of_mission(stage.mission.id)
    data = await lay(stage, PETRO, note.id, stage.mission.id)
    assert await stage.taps_data(PETRO, data) == [Message(text=Reader("uk").say("stale-button"))]


async def test_a_question_is_not_opened_as_a_note(stage: Stage) -> None:
    await ask(stage, "bus")
    action = SendNoteFiles(note=await question_of(stage))
    async with stage.database.transaction(stage.now) as tx:
        petro = await tx.people.by_telegram(stage.telegram[PETRO])
        assert petro is not None
        card = Message(text=Reader("en").say("keeping-what"), buttons=((action.button("x"),),))
        row = await tx.outbox.reply(
            stage.telegram[PETRO], card, person_id=petro.id, mission_id=stage.mission.id
        )
    assert files_of(await stage.taps_data(PETRO, callback_data(row.token, action.packed()))) == []


# --- shown ------------------------------------------------------------------------------------------------------


async def test_an_organiser_sees_the_photo_of_a_question(stage: Stage) -> None:
    told = await ask(stage, "bus")
    assert labels(told) == [[SHOW_ONE]]
    [shown] = await stage.taps(PETRO, SHOW_ONE)
    assert shown.text == "<b>Emma Clark</b>, понеділок, 24 квітня"
    assert files_of([shown]) == [("photo", "bus-id")]


async def test_a_voice_note_forwarded_with_words_is_shown_too(stage: Stage) -> None:
    voice = {"file_id": "v-id", "file_unique_id": "v", "duration": 3}
    await stage.says(EMMA, "", voice=voice, caption="What does he say?")
    await stage.taps(EMMA, "Question to the organisers")
    [(_, told)] = await stage.deliver()
    assert labels(told) == [["Показати: 1 голосове"]]
    assert files_of(await stage.taps(PETRO, "Показати: 1 голосове")) == [("voice", "v-id")]


async def test_a_question_in_words_has_no_button(stage: Stage) -> None:
    await stage.says(EMMA, "Where is the bus?")
    await stage.taps(EMMA, "Question to the organisers")
    [(_, told)] = await stage.deliver()
    assert told == question_message(EMMA, "Where is the bus?", Reader("uk"))


async def test_the_rest_of_an_album_that_comes_after_the_question_is_counted_on_its_card(
    stage: Stage,
) -> None:
    await stage.says(EMMA, "", **photo("p0", caption="Where is this?", media_group_id="g"))
    await stage.taps(EMMA, "Question to the organisers")
    await stage.deliver()
    await stage.says(EMMA, "", **photo("p1", media_group_id="g"))
    await stage.deliver()
    [card] = await stage.screen(PETRO)
    assert labels(card) == [["Показати: 2 фото"]]
    assert files_of(await stage.taps(PETRO, "Показати: 2 фото")) == [("photo", "p0-id"), ("photo", "p1-id")]


async def test_more_than_ten_are_shown_ten_a_tap(stage: Stage) -> None:
    told = await ask(stage, *(f"p{number}" for number in range(12)))
    shown = await stage.taps(PETRO, labels(told)[0][0])
    assert (len(shown), labels(shown[-1])) == (10, [["Далі ›"]])
    assert [name for _, name in files_of(await stage.taps(PETRO, "Далі ›"))] == ["p10-id", "p11-id"]


async def test_days_later_they_are_shown_from_the_list_behind_the_results(stage: Stage) -> None:
    await ask(stage, "bus", "stop")
    await stage.says(EMMA, "When is dinner?")
    await stage.taps(EMMA, "Question to the organisers")
    await stage.says(PETRO, "/results")
    [listed] = await stage.taps(PETRO, "Запитання: 2")
    assert labels(listed) == [["Emma Clark: 2 фото"], ["Назад"]]
    shown = await stage.taps(PETRO, "Emma Clark: 2 фото")
    assert files_of(shown) == [("photo", "bus-id"), ("photo", "stop-id")]


async def test_the_photos_of_a_note_are_not_in_the_list_of_questions(stage: Stage) -> None:
    await stage.says(EMMA, "", **photo("tram", caption="Trams have priority"))
    await stage.taps(EMMA, "Note")
    await stage.says(EMMA, "When is dinner?")
    await stage.taps(EMMA, "Question to the organisers")
    await stage.says(PETRO, "/results")
    [listed] = await stage.taps(PETRO, "Запитання: 1")
    assert labels(listed) == [["Назад"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("long", ["x" * 4097, "😀" * 2100, "<&>" * 1500])
def test_the_card_is_never_too_long(language: str, long: str) -> None:
    reader, numbers = Reader(language), {"mission_id": 1, "person_id": 1, "contact_id": None, "note_id": 1}
    files = [
        KeptFile(id=at, kind=kind, file_id="f", unique_id="u", name="", sent_at=BEGINNING, **numbers)
        for at in range(99)
        for kind in ("photo", "voice", "document")
    ]
    card = with_files(question_message(long, long, reader), 1, files, reader)
    assert shown_length(card.text) <= TEXT_LIMIT
    assert len(labels(card)[0][0]) <= 64


# --- erased -----------------------------------------------------------------------------------------------------


async def test_who_is_erased_takes_the_photos_of_their_questions_along(stage: Stage) -> None:
    await ask(stage, "bus")
    await stage.taps(PETRO, SHOW_ONE)
    [card, _] = await stage.rows(PETRO)
    assert card.message is not None
    data = callback_data(card.token, card.message.buttons[0][0].action or {})
    async with stage.database.transaction(stage.now) as tx:
        await erase(tx, await stage.person(EMMA))
    stage.move(stage.now + timedelta(minutes=1))
    assert await stage.screen(PETRO) == []
    assert files_of(await stage.taps_data(PETRO, data)) == []
    async with stage.database.reading(stage.now) as tx:
        assert await tx.files.get(1) is None
