"""Migrations: a database is brought to the newest revision before it is opened; a newer one is refused."""

from pathlib import Path
from typing import Final
from urllib.parse import quote

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event

FOLDER: Final = Path(__file__).parent


class NewerDatabaseError(Exception):
    """The database was written by a newer version of this program."""


def migrate(url: str) -> None:
    """Bring the database at an SQLAlchemy URL to the newest revision; nobody else may have it open.

    All or nothing: what fails or is killed midway has changed nothing. Raises NewerDatabaseError when the database
    is at a revision that this program does not know.
    """
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            here = MigrationContext.configure(connection).get_current_revision()
            settings = Config()
            settings.set_main_option("script_location", str(FOLDER))
            settings.attributes["connection"] = connection
            if here is not None:
                _must_know(settings, here)
            command.upgrade(settings, "head")
    finally:
        engine.dispose()


def revision_of(file: Path) -> str | None:
    """The revision of a database that is only looked at; None where it is none of this program's."""
    engine = create_engine(f"sqlite:///file:{quote(str(file.absolute()))}?mode=ro&uri=true")
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def must_know(revision: str) -> None:
    """Raises NewerDatabaseError for a revision that this program does not know."""
    settings = Config()
    settings.set_main_option("script_location", str(FOLDER))
    _must_know(settings, revision)


def _engine(url: str) -> Engine:
    """One whose transactions hold the making of tables too: sqlite3's own begin only before a change of rows."""
    engine = create_engine(url.replace("+aiosqlite", ""), connect_args={"isolation_level": None})

    def start(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "begin", start)
    return engine


def _must_know(settings: Config, revision: str) -> None:
    try:
        known = ScriptDirectory.from_config(settings).get_revision(revision)
    except CommandError as unknown:
        raise NewerDatabaseError(revision) from unknown
    if known is None:
        raise NewerDatabaseError(revision)
