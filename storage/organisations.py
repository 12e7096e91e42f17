"""Partner organisations and the baseline taken before departure."""

from sqlalchemy import delete, func, insert, select, update

from storage.columns import folded
from storage.record import Record
from storage.schema import baselines, contacts, missions, organisations
from storage.store import Store


class Organisation(Record):
    """An organisation outside the delegation; `known` when it stands in the baseline taken before departure."""

    id: int
    mission_id: int
    name: str
    folded: str
    country: str
    kind: str
    website: str
    known_since: str = ""
    known: bool = False


class OrganisationStore(Store):
    """The partner ledger."""

    async def of_mission(self, mission_id: int) -> list[Organisation]:
        """Every organisation by name, each once, with what the baseline says of it."""
        since, known = func.min(baselines.c.known_since), func.count(baselines.c.id)
        rows = await self._all(
            select(organisations, since.label("since"), known.label("baselines"))
            .outerjoin(baselines, baselines.c.organisation_id == organisations.c.id)
            .where(organisations.c.mission_id == mission_id)
            .group_by(organisations.c.id)
            .order_by(organisations.c.folded),
        )
        return [
            Organisation.of({**row._mapping, "known_since": row.since or "", "known": row.baselines > 0})  # noqa: SLF001 - SQLAlchemy's public accessor
            for row in rows
        ]

    async def stages_before(self, mission_id: int) -> dict[int, tuple[str, ...]]:
        """By organisation: how far projects with it were before departure, as each baseline says."""
        rows = await self._all(
            select(baselines.c.organisation_id, baselines.c.stage)
            .join(organisations, organisations.c.id == baselines.c.organisation_id)
            .where(organisations.c.mission_id == mission_id, baselines.c.stage != ""),
        )
        found: dict[int, tuple[str, ...]] = {}
        for row in rows:
            found[row.organisation_id] = (*found.get(row.organisation_id, ()), row.stage)
        return found

    async def met_earlier(self, mission_id: int) -> set[str]:
        """Folded names of the organisations in the ledgers of the programme's earlier missions."""
        this, earlier = missions.alias("this"), missions.alias("earlier")
        rows = await self._all(
            select(organisations.c.folded)
            .distinct()
            .join(earlier, earlier.c.id == organisations.c.mission_id)
            .join(this, this.c.programme_id == earlier.c.programme_id)
            .where(this.c.id == mission_id, earlier.c.starts_on < this.c.starts_on),
        )
        return {row.folded for row in rows}

    async def named(self, mission_id: int, name: str) -> Organisation:
        """The organisation of that name (case and diacritics aside), made on first mention."""
        same = organisations.c.mission_id == mission_id, organisations.c.folded == folded(name)
        row = await self._first(select(organisations).where(*same))
        row = row or await self._first(
            insert(organisations)
            .values(mission_id=mission_id, name=name, folded=folded(name))
            .returning(organisations),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Organisation.of(row)

    async def forget_unmet(self, organisation_id: int) -> None:
        """Remove an organisation that only a slip of the pen made: no contact, no baseline, nothing known of it."""
        known = (
            select(baselines.c.organisation_id),
            select(contacts.c.organisation_id).where(contacts.c.organisation_id.is_not(None)),
        )
        blank = [organisations.c[name] == "" for name in ("country", "kind", "website")]
        unknown = [organisations.c.id.not_in(ids) for ids in known]
        await self._run(delete(organisations).where(organisations.c.id == organisation_id, *blank, *unknown))

    async def change(self, organisation_id: int, **fields: object) -> None:
        await self._run(update(organisations).where(organisations.c.id == organisation_id).values(**fields))

    async def set_baseline(self, organisation_id: int, known_since: str) -> None:
        """What the mission file says: known since when."""
        row = await self._first(
            select(baselines.c.id).where(
                baselines.c.organisation_id == organisation_id,
                baselines.c.person_id.is_(None),
            ),
        )
        if row:
            await self._run(update(baselines).where(baselines.c.id == row.id).values(known_since=known_since))
        else:
            known = {"organisation_id": organisation_id, "known_since": known_since}
            await self._run(insert(baselines).values(**known))
