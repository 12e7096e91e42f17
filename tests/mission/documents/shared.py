"""The folder of real files beside the repository; a test that needs it is skipped where it is absent."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data"

needs_shared = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the shared real files are not beside the repository"
)


def expected(folder: str) -> dict[str, Any]:
    """What the folder's expected.json says; nothing where the folder is absent."""
    path = FOLDER / folder / "expected.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}
