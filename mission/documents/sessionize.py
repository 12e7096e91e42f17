"""The schedule as Sessionize gives it: GridSmart (days, rooms), Sessions (groups) or All; times are wall time of the place."""

from collections.abc import Iterator
from typing import Any

from pydantic import Field

from mission.documents.draft import SessionDraft
from mission.documents.entries import Entry, Moment, Reading, Words, noted, titled


class Talk(Entry):
    """One session; a service session is registration, a break, a meal, an opening."""

    id: Words = ""
    title: Words = ""
    description: Words = ""
    starts: Moment = Field(alias="startsAt")
    ends: Moment | None = Field(default=None, alias="endsAt")
    is_service: bool = Field(default=False, alias="isServiceSession")
    room: Words = ""
    speakers: tuple[Words, ...] = ()


def is_sessionize(document: Any) -> bool:
    """Whether it is one of the three forms."""
    if isinstance(document, dict):
        return isinstance(document.get("sessions"), list)
    return isinstance(document, list) and any(
        isinstance(part, dict) and ("rooms" in part or "sessions" in part) for part in document
    )


def read_sessionize(document: Any, reading: Reading) -> list[SessionDraft]:
    """Sessions as the file lists them."""
    raws = _of_all(document) if isinstance(document, dict) else _of_parts(document)
    talks = [reading.entry(Talk, raw, raw.get("title") or raw.get("id")) for raw in raws]
    return [_session(talk, reading) for talk in talks if talk is not None]


def _session(talk: Talk, reading: Reading) -> SessionDraft:
    return SessionDraft(
        uid=talk.id or None,
        kind=reading.kind,
        is_break=talk.is_service,
        day=reading.day(talk.starts),
        starts=reading.utc(talk.starts),
        ends=talk.ends and reading.utc(talk.ends),
        title=titled(talk.title, ", ".join(talk.speakers), "—"),
        place=talk.room,
        speakers=talk.speakers,
        notes=noted(talk.description),
        origin=reading.place,
    )


def _of_parts(parts: list[Any]) -> Iterator[dict[str, Any]]:
    """GridSmart: days of rooms of sessions. Sessions: groups of sessions."""
    for part in filter(_is_dict, parts):
        for holder in filter(_is_dict, [part, *_list(part, "rooms")]):
            yield from filter(_is_dict, _list(holder, "sessions"))


def _of_all(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All: rooms and speakers stand apart, a session holds their ids."""
    rooms = {room.get("id"): room.get("name") for room in filter(_is_dict, _list(document, "rooms"))}
    names = {
        person.get("id"): person.get("fullName") for person in filter(_is_dict, _list(document, "speakers"))
    }
    for session in filter(_is_dict, _list(document, "sessions")):
        speakers = [names.get(key) for key in _list(session, "speakers") if isinstance(key, str)]
        yield {**session, "room": rooms.get(session.get("roomId")), "speakers": list(filter(None, speakers))}


def _list(holder: dict[str, Any], key: str) -> list[Any]:
    found = holder.get(key)
    return found if isinstance(found, list) else []


def _is_dict(value: Any) -> bool:
    return isinstance(value, dict)
