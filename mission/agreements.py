"""Agreements with a partner: claimed, mended, withdrawn and confirmed, each by who may."""

from datetime import date
from typing import Final

from mission.errors import UserError
from mission.partners import entry_of
from mission.projects import may_change
from storage.agreements import AGREEMENT_KINDS, Agreement, AgreementKind
from storage.people import Member
from storage.projects import ConfirmedBy
from storage.transaction import Transaction

PARTIES_LENGTH: Final = 500


async def claim(
    tx: Transaction,
    member: Member,
    organisation_id: int,
    kind: AgreementKind,
    *,
    parties: str = "",
    signed_on: date | None = None,
) -> Agreement:
    """A member says that something was signed with a partner, by default between their organisation and the partner."""
    partner = await entry_of(tx, member, organisation_id)
    if kind not in AGREEMENT_KINDS:
        raise UserError("stale-button")
    both = ", ".join(filter(None, [member.membership.organisation, partner.name]))
    fields = {"parties": _parties(parties) or both, "signed_on": signed_on}
    return await tx.agreements.add(organisation_id, member.person.id, kind, **fields)


async def change(
    tx: Transaction,
    member: Member,
    agreement_id: int,
    *,
    parties: str | None = None,
    signed_on: date | None = None,
    evidence: str | None = None,
) -> Agreement:
    """Other parties, another day, or where it can be read; what is None stays."""
    agreement = await own(tx, member, agreement_id)
    said = {
        "parties": None if parties is None else _parties(parties),
        "signed_on": signed_on,
        "evidence": evidence,
    }
    fields = {field: value for field, value in said.items() if value is not None}
    if fields:
        await tx.agreements.change(agreement_id, **fields)
        await _note_act(tx, member, agreement, "agreement.change")
    return await _again(tx, agreement_id)


async def withdraw(tx: Transaction, member: Member, agreement_id: int) -> Agreement:
    """It was claimed by mistake: it counts nowhere, and can be put back."""
    agreement = await own(tx, member, agreement_id)
    await tx.agreements.change(agreement_id, withdrawn_at=tx.now)
    await _note_act(tx, member, agreement, "agreement.withdraw")
    return await _again(tx, agreement_id)


async def restore(tx: Transaction, member: Member, agreement_id: int) -> Agreement:
    """Undo of a withdrawal."""
    agreement = await own(tx, member, agreement_id, withdrawn=True)
    await tx.agreements.change(agreement_id, withdrawn_at=None)
    await _note_act(tx, member, agreement, "agreement.restore")
    return await _again(tx, agreement_id)


async def confirm(tx: Transaction, member: Member, agreement_id: int, by: ConfirmedBy) -> Agreement:
    """Confirmed by its owner in their own words, by the partner or by a document; "" takes that back."""
    agreement = await own(tx, member, agreement_id)
    if by == "owner" and agreement.owner_id != member.person.id:
        raise UserError("stale-button")
    await tx.agreements.change(agreement_id, confirmed_by=by, confirmed_at=tx.now if by else None)
    await _note_act(tx, member, agreement, "agreement.confirm")
    return await _again(tx, agreement_id)


async def own(tx: Transaction, member: Member, agreement_id: int, *, withdrawn: bool = False) -> Agreement:
    """An agreement that this member may change: its owner's or, for an organiser, anybody's. Refused otherwise."""
    agreement = await seen(tx, member, agreement_id)
    if not may_change(member, agreement.owner_id) or bool(agreement.withdrawn_at) != withdrawn:
        raise UserError("stale-button")
    return agreement


async def seen(tx: Transaction, member: Member, agreement_id: int) -> Agreement:
    """An agreement of the member's mission, whoever logged it."""
    agreement = await tx.agreements.get(agreement_id)
    if agreement is None:
        raise UserError("stale-button")
    await entry_of(tx, member, agreement.organisation_id)
    return agreement


def _parties(typed: str) -> str:
    return " ".join(typed.split())[:PARTIES_LENGTH]


async def _note_act(tx: Transaction, member: Member, agreement: Agreement, act: str) -> None:
    """An organiser's act about what a colleague claimed is on record."""
    if agreement.owner_id != member.person.id and member.membership.role == "organiser":
        mission_id, person_id = member.membership.mission_id, member.person.id
        await tx.audit.record(mission_id, person_id, act, agreement=agreement.id)


async def _again(tx: Transaction, agreement_id: int) -> Agreement:
    agreement = await tx.agreements.get(agreement_id)
    assert agreement is not None  # noqa: S101 - it was there a moment ago
    return agreement
