"""Partners: the organisations of a mission, who was met there, how far projects are, and what was so before departure.

PRODUCT.md › Results defines partner, new and strengthened; docs/decisions/0010 says how a stage is compared.
"""

from typing import Final

from mission.errors import UserError
from storage.organisations import Organisation
from storage.people import Member
from storage.transaction import Transaction

OWN_ROLES: Final = frozenset({"delegate", "organiser"})
"""Who belongs to the delegation: hosts receive it, so they are outside."""


async def entry_of(tx: Transaction, member: Member, organisation_id: int) -> Organisation:
    """An organisation in the ledger of the member's mission; refused where there is none, or to a host."""
    found = await tx.organisations.get(organisation_id)
    if found is None or found.mission_id != member.membership.mission_id:
        raise UserError("stale-button")
    if member.membership.role not in OWN_ROLES:
        raise UserError("stale-button")
    return found
