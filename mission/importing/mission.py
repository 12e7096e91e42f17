"""The mission sheet beside the mission: which mission is meant, and what the file says anew of it."""

from typing import Any, Final

from mission.documents.draft import MissionDraft
from mission.errors import UserError
from storage.missions import Mission
from storage.transaction import Transaction

FIELDS: Final = {
    "name": "name",
    "city": "city",
    "country": "country",
    "timezone": "timezone",
    "starts_on": "starts",
    "ends_on": "ends",
    "agenda_at": "agenda_at",
    "languages": "languages",
}
"""Column of a mission → field of the draft."""


async def meant(tx: Transaction, draft: MissionDraft | None, named: Mission | None) -> Mission | None:
    """The mission to import into; None when the file describes a new one.

    Raises UserError when nobody says which mission, or when the file describes another than the one that is named.
    """
    if named is None and draft is None:
        raise UserError("imports-no-mission")
    if named is not None and draft is not None and draft.code != named.code:
        raise UserError("imports-other-mission", file=draft.code, named=named.code)
    return named if draft is None or named is not None else await tx.missions.by_code(draft.code)


def fields_of(draft: MissionDraft) -> dict[str, Any]:
    """The draft as columns of a mission, without its code and programme."""
    return {column: getattr(draft, name) for column, name in FIELDS.items()}


async def differing(tx: Transaction, draft: MissionDraft | None, mission: Mission | None) -> dict[str, Any]:
    """The columns of a known mission that the file changes; `programme` (by name) among them."""
    if draft is None or mission is None:
        return {}
    told = {name: value for name, value in fields_of(draft).items() if value != getattr(mission, name)}
    if draft.programme and await tx.missions.programme_called(draft.programme) != (mission.programme_id or 0):
        told["programme"] = draft.programme
    return told
