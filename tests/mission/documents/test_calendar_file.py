from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mission.documents.calendar_file import OCCURRENCES, read_calendar
from mission.documents.draft import Refused, SessionDraft
from mission.documents.entries import Reading
from tests.mission.documents.making import reading

START = "DTSTART:20230424T070000Z"


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "UID:a@x", "SUMMARY:Dinner", *lines, "END:VEVENT", ""])


def read(*events: str) -> tuple[list[SessionDraft], Reading]:
    source = reading("mission.ics")
    return read_calendar(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "".join(events) + "END:VCALENDAR\r\n", source
    ), source


def test_what_is_no_calendar_and_a_calendar_without_events_are_refused() -> None:
    for text, key in (
        ("hello", "document-not-a-calendar"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "document-no-events"),
    ):
        with pytest.raises(Refused) as refused:
            read_calendar(text, reading("mission.ics"))
        assert (refused.value.key, refused.value.args_of_text) == (key, {"file": "mission.ics"})


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (("DESCRIPTION:no start",), "fault-event-no-start"),
        (("DTSTART:INVALID",), "fault-event-dates"),
        (("DTSTART:00010101T000000Z",), "fault-event-dates"),
        ((START, "DTEND:20230424T060000Z"), "fault-event-backwards"),
        ((START, "DTEND;VALUE=DATE:20230425"), "fault-event-dates"),
        ((START, "RRULE:FREQ=SOMETIMES"), "fault-event-dates"),
    ],
)
def test_a_bad_event_is_named_with_its_line_and_the_good_one_taken(lines: tuple[str, ...], key: str) -> None:
    sessions, source = read(event(*lines), event(START).replace("a@x", "b@x"))
    assert [session.uid for session in sessions] == ["b@x"]
    assert [(fault.place.row, fault.key, fault.args["title"]) for fault in source.faults] == [
        (3, key, "Dinner")
    ]


def test_a_zone_that_nobody_knows_is_named_and_taken_as_the_missions() -> None:
    (session,), source = read(event("DTSTART;TZID=Mars/Base:20230424T090000"))
    assert session.starts == datetime(2023, 4, 24, 7, tzinfo=UTC)
    assert [(fault.key, fault.args["zone"]) for fault in source.faults] == [("fault-event-zone", "Mars/Base")]


def test_a_file_that_breaks_off_is_named_and_never_half_taken() -> None:
    source = reading("mission.ics")
    text = "BEGIN:VCALENDAR\r\n" + event(START) + "BEGIN:VEVENT\r\nDTSTART:20230425T070000Z\r\n"
    assert read_calendar(text, source) == []
    assert [(fault.place.row, fault.key) for fault in source.faults] == [(7, "fault-event-cut")]


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=900000"])
def test_an_event_that_repeats_without_measure_is_cut_and_named(rule: str) -> None:
    sessions, source = read(event(START, f"RRULE:{rule}"))
    assert len(sessions) == OCCURRENCES
    assert [(fault.key, fault.row_kept) for fault in source.faults] == [("fault-event-too-often", True)]


def test_a_rule_without_end_is_followed_for_370_days() -> None:
    sessions, _ = read(event(START, "RRULE:FREQ=WEEKLY"))
    assert (len(sessions), sessions[-1].day) == (53, date(2024, 4, 22))


def test_each_occurrence_has_an_identifier_of_its_own_that_a_change_keeps() -> None:
    weekly = event(START, "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event("RECURRENCE-ID:20230501T070000Z", "DTSTART:20230501T090000Z")
    once, _ = read(weekly)
    again, _ = read(weekly, moved)
    assert [session.uid for session in once] == ["a@x/20230424T070000Z", "a@x/20230501T070000Z"]
    assert [session.uid for session in again] == [session.uid for session in once]
    assert again[1].starts == datetime(2023, 5, 1, 9, tzinfo=UTC)


def test_all_that_an_event_says_is_taken() -> None:
    (session,), source = read(
        event(
            "DTSTART;TZID=Europe/Kyiv:20230424T090000",
            "DURATION:PT90M",
            "LOCATION:Hall\\, 2nd floor",
            "DESCRIPTION:Bring cards",
            "ORGANIZER;CN=Petr Dvořák:mailto:petr@example.cz",
            "CATEGORIES:Energy,City",
            "STATUS:CANCELLED",
        )
    )
    assert session.model_dump(exclude_defaults=True, exclude={"origin"}) == {
        "uid": "a@x",
        "kind": "programme",
        "day": date(2023, 4, 24),
        "starts": datetime(2023, 4, 24, 6, tzinfo=UTC),
        "ends": datetime(2023, 4, 24, 7, 30, tzinfo=UTC),
        "title": "Dinner",
        "place": "Hall, 2nd floor",
        "host": "Petr Dvořák",
        "notes": "Bring cards",
        "track": "Energy, City",
        "cancelled": True,
    }
    assert source.faults == []


def test_days_and_floating_times_are_those_of_the_mission() -> None:
    (hotel, dinner), _ = read(
        event("DTSTART;VALUE=DATE:20230424", "DTEND;VALUE=DATE:20230426"),
        event("DTSTART:20230424T190000").replace("a@x", "b@x"),
    )
    assert (hotel.all_day, hotel.day, hotel.starts, hotel.ends) == (
        True,
        date(2023, 4, 24),
        datetime(2023, 4, 23, 22, tzinfo=UTC),
        datetime(2023, 4, 25, 22, tzinfo=UTC),
    )
    assert (dinner.all_day, dinner.starts) == (False, datetime(2023, 4, 24, 17, tzinfo=UTC))


LINES = st.sampled_from(
    [
        START,
        "DTSTART;VALUE=DATE:20230424",
        "DTEND:20230424T060000Z",
        "RRULE:FREQ=DAILY;COUNT=3",
        "RRULE:",
        "EXDATE:x",
    ]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=6))
@settings(deadline=None, max_examples=60)
def test_any_lines_are_events_or_faults_or_a_refusal(lines: list[str]) -> None:
    try:
        sessions, source = read(event(*lines))
    except Refused:
        return
    assert sessions or source.faults
