"""Every bad string there is, and what becomes of it on its way to us."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Final

import pytest

from storage.message import length

BAD: Final = Path(__file__).parents[4] / "shared" / "data" / "bad"
MOST_TYPED: Final = 4096
needs_strings = pytest.mark.skipif(not BAD.is_dir(), reason="the shared data is not here")


def bad_strings() -> list[str]:
    """Each once, in the order of the files."""
    ours = json.loads((BAD / "strings.json").read_text())
    kinds = ("formula_cells", "markup", "sql", "unicode")
    long = [one["unit"] * one["times"] for one in ours["long"]]
    naughty = json.loads((BAD / "blns.json").read_text())
    return list(dict.fromkeys([*naughty, *(text for kind in kinds for text in ours[kind]), *long]))


def delivered(text: str) -> str:
    """What arrives of a text that somebody types: Telegram drops NUL and what stands around it. "" for nothing."""
    typed = text.replace("\0", "").strip()
    return typed if length(typed) <= MOST_TYPED else ""


def deliverable() -> list[str]:
    return list(dict.fromkeys(filter(None, map(delivered, bad_strings()))))


def as_kept(typed: str) -> str:
    """Composed letters, no control codes: nobody can see the difference."""
    composed = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc").strip()


def bare(text: str) -> str:
    """Without blanks, control codes and marks of direction: what stands in a line that is trimmed and turned back."""
    composed = unicodedata.normalize("NFC", text)
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", composed)


def seen(typed: str) -> str:
    """As much of it as every message shows again."""
    return bare(as_kept(typed))[:100]
