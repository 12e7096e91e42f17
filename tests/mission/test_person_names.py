"""Names as people write them, in the parts that address books sort by."""

import pytest

from mission.person_names import name_parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("", ("", "", "", "", "")),
        ("Jan", ("", "Jan", "", "", "")),
        ("Jan Novák", ("Novák", "Jan", "", "", "")),
        ("Ing. Jan Novák, Ph.D.", ("Novák", "Jan", "", "Ing.", "Ph.D.")),
        ("doc. Ing. arch. Eva Malá, CSc., MBA", ("Malá", "Eva", "", "doc. Ing. arch.", "CSc., MBA")),
        ("Jan Novák Ph.D.", ("Novák", "Jan", "", "", "Ph.D.")),
        ("Novák, Jan", ("Novák", "Jan", "", "", "")),
        ("NOVÁK Jan", ("NOVÁK", "Jan", "", "", "")),
        ("Jan Amos Komenský", ("Komenský", "Jan", "Amos", "", "")),
        ("Vincent van der Berg", ("van der Berg", "Vincent", "", "", "")),
        ("Dr. Emma Clark Jr.", ("Clark", "Emma", "", "Dr.", "Jr.")),
        ("Олена Коваленко", ("Коваленко", "Олена", "", "", "")),
        ("Коваленко Олена Петрівна", ("Коваленко", "Олена", "Петрівна", "", "")),
        ("Бондар Петро Миколайович", ("Бондар", "Петро", "Миколайович", "", "")),
        ("Олена Петрівна Коваленко", ("Коваленко", "Олена", "Петрівна", "", "")),
        ("проф. Петро Бондар, к.т.н.", ("Бондар", "Петро", "", "проф.", "к.т.н.")),
        ("Ing.", ("", "Ing.", "", "", "")),
    ],
)
def test_a_name_is_parted_as_its_language_writes_it(name: str, parts: tuple[str, ...]) -> None:
    assert tuple(name_parts(name)) == parts
