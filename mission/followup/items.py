"""What a later wave asks about: partners, projects, claims, the mission as a whole, each with its open questions.

A wave is a pure function from a `View` (answers and records) to `Item`s. Nothing else remembers where a member was, so
that it goes on after days, after a restart, and after something was said elsewhere in the meantime.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal

from storage.agreements import Agreement
from storage.organisations import Organisation
from storage.projects import Project
from storage.record import Record

Question = Literal[
    "stage",
    "name",
    "signed",
    "signed-on",
    "submitted",
    "help",
    "help-line",
    "value",
    "evidence",
    "claim",
    "worth",
    "anyway",
]
SETTLED: Final = ("ended", "stopped")
"""Stages after which nothing of a project is open any more."""


class View(Record):
    """All that decides what a wave asks a member: who they are, what is kept, and what they have answered.

    `began`: when the wave did; what was said since then need not be asked. `met`: ids of the organisations whose people
    the member met. `said`: the member's answers by question and subject, those of earlier waves too.
    """

    wave: str
    person_id: int
    began: datetime
    ledger: tuple[Organisation, ...]
    met: frozenset[int]
    projects: tuple[Project, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    said: Mapping[tuple[str, str], Any]

    def about(self, subject: str, wave: str | None = None) -> dict[str, Any]:
        """What the member has said about a subject in this wave, or in another, by question."""
        begins = f"wave:{wave or self.wave}."
        return {
            question.removeprefix(begins): value
            for (question, whom), value in self.said.items()
            if whom == subject and question.startswith(begins)
        }

    def own_projects(self, organisation_id: int | None = None) -> list[Project]:
        """The member's, in the order in which they were claimed; withdrawn ones too."""
        mine = [project for project in self.projects if project.owner_id == self.person_id]
        return [one for one in mine if organisation_id in {None, one.organisation_id}]

    def partners(self) -> list[Organisation]:
        """Those whom the member met or has a project or an agreement with, by name."""
        claims: list[Project | Agreement] = [*self.projects, *self.agreements]
        theirs = {claim.organisation_id for claim in claims if claim.owner_id == self.person_id}
        return [one for one in self.ledger if one.id in self.met | theirs]

    def name_of(self, organisation_id: int) -> str:
        return next((one.name for one in self.ledger if one.id == organisation_id), "")


class Item(Record):
    """One thing that a wave asks about. `asks`: its open questions in their order; `said`: what is answered.

    subject: "organisation:ID", "project:ID", "agreement:ID", or "" for the mission as a whole.
    """

    subject: str
    partner: str = ""
    organisation_id: int | None = None
    project: Project | None = None
    agreement: Agreement | None = None
    said: Mapping[str, Any] = {}
    asks: tuple[Question, ...] = ()

    @property
    def question(self) -> Question | None:
        """What is asked next; None when this item is finished."""
        return next(iter(self.asks), None)


def next_open(items: Sequence[Item], *, after: str | None = None) -> Item | None:
    """The item to ask about next: the one just answered while it is open, else the first open one."""
    waiting = [one for one in items if one.question]
    return next((one for one in waiting if one.subject == after), next(iter(waiting), None))


def stands(claim: Project | Agreement) -> bool:
    """Whether it has not been withdrawn."""
    return claim.withdrawn_at is None


def is_going(project: Project) -> bool:
    """Whether something of it is still ahead."""
    return stands(project) and project.stage not in SETTLED
