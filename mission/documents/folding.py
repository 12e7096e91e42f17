"""Words as they are compared: without case, diacritics, apostrophes and punctuation, in uk, cs and en."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

APOSTROPHES: Final = "'’ʼ`′"  # to Unicode, one of them is a letter


def folded(text: str) -> str:
    """Letters and digits alone: "Ім'я" and "ІМʼЯ" are one, "E-mail" and "email" are one."""
    return "".join(char for char in _plain(text) if char.isalnum())


def folded_words(text: str) -> list[str]:
    """The folded words and numbers, in order: "17. dubna 2023" gives 17, dubna, 2023."""
    return re.findall(r"\d+|[^\W\d_]+", _plain(text))


def wordings(heading: str) -> Iterator[str]:
    """The ways in which a heading may be meant: whole, without its brackets, each half of "Дата / Date"."""
    yield folded(heading)
    yield folded(re.sub(r"[(\[].*?[)\]]", "", heading))
    yield from map(folded, re.split(r"[/|\n]", heading))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char) and char not in APOSTROPHES)
