"""Personal invitations: only the hash of a code is kept."""

import hashlib
from datetime import datetime

from sqlalchemy import insert, select, update

from storage.record import Record
from storage.schema import invitations
from storage.store import Store


class Invitation(Record):
    """A single-use code that makes its holder a member."""

    id: int
    membership_id: int
    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None
    used_by: int | None
    revoked_at: datetime | None


def hashed(code: str) -> str:
    """SHA-256 of a code; codes are random and long, so no salt is needed."""
    return hashlib.sha256(code.encode()).hexdigest()


class InvitationStore(Store):
    """The invitations of every mission."""

    async def issue(self, membership_id: int, code: str, expires_at: datetime) -> None:
        """Keep a new code for a member; any earlier unused one dies."""
        await self._run(
            update(invitations)
            .where(invitations.c.membership_id == membership_id, invitations.c.revoked_at.is_(None))
            .values(revoked_at=self.now),
        )
        await self._run(
            insert(invitations).values(
                membership_id=membership_id,
                code_hash=hashed(code),
                issued_at=self.now,
                expires_at=expires_at,
            ),
        )

    async def by_code(self, code: str) -> Invitation | None:
        row = await self._first(select(invitations).where(invitations.c.code_hash == hashed(code)))
        return Invitation.of(row) if row else None

    async def use(self, invitation_id: int, telegram_id: int) -> bool:
        """Claim an invitation; False when somebody was faster, it is revoked or it has expired."""
        claimed = await self._run(
            update(invitations)
            .where(
                invitations.c.id == invitation_id,
                invitations.c.used_at.is_(None),
                invitations.c.revoked_at.is_(None),
                invitations.c.expires_at > self.now,
            )
            .values(used_at=self.now, used_by=telegram_id),
        )
        return claimed == 1

    async def standing(self, membership_ids: list[int]) -> dict[int, Invitation]:
        """By membership: the invitation that is used or can still be."""
        rows = await self._all(
            select(invitations)
            .where(invitations.c.membership_id.in_(membership_ids), invitations.c.revoked_at.is_(None))
            .order_by(invitations.c.issued_at),
        )
        return {row.membership_id: Invitation.of(row) for row in rows}
