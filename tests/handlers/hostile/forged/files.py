"""Photos, voice notes and files of cards that are sent."""

from typing import Final

from handlers.contact_actions import ShowFiles
from handlers.contact_file_cards import (
    DropCards,
    KeepAllCards,
    KeepCard,
    LeaveCard,
    OneByOne,
    TakeBackCards,
    TurnCards,
)
from handlers.contact_photos_cards import (
    DropFiles,
    FilesToContact,
    FilesToDraft,
    FilesToNew,
    FilesToNote,
    FilesToQuestion,
)
from mission.seals import seal_of
from mission.vcards.taking_back import Made, Part, Sealed
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    FilesToContact: lambda prey: FilesToContact(contact=prey.contact),
    FilesToDraft: lambda _: FilesToDraft(),
    FilesToNew: lambda _: FilesToNew(),
    FilesToNote: lambda _: FilesToNote(),
    FilesToQuestion: lambda _: FilesToQuestion(),
    DropFiles: lambda _: DropFiles(),
    ShowFiles: lambda prey: ShowFiles(contact=prey.contact),
    KeepAllCards: lambda _: KeepAllCards(),
    OneByOne: lambda _: OneByOne(),
    KeepCard: lambda _: KeepCard(number=1),
    LeaveCard: lambda _: LeaveCard(number=1),
    TurnCards: lambda _: TurnCards(page=0),
    DropCards: lambda _: DropCards(),
    TakeBackCards: lambda prey: TakeBackCards(
        made=Made(
            contacts=(Sealed(prey.contact, ""),),
            parts=(Part(contact=prey.contact, seal=seal_of(), met=True, promises=(prey.promise,)),),
            organisations=(Sealed(prey.twin, ""),),
        )
    ),
}
ABOUT: Final = (
    FilesToContact,
    FilesToDraft,
    FilesToNew,
    FilesToNote,
    FilesToQuestion,
    DropFiles,
    KeepAllCards,
    OneByOne,
    KeepCard,
    LeaveCard,
    TurnCards,
)
