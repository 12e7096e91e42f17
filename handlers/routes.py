"""The table of the conversation: every command, every button, every flow, and who may use it.

Nothing reaches a handler except through this table, and what is not in it is denied.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from telegram import Update

from handlers import (
    agenda,
    agreements,
    baseline,
    broadcast,
    cancelling,
    changes,
    contact_erasing,
    contact_files,
    contact_list,
    contact_photo_taps,
    contact_saving,
    contact_steps,
    contacts,
    evening,
    exporting,
    feedback,
    followup,
    handovers,
    help,  # noqa: A004 - the file is named after its command
    home,
    importing,
    joining,
    keeping,
    merging,
    mycard,
    note_taps,
    notes,
    nudges,
    organise,
    partners,
    privacy,
    programme,
    projects,
    promises,
    questions,
    results,
    settings,
    survey_list,
    surveys,
    year,
)
from handlers.actions import Action
from handlers.context import Context
from handlers.gate import DELEGATES, EVERYBODY, MEMBERS, ORGANISERS

Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Command:
    """A command, who may give it, and what answers it. Its help stands under `help-NAME` in words/."""

    name: str
    handler: Handler
    may: frozenset[str]


@dataclass(frozen=True)
class Tap:
    """A button's action, who may tap it, and what it does."""

    action: type[Action]
    handler: Handler
    may: frozenset[str]


COMMANDS = (
    Command("today", agenda.today, MEMBERS),
    Command("tomorrow", agenda.tomorrow, MEMBERS),
    Command("agenda", agenda.agenda, MEMBERS),
    Command("next", agenda.next_session, MEMBERS),
    Command("contact", contact_steps.contact, DELEGATES),
    Command("contacts", contact_list.contacts, DELEGATES),
    Command("promises", promises.promises, DELEGATES),
    Command("partners", partners.partners, DELEGATES),
    Command("note", notes.note, DELEGATES),
    Command("mycard", mycard.mycard, MEMBERS),
    Command("feedback", feedback.feedback, DELEGATES),
    Command("broadcast", broadcast.broadcast, ORGANISERS),
    Command("programme", importing.programme, ORGANISERS),
    Command("results", results.results, ORGANISERS),
    Command("export", exporting.export, ORGANISERS),
    Command("organise", organise.organise, ORGANISERS),
    Command("settings", settings.settings, MEMBERS),
    Command("privacy", privacy.privacy, MEMBERS),
    Command("help", help.help_, MEMBERS),
    Command("cancel", cancelling.cancel, MEMBERS),
    Command("start", joining.start, EVERYBODY),
)

TAPS: tuple[Tap, ...] = (
    *(Tap(action, handler, MEMBERS) for action, handler in joining.TAPS),
    *(Tap(action, handler, MEMBERS) for action, handler in agenda.TAPS),
    *(Tap(action, handler, MEMBERS) for action, handler in programme.TAPS),
    *(Tap(action, handler, MEMBERS) for action, handler in changes.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in contacts.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in contact_list.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in contact_steps.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in contact_photo_taps.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in contact_files.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in contact_saving.TAPS),
    *(Tap(action, handler, MEMBERS) for action, handler in mycard.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in note_taps.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in merging.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in partners.TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in partners.ORGANISERS_TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in projects.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in agreements.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in baseline.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in feedback.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in nudges.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in promises.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in handovers.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in year.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in evening.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in home.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in surveys.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in followup.TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in broadcast.TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in importing.TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in results.TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in contact_erasing.TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in exporting.TAPS),
    *(Tap(action, handler, DELEGATES) for action, handler in exporting.OWN_TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in organise.TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in survey_list.TAPS),
    *(Tap(action, handler, ORGANISERS) for action, handler in questions.TAPS),
    *(Tap(action, handler, MEMBERS) for action, handler in settings.TAPS),
    *(Tap(action, handler, MEMBERS) for action, handler in privacy.TAPS),
    *(Tap(action, handler, MEMBERS) for action, handler in keeping.TAPS),
    *(Tap(action, handler, MEMBERS) for action, handler in cancelling.TAPS),
)

FLOWS: dict[str, tuple[Handler, frozenset[str]]] = {
    "contact": (contacts.typed, DELEGATES),
    "contact-steps": (contact_steps.typed, DELEGATES),
    "merge": (merging.typed_words, DELEGATES),
    "own-note": (merging.typed_note, DELEGATES),
    "partner": (partners.typed, DELEGATES),
    "project": (projects.typed, DELEGATES),
    "agreement": (agreements.typed, DELEGATES),
    "baseline": (baseline.typed, DELEGATES),
    "feedback": (feedback.typed, DELEGATES),
    "note": (notes.typed, DELEGATES),
    "nudge": (nudges.typed, DELEGATES),
    "promise": (promises.typed, DELEGATES),
    "evening": (evening.typed, DELEGATES),
    "home": (home.typed, DELEGATES),
    "survey": (surveys.typed, DELEGATES),
    "followup": (followup.typed, DELEGATES),
    "wave": (followup.answered, DELEGATES),
    "broadcast": (broadcast.typed, ORGANISERS),
    "import": (importing.typed, ORGANISERS),
    "settings": (settings.typed, MEMBERS),
}
