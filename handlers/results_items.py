"""One line of a list behind a figure."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from handlers.pages import trimmed
from mission.results import (
    AgreementLine,
    DayLine,
    FollowUp,
    Meeting,
    MetContact,
    Partner,
    ProjectLine,
    PromiseLine,
    Rated,
    Remark,
)
from words import Reader

Item = (
    AgreementLine
    | DayLine
    | FollowUp
    | Meeting
    | MetContact
    | Partner
    | ProjectLine
    | PromiseLine
    | Rated
    | Remark
    | str
)
NAME_LIMIT: Final = 60
TITLE_LIMIT: Final = 80
TEXT_LIMIT: Final = 240
NAMES_SHOWN: Final = 3


def item_line(item: Item, reader: Reader) -> Markup:
    match item:
        case MetContact():
            return _contact(item, reader)
        case Partner():
            return _partner(item, reader)
        case Meeting():
            title, moment = trimmed(item.title, TITLE_LIMIT), reader.moment(item.starts_at)
            return reader.say("results-meeting", title=title, moment=moment)
        case FollowUp():
            name, organisation = trimmed(item.name, NAME_LIMIT), trimmed(item.organisation, TITLE_LIMIT)
            return reader.say("results-followed", name=name, organisation=organisation, steps=item.steps)
        case ProjectLine():
            return _project(item, reader)
        case AgreementLine():
            return _agreement(item, reader)
        case PromiseLine():
            return _promise(item, reader)
        case Rated():
            return _rated(item, reader)
        case _:
            return _words_line(item, reader)


def _words_line(item: DayLine | Remark | str, reader: Reader) -> Markup:
    """What somebody said, or who it is."""
    match item:
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
    known = {
        "name": trimmed(partner.name, TITLE_LIMIT),
        "contacts": len(partner.contacts),
        "stronger": "yes" if partner.strengthened else "no",
    }
    if partner.since:
        return reader.say("results-partner-since", since=trimmed(partner.since, NAME_LIMIT), **known)
    return reader.say("results-partner", **known)


def _project(project: ProjectLine, reader: Reader) -> Markup:
    return reader.say(
        "results-project",
        name=trimmed(project.name, TITLE_LIMIT),
        partner=trimmed(project.partner, TITLE_LIMIT),
        owner=_name(project.owner, reader),
        stage=project.stage,
        by=project.by,
    )


def _agreement(agreement: AgreementLine, reader: Reader) -> Markup:
    told = {
        "kind": agreement.kind,
        "partner": trimmed(agreement.partner, TITLE_LIMIT),
        "parties": trimmed(agreement.parties, TEXT_LIMIT) or _name(agreement.owner, reader),
        "by": agreement.by,
    }
    if agreement.signed_on is None:
        return reader.say("results-agreement", **told)
    return reader.say("results-agreement-signed", day=reader.date(agreement.signed_on), **told)


def _promise(promise: PromiseLine, reader: Reader) -> Markup:
    told = {
        "text": trimmed(promise.text, TEXT_LIMIT) or reader.plain("results-step"),
        "owner": _name(promise.owner, reader),
        "contact": _name(promise.contact, reader),
    }
    key = "results-promise" if promise.owed_by == "us" else "results-awaited"
    if promise.due_on is None:
        return reader.say(key, **told)
    return reader.say(f"{key}-due", due=reader.date(promise.due_on), **told)


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
