"""Files that are sent are read by processes that start at once."""

import pytest

from tests.reading import ask_at_once


@pytest.fixture(autouse=True)
def _quick_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mission.documents.bounded._ask", ask_at_once)
