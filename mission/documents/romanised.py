"""Ukrainian written in Latin letters, and by which sound a name is the same in both alphabets.

The table is the Cabinet of Ministers' resolution No. 55 of 27 January 2010; other spellings are common beside it.
"""

import re
from functools import lru_cache
from itertools import product
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
    ("shch", "sc"), ("szcz", "sc"), ("sch", "s"), ("kh", "h"), ("zh", "z"), ("sh", "s"), ("sz", "s"), ("ts", "c"),
    ("tz", "c"), ("cz", "c"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("x", "ks"), ("qu", "kv"), ("w", "v"),
    ("g", "h"), ("j", "i"), ("y", "i"),
)  # fmt: skip
"""Spellings of one sound, the longer first."""
AMBIGUOUS: Final = ((r"ch", ("h", "c", "k")), (r"c(?![eih])", ("k", "c")), (r"ie", ("ie", "i")))
"""Latin spellings that stand for more than one sound: "Techinvest" and "Charkiv", "Microsoft" and "Siemens"."""
SHORTEST: Final = 4
"""Sounds of a name; shorter ones meet by chance."""


def romanised(word: str) -> str:
    """A word in small Latin letters as a Ukrainian passport writes it; a Latin one stays as it is."""
    small = word.casefold().replace("зг", "zgh")
    return (FIRST.get(small[:1], small[:1]) + small[1:]).translate(LETTERS)


@lru_cache(maxsize=8192)
def sounds(name: str) -> frozenset[str]:
    """By which sounds a folded name may be meant: doubled letters are one, i beside another vowel is dropped."""
    latin = name.isascii()
    plain = (
        romanised(name)
        if latin
        else romanised(name).replace("shch", "sc").replace("kh", "h").replace("ch", "c")
    )
    choices = [said for _, said in AMBIGUOUS] if latin else []
    return frozenset(_sound(plain, said) for said in product(*choices))


def _sound(plain: str, said: tuple[str, ...]) -> str:
    for (spelling, _), chosen in zip(AMBIGUOUS, said, strict=False):
        plain = re.sub(spelling, chosen, plain)
    for spelling, sound in SOUNDS:
        plain = plain.replace(spelling, sound)
    plain = re.sub(r"i+(?=[aeou])|(?<=[aeou])i+", "", plain)
    return re.sub(r"(.)\1+", r"\1", plain)


def sounds_alike(first: str, second: str) -> bool:
    """Whether a folded name in Ukrainian letters and one in Latin letters are the same name."""
    if first.isascii() == second.isascii():
        return False
    return any(len(sound) >= SHORTEST for sound in sounds(first) & sounds(second))
