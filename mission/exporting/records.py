"""Everything that a mission's workbook is made of, read at one moment."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from mission.exporting.asked import is_record
from mission.followup.outcomes import VALUE
from mission.partners import Partner, contacts_met, ledger
from mission.surveys import told_without_names
from storage.agenda import Session
from storage.agreements import Agreement
from storage.answers import Answer
from storage.contacts import Contact, Encounter
from storage.missions import Mission
from storage.notes import Note
from storage.organisations import Organisation
from storage.people import Member
from storage.projects import Project
from storage.promises import Promise
from storage.transaction import Transaction


@dataclass(frozen=True)
class Everything:
    """The records, and the names by which they mention one another.

    What members were told is private is not among them: the worth of a project, and answers few enough to tell of somebody.
    """

    today: date
    names: dict[int, str]
    members: list[Member]
    contacts: list[Contact]
    encounters: list[Encounter]
    partners: list[Partner]
    entries: dict[int, Organisation]
    promises: list[Promise]
    projects: list[Project]
    agreements: list[Agreement]
    notes: list[Note]
    answers: list[Answer]
    anonymous: list[tuple[str, Any]]
    questions: dict[int, str]
    sessions: list[Session]

    def name(self, person_id: int | None) -> str:
        return self.names.get(person_id or 0, "")

    def contact(self, contact_id: int) -> tuple[str, str]:
        """Name and organisation."""
        found = self._contacts.get(contact_id)
        return (found.name, found.organisation) if found else ("", "")

    def organisation(self, organisation_id: int) -> str:
        entry = self.entries.get(organisation_id)
        return entry.name if entry else ""

    def session_title(self, session_id: int | None) -> str:
        return self._titles.get(session_id or 0, "")

    @cached_property
    def _contacts(self) -> dict[int, Contact]:
        return {one.id: one for one in self.contacts}

    @cached_property
    def _titles(self) -> dict[int, str]:
        return {one.id: one.title for one in self.sessions}

    def question(self, asked: str) -> str:
        """An organiser's own question in its words ("survey:7"), any other by its name."""
        number = asked.rpartition(":")[2]
        return self.questions.get(int(number), asked) if number.isdecimal() else asked

    def subject(self, subject: str) -> str:
        """What an answer is about, by name where it has one."""
        kind, _, number = subject.partition(":")
        return self._named.get(kind, {}).get(int(number), "") if number.isdecimal() else subject

    @cached_property
    def _named(self) -> dict[str, dict[int, str]]:
        """By kind of subject and number: how it is called."""
        return {
            "session": self._titles,
            "contact": {one.id: one.name for one in self.contacts},
            "organisation": {one.id: one.name for one in self.entries.values()},
            "project": {one.id: one.name for one in self.projects},
            "agreement": {one.id: self.organisation(one.organisation_id) for one in self.agreements},
            "promise": {one.id: one.text for one in self.promises},
        }


async def everything_of(tx: Transaction, mission: Mission) -> Everything:
    """Reads only; a dozen statements."""
    names, members = await tx.people.names_in(mission.id), await tx.people.members_of(mission.id)
    contacts, encounters = (
        await tx.contacts.of_mission(mission.id),
        await tx.contacts.encounters_of(mission.id),
    )
    entries = {one.id: one for one in await tx.organisations.of_mission(mission.id)}
    projects = await tx.projects.of_mission(mission.id)
    partners = ledger(
        entries.values(),
        met=contacts_met(contacts, encounters, members, entries.values()),
        baselines=await tx.organisations.baselines_of(mission.id),
        projects=projects,
        earlier=await tx.organisations.met_earlier(mission.id),
    )
    return Everything(
        today=tx.now.astimezone(mission.zone).date(),
        names=names,
        members=members,
        contacts=contacts,
        encounters=encounters,
        partners=[one for one in partners if one.is_partner],
        entries=entries,
        promises=await tx.promises.of_mission(mission.id),
        projects=projects,
        agreements=await tx.agreements.of_mission(mission.id),
        notes=await tx.notes.of_mission(mission.id),
        answers=[one for one in await tx.answers.beginning(mission.id, "") if _is_told(one)],
        anonymous=await told_without_names(tx, mission),
        questions={one.id: one.text for one in await tx.questions.of_mission(mission.id, retired=True)},
        sessions=await tx.agenda.all_of(mission.id),
    )


def _is_told(answer: Answer) -> bool:
    """An answer to a question, and not to the one whose answers are nobody's to see."""
    return answer.question != VALUE and not is_record(answer.question)
