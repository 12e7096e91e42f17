"""The schedule of frab, pentabarf and pretalx's export: XML, or the same tree as JSON. A day lasts until the next morning."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element

from mission.documents.clock import read_times
from mission.documents.draft import SessionDraft
from mission.documents.entries import Entry, Moment, Reading, Words, duration_of, noted, titled
from mission.documents.faults import UnreadError
from mission.documents.hours import wall


class Event(Entry):
    """One talk. `date` is the real moment; without it, `start` is wall time of the conference day."""

    id: Words = ""
    code: Words = ""
    guid: Words = ""
    title: Words = ""
    subtitle: Words = ""
    date: Moment | None = None
    start: Words = ""
    duration: Words = ""
    room: Words = ""
    track: Words = ""
    abstract: Words = ""
    persons: tuple[Words, ...] = ()


class Day(Entry):
    """A conference day; `start` is the moment at which it opens."""

    date: date
    start: Moment | None = None


Raw = tuple[dict[str, Any], list[dict[str, Any]]]
"""A day's attributes, and its events."""


def is_export(document: Any) -> bool:
    """Whether it is the JSON form of the export."""
    schedule = document.get("schedule") if isinstance(document, dict) else None
    return isinstance(schedule, dict) and isinstance(schedule.get("conference"), dict)


def read_export(document: dict[str, Any], reading: Reading) -> list[SessionDraft]:
    """{"schedule": {"conference": {"days": [{"date": …, "rooms": {"Hall": [event, …]}}]}}}"""
    days = document["schedule"]["conference"].get("days")
    return list(_sessions(map(_json_day, days if isinstance(days, list) else []), reading))


def read_frab(root: Element, reading: Reading) -> list[SessionDraft]:
    """<schedule><day date=…><room name=…><event id=…>"""
    return list(_sessions(map(_xml_day, root.iter("day")), reading))


def _json_day(day: Any) -> Raw:
    day = day if isinstance(day, dict) else {}
    rooms = day.get("rooms")
    lists = [room for room in (rooms.values() if isinstance(rooms, dict) else []) if isinstance(room, list)]
    events = [_json_event(event) for room in lists for event in room]
    return {"date": day.get("date"), "start": day.get("day_start")}, events


def _json_event(event: Any) -> dict[str, Any]:
    if not isinstance(event, dict):
        return {}
    persons = event.get("persons")
    named = [person for person in (persons if isinstance(persons, list) else []) if isinstance(person, dict)]
    names = [person.get("public_name") or person.get("name") for person in named]
    return {**event, "persons": tuple(filter(None, names))}


def _xml_day(day: Element) -> Raw:
    events = [(room.get("name"), event) for room in day.iter("room") for event in room.iter("event")]
    return {**day.attrib}, [_xml_event(event, room) for room, event in events]


def _xml_event(event: Element, room: str | None) -> dict[str, Any]:
    texts = {child.tag: child.text for child in event if len(child) == 0}
    persons = tuple(text for person in event.iter("person") if (text := (person.text or "").strip()))
    return {
        "room": room,
        **{key: text for key, text in texts.items() if text},
        **event.attrib,
        "persons": persons,
    }


def _sessions(days: Iterator[Raw], reading: Reading) -> Iterator[SessionDraft]:
    for attributes, events in days:
        day = reading.entry(Day, attributes, attributes.get("date"))
        for raw in events if day else []:
            event = reading.entry(Event, raw, raw.get("title") or raw.get("id"))
            session = _session(event, day, reading) if event and day else None
            if session:
                yield session


def _session(event: Event, day: Day, reading: Reading) -> SessionDraft | None:
    if not event.title:
        reading.bad(event.id, "title")
        return None
    try:
        starts = reading.utc(event.date) if event.date else _on_day(event, day, reading)
    except UnreadError:
        reading.bad(event.title, "start")
        return None
    duration = duration_of(event.duration)
    return SessionDraft(
        uid=event.code or event.id or event.guid or None,
        kind=reading.kind,
        day=day.date,
        starts=starts,
        ends=starts + duration if duration else None,
        title=titled(event.title),
        place=event.room,
        speakers=event.persons,
        notes=noted(event.subtitle, event.abstract),
        track=event.track,
        origin=reading.place,
    )


def _on_day(event: Event, day: Day, reading: Reading) -> datetime:
    """A start before the hour at which the day opens is after its midnight."""
    minutes, _ = read_times(event.start)
    opens = reading.utc(day.start).astimezone(reading.zone) if day.start else None
    after_midnight = opens is not None and minutes < opens.hour * 60 + opens.minute
    return wall(day.date + timedelta(days=int(after_midnight)), minutes, reading.zone)
