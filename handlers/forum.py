"""The forum's programme, in words: a day's list by track or room, the tracks, a session in full."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from markupsafe import Markup

from handlers.actions import Action
from handlers.day import BrowseProgramme, ShowDay
from handlers.pages import Page, page, trimmed
from handlers.scene import Scene
from handlers.sessions import (
    DETAIL,
    LABEL,
    SHORT,
    TITLE,
    clash_note,
    day_and_hours,
    hours,
    labelled,
    listed_hours,
    place,
    zone_note,
)
from mission.agenda import without_repeated_breaks
from storage.agenda import Session
from storage.message import Button, Message, Rows
from words import Reader, lines, paragraphs

DAYS_A_ROW: Final = 3
DAYS_MOST: Final = 7
PAGE_SESSIONS: Final = 8
LONG_NOTES: Final = 1200
NAMES: Final = 400


class ListTracks(Action):
    """The tracks of a day, to choose from."""

    do = "tracks"
    day: date
    page: int = 0


class OpenSession(Action):
    """A session in full; `track` and `page` say where "Back" leads."""

    do = "programmesession"
    session: int
    track: str = ""
    page: int = 0


class Attend(Action):
    """I'll go, or not going."""

    do = "attend"
    session: int
    going: bool
    track: str = ""
    page: int = 0


class View(NamedTuple):
    """What of the programme is shown: a day, one track or all (""), a page from 0."""

    day: date
    track: str
    page: int


def stream(session: Session, *, by_track: bool) -> str:
    """What parallel sessions are told apart by: the track, or the room where a day names no tracks."""
    return (session.track if by_track else session.place).strip()


def has_tracks(programme: Sequence[Session]) -> bool:
    return any(session.track.strip() for session in programme)


def tracks(programme: Sequence[Session]) -> list[str]:
    """The tracks (or rooms) of a day, in order of name; none when there is only one."""
    by_track = has_tracks(programme)
    named = {stream(session, by_track=by_track) for session in programme} - {""}
    return sorted(named, key=str.casefold) if len(named) > 1 else []


def chosen_track(programme: Sequence[Session], track: str) -> str:
    """The track, on a day that has it; else all."""
    return track if track in tracks(programme) else ""


def in_track(programme: Sequence[Session], track: str) -> list[Session]:
    """The sessions of one track or of all, each break once."""
    by_track = has_tracks(programme)
    wanted = [session for session in programme if not track or stream(session, by_track=by_track) == track]
    return without_repeated_breaks(wanted)


def programme_message(
    programme: Sequence[Session], view: View, days: Sequence[date], attended: set[int], scene: Scene
) -> Message:
    """A page of a day's sessions; each that is no break can be opened."""
    reader = scene.reader
    listed = page(in_track(programme, view.track), view.page, PAGE_SESSIONS)
    kind = "track" if has_tracks(programme) else "room"
    here = view._replace(page=listed.number - 1)
    heading = lines(
        reader.say("programme-heading", day=reader.day(view.day)),
        reader.say(f"programme-{kind}", name=trimmed(view.track, SHORT)) if view.track else "",
        listed.mark(reader),
        "" if programme else reader.say("programme-nothing"),
        zone_note(scene.mission, scene.member, view.day, reader),
    )
    blocks = [_listed(session, view.track, attended, reader) for session in listed.items]
    return Message(
        text=paragraphs(heading, *blocks), buttons=_programme_buttons(programme, listed, here, days, reader)
    )


def _listed(session: Session, track: str, attended: set[int], reader: Reader) -> Markup:
    title = trimmed(session.title, TITLE)
    where = [trimmed(part, SHORT) for part in (session.place, session.track) if part and part != track]
    return lines(
        reader.say("programme-session", hours=listed_hours(session, reader), title=title),
        " · ".join(where),
        reader.say("programme-going") if session.id in attended else "",
    )


def _programme_buttons(
    programme: Sequence[Session], listed: Page[Session], here: View, days: Sequence[date], reader: Reader
) -> Rows:
    opened = tuple(
        (OpenSession(session=s.id, track=here.track, page=here.page).button(_label(s, reader)),)
        for s in listed.items
        if not s.is_break
    )
    turning = listed.buttons(reader, lambda at: BrowseProgramme(day=here.day, track=here.track, page=at))
    mine = ShowDay(day=here.day).button(reader.plain("programme-button-mine"))
    elsewhere: tuple[Button, ...] = (mine,)
    if tracks(programme):
        key = "programme-button-tracks" if has_tracks(programme) else "programme-button-rooms"
        elsewhere = (ListTracks(day=here.day).button(reader.plain(key)), mine)
    return (*opened, *((turning,) if turning else ()), *_day_rows(here, days, reader), elsewhere)


def _label(session: Session, reader: Reader) -> str:
    start = hours(session, reader) if session.all_day else reader.time(session.starts_wall.time())
    return trimmed(f"{start} {session.title}", LABEL)


def _day_rows(here: View, days: Sequence[date], reader: Reader) -> Rows:
    """The other days of the programme; of a long one those around the day that is shown."""
    near = sorted(sorted(days, key=lambda day: abs(day - here.day))[:DAYS_MOST])
    others = [day for day in near if day != here.day]
    buttons = [BrowseProgramme(day=day, track=here.track).button(reader.short_day(day)) for day in others]
    return tuple(tuple(buttons[at : at + DAYS_A_ROW]) for at in range(0, len(buttons), DAYS_A_ROW))


def tracks_message(programme: Sequence[Session], action: ListTracks, scene: Scene) -> Message:
    """The tracks of a day as buttons; everything comes first."""
    reader = scene.reader
    listed = page(tracks(programme), action.page, PAGE_SESSIONS)
    key = "programme-which-track" if has_tracks(programme) else "programme-which-room"
    everything = BrowseProgramme(day=action.day).button(reader.plain("programme-button-everything"))
    named = tuple(
        (BrowseProgramme(day=action.day, track=name).button(trimmed(name, LABEL)),) for name in listed.items
    )
    turning = listed.buttons(reader, lambda at: ListTracks(day=action.day, page=at))
    return Message(
        text=lines(reader.say(key, day=reader.day(action.day)), listed.mark(reader)),
        buttons=((everything,), *named, *((turning,) if turning else ())),
    )


def session_message(
    session: Session, back: View, scene: Scene, *, going: bool, overlapping: Sequence[Session]
) -> Message:
    """Everything about a session, whether one goes, and what it would clash with."""
    reader = scene.reader
    cancelled = session.cancelled_at is not None
    speakers = trimmed(reader.listed(list(session.speakers)), NAMES) if session.speakers else ""
    about = lines(
        reader.say(
            "programme-session", hours=day_and_hours(session, reader), title=trimmed(session.title, TITLE * 2)
        ),
        place(session, scene.mission, reader),
        reader.say("programme-track", name=trimmed(session.track, DETAIL)) if session.track else "",
        reader.say("programme-speakers", count=len(session.speakers), names=speakers) if speakers else "",
        labelled("host", session.host, reader),
        labelled("dress", session.dress, reader),
        labelled("bring", session.bring, reader),
    )
    standing = lines(
        reader.say("programme-cancelled") if cancelled else "",
        reader.say("programme-going") if going and not cancelled else "",
        clash_note(overlapping, reader) if not cancelled else "",
    )
    note = zone_note(scene.mission, scene.member, session.day, reader)
    text = paragraphs(about, trimmed(session.notes, LONG_NOTES), standing, note)
    return Message(text=text, buttons=_session_buttons(session, back, reader, going=going))


def _session_buttons(session: Session, back: View, reader: Reader, *, going: bool) -> Rows:
    leading = BrowseProgramme(day=session.day, track=back.track, page=back.page)
    rows: Rows = ((leading.button(reader.plain("programme-button-back")),),)
    if session.cancelled_at or session.is_break:
        return rows
    action = Attend(session=session.id, going=not going, track=back.track, page=back.page)
    key = "programme-button-leave" if going else "programme-button-go"
    return ((action.button(reader.plain(key)),), *rows)
