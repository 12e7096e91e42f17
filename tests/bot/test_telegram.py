"""What an error says about whether the message arrived."""

import httpx
import pytest
from markupsafe import Markup, escape
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram import (
    Blocked,
    Migrated,
    Outcome,
    Refused,
    Sent,
    Throttled,
    Uncertain,
    Unsent,
    fitting,
    outcome_of,
)
from storage.message import Message, length


def _because(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (_because(NetworkError("x"), httpx.ConnectError("x")), Unsent("ConnectError")),
        (_because(TimedOut("x"), httpx.ConnectTimeout("x")), Unsent("ConnectTimeout")),
        (_because(TimedOut("x"), httpx.PoolTimeout("x")), Unsent("PoolTimeout")),
        (_because(TimedOut("x"), httpx.ReadTimeout("x")), Uncertain("ReadTimeout")),
        (_because(NetworkError("x"), httpx.ReadError("x")), Uncertain("ReadError")),
        (_because(NetworkError("x"), httpx.RemoteProtocolError("x")), Uncertain("RemoteProtocolError")),
        (NetworkError("Bad Gateway"), Uncertain("NetworkError")),
        (RetryAfter(7), Throttled(7.0)),
        (ChatMigrated(-1005), Migrated(-1005)),
        (
            Forbidden("Forbidden: bot was blocked by the user"),
            Blocked("Forbidden: bot was blocked by the user"),
        ),
        (BadRequest("Chat not found"), Refused("Chat not found")),
        (BadRequest("Message is not modified: same"), Sent(0)),
    ],
)
def test_only_what_surely_did_not_leave_is_unsent(error: TelegramError, outcome: Outcome) -> None:
    assert outcome_of(error) == outcome


def test_a_text_that_is_too_long_is_cut_as_plain_text() -> None:
    message = Message(text=Markup("<b>{}</b>").format("Ї" * 5000))
    text, mode = fitting(message, "HTML")
    assert (length(text) <= 4096, text[-1], mode) == (True, "…", None)


def test_emoji_count_as_two() -> None:
    text, _ = fitting(Message(text=escape("👩" * 2049)), "HTML")
    assert length(text) <= 4096
