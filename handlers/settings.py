"""Settings: one card for the language, the time of the day's agenda and the lead of reminders."""

from datetime import time
from typing import Any, Final, Literal

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.cancelling import CancelFlow
from handlers.context import Context, Deed
from handlers.scene import listen, stop_listening, words_of
from mission.errors import UserError
from mission.settings import AGENDA_TIMES, LEADS, OWN_NAMES, change, clock, wanted
from storage.message import Button, Message
from storage.missions import Mission
from storage.people import Person
from words import Reader, lines, paragraphs

FIELDS: Final = ("language", "agenda_at", "reminder_minutes")


class ChooseLanguage(Action):
    do = "set-language"
    language: Literal["uk", "cs", "en"]


class AgendaAt(Action):
    """None: the mission's time."""

    do = "set-agenda"
    at: time | None


class OtherTime(Action):
    do = "set-agenda-typed"


class RemindAt(Action):
    do = "set-reminder"
    minutes: int


async def settings(update: Update, context: Context) -> None:
    """/settings shows the card; /settings uk (or 7:45, 15, off) sets at once."""
    words = words_of(update).split(maxsplit=1)[1:]
    fields = wanted(words[0]) if words else {}
    async with context.transaction() as tx:
        if fields:
            await tx.reply(await _changed(tx, context, fields))
        else:
            await tx.reply(settings_message(context.person, context.mission, context.reader))


async def set_language(update: Update, context: Context) -> None:
    del update
    await _set(context, {"language": context.action.language})


async def set_agenda(update: Update, context: Context) -> None:
    del update
    await _set(context, {"agenda_at": context.action.at})


async def set_reminder(update: Update, context: Context) -> None:
    del update
    if context.action.minutes not in LEADS:
        raise UserError("stale-button")
    await _set(context, {"reminder_minutes": context.action.minutes})


async def ask_time(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        card = {"card": context.shown.id if context.shown else None}
        await listen(tx, context, "settings", "agenda", card, interrupt=True)
        await tx.answer(time_question_message(context.reader))


async def typed(update: Update, context: Context) -> None:
    """The time that was asked for."""
    at = clock(words_of(update))
    async with context.transaction() as tx:
        await stop_listening(tx, context, "settings")
        await tx.reply(await _changed(tx, context, {"agenda_at": at}))


async def _set(context: Context, fields: dict[str, Any]) -> None:
    async with context.transaction() as tx:
        await stop_listening(tx, context, "settings")
        await tx.answer(await _changed(tx, context, fields))


async def _changed(tx: Deed, context: Context, fields: dict[str, Any]) -> Message:
    """Keep it, and show the card in the language of now."""
    person = await change(tx, context.person, **fields)
    reader = Reader(person.language, context.mission.zone)
    first = saved_words(person, context.mission, next(iter(fields)), reader)
    return settings_message(person, context.mission, reader, first=first)


TAPS = (
    (ChooseLanguage, set_language),
    (AgendaAt, set_agenda),
    (OtherTime, ask_time),
    (RemindAt, set_reminder),
)


def settings_message(
    person: Person, mission: Mission, reader: Reader, *, first: Markup | None = None
) -> Message:
    """What is set, and a button for everything that can be. `first`: what has just changed."""
    as_mission = reader.plain("settings-as-mission", time=reader.time(mission.agenda_at))
    usual = AgendaAt(at=None).button(_marked(as_mission, person.agenda_at is None))
    leads = [
        RemindAt(minutes=lead).button(_marked(_lead(lead, reader), lead == person.reminder_minutes))
        for lead in LEADS
    ]
    return Message(
        text=paragraphs(
            first or "",
            reader.say("settings-title"),
            lines(*(_line(person, mission, field, reader) for field in FIELDS)),
            reader.say("settings-choose"),
        ),
        buttons=(
            tuple(_language(code, name, person) for code, name in OWN_NAMES.items()),
            tuple(
                AgendaAt(at=at).button(_marked(reader.time(at), at == person.agenda_at))
                for at in AGENDA_TIMES
            ),
            (usual, OtherTime().button(reader.plain("settings-other-time"))),
            tuple(leads[1:]),
            (leads[0],),
        ),
    )


def _line(person: Person, mission: Mission, field: str, reader: Reader) -> Markup:
    """One setting, in words."""
    if field == "language":
        return reader.say("settings-language", language=OWN_NAMES[reader.language])
    if field == "reminder_minutes":
        return reader.say("settings-reminder", minutes=person.reminder_minutes)
    if person.agenda_at is None:
        return reader.say("settings-agenda-as-mission", time=reader.at(mission.agenda_at))
    return reader.say("settings-agenda", time=reader.at(person.agenda_at))


def saved_words(person: Person, mission: Mission, field: str, reader: Reader) -> Markup:
    """What has just been set."""
    return reader.say("settings-saved", what=_line(person, mission, field, reader))


def time_question_message(reader: Reader) -> Message:
    """At what time the day's agenda should come."""
    cancel = CancelFlow(flow="settings").button(reader.plain("button-cancel"))
    return Message(text=reader.say("settings-ask-time"), buttons=((cancel,),))


def _language(code: str, name: str, person: Person) -> Button:
    return ChooseLanguage.model_validate({"language": code}).button(_marked(name, code == person.language))


def _lead(minutes: int, reader: Reader) -> str:
    return reader.plain("settings-lead", minutes=minutes) if minutes else reader.plain("settings-lead-off")


def _marked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label
