"""The forum's programme: browsed by day and track, opened, and taken into one's own agenda."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from handlers.actions import callback_data
from handlers.day import BrowseProgramme
from handlers.forum import Attend, OpenSession, View, in_track, programme_message, session_message, tracks
from handlers.scene import Scene
from mission.documents.read import read_programme
from mission.imports import apply
from storage.agenda import Session
from storage.message import TEXT_LIMIT, Message, shown_length
from tests.mission.examples import PRAGUE, member, mission, prague, session
from tests.mission.examples import at as wall_at
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, HANA = "Emma Clark", "Hana Malá"
TUESDAY = date(2023, 4, 25)
EUROPYTHON = (
    Path(__file__).parents[2].parent / "shared" / "data" / "schedules" / "europython2023-pretalx.json"
)


def at(hour: int, minute: int = 0, day: int = 25) -> datetime:
    return wall_at(hour, minute, day)


def scene(language: str = "en") -> Scene:
    return Scene(member(), mission(), Reader(language, PRAGUE), TUESDAY)


def talk(number: int, starts: datetime, **fields: Any) -> Session:
    return session(number, starts, kind="programme", title=f"Talk {number}", **fields)


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


# --- in words ---


def test_tracks_are_told_apart_and_rooms_where_a_day_has_no_tracks() -> None:
    tracked = [
        talk(1, at(9), track="Mobility", place="A"),
        talk(2, at(9), track="energy", place="B"),
        talk(3, at(9)),
    ]
    assert tracks(tracked) == ["energy", "Mobility"]
    assert tracks([talk(1, at(9), place="Hall"), talk(2, at(9), place="Club")]) == ["Club", "Hall"]
    assert tracks([talk(1, at(9), place="Hall"), talk(2, at(10), place="Hall")]) == []
    assert tracks([]) == []


def test_a_break_in_every_room_is_listed_once_and_cannot_be_opened() -> None:
    programme = [
        talk(n, at(10), is_break=True, place=f"Room {n}").model_copy(update={"title": "Coffee"})
        for n in (1, 2)
    ]
    assert in_track(programme, "") == programme[:1]
    shown = programme_message(programme, View(TUESDAY, "", 0), [TUESDAY], set(), scene())
    assert shown.text == "<b>Programme, Tuesday 25 April</b>\n\n<b>10:00–11:00</b> Coffee\nRoom 1"
    assert labels(shown) == [["Choose a room", "My agenda"]]


def test_a_page_of_the_programme() -> None:
    programme = [talk(1, at(9), track="Energy", place="A"), talk(2, at(9), track="Mobility", place="B")]
    days = [date(2023, 4, day) for day in (24, 25, 26, 27, 28)]
    shown = programme_message(programme, View(TUESDAY, "Energy", 0), days, {1}, scene())
    assert shown.text == (
        "<b>Programme, Tuesday 25 April</b>\nTrack: Energy\n\n<b>09:00–10:00</b> Talk 1\nA\nYou are going."
    )
    assert labels(shown) == [
        ["09:00 Talk 1"],
        ["Mon 24 Apr", "Wed 26 Apr", "Thu 27 Apr"],
        ["Fri 28 Apr"],
        ["Choose a track", "My agenda"],
    ]


def test_a_day_without_sessions_says_so() -> None:
    shown = programme_message([], View(TUESDAY, "", 0), [], set(), scene())
    assert shown.text == "<b>Programme, Tuesday 25 April</b>\nNo sessions on this day."


def test_a_session_in_full() -> None:
    shown = talk(1, at(9), place="Hall", track="Energy", speakers=("Ann", "Bob <b>"), notes="About\n\nheat.")
    other = session(2, at(9, 30), title="Meeting")
    assert session_message(shown, View(TUESDAY, "", 0), scene(), going=False, overlapping=[other]) == Message(
        text=session_message(
            shown, View(TUESDAY, "", 0), scene(), going=True, overlapping=[other]
        ).text.replace("You are going.\n", ""),
        buttons=(
            (Attend(session=1, going=True).button("I’ll go"),),
            (BrowseProgramme(day=TUESDAY, page=0).button("Back to the programme"),),
        ),
    )
    assert session_message(shown, View(TUESDAY, "", 0), scene(), going=True, overlapping=[other]).text == (
        "<b>Tue 25 Apr, 09:00–10:00</b> Talk 1\nHall\nTrack: Energy\nSpeakers: Ann and Bob &lt;b&gt;\n\nAbout heat.\n\n"
        "You are going.\nClashes with: Meeting (09:30–10:30)"
    )


def test_a_cancelled_session_says_so_and_nobody_can_go() -> None:
    gone = talk(1, at(9), cancelled_at=prague(24, 9))
    shown = session_message(gone, View(TUESDAY, "", 0), scene(), going=True, overlapping=[])
    assert shown.text.endswith("This session was cancelled.")
    assert labels(shown) == [["Back to the programme"]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["x", "🚌", "&"])
def test_long_words_fit_in_every_language(language: str, letter: str) -> None:
    long = dict.fromkeys(("place", "address", "host", "dress", "bring", "notes", "track"), letter * 3000)
    programme = [
        talk(n, at(9), speakers=(letter * 300,) * 20, **long).model_copy(update={"title": letter * 900})
        for n in range(30)
    ]
    listed = programme_message(programme, View(TUESDAY, "", 0), [TUESDAY], set(range(30)), scene(language))
    opened = session_message(
        programme[0], View(TUESDAY, "", 0), scene(language), going=True, overlapping=programme[1:]
    )
    assert shown_length(listed.text) <= TEXT_LIMIT
    assert shown_length(opened.text) <= TEXT_LIMIT


# --- browsed ---


async def test_agenda_leads_to_the_programme_only_where_there_is_one(stage: Stage) -> None:
    await stage.add_session("Meeting", at(9))
    [shown] = await stage.says(EMMA, "/agenda 25.4.")
    assert labels(shown)[-1] == ["Calendar file (.ics)"]
    await stage.add_session("Talk", at(9), kind="programme")
    [shown] = await stage.says(EMMA, "/agenda 25.4.")
    assert labels(shown)[-1] == ["Programme", "Calendar file (.ics)"]


async def test_the_programme_is_browsed_by_page_day_and_track_in_place(stage: Stage) -> None:
    for number in range(12):
        track = ("Energy", "Mobility")[number % 2]
        await stage.add_session(f"Talk {number:02}", at(9 + number // 2), kind="programme", track=track)
    await stage.add_session("Closing", at(9, day=26), kind="programme", track="Energy")
    await stage.says(EMMA, "/agenda 25.4.")
    [first] = await stage.taps(EMMA, "Programme")
    assert first.text.splitlines()[:2] == ["<b>Programme, Tuesday 25 April</b>", "Page 1 of 2"]
    [second] = await stage.taps(EMMA, "Next ›")
    assert labels(second)[0] == ["13:00 Talk 08"]
    assert labels(second)[4:] == [["‹ Previous"], ["Wed 26 Apr"], ["Choose a track", "My agenda"]]
    [choice] = await stage.taps(EMMA, "Choose a track")
    assert labels(choice) == [["Everything"], ["Energy"], ["Mobility"]]
    [energy] = await stage.taps(EMMA, "Energy")
    assert [row[0] for row in labels(energy)[:6]] == [f"{9 + n:02}:00 Talk {2 * n:02}" for n in range(6)]
    [wednesday] = await stage.taps(EMMA, "Wed 26 Apr")
    assert wednesday.text.splitlines()[0] == "<b>Programme, Wednesday 26 April</b>"
    assert labels(wednesday)[0] == ["09:00 Closing"]
    [own] = await stage.taps(EMMA, "My agenda")
    assert await stage.screen(EMMA) == [own]


async def test_the_programme_opens_where_the_day_is(stage: Stage) -> None:
    for number in range(12):
        await stage.add_session(f"Talk {number:02}", at(8 + number), kind="programme")
    stage.move(prague(25, 16, 30))
    await stage.says(EMMA, "/today")
    [shown] = await stage.taps(EMMA, "Programme")
    assert "Page 2 of 2" in shown.text


# --- I'll go ---


async def open_talk(stage: Stage, name: str = EMMA) -> int:
    """A talk tomorrow at 9, opened from the programme."""
    number = await stage.add_session("Talk", at(9), kind="programme", place="Hall")
    await stage.says(name, "/agenda 25.4.")
    await stage.taps(name, {"Hana Malá": "Program fóra"}.get(name, "Programme"))
    await stage.taps(name, "09:00 Talk")
    return number


async def test_ill_go_brings_it_into_the_agenda_with_its_reminder_and_not_going_takes_it_out(
    stage: Stage,
) -> None:
    number = await open_talk(stage)
    [going] = await stage.taps(EMMA, "I’ll go")
    assert going.text.endswith("You are going.")
    assert labels(going)[0] == ["Not going"]
    [day] = await stage.says(EMMA, "/agenda 25.4.")
    assert "<b>09:00–10:00</b> Talk" in day.text
    emma = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        rows = await tx.outbox.of_person(stage.mission.id, emma.id, ("day", "reminder", "stars"))
    assert {row.occasion for row in rows} == {
        "day:2023-04-25",
        f"session:{number}:20230425T0700",
        f"session:{number}",
    }
    await stage.taps(EMMA, "Not going")
    async with stage.database.reading(stage.now) as tx:
        rows = await tx.outbox.of_person(stage.mission.id, emma.id, ("day", "reminder", "stars"))
        assert not await tx.agenda.attends(number, emma.id)
    assert {row.state for row in rows} == {"cancelled"}
    assert stage.toasts == ["It is in your agenda now.", "It is no longer in your agenda."]


async def test_a_clash_is_told_before_and_after_one_decides(stage: Stage) -> None:
    await stage.add_session("Meeting", at(9, 30))
    await open_talk(stage)
    [before] = [m for m in await stage.screen(EMMA) if "Talk" in m.text]
    assert before.text.endswith("Clashes with: Meeting (09:30–10:30)")
    [going] = await stage.taps(EMMA, "I’ll go")
    assert going.text.endswith("You are going.\nClashes with: Meeting (09:30–10:30)")
    assert stage.toasts == ["It is in your agenda now. Mind the clash."]


async def test_a_host_may_go_too_in_their_own_language(stage: Stage) -> None:
    await open_talk(stage, HANA)
    [going] = await stage.taps(HANA, "Půjdu")
    assert going.text.endswith("Jdete tam.")


async def test_the_mornings_agenda_on_the_screen_takes_the_session_in(stage: Stage) -> None:
    await stage.add_session("Opening", at(9, day=24), audience=EMMA)
    await stage.add_session("Meeting", at(18), audience=EMMA)
    await stage.add_session("Talk", at(12), kind="programme")
    stage.move(prague(25, 7, 30))
    await stage.deliver()
    await stage.says(EMMA, "/today")
    await stage.taps(EMMA, "Programme")
    await stage.taps(EMMA, "12:00 Talk")
    shown = await stage.taps(EMMA, "I’ll go")
    pushed = [message for message in shown if labels(message) == [["Whole agenda"]]]
    assert ["<b>12:00–13:00</b> Talk" in message.text for message in pushed] == [True]


async def test_a_session_of_ours_or_of_another_mission_cannot_be_attended_by_a_forged_button(
    stage: Stage,
) -> None:
    ours = await stage.add_session("Only for hosts", at(9), audience="hosts")
    number = await open_talk(stage)
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        [row] = [r for r in await stage.rows(EMMA) if r.message and "Talk" in r.message.text]
        forged = [Attend(session=ours, going=True), OpenSession(session=ours), OpenSession(session=999)]
        assert row.message is not None
        buttons = tuple((action.button(str(at)),) for at, action in enumerate(forged))
        await tx.outbox.revise(row.id, Message(text=row.message.text, buttons=buttons))
    await stage.deliver()
    for action in forged:
        [answer] = await stage.taps_data(EMMA, callback_data(row.token, action.packed()))
        assert answer.text == "This button is out of date. Please open the list or the card again."
    async with stage.database.reading(stage.now) as tx:
        assert await tx.agenda.attended_by(emma.id, stage.mission.id) == set()
        assert not await tx.agenda.attends(number, emma.id)


async def test_a_session_that_was_cancelled_meanwhile_cannot_be_gone_to(stage: Stage) -> None:
    number = await open_talk(stage)
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.change(number, cancelled_at=tx.now)
    await stage.taps(EMMA, "I’ll go")
    emma = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        assert not await tx.agenda.attends(number, emma.id)


# --- a real programme ---


@pytest.mark.skipif(not EUROPYTHON.exists(), reason="the shared sample data is not beside the repository")
async def test_a_real_programme_of_five_days_is_browsed_to_its_last_page(stage: Stage) -> None:
    draft = read_programme(EUROPYTHON, zone=PRAGUE, kind="programme")
    async with stage.database.transaction(stage.now) as tx:
        await apply(tx, draft, mission=stage.mission, programme=True)
    await stage.says(EMMA, "/agenda 19.7.")
    [shown] = await stage.taps(EMMA, "Programme")
    pages = 1
    while any("Next ›" in row for row in labels(shown)):
        [shown] = await stage.taps(EMMA, "Next ›")
        pages += 1
        assert shown_length(shown.text) <= TEXT_LIMIT
    assert shown.text.splitlines()[:2] == ["<b>Programme, Wednesday 19 July</b>", f"Page {pages} of {pages}"]
    assert labels(shown)[-2:] == [["Fri 21 Jul"], ["Choose a track", "My agenda"]]
