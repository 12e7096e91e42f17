"""What a contact card says, and what is wrong with the cards of a file."""

from typing import Final, Literal

from mission.contact_line import ContactLine
from mission.documents.draft import Part

CARD_BYTES: Final = 2_000_000
CARDS: Final = 200
"""The most that a file of cards may hold."""
PICTURE_BYTES: Final = 10_000_000
"""The most that Telegram takes as a photo (Bot API › sendPhoto)."""
CardFault = Literal["card-empty", "card-unfinished"]
"""Keys of `words/*/cards.ftl`: nothing in it that a contact holds; cut off before its end (what was there is read)."""


class VCard(Part):
    """One card as it is written: nothing is checked yet, nothing is said twice."""

    name: str = ""
    organisation: str = ""
    units: tuple[str, ...] = ()
    position: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    note: str = ""

    @property
    def says_nothing(self) -> bool:
        return not (self.name or self.organisation or self.emails or self.phones or self.links)


class CardRead(Part):
    """A card of a file as a contact; `number` counts the file's cards from 1, `same_as` is an earlier one's."""

    number: int
    line: ContactLine
    same_as: int = 0


class Unread(Part):
    """A card that is broken, and how; an unfinished one may stand among the cards all the same."""

    number: int
    fault: CardFault


class CardFile(Part):
    """The cards of a file, in its order."""

    cards: tuple[CardRead, ...] = ()
    faults: tuple[Unread, ...] = ()
