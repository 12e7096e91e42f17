"""What an agreement looks like: what was signed, when, between whom; and the questions for it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from handlers.agreement_actions import (
    AddAgreement,
    AskAgreement,
    AskSigned,
    OpenAgreement,
    RestoreAgreement,
    SignAgreement,
    WithdrawAgreement,
)
from handlers.pages import trimmed
from handlers.partner_actions import OpenPartner
from handlers.partner_card import agreement_line
from handlers.partner_cards import in_rows
from mission.projects import may_change
from storage.agreements import AGREEMENT_KINDS, Agreement, AgreementKind
from storage.message import Message
from storage.organisations import Organisation
from storage.people import Member
from words import Reader, lines, paragraphs

NAME, LINE = 80, 300

Heading = Literal["open", "kept", "changed", "back"]
"""What has just happened; `open`: nothing."""


def agreement_message(
    signed: Agreement,
    entry: Organisation,
    member: Member,
    *,
    names: Mapping[int, str],
    reader: Reader,
    heading: Heading = "open",
) -> Message:
    """The card; what its owner or an organiser may change has a button."""
    owner = names.get(signed.owner_id or 0, "")
    asks = [
        AskAgreement(agreement=signed.id, what=what).button(reader.plain(f"agreement-button-{what}"))
        for what in ("parties", "day", "evidence")
    ]
    asks.append(WithdrawAgreement(agreement=signed.id).button(reader.plain("project-button-withdraw")))
    back = OpenPartner(organisation=entry.id).button(reader.plain("project-button-partner"))
    return Message(
        text=lines(
            reader.say(f"agreement-{heading}", name=trimmed(entry.name, NAME)),
            agreement_line(signed, reader),
            reader.say("agreement-owner", name=trimmed(owner, NAME)) if owner else "",
            reader.say("project-evidence", link=trimmed(signed.evidence, LINE)) if signed.evidence else "",
            reader.say("project-confirmed", by=signed.confirmed_by) if signed.confirmed_by else "",
        ),
        buttons=(*(in_rows(asks) if may_change(member, signed.owner_id) else ()), (back,)),
    )


def kind_message(entry: Organisation, reader: Reader) -> Message:
    """What was signed? One tap."""
    kinds = [
        AskSigned(organisation=entry.id, kind=kind).button(reader.plain("agreement-kind", kind=kind))
        for kind in AGREEMENT_KINDS
    ]
    cancel = OpenPartner(organisation=entry.id).button(reader.plain("button-cancel"))
    return Message(
        text=reader.say("agreement-ask-kind", name=trimmed(entry.name, NAME)),
        buttons=(*in_rows(kinds), (cancel,)),
    )


def when_message(entry: Organisation, kind: AgreementKind, today: date, reader: Reader) -> Message:
    """On which day? Today, yesterday, a typed one, or not known."""
    days = {"agreement-today": today, "agreement-yesterday": today - timedelta(days=1)}
    choices = [
        SignAgreement(organisation=entry.id, kind=kind, day=day).button(reader.plain(key))
        for key, day in days.items()
    ]
    skip = SignAgreement(organisation=entry.id, kind=kind, day=None).button(reader.plain("button-skip"))
    back = AddAgreement(organisation=entry.id).button(reader.plain("button-back"))
    text = reader.say("agreement-ask-when", kind=kind, name=trimmed(entry.name, NAME))
    return Message(text=text, buttons=(tuple(choices), (skip, back)))


def parties_message(signed: Agreement, reader: Reader) -> Message:
    """Kept; between whom it is may be typed in other words."""
    skip = OpenAgreement(agreement=signed.id).button(reader.plain("button-skip"))
    return Message(
        text=paragraphs(
            lines(reader.say("agreement-logged"), agreement_line(signed, reader)),
            reader.say("agreement-ask-parties"),
        ),
        buttons=((skip,),),
    )


def ask_message(signed: Agreement, what: Literal["parties", "day", "evidence"], reader: Reader) -> Message:
    """The parties, the day, or where it can be read: please type it."""
    cancel = OpenAgreement(agreement=signed.id).button(reader.plain("button-cancel"))
    key = "agreement-ask-day" if what == "day" else f"agreement-ask-{what}"
    return Message(text=lines(reader.say(key), agreement_line(signed, reader)), buttons=((cancel,),))


def withdrawn_message(signed: Agreement, reader: Reader) -> Message:
    """It counts nowhere; one tap puts it back."""
    undo = RestoreAgreement(agreement=signed.id).button(reader.plain("nudge-button-undo"))
    partner = OpenPartner(organisation=signed.organisation_id).button(reader.plain("project-button-partner"))
    text = lines(reader.say("agreement-withdrawn"), agreement_line(signed, reader))
    return Message(text=text, buttons=((undo, partner),))
