"""The wave of +1 month: each partner of the member's, where is it now?

wave:1m.stage    organisation:ID | project:ID   nothing | talking | a stage | skipped
wave:1m.project  organisation:ID                the id of the project that the answer claimed
wave:1m.name     organisation:ID                named | kept
"""

from typing import Final

from mission.followup.items import Item, View, is_going, stands
from storage.organisations import Organisation
from storage.projects import Project

WITHOUT_PROJECT: Final = ("nothing", "talking", "stopped")
"""Answers about a partner that claim nothing: what stopped before it was a project is none."""


def partners_now(view: View) -> list[Item]:
    """By partner: the member's own projects from before the wave, or the partner where nobody has one.

    What was said since the wave began, here or in /partners, by the member or by a colleague, is known.
    """
    return [item for partner in view.partners() for item in _about(view, partner)]


def _about(view: View, partner: Organisation) -> list[Item]:
    before = [one for one in view.own_projects(partner.id) if one.claimed_at < view.began]
    if any(stands(project) for project in before):
        return [item for one in before if stands(one) if (item := _project(view, one, partner))]
    item = _partner(view, partner)
    return [item] if item else []


def _project(view: View, project: Project, partner: Organisation) -> Item | None:
    subject = f"project:{project.id}"
    said = view.about(subject)
    is_open = is_going(project) and project.staged_at < view.began
    if not said and not is_open:
        return None
    return Item(
        subject=subject,
        partner=partner.name,
        organisation_id=partner.id,
        project=project,
        said=said,
        asks=() if said else ("stage",),
    )


def _partner(view: View, partner: Organisation) -> Item | None:
    subject = f"organisation:{partner.id}"
    said = view.about(subject)
    there = [one for one in view.projects if one.organisation_id == partner.id and stands(one)]
    if not said and (there or partner.id not in view.met):
        return None
    claimed = next((one for one in there if one.id == said.get("project")), None)
    unnamed = claimed is not None and "name" not in said and claimed.name == partner.name
    return Item(
        subject=subject,
        partner=partner.name,
        organisation_id=partner.id,
        project=claimed,
        said=said,
        asks=("stage",) if not said else ("name",) if unnamed else (),
    )
