"""Ukrainian written in Latin letters, and the spellings of one sound made one.

The table is the Cabinet of Ministers' resolution No. 55 of 27 January 2010.
"""

import re
from typing import Final

LETTERS: Final = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
        "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
        "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ю": "iu", "я": "ia", "ь": None, "ъ": None, "'": None, "ы": "y", "э": "e", "ё": "io",
    },
)  # fmt: skip
FIRST: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
"""At the beginning of a word these are written otherwise."""
SOUNDS: Final = (
    ("shch", "sc"), ("szcz", "sc"), ("tsch", "c"), ("sch", "s"),
    ("kh", "h"), ("ch", "h"), ("zh", "z"), ("sh", "s"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ph", "f"), ("th", "t"),
    ("x", "ks"), ("qu", "kv"), ("w", "v"), ("g", "h"), ("j", "i"), ("y", "i"),
)  # fmt: skip
"""Spellings of one sound, the longer first; what they become is no spelling of anybody's."""


def romanised(word: str) -> str:
    """A word in small Latin letters as a Ukrainian passport writes it; a Latin one stays as it is."""
    small = word.casefold()
    small = small.replace("зг", "zgh")
    return (FIRST.get(small[:1], small[:1]) + small[1:]).translate(LETTERS)


def sounded(folded: str) -> str:
    """Folded text by its sound, so that «Техінвест», "Tekhinvest" and "Techinvest" are one.

    Doubled letters are one, i beside a vowel is dropped ("ia", "ya" and "ja" are one sound).
    """
    plain = romanised(folded)
    for spelling, sound in SOUNDS:
        plain = plain.replace(spelling, sound)
    plain = re.sub(r"i+(?=[aeou])|(?<=[aeou])i+", "", plain)
    return re.sub(r"(.)\1+", r"\1", plain)
