"""A database is brought to the newest revision, wholly or not at all; a newer one is refused."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from storage.database import Database
from storage.migrations import FOLDER, NewerDatabaseError, migrate
from storage.schema import metadata
from tests.storage.conftest import NOW, a_mission


def tables(file: Path) -> set[str]:
    with sqlite3.connect(file) as connection:
        rows = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    connection.close()
    return {str(name) for (name,) in rows}


def revision(file: Path) -> list[str]:
    with sqlite3.connect(file) as connection:
        rows = connection.execute("select version_num from alembic_version").fetchall()
    connection.close()
    return [str(number) for (number,) in rows]


def test_a_newer_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "newer.db"
    with sqlite3.connect(file) as connection:
        connection.execute("create table alembic_version (version_num varchar(32) primary key)")
        connection.execute("insert into alembic_version values ('9999')")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(NewerDatabaseError, match="9999"):
        migrate(f"sqlite+aiosqlite:///{file}")
    assert file.read_bytes() == before


def test_a_migration_that_fails_midway_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "clash.db"
    with sqlite3.connect(file) as connection:
        connection.execute("create table promises (mine text)")
    connection.close()
    with pytest.raises(OperationalError, match="promises already exists"):
        migrate(f"sqlite+aiosqlite:///{file}")
    assert tables(file) == {"promises"}


def test_a_database_that_somebody_has_open_for_writing_is_not_migrated(
    migrated: Path, tmp_path: Path
) -> None:
    file = tmp_path / "open.db"
    file.write_bytes(migrated.read_bytes())
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        migrate(f"sqlite+aiosqlite:///{file}?timeout=0.02")
    other.execute("ROLLBACK")
    other.close()


def test_the_migrations_make_what_the_schema_says(migrated: Path) -> None:
    engine = create_engine(f"sqlite:///{migrated}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_defaults_and_references_are_those_of_the_schema(migrated: Path, tmp_path: Path) -> None:
    """Alembic does not compare these on SQLite, so both are asked of the databases themselves."""
    drawn = tmp_path / "drawn.db"
    engine = create_engine(f"sqlite:///{drawn}")
    metadata.create_all(engine)
    engine.dispose()
    assert tables(migrated) - {"alembic_version"} == tables(drawn)
    for question in ("table_info", "foreign_key_list"):
        for table in sorted(tables(drawn)):
            assert answers(migrated, question, table) == answers(drawn, question, table)


def answers(file: Path, question: str, table: str) -> list[tuple[object, ...]]:
    """What SQLite says of a table, without the numbers of its columns and keys."""
    with sqlite3.connect(file) as connection:
        rows = connection.execute(f"PRAGMA {question}('{table}')").fetchall()
    connection.close()
    return sorted((row[1:] if question == "table_info" else row[2:] for row in rows), key=repr)


def test_there_is_one_newest_revision_and_a_new_database_stands_at_it(migrated: Path) -> None:
    heads = list(ScriptDirectory(str(FOLDER)).get_heads())
    assert len(heads) == 1
    assert revision(migrated) == heads


async def test_migrating_again_changes_nothing(url: str) -> None:
    database = await Database.open(url)
    async with database.transaction(NOW) as tx:
        mission = await a_mission(tx)
    await database.close()
    migrate(url)
    migrate(url)
    database = await Database.open(url)
    async with database.reading(NOW) as tx:
        assert await tx.missions.all() == [mission]
    await database.close()


def test_each_foreign_key_says_what_happens_when_its_row_goes() -> None:
    keys = [key for table in metadata.sorted_tables for key in table.foreign_keys]
    assert {key.ondelete for key in keys} == {"CASCADE", "SET NULL"}


def test_every_moment_is_kept_by_the_column_that_refuses_naive_ones() -> None:
    walls = {"starts_wall", "ends_wall"}
    plain = [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if type(column.type).__name__ == "DateTime" and column.name not in walls
    ]
    assert plain == []


def test_a_filled_database_of_the_first_revision_keeps_its_people(tmp_path: Path) -> None:
    """Nobody has muted anything or wants quiet, until they say so."""
    file = tmp_path / "first.db"
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        settings = Config()
        settings.set_main_option("script_location", str(FOLDER))
        settings.attributes["connection"] = connection
        command.upgrade(settings, "0001")
        connection.exec_driver_sql("insert into people (name) values ('Emma')")
    engine.dispose()
    migrate(f"sqlite+aiosqlite:///{file}")
    with sqlite3.connect(file) as upgraded:
        rows = upgraded.execute("select name, muted, quiet_from, quiet_until from people").fetchall()
    upgraded.close()
    assert rows == [("Emma", "[]", None, None)]
