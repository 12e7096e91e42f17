"""Cards that we write: the form by RFC 2426, and what an independent reader (vobject) makes of them."""

import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from mission.vcard_writing import CardFields, e164, vcard_of, vcards_of, written_card
from storage.contacts import Contact

CONTACT = Contact(
    id=7,
    mission_id=1,
    organisation_id=None,
    name="Ing. Jan Novák, Ph.D.",
    organisation="Example, s.r.o.; Brno",
    position="Vedoucí projektu",
    emails=("jan@example.cz",),
    phones=("+420 777 123 456", "+420 224 123 456"),
    about="parking\npilot",
    created_at=datetime(2023, 4, 24, tzinfo=UTC),
    links=("example.cz/jan novak",),
)


def read(card: str) -> Any:
    return vobject.readOne(card)


def test_a_contact_becomes_these_lines() -> None:
    assert vcard_of(CONTACT, note="likes trams").split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N;CHARSET=UTF-8:Novák;Jan;;Ing.;Ph.D.",
        "FN;CHARSET=UTF-8:Ing. Jan Novák\\, Ph.D.",
        "ORG:Example\\, s.r.o.\\; Brno",
        "TITLE;CHARSET=UTF-8:Vedoucí projektu",
        "EMAIL;TYPE=INTERNET:jan@example.cz",
        "TEL;TYPE=CELL,VOICE:+420777123456",
        "TEL;TYPE=WORK,VOICE:+420224123456",
        "URL:https://example.cz/jan%20novak",
        "NOTE:parking\\npilot\\nlikes trams",
        "END:VCARD",
        "",
    ]


def test_another_reader_reads_the_same() -> None:
    card = read(vcard_of(CONTACT, note="likes trams"))
    assert (card.n.value.family, card.n.value.given) == ("Novák", "Jan")
    assert (card.n.value.prefix, card.n.value.suffix) == ("Ing.", "Ph.D.")
    assert card.fn.value == CONTACT.name
    assert card.org.value == [CONTACT.organisation]
    assert [tel.value for tel in card.contents["tel"]] == ["+420777123456", "+420224123456"]
    assert card.note.value == "parking\npilot\nlikes trams"


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("+380 44 123-45-67", "+380441234567"),
        ("+420 224 123 456 ext. 12", "+420224123456,12"),
        ("112", "112"),
        ("call the\r\nembassy", "calltheembassy"),
    ],
)
def test_numbers_are_written_as_phones_dial_them(typed: str, dialled: str) -> None:
    assert e164(typed) == dialled


@pytest.mark.parametrize(
    ("known", "shown"),
    [
        ({"organisation": "Example"}, "Example"),
        ({"emails": ("jan@example.cz",)}, "jan@example.cz"),
        ({}, "–"),
    ],
)
def test_a_card_without_a_name_shows_something(known: dict[str, Any], shown: str) -> None:
    assert read(written_card(CardFields(name=" ", **known))).fn.value == shown


def test_many_cards_stand_one_after_another() -> None:
    other = CONTACT.model_copy(update={"name": "Олена Коваленко"})
    cards = vobject.readComponents(vcards_of([CONTACT, other]).decode())
    assert [card.fn.value for card in cards] == [CONTACT.name, "Олена Коваленко"]
    assert vcards_of([]) == b""


def one_line(text: str) -> str:
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cc" or c.isspace()).split())


AWKWARD = st.text(
    st.one_of(st.sampled_from("\"'\\,;:\n\r\t \u2028\u0085aЖě😀\u200f"), st.characters(codec="utf-8"))
)


@given(name=AWKWARD, organisation=AWKWARD, note=AWKWARD)
def test_whatever_is_in_a_name_another_reader_reads_it_back(name: str, organisation: str, note: str) -> None:
    fields = CardFields(name=name, organisation=organisation, note=note)
    written = written_card(fields)
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    assert "\n" not in written.replace("\r\n", "")
    card = read(written)
    assert card.fn.value == (one_line(name) or one_line(organisation) or "–")
    family = card.n.value
    said = f"{family.prefix} {family.given} {family.additional} {family.family} {family.suffix}"
    assert sorted(said.replace(",", " ").split()) == sorted(one_line(name).replace(",", " ").split())
    read_back = card.org.value[0] if "org" in card.contents else ""
    assert read_back.split() == one_line(organisation).split()
    noted = card.note.value if "note" in card.contents else ""
    assert noted.split() == one_line(note).split()


def test_halves_of_characters_are_left_out() -> None:
    assert read(written_card(CardFields(name="Jan \ud83d Novák"))).fn.value == "Jan ? Novák"
