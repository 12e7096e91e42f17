"""The mission in numbers: one card, and behind each figure its list, in the same message."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, Literal, get_args

from markupsafe import Markup
from telegram import Update

from handlers.actions import Action
from handlers.context import Context
from handlers.pages import page, trimmed
from mission.results import DayLine, MetContact, Partner, PromiseLine, Rated, Remark, Results, results_of
from storage.message import Button, Message
from storage.missions import Mission
from words import Reader, lines, paragraphs

Listed = Literal[
    "joined",
    "contacts",
    "partners",
    "promises",
    "feedback",
    "comments",
    "evening",
    "home",
    "wave",
    "notes",
    "questions",
]
Item = DayLine | MetContact | Partner | PromiseLine | Rated | Remark | str
NAME_LIMIT: Final = 60
TITLE_LIMIT: Final = 80
TEXT_LIMIT: Final = 240
NAMES_SHOWN: Final = 3


class ShowResults(Action):
    """The card, as things stand now: Refresh, and Back from a list."""

    do = "results"


class ListResults(Action):
    """The list behind a figure; pages from 0."""

    do = "results-list"
    what: Listed
    page: int = 0


async def results(update: Update, context: Context) -> None:
    """/results: a new card."""
    del update
    message = card_message(await _found(context), context.mission, context.house.now(), context.reader)
    async with context.transaction() as tx:
        await tx.reply(message)


async def show(update: Update, context: Context) -> None:
    """The card in the place of what was there."""
    del update
    message = card_message(await _found(context), context.mission, context.house.now(), context.reader)
    async with context.transaction() as tx:
        await tx.answer(message)


async def open_list(update: Update, context: Context) -> None:
    """A figure's list in the place of the card."""
    del update
    chosen: ListResults = context.action
    message = list_message(await _found(context), chosen.what, chosen.page, context.reader)
    async with context.transaction() as tx:
        await tx.answer(message)


async def _found(context: Context) -> Results:
    async with context.reading() as tx:
        return await results_of(tx, context.mission, context.today)


TAPS = ((ShowResults, show), (ListResults, open_list))


def card_message(found: Results, mission: Mission, now: datetime, reader: Reader) -> Message:
    """Every figure in words, and a button for each that opens its list."""
    card = paragraphs(
        lines(
            reader.say("results-head", mission=trimmed(mission.name, TITLE_LIMIT)),
            reader.say("results-as-of", moment=reader.moment(now)),
        ),
        lines(
            reader.say("results-joined", done=len(found.joined.done), asked=found.joined.asked),
            reader.say("results-contacts", number=len(found.contacts)),
            _partners(found, reader),
            _promises(found, reader),
            _feedback(found, reader),
            reader.say("results-comments", number=len(found.comments)),
            reader.say("results-evening", done=found.evening.answered, asked=found.evening.asked),
            _home(found, reader),
            _wave(found, reader),
            reader.say("results-notes", number=len(found.notes), questions=len(found.questions)),
        ),
    )
    figures = [_figure(what, found, reader) for what in get_args(Listed)]
    refresh = (ShowResults().button(reader.plain("results-refresh")),)
    rows = (tuple(figures[at : at + 2]) for at in range(0, len(figures), 2))
    return Message(text=card, buttons=(*rows, refresh))


def _partners(found: Results, reader: Reader) -> Markup:
    known = sum(partner.known for partner in found.partners)
    number = len(found.partners)
    return reader.say("results-partners", number=number, new=number - known, known=known)


def _promises(found: Results, reader: Reader) -> Markup:
    counts = Counter(promise.standing for promise in found.promises)
    return reader.say(
        "results-promises",
        number=len(found.promises),
        open=counts["open"] + counts["overdue"],
        overdue=counts["overdue"],
        done=counts["done"],
        dropped=counts["dropped"],
    )


def _feedback(found: Results, reader: Reader) -> Markup:
    """Ratings against questions; those that came unasked apart, so that n of n stays true."""
    told = [reader.say("results-feedback", answered=found.feedback.answered, asked=found.feedback.asked)]
    if found.feedback.unasked:
        told.append(reader.say("results-unasked", number=found.feedback.unasked))
    if found.feedback.average is not None:
        told.append(reader.say("results-average", average=found.feedback.average))
    elif found.feedback.ratings:
        told.append(reader.say("results-no-average"))
    return Markup("; ").join(told)


def _home(found: Results, reader: Reader) -> Markup:
    """Who has answered on the way home; the means once there are five."""
    told = [reader.say("results-home", done=found.home.answered, asked=found.home.asked)]
    for key, mean in (("goals", found.home.goals), ("recommend", found.home.recommend)):
        if mean is not None:
            told.append(reader.say(f"results-home-{key}", average=mean))
    return Markup("; ").join(told)


def _wave(found: Results, reader: Reader) -> Markup:
    if not found.wave.asked:
        return reader.say("results-wave-ahead")
    return reader.say("results-wave", done=len(found.wave.done), asked=found.wave.asked)


def _figure(what: Listed, found: Results, reader: Reader) -> Button:
    title = reader.plain("results-title", what=what)
    match what:
        case "joined":
            parts = len(found.joined.done), found.joined.asked
        case "wave":
            parts = len(found.wave.done), found.wave.asked
        case "feedback" | "evening" | "home":
            told = getattr(found, what)
            parts = told.answered, told.asked
        case _:
            number = len(entries(found, what))
            label = reader.plain("results-figure", title=title, number=number)
            return ListResults(what=what).button(label)
    label = reader.plain("results-figure-of", title=title, number=parts[0], all=parts[1])
    return ListResults(what=what).button(label)


def entries(found: Results, what: Listed) -> Sequence[tuple[str, Item]]:
    """What a list holds, in order, each with the section that it stands in ("" for none)."""
    match what:
        case "joined":
            return [
                *(("unjoined", name) for name in found.joined.missing),
                *(("joined", name) for name in found.joined.done),
            ]
        case "wave":
            return [
                *(("silent", name) for name in found.wave.missing),
                *(("answered", name) for name in found.wave.done),
            ]
        case "partners":
            by_news = sorted(found.partners, key=lambda partner: partner.known)
            return [("known" if partner.known else "new", partner) for partner in by_news]
        case "promises":
            return [(promise.standing, promise) for promise in found.promises]
        case "feedback":
            return [("", rated) for rated in found.feedback.sessions]
        case "evening" | "home":
            return [("", line) for line in getattr(found, what).lines]
        case _:
            return [("", item) for item in getattr(found, what)]


def list_message(found: Results, what: Listed, number: int, reader: Reader) -> Message:
    """One page of a figure's list; a section's heading counts all of it, on every page."""
    every = entries(found, what)
    counts = Counter(section for section, _ in every)
    shown = page(every, number)
    blocks = [
        lines(
            reader.say("results-section", section=section, number=counts[section]) if section else "",
            *(_item(item, reader) for _, item in group),
        )
        for section, group in groupby(shown.items, key=lambda entry: entry[0])
    ]
    head = Markup("<b>{}</b>").format(_figure(what, found, reader).label)
    left_out = found.incomplete if what == "contacts" else 0
    text = paragraphs(
        head,
        *(blocks or [reader.say("results-empty")]),
        reader.say("results-incomplete", number=left_out) if left_out else "",
        shown.mark(reader),
    )
    leafing = shown.buttons(reader, lambda at: ListResults(what=what, page=at))
    back = (ShowResults().button(reader.plain("button-back")),)
    return Message(text=text, buttons=(leafing, back) if leafing else (back,))


def _item(item: Item, reader: Reader) -> Markup:
    match item:
        case MetContact():
            return _contact(item, reader)
        case Partner():
            return _partner(item, reader)
        case PromiseLine():
            return _promise(item, reader)
        case Rated():
            return _rated(item, reader)
        case DayLine():
            key = "results-problem" if item.is_problem else "results-copied"
            text, day = trimmed(item.text, TEXT_LIMIT), reader.short_day(item.day)
            return reader.say(key, text=text, name=_name(item.name, reader), day=day)
        case Remark():
            return _remark(item, reader)
        case name:
            return reader.say("results-person", name=_name(name, reader))


def _name(name: str, reader: Reader) -> str:
    return trimmed(name, NAME_LIMIT) or reader.plain("results-nobody")


def _contact(contact: MetContact, reader: Reader) -> Markup:
    name, organisation = trimmed(contact.name, NAME_LIMIT), trimmed(contact.organisation, TITLE_LIMIT)
    people = _people(contact.met_by, reader)
    return reader.say("results-contact", name=name, organisation=organisation, people=people)


def _people(names: Sequence[str], reader: Reader) -> str:
    """A few names, and how many more there are."""
    shown = [_name(name, reader) for name in names[:NAMES_SHOWN]]
    more = len(names) - len(shown)
    return (
        reader.plain("results-more", people=", ".join(shown), number=more) if more else reader.listed(shown)
    )


def _partner(partner: Partner, reader: Reader) -> Markup:
    known = {"name": trimmed(partner.name, TITLE_LIMIT), "contacts": partner.contacts}
    if partner.since:
        return reader.say("results-partner-since", since=trimmed(partner.since, NAME_LIMIT), **known)
    return reader.say("results-partner", **known)


def _promise(promise: PromiseLine, reader: Reader) -> Markup:
    told = {
        "text": trimmed(promise.text, TEXT_LIMIT) or reader.plain("results-step"),
        "owner": _name(promise.owner, reader),
        "contact": _name(promise.contact, reader),
    }
    if promise.due_on is None:
        return reader.say("results-promise", **told)
    return reader.say("results-promise-due", due=reader.date(promise.due_on), **told)


def _rated(rated: Rated, reader: Reader) -> Markup:
    told = {
        "title": trimmed(rated.title, TITLE_LIMIT),
        "moment": reader.moment(rated.starts_at),
        "ratings": rated.ratings,
        "asked": rated.asked,
    }
    if rated.average is None:
        return reader.say("results-session", **told)
    return reader.say("results-session-average", average=rated.average, **told)


def _remark(remark: Remark, reader: Reader) -> Markup:
    told = {"text": trimmed(remark.text, TEXT_LIMIT), "name": _name(remark.name, reader)}
    if remark.about:
        return reader.say("results-remark-about", about=trimmed(remark.about, TITLE_LIMIT), **told)
    return reader.say("results-remark", **told)
