"""The attacker and the careless: every bad string, forged taps, another mission's things, groups, haste.

The strings over HTTP are in tests/journeys/test_hostile.py.
"""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from time import process_time
from typing import Any, Final, NamedTuple, get_args

import pytest
from markupsafe import Markup
from sqlalchemy import select

from handlers.actions import Action, callback_data
from handlers.agreement_actions import (
    AddAgreement,
    AskAgreement,
    AskSigned,
    OpenAgreement,
    RestoreAgreement,
    SignAgreement,
    WithdrawAgreement,
)
from handlers.baseline_actions import (
    AddKnown,
    EndBaseline,
    KnowNobody,
    KnowNot,
    KnowPartner,
    KnowSince,
    KnowStage,
    ShowBaseline,
)
from handlers.broadcast import (
    AimBroadcast,
    DropBroadcast,
    MarkBroadcast,
    RewordBroadcast,
    SendBroadcast,
    panel_message,
)
from handlers.calendar import calendar_message
from handlers.cancelling import CancelFlow
from handlers.changes import SeenChange, TurnChanges, change_message
from handlers.contact_actions import (
    AnswerField,
    AskField,
    ChangeContact,
    ConfirmContact,
    DeleteContact,
    ListContacts,
    MeetContact,
    MoreOfContact,
    OpenContact,
    RestoreContact,
    SaveContact,
    SetStepDay,
    ShowFiles,
    SkipField,
)
from handlers.contact_cards import list_message as contacts_message
from handlers.contact_erasing import AskEraseContact, EraseContact
from handlers.contact_file_cards import DropCards, KeepAllCards, KeepCard, LeaveCard, OneByOne, TurnCards
from handlers.contact_photos_cards import (
    DropFiles,
    FilesToContact,
    FilesToDraft,
    FilesToNew,
    FilesToNote,
    FilesToQuestion,
)
from handlers.contact_steps_cards import AnswerStep, SkipStep
from handlers.day import BrowseProgramme, ShareCalendar, ShowDay, day_message
from handlers.evening_cards import AddContact, AskEvening, NothingToday, ShowEvening
from handlers.exporting import AskExport, ExportOwn, LeaveExport, SendExport
from handlers.feedback_cards import (
    AddLine,
    Rate,
    Refile,
    ShowSession,
    SkipLine,
    SkipStars,
    SomethingElse,
    stars_message,
)
from handlers.feedback_cards import ShowDay as ShowFeedback
from handlers.followup.contact_actions import (
    AskDay,
    CloseStep,
    KeepNote,
    NobodyToAdd,
    Pause,
    Proceed,
    SetDay,
    TakeStep,
    Thank,
    TurnSummary,
    TypeIt,
)
from handlers.followup.promise_cards import Settle, TurnOwed
from handlers.followup.wave_cards import PauseWave, ProceedWave, Say, TurnWave, TypeAnswer
from handlers.forum import (
    Attend,
    ListTracks,
    OpenSession,
    View,
    programme_message,
    session_message,
    tracks_message,
)
from handlers.gate import CONSENT
from handlers.home_cards import AskHome, PublishWords, RateHome, ShowHome, SkipHome
from handlers.import_messages import ApplyImport, DropImport, GetTemplate, ListImport, ReadAgain
from handlers.joining import Agree, consent_message, welcome_message
from handlers.merging_actions import (
    AskOwnNote,
    DropOwnNote,
    LeaveApart,
    MergeContacts,
    MergeWith,
    PreviewMerge,
    SplitContact,
)
from handlers.mycard import SendCard, ShowCardField
from handlers.note_actions import (
    AskNote,
    AskNoteTheme,
    DeleteNote,
    ExportNotes,
    ListNotes,
    ListThemes,
    OpenNote,
    RestoreNote,
    SeeNote,
    SendNoteFiles,
    SetNoteTheme,
    ShareNote,
)
from handlers.nudge_cards import (
    AskNewDay,
    ClosePromise,
    PutOffPromise,
    ReopenPromise,
    SetNewDay,
    ShowPromise,
    SkipReason,
)
from handlers.organise import SettleDoubts, ShowDeliveries, ShowDoubts
from handlers.partner_actions import (
    AskMerge,
    AskPartner,
    ChangePartner,
    ChooseFilter,
    CorrectKnown,
    ListPartners,
    MergePartners,
    OpenPartner,
    SetKind,
)
from handlers.privacy import AskErase, Erase, Export, Keep
from handlers.progress import ReportBroadcast, StopBroadcast, report_message
from handlers.project_actions import (
    AddProject,
    AskProject,
    ChooseOwner,
    HandProject,
    OpenProject,
    RestoreProject,
    StageProject,
    WithdrawProject,
)
from handlers.promise_actions import (
    AnswerHandover,
    AskHandOver,
    AskTheirs,
    AskWords,
    ChooseWhom,
    HandTo,
    ListPromises,
    OpenPromise,
    PromiseFor,
    ShowYear,
    TickPromise,
    UnmakePromise,
    UntickPromise,
    WithdrawHandover,
)
from handlers.questions import ShowAskedFiles
from handlers.results_actions import DrawResults, Listed, ListResults, SayTookPlace, ShowResults
from handlers.results_lists import entries
from handlers.results_lists import list_message as results_message
from handlers.routes import COMMANDS, TAPS
from handlers.scene import Scene
from handlers.settings import (
    AgendaAt,
    ChooseLanguage,
    Mute,
    OtherHours,
    OtherTime,
    QuietHours,
    RemindAt,
    ShowQuiet,
    ShowSettings,
)
from handlers.survey_cards import (
    AnswerQuestion,
    AnswerUnnamed,
    AskQuestion,
    ShowSurvey,
    ShowSurveys,
    SkipQuestion,
    SkipUnnamed,
    ToggleChoice,
    WriteUnnamed,
)
from handlers.survey_list import AskNow, OpenQuestion
from handlers.unclear import KeepAs, KeepNot
from handlers.upcoming import next_message
from mission import agreements, handovers, projects
from mission.broadcasts import FATES, Aim, ReportLine
from mission.changes import TOLD, Edit
from mission.contact_cards import everyones_list
from mission.contacts import Removed
from mission.inviting import Invite, invites_csv
from mission.matching import ledger_entry
from mission.note_changes import RemovedNote, SentFile
from mission.planner import plan_mission
from mission.privacy import exported
from mission.results import results_of
from mission.sent_files import keep_with_contact
from sandbox.entities.formatted import units
from sandbox.entities.html import parse_html
from storage.agenda import Session
from storage.broadcasts import Broadcast
from storage.columns import folded
from storage.contacts import Contact
from storage.inbox import Incoming
from storage.message import Message, length
from storage.missions import Mission
from storage.notes import Note
from storage.outbox import Outgoing
from storage.people import Member, Membership, Person, Role
from storage.questions import SurveyQuestion
from storage.schema import inbox, metadata, outbox
from storage.transaction import Transaction
from tests.stage import Stage
from words import LANGUAGES, Reader

BAD: Final = Path(__file__).parents[3] / "shared" / "data" / "bad"
EMMA, OLENA, JAN, PETRO, HANA = "Emma Clark", "Olena Kovalenko", "Jan Dvořák", "Petro Bondar", "Hana Malá"
MOST_TYPED: Final = 4096
PAGE: Final = 8
DAY: Final = date(2023, 4, 24)
FRIDAY: Final = date(2023, 4, 28)
MESSAGES: Final = count(1)
needs_strings = pytest.mark.skipif(not BAD.is_dir(), reason="the shared data is not here")


# --- the strings --------------------------------------------------------------------------------------------------


def bad_strings() -> list[str]:
    """Each once, in the order of the files."""
    ours = json.loads((BAD / "strings.json").read_text())
    kinds = ("formula_cells", "markup", "sql", "unicode")
    long = [one["unit"] * one["times"] for one in ours["long"]]
    naughty = json.loads((BAD / "blns.json").read_text())
    return list(dict.fromkeys([*naughty, *(text for kind in kinds for text in ours[kind]), *long]))


def delivered(text: str) -> str:
    """What arrives of a text that somebody types: Telegram drops NUL and what stands around it. "" for nothing."""
    typed = text.replace("\0", "").strip()
    return typed if length(typed) <= MOST_TYPED else ""


def deliverable() -> list[str]:
    return list(dict.fromkeys(filter(None, map(delivered, bad_strings()))))


def as_kept(typed: str) -> str:
    """Composed letters, no control codes: nobody can see the difference."""
    composed = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc").strip()


@pytest.fixture
async def hasty(stage: Stage) -> Stage:
    """A stage that does not wait for the disk: for hundreds of updates."""
    await stage.database._writer.driver.run("PRAGMA synchronous=OFF")
    return stage


async def all_come(stage: Stage, name: str, bodies: Sequence[dict[str, Any]]) -> list[list[Outgoing]]:
    """Updates, one after another, and the messages that answer each; none has reached the screen yet."""
    numbered = [(next(stage._update_ids), body) for body in bodies]
    raws = [
        (number, stage.telegram[name], json.dumps({"update_id": number} | body)) for number, body in numbered
    ]
    async with stage.database.transaction(stage.now) as tx:
        await tx.inbox.keep(raws)
        coming = select(inbox).where(inbox.c.state == "open").order_by(inbox.c.seq)
        updates = [Incoming.of(row) for row in await tx.connection.execute(coming)]
    for update in updates:
        await stage.worker.work(update)
    async with stage.database.reading(stage.now) as tx:
        answering = select(outbox).where(outbox.c.update_id >= numbered[0][0]).order_by(outbox.c.id)
        rows = [Outgoing.of(row) for row in await tx.connection.execute(answering)]
    return [[row for row in rows if row.update_id == number] for number, _ in numbered]


async def comes(stage: Stage, name: str, body: dict[str, Any]) -> list[Outgoing]:
    [rows] = await all_come(stage, name, [body])
    return rows


def user(stage: Stage, name: str) -> dict[str, Any]:
    return {"id": stage.telegram[name], "is_bot": False, "first_name": name, "language_code": "en"}


def message(stage: Stage, name: str) -> dict[str, Any]:
    """What every message of a private chat has (Bot API › Message)."""
    chat = {"id": stage.telegram[name], "type": "private", "first_name": name}
    at = int(stage.now.timestamp())
    return {"message_id": next(MESSAGES), "date": at, "chat": chat, "from": user(stage, name)}


def typing(stage: Stage, name: str, text: str) -> dict[str, Any]:
    """The message as Telegram sends it: what looks like a command is marked as one."""
    commanding = re.match(r"/\w+(@\w+)?", text, re.ASCII)
    entities = [{"type": "bot_command", "offset": 0, "length": commanding.end()}] if commanding else []
    return {"message": message(stage, name) | {"text": text, "entities": entities}}


async def types(stage: Stage, name: str, text: str) -> Message:
    (row,) = await comes(stage, name, typing(stage, name, text))
    return shown(row)


def tapping(stage: Stage, name: str, data: str) -> dict[str, Any]:
    query = {"id": "1", "from": user(stage, name), "chat_instance": "1", "data": data}
    return {"callback_query": query | {"message": message(stage, name)}}


def shown(row: Outgoing) -> Message:
    assert row.message is not None
    return row.message


async def kept(stage: Stage, *, without: Collection[int] = ()) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that holds more than the traffic itself; without those of one person's numbers."""
    made: dict[str, list[dict[str, Any]]] = {}
    async with stage.database.reading(stage.now) as tx:
        for table in metadata.sorted_tables:
            if table.name not in JOURNAL:
                rows = [dict(row._mapping) for row in await tx.connection.execute(select(table))]
                made[table.name] = [row for row in rows if owner(table.name, row) not in without]
    return made


def owner(table: str, row: dict[str, Any]) -> int | None:
    """Whose row it is; None where it belongs to a mission."""
    return row["id"] if table == "people" else next((row[name] for name in OWNERS if name in row), None)


async def put_aside(stage: Stage) -> list[str]:
    """Updates that could not be handled, or not at once."""
    async with stage.database.reading(stage.now) as tx:
        rows = await tx.connection.execute(
            select(inbox).where((inbox.c.state != "done") | (inbox.c.attempts > 0))
        )
        return [f"{row.state} {row.error} {row.raw[:200]}" for row in rows]


def checked(message: Message) -> str:
    """The words as Telegram would show them; raises what it would refuse with. Every button has words."""
    words = parse_html(str(message.text)).text
    assert 0 < units(words) <= MOST_TYPED
    labels = [button.label for line in message.buttons for button in line]
    assert all(label.strip() for label in labels), labels
    assert len(labels) <= 100
    return words


@needs_strings
def test_four_strings_cannot_be_typed() -> None:
    assert [text for text in bad_strings() if not delivered(text)] == ["", " ", "Ї" * 4097, "слово " * 2000]
    assert (len(bad_strings()), len(deliverable())) == (547, 541), "two pairs differ in blanks alone"


@needs_strings
@pytest.mark.parametrize("name", ["agenda.csv", "notes.txt"])
async def test_what_cannot_be_typed_gets_a_sentence_as_a_file(stage: Stage, name: str) -> None:
    for text in (text for text in bad_strings() if not delivered(text)):

        async def fetch(file_id: str, most: int, content: bytes = text.encode()) -> bytes:
            del file_id, most
            return content

        stage.house.fetch = fetch
        sent = {"file_id": "a", "file_unique_id": "b", "file_name": name, "file_size": len(text.encode())}
        (row,) = await comes(stage, PETRO, {"message": message(stage, PETRO) | {"document": sent}})
        assert checked(shown(row))
    assert await put_aside(stage) == []


@needs_strings
async def test_every_string_becomes_a_note_as_it_was_typed(hasty: Stage) -> None:
    stage, texts = hasty, deliverable()
    asked = await all_come(stage, EMMA, [typing(stage, EMMA, text) for text in texts])
    assert [text for text, (row,) in zip(texts, asked, strict=True) if not shows(row, text)] == []
    kept = [text for text in texts if as_kept(text)]
    tokens = [row.token for text, (row,) in zip(texts, asked, strict=True) if as_kept(text)]
    datas = [callback_data(token, KeepAs(use="note").packed()) for token in tokens]
    said = await all_come(stage, EMMA, [tapping(stage, EMMA, data) for data in datas])
    assert [text for text, (row,) in zip(kept, said, strict=True) if not shows(row, text)] == []
    async with stage.database.reading(stage.now) as tx:
        notes = await tx.notes.of_mission(stage.mission.id)
    assert [note.text for note in notes] == [as_kept(text) for text in kept]
    assert await put_aside(stage) == []
    await check_lists(stage)


@needs_strings
async def test_every_string_becomes_feedback_as_it_was_typed(hasty: Stage) -> None:
    stage = hasty
    texts = [text for text in deliverable() if length(f"/feedback {text}") <= MOST_TYPED]
    said = await all_come(stage, EMMA, [typing(stage, EMMA, f"/feedback {text}") for text in texts])
    assert [text for text, (row,) in zip(texts, said, strict=True) if not shows(row, text)] == []
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.of_person(stage.mission.id, person.id)
    assert [answer.value for answer in given] == texts
    assert await put_aside(stage) == []
    await check_lists(stage)


@needs_strings
async def test_every_string_becomes_a_contact_and_no_word_is_lost(hasty: Stage) -> None:
    stage = hasty
    texts = [text for text in deliverable() if length(f"/contact {text}, Example") <= MOST_TYPED]
    for (row,) in await all_come(
        stage, EMMA, [typing(stage, EMMA, f"/contact {text}, Example") for text in texts]
    ):
        checked(shown(row))
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        contacts = await tx.contacts.of_mission(stage.mission.id)
        promises = await tx.promises.open_of(stage.mission.id, person.id)
    fields = [[c.name, c.organisation, c.position, *c.emails, *c.phones, c.about] for c in contacts]
    said = folded(str([*fields, *((promise.text, promise.due_on) for promise in promises)]))
    digits = re.sub(r"\D", "", said)
    words = {word for text in texts for word in re.findall(r"\w+", folded(as_kept(text)))}
    assert [word for word in words if word not in said and not (word.isdigit() and word in digits)] == []
    assert await put_aside(stage) == []
    await check_lists(stage)


def shows(row: Outgoing, typed: str) -> bool:
    return seen(typed) in bare(checked(shown(row)))


def bare(text: str) -> str:
    """Without blanks, control codes and marks of direction: what stands in a line that is trimmed and turned back."""
    composed = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", composed)


def seen(typed: str) -> str:
    """As much of it as every message shows again."""
    return bare(as_kept(typed))[:100]


async def check_lists(stage: Stage) -> None:
    """Wherever what was typed is listed for others, page by page; and the copy that its author may take."""
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        found = await results_of(tx, stage.mission, stage.now.date())
        listed = await everyones_list(tx, stage.mission.id)
        copy = json.loads(await exported(tx, person))
        notes = [note.text for note in await tx.notes.of_person(stage.mission.id, person.id)]
        lines = [answer.value for answer in await tx.answers.of_person(stage.mission.id, person.id)]
    readers = [Reader(language) for language in LANGUAGES]
    for what in get_args(Listed):
        for page in range(len(entries(found, what)) // PAGE + 1):
            checked(results_message(found, what, page, readers[page % 3]))
    for page in range(len(listed) // PAGE + 1):
        checked(contacts_message(listed, ListContacts(everyone=True, page=page), readers[page % 3]))
    assert [note["text"] for note in copy["notes"]] == notes
    assert [answer["value"] for answer in copy["answers"]] == lines


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


# --- what is made up ----------------------------------------------------------------------------------------------

COMMANDS_OF_OTHERS = ["/start@YourBotName", "/today@OtherBot", "/startle", "/start2 now"]


@needs_strings
@pytest.mark.parametrize("form", ["{data}", "{token}.{data}"])
async def test_forged_callback_data_does_nothing_and_is_answered(stage: Stage, form: str) -> None:
    forged = json.loads((BAD / "strings.json").read_text())["callback_data"]
    await stage.says(EMMA, "the tram shelter")
    (row,) = await stage.rows(EMMA)
    before = await kept(stage)
    for data in [*forged, ".", "." * 64, "x" * 64, "é" * 32, row.token, f"{row.token}.", "None.None"]:
        await stage.taps_data(EMMA, form.format(token=row.token, data=data))
    assert await kept(stage) == before
    assert (await stage.screen(EMMA), len(stage.toasts)) == ([row.message], len(forged) + 7)
    assert set(stage.toasts) == {Reader("en").plain("stale-button")}
    assert await put_aside(stage) == []


@needs_strings
async def test_every_odd_command_gets_its_answer(stage: Stage) -> None:
    odd = json.loads((BAD / "strings.json").read_text())["commands"]
    said = {
        text: checked(await types(stage, EMMA, text)).splitlines()[0] for text in [*odd, *COMMANDS_OF_OTHERS]
    }
    welcome, kept_safe = (
        "Welcome, Emma Clark! You are in: Smart City Prague.",
        "I have kept this safe. What is it?",
    )
    assert said == {
        "/start": welcome,
        "/START": welcome,
        "/start payload": parse_html(Reader("en").say("joining-turned-away")).text,
        "/start@YourBotName": "I do not know the command /start@YourBotName. See /help for all commands.",
        "/unknown": "I do not know the command /unknown. See /help for all commands.",
        "/": kept_safe,
        "//": kept_safe,
        "/start\n/help": welcome,
        "/today@OtherBot": "I do not know the command /today@OtherBot. See /help for all commands.",
        "/startle": "I do not know the command /startle. See /help for all commands.",
        "/start2 now": "I do not know the command /start2. See /help for all commands.",
    }


async def test_what_only_begins_like_a_command_and_what_follows_a_mistyped_one_can_be_kept(
    stage: Stage,
) -> None:
    await stage.says(EMMA, "/dev/null is full", entities=[{"type": "bot_command", "offset": 0, "length": 4}])
    await stage.taps(EMMA, "Note")
    await stage.says(EMMA, "/contcat Jan Novák, Example")
    await stage.taps(EMMA, "Contact")
    async with stage.database.reading(stage.now) as tx:
        assert [note.text for note in await tx.notes.of_mission(stage.mission.id)] == ["/dev/null is full"]
        assert [contact.name for contact in await tx.contacts.of_mission(stage.mission.id)] == ["Jan Novák"]


async def test_a_stranger_hears_one_sentence_a_day_whatever_they_try(stage: Stage) -> None:
    stage.telegram["Mallory"] = 6666
    odd = ["/start", "/start x", "/startle", "/start@OtherBot", "/starts 1", "/today", "hello", "/programme"]
    said = [message for text in odd for message in await stage.says("Mallory", text)]
    said += await stage.says("Mallory", "", contact={"phone_number": "+420777123456", "first_name": "Jan"})
    said += await stage.taps_data("Mallory", "a.b")
    assert said == [Message(text=Reader("en").say("joining-turned-away"))]


async def test_in_a_group_nobody_gets_an_answer(stage: Stage) -> None:
    group = {"id": -1001, "type": "supergroup", "title": "Delegation"}
    texts = [
        "/today",
        "/start",
        "/contact Jan Novák, Example",
        "/results",
        "/privacy",
        "hello",
        "/start@attache_test_bot x",
    ]
    before = await kept(stage)
    for name in (EMMA, PETRO):
        for text in texts:
            body = typing(stage, name, text)
            assert await comes(stage, name, {"message": body["message"] | {"chat": group}}) == []
        tapped = tapping(stage, name, "a.b")
        there = tapped["callback_query"]["message"] | {"chat": group}
        assert (
            await comes(stage, name, {"callback_query": tapped["callback_query"] | {"message": there}}) == []
        )
    assert (await kept(stage), await put_aside(stage)) == (before, [])


# --- what is not theirs -------------------------------------------------------------------------------------------

SHARED, AGENDA, SECRET = "MARKSHARED", "MARKAGENDA", "MARKSECRET"
"""In words that delegates, that members, that nobody but their author may see."""
JOURNAL = {"inbox", "outbox", "strangers", "throttles", "facts"}
QUESTION: Final = SurveyQuestion(
    text=f"{SECRET} question", kind="stars", choices="", asked_when="", audience="organisers", anonymous=True
)
OWNERS = ("person_id", "owner_id", "author_id", "actor_id", "telegram_id")


VOICE: Final = SentFile(kind="voice", file_id=f"{SECRET} voice", unique_id="voice")


class Prey(NamedTuple):
    """Ids of what is Emma's, Petro's and their mission's."""

    mission: int
    contact: int
    promise: int
    session: int
    talk: int
    broadcast: int
    sent: int
    removed: Removed
    other: int
    handover: int
    note: Note
    petro: int
    partner: int
    twin: int
    project: int
    withdrawn: int
    agreement: int
    torn: int
    question: int


FORGED: dict[type[Action], Callable[[Prey], Action]] = {
    Agree: lambda prey: Agree(mission=prey.mission),
    ShowDay: lambda _: ShowDay(day=DAY),
    ShareCalendar: lambda _: ShareCalendar(),
    BrowseProgramme: lambda _: BrowseProgramme(day=DAY),
    ListTracks: lambda _: ListTracks(day=DAY),
    OpenSession: lambda prey: OpenSession(session=prey.talk),
    Attend: lambda prey: Attend(session=prey.talk, going=True),
    SeenChange: lambda _: SeenChange(),
    TurnChanges: lambda _: TurnChanges(page=0),
    ConfirmContact: lambda prey: ConfirmContact(contact=prey.contact),
    ChangeContact: lambda prey: ChangeContact(contact=prey.contact),
    AskField: lambda prey: AskField(contact=prey.contact, field="name"),
    SkipField: lambda prey: SkipField(contact=prey.contact),
    AnswerField: lambda prey: AnswerField(contact=prey.contact, field="name"),
    SetStepDay: lambda prey: SetStepDay(contact=prey.contact, day=DAY),
    DeleteContact: lambda prey: DeleteContact(contact=prey.contact),
    RestoreContact: lambda prey: RestoreContact(removed=prey.removed),
    ListContacts: lambda _: ListContacts(everyone=True, words="MARK"),
    MoreOfContact: lambda prey: MoreOfContact(contact=prey.contact),
    OpenContact: lambda prey: OpenContact(contact=prey.contact),
    SkipStep: lambda _: SkipStep(step="organisation"),
    AnswerStep: lambda _: AnswerStep(step="organisation"),
    FilesToContact: lambda prey: FilesToContact(contact=prey.contact),
    FilesToDraft: lambda _: FilesToDraft(),
    FilesToNew: lambda _: FilesToNew(),
    FilesToNote: lambda _: FilesToNote(),
    FilesToQuestion: lambda _: FilesToQuestion(),
    DropFiles: lambda _: DropFiles(),
    ShowFiles: lambda prey: ShowFiles(contact=prey.contact),
    KeepAllCards: lambda _: KeepAllCards(),
    OneByOne: lambda _: OneByOne(),
    KeepCard: lambda _: KeepCard(number=1),
    LeaveCard: lambda _: LeaveCard(number=1),
    TurnCards: lambda _: TurnCards(page=0),
    DropCards: lambda _: DropCards(),
    SaveContact: lambda prey: SaveContact(contact=prey.contact),
    ListNotes: lambda _: ListNotes(whose="all"),
    ListThemes: lambda _: ListThemes(whose="all"),
    OpenNote: lambda prey: OpenNote(note=prey.note.id),
    ShareNote: lambda prey: ShareNote(note=prey.note.id, shared=True),
    SeeNote: lambda prey: SeeNote(note=prey.note.id, saw=True),
    AskNoteTheme: lambda prey: AskNoteTheme(note=prey.note.id),
    SetNoteTheme: lambda prey: SetNoteTheme(note=prey.note.id, theme="gone"),
    AskNote: lambda prey: AskNote(note=prey.note.id, what="text"),
    SendNoteFiles: lambda prey: SendNoteFiles(note=prey.note.id),
    DeleteNote: lambda prey: DeleteNote(note=prey.note.id),
    RestoreNote: lambda prey: RestoreNote(removed=RemovedNote(note=prey.note.model_copy(update={"id": 99}))),
    ExportNotes: lambda _: ExportNotes(),
    ShowCardField: lambda _: ShowCardField(field="organisation", shown=False),
    SendCard: lambda _: SendCard(),
    MergeWith: lambda prey: MergeWith(contact=prey.contact, words="MARK"),
    PreviewMerge: lambda prey: PreviewMerge(contact=prey.contact, other=prey.other),
    MergeContacts: lambda prey: MergeContacts(contact=prey.contact, other=prey.other),
    SplitContact: lambda prey: SplitContact(contact=prey.contact, merge=1),
    LeaveApart: lambda prey: LeaveApart(contact=prey.contact, other=prey.other),
    AskOwnNote: lambda prey: AskOwnNote(contact=prey.contact),
    DropOwnNote: lambda prey: DropOwnNote(contact=prey.contact),
    ShowFeedback: lambda _: ShowFeedback(day=DAY),
    ShowSession: lambda prey: ShowSession(session=prey.session),
    Rate: lambda prey: Rate(session=prey.session, stars=1),
    SkipStars: lambda prey: SkipStars(session=prey.session),
    AddLine: lambda prey: AddLine(session=prey.session),
    SkipLine: lambda prey: SkipLine(session=prey.session),
    SomethingElse: lambda _: SomethingElse(),
    Refile: lambda _: Refile(general=True),
    ListPartners: lambda _: ListPartners(words="MARK"),
    ChooseFilter: lambda _: ChooseFilter(back=ListPartners()),
    OpenPartner: lambda prey: OpenPartner(organisation=prey.partner),
    ChangePartner: lambda prey: ChangePartner(organisation=prey.partner),
    AskPartner: lambda prey: AskPartner(organisation=prey.partner, field="name"),
    SetKind: lambda prey: SetKind(organisation=prey.partner, kind="embassy"),
    CorrectKnown: lambda prey: CorrectKnown(organisation=prey.partner, known=True),
    AskMerge: lambda prey: AskMerge(organisation=prey.partner),
    MergePartners: lambda prey: MergePartners(kept=prey.partner, gone=prey.twin, sure=True),
    AddProject: lambda prey: AddProject(organisation=prey.partner),
    OpenProject: lambda prey: OpenProject(project=prey.project),
    StageProject: lambda prey: StageProject(project=prey.project, stage="ended"),
    AskProject: lambda prey: AskProject(project=prey.project, what="name"),
    WithdrawProject: lambda prey: WithdrawProject(project=prey.project),
    RestoreProject: lambda prey: RestoreProject(project=prey.withdrawn),
    ChooseOwner: lambda prey: ChooseOwner(project=prey.project),
    HandProject: lambda prey: HandProject(project=prey.project, person=prey.petro),
    AddAgreement: lambda prey: AddAgreement(organisation=prey.partner),
    AskSigned: lambda prey: AskSigned(organisation=prey.partner, kind="letter"),
    SignAgreement: lambda prey: SignAgreement(organisation=prey.partner, kind="letter", day=DAY),
    OpenAgreement: lambda prey: OpenAgreement(agreement=prey.agreement),
    AskAgreement: lambda prey: AskAgreement(agreement=prey.agreement, what="parties"),
    WithdrawAgreement: lambda prey: WithdrawAgreement(agreement=prey.agreement),
    RestoreAgreement: lambda prey: RestoreAgreement(agreement=prey.torn),
    ShowBaseline: lambda _: ShowBaseline(),
    KnowPartner: lambda prey: KnowPartner(organisation=prey.partner),
    KnowSince: lambda prey: KnowSince(organisation=prey.partner, since="2019"),
    KnowStage: lambda prey: KnowStage(organisation=prey.partner, stage="idea"),
    KnowNot: lambda prey: KnowNot(organisation=prey.partner),
    AddKnown: lambda _: AddKnown(),
    KnowNobody: lambda _: KnowNobody(),
    EndBaseline: lambda _: EndBaseline(),
    Thank: lambda prey: Thank(contact=prey.contact, said="yes"),
    TakeStep: lambda prey: TakeStep(contact=prey.contact, text="gone"),
    CloseStep: lambda prey: CloseStep(contact=prey.contact, how="dropped"),
    AskDay: lambda prey: AskDay(contact=prey.contact, promise=prey.promise),
    SetDay: lambda prey: SetDay(contact=prey.contact, promise=prey.promise, day=None),
    TypeIt: lambda prey: TypeIt(contact=prey.contact, promise=prey.promise),
    Pause: lambda _: Pause(),
    Proceed: lambda _: Proceed(),
    TurnSummary: lambda _: TurnSummary(page=0),
    NobodyToAdd: lambda _: NobodyToAdd(),
    KeepNote: lambda _: KeepNote(text="mine"),
    Settle: lambda prey: Settle(wave="14d", promise=prey.promise, how="dropped"),
    TurnOwed: lambda _: TurnOwed(wave="14d", page=0),
    Say: lambda _: Say(wave="1m", subject="organisation:1", question="stage", value="outline"),
    TypeAnswer: lambda _: TypeAnswer(wave="3m", subject="organisation:1"),
    PauseWave: lambda _: PauseWave(wave="1m"),
    ProceedWave: lambda _: ProceedWave(wave="12m"),
    TurnWave: lambda _: TurnWave(wave="6m", page=0),
    ClosePromise: lambda prey: ClosePromise(promise=prey.promise, due=DAY, how="done"),
    ReopenPromise: lambda prey: ReopenPromise(promise=prey.promise, due=DAY, closed="done"),
    SkipReason: lambda prey: SkipReason(promise=prey.promise, due=DAY),
    PutOffPromise: lambda prey: PutOffPromise(promise=prey.promise, due=DAY, how="week"),
    AskNewDay: lambda prey: AskNewDay(promise=prey.promise, due=DAY),
    SetNewDay: lambda prey: SetNewDay(promise=prey.promise, due=DAY, day=DAY),
    ShowPromise: lambda prey: ShowPromise(promise=prey.promise, due=DAY),
    ListPromises: lambda _: ListPromises(tab="overdue"),
    TickPromise: lambda prey: TickPromise(promise=prey.promise, due=FRIDAY, back=ListPromises()),
    UntickPromise: lambda prey: UntickPromise(promise=prey.promise, due=FRIDAY, back=ListPromises()),
    OpenPromise: lambda prey: OpenPromise(promise=prey.promise),
    AskWords: lambda prey: AskWords(promise=prey.promise, due=FRIDAY),
    AskTheirs: lambda prey: AskTheirs(contact=prey.contact),
    PromiseFor: lambda prey: PromiseFor(contact=prey.contact),
    ChooseWhom: lambda _: ChooseWhom(page=0),
    UnmakePromise: lambda prey: UnmakePromise(promise=prey.promise, due=FRIDAY),
    AskHandOver: lambda prey: AskHandOver(promise=prey.promise, due=FRIDAY),
    HandTo: lambda prey: HandTo(promise=prey.promise, due=FRIDAY, person=1),
    WithdrawHandover: lambda prey: WithdrawHandover(promise=prey.promise, due=FRIDAY),
    AnswerHandover: lambda prey: AnswerHandover(handover=prey.handover, how="taken"),
    ShowYear: lambda _: ShowYear(),
    ShowEvening: lambda _: ShowEvening(day=DAY),
    AskEvening: lambda _: AskEvening(day=DAY, what="copy"),
    NothingToday: lambda _: NothingToday(day=DAY),
    AddContact: lambda _: AddContact(),
    ShowHome: lambda _: ShowHome(),
    RateHome: lambda _: RateHome(scale="goals", value=1),
    SkipHome: lambda _: SkipHome(question="change"),
    AskHome: lambda _: AskHome(question="publish"),
    PublishWords: lambda _: PublishWords(subject="home.change", agreed=True),
    ShowSurvey: lambda _: ShowSurvey(key="home"),
    AskQuestion: lambda prey: AskQuestion(key="home", question=prey.question),
    AnswerQuestion: lambda prey: AnswerQuestion(key="home", question=prey.question, value=1),
    ToggleChoice: lambda prey: ToggleChoice(key="home", question=prey.question, choice="MARKSECRET"),
    SkipQuestion: lambda prey: SkipQuestion(key="home", question=prey.question),
    AnswerUnnamed: lambda prey: AnswerUnnamed(question=prey.question, value=1),
    WriteUnnamed: lambda prey: WriteUnnamed(question=prey.question),
    SkipUnnamed: lambda prey: SkipUnnamed(question=prey.question),
    ShowSurveys: lambda _: ShowSurveys(),
    OpenQuestion: lambda prey: OpenQuestion(question=prey.question),
    AskNow: lambda prey: AskNow(question=prey.question),
    AimBroadcast: lambda prey: AimBroadcast(broadcast=prey.broadcast, audience="role:host"),
    MarkBroadcast: lambda prey: MarkBroadcast(broadcast=prey.broadcast, critical=True),
    SendBroadcast: lambda prey: SendBroadcast(broadcast=prey.broadcast),
    DropBroadcast: lambda prey: DropBroadcast(broadcast=prey.broadcast),
    RewordBroadcast: lambda prey: RewordBroadcast(broadcast=prey.broadcast),
    StopBroadcast: lambda prey: StopBroadcast(broadcast=prey.sent),
    ReportBroadcast: lambda prey: ReportBroadcast(broadcast=prey.sent),
    GetTemplate: lambda _: GetTemplate(),
    ReadAgain: lambda _: ReadAgain(kind="ours"),
    ApplyImport: lambda _: ApplyImport(),
    DropImport: lambda _: DropImport(),
    ListImport: lambda _: ListImport(),
    ShowResults: lambda _: ShowResults(),
    ListResults: lambda _: ListResults(what="notes"),
    DrawResults: lambda _: DrawResults(),
    AskExport: lambda _: AskExport(what="xlsx"),
    SendExport: lambda _: SendExport(what="vcf"),
    LeaveExport: lambda _: LeaveExport(),
    ExportOwn: lambda _: ExportOwn(),
    ShowAskedFiles: lambda prey: ShowAskedFiles(question=prey.note.id),
    AskEraseContact: lambda prey: AskEraseContact(contact=prey.contact),
    EraseContact: lambda prey: EraseContact(contact=prey.contact),
    SayTookPlace: lambda prey: SayTookPlace(session=prey.session, held=True),
    ShowDeliveries: lambda _: ShowDeliveries(),
    ShowDoubts: lambda _: ShowDoubts(),
    SettleDoubts: lambda _: SettleDoubts(rows=tuple(range(1, 200)), arrived=True),
    ChooseLanguage: lambda _: ChooseLanguage(language="en"),
    AgendaAt: lambda _: AgendaAt(at=None),
    OtherTime: lambda _: OtherTime(),
    RemindAt: lambda _: RemindAt(minutes=0),
    ShowSettings: lambda _: ShowSettings(),
    ShowQuiet: lambda _: ShowQuiet(),
    Mute: lambda _: Mute(kind="day", muted=True),
    QuietHours: lambda _: QuietHours(begins=None, until=None),
    OtherHours: lambda _: OtherHours(),
    Export: lambda _: Export(),
    AskErase: lambda _: AskErase(),
    Keep: lambda _: Keep(),
    KeepAs: lambda _: KeepAs(use="contact"),
    KeepNot: lambda _: KeepNot(),
    CancelFlow: lambda _: CancelFlow(),
    MeetContact: lambda prey: MeetContact(contact=prey.contact),
    Erase: lambda _: Erase(),
}
"""One for each action, in the order they are tried: what makes somebody's thing one's own comes last."""


async def lay_out(stage: Stage) -> Prey:
    """What Emma and Petro have in their mission; and another mission with people of its own."""
    talk = await stage.add_session(
        f"{AGENDA} talk", datetime.combine(DAY, time(9)), kind="programme", track=AGENDA
    )
    session = await stage.add_session(f"{AGENDA} visit", datetime.combine(DAY, time(7)), place=AGENDA)
    await stage.says(
        EMMA, f"/contact {SHARED} Novák, {SHARED} Cluster, about {SHARED}, send {SHARED} offer by Friday"
    )
    await stage.says(PETRO, f"/contact {SHARED} Dvořák, {SHARED} Union")
    await stage.says(EMMA, f"{SECRET} idea")
    await stage.taps(EMMA, "Note")
    await stage.says(EMMA, f"/feedback {SECRET} remark")
    await stage.says(PETRO, f"/broadcast {SECRET} sent")
    await stage.taps(PETRO, "Надіслати")
    await stage.says(PETRO, f"/broadcast {SECRET} draft")
    emma, petro = await stage.person(EMMA), await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        (contact,) = await tx.contacts.of_person(stage.mission.id, emma.id)
        (promise,) = await tx.promises.open_of(stage.mission.id, emma.id)
        mine = await tx.contacts.meeting(contact.id, emma.id)
        (note,) = await tx.notes.of_mission(stage.mission.id)
        await tx.files.keep(note.mission_id, emma.id, "photo", file_id=SECRET, unique_id="u", note_id=note.id)
        (other,) = await tx.contacts.of_person(stage.mission.id, (await stage.person(PETRO)).id)
        sent, draft = await tx.broadcasts.of_mission(stage.mission.id)
        member = await tx.people.member(stage.mission.id, emma.id)
        assert member is not None
        handover = await handovers.ask(tx, member, promise, petro.id)
        await keep_with_contact(tx, contact, emma.id, [VOICE])
        theirs = await lay_out_partner(tx, member, contact)
        await tx.questions.set_all(stage.mission.id, [QUESTION])
        (question,) = await tx.questions.of_mission(stage.mission.id)
    assert mine is not None
    removed = Removed(contact=contact, mine=mine, promises=(promise,), whole=True)
    await add_mission(stage)
    await stage.deliver()
    return Prey(
        *(
            stage.mission.id,
            contact.id,
            promise.id,
            session,
            talk,
            draft.id,
            sent.id,
            removed,
            other.id,
            handover.id,
        ),
        note,
        petro.id,
        *theirs,
        question.id,
    )


async def lay_out_partner(
    tx: Transaction, member: Member, contact: Contact
) -> tuple[int, int, int, int, int, int]:
    """A partner and its twin; a project and an agreement that stand, and one of each withdrawn."""
    partner = contact.organisation_id
    assert partner is not None
    twin = await ledger_entry(tx, member.membership.mission_id, f"{SHARED} Twin")
    project, withdrawn = [
        (await projects.claim(tx, member, partner, name=f"{SHARED} pilot", stage="idea")).id for _ in range(2)
    ]
    agreement, torn = [
        (await tx.agreements.add(partner, member.person.id, "memorandum", parties=SHARED)).id
        for _ in range(2)
    ]
    await projects.withdraw(tx, member, withdrawn)
    await agreements.withdraw(tx, member, torn)
    return partner, twin.id, project, withdrawn, agreement, torn


async def add_mission(stage: Stage) -> Mission:
    """A mission to Brno on the same days, with an organiser and a delegate whom nobody in Prague knows."""
    here = stage.mission
    async with stage.database.transaction(stage.now) as tx:
        fields = here.model_dump(exclude={"id", "code", "name", "created_at"})
        stage.mission = await tx.missions.add(code="BRNO", name="Brno Days", **fields)
    await stage.add_person(OTTO, "en", "organiser", "Brno Cluster")
    await stage.add_person(DANA, "en", "delegate", "Brno Cluster")
    there, stage.mission = stage.mission, here
    return there


async def lay(stage: Stage, name: str, action: Action, mission_id: int | None) -> Outgoing:
    """A message with a button for the action stands on somebody's screen."""
    message = Message(text=Markup("card"), buttons=((action.button("x"),),))
    async with stage.database.transaction(stage.now) as tx:
        person = await tx.people.by_telegram(stage.telegram[name])
        return await tx.outbox.reply(
            stage.telegram[name],
            message,
            person_id=person.id if person else None,
            mission_id=mission_id,
            subject=_about(mission_id) if isinstance(action, ABOUT) else {},
        )


def _about(mission_id: int | None) -> dict[str, Any]:
    """What the messages are about whose buttons look there."""
    steps = {"step": "organisation", "draft": {"mission": mission_id or 0, "name": "mine"}}
    files = [{"kind": "photo", "file_id": "mine", "unique_id": "mine"}]
    return SUBJECT | {"files": files} | steps


def trespasses(
    before: dict[str, list[Any]], after: dict[str, list[Any]], missions: Collection[int]
) -> list[str]:
    """What of others has changed, gone or come, or has come into a mission that is not theirs.

    What kind of organisation a partner is belongs to the whole delegation.
    """
    found = []
    ledgers = {row["id"]: row["mission_id"] for row in after["organisations"]}
    for row in (row for rows in (before, after) for row in rows["organisations"]):
        if row["mission_id"] in missions:
            row["kind"] = ""
    for table, rows in before.items():
        found += [f"{table} lost {row}" for row in rows if row not in after[table]]
        for row in (row for row in after[table] if row not in rows):
            place = row.get("mission_id", ledgers.get(row.get("organisation_id")))
            if owner(table, row) is not None or place not in missions:
                found.append(f"{table} got {row}")
    return found


def everything(messages: Sequence[Message]) -> str:
    """Words, button words and files."""
    files = [
        message.attachment.content.decode(errors="replace") for message in messages if message.attachment
    ]
    labels = [button.label for message in messages for line in message.buttons for button in line]
    return "\n".join([*(str(message.text) for message in messages), *labels, *files])


class Attacker(NamedTuple):
    """Who tries; which of the marked words they may see, and in which missions something may come of it."""

    name: str
    sees: tuple[str, ...] = ()
    prague: bool = False
    brno: bool = False


MALLORY, OTTO, DANA = "Mallory", "Otto Other", "Dana Other"
ATTACKERS = (
    Attacker(MALLORY),
    Attacker(JAN, (SHARED, AGENDA), prague=True),
    Attacker(HANA, (AGENDA,), prague=True),
    Attacker(OTTO, brno=True),
    Attacker(DANA, brno=True),
    Attacker(OLENA),
)
"""Olena is erased before she tries."""
FILES: Final = (FilesToContact, FilesToDraft, FilesToNew, FilesToNote, FilesToQuestion, DropFiles)
ABOUT: Final = (
    *(KeepAs, AnswerField, Refile, PromiseFor, ChooseWhom),
    *(KeepAllCards, OneByOne, KeepCard, LeaveCard, TurnCards),
    *(SkipStep, AnswerStep, *FILES),
)
"""Actions about what stands in the subject of their message."""
SUBJECT: Final = {"text": "mine", "key": "k", "session": 1, "day": str(DAY)} | {
    "file": "mine.vcf",
    "count": 1,
    "cards": [{"number": 1, "line": {"name": "mine", "organisation": "mine"}}],
}


def test_every_action_is_tried_by_the_attackers() -> None:
    assert set(FORGED) == {tap.action for tap in TAPS}


async def begins(stage: Stage, who: Attacker) -> tuple[Collection[int], list[int]]:
    """Their numbers, and the missions in which they may do something."""
    if who.name == MALLORY:
        stage.telegram[MALLORY] = 6666
    if who.name == OLENA:
        await stage.says(OLENA, "/privacy")
        await stage.taps(OLENA, "Стерти все")
        await stage.taps(OLENA, "Так, стерти все")
    async with stage.database.reading(stage.now) as tx:
        person = await tx.people.by_telegram(stage.telegram[who.name])
        brno = await tx.missions.by_code("BRNO")
    assert brno is not None
    allowed = [brno.id] if who.brno else [stage.mission.id] if who.prague else []
    return {stage.telegram[who.name], *([person.id] if person else [])}, allowed


@pytest.mark.parametrize("who", ATTACKERS, ids=lambda who: who.name)
async def test_no_button_reaches_what_is_not_theirs(hasty: Stage, who: Attacker) -> None:
    stage, prey = hasty, await lay_out(hasty)
    numbers, allowed = await begins(stage, who)
    before = await kept(stage, without=numbers)
    screens = [await stage.screen(EMMA), await stage.screen(PETRO)]
    for forge in FORGED.values():
        action = forge(prey)
        own = dict.fromkeys((prey.mission, *allowed))
        laid: list[tuple[str, Action, int | None]] = [(who.name, action, mission) for mission in own]
        laid += [(EMMA, action, prey.mission), (who.name, KeepNot(), None)]
        datas = [callback_data((await lay(stage, *one)).token, action.packed()) for one in laid]
        answers = await all_come(stage, who.name, [tapping(stage, who.name, data) for data in datas])
        said = everything([shown(row) for rows in answers for row in rows]) + "".join(stage.toasts)
        assert marks(said) <= set(who.sees), action
        async with stage.database.transaction(stage.now) as tx:
            await tx.flows.end(stage.telegram[who.name], stage.telegram[who.name])
    assert trespasses(before, await kept(stage, without=numbers), allowed) == []
    assert [await unlaid(stage, name) for name in (EMMA, PETRO)] == screens
    assert await put_aside(stage) == []


async def unlaid(stage: Stage, name: str) -> list[Message]:
    """Somebody's screen without the cards of the attackers."""
    return [message for message in await stage.screen(name) if message.text != "card"]


def marks(said: str) -> set[str]:
    return {mark for mark in (SHARED, AGENDA, SECRET) if mark in said}


@pytest.mark.parametrize("who", ATTACKERS, ids=lambda who: who.name)
async def test_no_command_and_no_words_reach_what_is_not_theirs(hasty: Stage, who: Attacker) -> None:
    stage = hasty
    await lay_out(stage)
    numbers, allowed = await begins(stage, who)
    before = await kept(stage, without=numbers)
    for word in ("", "MARK", "1", "24.4."):
        for command in COMMANDS:
            for text in (f"/{command.name} {word}", word or "24"):
                said = [shown(row) for row in await comes(stage, who.name, typing(stage, who.name, text))]
                assert marks(everything(said)) <= set(who.sees), text
    assert trespasses(before, await kept(stage, without=numbers), allowed) == []
    assert await put_aside(stage) == []


# --- the wrong mission --------------------------------------------------------------------------------------------

BOTH, BRNO = "Bohdan Both", "MARKBRNO"


async def add_both(stage: Stage, prague: Role, brno: Role) -> Mission:
    """Somebody in both missions, and what Dana has in Brno."""
    await lay_out(stage)
    await stage.add_person(BOTH, "en", prague, "Two Hats")
    person = await stage.person(BOTH)
    async with stage.database.transaction(stage.now) as tx:
        there = await tx.missions.by_code("BRNO")
        assert there is not None
        await tx.people.enrol(there.id, person.id, role=brno, organisation="Two Hats", joined_at=stage.now)
        await tx.people.agree(person.id, there.id, purpose=CONSENT, version="test", language="en")
        await plan_mission(tx, stage.mission)
    await stage.says(DANA, f"/contact {BRNO} Novák, {BRNO} Cluster, call by Friday")
    await stage.says(DANA, f"/feedback {BRNO} remark")
    await stage.says(OTTO, f"/broadcast {BRNO} bus")
    await stage.taps(OTTO, "Send")
    await stage.deliver()
    return there


async def turn_to(stage: Stage, name: str, mission: Mission) -> None:
    """As a new invitation does (and /mission will)."""
    person = await stage.person(name)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(person.id, current_mission_id=mission.id)


async def test_a_member_of_two_missions_sees_one_at_a_time(hasty: Stage) -> None:
    stage, there = hasty, await add_both(hasty, "delegate", "organiser")
    asked = [
        "/today",
        "/agenda",
        "/next",
        "/contacts",
        "/contacts MARK",
        "/feedback",
        "/results",
        "/help",
        "/settings",
    ]
    for mission, foreign in ((there, {SHARED, AGENDA, SECRET}), (stage.mission, {BRNO})):
        await turn_to(stage, BOTH, mission)
        said = [message for text in asked for message in await stage.says(BOTH, text)]
        for figure in get_args(Listed) if mission == there else ():
            row = await lay(stage, BOTH, ListResults(what=figure), mission.id)
            data = callback_data(row.token, ListResults(what=figure).packed())
            said += [shown(row) for row in await comes(stage, BOTH, tapping(stage, BOTH, data))]
        await stage.deliver()
        assert [message.text for message in said if any(mark in message.text for mark in foreign)] == []
    assert "MARKSHARED" in everything(await stage.says(BOTH, "/contacts MARK"))


async def test_an_announcement_reaches_its_own_mission_alone(hasty: Stage) -> None:
    stage = hasty
    await add_both(stage, "delegate", "organiser")
    assert await who_sees(stage, f"{BRNO} bus") == {OTTO, DANA, BOTH}


async def who_sees(stage: Stage, words: str) -> set[str]:
    return {name for name in stage.telegram for message in await stage.screen(name) if words in message.text}


async def test_an_announcement_asked_for_in_one_mission_is_not_sent_in_another(hasty: Stage) -> None:
    stage, there = hasty, await add_both(hasty, "organiser", "organiser")
    await turn_to(stage, BOTH, there)
    await stage.says(BOTH, "/broadcast")
    await turn_to(stage, BOTH, stage.mission)
    _, panel = await stage.says(BOTH, "Brno only")
    assert panel.text.startswith("This is how 3 people will see it.")
    await stage.taps(BOTH, "Send")
    await stage.deliver()
    assert await who_sees(stage, "Brno only") == {OTTO, DANA, BOTH}


async def test_a_card_is_about_its_own_mission_and_the_role_that_one_has_in_it(hasty: Stage) -> None:
    stage, there = hasty, await add_both(hasty, "delegate", "host")
    stage.move(stage.now + timedelta(hours=1))
    await stage.deliver()
    stage.move(stage.now + timedelta(hours=2))
    await stage.deliver()
    await turn_to(stage, BOTH, there)
    [thanks] = await stage.taps(BOTH, "★ 5")
    assert thanks.text.startswith(f"Thank you: 5 of 5 for <b>{AGENDA} visit</b>.")
    await stage.says(BOTH, "worth it")
    person = await stage.person(BOTH)
    async with stage.database.reading(stage.now) as tx:
        given = [(a.question, a.value) for a in await tx.answers.of_person(stage.mission.id, person.id)]
        assert await tx.answers.of_person(there.id, person.id) == []
    assert given == [("session.stars", 5), ("session.line", "worth it")]


async def test_an_old_card_of_a_mission_that_one_has_left_is_out_of_date(hasty: Stage) -> None:
    stage, there = hasty, await add_both(hasty, "delegate", "organiser")
    await turn_to(stage, BOTH, there)
    await stage.says(BOTH, "/results")
    person = await stage.person(BOTH)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(there.id, person.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, left_at=stage.now)
    stage.toasts.clear()
    await stage.taps(BOTH, "Comments: 1")
    assert stage.toasts == [Reader("en").plain("stale-button")]


async def test_words_for_a_flow_of_a_role_or_mission_that_is_gone_are_kept_like_any_others(
    hasty: Stage,
) -> None:
    stage, there = hasty, await add_both(hasty, "delegate", "organiser")
    await turn_to(stage, BOTH, there)
    await stage.says(BOTH, "/broadcast")
    person = await stage.person(BOTH)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(there.id, person.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, role="delegate")
    [asked] = await stage.says(BOTH, "the bus is late")
    assert asked.text.startswith("I have kept this safe. What is it?")


# --- haste and detours --------------------------------------------------------------------------------------------


async def test_the_language_can_be_switched_in_the_middle_of_a_question(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák")
    await stage.says(EMMA, "/settings uk")
    [card] = await stage.says(EMMA, "Example")
    assert card.text == "Змінено: <b>Jan Novák</b>\n\nОрганізація: Example"


QUESTIONS: Final = {
    "contact": (EMMA, ["/contact"], []),
    "step": (EMMA, ["/contact", "Jan Novák"], []),
    "field": (EMMA, ["/contact Jan Novák"], []),
    "change": (EMMA, ["/contact Jan Novák, Example"], ["Change…", "E-mail"]),
    "feedback": (EMMA, ["/feedback"], ["Something else"]),
    "settings": (EMMA, ["/settings"], ["Another time"]),
    "broadcast": (PETRO, ["/broadcast"], []),
    "import": (PETRO, ["/programme"], []),
}


async def ask(stage: Stage, question: str) -> str:
    """Gets as far as the question; who was asked."""
    name, texts, labels = QUESTIONS[question]
    for text in texts:
        await stage.says(name, text)
    for label in labels:
        await stage.taps(name, label)
    return name


@pytest.mark.parametrize("question", QUESTIONS)
async def test_every_question_can_be_cancelled_by_its_button_and_by_the_command(
    stage: Stage, question: str
) -> None:
    reader = Reader("uk" if QUESTIONS[question][0] == PETRO else "en")
    for way in ("command", "button"):
        name = await ask(stage, question)
        if way == "command":
            [*_, said] = await stage.says(name, "/cancel")
            assert said.text.startswith(("Cancelled", "Скасовано"))
        elif question != "field":
            await stage.taps(name, reader.plain("button-cancel"))
        else:
            await stage.taps(name, "Skip")
        [kept_safe] = await stage.says(name, "the bus is late")
        assert kept_safe.text.startswith(reader.say("keeping-what"))


@pytest.mark.parametrize("second", ["feedback", "settings"])
async def test_of_two_questions_the_later_has_the_words_and_the_earlier_cannot_cancel_it(
    stage: Stage, second: str
) -> None:
    await stage.says(EMMA, "/contact")
    [row] = await stage.rows(EMMA)
    await ask(stage, second)
    [said] = await stage.taps_data(EMMA, callback_data(row.token, CancelFlow(flow="contact-steps").packed()))
    assert said.text == Reader("en").say("cancel-nothing")
    [said] = await stage.says(EMMA, "8:15")
    assert said.text.startswith(("Kept, about the mission in general", "Saved."))


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_command_in_the_middle_of_a_question_is_answered_and_the_question_stands(
    stage: Stage, question: str
) -> None:
    name = await ask(stage, question)
    chat = stage.telegram[name]
    async with stage.database.reading(stage.now) as tx:
        before = await tx.flows.of(chat, chat)
    for command in ("/today", "/next", "/help", "/contacts", "/privacy"):
        assert await stage.says(name, command)
    async with stage.database.reading(stage.now) as tx:
        assert await tx.flows.of(chat, chat) == before is not None


@pytest.mark.parametrize("question", ["settings", "import"])
async def test_words_long_after_a_question_that_do_not_answer_it_are_kept_like_any_others(
    stage: Stage, question: str
) -> None:
    name = await ask(stage, question)
    stage.move(stage.now + timedelta(hours=4))
    [asked] = await stage.says(name, "the tram shelter has a green roof")
    assert "the tram shelter has a green roof" in asked.text
    await stage.taps(name, Reader("uk" if name == PETRO else "en").plain("keeping-note"))
    async with stage.database.reading(stage.now) as tx:
        assert len(await tx.notes.of_mission(stage.mission.id)) == 1


async def test_the_same_button_five_times_does_it_once(stage: Stage) -> None:
    await stage.says(EMMA, "the tram shelter")
    await tap_five_times(stage, EMMA, "Note")
    await stage.says(EMMA, "/contact Jan Novák, Example")
    await tap_five_times(stage, EMMA, "Delete")
    await tap_five_times(stage, EMMA, "Undo")
    await stage.says(PETRO, "/broadcast the bus")
    await tap_five_times(stage, PETRO, "Надіслати")
    async with stage.database.reading(stage.now) as tx:
        assert len(await tx.notes.of_mission(stage.mission.id)) == 1
        assert len(await tx.contacts.of_mission(stage.mission.id)) == 1
        assert len(await tx.contacts.encounters_of(stage.mission.id)) == 1
        assert len(await tx.outbox.of_kind(stage.mission.id, "broadcast")) == 5
    assert await put_aside(stage) == []


async def tap_five_times(stage: Stage, name: str, label: str) -> None:
    data = await data_of(stage, name, label)
    for _ in range(5):
        await stage.taps_data(name, data)


async def data_of(stage: Stage, name: str, label: str) -> str:
    """What the newest button with these words carries."""
    for row in reversed(await stage.rows(name)):
        for button in (button for line in shown(row).buttons for button in line):
            if button.label == label and button.action:
                return callback_data(row.token, button.action)
    raise AssertionError(label)


async def test_a_tap_on_a_card_two_edits_old_shows_what_is_current(stage: Stage) -> None:
    await stage.says(EMMA, "/contact Jan Novák, Example")
    old = await data_of(stage, EMMA, "Delete")
    await stage.taps(EMMA, "Change…")
    await stage.taps(EMMA, "Name")
    [question] = await stage.screen(EMMA)
    stage.toasts.clear()
    assert await stage.taps_data(EMMA, old) == [question]
    assert stage.toasts == [Reader("en").plain("stale-button")]
    [card] = await stage.says(EMMA, "Jan Nový")
    assert card.text.startswith("Changed: <b>Jan Nový</b>")


@pytest.mark.parametrize(
    "unit",
    ["Ї", "😀", "a@b.cz,", "+420777123456,", "Jan Novák, ", "call by friday ", "s.r.o. ", "\u202e", "<&>"],
)
async def test_the_longest_line_is_kept_whole_and_shown_within_the_limits(stage: Stage, unit: str) -> None:
    text = delivered("/contact " + unit * (4000 // length(unit)))
    with quickly(ascii(text)):
        checked(await types(stage, EMMA, text))
    async with stage.database.reading(stage.now) as tx:
        [contact] = await tx.contacts.of_mission(stage.mission.id)
    said = "".join([contact.name, contact.organisation, contact.about, *contact.emails, *contact.phones])
    assert unit.strip(", ")[:4] in said
    assert await put_aside(stage) == []


async def test_a_contact_with_more_addresses_than_a_statement_has_room_for_stays_in_use(stage: Stage) -> None:
    for batch in range(4):
        mails = ",".join(f"{batch}{number}@x.cz" for number in range(350))
        await stage.says(EMMA, f"/contact Jan Novák, Example, {mails}")
    await stage.says(EMMA, "/contact Jan Novák, Example, ředitel")
    async with stage.database.reading(stage.now) as tx:
        [contact] = await tx.contacts.of_mission(stage.mission.id)
    assert (len(contact.emails), contact.position) == (1400, "ředitel")


async def test_ten_contacts_shared_at_once_are_ten_cards(stage: Stage) -> None:
    for number in range(10):
        given = {"phone_number": f"+42077712345{number}", "first_name": f"Guest {number}"}
        [card] = await stage.says(EMMA, "", contact=given)
        assert card.text.startswith(f"Kept: <b>Guest {number}</b>")
    await stage.says(EMMA, "Example")
    async with stage.database.reading(stage.now) as tx:
        listed = await tx.contacts.of_mission(stage.mission.id)
    assert [(c.name, c.organisation) for c in listed] == [
        *((f"Guest {number}", "") for number in range(9)),
        ("Guest 9", "Example"),
    ]


@pytest.mark.parametrize(
    ("typed", "seen_as"),
    [
        ("\u202eevil", "evil"),
        ("a\u2067b", "ab"),
        ("a\u2067b\u2069c", "a\u2067b\u2069c"),
        ("\u202a\u202bx\u202c", "\u202bx\u202c"),
        ("\u2068a\u202eb\u2069", "\u2068a\u202eb\u2069"),
        ("שלום עולם", "שלום עולם"),
        ("\u200fשלום", "\u200fשלום"),
    ],
)
def test_a_name_never_turns_round_the_words_after_it(typed: str, seen_as: str) -> None:
    assert Reader("en").say("contact-kept", name=typed) == f"Kept: <b>{seen_as}</b>. Is everything right?"
    assert Reader("en").plain("results-figure", title=typed, number=1) == f"{seen_as}: 1"


# --- five hundred -------------------------------------------------------------------------------------------------

MANY: Final = 500
SLOWEST: Final = 2.0
"""Seconds of computing that one answer may take: nobody else's update is worked on meanwhile."""


async def crowd(stage: Stage) -> None:
    """Five hundred members, every fifth of whom has not joined, and five hundred contacts, with long names."""
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        groups = [
            await tx.missions.group_named(stage.mission.id, f"Група {n} з довгою назвою") for n in range(60)
        ]
        for number in range(MANY):
            account = 10_000 + number if number % 5 else None
            person = await tx.people.add(
                telegram_id=account, name=f"Довге-Ім'я {number:03} <&> {'😀' * 40}", language="uk"
            )
            place = {
                "role": "delegate",
                "group_id": groups[number % 60].id,
                "joined_at": stage.now if account else None,
            }
            await tx.people.enrol(stage.mission.id, person.id, **place)
            firm = await tx.organisations.named(stage.mission.id, f"Партнер {number} spol. s r.o. {'<' * 90}")
            name = f"Контакт {number:03} {'&' * 90}"
            more: dict[str, Any] = {"organisation_id": firm.id, "emails": [], "phones": []}
            contact = await tx.contacts.add(stage.mission.id, name=name, organisation=firm.name, **more)
            for met_by in (emma.id, person.id):
                await tx.contacts.meet(contact.id, met_by, session_id=None)
            await tx.promises.make(contact.id, emma.id, text="зателефонувати & " * 20, due_on=DAY)
            await tx.notes.keep(stage.mission.id, person.id, "note", "<нотатка> " * 300)
            await tx.answers.give(stage.mission.id, person.id, "free.line", str(number), "<рядок> " * 300)


async def turned(stage: Stage, name: str, row: Outgoing, label: str) -> Message:
    """What stands in the place of a message after a tap on one of its buttons; it is in place, and quick."""
    await stage._deliver(name)
    before = await as_it_stands(stage, row)
    action = next(b.action for line in before.buttons for b in line if b.label == label)
    assert action is not None
    with quickly(label):
        assert await comes(stage, name, tapping(stage, name, callback_data(row.token, action))) == []
    after = await as_it_stands(stage, row)
    checked(after)
    return after


async def as_it_stands(stage: Stage, row: Outgoing) -> Message:
    async with stage.database.reading(stage.now) as tx:
        found = await tx.outbox.get(row.id)
    assert found is not None
    return shown(found)


async def asked_for(stage: Stage, name: str, text: str) -> Outgoing:
    """The last message that answers it; it is quick."""
    with quickly(text):
        rows = await comes(stage, name, typing(stage, name, text))
    for row in rows:
        checked(shown(row))
    return rows[-1]


@contextmanager
def quickly(what: str) -> Iterator[None]:
    started = process_time()
    yield
    took = process_time() - started
    print(f"{took:5.2f} s {what[:60]}")  # noqa: T201 - a measurement, shown by pytest -s
    assert took < SLOWEST


async def test_five_hundred_contacts_are_leafed_through_in_place(hasty: Stage) -> None:
    stage = hasty
    await crowd(stage)
    row = await asked_for(stage, EMMA, "/contacts")
    assert shown(row).text.startswith("Your contacts: 500\nPage 1 of 63")
    assert "Page 2 of 63" in (await turned(stage, EMMA, row, "Next ›")).text
    assert (await turned(stage, EMMA, row, "All of the delegation")).text.startswith(
        "Contacts of the whole delegation: 500"
    )
    assert "Page 2 of 63" in (await turned(stage, EMMA, row, "Next ›")).text
    await asked_for(stage, EMMA, "/contacts 49")
    await asked_for(stage, EMMA, "/contacts " + "a " * 2000)
    await asked_for(stage, EMMA, "/contact Jan Novák, Example s.r.o., jan@example.cz")
    assert await put_aside(stage) == []


async def test_results_of_five_hundred_are_leafed_through_in_place(hasty: Stage) -> None:
    stage = hasty
    await crowd(stage)
    card = await asked_for(stage, PETRO, "/results")
    for what in get_args(Listed):
        row = await lay(stage, PETRO, ListResults(what=what), stage.mission.id)
        listed = await turned(stage, PETRO, row, "x")
        if "Далі ›" in [button.label for line in listed.buttons for button in line]:
            await turned(stage, PETRO, row, "Далі ›")
    await turned(stage, PETRO, row, "Назад")
    assert (await as_it_stands(stage, row)).text == shown(card).text
    assert await put_aside(stage) == []


async def test_an_announcement_to_five_hundred_is_shown_aimed_sent_and_reported_in_pages(
    hasty: Stage,
) -> None:
    stage = hasty
    await crowd(stage)
    panel = await asked_for(stage, PETRO, "/broadcast Автобус о 14:00")
    assert shown(panel).text.startswith("Так це побачать 405 людей.")
    await turned(stage, PETRO, panel, "Інші імена ›")
    await turned(stage, PETRO, panel, "Інші групи ›")
    await turned(stage, PETRO, panel, "Делегати: 503")
    await stage._deliver(PETRO)
    send = await data_of(stage, PETRO, "Надіслати")
    with quickly("Надіслати"):
        [card] = await comes(stage, PETRO, tapping(stage, PETRO, send))
    assert checked(shown(card)).startswith("Надсилаємо: доставлено 0 із 403")
    await stage._deliver(PETRO)
    [report] = await comes(stage, PETRO, tapping(stage, PETRO, await data_of(stage, PETRO, "Звіт")))
    checked(shown(report))
    await turned(stage, PETRO, report, "Далі ›")
    assert await put_aside(stage) == []


# --- the ten-second rule ------------------------------------------------------------------------------------------


async def test_a_contact_is_one_message_and_one_tap(stage: Stage) -> None:
    await stage.says(
        EMMA, "/contact Jan Novák, Example s.r.o., jan@example.cz, parking pilot, call by Friday"
    )
    async with stage.database.reading(stage.now) as tx:
        before = await results_of(tx, stage.mission, DAY)
    await stage.taps(EMMA, "Right")
    async with stage.database.reading(stage.now) as tx:
        assert await results_of(tx, stage.mission, DAY) == before
    assert (len(before.contacts), len(before.promises)) == (1, 1)


async def test_stars_are_one_tap(stage: Stage) -> None:
    await stage.add_session("City hall", datetime.combine(DAY, time(7)))
    stage.move(stage.now + timedelta(minutes=5))
    await stage.deliver()
    await stage.taps(EMMA, "★ 4")
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        given = await tx.answers.of_person(stage.mission.id, person.id)
    assert [(answer.question, answer.value) for answer in given] == [("session.stars", 4)]


@pytest.mark.parametrize(("promise", "most"), [("", 9), (", call by 5 May", 6)])
async def test_the_first_wave_with_three_contacts_is_nine_taps_at_most(
    stage: Stage, promise: str, most: int
) -> None:
    for name in ("Jan Novák", "Petr Malý", "Eva Nová"):
        await stage.says(EMMA, f"/contact {name}, Example s.r.o.{promise}")
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(datetime(2023, 5, 2, 8, 0, tzinfo=UTC))
    [card] = [message for name, message in await stage.deliver() if name == EMMA]
    done = 0
    while not card.text.startswith("That was the last"):
        [card] = await stage.taps(EMMA, card.buttons[0][0].label)
        done += 1
    assert done == most
