"""The waves after the mission."""

from typing import Final

from handlers.followup.contact_actions import (
    AskDay,
    CloseStep,
    KeepNote,
    NobodyToAdd,
    Pause,
    Proceed,
    SetDay,
    TakeStep,
    Thank,
    TurnSummary,
    TypeIt,
)
from handlers.followup.promise_cards import Settle, TurnOwed
from handlers.followup.wave_cards import PauseWave, ProceedWave, Say, TurnWave, TypeAnswer
from tests.handlers.hostile.world import Forged

FORGED: Final[Forged] = {
    Thank: lambda prey: Thank(contact=prey.contact, said="yes"),
    TakeStep: lambda prey: TakeStep(contact=prey.contact, text="gone"),
    CloseStep: lambda prey: CloseStep(contact=prey.contact, how="dropped"),
    AskDay: lambda prey: AskDay(contact=prey.contact, promise=prey.promise),
    SetDay: lambda prey: SetDay(contact=prey.contact, promise=prey.promise, day=None),
    TypeIt: lambda prey: TypeIt(contact=prey.contact, promise=prey.promise),
    Pause: lambda _: Pause(),
    Proceed: lambda _: Proceed(),
    TurnSummary: lambda _: TurnSummary(page=0),
    NobodyToAdd: lambda _: NobodyToAdd(),
    KeepNote: lambda _: KeepNote(text="mine"),
    Settle: lambda prey: Settle(wave="14d", promise=prey.promise, how="dropped"),
    TurnOwed: lambda _: TurnOwed(wave="14d", page=0),
    Say: lambda _: Say(wave="1m", subject="organisation:1", question="stage", value="outline"),
    TypeAnswer: lambda _: TypeAnswer(wave="3m", subject="organisation:1"),
    PauseWave: lambda _: PauseWave(wave="1m"),
    ProceedWave: lambda _: ProceedWave(wave="12m"),
    TurnWave: lambda _: TurnWave(wave="6m", page=0),
}
