"""Privacy: what is kept is shown, taken along as a file, and erased after a second question."""

import json

import pytest

from handlers.privacy import (
    SHOWN,
    erase_question_message,
    erased_message,
    export_message,
    privacy_message,
)
from mission.privacy import Leaving, exported, holdings
from storage.held import held_about
from storage.message import TEXT_LIMIT, shown_length
from tests.stage import Stage
from words import Reader

EMMA = "Emma Clark"
READER = Reader("en")


async def held(stage: Stage) -> dict[str, int]:
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        return await holdings(tx, person)


async def test_privacy_shows_what_is_kept(stage: Stage) -> None:
    before = await held(stage)
    [shown] = await stage.says(EMMA, "/privacy")
    assert shown == privacy_message(before, READER)
    assert "Consents: 1" in shown.text
    assert "Contacts" not in shown.text.split("Only")[0]


async def test_the_copy_is_a_file_with_everything(stage: Stage) -> None:
    await stage.says(EMMA, "/privacy")
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        file = await exported(tx, person)
    [shown] = await stage.taps(EMMA, "Take a copy")
    assert shown == export_message(file, stage.now.date(), READER)
    assert shown.attachment is not None
    assert shown.attachment.name == "attache-my-data-2023-04-24.json"
    assert json.loads(shown.attachment.content)["profile"][0]["name"] == EMMA


async def test_erasing_is_asked_twice_and_can_be_left(stage: Stage) -> None:
    await stage.says(EMMA, "/privacy")
    asked = erase_question_message(Leaving(going=0, staying=0), READER)
    assert await stage.taps(EMMA, "Erase everything") == [asked]
    counted = await held(stage)
    assert await stage.taps(EMMA, "No, keep it") == [privacy_message(counted, READER)]
    assert (await stage.person(EMMA)).name == EMMA


async def test_the_erased_hear_it_and_are_strangers_afterwards(stage: Stage) -> None:
    person = await stage.person(EMMA)
    await stage.says(EMMA, "/feedback Good morning")
    await stage.says(EMMA, "/privacy")
    await stage.taps(EMMA, "Erase everything")
    assert await stage.taps(EMMA, "Yes, erase everything") == [erased_message(READER)]
    async with stage.database.reading(stage.now) as tx:
        assert await tx.people.by_telegram(stage.telegram[EMMA]) is None
        assert await tx.people.memberships_of(person.id) == []
        assert await tx.answers.of_person(stage.mission.id, person.id) == []
    [turned_away] = await stage.says(EMMA, "/today")
    assert turned_away.text == READER.say("joining-turned-away")
    assert await stage.says(EMMA, "/privacy") == []


async def test_an_old_button_of_the_erased_does_nothing(stage: Stage) -> None:
    await stage.says(EMMA, "/privacy")
    [row] = await stage.rows(EMMA)
    await stage.taps(EMMA, "Erase everything")
    await stage.taps(EMMA, "Yes, erase everything")
    await stage.taps_data(EMMA, f"{row.token}.0123456789ab")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.people.by_telegram(stage.telegram[EMMA]) is None


@pytest.mark.parametrize("language", ["uk", "cs", "en"])
async def test_every_kind_has_its_line(stage: Stage, language: str) -> None:
    kinds = set(held_about(await stage.person(EMMA))) - {"invitations"}
    assert kinds == set(SHOWN)
    shown = privacy_message(dict.fromkeys(SHOWN, 10**6), Reader(language))
    assert shown.text.count("•") == len(SHOWN)
    assert shown_length(shown.text) < TEXT_LIMIT
    for count in (0, 1, 2, 5, 21):
        erase_question_message(Leaving(going=count, staying=count, announcements=count), Reader(language))


async def _logged(stage: Stage) -> int:
    olena = await stage.person("Olena Kovalenko")
    async with stage.database.transaction(stage.now) as tx:
        made = await tx.contacts.add(
            stage.mission.id, name="Eva Svobodová", organisation="ČVUT", emails=[], phones=[]
        )
        await tx.contacts.meet(made.id, olena.id, session_id=None)
    return made.id


async def test_an_organiser_erases_a_contact_who_asks_for_it(stage: Stage) -> None:
    await _logged(stage)
    await stage.says("Petro Bondar", "/contacts Eva")
    await stage.taps("Petro Bondar", "1. Eva Svobodová")
    (asked,) = await stage.taps("Petro Bondar", "Стерти на прохання людини")
    assert asked.text.startswith("<b>Стерти назавжди: Eva Svobodová?</b>")
    (done,) = await stage.taps("Petro Bondar", "Так, стерти: Eva Svobodová")
    assert done.text.startswith("Стерто.")
    assert not any("Eva Svobodová" in message.text for message in await stage.screen("Petro Bondar"))
    async with stage.database.reading(stage.now) as tx:
        assert await tx.contacts.of_mission(stage.mission.id) == []


async def test_a_delegate_sees_no_way_to_erase_a_contact_and_a_stale_one_is_refused(stage: Stage) -> None:
    number = await _logged(stage)
    await stage.says("Emma Clark", "/contacts Eva")
    (card,) = await stage.taps("Emma Clark", "1. Eva Svobodová")
    assert not any("Erase" in button.label for row in card.buttons for button in row)
    await stage.says("Petro Bondar", "/contacts Eva")
    await stage.taps("Petro Bondar", "1. Eva Svobodová")
    async with stage.database.transaction(stage.now) as tx:
        await tx.contacts.remove(number)
    (said,) = await stage.taps("Petro Bondar", "Стерти на прохання людини")
    assert said.text == Reader("uk").say("stale-button")
