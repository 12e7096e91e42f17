"""One typed line about a promise, read in Ukrainian, Czech and English: who owes, what, to whom, by when.

"send the offer to Novák by Friday" is ours; "Novák promised us the data by Monday" is theirs. Whom it is about is
looked for among the contacts that a member has met; names are recognised in the forms that Czech and Ukrainian give
them ("Novákovi", «Новаку»).
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from mission.day_words import aligned, find_day
from mission.lines.promises import without
from mission.matching import name_words
from storage.contacts import Contact
from storage.promises import OwedBy
from storage.record import Record

THEIRS: Final = re.compile(
    r"^(?P<who>.{1,80}?) (?:"
    r"(?:has |have )?promised(?: to)?(?: us| me)?|owes?(?: us| me)?"
    r"|(?:по)?обіця(?:в|ла|ли)(?: нам| мені)?|(?:винен|винна|винні)(?: нам| мені)?"
    r"|(?:nam |mi )?(?:pri)?slibil[aiy]?(?: nam| mi)?|(?:nam |mi )?dluzi(?: nam| mi)?"
    r")(?:,? (?:що|ze|that))? (?P<what>.+)$",
    re.DOTALL,
)
OURSELVES: Final = re.compile(r"(?:i|we|я|ми|ja|my|jsem|jsme)")
"""Who promises here is the member."""
BESIDE: Final = re.compile(
    r"(?<!\w)(?:(?:to|for|with|для|до|з|із|зі|pro|s|se|k|ke) )?"
    r"(?:(?:mr|mrs|ms|dr|ing|mgr|pan[aiu]?|пан[ауі]?|пані|панові)\.? )*$"
)
"""What stands before a name and goes with it."""
SHORT: Final = 4
"""Letters: a name of fewer only grows."""
ENDING: Final = re.compile(
    r"(?:a|u|e|i|y|o|ovi|em|ou|ho|emu|eho|ym|im|ov[ae]|ovou|ej|s"
    r"|а|я|у|ю|е|и|і|ии|ом|ем|єм|ові|еві|єві|ою|ею|єю|іі|ого|ому|им|оі)?",
)
"""What Czech and Ukrainian add to a name, or put in the place of its last letter; as `aligned` writes it."""


class PromiseLine(Record):
    """`text` is what is promised, without its day; `who` the words in which the other side is named."""

    text: str
    who: str
    due_on: date | None
    owed_by: OwedBy


def read_promise(typed: str, today: date) -> PromiseLine:
    """What a line says; its day is today or later."""
    line = " ".join(typed.split())
    day = find_day(line, today)
    said = without(line, day.start, day.end) if day else line
    theirs = THEIRS.match(aligned(said))
    ours = theirs is None or OURSELVES.fullmatch(theirs["who"])
    text = said if theirs is None else said[theirs.start("what") :]
    who = said if theirs is None or ours else said[: theirs.end("who")]
    return PromiseLine(
        text=text or line, who=who, due_on=day.day if day else None, owed_by="us" if ours else "them"
    )


def meant(line: PromiseLine, known: Sequence[Contact]) -> list[Contact]:
    """The contacts whom a line may be about: those of whose names most words stand in it, else by organisation."""
    for field in ("name", "organisation"):
        counted = [(_likeness(line.who, getattr(contact, field)), contact) for contact in known]
        most = max((count for count, _ in counted), default=(0, 0))
        if most > (0, 0):
            return [contact for count, contact in counted if count == most]
    return []


def _likeness(text: str, name: str) -> tuple[int, int]:
    """How many words of a name stand in a text, and how many of those just as they are."""
    said = re.findall(r"\w+", aligned(text))
    return len(_places(text, name)), sum(word in said for word in name_words(name))


def is_only_a_name(line: PromiseLine, contact: Contact) -> bool:
    """Whether somebody typed a name and nothing that could be promised."""
    left = line.text
    for start, end in reversed(_places(line.text, contact.name)):
        left = left[:start] + left[end:]
    return line.due_on is None and not re.search(r"\w", left)


def words_for(line: PromiseLine, contact: Contact) -> str:
    """What is promised, without the name of whom: it stands beside it wherever it is shown."""
    if line.owed_by == "them":
        return line.text
    places = _places(line.text, contact.name)
    if not places:
        return line.text
    start, end = places[0][0], places[-1][1]
    if any(line.text[one[1] : two[0]].strip(" .") for one, two in pairwise(places)):
        return line.text
    before = BESIDE.search(aligned(line.text[:start]))
    return without(line.text, before.start() if before else start, end) or line.text


def _places(text: str, name: str) -> list[tuple[int, int]]:
    """Where the words of a name stand in a text, in whatever form; each word once."""
    wanted = [word for word in name_words(name) if len(word) > 1]
    found = []
    for match in re.finditer(r"\w+", aligned(text)):
        word = next((one for one in wanted if _is_form(match[0], one)), None)
        if word:
            wanted.remove(word)
            found.append(match.span())
    return found


def _is_form(word: str, name: str) -> bool:
    """ "novakovi" is a form of "novak", "svobodovi" of "svoboda"; "market" is none of "mark"."""
    stems = (name,) if len(name) < SHORT else (name, name[:-1])
    return any(word.startswith(stem) and ENDING.fullmatch(word, len(stem)) for stem in stems)
