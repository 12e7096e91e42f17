"""How a session is told: its time, its place with a way there, and what a member has to know."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final
from urllib.parse import quote_plus, urlsplit

from babel.dates import get_timezone_location
from markupsafe import Markup

from handlers.pages import trimmed
from mission.time import at_wall
from storage.agenda import Session
from storage.columns import folded
from storage.message import shown_length
from storage.missions import Mission
from storage.people import Member
from words import Reader, lines

SEARCH: Final = "https://www.google.com/maps/search/?api=1&query="
SEARCHED: Final = 150
"""Characters of a place that a map is asked for."""
LINK: Final = 400
"""Characters of a link: escaped five times as long, it must still fit where Fluent puts it (2,500)."""
ONLINE: Final = re.compile(r"(online|онлайн|zoom|ms teams|microsoft teams|google meet|webex)\b")
TITLE: Final = 120
DETAIL: Final = 120
NOTES: Final = 300
SHORT: Final = 60
"""Characters of a title in a line that is about more than it."""
LABEL: Final = 40
"""Characters of a button's words that a phone shows without cutting them."""


# --- when -----------------------------------------------------------------------------------------------------


def hours(session: Session, reader: Reader) -> str:
    """ "09:00–10:30", "09:00" where no end is known, "All day" (and until which day)."""
    if session.all_day:
        last = _last_day(session)
        if last == session.day:
            return reader.plain("agenda-all-day")
        return reader.plain("agenda-all-day-until", day=reader.short_day(last))
    start = reader.time(session.starts_wall.time())
    if session.ends_wall is None or session.ends_wall == session.starts_wall:
        return start
    return f"{start}–{reader.time(session.ends_wall.time())}"


def _last_day(session: Session) -> date:
    """The last day of a whole-day session, whose end is the midnight after it."""
    if session.ends_wall is None or session.ends_wall <= session.starts_wall:
        return session.day
    ended = session.ends_wall.date()
    return max(session.day, date.fromordinal(ended.toordinal() - (session.ends_wall.time() == time())))


def listed_hours(session: Session, reader: Reader) -> str:
    """Under its day: a talk after midnight is listed with the evening before and names its date."""
    shown = hours(session, reader)
    real = session.starts_wall.date()
    return shown if session.all_day or real == session.day else f"{shown} ({reader.short_day(real)})"


def day_and_hours(session: Session, reader: Reader) -> str:
    """ "Mon 24 Apr, 09:00–10:30"."""
    real = session.day if session.all_day else session.starts_wall.date()
    return f"{reader.short_day(real)}, {hours(session, reader)}"


def capitalised(words: str) -> str:
    """A line begins with a capital letter: «Понеділок, 24 квітня»."""
    return words[:1].upper() + words[1:]


def zone_note(mission: Mission, member: Member, day: date, reader: Reader) -> Markup:
    """Whose clock the times are, when it is not the reader's own that day; else nothing."""
    noon = at_wall(day, time(12), mission.zone)
    there, here = noon.astimezone(mission.zone), noon.astimezone(member.zone(mission))
    if there.utcoffset() == here.utcoffset():
        return Markup()
    city = get_timezone_location(mission.timezone, locale=reader.language, return_city=True)
    return reader.say("agenda-zone", city=city, offset=_offset(there))


def _offset(moment: datetime) -> str:
    """ "+2", "+5:30", "−3"."""
    minutes = round((moment.utcoffset() or moment - moment).total_seconds() / 60)
    whole, rest = divmod(abs(minutes), 60)
    return f"{'−' if minutes < 0 else '+'}{whole}" + (f":{rest:02}" if rest else "")


# --- where ----------------------------------------------------------------------------------------------------


def place(session: Session, mission: Mission, reader: Reader) -> Markup:
    """Place and address with a link to a map; a place that is itself a link is one."""
    named = trimmed(", ".join(part for part in (session.place, session.address) if part), DETAIL)
    link = way_there(session, mission)
    if link and named:
        return reader.say("agenda-place", place=named, link=link)
    if link:
        return reader.say("agenda-map-alone", link=link)
    return reader.say("agenda-place-alone", place=named) if named else Markup()


def way_there(session: Session, mission: Mission) -> str | None:
    """Where a map opens: the session's own link, or a search for its place. A room of the forum is on no map."""
    for given in (session.map, session.place, session.address):
        if _is_link(given):
            return given.strip()
    if session.map.strip():
        return _search(session.map.strip())
    sought = session.address.strip()
    if session.kind == "ours":
        sought = ", ".join(part.strip() for part in (session.place, session.address) if part.strip())
    if not sought or (not session.address and ONLINE.match(folded(sought))):
        return None
    city = mission.city.strip()
    known = not city or folded(city) in folded(sought)
    return _search(sought if known else f"{sought}, {city}")


def _search(words: str) -> str:
    return SEARCH + quote_plus(words[:SEARCHED])


def _is_link(text: str) -> bool:
    """Only the web: what an organiser's file holds must not become any other kind of link."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    spaced = re.search(r"\s", text.strip())
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not spaced and len(text) <= LINK


# --- all of it --------------------------------------------------------------------------------------------------


def details(session: Session, mission: Mission, reader: Reader) -> Markup:
    """What stands under the title: place, host, dress, what to bring, notes."""
    return lines(
        place(session, mission, reader),
        labelled("host", session.host, reader),
        labelled("dress", session.dress, reader),
        labelled("bring", session.bring, reader),
        labelled("notes", session.notes, reader, NOTES),
    )


def labelled(name: str, text: str, reader: Reader, limit: int = DETAIL) -> Markup:
    """ "Dress: business"; nothing where nothing is said."""
    said = trimmed(text, limit)
    return reader.say(f"agenda-{name}", text=said) if said else Markup()


def clash_note(others: Sequence[Session], reader: Reader) -> Markup:
    """Which sessions it overlaps, in words."""
    if not others:
        return Markup()
    named = [f"{trimmed(other.title, LABEL)} ({hours(other, reader)})" for other in others[:3]]
    if len(others) > len(named):
        named.append("…")
    return reader.say("agenda-clash", titles=reader.listed(named))


def packed(blocks: Sequence[Markup], limit: int, most: int = 10) -> list[list[Markup]]:
    """Blocks shared out to pages of at most so many UTF-16 units and blocks; none is cut, none is lost."""
    pages: list[list[Markup]] = [[]]
    room = limit
    for block in blocks:
        size = shown_length(block) + 2
        if pages[-1] and (size > room or len(pages[-1]) == most):
            pages.append([])
            room = limit
        pages[-1].append(block)
        room -= size
    return pages
