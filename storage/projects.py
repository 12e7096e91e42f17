"""Projects with a partner: how far each is, and how far it was when."""

from datetime import datetime
from typing import Final, Literal, get_args

from sqlalchemy import insert, select, update

from storage.record import Record
from storage.schema import organisations, project_stages, projects
from storage.store import Store

Stage = Literal["idea", "outline", "submitted", "funded", "running", "ended", "stopped"]
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
"""In their order; a project that stopped is no further than before it began."""
ConfirmedBy = Literal["", "owner", "partner", "document"]


class Project(Record):
    """Something that a member and a partner want to do. An outcome: claimed by its owner, confirmed later.

    `staged_at` is when its stage was last said, `owner_id` None once its owner is erased.
    """

    id: int
    organisation_id: int
    owner_id: int | None
    name: str
    stage: Stage
    evidence: str
    claimed_at: datetime
    staged_at: datetime
    confirmed_at: datetime | None
    confirmed_by: ConfirmedBy
    withdrawn_at: datetime | None


class ProjectStage(Record):
    """That a project was so far from this moment on."""

    project_id: int
    stage: Stage
    said_at: datetime


class ProjectStore(Store):
    """The projects of every mission."""

    async def get(self, project_id: int) -> Project | None:
        row = await self._first(select(projects).where(projects.c.id == project_id))
        return Project.of(row) if row else None

    async def add(self, organisation_id: int, owner_id: int, *, name: str, stage: Stage) -> Project:
        row = await self._first(
            insert(projects)
            .values(
                organisation_id=organisation_id,
                owner_id=owner_id,
                name=name,
                stage=stage,
                claimed_at=self.now,
                staged_at=self.now,
            )
            .returning(projects),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        made = Project.of(row)
        await self._note_stage(made.id, stage)
        return made

    async def set_stage(self, project_id: int, stage: Stage) -> None:
        """It is so far now."""
        here = update(projects).where(projects.c.id == project_id)
        await self._run(here.values(stage=stage, staged_at=self.now))
        await self._note_stage(project_id, stage)

    async def change(self, project_id: int, **fields: object) -> None:
        """Its name, owner, evidence, confirmation or withdrawal; the stage has a function of its own."""
        await self._run(update(projects).where(projects.c.id == project_id).values(**fields))

    async def of_mission(self, mission_id: int) -> list[Project]:
        """Every project of the delegation, withdrawn ones too, in the order in which they were claimed."""
        rows = await self._all(
            select(projects)
            .join(organisations, organisations.c.id == projects.c.organisation_id)
            .where(organisations.c.mission_id == mission_id)
            .order_by(projects.c.claimed_at, projects.c.id),
        )
        return [Project.of(row) for row in rows]

    async def stages_of(self, mission_id: int) -> list[ProjectStage]:
        """Every stage that was said of the mission's projects, the earliest first."""
        rows = await self._all(
            select(project_stages)
            .join(projects, projects.c.id == project_stages.c.project_id)
            .join(organisations, organisations.c.id == projects.c.organisation_id)
            .where(organisations.c.mission_id == mission_id)
            .order_by(project_stages.c.said_at, project_stages.c.id),
        )
        return [ProjectStage.of(row) for row in rows]

    async def _note_stage(self, project_id: int, stage: Stage) -> None:
        said = {"project_id": project_id, "stage": stage, "said_at": self.now}
        await self._run(insert(project_stages).values(**said))
