"""Promises, their nudges, and handing them over."""

from typing import Final

from handlers.nudge_cards import (
    AskNewDay,
    ClosePromise,
    PutOffPromise,
    ReopenPromise,
    SetNewDay,
    ShowPromise,
    SkipReason,
)
from handlers.promise_actions import (
    AnswerHandover,
    AskHandOver,
    AskTheirs,
    AskWords,
    ChooseWhom,
    HandTo,
    ListPromises,
    OpenPromise,
    PromiseFor,
    ShowYear,
    TickPromise,
    UnmakePromise,
    UntickPromise,
    WithdrawHandover,
)
from tests.handlers.hostile.world import DAY, FRIDAY, Forged

FORGED: Final[Forged] = {
    ClosePromise: lambda prey: ClosePromise(promise=prey.promise, due=DAY, how="done"),
    ReopenPromise: lambda prey: ReopenPromise(promise=prey.promise, due=DAY, closed="done"),
    SkipReason: lambda prey: SkipReason(promise=prey.promise, due=DAY),
    PutOffPromise: lambda prey: PutOffPromise(promise=prey.promise, due=DAY, how="week"),
    AskNewDay: lambda prey: AskNewDay(promise=prey.promise, due=DAY),
    SetNewDay: lambda prey: SetNewDay(promise=prey.promise, due=DAY, day=DAY),
    ShowPromise: lambda prey: ShowPromise(promise=prey.promise, due=DAY),
    ListPromises: lambda _: ListPromises(tab="overdue"),
    TickPromise: lambda prey: TickPromise(promise=prey.promise, due=FRIDAY, back=ListPromises()),
    UntickPromise: lambda prey: UntickPromise(promise=prey.promise, due=FRIDAY, back=ListPromises()),
    OpenPromise: lambda prey: OpenPromise(promise=prey.promise),
    AskWords: lambda prey: AskWords(promise=prey.promise, due=FRIDAY),
    AskTheirs: lambda prey: AskTheirs(contact=prey.contact),
    PromiseFor: lambda prey: PromiseFor(contact=prey.contact),
    ChooseWhom: lambda _: ChooseWhom(page=0),
    UnmakePromise: lambda prey: UnmakePromise(promise=prey.promise, due=FRIDAY),
    AskHandOver: lambda prey: AskHandOver(promise=prey.promise, due=FRIDAY),
    HandTo: lambda prey: HandTo(promise=prey.promise, due=FRIDAY, person=1),
    WithdrawHandover: lambda prey: WithdrawHandover(promise=prey.promise, due=FRIDAY),
    AnswerHandover: lambda prey: AnswerHandover(handover=prey.handover, how="taken"),
    ShowYear: lambda _: ShowYear(),
}
ABOUT: Final = (PromiseFor, ChooseWhom)
