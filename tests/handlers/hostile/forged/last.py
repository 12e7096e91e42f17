"""What makes somebody's thing one's own, or ends everything: tried when all else has been."""

from typing import Final

from handlers.contact_actions import MeetContact
from handlers.privacy import Erase
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    MeetContact: lambda prey: MeetContact(contact=prey.contact),
    Erase: lambda _: Erase(),
}
