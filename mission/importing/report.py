"""A preview in words: whole for the command line, within one message for the chat."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from typing import Any, Final

from markupsafe import Markup

from mission.documents.draft import Fault, Place
from mission.importing.preview import Difference, OwnWord, PersonItem, Preview, SessionItem, Slot
from storage.message import TEXT_LIMIT, plain_text, shown_length
from words import Reader, lines, paragraphs

TITLE_LIMIT: Final = 80
CHAT_LISTS: Final = (10, 5, 3, 1, 0)
"""How many items of each list the chat shows: as many as fit."""

SESSIONS: Final = ("added", "moved", "changed", "cancelled", "restored", "unchanged", "ambiguous")
PEOPLE: Final = ("added", "changed", "unchanged")


def preview_text(preview: Preview, reader: Reader, limit: int = TEXT_LIMIT) -> Markup:
    """For one message (Telegram HTML): every count, and of each list as much as fits in so many UTF-16 units."""
    told = _Teller(preview, reader, reader.say)
    for most in CHAT_LISTS:
        text = paragraphs(lines(*told.summary()), *(lines(*part) for part in told.details(most)))
        if shown_length(text) <= limit:
            return text
    return lines(*told.summary())


def preview_counts(preview: Preview, reader: Reader) -> Markup:
    """The counts alone (Telegram HTML)."""
    return lines(*_Teller(preview, reader, reader.say).summary())


def leaves_out(text: Markup, preview: Preview, reader: Reader) -> bool:
    """Whether a text of `preview_text` has not every line of the report."""
    return _Teller(preview, reader, reader.say).longest() > CHAT_LISTS[0] or plain_text(
        text
    ) != preview_report(preview, reader)


def preview_report(preview: Preview, reader: Reader) -> str:
    """For the command line (plain text): every count, every item, every fault."""
    told = _Teller(preview, reader, reader.plain)
    return "\n\n".join("\n".join(part) for part in (told.summary(), *told.details(None)))


class _Teller:
    """One preview in one language; `say` is the reader's, for HTML or for plain text."""

    def __init__(self, preview: Preview, reader: Reader, say: Callable[..., str]) -> None:
        self.preview = preview
        self.reader = reader
        self.say = say

    # --- counts ---

    def summary(self) -> list[str]:
        shown = self.preview
        told = [self._heading()]
        if shown.changes_nothing:
            unclear = (
                shown.faults or shown.ambiguous or shown.held or shown.members_unclear or shown.members_own
            )
            told.append(self.say("imports-nothing-clear" if unclear else "imports-nothing"))
        if shown.faults:
            told.append(self.say("imports-faults-count", count=len(shown.faults)))
        told += self._counted("imports-sessions", "imports-n", [(n, self._number(n)) for n in SESSIONS])
        told += self._counted(
            "imports-members", "imports-n", [(n, self._number(f"members_{n}")) for n in PEOPLE]
        )
        told += self._counted(
            "imports-partners", "imports-n", [(n, self._number(f"partners_{n}")) for n in PEOPLE]
        )
        told += self._counted("imports-groups", "imports-n", [("added", len(shown.groups))])
        if shown.checklist is not None:
            told.append(self.say("imports-checklist", count=shown.checklist))
        if shown.questions is not None:
            told.append(self.say("imports-questions", count=shown.questions))
        return told

    def _heading(self) -> str:
        shown = self.preview
        if not shown.code:
            return self.say("imports-mission-unread")
        key = "imports-mission-new" if shown.is_new else "imports-mission-known"
        return self.say(key, name=_short(shown.name), code=shown.code)

    def _number(self, name: str) -> int:
        found = getattr(self.preview, name)
        return found if isinstance(found, int) else len(found)

    def _counted(self, heading: str, prefix: str, counts: list[tuple[str, int]]) -> list[str]:
        parts = [self.say(f"{prefix}-{name}", count=count) for name, count in counts if count]
        return [self.say(heading, counts=_joined(parts, ", "))] if parts else []

    # --- lists ---

    def details(self, most: int | None) -> list[list[str]]:
        """Each list under its heading, at most so many items of it (None: all)."""
        return [self._list(name, items, told, most) for name, items, told in self._lists() if items]

    def longest(self) -> int:
        """How many items the longest list has."""
        return max(len(items) for _, items, _ in self._lists())

    def _lists(self) -> list[tuple[str, Sequence[Any], Callable[[Any], str]]]:
        """The lists in order: heading, items, and how an item is told."""
        shown = self.preview
        return [
            ("faults", shown.faults, self._fault),
            ("ambiguous", shown.ambiguous, self._session),
            ("held", shown.held, self._session),
            ("outside", shown.outside, self._session),
            ("about-mission", shown.about_mission, self._difference),
            ("cancelled", shown.cancelled, self._session),
            ("moved", shown.moved, self._moved),
            ("restored", shown.restored, self._moved),
            ("changed", shown.changed, self._changed),
            ("members-unclear", shown.members_unclear, self._person),
            ("members-own", shown.members_own, self._own),
            ("members-repeated", shown.members_repeated, self._person),
            ("members-gone", shown.members_gone, self._person),
            ("members-left", shown.members_left, self._person),
            ("members-changed", shown.members_changed, self._person),
            ("added", shown.added, self._session),
            ("members-added", shown.members_added, self._person),
            ("groups-added", shown.groups, _short),
            ("partners-added", shown.partners_added, _short),
            ("partners-changed", shown.partners_changed, _short),
        ]

    def _list(
        self, name: str, items: Sequence[Any], told: Callable[[Any], str], most: int | None
    ) -> list[str]:
        listed = [self.say("imports-item", item=told(item)) for item in items[:most]]
        rest = len(items) - len(listed)
        more = [self.say("imports-more", count=rest)] if rest else []
        return [self.say(f"imports-list-{name}"), *listed, *more]

    def _session(self, item: SessionItem) -> str:
        return self.say("imports-session", title=_short(item.title), slot=self._slot(item.slot))

    def _moved(self, item: SessionItem) -> str:
        """Old and new, of the time and of the place, whichever differs."""
        if item.was is None:
            return self._session(item)
        old, new = item.was, item.slot
        parts = []
        if self._when(old) != self._when(new):
            same_day = old.day == new.day and not old.all_day and not new.all_day
            then = self._clock(new) if same_day else self._when(new)
            parts.append(self.say("imports-from-to", old=self._when(old), new=then))
        if old.place != new.place:
            nowhere = self.say("imports-no-place")
            parts.append(
                self.say(
                    "imports-from-to", old=_short(old.place) or nowhere, new=_short(new.place) or nowhere
                )
            )
        return self.say("imports-session-moved", title=_short(item.title), changes=_joined(parts, "; "))

    def _changed(self, item: SessionItem) -> str:
        names = [self.say(f"imports-field-{_dashed(name)}") for name in item.fields]
        if not names:
            return self._session(item)
        return self.say("imports-session-changed", title=_short(item.title), fields=_joined(names, ", "))

    def _slot(self, slot: Slot) -> str:
        when = self._when(slot)
        return self.say("imports-slot", when=when, place=_short(slot.place)) if slot.place else when

    def _when(self, slot: Slot) -> str:
        day = self.reader.short_day(slot.day)
        if slot.all_day:
            return self.say("imports-all-day", day=day)
        return self.say("imports-when", day=day, time=self._clock(slot))

    def _clock(self, slot: Slot) -> str:
        return "–".join(self.reader.time(moment.time()) for moment in (slot.starts, slot.ends) if moment)

    def _person(self, item: PersonItem) -> str:
        who = (
            self.say("imports-person", name=_short(item.name), organisation=_short(item.organisation))
            if item.organisation
            else _short(item.name)
        )
        if not item.differences:
            return who
        told = [self._difference(one) for one in item.differences]
        return self.say("imports-person-changed", who=who, changes=_joined(told, "; "))

    def _difference(self, one: Difference) -> str:
        field = self.say(f"imports-field-{_dashed(one.field)}")
        old, new = self._value(one.field, one.before), self._value(one.field, one.after)
        return self.say("imports-difference", field=field, old=old, new=new)

    def _value(self, field: str, value: date | time | str) -> str:
        if isinstance(value, time):
            return self.reader.time(value)
        if isinstance(value, date):
            return self.reader.date(value)
        if field == "role" and value:
            return self.say(f"imports-role-{value}")
        return _short(value) or self.say("imports-empty")

    def _own(self, item: OwnWord) -> str:
        """Which fields, and where; the values are not needed to know that they differ."""
        names = _joined([self.say(f"imports-field-{name}") for name in item.fields], ", ")
        told = self.say("imports-own", name=_short(item.name), fields=names)
        return self.say("imports-fault", where=self._where(item.place), what=told) if item.place else told

    def _fault(self, fault: Fault) -> str:
        """Where, and what is wrong there: "Agenda row 14: ends before it starts"."""
        args: dict[str, Any] = {name: _short(value) for name, value in fault.args.items()}
        return self.say("imports-fault", where=self._where(fault.place), what=self.say(fault.key, **args))

    def _where(self, place: Place) -> str:
        """A sheet, or the file, with the row and the column where these are known."""
        where = place.sheet or place.file
        said = self.say("imports-where", where=_short(where))
        if place.row is not None:
            said = self.say("imports-where-row", where=_short(where), row=str(place.row))
        if place.column:
            said = self.say("imports-where-column", where=said, column=_short(place.column))
        return said


def _short(text: str) -> str:
    """A long title in a list is trimmed; the agenda has all of it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= TITLE_LIMIT else plain[: TITLE_LIMIT - 1].rstrip() + "…"


def _joined(parts: Iterable[str], mark: str) -> str:
    """Joined without escaping what is already escaped."""
    told = list(parts)
    html = any(isinstance(part, Markup) for part in told)
    return Markup(mark).join(told) if html else mark.join(told)  # noqa: S704 - the marks are ours


def _dashed(name: str) -> str:
    return name.replace("_", "-")
