"""Every text exists in every language, with the same arguments, and reads as Telegram's HTML."""

import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast, visitor

from words import LANGUAGES, Reader, UnknownMessageError, language_for

FOLDER = Path(__file__).parents[2] / "words"
TAGS = re.compile(r"</?([a-z-]+)[^>]*>")
ALLOWED = {"b", "i", "u", "s", "a", "code", "pre", "blockquote", "tg-spoiler"}
BOT_API_MENU_LIMIT = 256


class _Arguments(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - fluent.syntax names it
        self.names.add(node.id.name)


def _messages(language: str) -> dict[tuple[str, str], ast.Message]:
    found = {}
    for file in sorted((FOLDER / language).glob("*.ftl")):
        resource = FluentParser().parse(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            assert not isinstance(entry, ast.Junk), f"{file}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert (file.name, entry.id.name) not in found, f"{file}: {entry.id.name} stands twice"
                found[file.name, entry.id.name] = entry
    return found


def _arguments(message: ast.Message) -> set[str]:
    seen = _Arguments()
    seen.visit(message)
    return seen.names


def _texts(node: object) -> Iterator[str]:
    """The literal text of a message, variant by variant."""
    if isinstance(node, ast.TextElement):
        yield node.value
    for child in vars(node).values() if isinstance(node, ast.BaseNode) else ():
        for one in child if isinstance(child, list) else [child]:
            if isinstance(one, ast.BaseNode):
                yield from _texts(one)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_messages_in_the_same_files(language: str) -> None:
    assert set(_messages(language)) == set(_messages("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_takes_the_same_arguments(language: str) -> None:
    english = {key: _arguments(message) for key, message in _messages("en").items()}
    assert {key: _arguments(message) for key, message in _messages(language).items()} == english


def test_no_key_stands_in_two_files() -> None:
    keys = [key for _, key in _messages("en")]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_markup_is_what_telegram_knows_and_is_closed(language: str) -> None:
    for key, message in _messages(language).items():
        for text in [" ".join(_texts(message))]:
            opened = [match for match in TAGS.finditer(text) if not match.group(0).startswith("</")]
            closed = [match for match in TAGS.finditer(text) if match.group(0).startswith("</")]
            assert {match.group(1) for match in TAGS.finditer(text)} <= ALLOWED, key
            assert len(opened) == len(closed), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_ukrainian_and_czech_plurals_have_their_categories(language: str) -> None:
    """Where English tells one from other, uk and cs must tell few as well."""
    if language == "en":
        return
    for key, message in _messages(language).items():
        for node in _selects(message):
            names = {variant.key.name for variant in node.variants if isinstance(variant.key, ast.Identifier)}
            if "one" in names:
                assert "few" in names, f"{language} {key}"


def _selects(node: object) -> Iterator[ast.SelectExpression]:
    if isinstance(node, ast.SelectExpression):
        yield node
    for child in vars(node).values() if isinstance(node, ast.BaseNode) else ():
        for one in child if isinstance(child, list) else [child]:
            if isinstance(one, ast.BaseNode):
                yield from _selects(one)


def test_an_argument_is_escaped_and_markup_is_kept() -> None:
    greeting = Reader("en").say("joining-greeting", name="<b>Ann & Co</b>")
    assert greeting == "Hello, <b>&lt;b&gt;Ann &amp; Co&lt;/b&gt;</b>!"


def test_an_argument_may_be_as_long_as_a_message() -> None:
    assert Reader("en").say("joining-greeting", name="<" * 4000) == f"Hello, <b>{'&lt;' * 4000}</b>!"


def test_a_missing_argument_is_a_defect_that_shows() -> None:
    with pytest.raises(UnknownMessageError):
        Reader("en").say("joining-greeting")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("uk", "uk"),
        ("uk-UA", "uk"),
        ("cs-CZ", "cs"),
        ("sk", "cs"),
        ("en-GB", "en"),
        ("de", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_phone_s_language_gives_the_nearest_of_ours(code: str | None, language: str) -> None:
    assert language_for(code) == language


@pytest.mark.parametrize(
    ("language", "hour", "said"),
    [
        ("uk", 9, "о 09:00"),
        ("uk", 11, "об 11:00"),
        ("cs", 9, "v 09:00"),
        ("cs", 13, "ve 13:00"),
        ("cs", 16, "v 16:00"),
        ("en", 13, "at 13:00"),
    ],
)
def test_an_hour_is_said_with_the_preposition_that_it_takes(language: str, hour: int, said: str) -> None:
    assert Reader(language).at(time(hour)) == said
