"""Every string that can be typed becomes a note, feedback or a contact, as it was typed.

The strings over HTTP are in tests/journeys/test_hostile.py.
"""

import json
import re
from typing import Final, get_args

import pytest

from handlers.actions import callback_data
from handlers.contact_actions import ListContacts
from handlers.contact_cards import list_message as contacts_message
from handlers.results_actions import Listed
from handlers.results_lists import entries
from handlers.results_lists import list_message as results_message
from handlers.unclear import KeepAs
from mission.contact_cards import everyones_list
from mission.privacy import exported
from mission.results import results_of
from storage.columns import folded
from storage.message import length
from storage.outbox import Outgoing
from tests.handlers.hostile.strings import (
    MOST_TYPED,
    as_kept,
    bad_strings,
    bare,
    deliverable,
    delivered,
    needs_strings,
    seen,
)
from tests.handlers.hostile.updates import (
    all_come,
    checked,
    comes,
    message,
    put_aside,
    shown,
    tapping,
    typing,
)
from tests.handlers.hostile.world import EMMA, PETRO
from tests.stage import Stage
from words import LANGUAGES, Reader

PAGE: Final = 8


@needs_strings
def test_four_strings_cannot_be_typed() -> None:
    assert [text for text in bad_strings() if not delivered(text)] == ["", " ", "Ї" * 4097, "слово " * 2000]
    assert (len(bad_strings()), len(deliverable())) == (547, 541), "two pairs differ in blanks alone"


@needs_strings
@pytest.mark.parametrize("name", ["agenda.csv", "notes.txt"])
async def test_what_cannot_be_typed_gets_a_sentence_as_a_file(stage: Stage, name: str) -> None:
    for text in (text for text in bad_strings() if not delivered(text)):

        async def fetch(file_id: str, most: int, content: bytes = text.encode()) -> bytes:
            del file_id, most
            return content

        stage.house.fetch = fetch
        sent = {"file_id": "a", "file_unique_id": "b", "file_name": name, "file_size": len(text.encode())}
        (row,) = await comes(stage, PETRO, {"message": message(stage, PETRO) | {"document": sent}})
        assert checked(shown(row))
    assert await put_aside(stage) == []


@needs_strings
async def test_every_string_becomes_a_note_as_it_was_typed(hasty: Stage) -> None:
    stage, texts = hasty, deliverable()
    asked = await all_come(stage, EMMA, [typing(stage, EMMA, text) for text in texts])
    assert [text for text, (row,) in zip(texts, asked, strict=True) if not shows(row, text)] == []
    kept = [text for text in texts if as_kept(text)]
    tokens = [row.token for text, (row,) in zip(texts, asked, strict=True) if as_kept(text)]
    datas = [callback_data(token, KeepAs(use="note").packed()) for token in tokens]
    said = await all_come(stage, EMMA, [tapping(stage, EMMA, data) for data in datas])
    assert [text for text, (row,) in zip(kept, said, strict=True) if not shows(row, text)] == []
    async with stage.database.reading(stage.now) as tx:
        notes = await tx.notes.of_mission(stage.mission.id)
    assert [note.text for note in notes] == [as_kept(text) for text in kept]
    assert await put_aside(stage) == []
    await check_lists(stage)


@needs_strings
async def test_every_string_becomes_feedback_as_it_was_typed(hasty: Stage) -> None:
    stage = hasty
    texts = [text for text in deliverable() if length(f"/feedback {text}") <= MOST_TYPED]
    said = await all_come(stage, EMMA, [typing(stage, EMMA, f"/feedback {text}") for text in texts])
    assert [text for text, (row,) in zip(texts, said, strict=True) if not shows(row, text)] == []
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.of_person(stage.mission.id, person.id)
    assert [answer.value for answer in given] == texts
    assert await put_aside(stage) == []
    await check_lists(stage)


@needs_strings
async def test_every_string_becomes_a_contact_and_no_word_is_lost(hasty: Stage) -> None:
    stage = hasty
    texts = [text for text in deliverable() if length(f"/contact {text}, Example") <= MOST_TYPED]
    for (row,) in await all_come(
        stage, EMMA, [typing(stage, EMMA, f"/contact {text}, Example") for text in texts]
    ):
        checked(shown(row))
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        contacts = await tx.contacts.of_mission(stage.mission.id)
        promises = await tx.promises.open_of(stage.mission.id, person.id)
    fields = [[c.name, c.organisation, c.position, *c.emails, *c.phones, c.about] for c in contacts]
    said = folded(str([*fields, *((promise.text, promise.due_on) for promise in promises)]))
    digits = re.sub(r"\D", "", said)
    words = {word for text in texts for word in re.findall(r"\w+", folded(as_kept(text)))}
    assert [word for word in words if word not in said and not (word.isdigit() and word in digits)] == []
    assert await put_aside(stage) == []
    await check_lists(stage)


def shows(row: Outgoing, typed: str) -> bool:
    return seen(typed) in bare(checked(shown(row)))


async def check_lists(stage: Stage) -> None:
    """Wherever what was typed is listed for others, page by page; and the copy that its author may take."""
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        found = await results_of(tx, stage.mission, stage.now.date())
        listed = await everyones_list(tx, stage.mission.id)
        copy = json.loads(await exported(tx, person))
        notes = [note.text for note in await tx.notes.of_person(stage.mission.id, person.id)]
        lines = [answer.value for answer in await tx.answers.of_person(stage.mission.id, person.id)]
    readers = [Reader(language) for language in LANGUAGES]
    for what in get_args(Listed):
        for page in range(len(entries(found, what)) // PAGE + 1):
            checked(results_message(found, what, page, readers[page % 3]))
    for page in range(len(listed) // PAGE + 1):
        checked(contacts_message(listed, ListContacts(everyone=True, page=page), readers[page % 3]))
    assert [note["text"] for note in copy["notes"]] == notes
    assert [answer["value"] for answer in copy["answers"]] == lines


@pytest.mark.parametrize(
    ("typed", "seen_as"),
    [
        ("\u202eevil", "evil"),
        ("a\u2067b", "ab"),
        ("a\u2067b\u2069c", "a\u2067b\u2069c"),
        ("\u202a\u202bx\u202c", "\u202bx\u202c"),
        ("\u2068a\u202eb\u2069", "\u2068a\u202eb\u2069"),
        ("שלום עולם", "שלום עולם"),
        ("\u200fשלום", "\u200fשלום"),
    ],
)
def test_a_name_never_turns_round_the_words_after_it(typed: str, seen_as: str) -> None:
    assert Reader("en").say("contact-kept", name=typed) == f"Kept: <b>{seen_as}</b>. Is everything right?"
    assert Reader("en").plain("results-figure", title=typed, number=1) == f"{seen_as}: 1"
