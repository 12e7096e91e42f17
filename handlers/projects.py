"""Projects with a partner: added, moved from stage to stage, renamed, handed on, withdrawn and put back."""

from telegram import Update

from handlers.context import Context, Deed
from handlers.project_actions import (
    AddProject,
    AskProject,
    ChooseOwner,
    HandProject,
    OpenProject,
    RestoreProject,
    StageProject,
    WithdrawProject,
)
from handlers.project_cards import (
    Heading,
    ask_message,
    ask_new_message,
    owner_message,
    project_message,
    withdrawn_message,
)
from handlers.scene import Scene, listen, scene_of, stop_listening
from handlers.unclear import take_words
from mission import projects
from mission.errors import UserError
from mission.partners import OWN_ROLES, entry_of
from storage.flows import Flow
from storage.message import Message
from storage.projects import Project


async def card_of(tx: Deed, scene: Scene, project: Project, heading: Heading = "open") -> Message:
    """The project's card as this member sees it."""
    steps = await tx.projects.stages_of(scene.mission.id)
    return project_message(
        project,
        await entry_of(tx, scene.member, project.organisation_id),
        scene.member,
        steps=[step for step in steps if step.project_id == project.id],
        names=await tx.people.names_in(scene.mission.id),
        reader=scene.reader,
        heading=heading,
    )


async def open_project(update: Update, context: Context) -> None:
    """The card; one that was withdrawn says so."""
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        project = await projects.seen(tx, scene.member, context.action.project)
        await stop_listening(tx, context, "project")
        if project.withdrawn_at:
            raise UserError("stale-button")
        await tx.answer(await card_of(tx, scene, project))


async def add_project(update: Update, context: Context) -> None:
    """The next words are its name."""
    del update
    tapped: AddProject = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        entry = await entry_of(tx, scene.member, tapped.organisation)
        draft = {"mission": scene.mission.id, "organisation": entry.id}
        await listen(tx, context, "project", "new", draft, interrupt=True)
        await tx.answer(ask_new_message(entry, scene.reader))


async def set_stage(update: Update, context: Context) -> None:
    del update
    tapped: StageProject = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        project = await projects.stage(tx, scene.member, tapped.project, tapped.stage)
        await tx.answer(await card_of(tx, scene, project, "stage"))


async def ask(update: Update, context: Context) -> None:
    """The next words are its name, or where it can be read about."""
    del update
    tapped: AskProject = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        project = await projects.own(tx, scene.member, tapped.project)
        draft = {"mission": scene.mission.id, "project": project.id}
        await listen(tx, context, "project", tapped.what, draft, interrupt=True)
        await tx.answer(ask_message(project, tapped.what, scene.reader))


async def withdraw(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        project = await projects.withdraw(tx, scene.member, context.action.project)
        await stop_listening(tx, context, "project")
        await tx.answer(withdrawn_message(project, scene.reader))


async def restore(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        project = await projects.restore(tx, scene.member, context.action.project)
        await tx.answer(await card_of(tx, scene, project, "back"))


async def choose_owner(update: Update, context: Context) -> None:
    del update
    tapped: ChooseOwner = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        project = await projects.own(tx, scene.member, tapped.project)
        people = await tx.people.members_of(scene.mission.id)
        others = [
            one for one in people if one.membership.role in OWN_ROLES and one.person.id != project.owner_id
        ]
        await tx.answer(owner_message(project, others, tapped.page, scene.reader))


async def hand_over(update: Update, context: Context) -> None:
    del update
    tapped: HandProject = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        project = await projects.hand_over(tx, scene.member, tapped.project, tapped.person)
        await tx.answer(await card_of(tx, scene, project, "handed"))


async def typed(update: Update, context: Context) -> None:
    """The words that were asked for; those that come too late are kept and asked about."""
    await take_words(update, context, _take)


async def _take(tx: Deed, scene: Scene, flow: Flow, words: str) -> Message:
    if flow.step == "new":
        organisation = flow.draft["organisation"]
        made = await projects.claim(tx, scene.member, organisation, name=words, stage="idea")
        return await card_of(tx, scene, made, "kept")
    said = {flow.step: words if flow.step == "name" else words[:1000]}
    changed = await projects.change(tx, scene.member, flow.draft["project"], **said)
    return await card_of(tx, scene, changed, "changed")


TAPS = (
    (AddProject, add_project),
    (OpenProject, open_project),
    (StageProject, set_stage),
    (AskProject, ask),
    (WithdrawProject, withdraw),
    (RestoreProject, restore),
    (ChooseOwner, choose_owner),
    (HandProject, hand_over),
)
