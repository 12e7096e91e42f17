"""A photo, a voice note or a picture that a member has sent and that is kept with nothing yet."""

from collections.abc import Iterable, Sequence

from mission.contacts import keep_file
from mission.note_changes import SentFile
from storage.contacts import Contact
from storage.transaction import Transaction


def joined(files: Sequence[SentFile], more: Iterable[SentFile]) -> tuple[SentFile, ...]:
    """Both, each file once."""
    return tuple({file.unique_id: file for file in (*files, *more)}.values())


async def keep_with_contact(
    tx: Transaction, contact: Contact, person_id: int, files: Iterable[SentFile]
) -> None:
    """Each file once with the contact."""
    for file in files:
        names = {"file_id": file.file_id, "unique_id": file.unique_id, "name": file.name}
        await keep_file(tx, contact, person_id, file.kind, **names)


async def keep_with_note(
    tx: Transaction, mission_id: int, person_id: int, note_id: int, files: Iterable[SentFile]
) -> None:
    """Each file once with the note."""
    held = {file.unique_id for file in await tx.files.of_note(note_id)}
    for file in files:
        if file.unique_id not in held:
            await tx.files.keep(
                mission_id,
                person_id,
                file.kind,
                file_id=file.file_id,
                unique_id=file.unique_id,
                name=file.name,
                note_id=note_id,
            )
