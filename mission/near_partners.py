"""A partner whose name is nearly that of another: asked about on the contact's card, never taken by itself.

docs/decisions/0013 says why.
"""

from functools import lru_cache

from rapidfuzz import fuzz

from mission.documents.folding import folded_words
from mission.lines.words import LEGAL_FORM
from mission.matching import CLOSE, forms_agree
from storage.contacts import Contact
from storage.organisations import Organisation
from storage.transaction import Transaction


async def near_entry(tx: Transaction, contact: Contact) -> Organisation | None:
    """The one partner whose name is nearly that of the contact's own.

    None where more than one is near, or where the contact's own is more than a name that this contact brought.
    """
    own_id = contact.organisation_id
    if own_id is None or not await tx.organisations.only_one_is_from(own_id, contact.id):
        return None
    ledger = {entry.id: entry for entry in await tx.organisations.of_mission(contact.mission_id)}
    own = ledger.pop(own_id)
    near = [entry for entry in ledger.values() if is_near(own.name, entry.name)]
    if len(near) != 1 or own.folded in await tx.organisations.met_earlier(contact.mission_id):
        return None
    return near[0]


def is_near(first: str, second: str) -> bool:
    """The same words but for a slip of the pen in one of them, which is no number.

    In a word of three letters no slip is so small: ČEZ is no ČEB, and ABB no ABBA.
    """
    words, others = _words(first), _words(second)
    differing = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(differing) != 1 or not forms_agree(first, second):
        return False
    [(word, other)] = differing
    return (word + other).isalpha() and fuzz.ratio(word, other) >= CLOSE


@lru_cache(maxsize=4096)
def _words(organisation: str) -> tuple[str, ...]:
    return tuple(folded_words(LEGAL_FORM.sub(" ", organisation)))
