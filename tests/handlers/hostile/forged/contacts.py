"""Contacts: taking down, changing, listing, erasing."""

from typing import Final

from handlers.contact_actions import (
    AnswerField,
    AskField,
    ChangeContact,
    ConfirmContact,
    DeleteContact,
    ListContacts,
    MoreOfContact,
    OpenContact,
    RestoreContact,
    SaveContact,
    SetStepDay,
    SkipField,
)
from handlers.contact_erasing import AskEraseContact, EraseContact
from handlers.contact_steps_cards import AnswerStep, SkipStep
from tests.handlers.hostile.world import DAY, Forged

FORGED: Final[Forged] = {
    ConfirmContact: lambda prey: ConfirmContact(contact=prey.contact),
    ChangeContact: lambda prey: ChangeContact(contact=prey.contact),
    AskField: lambda prey: AskField(contact=prey.contact, field="name"),
    SkipField: lambda prey: SkipField(contact=prey.contact),
    AnswerField: lambda prey: AnswerField(contact=prey.contact, field="name"),
    SetStepDay: lambda prey: SetStepDay(contact=prey.contact, day=DAY),
    DeleteContact: lambda prey: DeleteContact(contact=prey.contact),
    RestoreContact: lambda prey: RestoreContact(removed=prey.removed),
    ListContacts: lambda _: ListContacts(everyone=True, words="MARK"),
    MoreOfContact: lambda prey: MoreOfContact(contact=prey.contact),
    OpenContact: lambda prey: OpenContact(contact=prey.contact),
    SaveContact: lambda prey: SaveContact(contact=prey.contact),
    SkipStep: lambda _: SkipStep(step="organisation"),
    AnswerStep: lambda _: AnswerStep(step="organisation"),
    AskEraseContact: lambda prey: AskEraseContact(contact=prey.contact),
    EraseContact: lambda prey: EraseContact(contact=prey.contact),
}
ABOUT: Final = (AnswerField, SkipStep, AnswerStep)
