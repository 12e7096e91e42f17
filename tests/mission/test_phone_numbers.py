"""Telephone numbers as they are typed in Prague."""

import pytest

from mission.phone_numbers import find_numbers, region_of, written


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("+420 777 123 456", ["+420 777 123 456"]),
        ("777123456", ["+420 777 123 456"]),
        ("420777123456", ["+420 777 123 456"]),
        ("00420 777 123 456", ["+420 777 123 456"]),
        ("608/123456", ["+420 608 123 456"]),
        ("+38 (067) 123-45-67", ["+380 67 123 4567"]),
        ("067 123 45 67", ["+380 67 123 4567"]),
        ("+420 224 123 456 ext. 12", ["+420 224 123 456 ext. 12"]),
        ("777 123 456 a 603 111 222", ["+420 777 123 456", "+420 603 111 222"]),
        ("David 777 123 456", ["+420 777 123 456"]),
        ("777 123 456 Milan", ["+420 777 123 456"]),
        ("+420 777 123", []),
        ("777 123 456 Kč", []),
        ("IČO: 777123456", []),
        ("ID 777123456", []),
        ("28.4.2023", []),
        ("2023-2027", []),
        ("", []),
    ],
)
def test_numbers_are_found(typed: str, numbers: list[str]) -> None:
    assert [found.number for found in find_numbers(typed, "CZ", "uk")] == numbers


def test_a_number_from_telegram_has_no_plus() -> None:
    assert written("380671234567", "CZ", "cs") == "+380 67 123 4567"
    assert written("12", "CZ", "cs") is None


@pytest.mark.parametrize(
    "country", ["CZ", "cz", "Czechia", "Czech Republic", "Česko", "Чехія", "", "Somewhere"]
)
def test_the_mission_is_in_czechia_however_that_is_written(country: str) -> None:
    assert region_of(country, "Europe/Prague") == "CZ"


def test_a_mission_nowhere_has_no_region() -> None:
    assert region_of("", "Etc/UTC") == "ZZ"
    assert written("+420777123456", "ZZ", "en") == "+420 777 123 456"
