"""A bot with nothing to do does nothing."""

import asyncio
from pathlib import Path

import psutil

from sandbox.client import Sandbox
from tests.faults.missions import NOW, add_mission
from tests.running import running_bot

SECONDS = 3.0


async def test_a_bot_with_nothing_to_do_uses_no_processor_and_writes_nothing(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann = await sandbox.people.add("Ann")
    await sandbox.clock.move(to=NOW)
    async with running_bot(sandbox.url, tmp_path, BOT_CLOCK="") as bot:
        async with bot.database() as database:
            await add_mission(database, [ann])
        await bot.start()
        await ann.ask("/help")
        await asyncio.sleep(1.5)  # until the chat has rested and the menus are set
        process = psutil.Process(bot.pid)
        busy, written = process.cpu_times(), process.io_counters().write_count
        await asyncio.sleep(SECONDS)
        after = process.cpu_times()
        used = after.user + after.system - busy.user - busy.system
        assert used / SECONDS < 0.02
        assert process.io_counters().write_count - written < 3
        assert await bot.stop() == 0
