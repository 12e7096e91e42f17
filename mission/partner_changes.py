"""A partner's entry in the ledger: renamed, of another kind, and two that turn out to be one."""

from typing import Literal

from mission.errors import UserError
from mission.lines.pieces import clean
from mission.partners import KINDS, entry_of
from storage.columns import folded
from storage.organisations import Organisation
from storage.people import Member
from storage.transaction import Transaction

Field = Literal["name", "country", "website", "kind"]
LIMITS: dict[Field, int] = {"name": 200, "country": 60, "website": 300, "kind": 20}


async def change(
    tx: Transaction, member: Member, organisation_id: int, field: Field, said: str
) -> Organisation:
    """One field in other words; an organiser's act is on record. A name that another entry has is refused."""
    entry = await entry_of(tx, member, organisation_id)
    value = " ".join(clean(said).split())[: LIMITS[field]]
    if field == "kind" and value not in {"", *KINDS}:
        raise UserError("stale-button")
    fields: dict[str, str] = {field: value}
    if field == "name":
        await _check_name(tx, entry, value)
        fields["folded"] = folded(value)
        await _stay_known(tx, entry)
    if getattr(entry, field) != value:
        await tx.organisations.change(organisation_id, **fields)
        await note_act(tx, member, "partner.change", organisation=organisation_id)
    return entry.model_copy(update=fields)


async def _check_name(tx: Transaction, entry: Organisation, name: str) -> None:
    if not folded(name):
        raise UserError("partner-nameless")
    others = await tx.organisations.of_mission(entry.mission_id)
    if any(other.folded == folded(name) and other.id != entry.id for other in others):
        raise UserError("partner-name-taken", name=name)


async def _stay_known(tx: Transaction, entry: Organisation) -> None:
    """An earlier mission knows it by the name that goes now: from now on the baseline says so."""
    said = await tx.organisations.baselines_of(entry.mission_id)
    listed = any(one.organisation_id == entry.id and one.person_id is None for one in said)
    if not listed and entry.folded in await tx.organisations.met_earlier(entry.mission_id):
        await tx.organisations.set_baseline(entry.id, "")


async def merge(tx: Transaction, organiser: Member, kept_id: int, gone_id: int) -> Organisation:
    """Two entries are one organisation: contacts, projects, agreements and what was known of both stand with the first.

    What the second was known as in an earlier mission stays true of the first.
    """
    if organiser.membership.role != "organiser":
        raise UserError("not-allowed")
    kept, gone = await entry_of(tx, organiser, kept_id), await entry_of(tx, organiser, gone_id)
    if kept_id == gone_id:
        raise UserError("stale-button")
    await _stay_known(tx, gone)
    blank = {
        name: getattr(gone, name)
        for name in ("country", "kind", "website")
        if getattr(gone, name) and not getattr(kept, name)
    }
    if blank:
        await tx.organisations.change(kept_id, **blank)
    await tx.organisations.merge(kept_id, gone_id)
    await note_act(tx, organiser, "partner.merge", kept=kept_id, gone=gone_id)
    return kept


async def note_act(tx: Transaction, member: Member, act: str, **subject: int) -> None:
    """An organiser's act is on record, by ids alone."""
    if member.membership.role == "organiser":
        await tx.audit.record(member.membership.mission_id, member.person.id, act, **subject)
