"""What the buttons of the question before departure do."""

from handlers.actions import Action


class ShowBaseline(Action):
    """The question, a page (from 0) of the ledger."""

    do = "baseline"
    page: int = 0


class OfKnown(Action):
    """A partner of the ledger, and the page to go back to."""

    organisation: int
    page: int = 0


class KnowPartner(OfKnown):
    """I know them; since when?"""

    do = "baseline-know"


class KnowSince(OfKnown):
    """Since that year; "" where they do not remember. Then: was there a project?"""

    do = "baseline-since"
    since: str


class KnowStage(OfKnown):
    """How far a common project was; "" for none."""

    do = "baseline-stage"
    stage: str


class KnowNot(OfKnown):
    """I do not know them after all."""

    do = "baseline-not"


class AddKnown(Action):
    """The next words are others, one a line."""

    do = "baseline-add"


class KnowNobody(Action):
    do = "baseline-nobody"


class EndBaseline(Action):
    """That is all; it can be opened again until the mission begins."""

    do = "baseline-end"
