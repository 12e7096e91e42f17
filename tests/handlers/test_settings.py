"""Settings: the language, the time of the day's agenda and the lead of reminders, by tap and by words."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from handlers.settings import saved_words, settings_message, time_question_message
from mission.errors import UserError
from mission.settings import clock, wanted
from storage.outbox import Outgoing
from tests.stage import Stage
from words import Reader

EMMA = "Emma Clark"


async def waiting(stage: Stage, kind: str) -> list[Outgoing]:
    """Emma's pushes of a kind that are still to come."""
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        rows = await tx.outbox.of_person(stage.mission.id, person.id, (kind,))
    return [row for row in rows if row.state == "queued"]


@pytest.fixture
async def session(stage: Stage) -> int:
    """Tomorrow from 9:00."""
    return await stage.add_session("City hall", datetime.combine(date(2023, 4, 25), time(9)))


@pytest.mark.parametrize("words", ["25:00", "7:60", "noon", "7-9", "-1", "99", "7:4", "", "🕖"])
def test_words_that_are_no_time_are_refused(words: str) -> None:
    with pytest.raises(UserError, match="settings-bad-time"):
        clock(words)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        *[
            (words, time(7, 45))
            for words in ("7:45", "07:45", "7.45", "745", "0745", "7 45", "7:45 am", " 7:45 ")
        ],
        *[(words, time(7, 45)) for words in ("о 7:45", "в 7.45", "v 7:45", "7h45", "7:45 hod.")],
        ("7", time(7, 0)),
        ("7:45 PM", time(19, 45)),
        ("24:00", time(0, 0)),
        ("0:00", time(0, 0)),
    ],
)
def test_times_are_read_kindly(words: str, meant: time) -> None:
    assert clock(words) == meant


@pytest.mark.parametrize("words", ["fr", "русский", "10", "7", "10 min", "61", "everything", "drop table"])
def test_what_cannot_be_set_is_refused(words: str) -> None:
    with pytest.raises(UserError, match="settings-not-understood"):
        wanted(words)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        *[(words, {"language": "uk"}) for words in ("uk", "UA", "Українська", "ukrainian")],
        *[(words, {"language": "cs"}) for words in ("cs", "Čeština", "cestina", "чеська")],
        *[(words, {"language": "en"}) for words in ("en", "English", "angličtina")],
        *[(words, {"reminder_minutes": 0}) for words in ("off", "0", "без нагадувань", "vypnout")],
        *[(words, {"reminder_minutes": 30}) for words in ("30", "30 min", "30 хв", "30 minut")],
        ("mission", {"agenda_at": None}),
        ("7:45", {"agenda_at": time(7, 45)}),
        ("745", {"agenda_at": time(7, 45)}),
    ],
)
def test_settings_with_words_understands(words: str, fields: dict[str, Any]) -> None:
    assert wanted(words) == fields


async def test_settings_shows_one_card(stage: Stage) -> None:
    [shown] = await stage.says(EMMA, "/settings")
    assert shown == settings_message(await stage.person(EMMA), stage.mission, Reader("en"))
    assert [[button.label for button in row] for row in shown.buttons] == [
        ["Українська", "Čeština", "✓ English"],
        ["07:00", "07:30", "08:00"],
        ["✓ As the mission, 07:30", "Another time"],
        ["5 min", "✓ 15 min", "30 min", "60 min"],
        ["No reminders", "Mute and quiet hours"],
    ]


@pytest.mark.parametrize(("label", "language"), [("Українська", "uk"), ("Čeština", "cs")])
async def test_a_language_holds_from_the_next_words_on(stage: Stage, label: str, language: str) -> None:
    await stage.says(EMMA, "/settings")
    [shown] = await stage.taps(EMMA, label)
    person, reader = await stage.person(EMMA), Reader(language)
    assert person.language == language
    first = saved_words(person, stage.mission, "language", reader)
    assert shown == settings_message(person, stage.mission, reader, first=first)
    [again] = await stage.says(EMMA, "/settings")
    assert again == settings_message(person, stage.mission, reader)


async def test_a_host_may_set_too(stage: Stage) -> None:
    await stage.says("Hana Malá", "/settings en")
    assert (await stage.person("Hana Malá")).language == "en"


async def test_another_agenda_time_moves_the_agendas_that_wait(stage: Stage, session: int) -> None:
    await stage.add_session("Depot", datetime.combine(date(2023, 4, 26), time(9)))
    before = [row.due_at for row in await waiting(stage, "day")]
    await stage.says(EMMA, "/settings")
    await stage.taps(EMMA, "08:00")
    assert before[-1] == datetime(2023, 4, 26, 5, 30, tzinfo=UTC)
    assert [row.due_at for row in await waiting(stage, "day")][-1] == datetime(2023, 4, 26, 6, 0, tzinfo=UTC)
    await stage.taps(EMMA, "As the mission, 07:30")
    assert [row.due_at for row in await waiting(stage, "day")] == before


async def test_the_time_can_be_typed_and_a_wrong_one_is_asked_again(stage: Stage) -> None:
    await stage.says(EMMA, "/settings")
    assert await stage.taps(EMMA, "Another time") == [time_question_message(Reader("en"))]
    [refused] = await stage.says(EMMA, "early")
    assert refused.text == Reader("en").say("settings-bad-time")
    [shown] = await stage.says(EMMA, "6.15")
    person, reader = await stage.person(EMMA), Reader("en")
    assert person.agenda_at == time(6, 15)
    first = saved_words(person, stage.mission, "agenda_at", reader)
    assert shown == settings_message(person, stage.mission, reader, first=first)


async def test_reminders_off_takes_the_waiting_ones_back(stage: Stage, session: int) -> None:
    assert len(await waiting(stage, "reminder")) == 1
    await stage.says(EMMA, "/settings off")
    assert await waiting(stage, "reminder") == []
    await stage.says(EMMA, "/settings 60")
    starts = datetime(2023, 4, 25, 7, 0, tzinfo=UTC)
    assert [row.due_at for row in await waiting(stage, "reminder")] == [starts - timedelta(hours=1)]


async def test_what_cannot_be_set_changes_nothing(stage: Stage) -> None:
    before = await stage.person(EMMA)
    [refused] = await stage.says(EMMA, "/settings 10")
    assert refused.text == Reader("en").say("settings-not-understood")
    assert await stage.person(EMMA) == before


# --- mute and quiet hours ---


async def test_a_tap_mutes_a_kind_and_another_brings_it_back(stage: Stage) -> None:
    await stage.says(EMMA, "/settings")
    [card] = await stage.taps(EMMA, "Mute and quiet hours")
    assert [[button.label for button in row] for row in card.buttons] == [
        ["22:00–07:00", "23:00–08:00"],
        ["Other hours", "✓ No quiet hours"],
        ["Day’s agenda: on", "Reminders: on"],
        ["Stars: on", "Evening line: on"],
        ["Way home: on", "Surveys: on"],
        ["Promises: on", "After the mission: on"],
        ["Before departure: on", "Announcements: on"],
        ["Back"],
    ]
    [muted] = await stage.taps(EMMA, "Stars: on")
    assert "Muted: stars" in muted.text
    assert (await stage.person(EMMA)).muted == ("stars",)
    [back] = await stage.taps(EMMA, "Stars: muted")
    assert "Muted: nothing" in back.text
    assert (await stage.person(EMMA)).muted == ()
    [first] = await stage.taps(EMMA, "Back")
    assert first == settings_message(await stage.person(EMMA), stage.mission, Reader("en"))


async def test_only_an_organiser_can_mute_the_digest(stage: Stage) -> None:
    await stage.says("Petro Bondar", "/settings en")
    [card] = await stage.taps("Petro Bondar", "Mute and quiet hours")
    assert "Digest: on" in [button.label for row in card.buttons for button in row]


async def test_quiet_hours_are_tapped_typed_and_taken_back(stage: Stage) -> None:
    await stage.says(EMMA, "/settings")
    await stage.taps(EMMA, "Mute and quiet hours")
    [tapped] = await stage.taps(EMMA, "22:00–07:00")
    assert "Quiet: 22:00–07:00." in tapped.text
    [asked] = await stage.taps(EMMA, "Other hours")
    assert asked == time_question_message(Reader("en"), "settings-ask-hours")
    [refused] = await stage.says(EMMA, "at night")
    assert refused.text == Reader("en").say("settings-bad-hours")
    [endless] = await stage.says(EMMA, "0:00-24:00")
    assert endless.text == Reader("en").say("settings-endless-hours")
    [typed] = await stage.says(EMMA, "22:30 – 6.45")
    assert "Quiet: 22:30–06:45." in typed.text
    [at_once] = await stage.says(EMMA, "/settings 23-8")
    person = await stage.person(EMMA)
    assert "Quiet: 23:00–08:00." in at_once.text
    assert (person.quiet_from, person.quiet_until) == (time(23), time(8))
    [off] = await stage.says(EMMA, "/settings no quiet hours")
    assert "Quiet hours: none" in off.text
    assert (await stage.person(EMMA)).quiet_from is None


@pytest.mark.parametrize("words", ["quiet off", "без тихих годин", "bez klidu"])
def test_no_quiet_hours_can_be_said_in_every_language(words: str) -> None:
    assert wanted(words) == {"quiet_from": None, "quiet_until": None}
