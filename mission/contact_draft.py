"""A contact told step by step: what has been said so far, and what each answer adds."""

from datetime import date
from typing import Any, Final, Literal

from mission.contact_line import ContactLine
from mission.contacts import read_line
from mission.day_words import find_day
from mission.merging import together
from mission.note_changes import SentFile
from storage.columns import folded
from storage.contacts import ContactSource
from storage.missions import Mission
from storage.record import Record

Step = Literal["name", "organisation", "reach", "promise"]
ORDER: Final[tuple[Step, ...]] = ("name", "organisation", "reach", "promise")
OPTIONAL: Final = frozenset(ORDER) - {"name"}


class Draft(Record):
    """`question`: the row of the outbox that asks; `leftover`: what was meant as a way to reach them and is none."""

    mission: int
    question: int = 0
    name: str = ""
    organisation: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    leftover: tuple[str, ...] = ()
    promise_text: str = ""
    due_on: date | None = None
    files: tuple[SentFile, ...] = ()

    @property
    def source(self) -> ContactSource:
        return "photo" if any(file.kind != "voice" for file in self.files) else "typed"

    def with_fields(self, **fields: Any) -> "Draft":
        return self.model_copy(update=fields)


def step_after(step: Step) -> Step | None:
    """The next question; None after the last."""
    return next(iter(ORDER[ORDER.index(step) + 1 :]), None)


def answered(
    draft: Draft, step: Step, text: str, *, mission: Mission, today: date, language: str
) -> tuple[Draft, bool]:
    """The draft with an answer in it; False where the answer gives no way to reach the person."""
    if step == "promise":
        return _promised(draft, text, mission, today, language), True
    if step != "reach":
        return draft.with_fields(**{step: text}), True
    line = read_line(f"-, {text}", mission, today, language)
    found = bool(line.emails or line.phones)
    said = ", ".join(filter(None, (line.name, line.organisation, line.position, line.about)))
    kept = draft.with_fields(
        emails=together(draft.emails, line.emails),
        phones=together(draft.phones, line.phones),
        about=together(draft.about, (said,) if found else (text,)),
        leftover=together(draft.leftover, line.leftover if found else (text,)),
    )
    return kept, found


def _promised(draft: Draft, text: str, mission: Mission, today: date, language: str) -> Draft:
    """The promise without its day, where the line says which words are the day's; else all of it."""
    line = read_line(f"-, {text}", mission, today, language)
    others = (line.name, line.organisation, line.position, line.about, *line.emails, *line.phones)
    if line.promise_text and not any(others):
        return draft.with_fields(promise_text=line.promise_text, due_on=line.due_on)
    day = find_day(text, today)
    return draft.with_fields(promise_text=text, due_on=day.day if day else None)


def is_about(draft: Draft, line: ContactLine) -> bool:
    """Whether a whole line is of the person who is being asked about."""
    return not draft.name or folded(draft.name) == folded(line.name)


def line_of(draft: Draft) -> ContactLine:
    """As if it had been typed in one line."""
    return ContactLine(
        name=draft.name,
        organisation=draft.organisation,
        emails=draft.emails,
        phones=draft.phones,
        about=", ".join(draft.about),
        promise_text=draft.promise_text,
        due_on=draft.due_on,
        leftover=draft.leftover,
        source=draft.source,
    )


def together_with(draft: Draft, line: ContactLine) -> ContactLine:
    """A whole line about the same person, and what had been said before it."""
    return line.model_copy(
        update={
            "emails": together(line.emails, draft.emails),
            "phones": together(line.phones, draft.phones),
            "about": ", ".join(together(draft.about, (line.about,))),
            "leftover": together(draft.leftover, line.leftover),
            "source": draft.source,
        }
    )
