"""Merging and one's own note as members tap them: who may, what is asked, what only the author sees."""

from datetime import timedelta

import pytest

from handlers.actions import callback_data
from storage.contacts import Contact
from storage.message import Message
from tests.handlers.promising import labels
from tests.stage import Stage

EMMA, OLENA, JAN, PETRO, HANA = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Petro Bondar", "Hana Malá"
STALE = "This button is out of date. Please open the list or the card again."
FIRST, SECOND = "/contact Jan Novák, Example s.r.o., parking", "/contact Ян Новак, Інститут, тролейбуси"


async def known(stage: Stage) -> list[str]:
    async with stage.database.reading(stage.now) as tx:
        return [
            one.name for one in sorted(await tx.contacts.of_mission(stage.mission.id), key=lambda one: one.id)
        ]


async def contact(stage: Stage, name: str) -> Contact:
    async with stage.database.reading(stage.now) as tx:
        return next(one for one in await tx.contacts.of_mission(stage.mission.id) if one.name == name)


async def opened(stage: Stage, name: str, words: str) -> Message:
    """The first card that a search finds."""
    (found,) = await stage.says(name, f"/contacts {words}")
    (card,) = await stage.taps(name, found.buttons[0][0].label)
    return card


# --- the same person? -------------------------------------------------------------------------------------------


async def test_perhaps_the_same_is_asked_while_logging_and_merged_in_one_tap(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    (said,) = await stage.says(OLENA, SECOND)
    assert "Можливо, та сама людина: Jan Novák, Example s.r.o.\n" in said.text
    assert labels(said)[-2:] == [["Так, це Jan Novák, Example s.r.o."], ["Ні, це різні люди"]]
    (merged,) = await stage.taps(OLENA, "Так, це Jan Novák, Example s.r.o.")
    assert merged.text.splitlines()[0] == (
        "Об’єднано: <b>Jan Novák</b>. Нічого не втрачено; кнопка «Роз’єднати» поверне обидва контакти."
    )
    assert ("parking" in merged.text, "тролейбуси" in merged.text, "Ян Новак" in merged.text) == (True,) * 3
    assert await known(stage) == ["Jan Novák"]
    assert len(await stage.screen(OLENA)) == 1


async def test_split_puts_both_back_and_they_are_not_asked_about_again(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.says(OLENA, SECOND)
    await stage.taps(OLENA, "Так, це Jan Novák, Example s.r.o.")
    (split,) = await stage.taps(OLENA, "Роз’єднати")
    assert split.text.splitlines()[0] == "Роз’єднано: <b>Jan Novák</b>. Це знову два окремі контакти."
    assert labels(split) == [["Це й мій контакт"], ["Зберегти в телефон"]]
    assert await known(stage) == ["Jan Novák", "Ян Новак"]
    card = await opened(stage, OLENA, "Ян")
    assert "Можливо" not in card.text


async def test_two_different_people_are_left_apart_in_one_tap(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.says(OLENA, SECOND)
    (said,) = await stage.taps(OLENA, "Ні, це різні люди")
    assert said.text.splitlines()[0] == (
        "Залишено окремо: <b>Ян Новак</b>. Про цих двох більше не питатимемо."
    )
    assert ("Можливо" in said.text, "Можливо" in (await opened(stage, OLENA, "Ян")).text) == (False, False)
    assert "Perhaps" not in (await opened(stage, EMMA, "Jan")).text


async def test_a_colleague_who_met_neither_is_not_asked(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.says(OLENA, SECOND)
    card = await opened(stage, JAN, "Jan")
    assert "Možná" not in card.text
    assert labels(card) == [["Je to i můj kontakt"], ["Uložit do telefonu"], ["Zpět"]]


async def test_an_organiser_merges_and_splits_what_others_met(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.says(OLENA, SECOND)
    await opened(stage, PETRO, "Jan")
    (merged,) = await stage.taps(PETRO, "Так, це Ян Новак, Інститут")
    assert merged.text.startswith("Об’єднано: <b>Jan Novák</b>")
    assert await known(stage) == ["Jan Novák"]
    await stage.taps(PETRO, "Роз’єднати")
    assert await known(stage) == ["Jan Novák", "Ян Новак"]


# --- merge with… ------------------------------------------------------------------------------------------------


async def test_somebody_who_looks_different_is_found_by_words_previewed_and_merged(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Eva Malá, Example s.r.o., eva@example.cz")
    await stage.says(EMMA, "/contact Evička, Řízek & synové, parking")
    await stage.taps(EMMA, "Right")
    (asked,) = await stage.taps(EMMA, "Merge with…")
    assert asked.text == (
        "Nobody looks like <b>Evička</b>.\n\nTo find somebody else, type a name or an organisation."
    )
    (nobody,) = await stage.says(EMMA, "nobody of that name")
    assert nobody.text.startswith("Nobody found for “nobody of that name”.")
    (found,) = await stage.says(EMMA, "mala")
    assert labels(found) == [["1. Eva Malá"], ["Cancel"]]
    (preview,) = await stage.taps(EMMA, "1. Eva Malá")
    assert preview.text == (
        "Merge <b>Evička</b> and <b>Eva Malá</b>?\n\n"
        "• Evička, Řízek &amp; synové\n• Eva Malá, Example s.r.o.\n\n"
        "They become:\n<b>Eva Malá</b>\nOrganisation: Example s.r.o.\nE-mail: eva@example.cz\n"
        "About: Evička; Řízek &amp; synové; parking\n\n"
        "Everybody’s meetings, notes, promises and files stay. You can split them again later."
    )
    (merged,) = await stage.taps(EMMA, "Merge")
    assert labels(merged) == [
        ["Change…", "Delete"],
        ["Save to phone", "They owe us…"],
        ["My note", "Merge with…"],
        ["Split"],
    ]
    assert await known(stage) == ["Eva Malá"]
    (split,) = await stage.taps(EMMA, "Split")
    assert split.text.startswith("Split: <b>Eva Malá</b> and the other contact are two again.")


async def test_the_way_back_from_a_preview_merges_nothing(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Eva Malá, Example s.r.o.")
    await stage.says(EMMA, "/contact Eva Mala, Elsewhere Ltd")
    await stage.taps(EMMA, "Right")
    await stage.taps(EMMA, "More…")
    await stage.taps(EMMA, "Merge with…")
    await stage.taps(EMMA, "1. Eva Malá")
    (likely,) = await stage.taps(EMMA, "Back")
    assert likely.text.startswith("With whom is <b>Eva Mala</b> the same person?")
    (card,) = await stage.taps(EMMA, "Cancel")
    assert card.text.startswith("<b>Eva Mala</b>")
    assert len(await known(stage)) == 2


async def test_words_typed_hours_after_the_question_are_asked_about(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Eva Malá, Example s.r.o.")
    await stage.taps(EMMA, "Right")
    await stage.taps(EMMA, "Merge with…")
    stage.move(stage.now + timedelta(hours=13))
    (asked,) = await stage.says(EMMA, "the tram shelter")
    assert "Note" in [label for row in labels(asked) for label in row]


# --- taps that are out of date, or somebody else's --------------------------------------------------------------


async def test_a_second_tap_on_merge_finds_it_done_and_so_does_one_on_split(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    (asked,) = await stage.says(EMMA, "/contact Jan Novak, Elsewhere Ltd")
    (row,) = [row for row in await stage.rows(EMMA) if row.message == asked]
    same = next(button for row_ in asked.buttons for button in row_ if button.label.startswith("Same as"))
    assert same.action
    await stage.taps(EMMA, same.label)
    await stage.taps_data(EMMA, callback_data(row.token, same.action))
    assert stage.toasts == [STALE]
    (row,) = [one for one in await stage.rows(EMMA) if one.id == row.id]
    split = next(b for line in (row.message or asked).buttons for b in line if b.label == "Split")
    assert split.action
    await stage.taps(EMMA, "Split")
    await stage.taps_data(EMMA, callback_data(row.token, split.action))
    assert (stage.toasts, await known(stage)) == ([STALE, STALE], ["Jan Novák", "Jan Novak"])


async def test_a_merge_offered_to_two_members_is_done_by_the_first(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.says(OLENA, SECOND)
    await opened(stage, EMMA, "Jan")
    await stage.taps(OLENA, "Так, це Jan Novák, Example s.r.o.")
    (refused,) = await stage.taps(EMMA, "Same as Ян Новак, Інститут")
    assert (str(refused.text), await known(stage)) == (STALE, ["Jan Novák"])


@pytest.mark.parametrize("name", [JAN, HANA])
async def test_a_button_of_somebody_elses_card_does_nothing(stage: Stage, name: str) -> None:
    await stage.says(EMMA, FIRST)
    await stage.says(OLENA, SECOND)
    for person in (EMMA, OLENA):
        await opened(stage, person, "Example" if person == EMMA else "Ян")
        for row in await stage.rows(person):
            for button in (b for line in (row.message or Message()).buttons for b in line):
                assert button.action
                await stage.taps_data(name, callback_data(row.token, button.action))
    assert await known(stage) == ["Jan Novák", "Ян Новак"]
    assert all("Jan Novák" not in message.text for message in await stage.screen(name))


# --- names of every kind ----------------------------------------------------------------------------------------


async def test_names_in_emoji_and_from_right_to_left_are_merged_and_split_whole(stage: Stage) -> None:
    await stage.says(EMMA, "/contact مريم حداد, مؤسسة, trams")
    await stage.says(EMMA, "/contact Mariam 🚎 <b>Haddad</b>, Foundation Ltd, buses")
    names = await known(stage)
    await stage.taps(EMMA, "Right")
    await stage.taps(EMMA, "Merge with…")
    (found,) = await stage.says(EMMA, "حداد")
    (preview,) = await stage.taps(EMMA, labels(found)[0][0])
    assert ("مريم حداد" in preview.text, "&lt;b&gt;" in preview.text) == (True, True)
    await stage.taps(EMMA, "Merge")
    assert await known(stage) == names[:1]
    await stage.taps(EMMA, "Split")
    assert await known(stage) == names


# --- one's own note ---------------------------------------------------------------------------------------------


async def noted(stage: Stage, name: str, words: str, button: str) -> Message:
    await stage.taps(name, button)
    (said,) = await stage.says(name, words)
    return said


async def test_my_note_is_kept_shown_to_me_replaced_and_deleted(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.taps(EMMA, "Right")
    said = await noted(stage, EMMA, "likes 🚎 & <trams>", "My note")
    assert said.text.splitlines()[0] == "Note kept: <b>Jan Novák</b>"
    assert "My note (only you see it): likes 🚎 &amp; &lt;trams&gt;" in said.text
    (asked,) = await stage.taps(EMMA, "My note")
    assert "Now: likes 🚎 &amp; &lt;trams&gt;" in asked.text
    (again,) = await stage.says(EMMA, "other words")
    assert ("likes" in again.text, "other words" in again.text) == (False, True)
    await stage.taps(EMMA, "My note")
    (gone,) = await stage.taps(EMMA, "Delete the note")
    assert "My note (" not in gone.text


async def test_a_note_of_four_thousand_characters_is_kept_whole(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.taps(EMMA, "Right")
    await noted(stage, EMMA, "ш" * 4096, "My note")
    emma = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        met = await tx.contacts.meeting((await contact(stage, "Jan Novák")).id, emma.id)
    assert met
    assert met.note == "ш" * 4096


async def test_no_colleague_is_ever_shown_my_note_neither_before_nor_after_a_merge(stage: Stage) -> None:
    """Not on the card, not as "already met", not in a list, a preview or after a merge; each keeps their own."""
    await stage.says(EMMA, FIRST)
    await stage.taps(EMMA, "Right")
    await noted(stage, EMMA, "SECRET of Emma", "My note")
    await stage.says(OLENA, FIRST)
    await opened(stage, OLENA, "Jan")
    await stage.taps(OLENA, "Ще…")
    await noted(stage, OLENA, "Оленина ТАЄМНИЦЯ", "Моя нотатка")
    await stage.says(PETRO, SECOND)
    await opened(stage, PETRO, "Jan")
    await stage.taps(PETRO, "Так, це Ян Новак, Інститут")
    for name in (PETRO, JAN, OLENA):
        await opened(stage, name, "Jan")
        await stage.says(name, "/contacts")
    for name, own, others in ((EMMA, "SECRET", "ТАЄМНИЦЯ"), (OLENA, "ТАЄМНИЦЯ", "SECRET")):
        assert own in (await opened(stage, name, "Jan")).text
        assert all(others not in message.text for message in await stage.screen(name))
    for name in (PETRO, JAN):
        said = "".join(message.text for message in await stage.screen(name))
        assert ("SECRET" in said, "ТАЄМНИЦЯ" in said) == (False, False)


async def test_words_for_a_note_on_a_contact_that_is_gone_are_kept(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.taps(EMMA, "Right")
    await stage.taps(EMMA, "My note")
    async with stage.database.transaction(stage.now) as tx:
        await tx.contacts.remove((await contact(stage, "Jan Novák")).id)
    (asked,) = await stage.says(EMMA, "the tram shelter")
    assert "Note" in [label for row in labels(asked) for label in row]


# --- few rows ---------------------------------------------------------------------------------------------------


async def test_rarer_buttons_wait_behind_more_where_a_card_would_have_too_many(stage: Stage) -> None:
    await stage.says(EMMA, FIRST)
    await stage.says(EMMA, "/contact Jan Novak, Elsewhere Ltd")
    card = await opened(stage, EMMA, "Elsewhere")
    assert labels(card) == [
        ["Change…", "Delete"],
        ["Same as Jan Novák, Example s.r.o."],
        ["Two different people"],
        ["More…", "Back"],
    ]
    (more,) = await stage.taps(EMMA, "More…")
    assert labels(more) == [["Save to phone", "They owe us…"], ["My note", "Merge with…"], ["Back"]]
    (back,) = await stage.taps(EMMA, "Back")
    assert back == card
