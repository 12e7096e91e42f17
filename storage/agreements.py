"""Agreements with a partner: what was signed, by whom, when."""

from datetime import date, datetime
from typing import Final, Literal, get_args

from sqlalchemy import insert, select, update

from storage.projects import ConfirmedBy
from storage.record import Record
from storage.schema import agreements, organisations
from storage.store import Store

AgreementKind = Literal["letter", "memorandum", "contract", "consortium"]
AGREEMENT_KINDS: Final[tuple[AgreementKind, ...]] = get_args(AgreementKind)


class Agreement(Record):
    """A signed letter of intent, memorandum, contract or consortium (PRODUCT.md › Results); claimed, confirmed later.

    `parties` in the words of who logged it; `owner_id` None once they are erased.
    """

    id: int
    organisation_id: int
    owner_id: int | None
    kind: AgreementKind
    parties: str
    signed_on: date | None
    evidence: str
    claimed_at: datetime
    confirmed_at: datetime | None
    confirmed_by: ConfirmedBy
    withdrawn_at: datetime | None


class AgreementStore(Store):
    """The agreements of every mission."""

    async def get(self, agreement_id: int) -> Agreement | None:
        row = await self._first(select(agreements).where(agreements.c.id == agreement_id))
        return Agreement.of(row) if row else None

    async def add(
        self, organisation_id: int, owner_id: int, kind: AgreementKind, **fields: object
    ) -> Agreement:
        row = await self._first(
            insert(agreements)
            .values(
                organisation_id=organisation_id, owner_id=owner_id, kind=kind, claimed_at=self.now, **fields
            )
            .returning(agreements),
        )
        assert row is not None  # noqa: S101 - RETURNING gives the row it inserted
        return Agreement.of(row)

    async def change(self, agreement_id: int, **fields: object) -> None:
        """Its kind, parties, day, evidence, confirmation or withdrawal."""
        await self._run(update(agreements).where(agreements.c.id == agreement_id).values(**fields))

    async def of_mission(self, mission_id: int) -> list[Agreement]:
        """Every agreement of the delegation, withdrawn ones too, in the order in which they were claimed."""
        rows = await self._all(
            select(agreements)
            .join(organisations, organisations.c.id == agreements.c.organisation_id)
            .where(organisations.c.mission_id == mission_id)
            .order_by(agreements.c.claimed_at, agreements.c.id),
        )
        return [Agreement.of(row) for row in rows]
