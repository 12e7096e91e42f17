"""Settings: a card for the language, the agenda's time and the reminders; under it one for mute and quiet hours."""

from collections.abc import Sequence
from datetime import time
from typing import Any, Final, Literal

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.cancelling import CancelFlow
from handlers.context import Context, Deed
from handlers.scene import flow_of, listen, stop_listening, words_of
from mission.errors import UserError
from mission.quiet import MUTABLE, ORGANISERS_OWN
from mission.settings import (
    AGENDA_TIMES,
    LEADS,
    OWN_NAMES,
    QUIET_HOURS,
    change,
    clock,
    hours,
    muted_fields,
    quiet_fields,
    wanted,
)
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


class ShowSettings(Action):
    do = "settings"


class ShowQuiet(Action):
    """The card under it: what is muted, and the quiet hours."""

    do = "quiet"


class Mute(Action):
    do = "mute"
    kind: str
    muted: bool


class QuietHours(Action):
    """None for both: no quiet hours."""

    do = "quiet-hours"
    begins: time | None
    until: time | None


class OtherHours(Action):
    do = "quiet-hours-typed"


async def settings(update: Update, context: Context) -> None:
    """/settings shows the card; /settings uk (or 7:45, 15, off, 22-7) sets at once."""
    words = words_of(update).split(maxsplit=1)[1:]
    fields = wanted(words[0]) if words else {}
    async with context.transaction() as tx:
        if fields:
            await tx.reply(await _changed(tx, context, fields, quiet="quiet_from" in fields))
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


async def show(update: Update, context: Context) -> None:
    """Back to the first card."""
    del update
    async with context.transaction() as tx:
        await stop_listening(tx, context, "settings")
        await tx.answer(settings_message(context.person, context.mission, context.reader))


async def show_quiet(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        await tx.answer(quiet_message(context.person, context.caller.role, context.reader))


async def mute(update: Update, context: Context) -> None:
    del update
    chosen: Mute = context.action
    await _set(context, muted_fields(context.person, chosen.kind, muted=chosen.muted), quiet=True)


async def set_hours(update: Update, context: Context) -> None:
    del update
    chosen: QuietHours = context.action
    if (chosen.begins, chosen.until) not in ((None, None), *QUIET_HOURS):
        raise UserError("stale-button")
    await _set(context, quiet_fields(chosen.begins, chosen.until), quiet=True)


async def ask_hours(update: Update, context: Context) -> None:
    del update
    async with context.transaction() as tx:
        card = {"card": context.shown.id if context.shown else None}
        await listen(tx, context, "settings", "hours", card, interrupt=True)
        await tx.answer(time_question_message(context.reader, "settings-ask-hours"))


async def typed(update: Update, context: Context) -> None:
    """The time, or the quiet hours, that were asked for."""
    words = words_of(update)
    async with context.transaction() as tx:
        flow = await flow_of(tx, context)
        quiet = flow is not None and flow.step == "hours"
        fields = quiet_fields(*hours(words)) if quiet else {"agenda_at": clock(words)}
        await stop_listening(tx, context, "settings")
        await tx.reply(await _changed(tx, context, fields, quiet=quiet))


async def _set(context: Context, fields: dict[str, Any], *, quiet: bool = False) -> None:
    async with context.transaction() as tx:
        await stop_listening(tx, context, "settings")
        await tx.answer(await _changed(tx, context, fields, quiet=quiet))


async def _changed(tx: Deed, context: Context, fields: dict[str, Any], *, quiet: bool = False) -> Message:
    """Keep it, and show the card that it stands on in the language of now."""
    person = await change(tx, context.person, **fields)
    reader = Reader(person.language, context.mission.zone)
    if quiet:
        return quiet_message(person, context.caller.role, reader, saved=True)
    first = saved_words(person, context.mission, next(iter(fields)), reader)
    return settings_message(person, context.mission, reader, first=first)


TAPS = (
    (ChooseLanguage, set_language),
    (AgendaAt, set_agenda),
    (OtherTime, ask_time),
    (RemindAt, set_reminder),
    (ShowSettings, show),
    (ShowQuiet, show_quiet),
    (Mute, mute),
    (QuietHours, set_hours),
    (OtherHours, ask_hours),
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
            (leads[0], ShowQuiet().button(reader.plain("settings-button-quiet"))),
        ),
    )


def quiet_message(person: Person, role: str | None, reader: Reader, *, saved: bool = False) -> Message:
    """What is muted and when it is quiet: a button for each kind that may be, and for the hours."""
    kinds = [kind for kind in MUTABLE if role == "organiser" or kind not in ORGANISERS_OWN]
    switches = [_switch(kind, person, reader) for kind in kinds]
    presets = [_hours(begins, until, person, reader) for begins, until in QUIET_HOURS]
    never = QuietHours(begins=None, until=None)
    none = _marked(reader.plain("settings-quiet-none"), person.quiet_from is None)
    return Message(
        text=paragraphs(
            lines(reader.say("settings-quiet-saved") if saved else "", reader.say("settings-quiet-title")),
            lines(_quiet_line(person, reader), _muted_line(person, kinds, reader)),
            reader.say("settings-quiet-choose"),
        ),
        buttons=(
            tuple(presets),
            (OtherHours().button(reader.plain("settings-quiet-other")), never.button(none)),
            *(tuple(switches[at : at + 2]) for at in range(0, len(switches), 2)),
            (ShowSettings().button(reader.plain("button-back")),),
        ),
    )


def _switch(kind: str, person: Person, reader: Reader) -> Button:
    muted = kind in person.muted
    label = reader.plain("settings-switch", kind=_kind(kind, reader), muted="yes" if muted else "no")
    return Mute(kind=kind, muted=not muted).button(label)


def _kind(kind: str, reader: Reader) -> str:
    return reader.plain("settings-kind", kind=kind)


def _hours(begins: time, until: time, person: Person, reader: Reader) -> Button:
    label = reader.plain("settings-hours", begins=reader.time(begins), until=reader.time(until))
    chosen = (person.quiet_from, person.quiet_until) == (begins, until)
    return QuietHours(begins=begins, until=until).button(_marked(label, chosen))


def _quiet_line(person: Person, reader: Reader) -> Markup:
    if person.quiet_from is None or person.quiet_until is None:
        return reader.say("settings-quiet-off")
    given = {"begins": reader.time(person.quiet_from), "until": reader.time(person.quiet_until)}
    return reader.say("settings-quiet-hours", **given)


def _muted_line(person: Person, kinds: Sequence[str], reader: Reader) -> Markup:
    muted = ", ".join(_kind(kind, reader).lower() for kind in kinds if kind in person.muted)
    return reader.say("settings-muted", kinds=muted) if muted else reader.say("settings-muted-none")


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


def time_question_message(reader: Reader, key: str = "settings-ask-time") -> Message:
    """At what time the day's agenda should come, or from when until when it is to be quiet."""
    cancel = CancelFlow(flow="settings").button(reader.plain("button-cancel"))
    return Message(text=reader.say(key), buttons=((cancel,),))


def _language(code: str, name: str, person: Person) -> Button:
    return ChooseLanguage.model_validate({"language": code}).button(_marked(name, code == person.language))


def _lead(minutes: int, reader: Reader) -> str:
    return reader.plain("settings-lead", minutes=minutes) if minutes else reader.plain("settings-lead-off")


def _marked(label: str, chosen: bool) -> str:
    return f"✓ {label}" if chosen else label
