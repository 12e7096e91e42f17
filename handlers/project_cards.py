"""What a project looks like: its stage and how it came there, whose it is, and one tap for each change."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from handlers.pages import page, trimmed
from handlers.partner_actions import OpenPartner
from handlers.partner_cards import in_rows, rows_of
from handlers.project_actions import (
    AskProject,
    ChooseOwner,
    HandProject,
    OpenProject,
    RestoreProject,
    StageProject,
    WithdrawProject,
)
from mission.projects import may_change
from storage.message import Message, Rows
from storage.organisations import Organisation
from storage.people import Member
from storage.projects import STAGES, Project, ProjectStage
from words import Reader, lines, paragraphs

NAME, LINE, LABEL = 80, 300, 30
STEPS: Final = 10
"""Stages of the history that are shown, the last ones."""

Heading = Literal["open", "kept", "stage", "changed", "back", "handed"]
"""What has just happened; `open`: nothing."""


def project_message(
    project: Project,
    entry: Organisation,
    member: Member,
    *,
    steps: Sequence[ProjectStage],
    names: Mapping[int, str],
    reader: Reader,
    heading: Heading = "open",
) -> Message:
    """The card of a project. `steps`: its stages, the earliest first; `names`: of the delegation, by person."""
    owner = names.get(project.owner_id or 0, "")
    return Message(
        text=paragraphs(
            lines(
                reader.say(f"project-{heading}", name=trimmed(project.name, NAME), stage=project.stage),
                reader.say("project-partner", name=trimmed(entry.name, NAME)),
                reader.say("project-owner", name=trimmed(owner, NAME))
                if owner
                else reader.say("project-ownerless"),
                reader.say("project-evidence", link=trimmed(project.evidence, LINE))
                if project.evidence
                else "",
                reader.say("project-confirmed", by=project.confirmed_by) if project.confirmed_by else "",
            ),
            lines(
                *(
                    reader.say("project-step", stage=step.stage, day=reader.date(step.said_at))
                    for step in steps[-STEPS:]
                )
            ),
        ),
        buttons=_buttons(project, member, reader),
    )


def _buttons(project: Project, member: Member, reader: Reader) -> Rows:
    back = (OpenPartner(organisation=project.organisation_id).button(reader.plain("project-button-partner")),)
    if not may_change(member, project.owner_id):
        take = HandProject(project=project.id, person=member.person.id)
        mine = take.button(reader.plain("project-button-take"))
        return ((mine,), back) if project.owner_id is None else (back,)
    stages = [
        StageProject(project=project.id, stage=stage).button(reader.plain("project-stage-name", stage=stage))
        for stage in STAGES
        if stage != project.stage
    ]
    ask = [
        AskProject(project=project.id, what="name").button(reader.plain("project-button-name")),
        AskProject(project=project.id, what="evidence").button(reader.plain("project-button-evidence")),
        ChooseOwner(project=project.id).button(reader.plain("project-button-owner")),
        WithdrawProject(project=project.id).button(reader.plain("project-button-withdraw")),
    ]
    return (*in_rows(stages, 3), *in_rows(ask), back)


def ask_new_message(entry: Organisation, reader: Reader) -> Message:
    """What is it called?"""
    cancel = OpenPartner(organisation=entry.id).button(reader.plain("button-cancel"))
    return Message(text=reader.say("project-ask-new", name=trimmed(entry.name, NAME)), buttons=((cancel,),))


def ask_message(project: Project, what: Literal["name", "evidence"], reader: Reader) -> Message:
    """Another name, or where it can be read about."""
    now = trimmed(getattr(project, what), LINE)
    return Message(
        text=lines(
            reader.say(f"project-ask-{what}", name=trimmed(project.name, NAME)),
            reader.say("contact-now", value=now) if now else "",
        ),
        buttons=((OpenProject(project=project.id).button(reader.plain("button-cancel")),),),
    )


def withdrawn_message(project: Project, reader: Reader) -> Message:
    """It counts nowhere; one tap puts it back."""
    undo = RestoreProject(project=project.id).button(reader.plain("nudge-button-undo"))
    partner = OpenPartner(organisation=project.organisation_id).button(reader.plain("project-button-partner"))
    said = reader.say("project-withdrawn", name=trimmed(project.name, NAME))
    return Message(text=said, buttons=((undo, partner),))


def owner_message(project: Project, people: Sequence[Member], at: int, reader: Reader) -> Message:
    """Whose is it from now on?"""
    leaf = page(people, at)
    buttons = [
        HandProject(project=project.id, person=one.person.id).button(trimmed(one.person.name, LABEL) or "–")
        for one in leaf.items
    ]
    return Message(
        text=lines(reader.say("project-ask-owner", name=trimmed(project.name, NAME)), leaf.mark(reader)),
        buttons=(
            *in_rows(buttons),
            *rows_of(leaf.buttons(reader, lambda number: ChooseOwner(project=project.id, page=number))),
            (OpenProject(project=project.id).button(reader.plain("button-cancel")),),
        ),
    )
