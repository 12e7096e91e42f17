"""The table of what the bot sends by itself: who renders each kind, in the reader's language, when it is sent."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers import (
    agenda,
    baseline,
    broadcast,
    changes,
    digest,
    evening,
    feedback,
    followup,
    handovers,
    home,
    nudges,
    organise,
    questions,
    surveys,
)
from mission.quiet import is_critical
from storage.message import Message
from storage.outbox import Outgoing
from storage.transaction import Transaction
from words import Reader

Renderer = Callable[[Transaction, Outgoing, Reader], Awaitable[Message | None]]


@dataclass(frozen=True)
class Kind:
    """How one kind of message behaves on its way.

    render: None where the words were said when the row was made. It gives None when there is nothing (any more) to
    say: the row is then cancelled. repeat: an uncertain send is repeated and marked; critical ones always are. card: the kind of card, about
    the same occasion, that shows how these messages fare.
    """

    render: Renderer | None = None
    repeat: bool = False
    card: str = ""

    def repeats(self, row: Outgoing) -> bool:
        return self.repeat or is_critical(row)


KINDS: dict[str, Kind] = {
    "reply": Kind(repeat=True),
    "baseline": Kind(baseline.baseline_push),
    "day": Kind(agenda.day_push),
    "reminder": Kind(agenda.reminder_push),
    "change": Kind(changes.change_push, repeat=True),
    "stars": Kind(feedback.stars_push),
    "evening": Kind(evening.evening_push),
    "home": Kind(home.home_push),
    "survey": Kind(surveys.survey_push),
    "nudge": Kind(nudges.nudge_push),
    "handover": Kind(handovers.handover_push),
    "wave": Kind(followup.wave_push),
    "digest": Kind(digest.digest_push),
    "unreachable": Kind(organise.unreachable_push),
    "question": Kind(questions.question_push),
    "broadcast": Kind(broadcast.broadcast_push, card="progress"),
    "progress": Kind(broadcast.progress_card, repeat=True),
}
