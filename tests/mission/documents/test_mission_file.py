from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from mission.documents.draft import ChecklistDraft, Draft, MissionDraft, PartnerDraft, QuestionDraft, Refused
from mission.documents.read import read_any, read_mission
from tests.mission.documents.making import PRAGUE, csv_file, named, workbook

TOML = """
code = "SC-2023"
name = "Smart City"
programme = "Three missions"
city = "Prague"
country = "Czechia"
timezone = "Europe/Prague"
starts = 2023-04-24
ends = "28 April 2023"
languages = ["uk", "cs"]
agenda_at = "7:15"
"""
MISSION = MissionDraft(
    code="SC-2023",
    name="Smart City",
    programme="Three missions",
    city="Prague",
    country="Czechia",
    timezone="Europe/Prague",
    starts=date(2023, 4, 24),
    ends=date(2023, 4, 28),
    languages=("uk", "cs"),
    agenda_at=time(7, 15),
)
KEYS: list[list[Any]] = [
    ["Код", "SC-2023"],
    ["Назва", "Smart City", "як її називати"],
    ["Програма", "Three missions"],
    ["Місто", "Prague"],
    ["Країна", "Czechia"],
    ["Часовий пояс", "Europe/Prague"],
    ["Початок", date(2023, 4, 24)],
    ["Кінець", "28 квітня 2023"],
    ["Мови", "українська, čeština"],
    ["Час програми дня", time(7, 15)],
]


def folder(path: Path, toml: str = TOML, **sheets: str) -> Path:
    csv_file(path, toml, name="mission.toml")
    for name, text in sheets.items():
        csv_file(path, text, name=f"{name}.csv")
    return path


def test_a_folder_without_its_toml_and_a_workbook_without_its_sheet_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_mission(tmp_path)
    assert refused.value.key == "document-mission-toml-wanted"
    with pytest.raises(Refused) as refused:
        read_mission(workbook(tmp_path, Agenda=[["Date", "Start", "Title"]]))
    assert refused.value.key == "document-mission-sheet-wanted"
    with pytest.raises(Refused) as refused:
        read_mission(csv_file(tmp_path, "Date,Start,Title\n"))
    assert refused.value.key == "document-mission-wanted"


def test_broken_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_mission(folder(tmp_path, 'code = "A"\nname = Smart\n'))
    assert (refused.value.key, refused.value.args_of_text) == (
        "document-toml-unread",
        {"file": "mission.toml", "line": "2"},
    )


@pytest.mark.parametrize(
    ("old", "new", "column", "key"),
    [
        ('code = "SC-2023"', 'code = "Смарт сіті"', "code", "fault-mission-code"),
        ('code = "SC-2023"', 'code = "A"', "code", "fault-mission-code"),
        ('code = "SC-2023"', "", "code", "fault-mission-missing"),
        ('"Europe/Prague"', '"Prague"', "timezone", "fault-mission-timezone"),
        ('"Europe/Prague"', '"../../etc/passwd"', "timezone", "fault-mission-timezone"),
        ("starts = 2023-04-24", "starts = 2023-04-29", "ends", "fault-mission-dates"),
        ("starts = 2023-04-24", 'starts = "soon"', "starts", "fault-date-unread"),
        ("starts = 2023-04-24", 'starts = "24 April"', "starts", "fault-date-partial"),
        ('["uk", "cs"]', '["uk", "tlh"]', "languages", "fault-mission-languages"),
        ('"7:15"', '"morning"', "agenda_at", "fault-time-unread"),
    ],
)
def test_a_wrong_mission_is_named_and_its_people_are_read_all_the_same(
    tmp_path: Path, old: str, new: str, column: str, key: str
) -> None:
    draft = read_mission(folder(tmp_path, TOML.replace(old, new), delegates="Name\nJan\n"))
    assert (draft.mission, named(draft.faults)) == (None, [(None, column, key)])
    assert [member.name for member in draft.members] == ["Jan"]


def test_without_a_zone_no_session_has_a_time(tmp_path: Path) -> None:
    agenda = "Date,Start,Title\n24.4.2023,9:00,a\n24.4.2023,99:00,b\n"
    draft = read_mission(folder(tmp_path, TOML.replace("Europe/Prague", "Nowhere"), agenda=agenda))
    assert draft.sessions == ()
    assert [fault.key for fault in draft.faults] == ["fault-mission-timezone", "fault-time-unread"]


def test_a_sheet_that_cannot_be_read_is_named_and_the_others_are_taken(tmp_path: Path) -> None:
    draft = read_mission(folder(tmp_path, agenda="Foo,Bar\n1,2\n", partners="Name\nAcme\n", groups=""))
    assert [(fault.place.file, fault.key) for fault in draft.faults] == [("agenda.csv", "document-no-table")]
    assert draft.partners == (PartnerDraft(name="Acme"),)


def test_bad_rows_of_every_list_are_named(tmp_path: Path) -> None:
    draft = read_mission(
        folder(
            tmp_path,
            groups="Group\nEnergy\n",
            delegates="Name,Group\nJan,Water\n",
            partners="Name,Kind,Country\nAcme,planet,\n,company,CZ\nacme,,\n",
            departure="Item,Checked on,Source\nPassport,long ago,\n,,web\nVisa,4 May,\n",
            questions="Question,Kind,Choices\nGood?,smell,\nWhich?,choice,one\nWhich?,several,one; two\n,text,a\n",
        )
    )
    assert [
        (fault.place.file, *place) for fault, place in zip(draft.faults, named(draft.faults), strict=True)
    ] == [
        ("partners.csv", 2, "Kind", "fault-partner-kind-unread"),
        ("partners.csv", 3, "Name", "fault-name-missing"),
        ("partners.csv", 4, "Name", "fault-partner-twice"),
        ("departure.csv", 2, "Checked on", "fault-date-unread"),
        ("departure.csv", 3, "Item", "fault-item-missing"),
        ("departure.csv", 4, "Checked on", "fault-date-partial"),
        ("questions.csv", 2, "Kind", "fault-question-kind-unread"),
        ("questions.csv", 3, "Choices", "fault-question-choices"),
        ("questions.csv", 5, "Question", "fault-question-missing"),
        ("delegates.csv", 2, None, "fault-group-unknown"),
    ]
    assert [(member.name, member.group) for member in draft.members] == [("Jan", "")]
    assert [item.item for item in draft.checklist] == ["Passport", "Visa"]


def test_a_folder_is_read_whole(tmp_path: Path) -> None:
    draft = read_mission(
        folder(
            tmp_path,
            groups="Group\nEnergy\nenergy\n",
            delegates="Name,Group\nJan,ENERGY\n",
            agenda="Date,Start,Title\nMonday,9:00,Arrival\n25 April,0:30,Night train\n",
            partners="Name,Country,Kind,Known since,Website\nAcme,CZ,Company,2019,https://acme.example\n",
            departure="Item,Source,Checked on,Audience\nPassport,Border guard,2023-03-01,Energy\n",
            questions="Question,Kind,Choices,When,Audience,Anonymous\nBest?,choice,a; b,way home,all,yes\n",
        )
    )
    assert (draft.mission, draft.groups, draft.faults) == (MISSION, ("Energy",), ())
    assert [(member.name, member.group) for member in draft.members] == [("Jan", "Energy")]
    assert [(session.day, session.title, session.kind) for session in draft.sessions] == [
        (date(2023, 4, 24), "Arrival", "ours"),
        (date(2023, 4, 25), "Night train", "ours"),
    ]
    assert draft.partners == (
        PartnerDraft(
            name="Acme", country="CZ", kind="company", known_since="2019", website="https://acme.example"
        ),
    )
    assert draft.checklist == (
        ChecklistDraft(
            item="Passport", source="Border guard", checked_on=date(2023, 3, 1), audience="Energy"
        ),
    )
    assert draft.questions == (
        QuestionDraft(
            text="Best?", kind="choice", choices=("a", "b"), when="way home", audience="all", anonymous=True
        ),
    )
    assert draft.found == ("mission", "groups", "delegates", "agenda", "partners", "departure", "questions")
    assert read_mission(tmp_path / "mission.toml") == draft == read_any(tmp_path, zone=PRAGUE)


def test_the_toml_alone_is_a_mission_with_what_it_leaves_out(tmp_path: Path) -> None:
    short = "\n".join(
        line for line in TOML.splitlines() if not line.startswith(("languages", "agenda_at", "programme"))
    )
    draft = read_mission(folder(tmp_path, short))
    usual = {"languages": ("uk", "cs", "en"), "agenda_at": time(7, 30), "programme": ""}
    assert draft == Draft(mission=MISSION.model_copy(update=usual), found=("mission",))


def test_the_mission_sheet_is_a_list_of_keys_or_one_row_under_headings(tmp_path: Path) -> None:
    rows = [[row[0] for row in KEYS], [row[1] for row in KEYS]]
    assert read_mission(workbook(tmp_path, name="keys.xlsx", Місія=KEYS)).mission == MISSION
    assert read_mission(workbook(tmp_path, name="row.xlsx", Mise=rows)).mission == MISSION


def test_a_fault_of_the_mission_sheet_names_its_row_and_key(tmp_path: Path) -> None:
    rows = [row if row[0] != "Часовий пояс" else ["Часовий пояс", "Київ"] for row in KEYS]
    draft = read_mission(workbook(tmp_path, Місія=rows))
    assert named(draft.faults) == [(6, "Часовий пояс", "fault-mission-timezone")]


def test_sheets_are_known_by_their_names_in_three_languages(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        Mission=KEYS,
        Учасники=[["ПІБ"], ["Олена"]],
        Program=[["Datum", "Čas", "Název"], [date(2023, 4, 24), "9–10", "Přijetí"]],
        Partneři=[["Název"], ["Acme"]],
        Drafts=[["scribble"]],
        How_to_fill_in=[["read me"]],
    )
    draft = read_mission(path)
    assert [member.name for member in draft.members] == ["Олена"]
    assert [session.title for session in draft.sessions] == ["Přijetí"]
    assert [partner.name for partner in draft.partners] == ["Acme"]
    assert [(place.sheet, place.column) for place in draft.unused] == [("Drafts", None)]


def test_a_file_of_any_form_is_told_by_its_headings(tmp_path: Path) -> None:
    people = read_any(csv_file(tmp_path, "Name,Organisation\nJan,Acme\n", name="a.csv"), zone=PRAGUE)
    sessions = read_any(
        csv_file(tmp_path, "Date,Start,Name\n24.4.2023,9:00,Opening\n", name="b.csv"), zone=PRAGUE
    )
    mission = read_any(workbook(tmp_path, Mission=KEYS), zone=PRAGUE)
    assert [len(people.members), len(sessions.sessions), mission.mission] == [1, 1, MISSION]
