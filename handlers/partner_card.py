"""A partner's card: who they are, who met them, what is owed, what is under way; and what may be changed about it."""

from collections.abc import Mapping, Sequence
from typing import Final

from markupsafe import Markup

from handlers.agreement_actions import AddAgreement, OpenAgreement
from handlers.pages import page, trimmed
from handlers.partner_actions import (
    AskMerge,
    AskPartner,
    ChangePartner,
    CorrectKnown,
    ListPartners,
    MergePartners,
    OpenPartner,
    SetKind,
)
from handlers.partner_cards import in_rows, rows_of, standing_word
from handlers.project_actions import AddProject, OpenProject
from mission.countries import country_in
from mission.partner_changes import Field
from mission.partner_list import Listed
from mission.partners import KINDS, Partner, PartnerContact
from storage.agreements import Agreement
from storage.message import Button, Message
from storage.organisations import Organisation
from storage.people import Member
from storage.projects import Project
from words import Reader, lines, paragraphs

NAME, LINE, LABEL = 80, 200, 30
SHOWN: Final = 5
"""Contacts, projects and agreements on a card; the rest are counted."""
FIELDS: Final[tuple[Field, ...]] = ("name", "kind", "country", "website")


def card_message(
    one: Listed,
    names: Mapping[int, str],
    reader: Reader,
    *,
    back: ListPartners | None = None,
    first: Markup | str = "",
) -> Message:
    """The card. `names`: of the delegation, by person; `first`: what has just happened."""
    partner, entry = one.partner, one.partner.organisation
    return Message(
        text=paragraphs(
            first,
            lines(reader.say("partner-name", name=trimmed(entry.name, NAME)), *_about(entry, reader)),
            lines(_standing(one, reader), reader.say("partner-earlier") if partner.earlier else ""),
            _contacts(partner.contacts, names, reader),
            reader.say("partner-owed", open=one.owed.open, overdue=one.owed.overdue) if one.owed.open else "",
            _projects(partner.projects, names, reader),
            _agreements(partner.agreements, reader),
        ),
        buttons=(
            *in_rows([_project_button(project) for project in partner.projects[:SHOWN]]),
            *in_rows([_agreement_button(signed, reader) for signed in partner.agreements[:SHOWN]]),
            (
                AddProject(organisation=entry.id).button(reader.plain("partner-button-project")),
                AddAgreement(organisation=entry.id).button(reader.plain("partner-button-agreement")),
            ),
            (
                ChangePartner(organisation=entry.id).button(reader.plain("partner-button-change")),
                (back or ListPartners()).button(reader.plain("partner-button-list")),
            ),
        ),
    )


def _about(entry: Organisation, reader: Reader) -> list[Markup]:
    kind = reader.plain("partner-kind", kind=entry.kind if entry.kind in KINDS else "none")
    country = country_in(reader.language, entry.country)
    known = {"kind": kind if entry.kind else "", "country": country, "website": entry.website}
    return [
        reader.say(f"partner-line-{name}", value=trimmed(value, LINE))
        for name, value in known.items()
        if value
    ]


def _standing(one: Listed, reader: Reader) -> Markup:
    partner = one.partner
    if partner.standing == "strengthened":
        return reader.say("partner-strengthened", stage=partner.stage, before=partner.before or "none")
    if partner.standing == "known" and partner.since:
        return reader.say("partner-known-since", since=trimmed(partner.since, LABEL))
    return reader.say("partner-standing", standing=standing_word(one))


def _contacts(contacts: Sequence[PartnerContact], names: Mapping[int, str], reader: Reader) -> Markup:
    told = [
        reader.say(
            "partner-contact",
            name=trimmed(", ".join(filter(None, [one.name, one.position])), LINE),
            people=trimmed(", ".join(names.get(person) or "–" for person in one.met_by), NAME),
        )
        for one in contacts[:SHOWN]
    ]
    return lines(reader.say("partner-contacts", count=len(contacts)), *told, _more(contacts, reader))


def _projects(projects: Sequence[Project], names: Mapping[int, str], reader: Reader) -> Markup:
    if not projects:
        return Markup()
    told = [
        reader.say(
            "partner-project",
            name=trimmed(one.name, NAME),
            stage=one.stage,
            owner=trimmed(names.get(one.owner_id or 0) or "–", NAME),
        )
        for one in projects[:SHOWN]
    ]
    return lines(reader.say("partner-projects", count=len(projects)), *told, _more(projects, reader))


def _agreements(agreements: Sequence[Agreement], reader: Reader) -> Markup:
    if not agreements:
        return Markup()
    told = [agreement_line(one, reader) for one in agreements[:SHOWN]]
    return lines(reader.say("partner-agreements", count=len(agreements)), *told, _more(agreements, reader))


def agreement_line(one: Agreement, reader: Reader) -> Markup:
    """Its kind, its day where it is known, and between whom."""
    day = reader.date(one.signed_on) if one.signed_on else reader.plain("agreement-undated")
    return reader.say("partner-agreement", kind=one.kind, day=day, parties=trimmed(one.parties, LINE))


def _more(shown: Sequence[object], reader: Reader) -> Markup:
    return reader.say("contact-more", count=len(shown) - SHOWN) if len(shown) > SHOWN else Markup()


def _project_button(project: Project) -> Button:
    return OpenProject(project=project.id).button(trimmed(project.name, LABEL) or "–")


def _agreement_button(signed: Agreement, reader: Reader) -> Button:
    day = reader.short_day(signed.signed_on) if signed.signed_on else ""
    label = f"{reader.plain('agreement-kind', kind=signed.kind)} {day}".strip()
    return OpenAgreement(agreement=signed.id).button(label)


# --- what may be changed ------------------------------------------------------------------------------------------


def change_message(partner: Partner, member: Member, reader: Reader) -> Message:
    """Which field? Organisers may also say that it was known before, or is entered twice."""
    entry = partner.organisation
    fields = [
        AskPartner(organisation=entry.id, field=field).button(reader.plain("partner-field", field=field))
        for field in FIELDS
    ]
    known = partner.standing != "new"
    own = [
        CorrectKnown(organisation=entry.id, known=not known).button(
            reader.plain("partner-button-unknown" if known else "partner-button-known")
        ),
        AskMerge(organisation=entry.id).button(reader.plain("partner-button-same")),
    ]
    return Message(
        text=reader.say("partner-choose", name=trimmed(entry.name, NAME)),
        buttons=(
            *in_rows(fields),
            *(in_rows(own) if member.membership.role == "organiser" else ()),
            (OpenPartner(organisation=entry.id).button(reader.plain("button-back")),),
        ),
    )


def kind_message(entry: Organisation, reader: Reader) -> Message:
    """One tap, or none of these."""
    kinds = [
        SetKind(organisation=entry.id, kind=kind).button(reader.plain("partner-kind", kind=kind or "none"))
        for kind in (*KINDS, "")
    ]
    return Message(
        text=reader.say("partner-ask-kind", name=trimmed(entry.name, NAME)),
        buttons=(*in_rows(kinds), _cancel(entry, reader)),
    )


def field_message(entry: Organisation, field: Field, reader: Reader) -> Message:
    """Please type it; what stands there now is shown."""
    now = trimmed(getattr(entry, field), LINE)
    return Message(
        text=lines(
            reader.say(f"partner-ask-{field}", name=trimmed(entry.name, NAME)),
            reader.say("contact-now", value=now) if now else "",
        ),
        buttons=(_cancel(entry, reader),),
    )


def _cancel(entry: Organisation, reader: Reader) -> tuple[Button, ...]:
    return (OpenPartner(organisation=entry.id).button(reader.plain("button-cancel")),)


def same_message(entry: Organisation, others: Sequence[Organisation], at: int, reader: Reader) -> Message:
    """Which other entry is the same organisation?"""
    leaf = page(others, at)
    buttons = [
        MergePartners(kept=entry.id, gone=other.id).button(trimmed(other.name, LABEL) or "–")
        for other in leaf.items
    ]
    return Message(
        text=lines(reader.say("partner-ask-same", name=trimmed(entry.name, NAME)), leaf.mark(reader)),
        buttons=(
            *in_rows(buttons),
            *rows_of(leaf.buttons(reader, lambda number: AskMerge(organisation=entry.id, page=number))),
            _cancel(entry, reader),
        ),
    )


def merge_message(kept: Organisation, gone: Organisation, reader: Reader) -> Message:
    """A second tap: it cannot be taken apart again."""
    sure = MergePartners(kept=kept.id, gone=gone.id, sure=True)
    return Message(
        text=reader.say("partner-merge-sure", kept=trimmed(kept.name, NAME), gone=trimmed(gone.name, NAME)),
        buttons=((sure.button(reader.plain("partner-button-merge")),), _cancel(kept, reader)),
    )
