"""What the question before departure looks like: the ledger with toggles, since when, how far."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from markupsafe import Markup

from handlers.baseline_actions import (
    AddKnown,
    EndBaseline,
    KnowNobody,
    KnowNot,
    KnowPartner,
    KnowSince,
    KnowStage,
    ShowBaseline,
)
from handlers.pages import page, trimmed
from handlers.partner_cards import in_rows, rows_of
from mission.baseline import Asked, Known, years_offered
from storage.message import Button, Message, Rows
from storage.organisations import Organisation
from storage.projects import STAGES
from words import Reader, lines, paragraphs

NAME, LABEL = 80, 40
BEFORE: Final = tuple(stage for stage in STAGES if stage != "stopped")


def baseline_message(asked: Asked, at: int, reader: Reader, *, first: Markup | str = "") -> Message:
    """Whom do you know already? Each partner is a toggle. `first`: what has just been kept."""
    leaf = page(asked.ledger, at)
    number = leaf.number - 1
    known = [one for one in asked.ledger if one.mine]
    state = f"baseline-so-far-{asked.said}" if asked.said else "baseline-why"
    return Message(
        text=paragraphs(
            first,
            lines(reader.say("baseline-asks" if asked.ledger else "baseline-asks-all"), leaf.mark(reader)),
            reader.say(state, count=len(known)),
            lines(*(_told(one, reader) for one in leaf.items if one.mine)),
        ),
        buttons=(
            *((_toggle(one, number, reader),) for one in leaf.items),
            *rows_of(leaf.buttons(reader, lambda there: ShowBaseline(page=there))),
            *_ends(asked, reader),
        ),
    )


def _told(one: Known, reader: Reader) -> Markup:
    """What the member has said of a partner."""
    assert one.mine is not None  # noqa: S101 - only those that they know are told
    since, stage = one.mine.known_since, one.mine.stage
    told = [
        reader.plain("baseline-since", since=trimmed(since, LABEL)) if since else "",
        reader.plain("baseline-stage", stage=stage) if stage else "",
    ]
    about = ", ".join(part for part in told if part)
    name = trimmed(one.organisation.name, NAME)
    return reader.say("baseline-told" if about else "baseline-told-alone", name=name, about=about)


def _toggle(one: Known, number: int, reader: Reader) -> Button:
    here = {"organisation": one.organisation.id, "page": number}
    name = trimmed(one.organisation.name, LABEL) or "–"
    if one.mine:
        return KnowNot(**here).button(reader.plain("baseline-button-known", name=name))
    return KnowPartner(**here).button(reader.plain("baseline-button-know", name=name))


def _ends(asked: Asked, reader: Reader) -> Rows:
    add = AddKnown().button(reader.plain("baseline-button-add"))
    if asked.known:
        return ((add, EndBaseline().button(reader.plain("button-done"))),)
    return ((add, KnowNobody().button(reader.plain("baseline-button-nobody"))),)


def since_message(entry: Organisation, at: int, today: date, reader: Reader) -> Message:
    """Kept; since when? A year by tap or typed."""
    here = {"organisation": entry.id, "page": at}
    years = [KnowSince(since=year, **here).button(year) for year in years_offered(today)]
    skip = KnowSince(since="", **here).button(reader.plain("button-skip"))
    undo = KnowNot(**here).button(reader.plain("nudge-button-undo"))
    return Message(
        text=reader.say("baseline-ask-since", name=trimmed(entry.name, NAME), year=str(today.year - 9)),
        buttons=(*in_rows(years, 3), (skip, undo)),
    )


def stage_message(entry: Organisation, at: int, reader: Reader) -> Message:
    """Was there a common project, and how far?"""
    here = {"organisation": entry.id, "page": at}
    stages = [
        KnowStage(stage=stage, **here).button(reader.plain("project-stage-name", stage=stage))
        for stage in BEFORE
    ]
    none = KnowStage(stage="", **here).button(reader.plain("baseline-button-no-project"))
    return Message(
        text=reader.say("baseline-ask-stage", name=trimmed(entry.name, NAME)),
        buttons=((none,), *in_rows(stages, 3)),
    )


def add_message(reader: Reader) -> Message:
    """Please type them, one a line."""
    cancel = ShowBaseline().button(reader.plain("button-cancel"))
    return Message(text=reader.say("baseline-ask-others"), buttons=((cancel,),))


def added_line(found: Sequence[Organisation], reader: Reader) -> Markup:
    """Who has just been added."""
    names = reader.listed([trimmed(entry.name, LABEL) for entry in found])
    return reader.say("baseline-added", names=trimmed(names, 1000), count=len(found))


def thanks_message(asked: Asked, reader: Reader) -> Message:
    """That is all; it may be changed until the mission begins."""
    text = reader.say(f"baseline-thanks-{'known' if asked.known else 'nobody'}", count=asked.known)
    return Message(text=text, buttons=((ShowBaseline().button(reader.plain("baseline-button-change")),),))
