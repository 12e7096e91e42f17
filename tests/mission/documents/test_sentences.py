"""Every key that the readers use has its sentence in each language, with the same arguments."""

import ast
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from mission import documents
from mission.documents.draft import Fault, Place
from mission.documents.sentences import fault_line
from words import LANGUAGES, Reader

CODE = Path(documents.__file__).parent
WORDS = Path(documents.__file__).parents[2] / "words"


class Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802 - the visitor's own form
        self.found.add(node.id.name)


@cache
def messages(language: str) -> dict[str, set[str]]:
    """Key → the arguments of its text."""
    resource = FluentParser().parse((WORDS / language / "documents.ftl").read_text(encoding="utf-8"))
    assert [entry for entry in resource.body if isinstance(entry, fluent.Junk)] == []
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        if isinstance(entry, fluent.Message):
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.found
    return found


def keys_in_code() -> set[str]:
    constants = (
        node for path in CODE.glob("*.py") for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    )
    texts = {
        node.value for node in constants if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {text for text in texts if text.startswith(("fault-", "document-")) and not text.endswith("-")}


def given_arguments() -> dict[str, set[str]]:
    """Key → the keyword arguments of the calls that raise it, where the key is written in the call."""
    found: dict[str, set[str]] = {}
    for path in CODE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            first = node.args[0] if isinstance(node, ast.Call) and node.args else None
            if (
                isinstance(node, ast.Call)
                and isinstance(first, ast.Constant)
                and first.value in messages("en")
            ):
                names = {word.arg for word in node.keywords if word.arg and word.arg != "row_kept"}
                is_event = isinstance(node.func, ast.Attribute) and node.func.attr == "fault"
                found.setdefault(str(first.value), set()).update(names | ({"title"} if is_event else set()))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_the_readers_has_its_sentence(language: str) -> None:
    assert keys_in_code() - messages(language).keys() == set()


def test_no_sentence_is_left_that_nobody_says() -> None:
    made = {
        key for key in messages("en") if key.startswith(("fault-at-", "document-hint-", "document-sample-"))
    }
    assert messages("en").keys() - keys_in_code() - made == set()


def test_languages_have_the_same_keys_and_arguments() -> None:
    assert messages("uk") == messages("en") == messages("cs")


def test_a_sentence_asks_for_no_argument_that_its_caller_does_not_give() -> None:
    asked = messages("en")
    assert {key: asked[key] - given for key, given in given_arguments().items() if asked[key] - given} == {}


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (Place(file="a.xlsx", sheet="Agenda", row=14), "Agenda row 14: the title is missing"),
        (
            Place(file="a.xlsx", sheet="Agenda", row=14, column="Title"),
            "Agenda row 14, Title: the title is missing",
        ),
        (Place(file="a.xlsx", sheet="Agenda", column="Title"), "Agenda, Title: the title is missing"),
        (Place(file="a.xlsx", sheet="Agenda"), "Agenda: the title is missing"),
        (Place(file="agenda.csv", row=14), "agenda.csv line 14: the title is missing"),
        (Place(file="agenda.csv", row=14, column="Title"), "agenda.csv line 14, Title: the title is missing"),
        (Place(file="mission.toml", column="code"), "mission.toml, code: the title is missing"),
        (Place(file="a.json"), "a.json: the title is missing"),
    ],
)
def test_a_fault_says_where_and_what(place: Place, line: str) -> None:
    assert fault_line(Reader("en").plain, Fault(place=place, key="fault-title-missing")) == line


def test_the_line_of_a_fault_is_escaped_once() -> None:
    args: dict[str, Any] = {"value": "<b> & 1"}
    fault = Fault(place=Place(file="<i>.csv", row=2), key="fault-date-unread", args=args)
    told = fault_line(Reader("en").say, fault)
    assert told.startswith("&lt;i&gt;.csv line 2: “&lt;b&gt; &amp; 1” is not a date")


def test_a_refused_sheet_of_a_mission_speaks_for_itself() -> None:
    fault = Fault(
        place=Place(file="agenda.csv"),
        key="document-column-missing",
        args={"file": "agenda.csv", "column": "title"},
    )
    assert fault_line(Reader("en").plain, fault) == "agenda.csv: the column Title is missing."
