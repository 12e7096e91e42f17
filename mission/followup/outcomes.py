"""The waves of +3 and +6 months: what was signed and submitted; what each project has become.

wave:3m.signed     organisation:ID   letter | memorandum | contract | consortium | nothing | skipped
wave:3m.agreement  organisation:ID   the id of the agreement that the answer claimed
wave:3m.signed-on  organisation:ID   an ISO date | none
wave:3m.submitted  organisation:ID   yes | no
wave:3m.help                         yes | no
wave:3m.help-line                    asked | skipped (the words are a question to the organisers)
wave:6m.stage      project:ID        a stage | skipped
wave:6m.value      project:ID        a band | private
wave:6m.evidence   project:ID        given | none
"""

from typing import Any, Final

from mission.followup.items import Item, Question, View, is_going, stands
from mission.followup.wave import PARTNERS, PROJECTS, SKIPPED
from storage.agreements import AGREEMENT_KINDS
from storage.organisations import Organisation
from storage.projects import Project

BANDS: Final = ("under-10k", "under-50k", "under-250k", "under-1m", "over-1m")
"""Euros, each from where the one before ends; told of nobody by name."""
PRIVATE: Final = "private"
VALUE: Final = f"wave:{PROJECTS}.value"
"""The question about a project's worth."""
UNSUBMITTED: Final = ("idea", "outline")


# --- +3 months ----------------------------------------------------------------------------------------------------


def agreements_now(view: View) -> list[Item]:
    """Partners with whom something is going on; and, where there is one, once whether help is needed."""
    partners = [item for one in view.partners() if (item := _signing(view, one))]
    said = view.about("")
    help_asks: tuple[Question, ...] = ("help",)
    if said:
        help_asks = ("help-line",) if said.get("help") == "yes" and "help-line" not in said else ()
    return [*partners, Item(subject="", said=said, asks=help_asks)] if partners or said else []


def _signing(view: View, partner: Organisation) -> Item | None:
    subject = f"organisation:{partner.id}"
    said = view.about(subject)
    project = next((one for one in reversed(view.own_projects(partner.id)) if stands(one)), None)
    asks = _signing_asks(view, partner, project, said) if said or _goes_on(view, partner) else ()
    if not said and not asks:
        return None
    return Item(
        subject=subject,
        partner=partner.name,
        organisation_id=partner.id,
        project=project,
        agreement=next((one for one in view.agreements if one.id == said.get("agreement")), None),
        said=said,
        asks=asks,
    )


def _goes_on(view: View, partner: Organisation) -> bool:
    """A project of the member's that is under way, an agreement of theirs, or talks a month after the mission."""
    signed = [one for one in view.agreements if one.organisation_id == partner.id and stands(one)]
    return (
        any(is_going(project) for project in view.own_projects(partner.id))
        or any(agreement.owner_id == view.person_id for agreement in signed)
        or view.about(f"organisation:{partner.id}", PARTNERS).get("stage") == "talking"
    )


def _signing_asks(
    view: View, partner: Organisation, project: Project | None, said: dict[str, Any]
) -> tuple[Question, ...]:
    if SKIPPED in said.values():
        return ()
    asks: list[Question] = []
    if "signed" not in said and not _signed_since(view, partner):
        asks.append("signed")
    if said.get("signed") in AGREEMENT_KINDS and "signed-on" not in said:
        asks.append("signed-on")
    if "submitted" not in said and _may_submit(view, partner, project):
        asks.append("submitted")
    return tuple(asks)


def _signed_since(view: View, partner: Organisation) -> bool:
    """Whether somebody has logged a signature since the wave began."""
    there = [one for one in view.agreements if one.organisation_id == partner.id and stands(one)]
    return any(agreement.claimed_at >= view.began for agreement in there)


def _may_submit(view: View, partner: Organisation, project: Project | None) -> bool:
    """Not where it is submitted already, has stopped, or its stage was said since the wave began."""
    if project:
        return project.stage in UNSUBMITTED and project.staged_at < view.began
    return not any(one.organisation_id == partner.id and stands(one) for one in view.projects)


# --- +6 months ----------------------------------------------------------------------------------------------------


def projects_now(view: View) -> list[Item]:
    """Each project of the member's: its stage, what it is worth, where it can be read about."""
    made = [_worth(view, project) for project in view.own_projects() if stands(project)]
    return [item for item in made if item.said or item.asks]


def _worth(view: View, project: Project) -> Item:
    subject = f"project:{project.id}"
    said = view.about(subject)
    return Item(
        subject=subject,
        partner=view.name_of(project.organisation_id),
        organisation_id=project.organisation_id,
        project=project,
        said=said,
        asks=_worth_asks(view, project, said),
    )


def _worth_asks(view: View, project: Project, said: dict[str, Any]) -> tuple[Question, ...]:
    """A project that has stopped is worth nothing more to ask about."""
    if project.stage == "stopped" or said.get("stage") == SKIPPED:
        return ()
    asks: list[Question] = []
    if "stage" not in said and is_going(project) and project.staged_at < view.began:
        asks.append("stage")
    if "value" not in said:
        asks.append("value")
    if "evidence" not in said and not project.evidence:
        asks.append("evidence")
    return tuple(asks)
