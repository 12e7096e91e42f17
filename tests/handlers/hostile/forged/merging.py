"""Contacts that are one and the same."""

from typing import Final

from handlers.merging_actions import (
    AskOwnNote,
    DropOwnNote,
    LeaveApart,
    MergeContacts,
    MergeWith,
    PreviewMerge,
    SameOrganisation,
    SplitContact,
)
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    MergeWith: lambda prey: MergeWith(contact=prey.contact, words="MARK"),
    PreviewMerge: lambda prey: PreviewMerge(contact=prey.contact, other=prey.other),
    MergeContacts: lambda prey: MergeContacts(contact=prey.contact, other=prey.other),
    SplitContact: lambda prey: SplitContact(contact=prey.contact, merge=1),
    SameOrganisation: lambda prey: SameOrganisation(contact=prey.contact, organisation=prey.twin),
    LeaveApart: lambda prey: LeaveApart(contact=prey.contact, other=prey.other),
    AskOwnNote: lambda prey: AskOwnNote(contact=prey.contact),
    DropOwnNote: lambda prey: DropOwnNote(contact=prey.contact),
}
