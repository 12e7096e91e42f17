"""What every table is made with: the metadata they stand in, and the columns that recur."""

from typing import Final

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    },
)


def identifier() -> Column[int]:
    """With `sqlite_autoincrement` an id is never given twice: a button on an old card must not reach what came after."""
    return Column("id", Integer, primary_key=True)


def belongs_to(table: str, name: str, *, null: bool = False) -> Column[int]:
    """A reference; what belongs to an erased mission or person goes with it."""
    return Column(name, Integer, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=null)


def refers_to(table: str, name: str) -> Column[int]:
    """A reference; what only refers to an erased row stays, and says no more to which."""
    return Column(name, Integer, ForeignKey(f"{table}.id", ondelete="SET NULL"))


def words(name: str, default: str = "") -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)
