"""The organiser's digest: when it comes, what it counts, and that it is silent when nothing is open."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from mission.changes import SEEN
from mission.planner import plan_mission
from storage.message import Message
from storage.outbox import Outgoing
from tests.stage import BEGINNING, Stage
from words import LANGUAGES

PETRO, EMMA, OLENA = "Petro Bondar", "Emma Clark", "Olena Kovalenko"
MONDAY_EVENING = datetime(2023, 4, 24, 19, 0, tzinfo=UTC)
NEXT_MONDAY = datetime(2023, 5, 1, 7, 0, tzinfo=UTC)


@pytest.fixture
async def planned(stage: Stage) -> Stage:
    """Petro reads English; the digests are planned."""
    await speaks(stage, "en")
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    return stage


async def speaks(stage: Stage, language: str) -> None:
    petro = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(petro.id, language=language)


async def digests(stage: Stage, name: str) -> list[Outgoing]:
    person = await stage.person(name)
    async with stage.database.reading(stage.now) as tx:
        rows = await tx.outbox.of_person(stage.mission.id, person.id, ("digest",))
    return sorted(rows, key=lambda row: row.due_at)


async def come(stage: Stage, at: datetime) -> list[tuple[str, str]]:
    """Who reads which digest at a moment."""
    stage.move(at)
    return [(name, message.text) for name, message in await stage.deliver() if "Digest" in message.text]


async def met(stage: Stage, *names: str) -> None:
    async with stage.database.transaction(stage.now) as tx:
        for name in names:
            await tx.contacts.add(stage.mission.id, name=name, organisation="Example", emails=[], phones=[])


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def test_it_is_planned_for_organisers_until_the_last_wave_has_expired(planned: Stage) -> None:
    assert await digests(planned, EMMA) == []
    rows = await digests(planned, PETRO)
    evenings = [MONDAY_EVENING + timedelta(days=number) for number in range(5)]
    assert [row.due_at for row in rows][:6] == [*evenings, NEXT_MONDAY]
    assert rows[-1].due_at == datetime(2024, 5, 27, 7, 0, tzinfo=UTC)  # the last wave expires on 28 May
    assert {row.due_at.weekday() for row in rows[5:]} == {0}
    assert {(row.expires_at or row.due_at) - row.due_at for row in rows} == {timedelta(hours=24)}


async def test_on_a_day_of_the_mission_it_comes_although_nothing_is_new(planned: Stage) -> None:
    text = "<b>Digest</b>\n\nNothing new, and nothing is open."
    assert await come(planned, MONDAY_EVENING) == [(PETRO, text)]


async def test_on_a_monday_it_comes_while_something_is_open(planned: Stage) -> None:
    for number in range(5):
        await come(planned, MONDAY_EVENING + timedelta(days=number))
    emma = await planned.person(EMMA)
    async with planned.database.transaction(planned.now) as tx:
        await tx.notes.keep(planned.mission.id, emma.id, "question", "Who has my umbrella?")
    ((name, text),) = await come(planned, NEXT_MONDAY)
    assert name == PETRO
    assert "1 question from a member" in text


async def test_a_monday_without_anything_open_is_cancelled(planned: Stage) -> None:
    await met(planned, "Jan Novák")
    for number in range(5):
        await come(planned, MONDAY_EVENING + timedelta(days=number))
    assert await come(planned, NEXT_MONDAY) == []
    (row,) = [row for row in await digests(planned, PETRO) if row.due_at == NEXT_MONDAY]
    assert (row.state, row.reason) == ("cancelled", "nothing to say")


async def test_it_counts_what_is_new_since_the_last_one(planned: Stage) -> None:
    emma = await planned.person(EMMA)
    planned.move(BEGINNING + timedelta(hours=1))
    await met(planned, "Jan Novák", "Eva Malá")
    async with planned.database.transaction(planned.now) as tx:
        await tx.answers.give(planned.mission.id, emma.id, "session.stars", "session:1", 5)
        await tx.answers.give(planned.mission.id, emma.id, SEEN, "change:1", [1])
        await tx.notes.keep(planned.mission.id, emma.id, "question", "Where is the bus?")
        await tx.notes.keep(planned.mission.id, emma.id, "note", "Nice trams")
    ((_, first),) = await come(planned, MONDAY_EVENING)
    question = "• 1 question from a member in the last days: has it been answered?"
    assert first.splitlines()[2:] == ["• 2 new contacts", "• 1 new answer", question]
    await met(planned, "Petr Velký")
    planned.move(MONDAY_EVENING + timedelta(hours=1))
    await met(planned, "Ota Starý")
    ((_, second),) = await come(planned, MONDAY_EVENING + timedelta(days=1))
    assert second.splitlines()[2:] == ["• 1 new contact", question]


async def test_after_a_week_of_downtime_the_first_one_counts_what_expired_by_kind(planned: Stage) -> None:
    for day in (25, 26):
        await planned.add_session("Visit", datetime.combine(date(2023, 4, day), time(10)))
    await come(planned, MONDAY_EVENING)
    planned.move(NEXT_MONDAY)
    (shown,) = [
        message for name, message in await planned.deliver() if name == PETRO and "Digest" in message.text
    ]
    told = next(line for line in shown.text.splitlines() if line.startswith("• Out of date"))
    async with planned.database.reading(planned.now) as tx:
        expired = await tx.outbox.undelivered(planned.mission.id, BEGINNING)
    assert told.startswith(f"• Out of date before they could be sent: {len(expired)} (")
    for kind in ("day’s agenda", "reminder of a session", "stars for a session", "digest for organisers"):
        assert f"{kind} – {sum(row.kind == KIND_OF[kind] for row in expired)}" in told
    assert labels(shown) == ["What did not get through"]


KIND_OF = {
    "day’s agenda": "day",
    "reminder of a session": "reminder",
    "stars for a session": "stars",
    "digest for organisers": "digest",
}


async def test_it_names_whom_the_bot_cannot_reach_and_leads_to_what_needs_a_hand(planned: Stage) -> None:
    emma = await planned.person(EMMA)
    async with planned.database.transaction(planned.now) as tx:
        await tx.people.mark_unreachable(emma.id)
    planned.move(MONDAY_EVENING)
    ((_, shown),) = [pair for pair in await planned.deliver() if "Digest" in pair[1].text]
    assert "• Cannot be reached, as they have blocked the bot: Emma Clark" in shown.text
    before = len(await planned.screen(PETRO))
    (card,) = await planned.taps(PETRO, "What did not get through")
    assert card.text.startswith("<b>What did not get through</b>")
    assert len(await planned.screen(PETRO)) == before + 1


async def test_who_becomes_an_organiser_gets_it_from_then_on(planned: Stage) -> None:
    planned.move(MONDAY_EVENING + timedelta(hours=2))
    emma = await planned.person(EMMA)
    async with planned.database.transaction(planned.now) as tx:
        place = await tx.people.member(planned.mission.id, emma.id)
        assert place is not None
        await tx.people.change_membership(place.membership.id, role="organiser")
        await plan_mission(tx, planned.mission)
    rows = await digests(planned, EMMA)
    assert rows[0].due_at == MONDAY_EVENING + timedelta(days=1)
    assert [name for name, _ in await come(planned, rows[0].due_at)] == [PETRO, EMMA]
    async with planned.database.transaction(planned.now) as tx:
        await tx.people.change_membership(place.membership.id, role="delegate")
        await plan_mission(tx, planned.mission)
    assert {row.state for row in (await digests(planned, EMMA))[1:]} == {"cancelled"}


async def test_one_that_waited_while_the_bot_was_down_is_not_taken_back_at_the_start(planned: Stage) -> None:
    planned.move(MONDAY_EVENING + timedelta(hours=3))
    async with planned.database.transaction(planned.now) as tx:
        await plan_mission(tx, planned.mission)
    assert [name for name, _ in await come(planned, planned.now)] == [PETRO]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_it_is_said_in_every_language(planned: Stage, language: str) -> None:
    await speaks(planned, language)
    await met(planned, "Jan Novák")
    planned.move(MONDAY_EVENING)
    shown = [message for name, message in await planned.deliver() if name == PETRO][-1]
    assert len(shown.text.splitlines()) == 3
