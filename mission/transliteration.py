"""Ukrainian names in Latin letters, as passports write them (Cabinet of Ministers of Ukraine, resolution 55 of 2010)."""

import re
from typing import Final

LETTERS: Final = {
    **dict(zip("абвгґдезийіїклмнопрстуфыэ", "abvhgdezyiiiklmnoprstufye", strict=True)),
    **dict(zip("єюяёжхцчш", ("ie", "iu", "ia", "io", "zh", "kh", "ts", "ch", "sh"), strict=True)),
    "щ": "shch",
    "ь": "",
    "ъ": "",
}
"""The letters ы, э, ё and ъ stand in Russian words alone, which the resolution does not name."""
FIRST: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya", "ё": "yo"}
"""At the beginning of a word."""
WORD: Final = re.compile(r"[а-щьюяєіїґыэёъ][а-щьюяєіїґыэёъ'’ʼ]*", re.IGNORECASE)
BETWEEN: Final = re.compile("['’ʼ]")


def in_latin(text: str) -> str:
    """The text with every Ukrainian word in Latin letters; anything else stays as it is."""
    return WORD.sub(lambda found: _word(found[0]), text)


def _word(word: str) -> str:
    lower = BETWEEN.sub("", word.lower())
    spelled = "".join(_letters(lower, at) for at in range(len(lower)))
    if len(lower) > 1 and word.isupper():
        return spelled.upper()
    return spelled[:1].upper() + spelled[1:] if word[0].isupper() else spelled


def _letters(word: str, at: int) -> str:
    if word[at] == "г" and word[at - 1 : at] == "з":
        return "gh"  # "Згурський" is Zghurskyi: "zh" would be read as ж
    return FIRST.get(word[at], LETTERS[word[at]]) if at == 0 else LETTERS[word[at]]
