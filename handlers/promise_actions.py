"""What the buttons of promises do: the lists, a promise's card, handing it over, the year."""

from typing import Literal

from handlers.actions import Action
from handlers.nudge_cards import OfPromise
from mission.promise_cards import Tab


class ListPromises(Action):
    """A page of one of the lists."""

    do = "promises"
    tab: Tab = "mine"
    page: int = 0


class TickPromise(OfPromise):
    """Done, out of the list and back into it."""

    do = "promise-tick"
    back: ListPromises


class UntickPromise(OfPromise):
    """Undo of that."""

    do = "promise-untick"
    back: ListPromises


class OpenPromise(Action):
    """A promise's card, out of a list or out of a question."""

    do = "promise-open"
    promise: int
    back: ListPromises | None = None


class AskWords(OfPromise):
    do = "promise-ask-words"


class PromiseFor(Action):
    """The words that stand in the row's subject are promised to this contact, or by them."""

    do = "promise-for"
    contact: int


class ChooseWhom(Action):
    """Another page of the contacts whom the words may be about."""

    do = "promise-whom"
    page: int


class UnmakePromise(OfPromise):
    """A promise just made goes without a trace."""

    do = "promise-unmake"


class AskTheirs(Action):
    """What does this contact owe us?"""

    do = "promise-theirs"
    contact: int


class AskHandOver(OfPromise):
    """Whom to ask to take it; a page of colleagues."""

    do = "promise-hand"
    page: int = 0


class HandTo(OfPromise):
    do = "promise-hand-to"
    person: int


class WithdrawHandover(OfPromise):
    do = "promise-hand-back"


class AnswerHandover(Action):
    """The colleague takes it, or cannot."""

    do = "handover-answer"
    handover: int
    how: Literal["taken", "declined"]


class ShowYear(Action):
    do = "promises-year"
    page: int = 0
