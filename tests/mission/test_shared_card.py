"""Contacts shared out of a phone, and the vCards of several makers."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from mission.contact_line import ContactLine
from mission.shared_card import read_shared
from storage.missions import Mission

CARDS = Path(__file__).parents[3] / "shared" / "data" / "vcards"
MISSION = Mission(
    id=1,
    programme_id=None,
    code="PRAGUE",
    name="Smart City Prague",
    city="Praha",
    country="CZ",
    timezone="Europe/Prague",
    starts_on=date(2023, 4, 24),
    ends_on=date(2023, 4, 28),
    agenda_at=time(7, 30),
    languages=("uk",),
    created_at=datetime(2023, 4, 1, tzinfo=UTC),
)
VCARD = """BEGIN:VCARD
VERSION:3.0
N:Novák;Jan;;;
FN:Jan Novák
ORG:Example s.r.o.;Parkování
TITLE:CEO
EMAIL;TYPE=INTERNET:jan@example.cz
EMAIL:jan@example
TEL;TYPE=CELL:777 123 456
TEL;TYPE=WORK:12
URL:https://example.cz/jan
NOTE:met at the tram stop
END:VCARD
"""


def read(name: str, phone: str, vcard: str = "") -> ContactLine:
    return read_shared(name, phone, vcard, MISSION, "uk")


def test_a_number_that_is_none_is_named_and_kept() -> None:
    expected = ContactLine(name="Taras Shevchuk", about="0000", leftover=("0000",), source="phone")
    assert read(" Taras  Shevchuk ", "0000") == expected


def test_telegrams_number_without_a_plus_is_international() -> None:
    assert read("Taras", "380931234567") == ContactLine(
        name="Taras", phones=("+380 93 123 4567",), source="phone"
    )


def test_the_vcard_says_the_rest() -> None:
    assert read("Jan Novák", "420777123456", VCARD) == ContactLine(
        name="Jan Novák",
        organisation="Example s.r.o.",
        position="CEO",
        emails=("jan@example.cz",),
        phones=("+420 777 123 456",),
        about="12, jan@example, Parkování, met at the tram stop",
        leftover=("12", "jan@example"),
        links=("https://example.cz/jan",),
        source="phone",
    )


@pytest.mark.parametrize(
    "vcard", ["BEGIN:VCARD", "END:VCARD", "nonsense", "BEGIN:VCARD\nTEL", "\x00", "BEGIN:VCARD\n" * 400]
)
def test_a_broken_vcard_is_left_aside(vcard: str) -> None:
    assert read("Jan", "420777123456", vcard) == ContactLine(
        name="Jan", phones=("+420 777 123 456",), source="phone"
    )


@pytest.mark.skipif(not CARDS.is_dir(), reason="the shared sample data is not here")
def test_the_vcard_that_telegram_sends_is_read() -> None:
    (file,) = CARDS.glob("*telegram-contact-vcard-field.vcf")
    expected = json.loads((CARDS / "expected.json").read_text())[file.name]["cards"][0]
    card = read("Тарас Шевчук", "380931234567", file.read_text())
    assert (card.name in expected["name_any_of"], list(card.emails)) == (True, expected["email_set"])
    assert card.phones == ("+380 93 123 4567",)
