"""Joining, one's own card, settings and privacy."""

from typing import Final

from handlers.joining import Agree
from handlers.mycard import SendCard, ShowCardField
from handlers.privacy import AskErase, Export, Keep
from handlers.settings import (
    AgendaAt,
    ChooseLanguage,
    Mute,
    OtherHours,
    OtherTime,
    QuietHours,
    RemindAt,
    ShowQuiet,
    ShowSettings,
)
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    Agree: lambda prey: Agree(mission=prey.mission),
    ShowCardField: lambda _: ShowCardField(field="organisation", shown=False),
    SendCard: lambda _: SendCard(),
    ChooseLanguage: lambda _: ChooseLanguage(language="en"),
    AgendaAt: lambda _: AgendaAt(at=None),
    OtherTime: lambda _: OtherTime(),
    RemindAt: lambda _: RemindAt(minutes=0),
    ShowSettings: lambda _: ShowSettings(),
    ShowQuiet: lambda _: ShowQuiet(),
    Mute: lambda _: Mute(kind="day", muted=True),
    QuietHours: lambda _: QuietHours(begins=None, until=None),
    OtherHours: lambda _: OtherHours(),
    Export: lambda _: Export(),
    AskErase: lambda _: AskErase(),
    Keep: lambda _: Keep(),
}
