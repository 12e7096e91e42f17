"""The clock jumps, goes back and changes to summer time: everything due comes once, in order, at its moment."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from sandbox.client import Person, Sandbox
from storage.outbox import Outgoing
from tests.faults.missions import add_mission, add_session
from tests.forking import forked_bot
from tests.running import RunningBot

MONDAY = datetime(2023, 4, 24, 10, 0, tzinfo=UTC)
TUESDAY_EVENING = datetime(2023, 4, 25, 18, 0, tzinfo=UTC)


async def _greeted(phone: Person) -> int:
    """A bot cannot write first. The last message before any push."""
    await phone.ask("/start")
    return (await phone.ask("/help")).message_id


async def _received(phone: Person, after: int) -> list[tuple[datetime, str]]:
    """When, to the minute, and the first line of what the bot sent by itself."""
    shown = [message for message in (await phone.screen()).received if message.message_id > after]
    return [(one.date.replace(second=0, microsecond=0), one.text.splitlines()[0]) for one in shown]


async def _pushes(bot: RunningBot, until: datetime) -> list[Outgoing]:
    """Every push that was due by then, by its due moment."""
    async with bot.database() as database, database.reading(until) as tx:
        (mission,) = await tx.missions.all()
        kinds = ("day", "reminder", "stars", "evening")
        rows = [row for kind in kinds for row in await tx.outbox.of_kind(mission.id, kind)]
    return sorted((row for row in rows if row.due_at <= until), key=lambda row: row.due_at)


async def test_a_jump_goes_through_every_due_moment_in_order_and_the_way_back_repeats_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.clock.move(to=MONDAY)
    async with forked_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            mission = await add_mission(database, [ann])
            for hour in (9, 11):
                await add_session(database, mission, f"Session at {hour}", datetime(2023, 4, 25, hour))  # noqa: DTZ001 - what the wall shows
        await bot.start()
        greeting = await _greeted(ann)
        moved = await sandbox.clock.move(to=TUESDAY_EVENING)
        pushes = await _pushes(bot, TUESDAY_EVENING)
        assert [(row.kind, row.state) for row in pushes] == [
            ("day", "sent"),
            ("evening", "sent"),
            ("reminder", "sent"),
            ("stars", "sent"),
            ("reminder", "sent"),
            ("stars", "sent"),
        ]
        came = await _received(ann, greeting)
        assert [at for at, _ in came] == [row.due_at for row in pushes]
        assert moved.steps == len({row.due_at for row in pushes})
        await sandbox.clock.move(to=MONDAY)
        await sandbox.clock.move(to=TUESDAY_EVENING)
        assert await _received(ann, greeting) == came
        await ann.ask("/next")
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log


async def test_summer_time_changes_no_wall_time_and_sends_nothing_twice(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    """On 26 March 2023 at 2:00 the clocks in Prague went to 3:00; on 29 October at 3:00 back to 2:00."""
    ann = await sandbox.people.add("Ann")
    before, over = datetime(2023, 3, 24, 12, 0, tzinfo=UTC), datetime(2023, 10, 29, 12, 0, tzinfo=UTC)
    await sandbox.clock.move(to=before)
    days = date(2023, 3, 25), date(2023, 3, 26), date(2023, 10, 28), date(2023, 10, 29)
    async with forked_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            mission = await add_mission(
                database,
                [ann],
                role="host",
                reminder_minutes=0,
                joined=before,
                starts_on=days[0],
                ends_on=days[-1],
            )
            for day in days:
                await add_session(database, mission, "Session", datetime.combine(day, time(9)))
        await bot.start()
        greeting = await _greeted(ann)
        await sandbox.clock.move(to=over)
        agendas = [row for row in await _pushes(bot, over) if row.kind == "day"]
        assert await bot.stop() == 0
    local = [row.due_at.astimezone(mission.zone) for row in agendas]
    assert [f"{at:%d.%m. %H:%M}" for at in local] == [
        "24.03. 20:00",
        "26.03. 07:30",
        "28.10. 07:30",
        "29.10. 07:30",
    ]
    assert [row.due_at.hour for row in agendas] == [19, 5, 5, 6]
    assert {row.state for row in agendas} == {"sent"}
    moments = [at for at, _ in await _received(ann, greeting)]
    assert [moments.count(row.due_at) for row in agendas] == [1, 1, 1, 1]
