"""Every action of the bot as an attacker would forge it: one file a noun.

A new action belongs in the file of its noun, in FORGED; and in ABOUT there too, when it is about what stands in the
subject of its message.
"""

from typing import Final

from handlers.actions import Action
from tests.handlers.hostile.forged import (
    agenda,
    broadcasts,
    contacts,
    feedback,
    files,
    keeping,
    last,
    merging,
    notes,
    organising,
    partners,
    people,
    projects,
    promises,
    surveys,
    waves,
)
from tests.handlers.hostile.world import Forged

NOUNS: Final = (
    people,
    agenda,
    contacts,
    merging,
    files,
    notes,
    feedback,
    surveys,
    partners,
    projects,
    waves,
    promises,
    broadcasts,
    organising,
    keeping,
    last,
)
"""In the order they are tried: what makes somebody's thing one's own comes last."""
FORGED: Final[Forged] = {action: forge for noun in NOUNS for action, forge in noun.FORGED.items()}
"""One for each action."""
ABOUT: Final[tuple[type[Action], ...]] = (
    *contacts.ABOUT,
    *files.ABOUT,
    *feedback.ABOUT,
    *promises.ABOUT,
    *keeping.ABOUT,
)
"""Actions about what stands in the subject of their message."""
