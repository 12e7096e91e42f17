"""Partner organisations and the baseline taken before departure."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from storage.columns import folded
from storage.projects import STAGES
from storage.record import Record
from storage.schema import agreements, baselines, contacts, merges, missions, organisations, projects
from storage.store import Store


class Organisation(Record):
    """An organisation outside the delegation; `known` when it stands in the baseline taken before departure.

    `listed` and `listed_since` are what the mission file says of it, and nobody's own answer.
    """

    id: int
    mission_id: int
    name: str
    folded: str
    country: str
    kind: str
    website: str
    known_since: str = ""
    known: bool = False
    listed: bool = False
    listed_since: str = ""


class Baseline(Record):
    """That an organisation was known before departure: to a member, or (None) by the mission file.

    `stage`: how far a common project was then, "" where nobody said; `known_since` as it was written.
    """

    id: int
    organisation_id: int
    person_id: int | None
    known_since: str
    stage: str
    said_at: datetime | None


class OrganisationStore(Store):
    """The partner ledger."""

    async def get(self, organisation_id: int) -> Organisation | None:
        """One organisation, without what the baseline says of it."""
        row = await self._first(select(organisations).where(organisations.c.id == organisation_id))
        return Organisation.of(row) if row else None

    async def of_mission(self, mission_id: int) -> list[Organisation]:
        """Every organisation by name, each once, with what the baseline says of it."""
        since = func.min(func.nullif(baselines.c.known_since, ""))
        listed = baselines.c.person_id.is_(None) & baselines.c.id.is_not(None)
        rows = await self._all(
            select(
                organisations,
                func.coalesce(since, "").label("known_since"),
                (func.count(baselines.c.id) > 0).label("known"),
                func.coalesce(func.max(listed), 0).label("listed"),
                func.coalesce(since.filter(listed), "").label("listed_since"),
            )
            .outerjoin(baselines, baselines.c.organisation_id == organisations.c.id)
            .where(organisations.c.mission_id == mission_id)
            .group_by(organisations.c.id)
            .order_by(organisations.c.folded),
        )
        return [Organisation.of(row) for row in rows]

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

    async def other_names(self, mission_id: int) -> dict[str, int]:
        """By folded name: the entry whose contacts were logged under it, where they are of one entry alone.

        An entry that was renamed, or made of two, so remembers how it was called. Of a contact made of two the words
        may be those of the one and the entry that of the other, so these tell nothing.
        """
        linked = contacts.join(organisations, organisations.c.id == contacts.c.organisation_id)
        rows = await self._all(
            select(contacts.c.organisation, contacts.c.organisation_id)
            .distinct()
            .select_from(linked)
            .where(
                contacts.c.mission_id == mission_id,
                contacts.c.organisation != organisations.c.name,
                ~_refers(merges.c.contact_id, contacts.c.id),
            ),
        )
        meant: dict[str, set[int]] = {}
        for row in rows:
            meant.setdefault(folded(row.organisation), set()).add(row.organisation_id)
        return {name: min(ids) for name, ids in meant.items() if name and len(ids) == 1}

    async def only_one_is_from(self, organisation_id: int, contact_id: int) -> bool:
        """Whether nothing is known of an organisation but that this contact is from there."""
        others = _met_there(contacts.c.id != contact_id)
        alone = select(organisations.c.id).where(organisations.c.id == organisation_id, ~others, *_bare())
        return await self._first(alone) is not None

    async def forget_unmet(self, organisation_id: int) -> None:
        """Remove an organisation that only a slip of the pen made: no contact, no baseline, no project."""
        unmet = organisations.c.id == organisation_id, ~_met_there(), *_bare()
        await self._run(delete(organisations).where(*unmet))

    async def put_back(self, organisation: Organisation) -> None:
        """An organisation that was forgotten, under its own id."""
        fields = organisation.model_dump(include={column.name for column in organisations.columns})
        await self._run(insert(organisations).values(**fields))

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

    async def baselines_of(self, mission_id: int) -> list[Baseline]:
        """Everything that was said about who was known, in the order in which it was first said."""
        rows = await self._all(
            select(baselines)
            .join(organisations, organisations.c.id == baselines.c.organisation_id)
            .where(organisations.c.mission_id == mission_id)
            .order_by(baselines.c.id),
        )
        return [Baseline.of(row) for row in rows]

    async def say_known(self, organisation_id: int, person_id: int, **said: str) -> None:
        """A member knew it before departure. `said`: since when, how far a project was; what is not said stays."""
        mine = baselines.c.organisation_id == organisation_id, baselines.c.person_id == person_id
        if await self._run(update(baselines).where(*mine).values(**said, said_at=self.now)) == 0:
            known = {"organisation_id": organisation_id, "person_id": person_id, **said}
            await self._run(insert(baselines).values(**known, said_at=self.now))

    async def say_unknown(self, organisation_id: int, person_id: int) -> None:
        """A member takes back that they knew it."""
        mine = baselines.c.organisation_id == organisation_id, baselines.c.person_id == person_id
        await self._run(delete(baselines).where(*mine))

    async def drop_baselines(self, organisation_id: int) -> None:
        """It was not known before departure after all, whoever said so."""
        await self._run(delete(baselines).where(baselines.c.organisation_id == organisation_id))

    async def leave_baselines(self, person_id: int) -> None:
        """What an erased member knew stays known, without who said it."""
        rows = await self._all(select(baselines).where(baselines.c.person_id == person_id))
        for said in [Baseline.of(row) for row in rows]:
            await self._keep_known(said.organisation_id, said)

    async def merge(self, kept_id: int, gone_id: int) -> None:
        """Two entries are one organisation: everything about the second is about the first."""
        for table in (contacts, projects, agreements):
            moved = update(table).where(table.c.organisation_id == gone_id)
            await self._run(moved.values(organisation_id=kept_id))
        rows = await self._all(select(baselines).where(baselines.c.organisation_id == gone_id))
        for said in [Baseline.of(row) for row in rows]:
            await self._keep_known(kept_id, said, said.person_id)
        await self._run(delete(organisations).where(organisations.c.id == gone_id))

    async def _keep_known(self, organisation_id: int, said: Baseline, person_id: int | None = None) -> None:
        """Move what was said to an organisation and a person, together with what stands there: the earliest, the furthest."""
        there = (
            baselines.c.organisation_id == organisation_id,
            baselines.c.person_id.is_not_distinct_from(person_id),
        )
        row = await self._first(select(baselines).where(*there, baselines.c.id != said.id))
        both = [said, *([Baseline.of(row)] if row else [])]
        since = min(filter(None, (one.known_since for one in both)), default="")
        stage = max((one.stage for one in both), key=_rank)
        if row:
            await self._run(delete(baselines).where(baselines.c.id == row.id))
        here = update(baselines).where(baselines.c.id == said.id)
        await self._run(
            here.values(organisation_id=organisation_id, person_id=person_id, known_since=since, stage=stage)
        )


def _bare() -> list[ColumnElement[bool]]:
    """Nothing is known of it, contacts aside."""
    known = (baselines.c.organisation_id, projects.c.organisation_id, agreements.c.organisation_id)
    blank = [organisations.c[name] == "" for name in ("country", "kind", "website")]
    return [*blank, *(~_refers(column, organisations.c.id) for column in known)]


def _met_there(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether anybody is from an organisation. Looked for in its own mission alone, as an index has it."""
    return _refers(
        contacts.c.organisation_id,
        organisations.c.id,
        contacts.c.mission_id == organisations.c.mission_id,
        *more,
    )


def _refers(
    column: ColumnElement[int], of: ColumnElement[int], *more: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Whether any row has this id in its column."""
    return select(column).where(column == of, *more).exists()


def _rank(stage: str) -> int:
    return [*STAGES].index(stage) if stage in STAGES[:-1] else -1
