"""A line about a promise: who owes it, what, to whom, by when, in three languages."""

from datetime import date
from typing import Any

import pytest

from mission.promise_line import is_only_a_name, meant, read_promise, words_for
from storage.contacts import Contact
from tests.stage import BEGINNING

TODAY = date(2023, 4, 24)
FRIDAY, MONDAY = date(2023, 4, 28), date(2023, 5, 1)


def contact(number: int, name: str, organisation: str = "Example s.r.o.") -> Contact:
    given: dict[str, Any] = {"mission_id": 1, "organisation_id": None, "position": "", "about": ""}
    return Contact(
        id=number, name=name, organisation=organisation, emails=(), phones=(), created_at=BEGINNING, **given
    )


NOVAK, EVA, IVAN = contact(1, "Jan Novák"), contact(2, "Eva Malá", "Tatra"), contact(3, "Іван Коваленко")
MARK, KAREL, HER = contact(4, "Mark Twain"), contact(5, "Karel Svoboda"), contact(6, "Eva Svobodová")
KNOWN = [NOVAK, EVA, IVAN, MARK, KAREL, HER]


@pytest.mark.parametrize(
    ("typed", "whom", "text", "due"),
    [
        ("send the offer to Novák by Friday", NOVAK, "send the offer", FRIDAY),
        ("send the offer to novak by Friday", NOVAK, "send the offer", FRIDAY),
        ("call Mr. Novák", NOVAK, "call", None),
        ("write to Karel Svoboda about the pilot", KAREL, "write about the pilot", None),
        ("I promised Novák the slides by Friday", NOVAK, "the slides", FRIDAY),
        ("poslat panu Novákovi nabídku do pátku", NOVAK, "poslat nabídku", FRIDAY),
        ("zavolat Janu Novákovi", NOVAK, "zavolat", None),
        ("надіслати пропозицію Коваленку до п’ятниці", IVAN, "надіслати пропозицію", FRIDAY),
        ("надіслати для Івана Коваленка презентацію", IVAN, "надіслати презентацію", None),
        ("send the study to Tatra", EVA, "send the study to Tatra", None),
    ],
)
def test_what_we_owe(typed: str, whom: Contact, text: str, due: date | None) -> None:
    line = read_promise(typed, TODAY)
    assert meant(line, KNOWN) == [whom]
    assert (line.owed_by, words_for(line, whom), line.due_on) == ("us", text, due)


@pytest.mark.parametrize(
    ("typed", "whom", "text", "due"),
    [
        ("Novák promised us the data by Monday", NOVAK, "the data", MONDAY),
        ("Jan Novák has promised to send the data", NOVAK, "send the data", None),
        ("Novák owes us a reply", NOVAK, "a reply", None),
        ("Novák slíbil smlouvu do pondělí", NOVAK, "smlouvu", MONDAY),
        ("Svobodová nám slíbila data", HER, "data", None),
        ("pan Svoboda nám dluží podklady", KAREL, "podklady", None),
        ("Коваленко обіцяв нам дані до понеділка", IVAN, "дані", MONDAY),
        ("Коваленко пообіцяла, що надішле звіт", IVAN, "надішле звіт", None),
    ],
)
def test_what_they_owe_us(typed: str, whom: Contact, text: str, due: date | None) -> None:
    line = read_promise(typed, TODAY)
    assert meant(line, KNOWN) == [whom]
    assert (line.owed_by, words_for(line, whom), line.due_on) == ("them", text, due)


def test_who_is_not_named_must_be_asked_for() -> None:
    assert meant(read_promise("they promised us the data", TODAY), KNOWN) == []
    assert meant(read_promise("send the offer to Petr", TODAY), KNOWN) == []


def test_one_name_may_fit_several_and_more_words_of_it_decide() -> None:
    assert meant(read_promise("call Eva", TODAY), KNOWN) == [EVA, HER]
    assert meant(read_promise("call Eva Malá", TODAY), KNOWN) == [EVA]


def test_an_ordinary_word_is_no_form_of_a_name() -> None:
    assert meant(read_promise("send the market study", TODAY), KNOWN) == []


def test_a_name_alone_promises_nothing() -> None:
    assert is_only_a_name(read_promise("Jan Novák", TODAY), NOVAK)
    assert not is_only_a_name(read_promise("Novák by Friday", TODAY), NOVAK)
    assert not is_only_a_name(read_promise("call Novák", TODAY), NOVAK)


@pytest.mark.parametrize(
    "typed", ["🙂", "by Friday", "promised us", "\u202eevil", "a" * 4097, "Novák promised us"]
)
def test_nothing_typed_is_lost(typed: str) -> None:
    line = read_promise(typed, TODAY)
    assert line.text
    assert words_for(line, NOVAK)
