"""Logs: what must never reach a line."""

import logging

import pytest

from bot.logs import RedactingFormatter, Redactor

CLEAN = [
    ("call +420 777 123 456 now", "call [number] now"),
    ("from 067-123-45-67", "from [number]"),
    ("write to jan.novak+x@example.cz", "write to [e-mail]"),
    ("/bot123456789:AAabcdefghijklmnopqrstuvwxyz012345/getMe", "/bot[token]/getMe"),
    ("the secret is hunter2", "the secret is [secret]"),
    ("row 17 at 2023-04-24T07:30:00Z took 12 ms", "row 17 at 2023-04-24T07:30:00Z took 12 ms"),
]


@pytest.mark.parametrize(("said", "logged"), CLEAN)
def test_secrets_and_personal_data_are_taken_out(said: str, logged: str) -> None:
    assert Redactor("hunter2").clean(said) == logged


def test_a_traceback_of_a_library_is_cleaned_too() -> None:
    formatter = RedactingFormatter(Redactor())
    error = ValueError("no room for jan@example.cz")
    record = logging.LogRecord("lib", logging.ERROR, __file__, 1, "failed", (), (ValueError, error, None))
    assert "jan@example.cz" not in formatter.format(record)
