"""Partners of a file beside the ledger: what was known before departure is the baseline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from mission.documents.draft import PartnerDraft
from storage.columns import folded
from storage.organisations import Organisation


@dataclass
class PartnerDiff:
    """What a file does to the ledger. Each changed one with its entry, and the columns that the file says anew."""

    added: list[PartnerDraft] = field(default_factory=list)
    changed: list[tuple[PartnerDraft, Organisation, dict[str, Any]]] = field(default_factory=list)
    unchanged: int = 0


NONE: Final[Mapping[str, int]] = {}


def diff_partners(
    drafts: Sequence[PartnerDraft],
    organisations: Sequence[Organisation],
    other_names: Mapping[str, int] = NONE,
) -> PartnerDiff:
    """What applying the drafts would do; an empty cell takes nothing away, a name that comes twice counts once.

    `other_names`: by which the ledger knows an entry besides its own (see `OrganisationStore.other_names`). A row with
    such a name means that entry, and says nothing anew of one that the file has listed.
    """
    here = {organisation.folded: organisation for organisation in organisations}
    by_id = {organisation.id: organisation for organisation in organisations}
    named = {folded(draft.name): draft for draft in reversed(drafts)}
    diff = PartnerDiff()
    for name, draft in named.items():
        found = here.get(name)
        known = found or by_id.get(other_names.get(name, 0))
        if known is None:
            diff.added.insert(0, draft)
        elif (found or not (known.listed or known.folded in named)) and (told := _differing(draft, known)):
            diff.changed.insert(0, (draft, known, told))
        else:
            diff.unchanged += 1
    return diff


def _differing(draft: PartnerDraft, found: Organisation) -> dict[str, Any]:
    here = found.model_dump(include={"country", "kind", "website"}) | {"known_since": found.listed_since}
    told = {name: value for name, kept in here.items() if (value := getattr(draft, name)) and value != kept}
    return told if found.listed else {"known_since": draft.known_since} | told
