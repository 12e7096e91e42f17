"""What the results look like: the card of figures, and a page of the list behind each."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, Literal, get_args

from markupsafe import Markup

from handlers.actions import Action
from handlers.pages import page, trimmed
from handlers.results_items import Item, item_line
from handlers.survey_cards import ShowSurveys
from mission.results import Meeting, Results
from mission.results.meetings import MeetingWord
from storage.message import Button, Message
from storage.missions import Mission
from words import Reader, lines, paragraphs

Listed = Literal[
    "joined",
    "contacts",
    "partners",
    "meetings",
    "promises",
    "owed",
    "followup",
    "projects",
    "agreements",
    "feedback",
    "comments",
    "evening",
    "home",
    "wave",
    "notes",
    "questions",
]
TITLE_LIMIT: Final = 80
BUTTON_TITLE_LIMIT: Final = 24
MEETINGS_ON_A_PAGE: Final = 4
"""Each has a row of buttons of its own."""


class ShowResults(Action):
    """The card, as things stand now: Refresh, and Back from a list."""

    do = "results"


class ListResults(Action):
    """The list behind a figure; pages from 0."""

    do = "results-list"
    what: Listed
    page: int = 0


class DrawResults(Action):
    """The figures as a picture, in a message of its own."""

    do = "results-picture"


class SayTookPlace(Action):
    """Whether a meeting took place; then the same page of the list again."""

    do = "results-meeting"
    session: int
    held: bool
    page: int = 0


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
            _meetings(found, reader),
            _promises(found, reader),
            reader.say("results-owed", number=len(found.owed)) if found.owed else "",
            _followup(found, reader),
            _outcomes("projects", found, reader),
            _outcomes("agreements", found, reader),
            _feedback(found, reader),
            reader.say("results-comments", number=len(found.comments)),
            reader.say("results-evening", done=found.evening.answered, asked=found.evening.asked),
            _home(found, reader),
            _wave(found, reader),
            reader.say("results-notes", number=len(found.notes), questions=len(found.questions)),
            _surveys(found, reader),
        ),
    )
    figures = [_figure(what, found, reader) for what in get_args(Listed)]
    refresh = (
        ShowResults().button(reader.plain("results-refresh")),
        DrawResults().button(reader.plain("results-draw")),
    )
    rows = (tuple(figures[at : at + 2]) for at in range(0, len(figures), 2))
    own = (ShowSurveys().button(reader.plain("surveys-button")),) if found.surveys else ()
    return Message(text=card, buttons=tuple(row for row in (*rows, own, refresh) if row))


def _partners(found: Results, reader: Reader) -> Markup:
    known = sum(partner.known for partner in found.partners)
    number = len(found.partners)
    stronger = sum(partner.strengthened for partner in found.partners)
    return reader.say("results-partners", number=number, new=number - known, known=known, stronger=stronger)


def _meetings(found: Results, reader: Reader) -> Markup:
    counts = Counter(meeting.standing for meeting in found.meetings)
    return reader.say(
        "results-meetings",
        number=len(found.meetings),
        **{word: counts[word] for word in get_args(MeetingWord)},
    )


def _followup(found: Results, reader: Reader) -> Markup:
    """The follow-up rate as counts; a percentage beside them where there are enough people for one."""
    told = {"kept": found.kept_steps, "all": len(found.followup)}
    share = found.percent(found.kept_steps, len(found.followup))
    if share is None:
        return reader.say("results-followup", **told)
    return reader.say("results-followup-share", share=share, **told)


def _outcomes(what: Literal["projects", "agreements"], found: Results, reader: Reader) -> Markup:
    """The confirmed ones first: a claim is told as a claim."""
    standing = [line.standing for line in getattr(found, what)]
    return reader.say(f"results-{what}", confirmed=standing.count("confirmed"), all=len(standing))


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


def _surveys(found: Results, reader: Reader) -> Markup:
    """The organisers' own questions, where there are any; each opens to what came of it."""
    if not found.surveys:
        return Markup()
    answered, asked = (sum(getattr(one, told) for one in found.surveys) for told in ("answered", "asked"))
    return reader.say("results-surveys", number=len(found.surveys), answered=answered, asked=asked)


def _figure(what: Listed, found: Results, reader: Reader) -> Button:
    title = reader.plain("results-title", what=what)
    match what:
        case "joined":
            parts = len(found.joined.done), found.joined.asked
        case "wave":
            parts = len(found.wave.done), found.wave.asked
        case "followup":
            parts = found.kept_steps, len(found.followup)
        case "projects" | "agreements":
            standing = [line.standing for line in getattr(found, what)]
            parts = standing.count("confirmed"), len(standing)
        case "meetings":
            held = sum(meeting.standing == "held" for meeting in found.meetings)
            parts = held, len(found.meetings)
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
        case "promises" | "owed" | "followup" | "projects" | "agreements" | "meetings":
            return [(line.standing, line) for line in getattr(found, what)]
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
    shown = page(every, number, MEETINGS_ON_A_PAGE) if what == "meetings" else page(every, number)
    blocks = [
        lines(
            reader.say("results-section", section=section, number=counts[section]) if section else "",
            *(item_line(item, reader) for _, item in group),
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
    asked = [
        _took_place(item, shown.number - 1, reader) for _, item in shown.items if isinstance(item, Meeting)
    ]
    return Message(text=text, buttons=tuple(row for row in (*asked, leafing, back) if row))


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
