"""Two spellings of one organisation: the ledger's entry is taken where they sound alike, and nothing merely similar is."""

import pytest

from mission.matching import is_heard_alike, known_entry
from mission.near_partners import is_near
from tests.mission.test_contacts import as_member
from tests.stage import Stage

EMMA = "Emma Clark"


@pytest.mark.parametrize(
    ("ukrainian", "latin", "same"),
    [
        ("Інститут Патона", "Instytut Patona", True),
        ("Інститут Патона", "Institut Patona", True),
        ("Метінвест", "Metinvest", True),
        ("ТОВ «Кернел»", "Kernel Ltd", True),
        ("Львівтех", "Lvivtekh", True),
        ("Інститут Патона", "Paton Institute", False),
        ("ТОВ «Кернел»", "Kernel a.s.", False),
        ("Метінвест", "Metainvest", False),
        ("Інтер", "Interpipe", False),
        ("ДП", "DP", False),
    ],
)
def test_a_name_in_ukrainian_letters_is_the_one_that_sounds_so_and_no_translation(
    ukrainian: str, latin: str, same: bool
) -> None:
    assert (is_heard_alike(ukrainian, latin), is_heard_alike(latin, ukrainian)) == (same, same)


async def test_the_ledger_knows_a_partner_by_another_case_form_or_alphabet_but_never_chooses(
    stage: Stage,
) -> None:
    async with as_member(stage, EMMA) as scene:
        for name in ("Škoda Digital s.r.o.", "Metinvest", "Kernel Ltd", "Kernel a.s.", "Bosch"):
            await scene.tx.organisations.named(scene.mission.id, name)
        typed = (
            "skoda digital",
            "ŠKODA DIGITAL, s. r. o.",
            "Метінвест",
            "Кернел",
            "Skoda",
            "Boch",
            "Škoda Digital a.s.",
        )
        found = [await known_entry(scene.tx, scene.mission.id, words) for words in typed]
    expected = ["Škoda Digital s.r.o.", "Škoda Digital s.r.o.", "Metinvest", None, None, None, None]
    assert [entry.name if entry else None for entry in found] == expected


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("Boch", "Bosch", True),
        ("Siemens Energy", "Siemenns Energy", True),
        ("Siemens Energy", "Siemens Energo", False),
        ("Czech Technical University", "Czech Technical Universita", True),
        ("Metrostrój s.r.o.", "Metrostroj", False),
        ("Metrostoj s.r.o.", "Metrostroj", True),
        ("Укрзалізниця", "Укрзалізниця Холдинг", False),
        ("Укрзалізниця", "Укрзалізницця", True),
        ("ČEZ", "ČEB", False),
        ("ABB", "AB", False),
        ("ABB", "ABBA", False),
        ("Cluster 4", "Cluster 5", False),
        ("Studio404", "Studio405", False),
        ("Studio 404", "Studia 405", False),
        ("Kernel Ltd", "Kernell a.s.", False),
        ("Kernel Ltd", "Kernell", True),
        ("Škoda", "Škoda Digital", False),
        ("Bosch", "Robert Bosch", False),
        ("Kyiv City Council", "Lviv City Council", False),
        ("City of Praha", "Town of Prahaa", False),
        ("Bosch", "Bosch", False),
        ("", "Bosch", False),
        ("a.s.", "s.r.o.", False),
        ("😀😀😀😀", "😀😀😀😀😀", False),
        ("Ї" * 4000, "Ї" * 4001, True),
    ],
)
def test_near_is_one_slip_of_the_pen_in_one_longer_word_and_nothing_else(
    first: str, second: str, near: bool
) -> None:
    assert (is_near(first, second), is_near(second, first)) == (near, near)
