"""Every figure of a mission as it stands now, each as the list behind it."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from mission.evening import EVENING
from mission.feedback import FREE, LINE, STARS
from mission.followup import WaveTurnout, waves_of
from mission.home import HOME
from mission.partners import Partner, contacts_met, is_complete, ledger
from mission.results.contacts import MetContact, contact_lines
from mission.results.feedback import Feedback, comments, feedback, session_id_of
from mission.results.meetings import Meeting, meetings
from mission.results.outcomes import AgreementLine, ProjectLine, agreement_lines, project_lines
from mission.results.promises import FollowUp, PromiseLine, follow_ups, promise_lines
from mission.results.remarks import Asked, Remark, asked, remarks
from mission.results.told import Told, evening, home
from mission.results.turnout import Turnout, joined
from mission.results.worth import Worth, worth_of
from mission.surveys import SurveyResult, survey_results
from storage.answers import Answer
from storage.missions import Mission
from storage.people import Member
from storage.record import Record
from storage.transaction import Transaction

FEWEST_FOR_PERCENT: Final = 30
"""In a smaller delegation a percentage says less than the counts (PRODUCT.md › Results)."""


class Results(Record):
    """Every figure as the list behind it. `incomplete`: contacts without a name or an organisation, not counted.

    `promises` are ours, `owed` is what partners have promised us; `waves`: those that have begun.
    """

    joined: Turnout = Turnout()
    contacts: tuple[MetContact, ...] = ()
    incomplete: int = 0
    partners: tuple[Partner, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    owed: tuple[PromiseLine, ...] = ()
    followup: tuple[FollowUp, ...] = ()
    projects: tuple[ProjectLine, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    feedback: Feedback = Feedback()
    comments: tuple[Remark, ...] = ()
    evening: Told = Told()
    home: Told = Told()
    waves: tuple[WaveTurnout, ...] = ()
    worth: Worth = Worth()
    notes: tuple[Remark, ...] = ()
    questions: tuple[Asked, ...] = ()
    surveys: tuple[SurveyResult, ...] = ()

    @property
    def kept_steps(self) -> int:
        """Contacts whose step was done by its date."""
        return sum(one.standing == "kept" for one in self.followup)

    def percent(self, part: int, whole: int) -> int | None:
        """A share in whole percent; None where the delegation, or what is shared out, is too small for one."""
        if min(self.joined.asked, whole) < FEWEST_FOR_PERCENT:
            return None
        return round(100 * part / whole)


async def results_of(tx: Transaction, mission: Mission, today: date) -> Results:
    """Everything as it stands; `today` is the date in the mission's zone."""
    names = await tx.people.names_in(mission.id)
    members = await tx.people.members_of(mission.id)
    return Results(
        joined=joined(members),
        notes=remarks(await tx.notes.of_mission(mission.id, "note"), names),
        questions=asked(
            await tx.notes.of_mission(mission.id, "question"), names, await tx.files.with_notes(mission.id)
        ),
        surveys=tuple(await survey_results(tx, mission)),
        **await _met(tx, mission, members, names, today),
        **await _said(tx, mission, names),
    )


async def _met(
    tx: Transaction, mission: Mission, members: Iterable[Member], names: dict[int, str], today: date
) -> dict[str, object]:
    """Contacts, partners, promises and outcomes."""
    kept = await tx.contacts.of_mission(mission.id)
    entries = {entry.id: entry for entry in await tx.organisations.of_mission(mission.id)}
    encounters = await tx.contacts.encounters_of(mission.id)
    counted = contacts_met(kept, encounters, members, entries.values())
    met = contact_lines(counted, names)
    projects = await tx.projects.of_mission(mission.id)
    partners = ledger(
        entries.values(),
        met=counted,
        baselines=await tx.organisations.baselines_of(mission.id),
        projects=projects,
        earlier=await tx.organisations.met_earlier(mission.id),
    )
    promised = await tx.promises.of_mission(mission.id)
    ours = [promise for promise in promised if promise.owed_by == "us"]
    theirs = [promise for promise in promised if promise.owed_by == "them"]
    return {
        "contacts": met,
        "incomplete": sum(not is_complete(contact) for contact in kept),
        "partners": tuple(partner for partner in partners if partner.is_partner),
        "promises": promise_lines(ours, kept, names, today),
        "owed": promise_lines(theirs, kept, names, today),
        "followup": follow_ups(met, ours, mission.zone, today),
        "projects": project_lines(projects, entries, names),
        "worth": await worth_of(tx, mission, members, projects),
        "agreements": agreement_lines(await tx.agreements.of_mission(mission.id), entries, names),
    }


async def _said(tx: Transaction, mission: Mission, names: dict[int, str]) -> dict[str, object]:
    """Meetings, and what members answered."""
    sessions = {session.id: session for session in await tx.agenda.all_of(mission.id)}
    stars = await tx.answers.to(mission.id, STARS)
    encounters = await tx.contacts.encounters_of(mission.id)
    seen = {session_id_of(answer.subject) for answer in stars} | {met.session_id or 0 for met in encounters}
    evenings = await tx.answers.beginning(mission.id, EVENING)
    way_home = await tx.answers.beginning(mission.id, HOME)
    return {
        "meetings": meetings(sessions.values(), seen, tx.now),
        "feedback": feedback(await tx.outbox.asked(mission.id, "stars"), stars, sessions),
        "comments": comments(await _lines(tx, mission), sessions, names),
        "evening": evening(await tx.outbox.asked(mission.id, "evening"), evenings, names),
        "home": home(await tx.outbox.asked(mission.id, "home"), way_home, names),
        "waves": tuple(wave for wave in await waves_of(tx, mission) if _has_begun(wave)),
    }


async def _lines(tx: Transaction, mission: Mission) -> list[Answer]:
    return [*await tx.answers.to(mission.id, LINE), *await tx.answers.to(mission.id, FREE)]


def _has_begun(wave: WaveTurnout) -> bool:
    """Its moment has come for somebody, who was asked or had nothing to be asked."""
    return bool(wave.asked or wave.nothing_open or wave.unreached)
