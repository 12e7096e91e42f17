"""What the buttons of projects do."""

from typing import Literal

from handlers.actions import Action
from storage.projects import Stage


class AddProject(Action):
    """The next words are the name of a project with this partner."""

    do = "project-add"
    organisation: int


class OfProject(Action):
    """Something about one project."""

    project: int


class OpenProject(OfProject):
    do = "project"


class StageProject(OfProject):
    do = "project-stage"
    stage: Stage


class AskProject(OfProject):
    """The next words are its name, or where it can be read about."""

    do = "project-ask"
    what: Literal["name", "evidence"]


class WithdrawProject(OfProject):
    do = "project-withdraw"


class RestoreProject(OfProject):
    do = "project-restore"


class ChooseOwner(OfProject):
    """To whom? A page (from 0) of the delegation."""

    do = "project-owner"
    page: int = 0


class HandProject(OfProject):
    """Theirs from now on."""

    do = "project-hand"
    person: int
