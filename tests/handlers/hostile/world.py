"""What Emma and Petro have in their mission, and another mission that knows nothing of it."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Final, NamedTuple

from handlers.actions import Action
from mission import agreements, handovers, projects
from mission.contacts import Removed
from mission.matching import ledger_entry
from mission.note_changes import SentFile
from mission.sent_files import keep_with_contact
from storage.contacts import Contact
from storage.missions import Mission
from storage.notes import Note
from storage.people import Member
from storage.questions import SurveyQuestion
from storage.transaction import Transaction
from tests.stage import Stage

EMMA, OLENA, JAN, PETRO, HANA = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Petro Bondar", "Hana Malá"
MALLORY, OTTO, DANA = "Mallory", "Otto Other", "Dana Other"
DAY: Final = date(2023, 4, 24)
FRIDAY: Final = date(2023, 4, 28)
SHARED, AGENDA, SECRET = "MARKSHARED", "MARKAGENDA", "MARKSECRET"
"""In words that delegates, that members, that nobody but their author may see."""
QUESTION: Final = SurveyQuestion(
    text=f"{SECRET} question", kind="stars", choices="", asked_when="", audience="organisers", anonymous=True
)
VOICE: Final = SentFile(kind="voice", file_id=f"{SECRET} voice", unique_id="voice")


class Prey(NamedTuple):
    """Ids of what is Emma's, Petro's and their mission's."""

    mission: int
    contact: int
    promise: int
    session: int
    talk: int
    broadcast: int
    sent: int
    removed: Removed
    other: int
    handover: int
    note: Note
    petro: int
    partner: int
    twin: int
    project: int
    withdrawn: int
    agreement: int
    torn: int
    question: int


Forged = dict[type[Action], Callable[[Prey], Action]]
"""Actions, each about the prey."""


async def lay_out(stage: Stage) -> Prey:
    """What Emma and Petro have in their mission; and another mission with people of its own."""
    talk = await stage.add_session(
        f"{AGENDA} talk", datetime.combine(DAY, time(9)), kind="programme", track=AGENDA
    )
    session = await stage.add_session(f"{AGENDA} visit", datetime.combine(DAY, time(7)), place=AGENDA)
    await stage.says(
        EMMA, f"/contact {SHARED} Novák, {SHARED} Cluster, about {SHARED}, send {SHARED} offer by Friday"
    )
    await stage.says(PETRO, f"/contact {SHARED} Dvořák, {SHARED} Union")
    await stage.says(EMMA, f"{SECRET} idea")
    await stage.taps(EMMA, "Note")
    await stage.says(EMMA, f"/feedback {SECRET} remark")
    await stage.says(PETRO, f"/broadcast {SECRET} sent")
    await stage.taps(PETRO, "Надіслати")
    await stage.says(PETRO, f"/broadcast {SECRET} draft")
    emma, petro = await stage.person(EMMA), await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        (contact,) = await tx.contacts.of_person(stage.mission.id, emma.id)
        (promise,) = await tx.promises.open_of(stage.mission.id, emma.id)
        mine = await tx.contacts.meeting(contact.id, emma.id)
        (note,) = await tx.notes.of_mission(stage.mission.id)
        await tx.files.keep(note.mission_id, emma.id, "photo", file_id=SECRET, unique_id="u", note_id=note.id)
        (other,) = await tx.contacts.of_person(stage.mission.id, (await stage.person(PETRO)).id)
        sent, draft = await tx.broadcasts.of_mission(stage.mission.id)
        member = await tx.people.member(stage.mission.id, emma.id)
        assert member is not None
        handover = await handovers.ask(tx, member, promise, petro.id)
        await keep_with_contact(tx, contact, emma.id, [VOICE])
        theirs = await lay_out_partner(tx, member, contact)
        await tx.questions.set_all(stage.mission.id, [QUESTION])
        (question,) = await tx.questions.of_mission(stage.mission.id)
    assert mine is not None
    removed = Removed(contact=contact, mine=mine, promises=(promise,), whole=True)
    await add_mission(stage)
    await stage.deliver()
    return Prey(
        *(
            stage.mission.id,
            contact.id,
            promise.id,
            session,
            talk,
            draft.id,
            sent.id,
            removed,
            other.id,
            handover.id,
        ),
        note,
        petro.id,
        *theirs,
        question.id,
    )


async def lay_out_partner(
    tx: Transaction, member: Member, contact: Contact
) -> tuple[int, int, int, int, int, int]:
    """A partner and its twin; a project and an agreement that stand, and one of each withdrawn."""
    partner = contact.organisation_id
    assert partner is not None
    twin = await ledger_entry(tx, member.membership.mission_id, f"{SHARED} Twin")
    project, withdrawn = [
        (await projects.claim(tx, member, partner, name=f"{SHARED} pilot", stage="idea")).id for _ in range(2)
    ]
    agreement, torn = [
        (await tx.agreements.add(partner, member.person.id, "memorandum", parties=SHARED)).id
        for _ in range(2)
    ]
    await projects.withdraw(tx, member, withdrawn)
    await agreements.withdraw(tx, member, torn)
    return partner, twin.id, project, withdrawn, agreement, torn


async def add_mission(stage: Stage) -> Mission:
    """A mission to Brno on the same days, with an organiser and a delegate whom nobody in Prague knows."""
    here = stage.mission
    async with stage.database.transaction(stage.now) as tx:
        fields = here.model_dump(exclude={"id", "code", "name", "created_at"})
        stage.mission = await tx.missions.add(code="BRNO", name="Brno Days", **fields)
    await stage.add_person(OTTO, "en", "organiser", "Brno Cluster")
    await stage.add_person(DANA, "en", "delegate", "Brno Cluster")
    there, stage.mission = stage.mission, here
    return there
