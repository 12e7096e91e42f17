"""What the forms of conference software share: an entry is checked on its own, and a bad one is named by its title."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from mission.documents.cell import text_of
from mission.documents.days import YEARS
from mission.documents.draft import Fault, Place, SessionKind
from mission.documents.table import LONG, SHORT

Form = TypeVar("Form", bound="Entry")


def _words(value: Any) -> Any:
    """A text, or one of its translations: {"en": "Talk", "cs": "Přednáška"} is "Talk"; {"name": …} is its name."""
    if isinstance(value, dict):
        value = value.get("en") or value.get("name") or next(iter(value.values()), "")
        return (
            _words(value) if isinstance(value, dict) else text_of(value if isinstance(value, str) else None)
        )
    return text_of(value) if value is None or isinstance(value, str | int) else value


def _plausible(moment: datetime) -> datetime:
    if moment.year not in YEARS:
        raise ValueError("not a year in which anyone travels")
    return moment


Words = Annotated[str, BeforeValidator(_words)]
Moment = Annotated[datetime, AfterValidator(_plausible)]


class Entry(BaseModel):
    """A piece of someone else's form: what we do not know is left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)


@dataclass(frozen=True)
class Reading:
    """One file being read: what it does not say by itself, and the faults found so far."""

    file: str
    zone: ZoneInfo
    kind: SessionKind
    faults: list[Fault] = field(default_factory=list)

    @property
    def place(self) -> Place:
        """The file as a whole; entries have no line that anyone could look up."""
        return Place(file=self.file)

    def entry(self, form: type[Form], raw: Any, title: Any) -> Form | None:
        """The checked entry; or None, and a fault that names the entry and the first field that is wrong."""
        try:
            return form.model_validate(raw)
        except ValidationError as error:
            self.bad(title, ".".join(str(step) for step in error.errors()[0]["loc"]) or "?")
            return None

    def bad(self, title: Any, wrong: str) -> None:
        """An entry that is not taken, and the field that is wrong with it."""
        args = {"title": text_of(str(title or "?"))[:SHORT], "field": wrong}
        self.faults.append(Fault(place=self.place, key="fault-entry-unread", args=args))

    def utc(self, moment: datetime) -> datetime:
        """Aware, UTC; a time without an offset is the zone's."""
        return (moment if moment.tzinfo else moment.replace(tzinfo=self.zone)).astimezone(UTC)

    def day(self, moment: datetime) -> date:
        """The local day of a moment."""
        return self.utc(moment).astimezone(self.zone).date()


def duration_of(text: str) -> timedelta | None:
    """ "01:30", "90" (minutes) or "1:02:30" (days, hours, minutes, as frab writes more than a day); None if it says nothing."""
    parts = text.split(":")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:  # noqa: PLR2004 - days, hours, minutes
        return None
    days, hours, minutes = [0, 0, 0, *map(int, parts)][-3:]
    return timedelta(days=days, hours=hours, minutes=minutes) or None


def titled(*texts: str) -> str:
    """The first text that says anything, within the bound of a title."""
    return next((text for text in texts if text), "")[:SHORT]


def noted(*texts: str) -> str:
    """What there is to read about a session, each text once."""
    return "\n\n".join(dict.fromkeys(filter(None, texts)))[:LONG]
