"""Privacy: what is kept about a person and why, a copy of it as a file, and its erasure."""

from datetime import date

from telegram import Update

from handlers.actions import Action
from handlers.context import Context
from mission.privacy import Leaving, erase, exported, holdings, leaving
from storage.message import Attachment, Message
from words import Reader, lines, paragraphs

SHOWN = (
    *("profile", "memberships", "consents", "contacts", "promises", "handovers", "projects", "agreements"),
    *("notes", "witnesses", "files", "answers", "participations", "attendance"),
    *("known_partners", "merges", "drafts", "broadcasts", "acts", "messages"),
)
"""Kinds of data in the order of the list; one that is empty is left out."""


class Export(Action):
    do = "privacy-export"


class AskErase(Action):
    do = "privacy-ask-erase"


class Erase(Action):
    do = "privacy-erase"


class Keep(Action):
    do = "privacy-keep"


async def privacy(update: Update, context: Context) -> None:
    """/privacy; and back to it from the question whether to erase."""
    del update
    async with context.transaction() as tx:
        await tx.answer(privacy_message(await holdings(tx, context.person), context.reader))


async def export(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        file = await exported(tx, context.person)
        await tx.reply(export_message(file, context.today, context.reader))


async def ask_erase(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        await tx.answer(erase_question_message(await leaving(tx, context.person), context.reader))


async def erase_all(update: Update, context: Context) -> None:
    """Erase, then say so in a message that belongs to nobody."""
    async with context.transaction() as tx:
        await erase(tx, context.person)
        said = erased_message(context.reader)
        await tx.outbox.reply(context.caller.chat_id, said, update_id=update.update_id)


TAPS = ((Export, export), (AskErase, ask_erase), (Erase, erase_all), (Keep, privacy))


def privacy_message(held: dict[str, int], reader: Reader) -> Message:
    """What is kept, how much of it and what for; then the two things that can be done about it."""
    kinds = (kind for kind in SHOWN if held.get(kind))
    return Message(
        text=paragraphs(
            reader.say("privacy-title"),
            lines(
                *(reader.say(f"privacy-kind-{kind.replace('_', '-')}", count=held[kind]) for kind in kinds)
            ),
            reader.say("privacy-who"),
        ),
        buttons=(
            (Export().button(reader.plain("privacy-button-export")),),
            (AskErase().button(reader.plain("privacy-button-erase")),),
        ),
    )


def export_message(file: bytes, today: date, reader: Reader) -> Message:
    """Everything about the person, as a file."""
    name = f"{reader.plain('privacy-file')}-{today}.json"
    return Message(text=reader.say("privacy-exported"), attachment=Attachment(name=name, content=file))


def erase_question_message(after: Leaving, reader: Reader) -> Message:
    """What goes, what stays with colleagues; asked once more because it cannot be undone."""
    staying = reader.say("privacy-erase-staying", count=after.staying) if after.staying else ""
    sent = reader.say("privacy-erase-announcements") if after.announcements else ""
    return Message(
        text=paragraphs(
            reader.say("privacy-erase-question"),
            reader.say("privacy-erase-going", count=after.going),
            lines(staying, sent),
        ),
        buttons=(
            (Erase().button(reader.plain("privacy-button-yes")),),
            (Keep().button(reader.plain("privacy-button-keep")),),
        ),
    )


def erased_message(reader: Reader) -> Message:
    """The last message; afterwards the person is a stranger."""
    return Message(text=reader.say("privacy-erased"))
