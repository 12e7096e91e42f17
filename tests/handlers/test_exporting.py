"""/export: a mission as files, for organisers alone, after a second question, and each written into the log."""

import asyncio
import csv
import shutil
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
import vobject
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import insert

from handlers.actions import callback_data
from mission.vcard_writing import vcards_of
from storage import schema
from storage.message import Attachment, Message
from tests.stage import Stage

OLENA, EMMA, PETRO = "Olena Kovalenko", "Emma Clark", "Petro Bondar"
WORKBOOK, CARDS, CALENDAR, THEMES = (
    "Усе в одній таблиці (.xlsx)",
    "Контакти (.vcf)",
    "Програма (.ics)",
    "Нотатки за темами (.md)",
)
YES, NO = "Так, надіслати", "Ні"
FORMULAS = (
    "=1+2",
    "+SUM(A1)",
    "-2-3",
    "@SUM(1)",
    "\t=1+2",
    '=HYPERLINK("http://evil.example","Eva")',
    "＝1+2",
)
PRIVATE = ("She was rather tired", "under-250k", "I would leave tomorrow")
LONG = "слово 🚌 " * 500


async def fill(stage: Stage) -> None:
    """A mission with something in each of its tables, named so that a careless spreadsheet would reckon with it."""
    olena, petro = await stage.person(OLENA), await stage.person(PETRO)
    visit = await stage.add_session("=Visit", datetime(2023, 4, 25, 9), place="@Hall", speakers=["+Eva"])  # noqa: DTZ001 - wall time has no zone
    mission = stage.mission.id
    async with stage.database.transaction(stage.now) as tx:
        partner = await tx.organisations.named(mission, "=Example, s.r.o.")
        for words in FORMULAS:
            contact = await tx.contacts.add(
                mission,
                name=f"{words} Novák",
                organisation="=Example, s.r.o.",
                organisation_id=partner.id,
                emails=["jan@example.cz", "-novak@example.cz"],
                phones=["+420777123456"],
                about=f"=2*3 {LONG}",
            )
            await tx.contacts.meet(contact.id, olena.id, session_id=visit, note=PRIVATE[0])
        await tx.promises.make(contact.id, olena.id, text="=Send", due_on=date(2023, 5, 5))
        await tx.promises.make(contact.id, petro.id, text="-Lend", due_on=None, owed_by="them")
        project = await tx.projects.add(partner.id, olena.id, name="@Sensors", stage="idea")
        await tx.agreements.add(
            partner.id, olena.id, "memorandum", parties="=A and B", signed_on=date(2023, 4, 24)
        )
        await tx.notes.keep(mission, olena.id, "note", "+Trams\x07 give way\nto nobody")
        await tx.answers.give(mission, olena.id, "session.line", f"session:{visit}", "=Too cold")
        await tx.answers.give(mission, olena.id, "wave:6m.value", f"project:{project.id}", PRIVATE[1])
        await tx.answers.give(mission, olena.id, "wave:6m.evidence", f"project:{project.id}", "none")
        await anonymous(tx.connection, mission, "Would you stay?", [PRIVATE[2]] * 4)


async def anonymous(connection: Any, mission_id: int, question: str, answers: list[str]) -> None:
    asked = insert(schema.questions).values(mission_id=mission_id, text=question, anonymous=True)
    number = (await connection.execute(asked.returning(schema.questions.c.id))).scalar_one()
    for at, value in enumerate(answers):
        given = insert(schema.anonymous_answers)
        await connection.execute(given.values(key=f"{number}-{at}", question_id=number, value=value))


async def exported(stage: Stage, button: str) -> Attachment:
    await stage.says(PETRO, "/export")
    await stage.taps(PETRO, button)
    *_, sent = await stage.taps(PETRO, YES)
    assert sent.attachment is not None
    return sent.attachment


def opened(attachment: Attachment) -> Workbook:
    return load_workbook(BytesIO(attachment.content))


async def acts(stage: Stage) -> list[tuple[int | None, str, dict[str, Any]]]:
    async with stage.database.reading(stage.now) as tx:
        return [(act.actor_id, act.act, act.subject) for act in await tx.audit.of_mission(stage.mission.id)]


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


# --- who, and how often it is asked -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", [EMMA, "Hana Malá"])
async def test_nobody_but_an_organiser_gets_it(stage: Stage, name: str) -> None:
    (said,) = await stage.says(name, "/export")
    assert (said.buttons, said.attachment) == ((), None)
    assert await acts(stage) == []


async def test_who_is_an_organiser_no_more_taps_in_vain(stage: Stage) -> None:
    await fill(stage)
    await stage.says(PETRO, "/export")
    await stage.taps(PETRO, WORKBOOK)
    petro = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, petro.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, role="delegate")
    await stage.taps(PETRO, YES)
    assert [message for message in await stage.screen(PETRO) if message.attachment] == []
    assert await acts(stage) == []


async def test_it_is_asked_a_second_time_with_the_number_of_people_and_written_down(stage: Stage) -> None:
    await fill(stage)
    (choice,) = await stage.says(PETRO, "/export")
    assert labels(choice) == [WORKBOOK, CARDS, CALENDAR, THEMES]
    (sure,) = await stage.taps(PETRO, CARDS)
    assert sure.text.startswith(f"<b>У цьому файлі персональні дані {len(FORMULAS)} людей.")
    assert labels(sure) == [YES, NO]
    assert await acts(stage) == []
    done, sent = await stage.taps(PETRO, YES)
    assert (done.buttons, done.attachment) == ((), None)
    assert sent.attachment is not None
    assert sent.attachment.name == "PRAGUE.vcf"
    petro = await stage.person(PETRO)
    written = {"what": "vcf", "people": len(FORMULAS)}
    assert await acts(stage) == [(petro.id, "mission.exported", written)]


async def test_no_means_that_nothing_is_sent_and_nothing_written_down(stage: Stage) -> None:
    await fill(stage)
    await stage.says(PETRO, "/export")
    await stage.taps(PETRO, WORKBOOK)
    (left,) = await stage.taps(PETRO, NO)
    assert (left.text, left.buttons) == ("Нічого не надіслано.", ())
    assert await acts(stage) == []


async def test_a_second_tap_on_yes_sends_no_second_file(stage: Stage) -> None:
    await fill(stage)
    await stage.says(PETRO, "/export")
    (sure,) = await stage.taps(PETRO, CARDS)
    row, action = (await stage.rows(PETRO))[-1], sure.buttons[0][0].action
    assert action is not None
    await stage.taps(PETRO, YES)
    await stage.taps_data(PETRO, callback_data(row.token, action))
    assert len([message for message in await stage.screen(PETRO) if message.attachment]) == 1
    assert len(await acts(stage)) == 1


# --- the workbook -----------------------------------------------------------------------------------------------


async def test_every_table_has_its_sheet_with_frozen_headings(stage: Stage) -> None:
    await fill(stage)
    book = opened(await exported(stage, WORKBOOK))
    assert book.sheetnames == [
        *("Контакти", "Зустрічі з контактами", "Партнери", "Обіцянки", "Проєкти", "Угоди"),
        *("Нотатки й запитання", "Відповіді", "Анонімні відповіді", "Учасники", "Програма"),
    ]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref is not None
        assert all(cell.value and cell.font.bold for cell in sheet[1])
        assert sheet.max_row > 1 or sheet.title == "Анонімні відповіді"


async def test_dates_and_moments_are_real_ones_in_the_missions_zone(stage: Stage) -> None:
    await fill(stage)
    book = opened(await exported(stage, WORKBOOK))
    starts = column(book["Програма"], "Початок")
    due = column(book["Обіцянки"], "До якого дня")
    signed = column(book["Угоди"], "Підписано")
    assert [cell.value for cell in starts] == [datetime(2023, 4, 25, 9)]  # noqa: DTZ001 - wall time has no zone
    assert {cell.value for cell in due} == {datetime(2023, 5, 5), None}  # noqa: DTZ001 - a day has no zone
    assert [(cell.is_date, cell.number_format) for cell in signed] == [(True, "yyyy-mm-dd")]


def column(sheet: Worksheet, heading: str) -> list[Any]:
    """The cells below a heading."""
    at = [cell.value for cell in sheet[1]].index(heading)
    return [row[at] for row in sheet.iter_rows(min_row=2)]


async def test_what_partners_owe_us_is_marked_as_theirs(stage: Stage) -> None:
    await fill(stage)
    sheet = opened(await exported(stage, WORKBOOK))["Обіцянки"]
    said, owed = column(sheet, "Текст"), column(sheet, "Хто винен")
    by_text = {text.value: who.value for text, who in zip(said, owed, strict=True)}
    assert by_text == {"=Send": "ми", "-Lend": "вони"}


async def test_no_text_is_a_formula_whatever_it_begins_with(stage: Stage) -> None:
    await fill(stage)
    book = opened(await exported(stage, WORKBOOK))
    cells = [cell for sheet in book.worksheets for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n", "d"}
    risky = [
        cell
        for cell in cells
        if str(cell.value or "")[:1] in set("=+-@\t＝") and cell.data_type in {"s", "inlineStr"}
    ]
    assert len({cell.value for cell in risky}) > len(FORMULAS)
    assert all(cell.quotePrefix for cell in risky)
    names = [cell.value for cell in book["Контакти"]["A"][1:]]
    assert sorted(names) == sorted(f"{words} Novák" for words in FORMULAS)


async def test_what_was_told_as_private_is_in_no_cell(stage: Stage) -> None:
    await fill(stage)
    book = opened(await exported(stage, WORKBOOK))
    said = "\n".join(str(cell.value) for sheet in book.worksheets for row in sheet for cell in row)
    assert [words for words in PRIVATE if words in said] == []
    assert "@Sensors\n" in said


async def test_questions_and_answers_stand_in_the_readers_words(stage: Stage) -> None:
    await fill(stage)
    olena, mission = await stage.person(OLENA), stage.mission.id
    async with stage.database.transaction(stage.now) as tx:
        contact = (await tx.contacts.of_mission(mission))[0]
        agreement = (await tx.agreements.of_mission(mission))[0]
        for question, subject, value in (
            ("wave:2d.thanked", f"contact:{contact.id}", "not-needed"),
            ("wave:3m.agreement", "organisation:1", agreement.id),
            ("wave:12m.claim", f"agreement:{agreement.id}", "confirmed"),
            ("wave:12m.anyway", "", "smaller"),
            ("home.publish", "session.line:session:1", "yes"),
            ("change.seen", "change:9", [9]),
        ):
            await tx.answers.give(mission, olena.id, question, subject, value)
    sheet = opened(await exported(stage, WORKBOOK))["Відповіді"]
    told = [
        tuple(cell.value for cell in row)
        for row in zip(*(column(sheet, one) for one in ("Запитання", "Про що", "Відповідь")), strict=True)
    ]
    assert told == [
        ("Кілька слів про захід", "=Visit", "=Too cold"),
        ("Через пів року: Чи є посилання, де про це можна прочитати?", "@Sensors", "Без посилання"),
        ("Через 2 робочі дні: Ви вже подякували за зустріч?", contact.name, "Не потрібно"),
        ("Через рік: Це й досі так?", "=Example, s.r.o.", "Так, підтверджую"),
        ("Через рік: Чи сталося б усе це без місії?", None, "Так, але менше"),
        ("Чи можна опублікувати ці слова?", "Кілька слів про захід", "Так"),
    ]


async def test_an_empty_mission_is_a_workbook_with_headings(stage: Stage) -> None:
    book = opened(await exported(stage, WORKBOOK))
    assert len(book.sheetnames) == 11
    assert book["Контакти"].max_row == 1


async def test_libreoffice_opens_every_sheet_and_reckons_nothing(stage: Stage, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed here")
    await fill(stage)
    (tmp_path / "mission.xlsx").write_bytes((await exported(stage, WORKBOOK)).content)
    separated = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    process = await asyncio.create_subprocess_exec(
        *(
            office,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            separated,
        ),
        *("--outdir", str(tmp_path / "sheets"), str(tmp_path / "mission.xlsx")),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await asyncio.wait_for(process.wait(), 120) == 0
    tables = {file.stem.partition("-")[2]: rows_of(file) for file in (tmp_path / "sheets").glob("*.csv")}
    assert len(tables) == 11
    names = {row[0].strip() for row in tables["Контакти"][1:]}
    assert names == {f"{words} Novák".strip() for words in FORMULAS}
    assert "2023-04-25 09:00:00" in tables["Програма"][1]
    assert any("2023-05-05" in row for row in tables["Обіцянки"])
    assert not any(
        "#NAME?" in cell or "Err:" in cell for rows in tables.values() for row in rows for cell in row
    )


def rows_of(file: Path) -> list[list[str]]:
    return list(csv.reader(StringIO(file.read_text(encoding="utf-8"))))


# --- cards and the calendar -------------------------------------------------------------------------------------


async def test_the_contacts_are_cards_that_another_reader_reads(stage: Stage) -> None:
    await fill(stage)
    sent = await exported(stage, CARDS)
    cards: list[Any] = list(vobject.readComponents(sent.content.decode()))
    assert len(cards) == len(FORMULAS)
    assert sorted(card.fn.value for card in cards) == sorted(f"{words} Novák".strip() for words in FORMULAS)
    for card in cards:
        assert [mail.value for mail in card.contents["email"]] == ["jan@example.cz", "-novak@example.cz"]
        assert [phone.value for phone in card.contents["tel"]] == ["+420777123456"]
        assert card.org.value == ["=Example, s.r.o."]
    assert PRIVATE[0] not in sent.content.decode()


async def test_the_agenda_is_a_calendar_that_another_reader_reads(stage: Stage) -> None:
    await fill(stage)
    await stage.add_session("Theirs", datetime(2023, 4, 25, 9), kind="programme")  # noqa: DTZ001 - wall time has no zone
    sent = await exported(stage, CALENDAR)
    assert sent.name == "PRAGUE.ics"
    calendar: Any = vobject.readOne(sent.content.decode())
    (event,) = calendar.contents["vevent"]
    assert event.summary.value == "=Visit"
    assert event.dtstart.value.astimezone(UTC) == datetime(2023, 4, 25, 7, tzinfo=UTC)
    assert event.dtend.value - event.dtstart.value == timedelta(hours=1)


# --- one's own contacts -----------------------------------------------------------------------------------------


async def test_a_delegate_takes_their_own_contacts_along_and_nobody_elses(stage: Stage) -> None:
    await fill(stage)
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        mine = await tx.contacts.add(
            stage.mission.id, name="Eva Malá", organisation="ČVUT", emails=[], phones=[]
        )
        await tx.contacts.meet(mine.id, emma.id, session_id=None)
    await stage.says(EMMA, "/contacts")
    *_, sent = await stage.taps(EMMA, "As a file (.vcf)")
    assert sent.attachment is not None
    assert sent.attachment.content == vcards_of([mine])
    assert await acts(stage) == []
