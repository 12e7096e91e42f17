"""The partner ledger, and who was known before departure."""

from typing import Final

from handlers.baseline_actions import (
    AddKnown,
    EndBaseline,
    KnowNobody,
    KnowNot,
    KnowPartner,
    KnowSince,
    KnowStage,
    ShowBaseline,
)
from handlers.partner_actions import (
    AskMerge,
    AskPartner,
    ChangePartner,
    ChooseFilter,
    CorrectKnown,
    ListPartners,
    MergePartners,
    OpenPartner,
    SetKind,
)
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    ListPartners: lambda _: ListPartners(words="MARK"),
    ChooseFilter: lambda _: ChooseFilter(back=ListPartners()),
    OpenPartner: lambda prey: OpenPartner(organisation=prey.partner),
    ChangePartner: lambda prey: ChangePartner(organisation=prey.partner),
    AskPartner: lambda prey: AskPartner(organisation=prey.partner, field="name"),
    SetKind: lambda prey: SetKind(organisation=prey.partner, kind="embassy"),
    CorrectKnown: lambda prey: CorrectKnown(organisation=prey.partner, known=True),
    AskMerge: lambda prey: AskMerge(organisation=prey.partner),
    MergePartners: lambda prey: MergePartners(kept=prey.partner, gone=prey.twin, sure=True),
    ShowBaseline: lambda _: ShowBaseline(),
    KnowPartner: lambda prey: KnowPartner(organisation=prey.partner),
    KnowSince: lambda prey: KnowSince(organisation=prey.partner, since="2019"),
    KnowStage: lambda prey: KnowStage(organisation=prey.partner, stage="idea"),
    KnowNot: lambda prey: KnowNot(organisation=prey.partner),
    AddKnown: lambda _: AddKnown(),
    KnowNobody: lambda _: KnowNobody(),
    EndBaseline: lambda _: EndBaseline(),
}
