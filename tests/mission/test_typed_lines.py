"""How many of the lines that people type are read wholly right, and that none loses a word."""

import re
import sys
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mission.contact_line import ContactLine, parse_line
from mission.day_words import aligned
from mission.lines.pieces import clean
from tests.mission.contact_lines import TUESDAY, Typed, czech, english, held_out, ukrainian

TYPED = [
    *(("uk", typed) for typed in ukrainian.LINES),
    *(("cs", typed) for typed in czech.LINES),
    *(("en", typed) for typed in english.LINES),
]
KNOWN_MISSES = {
    "інтерпайп, іван коваль, ivan@interpipe.biz",
    "Veronika Růžičková 608123456 CzechInvest regionální kancelář",
    "Viktor Bureš DHL logistika 725 000 111",
}
"""Read with every word kept, but not all in the right place."""
SAID_BY_THE_FIELD = {
    *("tel", "telefon", "phone", "mob", "mobil", "mobile", "m", "t", "e", "mail", "email", "mailto", "cell", "fax"),
    *("м", "т", "тел", "телефон", "моб", "пошта", "имя", "ім", "я", "компанія", "компаніі", "фірми", "фірмі", "посада", "name", "company", "title", "firma"),
    *("jmeno", "funkce", "poznamka", "org", "note", "зустрів", "step", "next", "from", "at", "of", "z", "ze", "v", "ve", "firmy", "з", "у"),
    *("spolecnosti", "met", "познаиомилась", "зустрілись", "potkali", "jsme", "se", "with"),
}  # fmt: skip
"""Labels, and the words between a person and their employer: the card says them by its fields."""
OF_A_DAY = re.compile(
    r"\d+|by|until|next|in|on|of|end|within|before|a|the|two|weeks?|tomorrow|today|\w*day|may|june|april|october|tue|wed"
    r"|до|через|за|не|пізніше|кінця|місяця|наступн\w+|понеділка|вівторка|середи|середу|четвер|п|пятниці|ятниці|завтра"
    r"|сьогодні|тиждень|тижні|два|квітня|травня|у"
    r"|do|na|za|dni|tyden|pristi|stredy|stredu|patku|patek|ctvrtka|ctvrtek|utery|pondeli|zitra|dnes|pozitri|nejpozdeji"
    r"|konce|dubna|kvetna|v|ve"
)


def read(language: str, line: str) -> ContactLine:
    card = parse_line(line, region="CZ", today=TUESDAY, language=language)
    return card.model_copy(
        update={"phones": tuple(phone.replace(" ", "").replace("-", "") for phone in card.phones)}
    )


def misses(typed: Sequence[tuple[str, Typed]]) -> set[str]:
    return {one.line for language, one in typed if read(language, one.line) != one.card}


def test_at_least_nineteen_lines_in_twenty_become_the_card_that_a_person_expects() -> None:
    assert len(TYPED) >= 150
    missed = misses(TYPED)
    assert missed == KNOWN_MISSES
    assert len(missed) <= len(TYPED) * 0.05


HELD_OUT_MISSES = {
    "Jan Kovář Tatra Trucks, закупівлі, передзвонити завтра",
    "ПрАТ Оболонь Наталія Гриценко експорт 0501234567",
}
"""Of lines that were written before the rules were read. 34 of the 45 were read wholly right the first time.

These two still are not: without a comma, nothing tells where a name ends.
"""


def test_lines_that_the_rules_were_not_written_for_are_read_too(capsys: pytest.CaptureFixture[str]) -> None:
    missed, unseen = misses(TYPED), misses(held_out.LINES)
    with capsys.disabled():
        sets = ((len(TYPED), missed), (len(held_out.LINES), unseen))
        rates = [f"{count - len(wrong)} of {count}" for count, wrong in sets]
        sys.stdout.write(f"\nread wholly right: {rates[0]} lines, {rates[1]} held-out lines\n")
    assert unseen == HELD_OUT_MISSES


@pytest.mark.parametrize(("language", "typed"), held_out.LINES, ids=range(len(held_out.LINES)))
def test_no_held_out_line_loses_a_word(language: str, typed: Typed) -> None:
    assert lost(typed.line, read(language, typed.line)) == set()


def words(text: str) -> list[str]:
    """Symbols aside: some of them would be folded to a letter ("🈐")."""
    plain = "".join(" " if unicodedata.category(letter) in {"So", "No"} else letter for letter in text)
    return re.findall(r"\d+|[^\W\d_]+", aligned(plain))


def lost(line: str, card: ContactLine) -> set[str]:
    """The words of a line that stand nowhere in its card: neither in a field, nor as its day."""
    fields = [card.name, card.organisation, card.position, *card.emails, card.about, card.promise_text]
    kept = aligned(" ".join(fields))
    digits = re.sub(r"\D", "", "".join(card.phones) + kept)
    return {
        word
        for word in words(clean(line))
        if word not in kept
        and word not in SAID_BY_THE_FIELD
        and not (word.isdecimal() and str(int(word)) in digits)
        and not (card.due_on and OF_A_DAY.fullmatch(word))
    }


@pytest.mark.parametrize(("language", "typed"), TYPED, ids=range(len(TYPED)))
def test_every_word_of_a_line_stands_in_its_card(language: str, typed: Typed) -> None:
    assert lost(typed.line, read(language, typed.line)) == set()


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["uk", "cs", "en"]))
def test_every_word_of_any_text_stands_in_its_card(line: str, language: str) -> None:
    assert lost(line, read(language, line)) == set()


PIECES = [re.split(r"(?<=[,;/|\n])|(?= )", typed.line) for _, typed in TYPED]


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from([part for pieces in PIECES for part in pieces if part]), max_size=25).map(
        "".join
    ),
    st.sampled_from(["uk", "cs", "en"]),
)
def test_real_fields_in_any_order_lose_no_word(line: str, language: str) -> None:
    assert lost(line, read(language, line)) == set()
