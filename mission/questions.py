"""A question to the organisers: kept in their list, and told to each of them at once."""

from datetime import timedelta
from typing import Final

from storage.missions import Mission
from storage.notes import Note
from storage.outbox import Push
from storage.people import Person
from storage.transaction import Transaction

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
            kind="question",
            mission_id=mission.id,
            person_id=person.id,
            occasion=f"question:{note.id}",
            due_at=tx.now,
            expires_at=tx.now + ASKED_KEEPS,
            subject={"note": note.id, "problem": problem},
        )
        for person in organisers
    ]
    await tx.outbox.plan(pushes, {person.id: person.telegram_id for person in organisers})
    return note
