"""The schedule as pretalx's API gives it (`schedules/latest`): talks in `slots`, and a break once for every room."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field, model_validator

from mission.documents.draft import SessionDraft
from mission.documents.entries import Entry, Moment, Reading, Words, noted, titled


class Speaker(Entry):
    """Someone who speaks."""

    name: Words = ""


class Slot(Entry):
    """When and where; in the API since 2025 also what (`submission`)."""

    start: Moment
    end: Moment | None = None
    room: Words = ""
    description: Words = ""


class Talk(Entry):
    """A submission with its slot."""

    code: Words = ""
    title: Words = ""
    speakers: tuple[Speaker, ...] = ()
    track: Words = ""
    abstract: Words = ""
    state: str | None = None
    slot: Slot
    own_description: Words = Field(default="", alias="description")

    @model_validator(mode="before")
    @classmethod
    def _newer_form(cls, raw: Any) -> Any:
        """Newer versions put the talk into the slot instead of the slot into the talk."""
        if isinstance(raw, dict) and isinstance(raw.get("submission"), dict):
            return {**raw["submission"], "slot": raw}
        return raw


def is_pretalx(document: Any) -> bool:
    """Whether it is the API's form."""
    return isinstance(document, dict) and isinstance(document.get("slots"), list)


def read_pretalx(document: dict[str, Any], reading: Reading) -> list[SessionDraft]:
    """Talks, then breaks, as the file lists them."""
    return [*_talks(document, reading), *_breaks(document, reading)]


def _talks(document: dict[str, Any], reading: Reading) -> Iterator[SessionDraft]:
    for raw in document["slots"]:
        talk = None if _is_break(raw) else reading.entry(Talk, raw, _title(raw))
        if talk is None:
            continue
        if not talk.title:
            reading.bad(talk.code, "title")
            continue
        yield SessionDraft(
            uid=talk.code or None,
            kind=reading.kind,
            day=reading.day(talk.slot.start),
            starts=reading.utc(talk.slot.start),
            ends=talk.slot.end and reading.utc(talk.slot.end),
            title=titled(talk.title),
            place=talk.slot.room,
            speakers=tuple(speaker.name for speaker in talk.speakers if speaker.name),
            notes=noted(talk.abstract, talk.own_description),
            track=talk.track,
            cancelled=talk.state in ("canceled", "withdrawn"),
            origin=reading.place,
        )


def _breaks(document: dict[str, Any], reading: Reading) -> Iterator[SessionDraft]:
    listed = document.get("breaks")
    for raw in [*(listed if isinstance(listed, list) else []), *filter(_is_break, document["slots"])]:
        slot = reading.entry(Slot, raw, _title(raw))
        if slot is not None:
            yield SessionDraft(
                kind=reading.kind,
                is_break=True,
                day=reading.day(slot.start),
                starts=reading.utc(slot.start),
                ends=slot.end and reading.utc(slot.end),
                title=titled(slot.description, "—"),
                place=slot.room,
                origin=reading.place,
            )


def _is_break(raw: Any) -> bool:
    """In the newer form a break is a slot without a talk."""
    return isinstance(raw, dict) and "submission" in raw and raw["submission"] is None


def _title(raw: Any) -> Any:
    return raw.get("title") or raw.get("description") or raw.get("code") if isinstance(raw, dict) else ""
