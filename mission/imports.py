"""Mission in: what a file would change, and changing it. PRODUCT.md › Mission file."""

from mission.documents.draft import Draft
from mission.importing.applying import carry_over
from mission.importing.comparison import compare
from mission.importing.preview import Preview, preview_of
from mission.importing.report import leaves_out, preview_counts, preview_report, preview_text
from storage.missions import Mission
from storage.transaction import Transaction

__all__ = ["Preview", "apply", "leaves_out", "preview", "preview_counts", "preview_report", "preview_text"]


async def preview(
    tx: Transaction, draft: Draft, *, mission: Mission | None = None, programme: bool = False
) -> Preview:
    """What applying the draft would do; only reads.

    mission: where to; None for the one that the file describes. programme: the file is a forum's programme, so only
    programme sessions that it no longer has are cancelled, else only the delegation's own.
    Raises UserError when no mission is meant, or another one.
    """
    return preview_of(await compare(tx, draft, mission, programme=programme))


async def apply(
    tx: Transaction,
    draft: Draft,
    *,
    mission: Mission | None = None,
    programme: bool = False,
    actor_id: int | None = None,
) -> Preview:
    """Do it, all or nothing, and give the preview of what was done. A draft that changes nothing writes nothing."""
    found = await compare(tx, draft, mission, programme=programme)
    if not found.changes_nothing:
        await carry_over(tx, found, actor_id)
    return preview_of(found)
