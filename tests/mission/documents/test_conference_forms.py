import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mission.documents.draft import Draft, Refused
from mission.documents.entries import duration_of
from mission.documents.frab import is_export, read_export
from mission.documents.pretalx import is_pretalx, read_pretalx
from mission.documents.read import read_programme
from mission.documents.sessionize import is_sessionize, read_sessionize
from tests.mission.documents.making import PRAGUE, reading

EVENT = {
    "id": 7,
    "guid": "g-7",
    "title": "Night talk",
    "subtitle": "Sub",
    "date": "2023-04-25T00:30:00+02:00",
    "start": "00:30",
    "duration": "00:45",
    "room": "Hall",
    "track": {"en": "Energy"},
    "abstract": "About it",
    "persons": [{"public_name": "Jana"}, {"name": "Petr"}],
}
XML = """<schedule><day date="2023-04-24" start="2023-04-24T09:00:00+02:00"><room name="Hall">
<event id="7" guid="g"><title>Night</title><start>{start}</start><duration>0:45</duration><persons><person>Jana</person></persons></event>
</room></day></schedule>"""


def read(folder: Path, name: str, content: Any) -> Draft:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_programme(path, zone=PRAGUE)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.json", "{", "document-json-unread"),
        ("a.json", "[" * 100_000, "document-json-unread"),
        ("a.json", "{}", "document-json-unknown"),
        ("a.json", "[1, 2]", "document-json-unknown"),
        ("a.json", '"slots"', "document-json-unknown"),
        ("a.json", '{"slots": []}', "document-no-rows"),
        ("a.xml", "<schedule>", "document-xml-unread"),
        ("a.xml", "<rss/>", "document-xml-unknown"),
        ("a.xml", "<schedule/>", "document-no-rows"),
        ("a.xml", '<!DOCTYPE x [<!ENTITY a "b">]><schedule>&a;</schedule>', "document-xml-unread"),
        ("a.json", " ", "document-empty"),
        ("a.docx", "hello", "document-kind-unknown"),
        ("contact.vcf", "BEGIN:VCARD\nEND:VCARD\n", "document-kind-unknown"),
    ],
)
def test_what_is_no_programme_is_refused(tmp_path: Path, name: str, content: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read(tmp_path, name, content)
    assert (refused.value.key, refused.value.args_of_text) == (key, {"file": name})


def test_a_folder_and_a_file_that_is_absent_are_no_programmes(tmp_path: Path) -> None:
    for path, key in ((tmp_path, "document-kind-unknown"), (tmp_path / "a.csv", "document-not-found")):
        with pytest.raises(Refused) as refused:
            read_programme(path, zone=PRAGUE)
        assert refused.value.key == key


def test_a_file_is_told_by_what_it_begins_with(tmp_path: Path) -> None:
    assert len(read(tmp_path, "download", XML.format(start="10:00")).sessions) == 1
    assert (
        len(
            read(
                tmp_path,
                "schedule.bin",
                {"slots": [{"title": "a", "slot": {"start": "2023-04-24T09:00:00"}}]},
            ).sessions
        )
        == 1
    )


def test_a_bad_entry_is_named_by_its_title_and_the_good_one_taken(tmp_path: Path) -> None:
    slots = [
        {"title": "No slot", "code": "A"},
        {"title": "Bad start", "slot": {"start": "soon"}},
        {"title": "Long ago", "slot": {"start": "0001-01-01T00:00:00+14:00"}},
        {"code": "B", "slot": {"start": "2023-04-24T09:00:00+02:00"}},
        17,
        {"title": "Good", "slot": {"start": "2023-04-24T09:00:00+02:00"}},
    ]
    draft = read(tmp_path, "a.json", {"slots": slots})
    assert [session.title for session in draft.sessions] == ["Good"]
    assert [(fault.key, fault.args["title"], fault.args["field"]) for fault in draft.faults] == [
        ("fault-entry-unread", "No slot", "slot"),
        ("fault-entry-unread", "Bad start", "slot.start"),
        ("fault-entry-unread", "Long ago", "slot.start"),
        ("fault-entry-unread", "B", "title"),
        ("fault-entry-unread", "?", "?"),
    ]


def test_pretalx_before_and_since_2025_says_the_same(tmp_path: Path) -> None:
    talk: dict[str, Any] = {
        "code": "ABC",
        "title": "Talk",
        "speakers": [{"name": "Jana"}],
        "track": {"en": "Energy"},
        "abstract": "About",
    }
    when: dict[str, Any] = {"start": "2023-04-24T09:00:00+02:00", "end": "2023-04-24T10:00:00+02:00"}
    pause: dict[str, Any] = {**when, "description": {"en": "Coffee"}}
    older = {
        "slots": [{**talk, "slot": {**when, "room": {"en": "Hall"}}}],
        "breaks": [{**pause, "room": {"en": "Hall"}}],
    }
    hall = {"id": 1, "name": {"en": "Hall"}}
    newer = {
        "slots": [{**when, "room": hall, "submission": talk}, {**pause, "room": hall, "submission": None}]
    }
    draft = read(tmp_path, "a.json", older)
    assert draft == read(tmp_path, "a.json", newer)
    assert [(s.uid, s.title, s.place, s.speakers, s.track, s.notes, s.is_break) for s in draft.sessions] == [
        ("ABC", "Talk", "Hall", ("Jana",), "Energy", "About", False),
        (None, "Coffee", "Hall", (), "", "", True),
    ]


def test_pretalx_export_keeps_the_conference_day_after_midnight(tmp_path: Path) -> None:
    day = {"date": "2023-04-24", "day_start": "2023-04-24T09:00:00+02:00", "rooms": {"Hall": [EVENT]}}
    (session,) = read(tmp_path, "schedule.json", {"schedule": {"conference": {"days": [day]}}}).sessions
    assert session.model_dump(exclude_defaults=True, exclude={"origin"}) == {
        "uid": "7",
        "kind": "programme",
        "day": date(2023, 4, 24),
        "starts": datetime(2023, 4, 24, 22, 30, tzinfo=UTC),
        "ends": datetime(2023, 4, 24, 23, 15, tzinfo=UTC),
        "title": "Night talk",
        "place": "Hall",
        "speakers": ("Jana", "Petr"),
        "notes": "Sub\n\nAbout it",
        "track": "Energy",
    }


@pytest.mark.parametrize(("start", "moment"), [("10:00", (8, 0)), ("00:30", (22, 30))])
def test_frab_without_dates_counts_from_the_hour_at_which_the_day_opens(
    tmp_path: Path, start: str, moment: tuple[int, int]
) -> None:
    (session,) = read(tmp_path, "a.xml", XML.format(start=start)).sessions
    assert (session.day, session.starts) == (date(2023, 4, 24), datetime(2023, 4, 24, *moment, tzinfo=UTC))


def test_sessionize_in_all_its_forms_says_the_same(tmp_path: Path) -> None:
    talk = {"id": "1", "title": "Talk", "startsAt": "2023-04-24T09:00:00", "endsAt": "2023-04-24T10:00:00"}
    told = {**talk, "room": "Hall", "speakers": [{"id": "p", "name": "Jana"}]}
    grid = [{"date": "2023-04-24T00:00:00", "rooms": [{"name": "Hall", "sessions": [told]}]}]
    groups = [{"groupName": "All", "sessions": [told]}]
    everything = {
        "sessions": [{**talk, "roomId": 5, "speakers": ["p"]}],
        "speakers": [{"id": "p", "fullName": "Jana"}],
        "rooms": [{"id": 5, "name": "Hall"}],
    }
    drafts = [read(tmp_path, "a.json", document) for document in (grid, groups, everything)]
    assert [(s.uid, s.place, s.speakers, s.starts.hour) for s in drafts[0].sessions] == [
        ("1", "Hall", ("Jana",), 7)
    ]
    assert drafts[0] == drafts[1] == drafts[2]


def test_durations_as_frab_writes_them() -> None:
    told = [duration_of(text) for text in ("01:30", "90", "1:02:30", "", "long", "0:00", "1:2:3:4")]
    assert [duration and duration.total_seconds() / 60 for duration in told] == [
        90,
        90,
        1590,
        None,
        None,
        None,
        None,
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("2023-04-24T09:00:00"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "slots",
                    "slot",
                    "title",
                    "start",
                    "room",
                    "rooms",
                    "sessions",
                    "startsAt",
                    "speakers",
                    "schedule",
                    "conference",
                    "days",
                    "date",
                    "breaks",
                    "persons",
                    "submission",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=300)
def test_any_json_is_read_or_left(document: Any) -> None:
    source = reading()
    for raw in (
        document,
        {"days": [document]},
        {"days": [{"date": "2023-04-24", "rooms": {"Hall": [document]}}]},
    ):
        assert isinstance(
            read_export({"schedule": {"conference": raw if isinstance(raw, dict) else {}}}, source), list
        )
    for fits, reader in (
        (is_export, read_export),
        (is_pretalx, read_pretalx),
        (is_sessionize, read_sessionize),
    ):
        if fits(document):
            assert isinstance(reader(document, source), list)
