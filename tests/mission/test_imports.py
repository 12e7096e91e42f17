"""Mission in: a file beside the mission, the diff, and carrying it over."""

import asyncio
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mission.documents.draft import (
    ChecklistDraft,
    Draft,
    Fault,
    PartnerDraft,
    Place,
    QuestionDraft,
    SessionDraft,
)
from mission.documents.read import read_mission, read_programme
from mission.errors import UserError
from mission.imports import Preview, preview, preview_report, preview_text
from storage.agenda import Session
from storage.database import Database
from storage.message import TEXT_LIMIT, shown_length
from tests.mission.drafted import (
    FIRST,
    MISSION,
    NOW,
    agenda,
    bring_in,
    draft,
    every_row,
    member,
    open_database,
    roster,
    session,
    the_mission,
)
from words import LANGUAGES, Reader

SAMPLES = Path(__file__).parents[2] / "samples"
UNREAD = Fault(place=Place(file="agenda.csv", row=3), key="imports-nothing")
"""A row that could not be taken; which sentence says so does not matter here."""


async def join(database: Database, name: str, telegram_id: int = 7) -> None:
    """Somebody of the roster has joined."""
    found = next(one for one in await roster(database) if one.person.name == name)
    async with database.transaction(NOW) as tx:
        await tx.people.change(found.person.id, telegram_id=telegram_id)
        await tx.people.change_membership(found.membership.id, joined_at=NOW)


def shown(sessions: Sequence[Session]) -> list[tuple[str, str, str, bool]]:
    """Title, wall time, place, and whether it stands."""
    return [(s.title, f"{s.starts_wall:%H:%M}", s.place, s.cancelled_at is None) for s in sessions]


# --- which mission ---


async def test_a_file_that_describes_no_mission_needs_one_to_be_named(database: Database) -> None:
    with pytest.raises(UserError, match="imports-no-mission"):
        await bring_in(database, Draft(sessions=(session("Opening"),)))


async def test_a_file_of_another_mission_is_refused(database: Database) -> None:
    await bring_in(database, draft())
    other = draft(mission=MISSION.model_copy(update={"code": "brno-2023"}))
    with pytest.raises(UserError, match="imports-other-mission"):
        await bring_in(database, other, mission=await the_mission(database))
    async with database.reading(NOW) as tx:
        assert [mission.code for mission in await tx.missions.all()] == ["prague-2023"]


async def test_of_a_mission_that_cannot_be_read_nothing_is_taken_but_its_faults_are_named(
    database: Database, tmp_path: Path
) -> None:
    before = every_row(tmp_path)
    done = await bring_in(database, Draft(members=(member("Olena"),), faults=(UNREAD,)))
    assert (done.changes_nothing, done.members_added, done.faults) == (True, (), (UNREAD,))
    assert every_row(tmp_path) == before
    assert preview_report(done, Reader("en")).startswith(
        "The mission itself cannot be read, so nothing was taken."
    )


async def test_the_mission_that_a_file_describes_is_made_and_later_mended(database: Database) -> None:
    made = await bring_in(database, draft())
    mended = await bring_in(database, draft(mission=MISSION.model_copy(update={"city": "Brno"})))
    mission = await the_mission(database)
    assert (made.is_new, mended.is_new) == (True, False)
    assert [(one.field, one.before, one.after) for one in mended.about_mission] == [("city", "Praha", "Brno")]
    assert (mission.city, mission.name, mission.starts_on) == ("Brno", "Smart City Forum", FIRST)


async def test_a_corrected_zone_leaves_the_clock_on_the_wall_as_it_was(database: Database) -> None:
    await bring_in(database, draft(session("Opening", "10:00"), session("Talk", "11:00", kind="programme")))
    await bring_in(database, Draft(mission=MISSION.model_copy(update={"timezone": "Europe/Kyiv"})))
    assert [(f"{s.starts_wall:%H:%M}", f"{s.starts_at:%H:%M}") for s in await agenda(database)] == [
        ("10:00", "07:00"),
        ("11:00", "08:00"),
    ]


# --- the same file twice ---


def whole_file() -> Draft:
    """Something of every sheet."""
    return draft(
        session("Opening", uid="a", speakers=("Jan Novák", "Olha Hnatiuk"), bring="badge"),
        session("Dinner", "19:00", audience="Group A", place="U Fleků"),
        session("Coffee", "11:00", is_break=True),
        session("Coffee", "11:00", is_break=True),
        session("Free", "00:00", day=date(2023, 4, 28), all_day=True, ends=None),
        groups=("Group A", "Group B"),
        members=(
            member("Olena Kovalenko", group="Group A", email="olena@example.org", language="uk"),
            member("Petro Bondar", role="organiser", phone="+380441112233", position="Head"),
        ),
        partners=(PartnerDraft(name="CzechInno", known_since="2021"), PartnerDraft(name="Operátor ICT")),
        checklist=(ChecklistDraft(item="Passport", source="https://example.org", checked_on=FIRST),),
        questions=(QuestionDraft(text="What did you learn?", kind="several", choices=("a", "b")),),
    )


async def test_importing_the_same_file_twice_changes_no_row(database: Database, tmp_path: Path) -> None:
    await bring_in(database, whole_file())
    before = every_row(tmp_path)
    again = await bring_in(database, whole_file(), NOW + timedelta(hours=3))
    assert every_row(tmp_path) == before
    assert (again.changes_nothing, again.unchanged, again.members_unchanged, again.partners_unchanged) == (
        True,
        5,
        2,
        2,
    )


async def test_a_preview_says_what_apply_does_and_changes_nothing(database: Database, tmp_path: Path) -> None:
    await bring_in(database, draft(session("Opening"), session("Dinner", "19:00")))
    before = every_row(tmp_path)
    async with database.reading(NOW) as tx:
        seen = await preview(tx, whole_file())
    assert every_row(tmp_path) == before
    assert seen == await bring_in(database, whole_file())


# --- sessions ---


async def test_a_session_without_a_uid_that_moves_is_still_the_same(database: Database) -> None:
    await bring_in(database, draft(session("Opening", "10:00", place="Hall A"), session("Dinner", "19:00")))
    before = await agenda(database)
    done = await bring_in(
        database, draft(session("Opening", "11:30", place="Hall B"), session("Dinner", "19:00"))
    )
    after = await agenda(database)
    assert [item.title for item in done.moved] == ["Opening"]
    assert (done.added, done.cancelled, done.unchanged) == ((), (), 1)
    assert [s.id for s in after] == [s.id for s in before]
    assert shown(after) == [("Opening", "11:30", "Hall B", True), ("Dinner", "19:00", "", True)]
    async with database.reading(NOW) as tx:
        changes = await tx.agenda.changes_since(after[0].mission_id, NOW)
    assert [(c.session_id, c.kind, c.before["place"], c.after["place"]) for c in changes] == [
        (before[0].id, "moved", "Hall A", "Hall B")
    ]


async def test_a_uid_knows_its_session_whatever_else_changes(database: Database) -> None:
    await bring_in(database, draft(session("Opening", uid="a"), session("Closing", "16:00", uid="b")))
    ids = {s.uid: s.id for s in await agenda(database)}
    second = date(2023, 4, 25)
    told = draft(session("Closing", "10:00", uid="a", day=second), session("Opening", "9:00", uid="b"))
    done = await bring_in(database, told)
    assert {s.uid: (s.id, s.title) for s in await agenda(database)} == {
        "a": (ids["a"], "Closing"),
        "b": (ids["b"], "Opening"),
    }
    assert (len(done.moved), done.added, done.cancelled) == (2, (), ())


async def test_other_fields_are_a_change_and_no_move(database: Database) -> None:
    await bring_in(database, draft(session("Opening", dress="any")))
    done = await bring_in(database, draft(session("Opening", dress="suit", notes="Badges at the door")))
    assert [(item.title, item.was, item.fields) for item in done.changed] == [
        ("Opening", None, ("dress", "notes"))
    ]
    assert done.moved == ()


async def test_a_session_that_vanished_is_cancelled_and_one_that_returns_is_the_same_again(
    database: Database,
) -> None:
    await bring_in(database, draft(session("Opening"), session("Dinner", "19:00")))
    gone = await bring_in(database, draft(session("Opening")))
    assert shown(await agenda(database)) == [("Opening", "10:00", "", True), ("Dinner", "19:00", "", False)]
    back = await bring_in(database, draft(session("Opening"), session("Dinner", "20:00")))
    assert shown(await agenda(database)) == [("Opening", "10:00", "", True), ("Dinner", "20:00", "", True)]
    assert ([i.title for i in gone.cancelled], [i.title for i in back.restored]) == (["Dinner"], ["Dinner"])
    async with database.reading(NOW) as tx:
        changes = await tx.agenda.changes_since((await the_mission(database)).id, NOW)
    assert [change.kind for change in changes] == ["cancelled", "restored"]


async def test_a_row_marked_as_cancelled_cancels_and_is_not_added(database: Database) -> None:
    await bring_in(database, draft(session("Opening"), session("Dinner", "19:00")))
    told = draft(
        session("Opening"),
        session("Dinner", "19:00", cancelled=True),
        session("New", "20:00", cancelled=True),
    )
    done = await bring_in(database, told)
    assert ([item.title for item in done.cancelled], done.added) == (["Dinner"], ())
    assert (await bring_in(database, told)).changes_nothing


async def test_what_stays_ambiguous_is_listed_and_left_alone(database: Database) -> None:
    await bring_in(
        database, draft(session("Pitch", "10:00"), session("Pitch", "11:00"), session("Dinner", "19:00"))
    )
    done = await bring_in(
        database, draft(session("Pitch", "14:00"), session("Pitch", "15:00"), session("Dinner", "19:00"))
    )
    assert [f"{item.slot.starts:%H:%M}" for item in done.ambiguous] == ["14:00", "15:00"]
    assert (done.added, done.moved, done.cancelled, done.changes_nothing) == ((), (), (), True)
    assert [text for _, text, _, stands in shown(await agenda(database)) if stands] == [
        "10:00",
        "11:00",
        "19:00",
    ]


async def test_one_of_two_namesakes_that_stays_tells_which_one_moved(database: Database) -> None:
    await bring_in(database, draft(session("Pitch", "10:00"), session("Pitch", "11:00")))
    done = await bring_in(database, draft(session("Pitch", "10:00"), session("Pitch", "15:00")))
    assert [f"{item.was.starts:%H:%M}" for item in done.moved if item.was] == ["11:00"]
    assert done.ambiguous == ()


async def test_a_file_that_gains_uids_keeps_its_sessions_and_one_that_loses_them_too(
    database: Database,
) -> None:
    await bring_in(database, draft(session("Opening"), session("Dinner", "19:00")))
    ids = [s.id for s in await agenda(database)]
    await bring_in(database, draft(session("Opening", uid="a"), session("Dinner", "19:00", uid="b")))
    done = await bring_in(database, draft(session("Opening"), session("Dinner", "19:00")))
    assert done.changes_nothing
    assert [(s.id, s.uid) for s in await agenda(database)] == [(ids[0], "a"), (ids[1], "b")]


async def test_different_uids_are_different_sessions_even_under_one_title(database: Database) -> None:
    await bring_in(database, draft(session("Opening", uid="a")))
    done = await bring_in(database, draft(session("Opening", uid="b")))
    assert ([i.title for i in done.added], [i.title for i in done.cancelled]) == (["Opening"], ["Opening"])


async def test_a_row_that_cannot_be_read_cancels_nothing(database: Database) -> None:
    """Which session the unreadable row stands for nobody knows."""
    await bring_in(database, draft(session("Opening"), session("Dinner", "19:00")))
    done = await bring_in(database, draft(session("Opening"), faults=(UNREAD,)))
    assert ([item.title for item in done.held], done.cancelled) == (["Dinner"], ())
    bad_delegate = UNREAD.model_copy(update={"place": Place(file="delegates.csv", row=3)})
    done = await bring_in(database, draft(session("Opening"), faults=(bad_delegate,)))
    assert [item.title for item in done.cancelled] == ["Dinner"]


async def test_a_programme_and_our_own_agenda_do_not_cancel_each_other(database: Database) -> None:
    await bring_in(database, draft(session("Opening"), session("Dinner", "19:00")))
    mission = await the_mission(database)
    talks = Draft(sessions=(session("Opening", kind="programme"), session("Talk", "11:00", kind="programme")))
    first = await bring_in(database, talks, mission=mission, programme=True)
    second = await bring_in(
        database,
        Draft(sessions=(session("Talk", "11:00", kind="programme"),)),
        mission=mission,
        programme=True,
    )
    third = await bring_in(database, draft(session("Opening")))
    cancelled = [[item.title for item in done.cancelled] for done in (first, second, third)]
    assert cancelled == [[], ["Opening"], ["Dinner"]]
    assert [(s.kind, s.title) for s in await agenda(database) if not s.cancelled_at] == [
        ("ours", "Opening"),
        ("programme", "Talk"),
    ]


async def test_a_file_without_sessions_cancels_none(database: Database) -> None:
    await bring_in(database, draft(session("Opening")))
    done = await bring_in(database, draft(found=("mission", "agenda")))
    assert (done.cancelled, done.changes_nothing) == ((), True)


async def test_a_date_outside_the_mission_is_pointed_out(database: Database) -> None:
    done = await bring_in(database, draft(session("Opening"), session("Dinner", day=date(2032, 4, 24))))
    assert [item.title for item in done.outside] == ["Dinner"]


async def test_those_who_have_joined_are_told_of_what_moved_and_what_is_new(database: Database) -> None:
    people = {"members": (member("Olena Kovalenko"), member("Petro Bondar"))}
    await bring_in(database, draft(session("Opening"), **people))
    await join(database, "Olena Kovalenko")
    await bring_in(database, draft(session("Opening", "11:00"), session("Dinner", "19:00"), **people))
    mission, everybody = await the_mission(database), await roster(database)
    async with database.reading(NOW) as tx:
        notices = [await tx.outbox.of_person(mission.id, one.person.id, ("change",)) for one in everybody]
        changes = await tx.agenda.changes_since(mission.id, NOW)
    assert [change.kind for change in changes] == ["moved", "added"]
    assert [[row.subject["changes"] for row in rows] for rows in notices] == [
        [[change.id for change in changes]],
        [],
    ]


async def test_before_anybody_has_joined_new_sessions_are_no_news(database: Database) -> None:
    await bring_in(database, draft(members=(member("Olena Kovalenko"),)))
    await bring_in(database, draft(session("Opening"), members=(member("Olena Kovalenko"),)))
    async with database.reading(NOW) as tx:
        assert await tx.agenda.changes_since((await the_mission(database)).id, NOW) == []


async def test_an_import_plans_what_will_be_due_and_leaves_a_line_in_the_audit_log(
    database: Database,
) -> None:
    await bring_in(database, draft(session("Opening"), members=(member("Olena Kovalenko"),)), actor_id=None)
    mission = await the_mission(database)
    someone = (await roster(database))[0].person
    async with database.reading(NOW) as tx:
        planned = await tx.outbox.of_person(mission.id, someone.id, ("day", "reminder", "stars"))
        acts = await tx.audit.of_mission(mission.id)
    assert sorted(row.kind for row in planned) == ["day", "reminder", "stars"]
    assert [(act.act, act.subject["added"], act.subject["members_added"]) for act in acts] == [
        ("import", 1, 1)
    ]


# --- hostile words, large files ---

HOSTILE = (
    "<b>Bobby</b> & 'Tables'",
    '=HYPERLINK("http://x")',
    "́̂",
    "א\u202eשלום",
    "👩‍👩‍👧‍👦" * 40,
    "x" * 3000,
    "{ $name }",
    "'; DROP TABLE people; --",
)


async def test_hostile_names_are_kept_as_written_and_harmless_in_every_preview(database: Database) -> None:
    told = draft(
        *(session(name, uid=str(number), place=name, day=FIRST) for number, name in enumerate(HOSTILE)),
        members=[member(name, name, group=name) for name in HOSTILE],
        partners=[PartnerDraft(name=name) for name in HOSTILE],
        faults=[Fault(place=Place(file=name, row=2, column=name), key="imports-nothing") for name in HOSTILE],
    )
    done = await bring_in(database, told)
    assert sorted(one.person.name for one in await roster(database)) == sorted(HOSTILE)
    assert sorted(one.title for one in await agenda(database)) == sorted(HOSTILE)
    for language in LANGUAGES:
        text = preview_text(done, Reader(language))
        assert shown_length(text) <= TEXT_LIMIT
        assert "<" not in text
        assert "<b>Bobby</b>" in preview_report(done, Reader(language))
    assert (await bring_in(database, told)).changes_nothing


async def test_a_long_preview_fits_one_message_and_the_report_names_everything(database: Database) -> None:
    talks = [
        session(f"Talk {number} on the <future> of cities and their people", uid=str(number))
        for number in range(300)
    ]
    done = await bring_in(database, draft(*talks, faults=[UNREAD] * 300))
    for language in LANGUAGES:
        assert shown_length(preview_text(done, Reader(language))) <= TEXT_LIMIT
        report = preview_report(done, Reader(language))
        assert [one.title for one in talks if one.title not in report] == []


# --- in words ---


async def changed_preview(database: Database) -> Preview:
    await bring_in(database, draft(session("Opening", place="Hall A"), session("Dinner", "19:00")))
    return await bring_in(database, draft(session("Opening", "11:00", place="Hall B")))


async def test_a_preview_reads_well_in_english(database: Database) -> None:
    assert preview_report(await changed_preview(database), Reader("en")) == (
        "Mission: Smart City Forum (prague-2023)\n"
        "Agenda: 1 moved, 1 cancelled\n\n"
        "Cancelled:\n– Dinner (Mon 24 Apr, 19:00–20:00)\n\n"
        "Moved:\n– Opening: Mon 24 Apr, 10:00–11:00 → 11:00–12:00; Hall A → Hall B"
    )


async def test_a_preview_reads_well_in_ukrainian_and_czech(database: Database) -> None:
    done = await changed_preview(database)
    assert preview_report(done, Reader("uk")).splitlines()[:4] == [
        "Місія: Smart City Forum (prague-2023)",
        "Програма: перенесено 1, скасовано 1",
        "",
        "Скасовано:",
    ]
    assert preview_report(done, Reader("cs")).splitlines()[:4] == [
        "Mise: Smart City Forum (prague-2023)",
        "Program: přesunuto 1, zrušeno 1",
        "",
        "Zrušeno:",
    ]


async def test_a_fault_is_named_by_sheet_row_and_column(database: Database) -> None:
    fault = UNREAD.model_copy(update={"place": Place(file="m.xlsx", sheet="Agenda", row=14, column="End")})
    report = preview_report(await bring_in(database, draft(faults=[fault])), Reader("en"))
    assert (
        "– Agenda row 14, column “End”: Everything in the file is already so: nothing would change." in report
    )


async def test_every_list_and_every_field_of_a_preview_has_its_words(database: Database) -> None:
    await bring_in(database, whole_file())
    other = draft(
        session(
            "Opening!",
            uid="a",
            place="x",
            address="x",
            map="x",
            host="x",
            audience="x",
            track="x",
            is_break=True,
        ),
        session("Coffee", "13:00"),
        session("Far", day=date(2030, 1, 1)),
        session("Supper", "19:00", dress="x"),
        mission=MISSION.model_copy(
            update={
                "name": "x",
                "programme": "x",
                "country": "x",
                "starts": date(2023, 4, 23),
                "ends": date(2023, 4, 29),
                "languages": ("uk",),
                "timezone": "Europe/Kyiv",
            }
        ),
        members=(
            member(
                "Olena K.",
                "Other",
                group="C",
                email="olena@example.org",
                phone="+420777123456",
                role="host",
                language="cs",
            ),
            member("Somebody", position="x"),
            member("Somebody", position="x"),
        ),
        partners=(PartnerDraft(name="CzechInno", website="https://example.org"), PartnerDraft(name="New")),
        questions=(QuestionDraft(text="?"),),
        found=("departure",),
    )
    done = await bring_in(database, other)
    for language in LANGUAGES:
        assert preview_report(done, Reader(language)).count("\n") > 40


VIVATECH = Path(__file__).parents[3] / "shared" / "data" / "schedules" / "vivatech2017.csv"


@pytest.mark.skipif(not VIVATECH.exists(), reason="the shared programmes are not here")
async def test_a_programme_of_1256_sessions_comes_in_whole_and_a_second_time_changes_nothing(
    database: Database,
) -> None:
    await bring_in(database, draft(members=[member(f"Delegate {number}") for number in range(40)]))
    mission = await the_mission(database)
    programme = read_programme(VIVATECH, zone=mission.zone, first_day=date(2017, 6, 15))
    first = await bring_in(database, programme, mission=mission, programme=True)
    second = await bring_in(database, programme, mission=mission, programme=True)
    assert (len(first.added), second.unchanged, second.changes_nothing) == (1256, 1256, True)


# --- the sample mission ---


async def test_the_sample_mission_comes_in_whole_and_its_second_agenda_moves_one_and_cancels_one(
    database: Database,
) -> None:
    whole = read_mission(SAMPLES / "prague-2023")
    done = await bring_in(database, whole)
    assert (whole.faults, whole.unused, done.outside, done.members_unclear) == ((), (), (), ())
    assert (len(done.added), len(done.members_added), len(done.groups), len(done.partners_added)) == (
        27,
        17,
        2,
        6,
    )
    mission = await the_mission(database)
    forum = read_programme(SAMPLES / "prague-2023" / "forum-programme.csv", zone=mission.zone)
    assert len((await bring_in(database, forum, mission=mission, programme=True)).added) == 19
    second = read_programme(SAMPLES / "prague-2023-v2" / "agenda.csv", zone=mission.zone, kind="ours")
    changed = await bring_in(database, second, mission=mission)
    assert [item.title for item in changed.moved] == ["Вечеря-знайомство з CzechInno"]
    assert [item.title for item in changed.cancelled] == ["Оглядова прогулянка Градом"]
    assert (changed.added, changed.changed, changed.unchanged, second.faults) == ((), (), 25, ())


def test_everybody_of_the_sample_has_an_address_that_belongs_to_nobody() -> None:
    addresses = {one.email.rpartition("@")[2] for one in read_mission(SAMPLES / "prague-2023").members}
    assert addresses == {"example.com", "example.net", "example.org"}


# --- any sequence of files ---

titles = st.sampled_from(["Opening", "Dinner", "Bus", "Visit", "obřad"])
rows = st.builds(
    lambda title, uid, hour, day, place, notes: session(
        title, f"{hour}:00", uid=uid, day=FIRST + timedelta(days=day), place=place, notes=notes
    ),
    titles,
    st.none() | st.sampled_from(["a", "b", "c"]),
    st.integers(8, 20),
    st.integers(0, 1),
    st.sampled_from(["", "Hall A", "Hall B"]),
    st.sampled_from(["", "note"]),
)


def _unlike(sessions: list[SessionDraft]) -> bool:
    """No two with one uid, no two with one title on one day: nothing to guess."""
    uids = [one.uid for one in sessions if one.uid]
    names = [(one.day, one.title) for one in sessions]
    return len(uids) == len(set(uids)) and len(names) == len(set(names))


files = st.lists(rows, min_size=1, max_size=5).filter(_unlike)


def _as_told(sessions: Sequence[SessionDraft]) -> list[tuple[Any, ...]]:
    return sorted((s.day, s.starts, s.ends, s.title, s.place, s.notes) for s in sessions)


def _as_kept(sessions: Sequence[Session]) -> list[tuple[Any, ...]]:
    standing = [s for s in sessions if s.cancelled_at is None]
    return sorted((s.day, s.starts_at, s.ends_at, s.title, s.place, s.notes) for s in standing)


@settings(max_examples=25, deadline=None)
@given(sequence=st.lists(files, min_size=1, max_size=4))
def test_after_any_sequence_of_files_the_agenda_is_that_of_the_last(
    sequence: list[list[SessionDraft]],
) -> None:
    async def live_through(folder: Path) -> None:
        async with open_database(folder) as database:
            for sessions in sequence:
                await bring_in(database, draft(*sessions))
                assert _as_kept(await agenda(database)) == _as_told(sessions)
                assert (await bring_in(database, draft(*sessions))).changes_nothing

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live_through(Path(folder)))
