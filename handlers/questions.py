"""A member's question as an organiser sees it: who asks, the words, and the photos and voice notes sent with them."""

from collections.abc import Sequence
from typing import Final

from telegram import Update

from handlers.contact_actions import ShowSent
from handlers.contact_photos_cards import counted, file_messages
from handlers.context import Context
from handlers.pages import trimmed
from handlers.scene import scene_of
from mission.errors import UserError
from mission.questions import asked_with
from storage.files import KeptFile
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader, paragraphs

NAME: Final = 120
ASKED: Final = 3000
"""UTF-16 units of a question as the organisers see it, below Telegram's 4,096."""


class ShowAskedFiles(ShowSent):
    """Those sent with a question to the organisers."""

    do = "question-files"
    question: int


async def question_push(tx: Transaction, row: Outgoing, reader: Reader) -> Message | None:
    """A member's question, to an organiser; nothing once it is erased."""
    note = await tx.notes.get(row.subject.get("note", 0))
    asker = await tx.people.get(note.person_id) if note else None
    if note is None or asker is None:
        return None
    message = question_message(asker.name, note.text, reader, problem=bool(row.subject.get("problem")))
    return with_files(message, note.id, await tx.files.of_note(note.id), reader)


def question_message(name: str, text: str, reader: Reader, *, problem: bool = False) -> Message:
    """Who asks, and what; or what somebody's problem was today."""
    asks = reader.say("keeping-problem" if problem else "keeping-asks", name=trimmed(name, NAME))
    return Message(text=paragraphs(asks, reader.say("keeping-quote", text=trimmed(text, ASKED))))


def with_files(message: Message, question: int, files: Sequence[KeptFile], reader: Reader) -> Message:
    """The question with the button that shows what was sent with it, and says how many."""
    if not files:
        return message
    label = reader.plain("keeping-button-files", files=counted(files, reader))
    return message.model_copy(update={"buttons": ((ShowAskedFiles(question=question).button(label),),)})


async def show(update: Update, context: Context) -> None:
    """Telegram has them already: each is sent again by its name there, to whoever tapped; ten a tap."""
    del update
    tapped: ShowAskedFiles = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        asker, files = await asked_with(tx, scene.member, tapped.question)
        shown = file_messages(files, tapped, asker.name, scene.reader)
        if not shown:
            raise UserError("stale-button")
        for message in shown:
            await tx.reply(message, mission_id=scene.mission.id)


TAPS = ((ShowAskedFiles, show),)
