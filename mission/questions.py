"""A question to the organisers: kept in their list, and told to each of them at once."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from mission.errors import UserError
from mission.note_changes import SentFile
from mission.sent_files import keep_with_note
from storage.files import KeptFile
from storage.missions import Mission
from storage.notes import Note
from storage.outbox import Push
from storage.people import Member, Person
from storage.transaction import Transaction

ASKED: Final = "question"
"""The kind of the message that tells an organiser."""

ASKED_KEEPS: Final = timedelta(days=1)
"""How long it is still worth telling; in the list it stays."""


async def ask_organisers(
    tx: Transaction, mission: Mission, asker: Person, text: str, *, problem: bool = False
) -> Note:
    """Keep the question (or problem) and tell every organiser who has joined, but not the one who asks."""
    note = await tx.notes.keep(mission.id, asker.id, "question", text)
    organisers = [
        member.person
        for member in await tx.people.members_of(mission.id)
        if member.membership.role == "organiser"
        and member.membership.joined_at
        and member.person.id != asker.id
    ]
    pushes = [
        Push(
            kind=ASKED,
            mission_id=mission.id,
            person_id=person.id,
            occasion=_occasion(note.id),
            due_at=tx.now,
            expires_at=tx.now + ASKED_KEEPS,
            subject={"note": note.id, "problem": problem},
        )
        for person in organisers
    ]
    await tx.outbox.plan(pushes, {person.id: person.telegram_id for person in organisers})
    return note


async def show_with_question(
    tx: Transaction, mission_id: int, asker_id: int, question: int, files: Iterable[SentFile]
) -> None:
    """Keep what was sent with a question; organisers who have been told of it already see that there is more."""
    await keep_with_note(tx, mission_id, asker_id, question, files)
    await tx.outbox.touch(mission_id, ASKED, _occasion(question))


async def asked_with(tx: Transaction, organiser: Member, question: int) -> tuple[Person, list[KeptFile]]:
    """Who asked, and what was sent with the question: for the organisers of its mission, while it is there."""
    note = await tx.notes.get(question)
    asker = await tx.people.get(note.person_id) if note else None
    place = organiser.membership
    theirs = note and note.kind == "question" and note.mission_id == place.mission_id
    if asker is None or not theirs or place.role != "organiser":
        raise UserError("stale-button")
    return asker, await tx.files.of_note(question)


def _occasion(question: int) -> str:
    return f"{ASKED}:{question}"
