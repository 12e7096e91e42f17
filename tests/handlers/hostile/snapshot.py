"""Everything that is kept, before and after, and what of it somebody had no right to change."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select

from storage.schema import metadata
from tests.stage import Stage

JOURNAL = {"inbox", "outbox", "strangers", "throttles", "facts"}
OWNERS = ("person_id", "owner_id", "author_id", "actor_id", "telegram_id")


async def kept(stage: Stage, *, without: Collection[int] = ()) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that holds more than the traffic itself; without those of one person's numbers."""
    made: dict[str, list[dict[str, Any]]] = {}
    async with stage.database.reading(stage.now) as tx:
        for table in metadata.sorted_tables:
            if table.name not in JOURNAL:
                rows = [dict(row._mapping) for row in await tx.connection.execute(select(table))]
                made[table.name] = [row for row in rows if owner(table.name, row) not in without]
    return made


def owner(table: str, row: dict[str, Any]) -> int | None:
    """Whose row it is; None where it belongs to a mission."""
    return row["id"] if table == "people" else next((row[name] for name in OWNERS if name in row), None)


def trespasses(
    before: dict[str, list[Any]], after: dict[str, list[Any]], missions: Collection[int]
) -> list[str]:
    """What of others has changed, gone or come, or has come into a mission that is not theirs.

    What kind of organisation a partner is belongs to the whole delegation.
    """
    found = []
    ledgers = {row["id"]: row["mission_id"] for row in after["organisations"]}
    for row in (row for rows in (before, after) for row in rows["organisations"]):
        if row["mission_id"] in missions:
            row["kind"] = ""
    for table, rows in before.items():
        found += [f"{table} lost {row}" for row in rows if row not in after[table]]
        for row in (row for row in after[table] if row not in rows):
            place = row.get("mission_id", ledgers.get(row.get("organisation_id")))
            if owner(table, row) is not None or place not in missions:
                found.append(f"{table} got {row}")
    return found
