"""Feedback on sessions, the evening card, and the card on the way home."""

from typing import Final

from handlers.evening_cards import AddContact, AskEvening, NothingToday, ShowEvening
from handlers.feedback_cards import AddLine, Rate, Refile, ShowSession, SkipLine, SkipStars, SomethingElse
from handlers.feedback_cards import ShowDay as ShowFeedback
from handlers.home_cards import AskHome, PublishWords, RateHome, ShowHome, SkipHome
from tests.handlers.hostile.world import DAY, Forged

FORGED: Final[Forged] = {
    ShowFeedback: lambda _: ShowFeedback(day=DAY),
    ShowSession: lambda prey: ShowSession(session=prey.session),
    Rate: lambda prey: Rate(session=prey.session, stars=1),
    SkipStars: lambda prey: SkipStars(session=prey.session),
    AddLine: lambda prey: AddLine(session=prey.session),
    SkipLine: lambda prey: SkipLine(session=prey.session),
    SomethingElse: lambda _: SomethingElse(),
    Refile: lambda _: Refile(general=True),
    ShowEvening: lambda _: ShowEvening(day=DAY),
    AskEvening: lambda _: AskEvening(day=DAY, what="copy"),
    NothingToday: lambda _: NothingToday(day=DAY),
    AddContact: lambda _: AddContact(),
    ShowHome: lambda _: ShowHome(),
    RateHome: lambda _: RateHome(scale="goals", value=1),
    SkipHome: lambda _: SkipHome(question="change"),
    AskHome: lambda _: AskHome(question="publish"),
    PublishWords: lambda _: PublishWords(subject="home.change", agreed=True),
}
ABOUT: Final = (Refile,)
