"""Agreements: kept as they were claimed, in that order, with the entry that a merge keeps."""

from datetime import date, timedelta

from storage.transaction import Transaction
from tests.storage.conftest import NOW, a_member, a_mission


async def test_an_agreement_is_kept_as_claimed_and_changes_by_field(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    partner = await tx.organisations.named(mission.id, "ČVUT")
    made = await tx.agreements.add(
        partner.id, olena.id, "letter", parties="Hub, ČVUT", signed_on=date(2023, 4, 25)
    )
    assert (made.owner_id, made.claimed_at, made.confirmed_at, made.withdrawn_at) == (
        olena.id,
        NOW,
        None,
        None,
    )
    await tx.agreements.change(made.id, confirmed_at=NOW, confirmed_by="document", evidence="p. 3")
    said = {"confirmed_at": NOW, "confirmed_by": "document", "evidence": "p. 3"}
    assert await tx.agreements.get(made.id) == made.model_copy(update=said)
    assert await tx.agreements.get(made.id + 1) is None


async def test_a_mission_lists_its_own_as_they_were_claimed_and_withdrawn_ones_too(tx: Transaction) -> None:
    mission, other = await a_mission(tx), await a_mission(tx, "BRNO")
    olena = await a_member(tx, mission, "Olena")
    here = await tx.organisations.named(mission.id, "ČVUT")
    there = await tx.organisations.named(other.id, "ČVUT")
    later = Transaction(tx.connection, NOW + timedelta(days=1))
    second = await later.agreements.add(here.id, olena.id, "contract")
    first = await tx.agreements.add(here.id, olena.id, "memorandum")
    await tx.agreements.add(there.id, olena.id, "consortium")
    await tx.agreements.change(first.id, withdrawn_at=NOW)
    listed = await tx.agreements.of_mission(mission.id)
    assert [(one.id, one.withdrawn_at) for one in listed] == [(first.id, NOW), (second.id, None)]


async def test_agreements_of_two_entries_that_are_one_stand_with_the_kept_one(tx: Transaction) -> None:
    mission = await a_mission(tx)
    olena = await a_member(tx, mission, "Olena")
    kept, gone = [await tx.organisations.named(mission.id, name) for name in ("ČVUT", "CTU")]
    made = await tx.agreements.add(gone.id, olena.id, "letter")
    await tx.organisations.merge(kept.id, gone.id)
    assert await tx.agreements.of_mission(mission.id) == [
        made.model_copy(update={"organisation_id": kept.id})
    ]
