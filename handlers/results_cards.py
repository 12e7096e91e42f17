"""What the results look like: the card of figures; the list behind each is in handlers/results_lists.py."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Final, Literal, get_args

from markupsafe import Markup

from handlers.pages import trimmed
from handlers.results_actions import WAVE, DrawResults, ShowResults
from handlers.results_lists import figure, figures_of
from handlers.results_worth import worth_line
from handlers.survey_cards import ShowSurveys
from mission.followup import WaveTurnout
from mission.results import PromiseLine, Results
from mission.results.meetings import MeetingWord
from storage.message import Message
from storage.missions import Mission
from words import Reader, lines, paragraphs

TITLE_LIMIT: Final = 80


def card_message(found: Results, mission: Mission, now: datetime, reader: Reader) -> Message:
    """Every figure in words, and a button for each that has a list to open."""
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
            _promises("promises", found.promises, reader),
            _promises("owed", found.owed, reader),
            _followup(found, reader),
            _outcomes("projects", found, reader),
            _outcomes("agreements", found, reader),
            _feedback(found, reader),
            reader.say("results-comments", number=len(found.comments)),
            reader.say("results-evening", done=found.evening.answered, asked=found.evening.asked),
            _home(found, reader),
            *_waves(found.waves, reader),
            worth_line(found.worth, reader),
            reader.say("results-notes", number=len(found.notes), questions=len(found.questions)),
            _surveys(found, reader),
        ),
    )
    figures = [figure(what, found, reader) for what in figures_of(found)]
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


def _promises(what: Literal["promises", "owed"], promised: Iterable[PromiseLine], reader: Reader) -> Markup:
    """By standing: what we owe, or what is owed to us."""
    counts = Counter(promise.standing for promise in promised)
    return reader.say(
        f"results-{what}",
        number=counts.total(),
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


def _surveys(found: Results, reader: Reader) -> Markup:
    """The organisers' own questions, where there are any; each opens to what came of it."""
    if not found.surveys:
        return Markup()
    answered, asked = (sum(getattr(one, told) for one in found.surveys) for told in ("answered", "asked"))
    return reader.say("results-surveys", number=len(found.surveys), answered=answered, asked=asked)


def _waves(waves: Iterable[WaveTurnout], reader: Reader) -> list[Markup]:
    """Each wave that has begun: answered of asked, and the silent as "no answer" once it is over."""
    told = [
        reader.say(
            "results-wave",
            what=f"{WAVE}{one.wave}",
            done=len(one.answered),
            asked=len(one.asked),
            silent=len(one.silent),
            over="yes" if one.over else "no",
        )
        for one in waves
    ]
    return told or [reader.say("results-wave-ahead")]
