"""A backup a day, backups by command, and the drill of putting one back."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.backups import KEPT_DAYS, backups
from bot.housekeeping import tidy
from mission.privacy import erase
from sandbox.client import Sandbox
from tests.bot.test_housekeeping import Standing
from tests.faults.missions import NOW, add_mission
from tests.forking import forked_bot
from tests.stage import Stage


def people(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as opened:
        return {row[0] for row in opened.execute("select name from people")}


def files_with(folder: Path, words: bytes) -> list[str]:
    return [one.name for one in folder.rglob("*") if one.is_file() and words in one.read_bytes()]


async def test_there_is_one_backup_a_day_and_two_weeks_of_them(stage: Stage) -> None:
    file = stage.folder / "attache.db"
    for _ in range(KEPT_DAYS + 3):
        await tidy(stage.database, Standing(stage), file)
        await tidy(stage.database, Standing(stage), file)
        stage.move(stage.now + timedelta(days=1))
    kept = backups(file)
    assert len(kept) == KEPT_DAYS
    assert kept[-1].name == f"attache-{(stage.now - timedelta(days=1)).date()}.db"
    assert "Olena Kovalenko" in people(kept[-1])


async def test_after_an_erasure_no_backup_holds_what_was_erased(stage: Stage) -> None:
    file = stage.folder / "attache.db"
    await tidy(stage.database, Standing(stage), file)
    async with stage.database.transaction(stage.now) as tx:
        person = await tx.people.by_telegram(stage.telegram["Emma Clark"])
        assert person is not None
        await erase(tx, person)
    await tidy(stage.database, Standing(stage), file)
    (only,) = backups(file)
    assert "Emma Clark" not in people(only)
    assert [
        one.name for one in stage.folder.rglob("*") if one.is_file() and b"Emma Clark" in one.read_bytes()
    ] == []


async def test_a_folder_that_cannot_be_made_stops_nothing(stage: Stage) -> None:
    (stage.folder / "backups").write_text("in the way")
    await tidy(stage.database, Standing(stage), stage.folder / "attache.db")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.facts.get("tidied") == stage.now.date().isoformat()


async def test_the_drill_a_bot_is_backed_up_while_it_runs_and_restored_after_a_loss(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    ann, bob = await sandbox.people.add("Ann"), await sandbox.people.add("Bob")
    await sandbox.clock.move(to=NOW)
    copy = tmp_path / "copy.db"
    async with forked_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await add_mission(database, [ann, bob])
        await bot.start()
        await ann.ask("/contact Jan Novák, Example, jan@example.cz")
        assert await bot.command("backup", str(copy)) == (0, f"Written: {copy}\n", "")
        refused = await bot.command("backup", str(copy))
        assert (refused[0], "is there already" in refused[2]) == (1, True)
        running = await bot.command("restore", str(copy))
        assert (running[0], "running" in running[2]) == (1, True)
        await bot.kill()
        bot.file.write_bytes(b"lost" * 5000)
        for ending in ("-wal", "-shm"):
            bot.file.with_name(bot.file.name + ending).unlink(missing_ok=True)
        damaged = await bot.command("run")
        assert (damaged[0], "damaged" in damaged[2], "Traceback" in damaged[2]) == (1, True, False)
        code, said, errors = await bot.command("restore", str(copy))
        assert (code, errors) == (0, "")
        assert said.splitlines()[0] == f"Restored from {copy}."
        await bot.start()
        listed = await bob.ask("/contacts Novak")
        assert await bot.stop() == 0
    assert "Jan Novák" in listed.text


@pytest.mark.parametrize("command", ["backup", "restore"])
async def test_where_there_is_nothing_yet_a_sentence_says_so(
    command: str, sandbox: Sandbox, tmp_path: Path
) -> None:
    async with forked_bot(sandbox.url, tmp_path) as bot:
        code, said, errors = await bot.command(command, "nothing.db")
    assert (code, said, len(errors.splitlines())) == (1, "", 1)
    assert not (tmp_path / "nothing.db").exists()
