"""Undo of an edit: the former words of a note, unless it has been edited again since."""

import pytest

from handlers.actions import callback_data
from handlers.note_actions import AskNote, PutWordsBack
from mission.note_changes import replaced
from mission.privacy import erase_contact
from storage.message import Message
from storage.notes import Note
from tests.handlers.test_notes import AWKWARD, CAR_PARK, STALE, forges, labels, notes
from tests.mission.test_no_trace import GUEST, in_files, naming, rows
from tests.stage import Stage
from words import Reader

EMMA, OLENA, JAN, PETRO, HANA = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Petro Bondar", "Hana Malá"
DOWNTOWN = "Sensors downtown only"
EDITED_SINCE = Reader("en").plain("note-edited-since")


async def edit(stage: Stage, words: str) -> Message:
    """From a card of its own, so that the answers to earlier edits stay as they are."""
    await forges(stage, EMMA, AskNote(note=1, what="text"))
    (said,) = await stage.says(EMMA, words)
    return said


async def undoes(stage: Stage, of: Message) -> list[Message]:
    """The Undo of this very answer, which may stand far above."""
    row = next(one for one in await stage.rows(EMMA) if one.message == of)
    [action] = [
        b.action for line in of.buttons for b in line if b.action and b.action["do"] == PutWordsBack.do
    ]
    return await stage.taps_data(EMMA, callback_data(row.token, action))


async def words(stage: Stage) -> list[tuple[str, str]]:
    return [(note.text, note.theme) for note in await notes(stage)]


async def test_a_note_edited_again_stays_and_is_shown_as_it_is_now(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    first = await edit(stage, DOWNTOWN)
    await edit(stage, "Cameras")
    (now,) = await undoes(stage, first)
    assert await words(stage) == [("Cameras", "transport")]
    assert stage.toasts == [EDITED_SINCE]
    assert now.text.splitlines()[0] == "A note by Emma Clark"
    assert "Cameras" in now.text
    assert "Undo" not in labels(now)


async def test_a_note_that_is_gone_stays_gone(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    first = await edit(stage, DOWNTOWN)
    async with stage.database.transaction(stage.now) as tx:
        await tx.notes.remove(1)
    (refused,) = await undoes(stage, first)
    assert (refused.text, await notes(stage)) == (STALE, [])


@pytest.mark.parametrize("name", [JAN, PETRO, HANA, OLENA])
async def test_nobody_else_puts_words_back_not_even_of_a_shared_note(stage: Stage, name: str) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Share with the delegation")
    (note,) = await notes(stage)
    former = replaced(note.model_copy(update={"text": "forged"}), note)
    assert former is not None
    await forges(stage, name, PutWordsBack(former=former))
    assert await notes(stage) == [note]


async def test_the_button_of_an_answer_is_its_readers_alone(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    said = await edit(stage, DOWNTOWN)
    row = (await stage.rows(EMMA))[-1]
    action = next(b.action for line in said.buttons for b in line if b.label == "Undo")
    assert action is not None
    await stage.taps_data(PETRO, callback_data(row.token, action))
    assert (await words(stage), len(stage.toasts)) == ([(DOWNTOWN, "transport")], 1)


async def test_a_second_tap_says_that_the_button_is_out_of_date(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    first = await edit(stage, DOWNTOWN)
    row = (await stage.rows(EMMA))[-1]
    await undoes(stage, first)
    action = next(b.action for line in first.buttons for b in line if b.label == "Undo")
    assert action is not None
    await stage.taps_data(EMMA, callback_data(row.token, action))
    assert (stage.toasts, await words(stage)) == ([STALE], [(CAR_PARK, "transport")])


async def test_the_same_words_again_have_nothing_to_undo(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    assert "Undo" not in labels(await edit(stage, CAR_PARK))


@pytest.mark.parametrize(("button", "typed"), [("Place…", "Depot"), ("Theme…", "trams")])
async def test_another_place_or_theme_is_no_edit_of_the_words(stage: Stage, button: str, typed: str) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, button)
    (said,) = await stage.says(EMMA, typed)
    assert "Undo" not in labels(said)


async def test_a_contact_who_is_erased_is_not_brought_back_by_former_words(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {GUEST}, Studio Zvonek, eva@zvonkova.example")
    await stage.says(EMMA, f"/note Saw how {GUEST} rides a tram")
    said = await edit(stage, DOWNTOWN)
    assert GUEST not in said.text
    row = (await stage.rows(EMMA))[-1]
    assert "outbox" in naming({"outbox": [row.model_dump_json()]}, GUEST)
    petro = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        (guest,) = await tx.contacts.of_mission(stage.mission.id)
        await erase_contact(tx, stage.mission, petro.id, guest)
    assert naming(await rows(stage), GUEST) == {}
    assert await in_files(stage, GUEST) == []
    action = next(b.action for line in said.buttons for b in line if b.label == "Undo")
    assert action is not None
    await stage.taps_data(EMMA, callback_data(row.token, action))
    assert (stage.toasts, await words(stage)) == ([STALE], [(DOWNTOWN, "")])


async def test_the_former_words_and_their_theme_come_back(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    (before,) = await notes(stage)
    await stage.taps(EMMA, "Change…")
    (said,) = await stage.says(EMMA, f"{DOWNTOWN} #parking")
    assert [button.label for button in said.buttons[-1]] == ["Undo", "My notes"]
    assert await words(stage) == [(f"{DOWNTOWN} #parking", "parking")]
    (back,) = await stage.taps(EMMA, "Undo")
    assert back.text.splitlines()[0] == "Restored."
    assert await notes(stage) == [before]
    assert "Undo" not in labels(back)


async def test_a_theme_chosen_since_stays(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    first = await edit(stage, f"{DOWNTOWN} #parking")
    async with stage.database.transaction(stage.now) as tx:
        await tx.notes.change(1, theme="chosen")
    await undoes(stage, first)
    assert await words(stage) == [(CAR_PARK, "chosen")]


async def test_what_was_shared_and_added_since_stays(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    first = await edit(stage, DOWNTOWN)
    async with stage.database.transaction(stage.now) as tx:
        await tx.notes.change(1, shared=True, place="Depot")
    await undoes(stage, first)
    (note,) = await notes(stage)
    assert (note.text, note.shared, note.place) == (CAR_PARK, True, "Depot")


async def test_edits_are_undone_one_after_another(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    first, second = await edit(stage, DOWNTOWN), await edit(stage, "Cameras")
    await undoes(stage, second)
    assert await words(stage) == [(DOWNTOWN, "transport")]
    await undoes(stage, first)
    assert await words(stage) == [(CAR_PARK, "transport")]


@pytest.mark.parametrize("awkward", AWKWARD)
async def test_whatever_the_words_were_they_come_back_whole(stage: Stage, awkward: str) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await edit(stage, awkward)
    (before,) = await notes(stage)
    await edit(stage, DOWNTOWN)
    await stage.taps(EMMA, "Undo")
    assert await notes(stage) == [before]


def test_an_edit_that_changes_nothing_replaces_nothing() -> None:
    fields = {"id": 1, "mission_id": 1, "person_id": 1, "kind": "note", "written_at": "2023-04-24T06:00:00Z"}
    note = Note.model_validate(fields | {"text": CAR_PARK})
    assert replaced(note, note) is None
