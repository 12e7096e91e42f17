"""What an error says about whether the message arrived."""

import aiohttp
import pytest
from aiohttp.client_reqrep import ConnectionKey
from markupsafe import Markup, escape
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.telegram import (
    Blocked,
    Outcome,
    Refused,
    Sent,
    Throttled,
    Uncertain,
    Unpaid,
    Unsent,
    fitting,
    outcome_of,
)
from storage.message import Message, length

NOWHERE = ConnectionKey("127.0.0.1", 1, False, True, None, None, None, None)
REFUSED = aiohttp.ClientConnectorError(NOWHERE, OSError("refused"))


def _because(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (_because(NetworkError("x"), REFUSED), Unsent("ClientConnectorError")),
        (_because(TimedOut("x"), aiohttp.ConnectionTimeoutError()), Unsent("ConnectionTimeoutError")),
        (_because(TimedOut("x"), aiohttp.SocketTimeoutError()), Uncertain("SocketTimeoutError")),
        (_because(TimedOut("x"), TimeoutError()), Uncertain("TimeoutError")),
        (
            _because(NetworkError("x"), aiohttp.ServerDisconnectedError()),
            Uncertain("ServerDisconnectedError"),
        ),
        (_because(NetworkError("x"), aiohttp.ClientOSError()), Uncertain("ClientOSError")),
        (_because(NetworkError("x"), aiohttp.ClientPayloadError()), Uncertain("ClientPayloadError")),
        (NetworkError("Bad Gateway"), Uncertain("NetworkError")),
        (RetryAfter(7), Throttled(7.0)),
        (
            Forbidden("Forbidden: bot was blocked by the user"),
            Blocked("Forbidden: bot was blocked by the user"),
        ),
        (BadRequest("Floodskip_not_allowed"), Unpaid()),
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
