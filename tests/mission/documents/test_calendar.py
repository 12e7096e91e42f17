from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from mission.documents.calendar import CalendarEntry, write_calendar
from mission.documents.calendar_file import read_calendar
from mission.documents.cell import text_of
from tests.mission.documents.making import PRAGUE, reading

NOW = datetime(2023, 4, 1, 12, tzinfo=UTC)
TALK = CalendarEntry(
    uid="s1@attache",
    title="Зустріч, «мерія»; ok",
    starts=datetime(2023, 4, 24, 7, tzinfo=UTC),
    ends=datetime(2023, 4, 24, 8, tzinfo=UTC),
    place="nám. 1\\2, Praha",
    description="First\nsecond line, " + "long " * 40,
    url="https://maps.example/?q=1&z=2",
    revision=3,
)
HOTEL = CalendarEntry(
    uid="s2@attache",
    title="Hotel",
    starts=datetime(2023, 4, 23, 22, tzinfo=UTC),
    ends=datetime(2023, 4, 25, 22, tzinfo=UTC),
    all_day=True,
    cancelled=True,
)


def parsed(written: bytes) -> Any:
    """The calendar as the icalendar package reads it."""
    return icalendar.Calendar.from_ical(written)


def test_a_calendar_is_read_back_equal() -> None:
    written = write_calendar([TALK, HOTEL], name="Mission", zone=PRAGUE, now=NOW)
    calendar = parsed(written)
    talk, hotel = calendar.walk("VEVENT")
    assert (str(talk["UID"]), str(talk["SUMMARY"]), str(talk["LOCATION"])) == (
        TALK.uid,
        TALK.title,
        TALK.place,
    )
    assert str(talk["DESCRIPTION"]) == TALK.description.strip()
    assert (talk.start, talk.end, talk["SEQUENCE"], talk["STATUS"]) == (
        TALK.starts,
        TALK.ends,
        3,
        "CONFIRMED",
    )
    assert talk["DTSTART"].params["TZID"] == "Europe/Prague"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Prague"]
    assert (str(hotel.start), str(hotel.end), hotel["STATUS"]) == ("2023-04-24", "2023-04-26", "CANCELLED")
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))


def test_our_own_reader_understands_our_calendar() -> None:
    written = write_calendar([TALK, HOTEL], name="Mission", zone=PRAGUE, now=NOW)
    sessions = read_calendar(written.decode(), reading("mission.ics"))
    assert [(s.uid, s.title, s.starts, s.ends, s.all_day, s.cancelled) for s in sessions] == [
        (entry.uid, entry.title, entry.starts, entry.ends, entry.all_day, entry.cancelled)
        for entry in (TALK, HOTEL)
    ]


def test_the_same_entries_are_the_same_bytes() -> None:
    assert write_calendar([TALK], name="M", zone=PRAGUE, now=NOW) == write_calendar(
        [TALK], name="M", zone=PRAGUE, now=NOW
    )


def test_a_zone_written_out_tells_the_time_without_any_other_source() -> None:
    """The VTIMEZONE alone, under a name that no database has, gives the same moments in winter and in summer."""
    moments = [datetime(2023, month, 26, hour, tzinfo=UTC) for month in (1, 3, 7, 10) for hour in (0, 3, 12)]
    entries = [
        TALK.model_copy(update={"uid": str(n), "starts": at, "ends": None}) for n, at in enumerate(moments)
    ]
    written = write_calendar(entries, name="M", zone=PRAGUE, now=NOW).replace(
        b"Europe/Prague", b"custom_Zone_X"
    )
    events = parsed(written).walk("VEVENT")
    assert [event.start.astimezone(UTC) for event in events] == moments


def test_an_empty_calendar_and_one_in_utc_are_calendars() -> None:
    empty = parsed(write_calendar([], name="M", zone=PRAGUE, now=NOW))
    (event,) = parsed(write_calendar([TALK], name="M", zone=ZoneInfo("UTC"), now=NOW)).walk("VEVENT")
    assert (empty.walk("VEVENT"), event.start) == ([], TALK.starts)


@given(st.text(min_size=1), st.datetimes(datetime(2000, 1, 1), datetime(2036, 1, 1)))  # noqa: DTZ001 - hypothesis adds the zone
def test_any_title_and_moment_are_read_back(title: str, moment: datetime) -> None:
    starts = moment.replace(tzinfo=UTC, microsecond=0)
    entry = TALK.model_copy(update={"title": title, "starts": starts, "ends": starts + timedelta(hours=1)})
    (event,) = parsed(write_calendar([entry], name="M", zone=PRAGUE, now=NOW)).walk("VEVENT")
    assert text_of(str(event.get("SUMMARY", ""))) == text_of(title)
    assert (event.start.astimezone(UTC), event.end.astimezone(UTC)) == (entry.starts, entry.ends)
