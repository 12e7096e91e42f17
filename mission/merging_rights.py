"""Who may merge contacts and split them: organisers, and members who met one of the two."""

from mission.contact_cards import Card, card_of
from mission.errors import UserError
from mission.merging import may_merge
from storage.merges import Merge
from storage.missions import Mission
from storage.people import Member
from storage.transaction import Transaction


async def mergeable(tx: Transaction, member: Member, mission: Mission, contact_id: int) -> Card:
    """A contact of the mission that the member may merge with another."""
    card = await card_of(tx, member, mission, contact_id)
    if not card.may_merge:
        raise UserError("stale-button")
    return card


async def both_of(
    tx: Transaction, member: Member, mission: Mission, contact_id: int, other_id: int
) -> tuple[Card, Card]:
    """Two contacts of the mission, of which the member met one at least."""
    card = await card_of(tx, member, mission, contact_id)
    other = await card_of(tx, member, mission, other_id)
    if contact_id == other_id or not await may_merge(tx, member, contact_id, other_id):
        raise UserError("stale-button")
    return card, other


async def merge_of(
    tx: Transaction, member: Member, mission: Mission, contact_id: int, merge_id: int
) -> Merge:
    """The last merge of a contact, by its id; refused where another has come or it has been split."""
    card = await mergeable(tx, member, mission, contact_id)
    latest = await tx.merges.latest_of(contact_id)
    if latest is None or latest.id != merge_id or card.merge != merge_id:
        raise UserError("stale-button")
    return latest
