"""The empty workbook that an organiser fills in."""

from pathlib import Path


def write_template(path: Path, language: str = "en") -> None:
    """A workbook with every sheet, its headings, one sample row and hints, in the given language (uk, cs, en)."""
    raise NotImplementedError(path, language)
