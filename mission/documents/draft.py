"""What a file says, before anything is changed: drafts of the mission's records, and every fault with its place."""

from datetime import date, time
from typing import Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict

from mission.errors import UserError

SheetKind = Literal["mission", "groups", "delegates", "agenda", "partners", "departure", "questions"]
SessionKind = Literal["ours", "programme"]
Role = Literal["delegate", "organiser", "host"]


class Refused(UserError):  # noqa: N818 - the name that the rest of the house says
    """A whole file cannot be read: nothing of it was taken. The key stands in `words/*/documents.ftl`."""


class FirstDayNeeded(Refused):
    """The file names weekdays, or days without a year: read it again with `first_day`."""


class Part(BaseModel):
    """A frozen piece of a draft."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Place(Part):
    """Where in a file: `row` as a spreadsheet shows it (1 = the first), in a .csv the physical line; `column` as its heading says."""

    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    def at(self, column: str | None) -> Self:
        """The same row, another column."""
        return self.model_copy(update={"column": column})


class Fault(Part):
    """What is wrong and where. `key` and `args` are a message of `words/*/documents.ftl`.

    `row_kept`: the row stands in the draft all the same, without what could not be read.
    """

    place: Place
    key: str
    args: dict[str, str] = {}
    row_kept: bool = False


class SessionDraft(Part):
    """One session. `starts` and `ends` are aware, UTC; `day` is the day it is listed under (after midnight still the evening's).

    An all-day session starts at its first midnight in the mission's zone and ends at the midnight after its last day.
    """

    uid: str | None = None
    kind: SessionKind = "ours"
    is_break: bool = False
    all_day: bool = False
    day: date
    starts: AwareDatetime
    ends: AwareDatetime | None = None
    title: str
    place: str = ""
    address: str = ""
    map: str = ""
    host: str = ""
    audience: str = ""
    speakers: tuple[str, ...] = ()
    bring: str = ""
    dress: str = ""
    notes: str = ""
    track: str = ""
    cancelled: bool = False
    origin: Place | None = None


class MemberDraft(Part):
    """One row of the Delegates sheet. `phone` is E.164 or empty, `email` lower-cased in its domain or empty."""

    name: str
    organisation: str = ""
    position: str = ""
    group: str = ""
    role: Role = "delegate"
    phone: str = ""
    email: str = ""
    language: Literal["uk", "cs", "en", ""] = ""
    origin: Place | None = None


class PartnerDraft(Part):
    """An organisation that is known before the trip. `known_since` as written: a year, a date or a word."""

    name: str
    country: str = ""
    kind: Literal["cluster", "company", "university", "authority", "embassy", "network", ""] = ""
    known_since: str = ""
    website: str = ""


class ChecklistDraft(Part):
    """One item of the departure checklist, with its source and the day on which the organiser checked it."""

    item: str
    source: str = ""
    checked_on: date | None = None
    audience: str = ""


class QuestionDraft(Part):
    """One question of the organisers' own survey. `when` as written, such as "way home"."""

    text: str
    kind: Literal["stars", "score", "choice", "several", "text"] = "text"
    choices: tuple[str, ...] = ()
    when: str = ""
    audience: str = ""
    anonymous: bool = False


class MissionDraft(Part):
    """The mission itself. `agenda_at` is wall time in `timezone`."""

    code: str
    name: str
    programme: str = ""
    city: str
    country: str
    timezone: str
    starts: date
    ends: date
    languages: tuple[Literal["uk", "cs", "en"], ...] = ("uk", "cs", "en")
    agenda_at: time = time(7, 30)


class Draft(Part):
    """All that one file, or one folder, says. `unused` names the columns and sheets that nothing was taken from."""

    mission: MissionDraft | None = None
    groups: tuple[str, ...] = ()
    members: tuple[MemberDraft, ...] = ()
    sessions: tuple[SessionDraft, ...] = ()
    partners: tuple[PartnerDraft, ...] = ()
    checklist: tuple[ChecklistDraft, ...] = ()
    questions: tuple[QuestionDraft, ...] = ()
    faults: tuple[Fault, ...] = ()
    found: tuple[SheetKind, ...] = ()
    unused: tuple[Place, ...] = ()
