"""Words that nobody asked for are kept, and one tap says what they are. And leaving a conversation."""

from datetime import timedelta

import pytest

from handlers.actions import callback_data
from handlers.cancelling import cancelled_message
from handlers.unclear import KeepAs, unclear_message
from mission.privacy import erase
from storage.flows import Flow
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.notes import Note
from tests.stage import BEGINNING, Stage
from words import LANGUAGES, Reader

EMMA, OLENA, HANA = "Emma Clark", "Olena Kovalenko", "Hana Malá"
ENGLISH = Reader("en")
PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
VIDEO = {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "duration": 1}
TEXTS = [
    "buses are free on Sunday",
    "<b>bold</b> & <script>",
    "x" * 4096,
    "😀" * 2048,
    "שלום עולם",
    "a\x00b",
    "line one\nline two\n\n\nline three",
    "{ $text } %s {0}",
    "\u200b",
    "'; DROP TABLE notes; --",
]


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def notes(stage: Stage) -> list[Note]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.notes.of_mission(stage.mission.id)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", TEXTS)
def test_the_question_is_never_too_long(language: str, text: str) -> None:
    assert shown_length(unclear_message(text, Reader(language), contact=True).text) <= TEXT_LIMIT


@pytest.mark.parametrize("text", TEXTS)
async def test_text_is_kept_as_typed_whatever_it_is(stage: Stage, text: str) -> None:
    (asked,) = await stage.says(EMMA, text)
    assert labels(asked) == [["Contact", "Note"], ["Question to the organisers"], ["Not needed"]]
    await stage.taps(EMMA, "Note")
    assert [(note.kind, note.text) for note in await notes(stage)] == [("note", text.replace("\x00", ""))]


async def test_half_a_character_loses_nothing_else(stage: Stage) -> None:
    await stage.says(EMMA, "broken \ud83d here")
    await stage.taps(EMMA, "Note")
    assert [note.text for note in await notes(stage)] == ["broken \ufffd here"]


async def test_a_question_reaches_the_organisers_list(stage: Stage) -> None:
    await stage.says(OLENA, "Де автобус?")
    (said,) = await stage.taps(OLENA, "Питання організаторам")
    assert said.text == (
        "Збережено як ваше запитання. Організатори отримають його зараз і бачать у своєму списку.\n\n<blockquote>Де автобус?</blockquote>"
    )
    assert [(note.kind, note.text) for note in await notes(stage)] == [("question", "Де автобус?")]


async def test_a_contact_gets_the_same_card_in_place(stage: Stage) -> None:
    await stage.says(EMMA, "Jan Novák, Example, jan@example.cz, call by Friday")
    (said,) = await stage.taps(EMMA, "Contact")
    assert said.text.startswith("Kept: <b>Jan Novák</b>. Is everything right?")
    assert len(await stage.screen(EMMA)) == 1


async def test_two_texts_wait_side_by_side(stage: Stage) -> None:
    await stage.says(EMMA, "first")
    rows = await stage.rows(EMMA)
    await stage.says(EMMA, "second")
    await stage.taps(EMMA, "Note")
    await stage.taps_data(EMMA, callback_data(rows[0].token, KeepAs(use="note").packed()))
    assert [note.text for note in await notes(stage)] == ["second", "first"]


async def test_a_second_tap_keeps_nothing_twice(stage: Stage) -> None:
    await stage.says(EMMA, "first")
    (row,) = await stage.rows(EMMA)
    for _ in range(2):
        await stage.taps_data(EMMA, callback_data(row.token, KeepAs(use="note").packed()))
    assert [note.text for note in await notes(stage)] == ["first"]


async def test_what_is_not_needed_is_not_kept(stage: Stage) -> None:
    await stage.says(EMMA, "hm")
    (said,) = await stage.taps(EMMA, "Not needed")
    assert (said, await notes(stage)) == (Message(text=ENGLISH.say("keeping-dropped")), [])


async def test_words_of_an_erased_person_are_gone(stage: Stage) -> None:
    await stage.says(EMMA, "secret")
    (row,) = await stage.rows(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await erase(tx, await stage.person(EMMA))
    await stage.taps_data(EMMA, callback_data(row.token, KeepAs(use="note").packed()))
    assert await notes(stage) == []


async def test_a_host_is_not_offered_a_contact_and_cannot_forge_one(stage: Stage) -> None:
    (asked,) = await stage.says(HANA, "Jan Novák, Example")
    assert labels(asked) == [["Poznámka"], ["Dotaz na organizátory"], ["Není třeba"]]
    (row,) = await stage.rows(HANA)
    await stage.taps_data(HANA, callback_data(row.token, KeepAs(use="contact").packed()))
    async with stage.database.reading(stage.now) as tx:
        assert await tx.contacts.of_mission(stage.mission.id) == []


async def test_what_can_be_no_contact_gets_one_sentence_and_its_words_are_kept(stage: Stage) -> None:
    (said,) = await stage.says(EMMA, "", video=VIDEO)
    assert said == Message(text=ENGLISH.say("keeping-only-text"))
    (asked,) = await stage.says(EMMA, "", video=VIDEO, caption="the tram shelter")
    assert asked == unclear_message("the tram shelter", ENGLISH, contact=True)


async def test_a_hosts_photo_gets_one_sentence(stage: Stage) -> None:
    (said,) = await stage.says(HANA, "", photo=PHOTO)
    assert said == Message(text=Reader("cs").say("keeping-only-text"))


async def test_an_unknown_command_is_named_and_help_offered(stage: Stage) -> None:
    (said,) = await stage.says(EMMA, "/fly_" + "x" * 80)
    assert said.text == f"I do not know the command /fly_{'x' * 34}…. See /help for all commands."


# --- leaving ----------------------------------------------------------------------------------------------------


async def test_cancel_says_that_nothing_was_under_way(stage: Stage) -> None:
    assert await stage.says(EMMA, "/cancel") == [Message(text=ENGLISH.say("cancel-nothing"))]


async def test_cancel_leaves_the_contact_that_is_kept(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák")
    assert [m.text for m in await stage.says(EMMA, "/cancel")] == ["Cancelled: the contact stays as it was."]
    stage.move(stage.now + timedelta(minutes=1))
    (asked,) = await stage.says(EMMA, "Example")
    assert labels(asked)[0] == ["Contact", "Note"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name",
    ["contact", "contact-steps", "feedback", "followup", "broadcast", "settings", "programme", "another"],
)
def test_every_conversation_can_be_left(language: str, name: str) -> None:
    flow = Flow(chat_id=1, telegram_id=1, name=name, step="line", draft={}, touched_at=BEGINNING)
    assert cancelled_message(flow, Reader(language)).text


async def test_a_question_is_told_to_the_organisers_at_once(stage: Stage) -> None:
    await stage.says("Emma Clark", "Where is the <bus>?")
    await stage.taps("Emma Clark", "Question to the organisers")
    told = {name: message.text for name, message in await stage.deliver()}
    assert list(told) == ["Petro Bondar"]
    assert "<b>Emma Clark</b>" in told["Petro Bondar"]
    assert "Where is the &lt;bus&gt;?" in told["Petro Bondar"]
