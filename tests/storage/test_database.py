"""Transactions: all or nothing, one after another, whatever is cancelled, refused or locked meanwhile."""

import asyncio
import sqlite3
import stat
from collections.abc import Awaitable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import READERS, Database, file_of
from storage.driver import LONG_TIMES, Connection
from storage.room import lacks_room
from storage.schema import metadata
from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission

COUNT_TO = (
    "with recursive n(i) as (select 1 union all select i + 1 from n where i < {}) select count(*) from n"
)


async def kept(database: Database) -> set[str]:
    """The names of the facts that are kept."""
    async with database.reading(NOW) as tx:
        return {row.name for row in await tx.connection.execute(text("select name from facts"))}


async def keep(database: Database, name: str) -> None:
    async with database.transaction(NOW) as tx:
        await tx.facts.set(name, "kept")


async def busy(tx: Transaction, rows: int) -> None:
    """A statement that keeps the database at work: about 10 ms for 100 000 rows."""
    await tx.facts._value(text(COUNT_TO.format(rows)))


async def find_long(tx: Transaction, rows: int) -> None:
    """The same, until it is known to take long."""
    for _ in range(LONG_TIMES):
        await busy(tx, rows)


async def pragma(tx: Transaction, name: str) -> object:
    return (await tx.connection.execute(text(f"PRAGMA {name}"))).scalar()


# --- all or nothing ---


async def test_what_fails_leaves_nothing_behind(database: Database) -> None:
    async def failing() -> None:
        async with database.transaction(NOW) as tx:
            await tx.facts.set("first", "kept")
            await tx.facts.set("second", str(1 // 0))

    with pytest.raises(ZeroDivisionError):
        await failing()
    assert await kept(database) == set()
    await keep(database, "after")
    assert await kept(database) == {"after"}


async def test_a_refused_statement_leaves_the_rest_of_its_transaction_standing(database: Database) -> None:
    async with database.transaction(NOW) as tx:
        await tx.facts.set("before", "kept")
        with pytest.raises(IntegrityError):
            await tx.people.enrol(4711, 4711, role="delegate")
        await tx.facts.set("after", "kept")
    assert await kept(database) == {"before", "after"}


async def test_a_commit_that_fails_does_not_stop_the_next_transaction(database: Database) -> None:
    async def failing() -> None:
        async with database.transaction(NOW) as tx:
            await tx.connection.execute(text("PRAGMA defer_foreign_keys=ON"))
            await tx.facts.set("lost", "with its commit")
            await tx.people.enrol(4711, 4711, role="delegate")

    with pytest.raises(IntegrityError):
        await failing()
    await keep(database, "after")
    assert await kept(database) == {"after"}
    async with database.transaction(NOW) as tx:
        assert await pragma(tx, "foreign_keys") == 1


async def test_a_transaction_inside_a_transaction_waits_for_ever_so_it_is_not_written(
    database: Database,
) -> None:
    async with database.transaction(NOW):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(keep(database, "inside"), 0.05)
    assert await kept(database) == set()


async def test_another_process_that_holds_the_database_is_told_and_over(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.driver.BUSY_SECONDS", 0.02)
    other = sqlite3.connect(file_of(url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        await keep(database, "while it is locked")
    other.execute("ROLLBACK")
    other.close()
    await keep(database, "after")
    assert await kept(database) == {"after"}


# --- commits that are shared ---


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A line for each commit that reaches the disk."""
    made: list[str] = []
    commit = Connection.commit

    async def counted(self: Connection) -> None:
        made.append("commit")
        await commit(self)

    monkeypatch.setattr(Connection, "commit", counted)
    return made


async def test_those_that_wait_for_their_turn_share_a_commit(database: Database, commits: list[str]) -> None:
    await asyncio.gather(*(keep(database, f"{number}") for number in range(20)))
    assert await kept(database) == {f"{number}" for number in range(20)}
    assert len(commits) < 10


async def test_one_that_fails_takes_back_its_own_part_alone(database: Database, commits: list[str]) -> None:
    async def failing() -> None:
        async with database.transaction(NOW) as tx:
            await tx.facts.set("wrong", "lost")
            raise ZeroDivisionError

    work = [keep(database, "before"), failing(), failing(), keep(database, "after")]
    found = await asyncio.gather(*work, return_exceptions=True)
    assert [type(one) for one in found] == [type(None), ZeroDivisionError, ZeroDivisionError, type(None)]
    assert await kept(database) == {"before", "after"}
    assert len(commits) == 1


async def test_one_that_fails_before_its_first_statement_harms_nobody(database: Database) -> None:
    async def failing() -> None:
        async with database.transaction(NOW):
            raise ZeroDivisionError

    found = await asyncio.gather(
        keep(database, "before"), failing(), keep(database, "after"), return_exceptions=True
    )
    assert [type(one) for one in found] == [type(None), ZeroDivisionError, type(None)]
    assert await kept(database) == {"before", "after"}


async def test_nobody_goes_on_before_the_commit_they_share(database: Database, url: str) -> None:
    async def looking(name: str) -> bool:
        await keep(database, name)
        with closing(sqlite3.connect(file_of(url))) as other:
            return other.execute("SELECT 1 FROM facts WHERE name = ?", (name,)).fetchone() is not None

    assert all(await asyncio.gather(*(looking(f"{number}") for number in range(10))))


async def test_a_commit_that_fails_fails_for_all_who_share_it(database: Database) -> None:
    async def poisonous() -> None:
        async with database.transaction(NOW) as tx:
            await tx.connection.execute(text("PRAGMA defer_foreign_keys=ON"))
            await tx.people.enrol(4711, 4711, role="delegate")

    work = [keep(database, "before"), poisonous(), keep(database, "beside")]
    found = await asyncio.gather(*work, return_exceptions=True)
    assert [type(one) for one in found] == [IntegrityError] * 3
    await keep(database, "after")
    assert await kept(database) == {"after"}


async def test_where_the_database_gives_up_the_whole_all_who_share_it_are_told(database: Database) -> None:
    """As SQLite does by itself when the disk is full, in the middle of somebody's part."""

    async def ending() -> None:
        async with database.transaction(NOW) as tx:
            await tx.facts.set("mine", "lost")
            await tx.connection.exec_driver_sql("ROLLBACK")
            raise ZeroDivisionError

    work = [keep(database, "before"), ending(), keep(database, "after")]
    async with asyncio.timeout(5):
        found = await asyncio.gather(*work, return_exceptions=True)
    assert [type(one) for one in found] == [OperationalError, ZeroDivisionError, type(None)]
    assert await kept(database) == {"after"}


async def test_where_the_disk_is_full_nothing_is_acknowledged_and_then_all_goes_on(
    database: Database,
) -> None:
    async def grow(name: str, size: int) -> None:
        async with database.transaction(NOW) as tx:
            await tx.facts.set(name, "x" * size)

    async with database.transaction(NOW) as tx:
        pages = await pragma(tx, "page_count")
        await tx.connection.execute(text(f"PRAGMA max_page_count={pages}"))
    work = [grow("small", 10), grow("huge", 900_000), grow("other", 10)]
    found = await asyncio.gather(*work, return_exceptions=True)
    there = await kept(database)
    for name, outcome in zip(("small", "huge", "other"), found, strict=True):
        assert (outcome is None) == (name in there)
        assert outcome is None or lacks_room(outcome)
    assert "huge" not in there
    async with database.transaction(NOW) as tx:
        await tx.connection.execute(text("PRAGMA max_page_count=1073741823"))
    await grow("huge", 900_000)
    assert "huge" in await kept(database)


# --- cancelled tasks ---


@pytest.mark.parametrize("steps", range(40))
async def test_a_task_cancelled_anywhere_is_kept_whole_or_not_at_all(database: Database, steps: int) -> None:
    async def two() -> None:
        async with database.transaction(NOW) as tx:
            await tx.facts.set("first", "kept")
            await busy(tx, 2000)
            await tx.facts.set("second", "kept")

    task = asyncio.create_task(two())
    for _ in range(steps):
        await asyncio.sleep(0)
    await asyncio.sleep(steps * 0.0004)
    task.cancel()
    await asyncio.wait([task])
    whole = await kept(database)
    assert whole in (set(), {"first", "second"})
    await keep(database, "after")
    assert await kept(database) == whole | {"after"}


async def test_a_task_cancelled_while_its_statement_runs_leaves_no_lock(database: Database, url: str) -> None:
    async def long() -> None:
        async with database.transaction(NOW) as tx:
            await tx.facts.set("long", "kept")
            await busy(tx, 300_000)

    async with database.transaction(NOW) as tx:
        await find_long(tx, 300_000)
    task = asyncio.create_task(long())
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    other = sqlite3.connect(file_of(url), isolation_level=None, timeout=0)
    other.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")
    other.close()
    assert await kept(database) == set()


async def test_a_task_cancelled_again_and_again_during_its_commit_is_kept(database: Database) -> None:
    committing = asyncio.Event()

    async def two() -> None:
        async with database.transaction(NOW) as tx:
            await tx.facts.set("first", "kept")
            committing.set()

    task = asyncio.create_task(two())
    await committing.wait()
    while not task.done():
        task.cancel()
        await asyncio.sleep(0)
    assert task.cancelled()
    assert await kept(database) == {"first"}


async def test_a_task_cancelled_while_it_waits_for_its_turn_takes_none(database: Database) -> None:
    async with database.transaction(NOW) as tx:
        waiting = asyncio.create_task(keep(database, "cancelled"))
        await asyncio.sleep(0)
        waiting.cancel()
        await tx.facts.set("first", "kept")
    await asyncio.wait([waiting])
    assert waiting.cancelled()
    assert await kept(database) == {"first"}


async def test_a_task_cancelled_while_another_process_holds_the_database_is_cancelled(
    database: Database, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.driver.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(file_of(url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    task = asyncio.create_task(keep(database, "cancelled"))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    other.execute("ROLLBACK")
    other.close()
    await keep(database, "after")
    assert await kept(database) == {"after"}


async def test_cancelled_readers_give_their_seats_back(database: Database) -> None:
    async def read() -> None:
        async with database.reading(NOW) as tx:
            await find_long(tx, 50_000)
            await busy(tx, 50_000)

    for _ in range(3):
        tasks = [asyncio.create_task(read()) for _ in range(READERS + 2)]
        await asyncio.sleep(0.005)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    await asyncio.wait_for(asyncio.gather(*(kept(database) for _ in range(READERS * 2))), 5)


# --- side by side ---


async def ticks_during(deed: Awaitable[object]) -> int:
    """How often somebody else has a turn meanwhile."""
    number, doing = 0, asyncio.ensure_future(deed)
    while not doing.done():
        await asyncio.sleep(0)
        number += 1
    await doing
    return number


async def test_a_statement_that_was_found_to_be_long_keeps_nobody_waiting(database: Database) -> None:
    async with database.reading(NOW) as tx:
        await find_long(tx, 200_000)
        assert await ticks_during(busy(tx, 200_000)) > 20


async def test_many_statements_in_a_row_let_others_have_their_turn(database: Database) -> None:
    async def many() -> None:
        async with database.transaction(NOW) as tx:
            for number in range(300):
                await tx.facts.set(f"{number}", "kept")

    assert await ticks_during(many()) > 5
    assert len(await kept(database)) == 300


async def test_others_go_on_while_another_process_holds_the_database(database: Database, url: str) -> None:
    other = sqlite3.connect(file_of(url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(keep(database, "waits"))
    for _ in range(50):
        await asyncio.sleep(0)
    assert not waiting.done()
    other.execute("ROLLBACK")
    other.close()
    await asyncio.wait_for(waiting, 5)
    assert await kept(database) == {"waits"}


async def test_transactions_come_one_after_another(database: Database) -> None:
    async def count_up() -> None:
        async with database.transaction(NOW) as tx:
            number = int(await tx.facts.get("number") or 0)
            await asyncio.sleep(0)
            await tx.facts.set("number", str(number + 1))

    await asyncio.gather(*(count_up() for _ in range(50)))
    async with database.reading(NOW) as tx:
        assert await tx.facts.get("number") == "50"


async def test_a_reader_sees_one_moment_while_others_write(database: Database) -> None:
    await keep(database, "before")
    async with database.reading(NOW) as tx:
        assert await tx.facts.get("before") == "kept"
        await keep(database, "meanwhile")
        async with database.transaction(NOW) as writing:
            await writing.facts.set("unfinished", "kept")
            assert await tx.facts.get("unfinished") == ""
        assert await tx.facts.get("meanwhile") == ""
    assert await kept(database) == {"before", "meanwhile", "unfinished"}


async def test_a_reader_cannot_change_anything(database: Database) -> None:
    async with database.reading(NOW) as tx:
        with pytest.raises(OperationalError, match="readonly"):
            await tx.facts.set("by a reader", "kept")
    assert await kept(database) == set()


async def test_more_readers_than_seats_take_turns(database: Database) -> None:
    inside = most = 0

    async def read() -> None:
        nonlocal inside, most
        async with database.reading(NOW) as tx:
            inside += 1
            most = max(most, inside)
            await tx.facts.get("anything")
            inside -= 1

    await asyncio.gather(*(read() for _ in range(READERS * 5)))
    assert 1 <= most <= READERS


async def test_closing_waits_for_the_transaction_under_way(url: str) -> None:
    database = await Database.open(url)
    began = asyncio.Event()

    async def slow() -> None:
        async with database.transaction(NOW) as tx:
            began.set()
            await busy(tx, 20_000)
            await tx.facts.set("slow", "kept")

    task = asyncio.create_task(slow())
    await began.wait()
    await database.close()
    await asyncio.wait_for(task, 1)
    again = await Database.open(url)
    assert await kept(again) == {"slow"}
    await again.close()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["keep", "fail", "cancel"])), max_size=8))
def test_any_mix_of_transactions_keeps_exactly_what_succeeded(
    plan: list[tuple[int, str]], url: str, tmp_path: Path
) -> None:
    async def one(database: Database, name: str, pauses: int, fate: str) -> None:
        async with database.transaction(NOW) as tx:
            await tx.facts.set(f"{name}:1", "kept")
            for _ in range(pauses):
                await asyncio.sleep(0)
            if fate == "fail":
                raise ZeroDivisionError
            await tx.facts.set(f"{name}:2", "kept")

    async def play() -> None:
        database = await Database.open(url)
        try:
            async with database.transaction(NOW) as tx:
                await tx.connection.execute(text("delete from facts"))
            tasks = []
            for number, (pauses, fate) in enumerate(plan):
                task = asyncio.create_task(one(database, str(number), pauses, fate))
                tasks.append(task)
                if fate == "cancel":
                    await asyncio.sleep(0)
                    task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            done = [
                str(number)
                for number, task in enumerate(tasks)
                if not task.cancelled() and not task.exception()
            ]
            assert await kept(database) == {f"{name}:{part}" for name in done for part in (1, 2)}
        finally:
            await database.close()

    asyncio.run(play())


# --- how SQLite is kept ---


async def test_the_pragmas_are_really_on(database: Database) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 0,  # whoever has to wait for a lock does so in the connection's thread
    }
    async with database.transaction(NOW) as tx:
        assert {name: await pragma(tx, name) for name in wanted} == wanted
        assert await pragma(tx, "query_only") == 0
    async with database.reading(NOW) as tx:
        assert {name: await pragma(tx, name) for name in wanted} == wanted
        assert await pragma(tx, "query_only") == 1


async def test_everything_is_written_by_one_connection(database: Database) -> None:
    async with database.transaction(NOW) as tx:
        first = tx.connection
    async with database.transaction(NOW) as tx:
        assert tx.connection is first


async def test_the_files_are_for_their_owner_alone(database: Database, url: str) -> None:
    await keep(database, "anything")
    folder = file_of(url).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert modes == {"attache.db": 0o600, "attache.db-wal": 0o600, "attache.db-shm": 0o600}


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "copied.db"
    file.write_bytes(b"")
    file.chmod(0o644)
    assert file_of(f"sqlite+aiosqlite:///{file}") == file
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_relative_path_is_meant_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert file_of("sqlite+aiosqlite:///data/attache.db") == Path("data/attache.db")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "attache.db").stat().st_mode) == 0o600


async def test_an_erased_name_is_gone_from_the_file_too(database: Database, url: str) -> None:
    async with database.transaction(NOW) as tx:
        person = await a_member(tx, await a_mission(tx), "Zdislava Nezapomenutelná")
    async with database.transaction(NOW) as tx:
        await tx.people.erase(person.id)
    async with database.transaction(NOW):
        pass
    await database.close()
    folder = file_of(url).parent
    assert [file.name for file in folder.iterdir() if b"Zdislava" in file.read_bytes()] == []


async def test_every_table_can_be_read(database: Database) -> None:
    async with database.reading(NOW) as tx:
        for table in metadata.sorted_tables:
            assert (await tx.connection.execute(table.select())).all() == []
