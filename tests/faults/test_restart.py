"""A kill in the middle: a guided conversation goes on, and what fell due meanwhile comes or is counted."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from sandbox.client import Sandbox
from tests.faults.missions import NOW, add_mission, add_session
from tests.forking import forked_bot


async def test_after_a_kill_a_conversation_goes_on_and_nothing_due_is_stale_or_dropped(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.clock.move(to=NOW)
    async with forked_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            mission = await add_mission(database, [ann])
            for hour in (11, 14):
                await add_session(
                    database, mission, f"Session at {hour}", datetime.combine(NOW.date(), time(hour))
                )
        await bot.start()
        question = await ann.ask("/contact")
        await bot.kill()
        await ann.send("Jan Novák, Tatra, jan@example.cz")
        await sandbox.clock.move(to=datetime(2023, 4, 24, 11, 50, tzinfo=UTC))  # 13:50 in Prague
        await bot.start()
        kept = await ann.wait_for_text("Kept: Jan Novák")
        assert kept.message_id > question.message_id
        await ann.wait_for_text("Session at 14")
        await sandbox.clock.move_by(timedelta(seconds=1))  # comes back when all that is due is done
        async with bot.database() as database, database.reading(NOW) as tx:
            reminders = await tx.outbox.of_kind(mission.id, "reminder")
            stars = await tx.outbox.of_kind(mission.id, "stars")
        assert [row.state for row in reminders] == ["expired", "sent"]
        assert [row.state for row in stars] == ["sent", "queued"]
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
