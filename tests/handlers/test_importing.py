"""A file in the chat: what is refused, the questions, the preview, Apply, and what comes of it."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from telegram import Document
from telegram.error import BadRequest, TimedOut

from handlers.actions import callback_data
from handlers.import_messages import (
    ApplyImport,
    applied_message,
    ask_message,
    first_day_message,
    preview_message,
    which_kind_message,
)
from handlers.importing import file_name, takes
from mission.documents.draft import Draft, FirstDayNeeded, Place
from mission.documents.read import read_mission
from mission.imports import Preview, preview
from storage.agenda import Session
from storage.message import TEXT_LIMIT, Message, plain_text, shown_length
from storage.missions import Mission
from tests.mission.drafted import MISSION, member, session
from tests.stage import Stage
from words import LANGUAGES, Reader

PETRO, OLENA, JAN = "Petro Bondar", "Olena Kovalenko", "Jan Dvořák"
UK = Reader("uk")
EN = Reader("en")
APPLY, CANCEL = UK.plain("importing-button-apply"), UK.plain("button-cancel")
OURS, PROGRAMME = UK.plain("importing-button-ours"), UK.plain("importing-button-programme")
HEADINGS = "uid,date,start,end,title,place\n"
OPENING = "a1,2023-04-25,09:00,10:00,Opening,Hall\n"
DINNER = "a2,2023-04-25,19:00,21:00,Dinner,Boat\n"
AGENDA = (HEADINGS + OPENING + DINNER).encode()
MOVED = AGENDA.replace(b"19:00,21:00", b"20:00,22:00")
PROGRAMME_FILE = b"""{"slots": [
 {"title": "Keynote", "slot": {"start": "2023-04-25T09:00:00+02:00"}},
 {"title": "Panel", "slot": {"start": "2023-04-25T11:00:00+02:00"}}]}"""
TWO_WEEKDAYS = b"date,start,title\nTuesday,9:00,One\nWednesday,9:00,Two\n"


class Files:
    """Telegram's side of the files that people send."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.fetched: list[str] = []
        self.trouble: Exception | None = None

    async def fetch(self, file_id: str, limit: int) -> bytes:
        self.fetched.append(file_id)
        if self.trouble:
            raise self.trouble
        if len(self.kept[file_id]) > limit:
            raise ValueError("too large")
        return self.kept[file_id]


@pytest.fixture
def files(stage: Stage) -> Files:
    made = Files()
    stage.house.fetch = made.fetch
    return made


async def sends(
    stage: Stage, files: Files, name: str, file: str, content: bytes, **more: Any
) -> list[Message]:
    """A person sends a document; what their chat newly shows."""
    file_id = f"{file}#{len(files.kept)}"
    files.kept[file_id] = content
    told = {"file_id": file_id, "file_unique_id": file_id, "file_name": file, "file_size": len(content)}
    return await stage.says(name, "", document=told | more.pop("told", {}), **more)


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


def first_line(message: Message) -> str:
    return plain_text(message.text).splitlines()[0]


async def agenda(stage: Stage) -> list[Session]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.agenda.all_of(stage.mission.id)


def shown(sessions: Sequence[Session]) -> list[tuple[str, str, str]]:
    return [(one.title, one.kind, f"{one.starts_wall:%d.%m. %H:%M}") for one in sessions]


async def drafts_left(stage: Stage, name: str) -> int:
    """How many messages still keep what they were about."""
    return sum(bool(row.subject) for row in await stage.rows(name))


def workbook(**changes: str) -> bytes:
    """A whole mission: Brno in October, two delegates, one session."""
    mission = {
        "Code": "BRNO-2023",
        "Name": "Smart Industry",
        "City": "Brno",
        "Country": "CZ",
        "Time zone": "Europe/Prague",
        "Starts": "2023-10-10",
        "Ends": "2023-10-12",
    }
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Mission"
    for row in (mission | changes).items():
        sheet.append(row)
    people = book.create_sheet("Delegates")
    for pair in (("Name", "Organisation"), ("Ivan Melnyk", "Energy Cluster"), ("Anna Bílá", "CzechInno")):
        people.append(pair)
    sessions = book.create_sheet("Agenda")
    for line in (("Date", "Start", "Title"), ("2023-10-10", "9:00", "Factory visit")):
        sessions.append(line)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


# --- who, and which files ---


@pytest.mark.parametrize("name", [OLENA, "Hana Malá"])
async def test_only_organisers_bring_files_in(stage: Stage, files: Files, name: str) -> None:
    (refusal,) = await stage.says(name, "/programme")
    assert refusal.text == (await reader_of(stage, name)).say("not-allowed")
    (answer,) = await sends(stage, files, name, "agenda.csv", AGENDA)
    assert answer.text == (await reader_of(stage, name)).say("keeping-only-text")
    assert (files.fetched, await agenda(stage)) == ([], [])


async def reader_of(stage: Stage, name: str) -> Reader:
    return Reader((await stage.person(name)).language)


@pytest.mark.parametrize(
    ("name", "flow", "captioned", "taken"),
    [
        ("agenda.csv", "broadcast", True, True),
        ("Програма.XLSX", "", False, True),
        ("agenda.pdf", "", False, True),
        ("agenda.pdf", "import", True, True),
        ("agenda.pdf", "", True, False),
        ("leaflet.pdf", "broadcast", False, False),
        ("jan.vcf", "", False, False),
        ("jan.vcf", "import", False, False),
        (None, "", False, True),
    ],
)
def test_a_file_is_meant_for_an_import_by_its_ending_or_where_one_is_waited_for(
    name: str | None, flow: str, captioned: bool, taken: bool
) -> None:
    assert takes(Document("1", "1", file_name=name), flow, captioned=captioned) is taken


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("agenda.csv", "agenda.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\agenda.csv", "agenda.csv"),
        ("..", "file"),
        (None, "file"),
        ("a\x00b\u202e.csv", "ab.csv"),
        ("ї" * 300 + ".xlsx", "ї" * 80 + ".xlsx"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_name_is_only_a_name(given: str | None, kept: str) -> None:
    assert file_name(Document("1", "1", file_name=given)) == kept


async def test_a_file_that_is_too_large_is_not_even_fetched(stage: Stage, files: Files) -> None:
    (refusal,) = await sends(stage, files, PETRO, "agenda.csv", b"", told={"file_size": 20_000_001})
    assert refusal.text == UK.say("document-too-large", file="agenda.csv", limit="20")
    assert files.fetched == []


@pytest.mark.parametrize(
    ("trouble", "key"),
    [
        (ValueError("too large"), "document-too-large"),
        (BadRequest("File is too big"), "document-too-large"),
        (BadRequest("Wrong file_id"), "importing-not-fetched"),
        (TimedOut(), "importing-not-fetched"),
    ],
)
async def test_a_file_that_cannot_be_fetched_gets_a_sentence(
    stage: Stage, files: Files, trouble: Exception, key: str
) -> None:
    files.trouble = trouble
    (refusal,) = await sends(stage, files, PETRO, "agenda.csv", AGENDA)
    limit = {"limit": "20"} if key == "document-too-large" else {}
    assert refusal.text == UK.say(key, file="agenda.csv", **limit)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("agenda.xlsx", b"\x89PNG\r\n\x1a\n", "document-not-a-workbook"),
        ("agenda.csv", b"", "document-empty"),
        ("agenda.pdf", b"%PDF-1.7", "document-kind-unknown"),
        ("agenda.csv", HEADINGS.encode(), "document-no-rows"),
    ],
)
async def test_a_file_that_cannot_be_read_says_why_and_changes_nothing(
    stage: Stage, files: Files, name: str, content: bytes, key: str
) -> None:
    (refusal,) = await sends(stage, files, PETRO, name, content)
    assert refusal == Message(text=UK.say(key, file=name))
    assert await agenda(stage) == []


async def test_one_sheet_of_a_mission_is_not_taken_for_people(stage: Stage, files: Files) -> None:
    for sheet in ("groups", "partners", "departure", "questions"):
        (refusal,) = await sends(stage, files, PETRO, f"{sheet}.csv", b"name\nCzechInno\n")
        assert refusal.text == UK.say("importing-sheet-alone", file=f"{sheet}.csv", sheet=sheet)


async def test_a_picture_where_a_file_is_waited_for_is_asked_for_again(stage: Stage, files: Files) -> None:
    await stage.says(PETRO, "/programme")
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    (again,) = await stage.says(PETRO, "", photo=photo)
    assert again.text == UK.say("importing-file-wanted")


async def test_words_where_a_file_is_waited_for_are_kept_as_always(stage: Stage) -> None:
    await stage.says(PETRO, "/programme")
    (kept,) = await stage.says(PETRO, "Автобус запізнюється")
    assert "Автобус запізнюється" in kept.text


# --- /programme ---


async def test_programme_says_what_can_be_sent_and_can_be_cancelled(stage: Stage) -> None:
    (asked,) = await stage.says(PETRO, "/programme")
    assert asked == ask_message(UK)
    (cancelled,) = await stage.taps(PETRO, CANCEL)
    assert cancelled.buttons == ()


async def test_the_template_can_be_read_back(stage: Stage, tmp_path: Path) -> None:
    await stage.says(PETRO, "/programme")
    (sent,) = await stage.taps(PETRO, UK.plain("importing-button-template"))
    assert sent.attachment is not None
    file = tmp_path / "again.xlsx"
    file.write_bytes(sent.attachment.content)
    draft = read_mission(file)
    assert (sent.attachment.name, draft.faults, len(draft.sessions)) == ("місія.xlsx", (), 1)


# --- our agenda or the forum's programme ---


async def test_where_nothing_tells_which_agenda_it_is_the_organiser_says(stage: Stage, files: Files) -> None:
    (question,) = await sends(stage, files, PETRO, "agenda.csv", AGENDA)
    assert labels(question) == [OURS, PROGRAMME, CANCEL]
    (seen,) = await stage.taps(PETRO, PROGRAMME)
    assert UK.plain("importing-kind-programme") in seen.text
    (turned,) = await stage.taps(PETRO, OURS)
    assert UK.plain("importing-kind-ours") in turned.text
    await stage.taps(PETRO, APPLY)
    assert [(one.title, one.kind) for one in await agenda(stage)] == [
        ("Opening", "ours"),
        ("Dinner", "ours"),
    ]


@pytest.mark.parametrize("kind", ["ours", "programme"])
async def test_a_corrected_file_is_recognised_by_what_the_mission_has(
    stage: Stage, files: Files, kind: str
) -> None:
    await stage.add_session("Dinner", datetime(2023, 4, 25, 19, 0), uid="a2", kind=kind)  # noqa: DTZ001 - wall time
    (seen,) = await sends(stage, files, PETRO, "agenda.csv", MOVED)
    assert UK.plain(f"importing-kind-{kind}") in seen.text


async def test_an_export_of_conference_software_is_the_forums_programme(stage: Stage, files: Files) -> None:
    (seen,) = await sends(stage, files, PETRO, "schedule.json", PROGRAMME_FILE)
    assert UK.plain("importing-kind-programme") in seen.text
    await stage.taps(PETRO, APPLY)
    assert shown(await agenda(stage))[0] == ("Keynote", "programme", "25.04. 09:00")


async def test_weekdays_without_dates_ask_for_the_first_day_by_a_tap(stage: Stage, files: Files) -> None:
    (question,) = await sends(stage, files, PETRO, "days.csv", TWO_WEEKDAYS)
    assert labels(question)[:5] == [UK.short_day(date(2023, 4, day)) for day in range(24, 29)]
    await stage.taps(PETRO, UK.short_day(date(2023, 4, 25)))
    await stage.taps(PETRO, PROGRAMME)
    await stage.taps(PETRO, APPLY)
    assert [f"{one.day:%d.%m.}" for one in await agenda(stage)] == ["25.04.", "26.04."]


async def test_the_first_day_can_be_typed_and_what_is_no_date_is_asked_for_again(
    stage: Stage, files: Files
) -> None:
    await sends(stage, files, PETRO, "days.csv", TWO_WEEKDAYS)
    (again,) = await stage.says(PETRO, "у вівторок зранку")
    assert again.text == UK.say(
        "importing-no-date", text="у вівторок зранку", example=UK.date(date(2023, 4, 24))
    )
    old, question = await stage.says(PETRO, "2 травня")
    assert old == Message(text=UK.say("importing-replaced"))
    assert labels(question) == [OURS, PROGRAMME, CANCEL]
    await stage.taps(PETRO, OURS)
    await stage.taps(PETRO, APPLY)
    assert [f"{one.day:%d.%m.}" for one in await agenda(stage)] == ["02.05.", "03.05."]


async def test_another_conversation_goes_on_while_the_first_day_is_asked_for(
    stage: Stage, files: Files
) -> None:
    await stage.says(PETRO, "/broadcast")
    await sends(stage, files, PETRO, "days.csv", TWO_WEEKDAYS)
    announcement, _ = await stage.says(PETRO, "Автобус о 14:00")
    assert "Автобус о 14:00" in announcement.text


# --- Apply ---


async def test_nothing_changes_until_apply_and_then_those_concerned_hear_of_it(
    stage: Stage, files: Files
) -> None:
    await stage.add_session("Opening", datetime(2023, 4, 25, 9, 0), uid="a1", place="Hall")  # noqa: DTZ001 - wall time
    dinner = datetime(2023, 4, 25, 19, 0)  # noqa: DTZ001 - wall time
    await stage.add_session("Dinner", dinner, uid="a2", place="Boat", lasts=timedelta(hours=2))
    before = await agenda(stage)
    (seen,) = await sends(stage, files, PETRO, "agenda.csv", MOVED)
    assert "19:00–21:00 → 20:00–22:00" in seen.text
    assert await agenda(stage) == before
    (done,) = await stage.taps(PETRO, APPLY)
    assert done.buttons == ()
    assert UK.say("importing-hearing", people=5) in done.text
    assert shown(await agenda(stage))[1] == ("Dinner", "ours", "25.04. 20:00")
    stage.move(stage.now + timedelta(minutes=2))
    told = {name for name, message in await stage.deliver() if "Dinner" in message.text}
    assert {OLENA, JAN, "Emma Clark", "Hana Malá"} <= told


async def test_a_second_tap_says_that_the_button_is_out_of_date(stage: Stage, files: Files) -> None:
    await sends(stage, files, PETRO, "forum.json", PROGRAMME_FILE)
    row = (await stage.rows(PETRO))[-1]
    await stage.taps(PETRO, APPLY)
    after = await agenda(stage)
    await stage.taps_data(PETRO, callback_data(row.token, ApplyImport().packed()))
    assert stage.toasts[-1] == UK.plain("stale-button")
    assert (await agenda(stage), await drafts_left(stage, PETRO)) == (after, 0)


async def test_a_colleagues_same_file_then_changes_nothing_and_says_so(stage: Stage, files: Files) -> None:
    await stage.add_person("Iryna Koval", "uk", "organiser", "Cluster")
    for name in (PETRO, "Iryna Koval"):
        await sends(stage, files, name, "forum.json", PROGRAMME_FILE)
    await stage.taps(PETRO, APPLY)
    after = await agenda(stage)
    (answer,) = await stage.taps("Iryna Koval", APPLY)
    assert UK.say("imports-nothing") in answer.text
    assert (APPLY in labels(answer), await agenda(stage)) == (False, after)


async def test_a_mission_that_changed_since_the_preview_is_shown_anew_first(
    stage: Stage, files: Files
) -> None:
    await stage.add_session("Opening", datetime(2023, 4, 25, 9, 0), uid="a1", place="Hall")  # noqa: DTZ001 - wall time
    await sends(stage, files, PETRO, "agenda.csv", AGENDA)
    await stage.add_session("Added meanwhile", datetime(2023, 4, 26, 9, 0))  # noqa: DTZ001 - wall time
    before = await agenda(stage)
    (anew,) = await stage.taps(PETRO, APPLY)
    assert first_line(anew) == plain_text(UK.say("importing-changed-since"))
    assert "Added meanwhile" in anew.text
    assert await agenda(stage) == before
    await stage.taps(PETRO, APPLY)
    assert [one.title for one in await agenda(stage) if one.cancelled_at] == ["Added meanwhile"]


async def test_an_organiser_who_is_one_no_longer_applies_nothing(stage: Stage, files: Files) -> None:
    await sends(stage, files, PETRO, "forum.json", PROGRAMME_FILE)
    person = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        place = await tx.people.member(stage.mission.id, person.id)
        assert place is not None
        await tx.people.change_membership(place.membership.id, role="delegate")
    (refusal,) = await stage.taps(PETRO, APPLY)
    assert (refusal.text, await agenda(stage)) == (UK.say("not-allowed"), [])


async def test_a_preview_survives_a_restart_and_days_of_silence(stage: Stage, files: Files) -> None:
    await sends(stage, files, PETRO, "forum.json", PROGRAMME_FILE)
    files.kept.clear()  # Apply needs the file no more
    again = Stage(stage.database, stage.mission, stage.folder)
    again.telegram, again.now = stage.telegram, stage.now + timedelta(days=3)
    again._update_ids = stage._update_ids
    await again.application.initialize()
    await again.taps(PETRO, APPLY)
    assert [one.title for one in await agenda(stage)] == ["Keynote", "Panel"]


async def test_cancel_forgets_the_draft(stage: Stage, files: Files) -> None:
    await sends(stage, files, PETRO, "forum.json", PROGRAMME_FILE)
    (dropped,) = await stage.taps(PETRO, CANCEL)
    assert dropped == Message(text=UK.say("importing-dropped"))
    assert (await agenda(stage), await drafts_left(stage, PETRO)) == ([], 0)


async def test_a_newer_file_settles_the_earlier_preview(stage: Stage, files: Files) -> None:
    await sends(stage, files, PETRO, "agenda.csv", AGENDA)
    old, new = await sends(stage, files, PETRO, "agenda.csv", MOVED)
    assert (old, labels(new)) == (Message(text=UK.say("importing-replaced")), [OURS, PROGRAMME, CANCEL])
    assert await drafts_left(stage, PETRO) == 1


async def test_bad_rows_are_named_and_the_good_ones_taken_on_apply(stage: Stage, files: Files) -> None:
    bad = AGENDA + b"a3,2023-04-26,10:00,9:00,Backwards,Hall\n"
    await sends(stage, files, PETRO, "agenda.csv", bad)
    (seen,) = await stage.taps(PETRO, OURS)
    why = UK.say("fault-ends-before-start", start="10:00", end="09:00")
    assert f"agenda.csv, рядок 4: {why}" in plain_text(seen.text)
    await stage.taps(PETRO, APPLY)
    assert [one.title for one in await agenda(stage)] == ["Opening", "Dinner"]


async def test_a_programme_of_1256_sessions_is_kept_and_applied_whole(stage: Stage, files: Files) -> None:
    slots = [
        {
            "title": f"Session {at} {'on cities ' * 20}",
            "slot": {
                "start": f"2023-04-{25 + at % 3}T{9 + at % 9:02}:00:00+02:00",
                "room": f"Hall {at % 30}",
            },
        }
        for at in range(1256)
    ]
    (seen,) = await sends(stage, files, PETRO, "forum.json", json.dumps({"slots": slots}).encode())
    assert shown_length(seen.text) <= TEXT_LIMIT
    (*_, listed) = await stage.taps(PETRO, UK.plain("importing-button-list"))
    assert listed.attachment is not None
    assert listed.attachment.content.decode("utf-8-sig").count("Session ") == 1256
    await stage.taps(PETRO, APPLY)
    assert len(await agenda(stage)) == 1256


async def test_a_list_of_people_is_previewed_without_asking_and_says_what_it_leaves_out(
    stage: Stage, files: Files
) -> None:
    people = "Name,Organisation,Shoe size\nІван Мельник,Кластер,43\n".encode()
    (seen,) = await sends(stage, files, PETRO, "people.csv", people)
    assert "Іван Мельник, Кластер" in seen.text
    assert UK.say("importing-left-out", names="Shoe size", rest=0) in seen.text
    (done,) = await stage.taps(PETRO, APPLY)
    assert UK.say("importing-next", code="PRAGUE") in done.text


# --- whole missions ---


@pytest.fixture
async def owner(stage: Stage) -> str:
    """An owner of a bot that has no mission yet."""
    async with stage.database.transaction(stage.now) as tx:
        from sqlalchemy import delete  # noqa: PLC0415 - the stage comes with a mission; this test begins without one

        from storage.schema import missions  # noqa: PLC0415 - the same

        await tx.connection.execute(delete(missions))
    stage.telegram["Owner"] = 7000
    stage.house.owners = frozenset({7000})
    return "Owner"


async def test_an_owner_begins_the_first_mission_from_the_chat(
    stage: Stage, files: Files, owner: str
) -> None:
    (none,) = await stage.says(owner, "/start")
    assert none.text == EN.say("joining-no-mission")
    (none,) = await stage.says(owner, "hello")
    assert none.text == EN.say("joining-no-mission")
    assert (await stage.says(owner, "/programme")) == [ask_message(EN)]
    (template,) = await stage.taps(owner, EN.plain("importing-button-template"))
    assert template.attachment is not None
    (alone,) = await sends(stage, files, owner, "agenda.csv", AGENDA)
    assert alone.text == EN.say("importing-mission-first")
    (alone,) = await sends(stage, files, owner, "days.csv", TWO_WEEKDAYS)
    assert alone.text == EN.say("importing-mission-first")
    (seen,) = await sends(stage, files, owner, "brno.xlsx", workbook())
    assert EN.say("imports-mission-new", name="Smart Industry", code="BRNO-2023") in seen.text
    (done,) = await stage.taps(owner, EN.plain("importing-button-apply"))
    assert EN.say("importing-next", code="BRNO-2023") in done.text
    (welcome, *_) = await stage.says(owner, "/start")
    assert "Smart Industry" in welcome.text
    assert "Factory visit" in (await stage.says(owner, "/agenda"))[-1].text


async def test_a_mission_that_cannot_be_read_names_its_faults_and_touches_no_other(
    stage: Stage, files: Files
) -> None:
    (seen,) = await sends(stage, files, PETRO, "brno.xlsx", workbook(**{"Time zone": "Brno"}))
    assert UK.say("imports-mission-unread") in seen.text
    assert UK.say("fault-mission-timezone", value="Brno") in seen.text
    assert seen.buttons == ()


async def test_an_organiser_begins_the_next_mission_and_is_in_it(stage: Stage, files: Files) -> None:
    await sends(stage, files, PETRO, "brno.xlsx", workbook())
    await stage.taps(PETRO, APPLY)
    person = await stage.person(PETRO)
    async with stage.database.reading(stage.now) as tx:
        brno = await tx.missions.by_code("BRNO-2023")
        assert brno is not None
        place = await tx.people.member(brno.id, person.id)
    assert place is not None
    assert (place.membership.role, place.membership.joined_at) == ("organiser", stage.now)
    assert await agenda(stage) == []


async def test_the_mission_of_other_organisers_is_refused(stage: Stage, files: Files) -> None:
    await sends(stage, files, PETRO, "brno.xlsx", workbook())
    await stage.taps(PETRO, APPLY)
    await stage.add_person("Iryna Koval", "uk", "organiser", "Cluster")
    (refusal,) = await sends(stage, files, "Iryna Koval", "brno.xlsx", workbook(City="Plzeň"))
    assert refusal.text == UK.say("importing-not-yours", code="BRNO-2023")


# --- the messages ---


async def many(stage: Stage) -> tuple[Preview, Draft]:
    """A preview of everything, far beyond what fits."""
    long = "<b>&" * 60
    draft = Draft(
        mission=MISSION,
        sessions=tuple(session(f"{at} {long}", place=long) for at in range(200)),
        members=tuple(member(f"{at} {long}", long) for at in range(200)),
        unused=tuple(Place(file="a.xlsx", sheet=f"{at}{long}") for at in range(50)),
    )
    async with stage.database.reading(stage.now) as tx:
        return await preview(tx, draft), draft


async def test_every_message_fits_whatever_the_file_holds(stage: Stage) -> None:
    seen, draft = await many(stage)
    file = "ї&<" * 40 + ".xlsx"
    needed = FirstDayNeeded("document-first-day-needed", file=file[:80], days="x" * 500)
    for reader in map(Reader, LANGUAGES):
        messages = [
            ask_message(reader),
            first_day_message(needed, stage.mission, reader),
            which_kind_message(file, draft, reader),
            preview_message(seen, draft, file, reader, kind="ours"),
            preview_message(seen, draft, file, reader, kind="programme", since=True),
            applied_message(seen, 5, reader),
        ]
        assert [shown_length(message.text) <= TEXT_LIMIT for message in messages] == [True] * len(messages)


def test_a_long_mission_offers_its_first_nine_days() -> None:
    mission = Mission(
        id=1,
        programme_id=None,
        code="X",
        name="X",
        city="",
        country="",
        timezone="UTC",
        starts_on=date(2023, 4, 24),
        ends_on=date(2024, 4, 24),
        agenda_at=datetime(2023, 1, 1, 7, 30, tzinfo=UTC).time(),
        languages=("en",),
        created_at=datetime(2023, 1, 1, tzinfo=UTC),
    )
    needed = FirstDayNeeded("document-first-day-needed", file="a.csv", days="Monday")
    assert [len(row) for row in first_day_message(needed, mission, EN).buttons] == [3, 3, 3, 1]


async def test_a_short_preview_needs_no_file(stage: Stage) -> None:
    draft = Draft(mission=MISSION, sessions=(session("Opening <now> & here"),))
    async with stage.database.reading(stage.now) as tx:
        seen = await preview(tx, draft)
    assert labels(preview_message(seen, draft, "a.csv", EN)) == ["Apply", "Cancel"]
