"""Notes: kept by a line, under a theme, with a place and files; private until their author shares them."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from bot.app import application_for
from bot.worker import Worker
from handlers.actions import Action, callback_data
from handlers.note_actions import (
    AskNote,
    DeleteNote,
    ListNotes,
    ListThemes,
    OpenNote,
    SeeNote,
    SendNoteFiles,
    SetNoteTheme,
    ShareNote,
)
from handlers.note_cards import note_message, theme_question_message
from handlers.note_lists import notes_message, themes_message
from mission.note_changes import MOST_FILES
from mission.notes import NoteCard, theme_in
from mission.privacy import erase, exported
from storage.files import KeptFile
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.notes import Note
from tests.stage import BEGINNING, Stage
from words import LANGUAGES, Reader

EMMA, OLENA, JAN, PETRO, HANA = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Petro Bondar", "Hana Malá"
STALE = "This button is out of date. Please open the list or the card again."
CAR_PARK = "Sensors in every car park #transport"
AWKWARD = ["x" * 4090, "😀" * 2045, "שלום עולם", "<b>bold</b> & {x}", "line one\n\n- line two", "\u200b"]


def photo(number: int = 1, **more: Any) -> dict[str, Any]:
    """Bot API › Message with a photo in two sizes."""
    sizes = [
        {"file_id": f"small{number}", "file_unique_id": f"s{number}", "width": 90, "height": 60},
        {"file_id": f"photo{number}", "file_unique_id": f"u{number}", "width": 900, "height": 600},
    ]
    return {"photo": sizes, **more}


VOICE = {"voice": {"file_id": "voice1", "file_unique_id": "v1", "duration": 3}}
DOCUMENT = {"document": {"file_id": "doc1", "file_unique_id": "d1", "file_name": "plan.pdf"}}
PLACE = {"location": {"latitude": 50.0755, "longitude": 14.4378}}
VENUE = {
    "location": PLACE["location"],
    "venue": {"location": PLACE["location"], "title": "Tram depot", "address": "Praha 7"},
}


async def notes(stage: Stage) -> list[Note]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.notes.of_mission(stage.mission.id, "note")


async def files(stage: Stage, note_id: int = 1) -> list[KeptFile]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.files.of_note(note_id)


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def forges(stage: Stage, name: str, action: Action) -> list[Message]:
    """A tap on a button that stands on the person's own screen, with an action of their making."""
    message = Message(text=Reader("en").say("notes-none"), buttons=((action.button("x"),),))
    person = await stage.person(name)
    async with stage.database.transaction(stage.now) as tx:
        row = await tx.outbox.reply(
            stage.telegram[name], message, person_id=person.id, mission_id=stage.mission.id
        )
    await stage.deliver()
    return await stage.taps_data(name, callback_data(row.token, action.packed()))


# --- keeping ----------------------------------------------------------------------------------------------------


async def test_a_line_is_a_note_with_its_theme_and_the_place_of_the_agenda(stage: Stage) -> None:
    await stage.add_session(
        "Depot visit", datetime.combine(BEGINNING.date(), time(7, 30)), place="Tram depot"
    )
    (said,) = await stage.says(EMMA, f"/note {CAR_PARK}")
    assert said.text == (
        "Kept as your note.\n\n<blockquote>Sensors in every car park #transport</blockquote>\n\n"
        "Emma Clark, Mon 24 Apr, 08:00\nTheme: transport\nPlace: Tram depot\n\n"
        "Only you and the organisers can read it."
    )
    assert labels(said) == [
        *("Share with the delegation", "Theme…", "Place…", "Add photo or voice"),
        *("Change…", "Delete", "My notes"),
    ]
    (note,) = await notes(stage)
    assert (note.text, note.theme, note.place, note.shared) == (CAR_PARK, "transport", "Tram depot", False)


async def test_the_command_alone_asks_and_takes_the_next_words(stage: Stage) -> None:
    (asked,) = await stage.says(EMMA, "/note")
    assert labels(asked) == ["My notes", "Cancel"]
    (said,) = await stage.says(EMMA, "Trams give way")
    assert said.text.startswith("Kept as your note.")
    await stage.says(EMMA, "Another thing")
    assert [note.text for note in await notes(stage)] == ["Trams give way"]


async def test_cancelled_it_waits_for_nothing(stage: Stage) -> None:
    await stage.says(EMMA, "/note")
    (said,) = await stage.taps(EMMA, "Cancel")
    assert said.text == "Cancelled. Notes already kept stay."
    await stage.says(EMMA, "Trams give way")
    assert await notes(stage) == []


async def test_the_button_of_unknown_words_keeps_into_the_same_list(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.says(EMMA, "Trams give way #Transport")
    (said,) = await stage.taps(EMMA, "Note")
    assert said.text.startswith("Kept as your note.")
    (listed,) = await stage.taps(EMMA, "My notes")
    assert listed.text.startswith("Your notes: 2\n\n<b>transport</b>\n1. ")
    assert {note.theme for note in await notes(stage)} == {"transport"}


async def test_a_host_keeps_words_but_has_no_list(stage: Stage) -> None:
    await stage.says(HANA, "Tramvaj má přednost")
    (said,) = await stage.taps(HANA, "Poznámka")
    assert (said.buttons, [note.text for note in await notes(stage)]) == ((), ["Tramvaj má přednost"])


@pytest.mark.parametrize("text", AWKWARD)
async def test_whatever_is_typed_is_kept_whole_and_shown(stage: Stage, text: str) -> None:
    (said,) = await stage.says(EMMA, f"/note {text}")
    assert [note.text for note in await notes(stage)] == [text]
    assert shown_length(said.text) <= TEXT_LIMIT
    (listed,) = await stage.taps(EMMA, "My notes")
    assert shown_length(listed.text) <= TEXT_LIMIT


async def test_words_after_a_long_silence_are_asked_about(stage: Stage) -> None:
    await stage.says(EMMA, "/note")
    stage.move(BEGINNING + timedelta(hours=4))
    (said,) = await stage.says(EMMA, "Trams give way")
    assert "Note" in labels(said)
    assert await notes(stage) == []


async def test_what_was_asked_for_is_taken_after_a_restart(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Add photo or voice")
    stage.application = application_for(stage.application.bot, stage.house)
    stage.worker = Worker(stage.application, stage.house)
    await stage.application.initialize()
    (said,) = await stage.says(EMMA, "", **photo(1))
    assert "With it: 1 photo" in said.text


async def test_a_card_follows_its_reader_into_another_language(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.says(EMMA, "/settings uk")
    (said,) = await stage.taps(EMMA, "Share with the delegation")
    assert said.text.startswith("Делегація тепер бачить цю нотатку.")
    assert labels(said)[0] == "Більше не ділитися"


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Trams #public_transport", "public transport"),
        ("#парковка і #trams", "парковка"),
        ("line #9 and a#b, #", ""),
        (f"#{'x' * 99}", "x" * 60),
    ],
)
def test_the_theme_is_the_first_hashtag_with_a_letter(text: str, theme: str) -> None:
    assert theme_in(text) == theme


# --- photos, voice, place ---------------------------------------------------------------------------------------


async def test_a_photo_with_words_is_a_note_when_one_is_being_written(stage: Stage) -> None:
    await stage.says(EMMA, "/note")
    (said,) = await stage.says(EMMA, "", **photo(caption="Bench with sockets #energy"))
    assert "With it: 1 photo" in said.text
    assert [(note.text, note.theme) for note in await notes(stage)] == [
        ("Bench with sockets #energy", "energy")
    ]
    assert [(file.kind, file.file_id) for file in await files(stage)] == [("photo", "photo1")]


async def test_a_caption_that_begins_with_the_command_makes_a_note(stage: Stage) -> None:
    await stage.says(EMMA, "", **photo(caption="/note Bench with sockets"))
    assert [note.text for note in await notes(stage)] == ["Bench with sockets"]
    assert len(await files(stage)) == 1
    await stage.says(HANA, "", **photo(caption="/note Lavička"))
    assert len(await notes(stage)) == 1


async def test_a_voice_message_alone_is_a_note_without_words(stage: Stage) -> None:
    await stage.says(EMMA, "/note")
    (said,) = await stage.says(EMMA, "", **VOICE)
    assert "<blockquote>Without words</blockquote>" in said.text
    assert "With it: 1 voice message" in said.text
    (listed,) = await stage.taps(EMMA, "My notes")
    assert "1. Without words" in listed.text


async def test_an_album_is_one_note_with_one_card(stage: Stage) -> None:
    await stage.says(EMMA, "/note")
    await stage.says(EMMA, "", **photo(1, caption="Three benches", media_group_id="g"))
    cards = [await stage.says(EMMA, "", **photo(number, media_group_id="g")) for number in (2, 3)]
    assert [len(card) for card in cards] == [1, 1]
    assert "With it: 3 photos" in cards[-1][0].text
    assert len(await files(stage)) == 3
    assert len(await notes(stage)) == 1
    assert len([m for m in await stage.screen(EMMA) if "Three benches" in m.text]) == 1
    await stage.says(EMMA, "", **photo(4))
    assert len(await files(stage)) == 3


async def test_photos_voice_and_place_are_added_for_ten_minutes(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.says(EMMA, "", **photo(1))
    assert await files(stage) == []
    await stage.taps(EMMA, "Add photo or voice")
    for minute, sent in enumerate((photo(1), VOICE, DOCUMENT, photo(1), PLACE)):
        stage.move(BEGINNING + timedelta(minutes=9 * (minute + 1)))
        (said,) = await stage.says(EMMA, "", **sent)
        assert said.text.startswith("Added.")
    assert [file.kind for file in await files(stage)] == ["photo", "voice", "document"]
    (note,) = await notes(stage)
    assert (note.latitude, note.longitude) == (50.0755, 14.4378)
    assert "Map" in labels(said)
    stage.move(BEGINNING + timedelta(minutes=9 * 5 + 11))
    await stage.says(EMMA, "", **photo(2))
    assert len(await files(stage)) == 3


async def test_words_while_files_are_waited_for_are_not_lost(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Add photo or voice")
    (said,) = await stage.says(EMMA, "Trams give way")
    assert labels(said)[:2] == ["Contact", "Note"]
    assert [note.text for note in await notes(stage)] == [CAR_PARK]


async def test_a_note_holds_only_so_many_files(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Add photo or voice")
    for number in range(MOST_FILES):
        await stage.says(EMMA, "", **photo(number))
    (said,) = await stage.says(EMMA, "", **photo(99))
    assert said.text == "A note holds at most 20 files. For more, please begin another note."
    assert len(await files(stage)) == MOST_FILES


async def test_files_come_back_by_their_names_at_telegram(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Add photo or voice")
    for sent in (photo(1), VOICE, DOCUMENT):
        await stage.says(EMMA, "", **sent)
    shown = await stage.taps(EMMA, "Show 3 files")
    sent_again = [(m.attachment.kind, m.attachment.file_id) for m in shown if m.attachment]
    assert sent_again == [("photo", "photo1"), ("voice", "voice1"), ("document", "doc1")]


async def test_the_place_is_typed_or_sent(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Place…")
    (said,) = await stage.says(EMMA, "", **VENUE)
    assert "Place: Tram depot" in said.text
    await stage.taps(EMMA, "Place…")
    (said,) = await stage.says(EMMA, "Náměstí Míru")
    assert "Place: Náměstí Míru" in said.text
    assert (await notes(stage))[0].latitude is None
    await stage.taps(EMMA, "Place…")
    (said,) = await stage.says(EMMA, "x" * 201)
    assert said.text == "A place has at most 200 characters. Please type a shorter one."
    (said,) = await stage.says(EMMA, "Depot")
    assert "Place: Depot" in said.text


# --- themes -----------------------------------------------------------------------------------------------------


async def test_a_theme_is_chosen_typed_and_taken_away(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    (said,) = await stage.says(EMMA, "/note Trams give way")
    assert labels(said)[0] == "# transport"
    (said,) = await stage.taps(EMMA, "# transport")
    assert "Theme: transport" in said.text
    (asked,) = await stage.taps(EMMA, "Theme…")
    assert labels(asked) == ["transport", "Without a theme", "Cancel"]
    (said,) = await stage.says(EMMA, "Energy, heat")
    assert "Theme: Energy, heat" in said.text
    await stage.taps(EMMA, "Theme…")
    (said,) = await stage.says(EMMA, "y" * 61)
    assert said.text == "A theme has at most 60 characters. Please type a shorter one."
    (said,) = await stage.taps(EMMA, "Without a theme")
    assert "Theme:" not in said.text


async def test_themes_of_private_notes_are_not_offered_to_others(stage: Stage) -> None:
    await stage.says(EMMA, "/note idea #secret")
    (said,) = await stage.says(JAN, "/note nápad")
    assert labels(said)[0] == "Sdílet s delegací"
    (asked,) = await stage.taps(JAN, "Téma…")
    assert labels(asked) == ["Zrušit"]


async def test_a_theme_alone_shows_its_notes(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.says(EMMA, "/note Benches")
    (said,) = await stage.says(EMMA, "/note #Transport")
    assert said.text.startswith("Notes that you can read: 1")
    await stage.says(EMMA, "/note #unheard")
    assert [note.text for note in await notes(stage)] == [CAR_PARK, "Benches", "#unheard"]


# --- who reads it -----------------------------------------------------------------------------------------------


async def shared_note(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    (said,) = await stage.taps(EMMA, "Share with the delegation")
    assert said.text.startswith("Shared with the delegation.")
    assert said.text.endswith("The whole delegation can read it.")


async def test_a_private_note_is_seen_by_its_author_and_organisers_alone(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    assert "Sensors" not in (await forges(stage, JAN, ListNotes(whose="all")))[0].text
    (listed,) = await forges(stage, PETRO, ListNotes(whose="all"))
    assert "Sensors" in listed.text
    (opened,) = await forges(stage, PETRO, OpenNote(note=1))
    assert labels(opened) == ["Мої нотатки"]
    assert "Її можуть прочитати лише автор та організатори." in opened.text


@pytest.mark.parametrize(
    "action",
    [
        OpenNote(note=1),
        ShareNote(note=1, shared=True),
        SeeNote(note=1, saw=True),
        AskNote(note=1, what="text"),
        SetNoteTheme(note=1, theme="x"),
        SendNoteFiles(note=1),
        DeleteNote(note=1),
        OpenNote(note=999),
        DeleteNote(note=-1),
    ],
    ids=lambda action: action.do,
)
async def test_a_colleagues_private_note_cannot_be_reached(stage: Stage, action: Action) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    before = await notes(stage)
    (said,) = await forges(stage, JAN, action)
    assert said.text == Reader("cs").say("stale-button")
    assert await notes(stage) == before
    async with stage.database.reading(stage.now) as tx:
        assert await tx.notes.witnesses_of(stage.mission.id) == {}


async def test_an_organiser_reads_but_changes_nothing(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    before = await notes(stage)
    for action in (DeleteNote(note=1), ShareNote(note=1, shared=True), SeeNote(note=1, saw=True)):
        (said,) = await forges(stage, PETRO, action)
        assert said.text == Reader("uk").say("stale-button")
    assert await notes(stage) == before


async def test_others_say_that_they_saw_it_too_and_take_it_back(stage: Stage) -> None:
    await shared_note(stage)
    (listed,) = await forges(stage, JAN, ListNotes(whose="all"))
    assert "Emma Clark, po 24. 4." in listed.text
    await stage.taps(JAN, "1. Sensors in every car park…")
    (said,) = await stage.taps(JAN, "Mohu potvrdit")
    assert "Potvrzují: Jan Dvořák" in said.text
    assert labels(said) == ["Zrušit potvrzení", "Zpět"]
    (seen,) = await forges(stage, EMMA, OpenNote(note=1))
    assert "Saw it too: Jan Dvořák" in seen.text
    (listed,) = await forges(stage, EMMA, ListNotes())
    assert "1 other saw it too\nshared" in listed.text
    (said,) = await stage.taps(JAN, "Zrušit potvrzení")
    assert "Potvrzují" not in said.text


async def test_seeing_it_twice_counts_once_and_nobody_witnesses_their_own(stage: Stage) -> None:
    await shared_note(stage)
    for _ in range(2):
        await forges(stage, JAN, SeeNote(note=1, saw=True))
    (said,) = await forges(stage, EMMA, SeeNote(note=1, saw=True))
    assert said.text == STALE
    async with stage.database.reading(stage.now) as tx:
        assert [len(saw) for saw in (await tx.notes.witnesses_of(stage.mission.id)).values()] == [1]


async def test_no_longer_shared_it_is_out_of_reach_at_once(stage: Stage) -> None:
    await shared_note(stage)
    await forges(stage, JAN, OpenNote(note=1))
    await stage.taps(EMMA, "Stop sharing")
    (said,) = await stage.taps(JAN, "Mohu potvrdit")
    assert said.text == Reader("cs").say("stale-button")


# --- changing ---------------------------------------------------------------------------------------------------


async def test_words_are_changed_and_a_new_hashtag_is_the_new_theme(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Change…")
    (said,) = await stage.says(EMMA, "Sensors, but only downtown #parking")
    assert said.text.startswith("Changed. Your note now:")
    assert [(note.text, note.theme) for note in await notes(stage)] == [
        ("Sensors, but only downtown #parking", "parking")
    ]


async def test_new_words_for_a_note_that_is_gone_are_asked_about(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Change…")
    async with stage.database.transaction(stage.now) as tx:
        await tx.notes.remove(1)
    (said,) = await stage.says(EMMA, "Sensors downtown")
    assert labels(said)[:2] == ["Contact", "Note"]
    assert "Sensors downtown" in said.text


async def test_a_photo_for_a_note_that_is_gone_is_told_so(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.taps(EMMA, "Add photo or voice")
    async with stage.database.transaction(stage.now) as tx:
        await tx.notes.remove(1)
    (said,) = await stage.says(EMMA, "", **photo(1))
    assert said.text == STALE


async def test_deleted_and_put_back_with_everything_once(stage: Stage) -> None:
    await shared_note(stage)
    await forges(stage, JAN, SeeNote(note=1, saw=True))
    await stage.taps(EMMA, "Add photo or voice")
    await stage.says(EMMA, "", **photo(1))
    before = await notes(stage)
    (gone,) = await stage.taps(EMMA, "Delete")
    assert gone.text == f"Deleted: {CAR_PARK}"
    assert await notes(stage) == []
    row = (await stage.rows(EMMA))[-1]
    undo = gone.buttons[0][0].action
    assert undo is not None
    (back,) = await stage.taps(EMMA, "Undo")
    assert "Saw it too: Jan Dvořák" in back.text
    assert "With it: 1 photo" in back.text
    assert await notes(stage) == before
    await stage.taps_data(EMMA, callback_data(row.token, undo))
    assert await notes(stage) == before


async def test_undo_does_not_bring_back_who_was_erased(stage: Stage) -> None:
    await shared_note(stage)
    await forges(stage, JAN, SeeNote(note=1, saw=True))
    await forges(stage, EMMA, DeleteNote(note=1))
    jan = await stage.person(JAN)
    async with stage.database.transaction(stage.now) as tx:
        await erase(tx, jan)
    await stage.taps(EMMA, "Undo")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.notes.witnesses_of(stage.mission.id) == {}


async def test_tapped_again_a_card_of_before_still_works_by_its_number(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    row = (await stage.rows(EMMA))[-1]
    share = callback_data(row.token, ShareNote(note=1, shared=True).packed())
    await stage.taps_data(EMMA, share)
    await stage.taps_data(EMMA, share)
    assert [note.shared for note in await notes(stage)] == [True]


# --- the list ---------------------------------------------------------------------------------------------------


async def test_the_list_is_paged_by_theme_in_place(stage: Stage) -> None:
    for number in range(11):
        await stage.says(EMMA, f"/note note {number:02} #{'few' if number < 3 else 'many'}")
    (first,) = await stage.taps(EMMA, "My notes")
    assert first.text.startswith("Your notes: 11\nPage 1 of 2\n\n<b>many</b>\n1. note 10 #many")
    assert "few" not in first.text
    (second,) = await stage.taps(EMMA, "Next ›")
    assert second.text.startswith("Your notes: 11\nPage 2 of 2\n\n<b>few</b>\n9. note 02 #few")
    (opened,) = await stage.taps(EMMA, "9. note 02 #few")
    assert labels(opened)[-1] == "Back"
    (back,) = await stage.taps(EMMA, "Back")
    assert back == second
    (chosen,) = await stage.taps(EMMA, "By theme…")
    assert labels(chosen) == ["many (8)", "few (3)", "Back"]
    (few,) = await stage.taps(EMMA, "few (3)")
    assert few.text.startswith("Your notes: 3\n\n<b>few</b>\n1. note 02 #few")


async def test_an_empty_list_says_how_to_begin(stage: Stage) -> None:
    await stage.says(EMMA, "/note")
    (said,) = await stage.taps(EMMA, "My notes")
    assert said.text.startswith("No notes here yet.")
    assert labels(said) == ["All of the delegation"]


async def test_ones_own_notes_come_as_an_outline(stage: Stage) -> None:
    await stage.says(EMMA, f"/note {CAR_PARK}")
    await stage.says(JAN, "/note tramvaje #doprava")
    (_, sent) = [await stage.taps(EMMA, "My notes"), await stage.taps(EMMA, "As an outline (.md)")]
    (file,) = sent
    assert file.attachment is not None
    content = file.attachment.content.decode()
    assert file.attachment.name == "PRAGUE.md"
    assert content.startswith("# Notes: Smart City Prague\n\n1 note, by theme\n\n## transport\n\n- Sensors")
    assert "tramvaje" not in content


async def test_organisers_take_everybodys_after_a_second_question(stage: Stage) -> None:
    await shared_note(stage)
    await stage.says(JAN, "/note tramvaje #doprava")
    await forges(stage, PETRO, ListNotes(whose="all"))
    (asked,) = await stage.taps(PETRO, "Планом за темами (.md)")
    assert "2" in asked.text
    assert "позначені" in asked.text
    sent = await stage.taps(PETRO, "Так, надіслати")
    (file,) = [message.attachment for message in sent if message.attachment]
    assert file.name == "PRAGUE.md"
    assert "## transport" in file.content.decode()
    assert "Делегація цієї нотатки не бачить" in file.content.decode()
    async with stage.database.reading(stage.now) as tx:
        logged = [entry.act for entry in await tx.audit.of_mission(stage.mission.id)]
    assert "mission.exported" in logged


async def test_delegates_are_not_offered_everybodys_file(stage: Stage) -> None:
    await shared_note(stage)
    (listed,) = await forges(stage, JAN, ListNotes(whose="all"))
    assert "Jako osnova (.md)" not in labels(listed)


async def test_another_mission_shows_nothing_of_it(stage: Stage) -> None:
    await shared_note(stage)
    here = stage.mission
    async with stage.database.transaction(stage.now) as tx:
        fields = here.model_dump(exclude={"id", "code", "name", "created_at"})
        stage.mission = await tx.missions.add(code="BRNO", name="Brno Days", **fields)
    await stage.add_person("Otto Other", "en", "organiser", "Brno Cluster")
    (listed,) = await forges(stage, "Otto Other", ListNotes(whose="all"))
    assert listed.text.startswith("No notes here yet.")
    (said,) = await forges(stage, "Otto Other", OpenNote(note=1))
    assert said.text == STALE


# --- privacy ----------------------------------------------------------------------------------------------------


async def test_the_copy_of_ones_data_has_notes_files_and_witnessing(stage: Stage) -> None:
    await shared_note(stage)
    await stage.taps(EMMA, "Add photo or voice")
    await stage.says(EMMA, "", **photo(1))
    await forges(stage, JAN, SeeNote(note=1, saw=True))
    emma, jan = await stage.person(EMMA), await stage.person(JAN)
    async with stage.database.reading(stage.now) as tx:
        hers, his = (await exported(tx, emma)).decode(), (await exported(tx, jan)).decode()
    assert '"shared": true' in hers
    assert '"theme": "transport"' in hers
    assert '"kind": "photo"' in hers
    assert '"seen_at"' in his


async def test_an_erased_author_takes_notes_files_and_witnesses_along(stage: Stage) -> None:
    await shared_note(stage)
    await stage.taps(EMMA, "Add photo or voice")
    await stage.says(EMMA, "", **photo(1))
    await forges(stage, JAN, SeeNote(note=1, saw=True))
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await erase(tx, emma)
    async with stage.database.reading(stage.now) as tx:
        assert await tx.notes.witnesses_of(stage.mission.id) == {}
    assert (await notes(stage), await files(stage)) == ([], [])
    assert "Sensors" not in "".join(str(message.text) for message in await stage.screen(JAN))


# --- every language, however long -------------------------------------------------------------------------------


def heavy(number: int) -> NoteCard:
    note = Note(
        id=number,
        mission_id=1,
        person_id=1,
        kind="note",
        text="<&😀" * 1000,
        written_at=BEGINNING,
        theme=f"<&{number:02}" + "Ж" * 56,
        place="<&" * 100,
        latitude=1.0,
        longitude=1.0,
        shared=True,
    )
    names = tuple(f"<&{number} {'Ї' * 70}" for number in range(40))
    return NoteCard(note=note, author="<&" * 100, witnesses=names, photos=5, voices=5, documents=5, mine=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_of_everything_fits_a_message(language: str) -> None:
    reader = Reader(language)
    cards = [heavy(number) for number in range(30)]
    known = [card.note.theme for card in cards]
    made = [
        note_message(cards[0], "added", reader, quick=known),
        note_message(cards[0].model_copy(update={"mine": False}), "open", reader),
        notes_message(cards, ListNotes(page=1), reader, organiser=True),
        theme_question_message(cards[0], known, 0, reader),
        themes_message(cards, ListThemes(page=2), reader),
    ]
    assert [shown_length(message.text) for message in made if shown_length(message.text) > TEXT_LIMIT] == []
    assert max(len(label) for message in made for label in labels(message)) <= 64
