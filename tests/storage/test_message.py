"""A message is a value that survives being kept, and its length is counted as Telegram counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from pydantic import ValidationError

from storage.message import Attachment, Button, Message, length, plain_text, shown_length

WORDS = st.text(st.characters(codec="utf-8"))


def test_plain_words_are_refused_as_they_would_not_be_escaped() -> None:
    with pytest.raises((TypeError, ValidationError)):
        Message(text="<b>somebody's words</b>")


def test_a_message_does_not_change() -> None:
    message = Message(text=Markup("a"))
    with pytest.raises(ValidationError):
        message.text = Markup("b")  # type: ignore[misc]


@given(WORDS, st.lists(st.lists(WORDS, max_size=3), max_size=3), st.binary())
def test_a_message_comes_back_as_it_was_kept(words: str, labels: list[list[str]], file: bytes) -> None:
    rows = tuple(tuple(Button(label=label, action={"do": label, "n": 1}) for label in row) for row in labels)
    message = Message(text=escape(words), buttons=rows, attachment=Attachment(name=words, content=file))
    assert Message.of_kept(message.kept(), file) == message
    assert "content" not in message.kept()["attachment"]


def test_a_link_comes_back_as_a_link() -> None:
    message = Message(text=Markup("x"), buttons=((Button(label="Map", url="https://example.org"),),))
    assert Message.of_kept(message.kept(), None) == message
    assert message.kept()["buttons"] == [[{"label": "Map", "url": "https://example.org"}]]


@given(WORDS)
def test_escaped_words_are_as_long_as_they_look(words: str) -> None:
    assert plain_text(escape(words)) == words
    assert shown_length(escape(words)) == length(words)


@pytest.mark.parametrize(
    ("html", "units"),
    [
        ("", 0),
        ("<b>Olena</b>", 5),
        ("&lt;b&gt;", 3),
        ("&amp;lt;", 4),
        ("🚌", 2),
        ("Київ", 4),
        ('<a href="https://example.org/?a=1&amp;b=2">here</a>', 4),
        ("a\nb", 3),
    ],
)
def test_tags_do_not_count_and_signs_count_in_utf_16(html: str, units: int) -> None:
    assert shown_length(Markup(html)) == units  # noqa: S704 - the examples of this file


def test_half_a_sign_counts_as_one() -> None:
    assert length("\ud83d") == 1
