from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from mission.documents.draft import Draft
from mission.documents.folding import folded
from mission.documents.headings import COLUMNS, LANGUAGES, SHEETS, called, columns_of, sheet_kind
from mission.documents.lists import PARTNER_KINDS, QUESTION_KINDS
from mission.documents.read import read_any, read_mission
from mission.documents.roster import ROLES
from mission.documents.template import HINTED, LAYOUT, LISTS, write_template
from tests.mission.documents.making import PRAGUE
from words import Reader

EACH = pytest.mark.parametrize("language", LANGUAGES)


@EACH
def test_the_template_is_read_without_faults(tmp_path: Path, language: str) -> None:
    write_template(tmp_path / "template.xlsx", language)
    draft = read_mission(tmp_path / "template.xlsx")
    assert (draft.faults, draft.unused, draft.found) == ((), (), tuple(LAYOUT))
    assert draft.mission is not None
    assert draft.mission.name == Reader(language).plain("document-sample-mission")
    assert [
        len(part)
        for part in (
            draft.groups,
            draft.members,
            draft.sessions,
            draft.partners,
            draft.checklist,
            draft.questions,
        )
    ] == [1] * 6
    assert draft == read_any(tmp_path / "template.xlsx", zone=PRAGUE)


@EACH
def test_every_sample_cell_is_taken(tmp_path: Path, language: str) -> None:
    """What the sample says and the draft does not would be a column that nobody reads."""
    write_template(tmp_path / "template.xlsx", language)
    draft: Draft = read_mission(tmp_path / "template.xlsx")
    said = draft.model_dump_json()
    for sheet in openpyxl.load_workbook(tmp_path / "template.xlsx").worksheets[1:-1]:
        texts = [str(cell.value) for cell in sheet[2] if isinstance(cell.value, str) and " " in cell.value]
        assert [text for text in texts if text not in said and not text.startswith("+")] == []


@EACH
def test_headings_and_sheets_are_known_by_the_names_they_are_given(language: str) -> None:
    for kind, fields in COLUMNS.items():
        for field in fields:
            assert columns_of([called(fields[field], language)], kind) == {field: 0} or (kind, field) == (
                "delegates",
                "first",
            )
        assert sheet_kind(called(SHEETS[kind], language)) == kind


@EACH
def test_the_words_to_choose_from_are_understood(language: str) -> None:
    known: dict[str, Mapping[str, str]] = {
        "document-roles": ROLES,
        "document-partner-kinds": PARTNER_KINDS,
        "document-question-kinds": QUESTION_KINDS,
    }
    assert set(LISTS.values()) == known.keys()
    for key, values in known.items():
        words = Reader(language).plain(key).split(", ")
        meant = [values.get(folded(word)) for word in words]
        assert sorted(filter(None, meant)) == sorted({value for value in values.values() if value})


def test_hints_are_of_columns_that_the_template_has() -> None:
    columns = {f"{kind}-{field}" for kind, fields in LAYOUT.items() for field in fields}
    assert set(HINTED) - columns == set()
