"""Projects with a partner: claimed, moved on, renamed, handed on, withdrawn and confirmed, each by who may."""

from typing import Final

from mission.errors import UserError
from mission.partners import OWN_ROLES, entry_of
from storage.people import Member
from storage.projects import STAGES, ConfirmedBy, Project, Stage
from storage.transaction import Transaction

NAME_LENGTH: Final = 300
"""Characters kept of a name: more is a story, which belongs to a note."""


async def claim(tx: Transaction, member: Member, organisation_id: int, *, name: str, stage: Stage) -> Project:
    """A member says that there is a project with a partner; it is theirs."""
    await entry_of(tx, member, organisation_id)
    return await tx.projects.add(organisation_id, member.person.id, name=_named(name), stage=stage)


async def stage(tx: Transaction, member: Member, project_id: int, stage: Stage) -> Project:
    """It is so far now, or it has stopped; saying the same again changes nothing."""
    project = await own(tx, member, project_id)
    if stage not in STAGES:
        raise UserError("stale-button")
    if stage != project.stage:
        await tx.projects.set_stage(project_id, stage)
        await _note_act(tx, member, project, "project.stage")
    return await _again(tx, project_id)


async def change(
    tx: Transaction, member: Member, project_id: int, *, name: str | None = None, evidence: str | None = None
) -> Project:
    """Another name, or where it can be read about; what is None stays."""
    project = await own(tx, member, project_id)
    said = {"name": None if name is None else _named(name), "evidence": evidence}
    fields = {field: value for field, value in said.items() if value is not None}
    if fields:
        await tx.projects.change(project_id, **fields)
        await _note_act(tx, member, project, "project.change")
    return await _again(tx, project_id)


async def withdraw(tx: Transaction, member: Member, project_id: int) -> Project:
    """It was claimed by mistake, or is no more: it counts nowhere, and can be put back."""
    project = await own(tx, member, project_id)
    await tx.projects.change(project_id, withdrawn_at=tx.now)
    await _note_act(tx, member, project, "project.withdraw")
    return await _again(tx, project_id)


async def restore(tx: Transaction, member: Member, project_id: int) -> Project:
    """Undo of a withdrawal."""
    project = await own(tx, member, project_id, withdrawn=True)
    await tx.projects.change(project_id, withdrawn_at=None)
    await _note_act(tx, member, project, "project.restore")
    return await _again(tx, project_id)


async def confirm(tx: Transaction, member: Member, project_id: int, by: ConfirmedBy) -> Project:
    """Confirmed by its owner in their own words, by the partner or by a document; "" takes that back."""
    project = await own(tx, member, project_id)
    if by == "owner" and project.owner_id != member.person.id:
        raise UserError("stale-button")
    await tx.projects.change(project_id, confirmed_by=by, confirmed_at=tx.now if by else None)
    await _note_act(tx, member, project, "project.confirm")
    return await _again(tx, project_id)


async def hand_over(tx: Transaction, member: Member, project_id: int, person_id: int) -> Project:
    """Somebody else of the delegation is its owner from now on; who takes what nobody owns any more asks nobody."""
    project = await seen(tx, member, project_id)
    taken = project.owner_id is None and person_id == member.person.id
    if not taken:
        await own(tx, member, project_id)
    heir = await tx.people.member(member.membership.mission_id, person_id)
    if heir is None or heir.membership.role not in OWN_ROLES or project.withdrawn_at:
        raise UserError("stale-button")
    await tx.projects.change(project_id, owner_id=person_id)
    await _note_act(tx, member, project, "project.hand")
    return await _again(tx, project_id)


async def own(tx: Transaction, member: Member, project_id: int, *, withdrawn: bool = False) -> Project:
    """A project that this member may change: its owner's or, for an organiser, anybody's. Refused otherwise."""
    project = await seen(tx, member, project_id)
    if not may_change(member, project.owner_id) or bool(project.withdrawn_at) != withdrawn:
        raise UserError("stale-button")
    return project


async def seen(tx: Transaction, member: Member, project_id: int) -> Project:
    """A project of the member's mission, whoever owns it."""
    project = await tx.projects.get(project_id)
    if project is None:
        raise UserError("stale-button")
    await entry_of(tx, member, project.organisation_id)
    return project


def may_change(member: Member, owner_id: int | None) -> bool:
    """Whether what this person claimed is the member's to change."""
    return owner_id == member.person.id or member.membership.role == "organiser"


def _named(name: str) -> str:
    """A name on one line; a project has one by its definition."""
    said = " ".join(name.split())[:NAME_LENGTH]
    if not said:
        raise UserError("project-nameless")
    return said


async def _note_act(tx: Transaction, member: Member, project: Project, act: str) -> None:
    """An organiser's act about what a colleague claimed is on record."""
    if project.owner_id != member.person.id and member.membership.role == "organiser":
        mission_id, person_id = member.membership.mission_id, member.person.id
        await tx.audit.record(mission_id, person_id, act, project=project.id)


async def _again(tx: Transaction, project_id: int) -> Project:
    project = await tx.projects.get(project_id)
    assert project is not None  # noqa: S101 - it was there a moment ago
    return project
