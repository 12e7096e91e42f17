"""Countries are read in the reader's language, whoever wrote them and however."""

import pytest

from mission.countries import code_of, country_in, country_names


@pytest.mark.parametrize("written", ["Чехія", "Česko", "czechia", "Czech Republic", "ČESKÁ REPUBLIKA", "cz"])
def test_a_country_is_known_by_any_of_its_names(written: str) -> None:
    assert code_of(written) == "CZ"
    assert [country_in(language, written) for language in ("uk", "cs", "en")] == ["Чехія", "Česko", "Czechia"]


@pytest.mark.parametrize("written", ["", "Bohemia & Moravia", "🇨🇿", "Praha"])
def test_what_is_no_country_stays_as_it_was_written(written: str) -> None:
    assert code_of(written) is None
    assert country_in("uk", written) == written


def test_a_country_is_searched_for_in_any_language() -> None:
    assert country_names("Чехія") == ["Чехія", "Česko", "Czechia"]
    assert country_names("") == [""]
