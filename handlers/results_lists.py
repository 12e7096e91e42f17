"""A figure of the results as a button, and a page of the list that it opens."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final, get_args

from markupsafe import Markup

from handlers.contact_photos_cards import counted
from handlers.pages import Page, page, trimmed
from handlers.questions import ShowAskedFiles
from handlers.results_actions import WAVE, Listed, ListResults, SayTookPlace, ShowResults
from handlers.results_items import Item, item_line
from handlers.results_worth import has_answers, worth_counts, worth_heading, worth_names
from mission.followup import WaveTurnout
from mission.results import Asked, Meeting, Results
from storage.message import Button, Message
from words import Reader, lines, paragraphs

BUTTON_TITLE_LIMIT: Final = 24
MEETINGS_ON_A_PAGE: Final = 4
"""Each has a row of buttons of its own."""


def figures_of(found: Results) -> list[Listed]:
    """The figures of the card that have something to open, in its order."""
    return [what for what in get_args(Listed) if _opens(what, found)]


def _opens(what: Listed, found: Results) -> bool:
    """Contacts that could not be counted are told of in their list; what projects are worth has no names to list."""
    match what:
        case "contacts":
            return bool(found.contacts or found.incomplete)
        case "worth":
            return has_answers(found.worth)
    return bool(entries(found, what))


def figure(what: Listed, found: Results, reader: Reader) -> Button:
    """The figure as its button says it: a number, or a part of a whole."""
    titled = "values" if what == "worth" and found.worth.values_alone else what
    title = reader.plain("results-title", what=titled)
    if (parts := _parts(what, found)) is None:
        label = reader.plain("results-figure", title=title, number=len(entries(found, what)))
    else:
        label = reader.plain("results-figure-of", title=title, number=parts[0], all=parts[1])
    return ListResults(what=what).button(label)


def _parts(what: Listed, found: Results) -> tuple[int, int] | None:
    """A part and its whole; None for what is only counted."""
    if what.startswith(WAVE):
        wave = _wave(what, found)
        return (len(wave.answered), len(wave.asked)) if wave else (0, 0)
    match what:
        case "joined":
            return len(found.joined.done), found.joined.asked
        case "followup":
            return found.kept_steps, len(found.followup)
        case "projects" | "agreements":
            standing = [line.standing for line in getattr(found, what)]
            return standing.count("confirmed"), len(standing)
        case "meetings":
            return sum(meeting.standing == "held" for meeting in found.meetings), len(found.meetings)
        case "feedback" | "evening" | "home":
            told = getattr(found, what)
            return told.answered, told.asked
        case "worth" if found.worth.values_alone:
            return found.worth.values_told, found.worth.values_asked
        case "worth":
            return found.worth.yes, found.worth.worth.answered
    return None


def _wave(what: Listed, found: Results) -> WaveTurnout | None:
    """The wave that a figure is of; None before it has begun."""
    return next((one for one in found.waves if what == f"{WAVE}{one.wave}"), None)


def entries(found: Results, what: Listed) -> Sequence[tuple[str, Item]]:
    """What a list holds, in order, each with the section that it stands in ("" for none)."""
    if what.startswith(WAVE):
        return _turnout(_wave(what, found))
    match what:
        case "joined":
            return [
                *(("unjoined", name) for name in found.joined.missing),
                *(("joined", name) for name in found.joined.done),
            ]
        case "partners":
            by_news = sorted(found.partners, key=lambda partner: partner.known)
            return [("known" if partner.known else "new", partner) for partner in by_news]
        case "promises" | "owed" | "followup" | "projects" | "agreements" | "meetings":
            return [(line.standing, line) for line in getattr(found, what)]
        case "feedback":
            return [("", rated) for rated in found.feedback.sessions]
        case "worth":
            return worth_names(found.worth)
        case "evening" | "home":
            return [("", line) for line in getattr(found, what).lines]
        case _:
            return [("", item) for item in getattr(found, what)]


def _turnout(wave: WaveTurnout | None) -> Sequence[tuple[str, Item]]:
    """By name: silent (no answer, once the wave is over), answered, with nothing open, not reached."""
    if wave is None:
        return []
    return [
        *(("unanswered" if wave.over else "silent", name) for name in wave.silent),
        *(("answered", name) for name in wave.answered),
        *(("idle", name) for name in wave.nothing_open),
        *(("unreached", name) for name in wave.unreached),
    ]


def list_message(found: Results, what: Listed, number: int, reader: Reader) -> Message:
    """One page of a figure's list; a section's heading counts all of it, on every page."""
    every = entries(found, what)
    counts = Counter(section for section, _ in every)
    shown = _page(what, every, number)
    blocks = worth_counts(found.worth, reader) if what == "worth" and shown.number == 1 else []
    blocks += [
        lines(
            _heading(section, counts[section], reader),
            *(item_line(item, reader) for _, item in group),
        )
        for section, group in groupby(shown.items, key=lambda entry: entry[0])
    ]
    head = Markup("<b>{}</b>").format(figure(what, found, reader).label)
    left_out = found.incomplete if what == "contacts" else 0
    text = paragraphs(
        head,
        *(blocks or [reader.say("results-empty")]),
        reader.say("results-incomplete", number=left_out) if left_out else "",
        shown.mark(reader),
    )
    leafing = shown.buttons(reader, lambda at: ListResults(what=what, page=at))
    back = (ShowResults().button(reader.plain("button-back")),)
    own = [_own_row(item, shown.number - 1, reader) for _, item in shown.items]
    return Message(text=text, buttons=tuple(row for row in (*own, leafing, back) if row))


def _page(what: Listed, every: Sequence[tuple[str, Item]], number: int) -> Page[tuple[str, Item]]:
    """Whether it was worth it begins with a page of counts; the names come after it."""
    if what == "meetings":
        return page(every, number, MEETINGS_ON_A_PAGE)
    if what != "worth" or not every:
        return page(every, number)
    names = page(every, number - 1)
    return (
        Page(names.items, names.number + 1, names.count + 1) if number > 0 else Page((), 1, names.count + 1)
    )


def _heading(section: str, number: int, reader: Reader) -> Markup:
    """A section and all it holds; "" has no heading."""
    if section.startswith(("worth-", "anyway-")):
        return worth_heading(section, number, reader)
    return reader.say("results-section", section=section, number=number) if section else Markup()


def _own_row(item: Item, at: int, reader: Reader) -> tuple[Button, ...]:
    """The buttons of one line of a list."""
    match item:
        case Meeting():
            return _took_place(item, at, reader)
        case Asked() if item.files:
            return (_files_button(item, reader),)
        case _:
            return ()


def _files_button(asked: Asked, reader: Reader) -> Button:
    """Whose they are is said too, since a page has several."""
    name = trimmed(asked.name, BUTTON_TITLE_LIMIT) or reader.plain("results-nobody")
    label = reader.plain("results-button-files", name=name, files=counted(asked.files, reader))
    return ShowAskedFiles(question=asked.question).button(label)


def _took_place(meeting: Meeting, at: int, reader: Reader) -> tuple[Button, ...]:
    """The two answers of a meeting that is over, without the one that stands."""
    if meeting.standing == "ahead":
        return ()
    title = trimmed(meeting.title, BUTTON_TITLE_LIMIT)
    answers = (("held", True), ("missed", False))
    return tuple(
        SayTookPlace(session=meeting.id, held=held, page=at).button(
            reader.plain(f"results-button-{word}", title=title)
        )
        for word, held in answers
        if word != meeting.standing
    )
