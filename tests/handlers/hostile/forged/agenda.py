"""The agenda, the programme of the forum, changes, and whether a session took place."""

from typing import Final

from handlers.changes import SeenChange, TurnChanges
from handlers.day import BrowseProgramme, ShareCalendar, ShowDay
from handlers.forum import Attend, ListTracks, OpenSession
from handlers.results_actions import SayTookPlace
from tests.handlers.hostile.world import DAY, Forged

FORGED: Final[Forged] = {
    ShowDay: lambda _: ShowDay(day=DAY),
    ShareCalendar: lambda _: ShareCalendar(),
    BrowseProgramme: lambda _: BrowseProgramme(day=DAY),
    ListTracks: lambda _: ListTracks(day=DAY),
    OpenSession: lambda prey: OpenSession(session=prey.talk),
    Attend: lambda prey: Attend(session=prey.talk, going=True),
    SeenChange: lambda _: SeenChange(),
    TurnChanges: lambda _: TurnChanges(page=0),
    SayTookPlace: lambda prey: SayTookPlace(session=prey.session, held=True),
}
