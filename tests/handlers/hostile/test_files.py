"""Every string in what organisers import, and in the spreadsheets that they take."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from handlers.broadcast import panel_message
from handlers.calendar import calendar_message
from handlers.changes import change_message
from handlers.day import day_message
from handlers.feedback_cards import stars_message
from handlers.forum import ListTracks, View, programme_message, session_message, tracks_message
from handlers.joining import consent_message, welcome_message
from handlers.progress import report_message
from handlers.scene import Scene
from handlers.upcoming import next_message
from mission.broadcasts import FATES, Aim, ReportLine
from mission.changes import TOLD, Edit
from mission.inviting import Invite, invites_csv
from storage.agenda import Session
from storage.broadcasts import Broadcast
from storage.message import Message
from storage.missions import Mission
from storage.people import Member, Membership, Person
from tests.handlers.hostile.strings import bad_strings, deliverable, needs_strings
from tests.handlers.hostile.updates import checked
from tests.handlers.hostile.world import DAY
from words import Reader


@needs_strings
def test_every_string_in_an_organisers_file_is_shown_within_the_limits() -> None:
    starts = datetime.combine(DAY, time(9))
    for text in bad_strings():
        words = dict.fromkeys(
            ("title", "place", "address", "map", "host", "bring", "dress", "notes", "track"), text
        )
        fixed: dict[str, Any] = {
            "id": 1,
            "mission_id": 1,
            "uid": None,
            "is_break": False,
            "all_day": False,
            "day": DAY,
        }
        moments = {
            "starts_at": starts.replace(tzinfo=UTC),
            "ends_at": None,
            "starts_wall": starts,
            "ends_wall": None,
        }
        more = {"audience": "", "speakers": (text, text), "cancelled_at": None}
        ours = Session.model_validate({**fixed, **moments, **words, **more, "kind": "ours"})
        scene = scene_called(text)
        for message in told(ours, scene):
            checked(message)


def scene_called(text: str) -> Scene:
    """Somebody of that name in a mission of that name, who lives in another zone."""
    mission = Mission(
        id=1,
        programme_id=None,
        country="CZ",
        timezone="Europe/Prague",
        agenda_at=time(7),
        **dict.fromkeys(("code", "name", "city"), text),
        starts_on=DAY,
        ends_on=DAY,
        languages=("en",),
        created_at=datetime(2023, 4, 1, tzinfo=UTC),
    )
    person = Person(
        id=1,
        telegram_id=1,
        name=text,
        email="",
        phone="",
        language="en",
        timezone="America/New_York",
        agenda_at=None,
        reminder_minutes=15,
        unreachable_since=None,
        current_mission_id=None,
    )
    place = Membership(
        id=1,
        mission_id=1,
        person_id=1,
        role="delegate",
        organisation=text,
        position=text,
        group_id=None,
        joined_at=None,
        left_at=None,
    )
    return Scene(
        Member(person=person, membership=place, group=text), mission, Reader("en", mission.zone), DAY
    )


def told(session: Session, scene: Scene) -> Iterator[Message]:
    """What is told of a session, to whom and by whom it is announced, and who is welcomed."""
    member, mission, reader, today = scene
    noon = datetime.combine(today, time(6), UTC)
    talk = session.model_copy(update={"kind": "programme"})
    other = talk.model_copy(update={"id": 2, "track": "Hall"})
    moved = session.model_copy(
        update={"title": "x", "place": "x", "notes": "", "day": today + timedelta(days=1)}
    )
    name = member.person.name
    yield day_message([session, session], today, member, mission, reader, now=noon)
    yield next_message(session, member, mission, reader, now=noon)
    yield programme_message([talk, other], View(today, session.track, 0), [today], set(), scene)
    yield tracks_message([talk, other], ListTracks(day=today), scene)
    yield session_message(talk, View(today, session.track, 0), scene, going=True, overlapping=[other])
    yield change_message(
        [Edit(kind="moved", before=session, session=moved, fields=TOLD)], member, mission, reader
    )
    yield calendar_message([session], {}, mission, reader, now=noon)
    yield stars_message(session, reader)
    yield report_message(
        draft(), [ReportLine(fate=fate, name=name, reason=name) for fate in FATES], 0, reader
    )
    yield panel_message(
        draft(f"group:{name}"), Aim(reachable=(), unjoined=(member,)), [(f"group:{name}", 1)], reader
    )
    yield consent_message(name, mission, reader)
    yield welcome_message(name, mission, "delegate", reader)


def draft(audience: str = "") -> Broadcast:
    at = datetime(2023, 4, 1, tzinfo=UTC)
    return Broadcast(
        id=1, mission_id=1, author_id=1, text="x", audience=audience, state="draft", created_at=at, sent_at=at
    )


@needs_strings
def test_in_a_spreadsheet_no_string_is_a_formula_and_each_can_be_read() -> None:
    names = deliverable()
    table = invites_csv([Invite(name=name, code="abc") for name in names], "attache_bot").decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(table))
    assert [
        row[0].removeprefix("'") if name[0] != "'" else row[0] for name, row in zip(names, rows, strict=True)
    ] == names
    assert [row for row in rows if row[0].startswith(tuple("=+-@\t\r＝＋－＠"))] == []
