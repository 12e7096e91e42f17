"""Partners of a file beside the ledger: what was known before departure is the baseline."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from mission.documents.draft import PartnerDraft
from storage.columns import folded
from storage.organisations import Organisation


@dataclass
class PartnerDiff:
    """What a file does to the ledger. Each changed one with the columns that the file says anew."""

    added: list[PartnerDraft] = field(default_factory=list)
    changed: list[tuple[PartnerDraft, dict[str, Any]]] = field(default_factory=list)
    unchanged: int = 0


def diff_partners(drafts: Sequence[PartnerDraft], organisations: Sequence[Organisation]) -> PartnerDiff:
    """What applying the drafts would do; an empty cell takes nothing away, a name that comes twice counts once."""
    here = {organisation.folded: organisation for organisation in organisations}
    diff = PartnerDiff()
    for draft in {folded(draft.name): draft for draft in reversed(drafts)}.values():
        found = here.get(folded(draft.name))
        if found is None:
            diff.added.insert(0, draft)
        elif told := _differing(draft, found):
            diff.changed.insert(0, (draft, told))
        else:
            diff.unchanged += 1
    return diff


def _differing(draft: PartnerDraft, found: Organisation) -> dict[str, Any]:
    here = found.model_dump(include={"country", "kind", "website"}) | {"known_since": found.listed_since}
    told = {name: value for name, kept in here.items() if (value := getattr(draft, name)) and value != kept}
    return told if found.listed else {"known_since": draft.known_since} | told
