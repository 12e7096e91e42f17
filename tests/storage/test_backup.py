"""Backups of a database in use, and the way back: whole or not at all."""

import asyncio
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import DamagedError, back_up, examine, restore
from storage.database import Database, file_of
from storage.migrations import NewerDatabaseError
from tests.storage.conftest import NOW


async def keep(database: Database, name: str) -> None:
    async with database.transaction(NOW) as tx:
        await tx.facts.set(name, "kept" * 500)


def facts(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as opened:
        return {row[0] for row in opened.execute("select name from facts")}


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_file())


def spoil(file: Path) -> None:
    """Overwrite a page in the middle, as a dying disk does."""
    with file.open("r+b") as opened:
        opened.seek(4096 * (file.stat().st_size // 4096 // 2))
        opened.write(os.urandom(4096))


def changed(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(statement)
        opened.commit()


async def test_a_backup_holds_what_was_committed_and_only_its_owner_reads_it(
    database: Database, url: str, tmp_path: Path
) -> None:
    await keep(database, "before")
    copy = tmp_path / "copy.db"
    async with database.transaction(NOW) as tx:
        await tx.facts.set("unfinished", "kept")
        await asyncio.to_thread(back_up, file_of(url), copy)
    assert facts(copy) == {"before"}
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert files(tmp_path) == ["copy.db"]


async def test_a_backup_taken_while_much_is_written_is_whole(
    database: Database, url: str, tmp_path: Path
) -> None:
    async def write() -> None:
        for number in range(200):
            await keep(database, f"fact {number}")

    writing = asyncio.create_task(write())
    copies = [tmp_path / f"{number}.db" for number in range(5)]
    for copy in copies:
        await asyncio.to_thread(back_up, file_of(url), copy)
    await writing
    sizes = [len(facts(copy)) for copy in copies]
    assert sizes == sorted(sizes)
    for size, copy in zip(sizes, copies, strict=True):
        assert facts(copy) == {f"fact {number}" for number in range(size)}


async def test_after_a_restore_everything_of_the_backup_stands_there_and_the_rest_is_kept_aside(
    database: Database, url: str, tmp_path: Path
) -> None:
    file, copy = file_of(url), tmp_path / "copy.db"
    await keep(database, "first")
    back_up(file, copy)
    await keep(database, "second")
    await database.close()
    aside = restore(copy, file)
    assert (facts(file), aside and facts(aside)) == ({"first"}, {"first", "second"})
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = await Database.open(url)
    await keep(again, "third")
    await again.close()
    assert facts(file) == {"first", "third"}


async def test_what_a_killed_bot_left_in_its_log_is_kept_aside_too(
    database: Database, url: str, tmp_path: Path
) -> None:
    file, copy = file_of(url), tmp_path / "copy.db"
    back_up(file, copy)
    await keep(database, "only in the log")
    dead = tmp_path / "dead" / "attache.db"
    dead.parent.mkdir()
    for ending in ("", "-wal"):
        dead.with_name(dead.name + ending).write_bytes(file.with_name(file.name + ending).read_bytes())
    aside = restore(copy, dead)
    assert aside is not None
    assert (facts(dead), facts(aside)) == (set(), {"only in the log"})


async def test_a_damaged_backup_is_refused_and_nothing_changes(
    database: Database, url: str, tmp_path: Path
) -> None:
    file, copy = file_of(url), tmp_path / "copy.db"
    for number in range(50):
        await keep(database, f"fact {number}")
    back_up(file, copy)
    await database.close()
    spoil(copy)
    before = file.read_bytes()
    with pytest.raises(DamagedError):
        restore(copy, file)
    assert file.read_bytes() == before
    assert files(file.parent) == ["attache.db"]


@pytest.mark.parametrize("content", [b"", b"a letter, not a database, but long enough to be looked at" * 30])
def test_what_is_no_database_of_ours_is_refused(content: bytes, tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_bytes(content)
    with pytest.raises(DamagedError):
        restore(letter, tmp_path / "attache.db")
    assert not (tmp_path / "attache.db").exists()


async def test_a_backup_of_a_newer_program_is_refused(migrated: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    back_up(migrated, newer)
    changed(newer, "update alembic_version set version_num = '9999'")
    with pytest.raises(NewerDatabaseError):
        restore(newer, tmp_path / "attache.db")
    assert not (tmp_path / "attache.db").exists()


async def test_rows_whose_others_are_gone_are_found(migrated: Path, tmp_path: Path) -> None:
    file = tmp_path / "orphans.db"
    back_up(migrated, file)
    examine(file)
    changed(
        file,
        "insert into invitations (membership_id, code_hash, issued_at, expires_at) values (7, 'x', '2023', '2024')",
    )
    with pytest.raises(DamagedError, match="invitations"):
        examine(file)


def test_a_backup_that_cannot_be_written_leaves_nothing(migrated: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        back_up(migrated, tmp_path / "nowhere" / "copy.db")
    assert list(tmp_path.iterdir()) == []
