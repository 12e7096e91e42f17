"""Two spellings of one organisation: the ledger's entry is taken where they sound alike, and nothing merely similar is."""

import pytest

from mission.matching import is_heard_alike, known_entry
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
