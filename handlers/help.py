"""Help: what the person's role may do, one line a command, the three things one does most on top."""

from collections.abc import Collection
from typing import Any, Final

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.scene import words_of
from storage.message import Message
from words import Reader, lines, paragraphs

GROUPS: Final = {
    "agenda": ("today", "tomorrow", "agenda", "next"),
    "contacts": ("contact", "contacts", "partners", "promises"),
    "voice": ("feedback", "note", "ask"),
    "delegation": ("people", "mycard", "ready", "mission"),
    "organising": (
        *("broadcast", "rollcall", "programme", "roster", "results", "report", "export", "organise"),
        *("import", "invites"),
    ),
    "you": ("settings", "privacy", "help", "cancel", "start"),
}
MOST_USED: Final = {"today", "contact", "feedback"}


async def help_(update: Update, context: Context) -> None:
    """/help; /help contact explains one command."""
    role, asked = context.caller.role, words_of(update).split(maxsplit=1)[1:]
    names = [name for name, may in context.house.commands if role in may]
    async with context.transaction() as tx:
        wanted = asked[0].strip().lstrip("/").lower() if asked else ""
        if wanted in names:
            await tx.answer(one_message(wanted, context.reader))
        else:
            await tx.answer(help_message(names, context.reader))


TAPS: tuple[Any, ...] = ()


def help_message(names: Collection[str], reader: Reader) -> Message:
    """The commands among `names`, in groups; one that is in no group stands with the last."""
    grouped = {name for group in GROUPS.values() for name in group}
    rest = tuple(name for name in names if name not in grouped)
    groups = GROUPS | {"you": (*rest, *GROUPS["you"])}
    blocks = (_group(title, [c for c in group if c in names], reader) for title, group in groups.items())
    first = "help-first" if set(names) >= MOST_USED else "help-first-agenda"
    return Message(text=paragraphs(reader.say(first), *blocks))


def _group(title: str, names: list[str], reader: Reader) -> Markup:
    if not names:
        return Markup()
    heading = reader.say(f"help-group-{title}")
    return lines(heading, *(reader.say(f"help-{name}") for name in names))


def one_message(name: str, reader: Reader) -> Message:
    """One command's line."""
    return Message(text=reader.say(f"help-{name}"))
