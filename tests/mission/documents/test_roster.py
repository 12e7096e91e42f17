from pathlib import Path

import pytest

from mission.documents.draft import Draft, MemberDraft, Refused
from mission.documents.read import read_roster
from mission.documents.roster import region_of
from tests.mission.documents.making import csv_file, named, workbook


def roster(folder: Path, *lines: str, country: str = "") -> Draft:
    return read_roster(csv_file(folder, "\n".join(lines), name="people.csv"), country=country)


def members(draft: Draft) -> list[MemberDraft]:
    return [member.model_copy(update={"origin": None}) for member in draft.members]


@pytest.mark.parametrize(
    ("head", "row", "fault"),
    [
        ("Name,Phone", "Jan,12", (2, "Phone", "fault-phone-unread")),
        ("Name,Phone", "Jan,call me", (2, "Phone", "fault-phone-unread")),
        ("Name,Phone", "Jan,+999 123", (2, "Phone", "fault-phone-unread")),
        ("Name,E-mail", "Jan,jan@", (2, "E-mail", "fault-email-unread")),
        ("Name,E-mail", "Jan,jan at example.com", (2, "E-mail", "fault-email-unread")),
        ("Name,Role", "Jan,king", (2, "Role", "fault-role-unread")),
        ("Name,Language", "Jan,Klingon", (2, "Language", "fault-language-unread")),
    ],
)
def test_what_cannot_be_understood_is_named_and_the_person_kept_without_it(
    tmp_path: Path, head: str, row: str, fault: tuple[int, str, str]
) -> None:
    draft = roster(tmp_path, head, row)
    assert (members(draft), named(draft.faults)) == ([MemberDraft(name="Jan")], [fault])
    assert draft.faults[0].row_kept


def test_a_row_without_a_name_and_a_person_named_twice_are_left_out(tmp_path: Path) -> None:
    draft = roster(
        tmp_path, "Name,Organisation", ",Acme", "Jan Novák,Acme", "JAN NOVAK,Acme", "Jan Novák,Other"
    )
    assert [(member.name, member.organisation) for member in draft.members] == [
        ("Jan Novák", "Acme"),
        ("Jan Novák", "Other"),
    ]
    assert named(draft.faults) == [(2, "Name", "fault-name-missing"), (4, "Name", "fault-member-twice")]


def test_a_list_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        roster(tmp_path, "Company,Phone", "Acme,1")
    assert (refused.value.key, refused.value.args_of_text["column"]) == ("document-column-missing", "name")


def test_headings_alone_and_foreign_forms_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        roster(tmp_path, "Name,Phone")
    assert refused.value.key == "document-no-rows"
    with pytest.raises(Refused) as refused:
        read_roster(csv_file(tmp_path, "[]", name="people.json"))
    assert refused.value.key == "document-roster-wanted"


@pytest.mark.parametrize(
    ("head", "row", "name"),
    [
        ("First name,Last name", "Jan,Novák", "Jan Novák"),
        ("Ім'я,Прізвище", "Олена,Зразкова", "Олена Зразкова"),
        ("Імʼя,Прізвище", "Олена,Зразкова", "Олена Зразкова"),
        ("Jméno,Příjmení", "Jan,Novák", "Jan Novák"),
        ("Name,Surname", "Jan,Novák", "Jan Novák"),
        ("Ім’я та прізвище,Посада", "Олена Зразкова,", "Олена Зразкова"),
        ("ПІБ,Посада", "Зразкова Олена,", "Зразкова Олена"),
        ("Jméno,Funkce", "Jan Novák,", "Jan Novák"),
    ],
)
def test_names_come_in_one_column_or_two(tmp_path: Path, head: str, row: str, name: str) -> None:
    assert [member.name for member in roster(tmp_path, head, row).members] == [name]


@pytest.mark.parametrize(
    ("phone", "language", "country", "read"),
    [
        ("+380 67 100 00 00", "", "", "+380671000000"),
        ("00420 601 001 007", "cs", "", "+420601001007"),
        ("067 100 00 00", "uk", "", "+380671000000"),
        ("067 100 00 00", "", "Czechia", "+380671000000"),
        ("601 001 007", "cs", "", "+420601001007"),
        ("020 7946 0002", "en", "", "+442079460002"),
        ("030 123456", "", "Німеччина", "+4930123456"),
    ],
)
def test_phones_are_read_with_the_country_that_fits(
    tmp_path: Path, phone: str, language: str, country: str, read: str
) -> None:
    draft = roster(tmp_path, "Name,Phone,Language", f"Jan,{phone},{language}", country=country)
    assert ([member.phone for member in draft.members], draft.faults) == ([read], ())


def test_a_phone_that_excel_made_a_number_is_read(tmp_path: Path) -> None:
    draft = read_roster(
        workbook(tmp_path, Delegates=[["Name", "Phone"], ["Jan", 601001007], ["Olena", 380671000000]])
    )
    assert [member.phone for member in draft.members] == ["+420601001007", "+380671000000"]


def test_addresses_of_tests_and_of_all_alphabets_are_addresses(tmp_path: Path) -> None:
    emails = ["jan@example.cz", "mailto:jan@firma.test", "JAN@Example.COM", "олена@приклад.укр"]
    draft = roster(tmp_path, "Name,E-mail", *(f"Jan {n},{email}" for n, email in enumerate(emails)))
    assert [member.email for member in draft.members] == [
        "jan@example.cz",
        "jan@firma.test",
        "JAN@example.com",
        "олена@приклад.укр",
    ]


def test_roles_and_languages_are_known_by_their_words(tmp_path: Path) -> None:
    lines = ["A,Organizátor,čeština", "B,організаторка,українська", "C,host,EN", "D,,"]
    draft = roster(tmp_path, "Name,Role,Language", *lines)
    assert [(member.role, member.language) for member in draft.members] == [
        ("organiser", "cs"),
        ("organiser", "uk"),
        ("host", "en"),
        ("delegate", ""),
    ]
    assert draft.faults == ()


def test_groups_of_a_roster_are_those_of_its_people(tmp_path: Path) -> None:
    draft = roster(tmp_path, "Name,Group", "A,Energy", "B,Water", "C,energy", "D,")
    assert draft.groups == ("Energy", "Water")


def test_countries_are_known_in_three_languages_and_by_code() -> None:
    names = [
        "Czechia",
        "Czech Republic",
        "Česko",
        "Чехія",
        "cz",
        "Ukraine",
        "Україна",
        "Ukrajina",
        "Atlantis",
        "",
    ]
    assert [region_of(name) for name in names] == ["CZ"] * 5 + ["UA"] * 3 + ["", ""]
