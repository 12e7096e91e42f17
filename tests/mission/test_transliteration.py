"""Ukrainian names in Latin letters: the examples of the resolution, and what it does not touch."""

import pytest

from mission.transliteration import in_latin

EXAMPLES = [
    ("Алушта Андрій", "Alushta Andrii"),
    ("Гадяч Богдан Згурський", "Hadiach Bohdan Zghurskyi"),
    ("Ґалаґан Ґорґани", "Galagan Gorgany"),
    ("Єнакієве Гаєвич Короп'є", "Yenakiieve Haievych Koropie"),
    ("Їжакевич Кадиївка Мар’їне", "Yizhakevych Kadyivka Marine"),
    ("Йосипівка Стрий Олексій", "Yosypivka Stryi Oleksii"),
    ("Щербухи Гоща Гаращенко", "Shcherbukhy Hoshcha Harashchenko"),
    ("Юрій Корюківка", "Yurii Koriukivka"),
    ("Яготин Костянтин Знам'янка", "Yahotyn Kostiantyn Znamianka"),
    ("Розгон Хмельницький Русь", "Rozghon Khmelnytskyi Rus"),
]


@pytest.mark.parametrize(("ukrainian", "latin"), EXAMPLES)
def test_names_are_written_as_in_passports(ukrainian: str, latin: str) -> None:
    assert in_latin(ukrainian) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("ЩЕРБА Юрій", "SHCHERBA Yurii"),
        ("Ю. Нечуй-Левицький", "Yu. Nechui-Levytskyi"),
        ("Jan Dvořák 😀 שלום", "Jan Dvořák 😀 שלום"),
        ("Елеонора Ёлкина", "Eleonora Yolkyna"),
        ("", ""),
    ],
)
def test_case_initials_and_other_letters(name: str, latin: str) -> None:
    assert in_latin(name) == latin
