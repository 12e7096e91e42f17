"""Contact cards of several makers, three versions and several charsets, and what is wrong with the broken ones."""

import contextlib
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mission.contact_line import ContactLine
from mission.documents.draft import Refused
from mission.vcard_writing import CardFields, written_card
from mission.vcards.bounded import CardJob, read_cards_bounded
from mission.vcards.card import CARD_BYTES, CARDS, CardFile, Unread, VCard
from mission.vcards.contact import Home
from mission.vcards.read import read_card_file
from mission.vcards.vcard import WORDS as WORDS_KEPT
from mission.vcards.vcard import written_cards
from tests.mission.documents.shared import FOLDER, expected, needs_shared

HERE = Home("CZ", "Europe/Prague", "en")
OKSANA = "=D0=9E=D0=BA=D1=81=D0=B0=D0=BD=D0=B0"
SHARED = [
    (file, number, card)
    for file, told in expected("vcards").items()
    for number, card in enumerate(told["cards"], 1)
]


def read(content: bytes | str) -> CardFile:
    return read_card_file(content.encode() if isinstance(content, str) else content, "cards.vcf", HERE)


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def one(*lines: str, version: str = "3.0") -> ContactLine:
    (found,) = read(card(*lines, version=version)).cards
    return found.line


def digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())


# --- real cards ---------------------------------------------------------------------------------------------------


@needs_shared
@pytest.mark.parametrize(("file", "number", "told"), SHARED, ids=lambda part: str(part)[:40])
def test_every_makers_card_says_what_is_expected_of_it(file: str, number: int, told: dict[str, Any]) -> None:
    line = read((FOLDER / "vcards" / file).read_bytes()).cards[number - 1].line
    assert not told["name_any_of"] or line.name in told["name_any_of"]
    assert sorted(mail.casefold() for mail in line.emails) == told["email_set"]
    assert sorted(map(digits, line.phones)) == sorted(told["phone_digits_set"])
    assert (line.organisation, line.position) == (told.get("org", [""])[0], told.get("title", ""))
    assert list(line.links) == told.get("urls", [])


@needs_shared
@pytest.mark.parametrize("file", sorted(expected("vcards")))
def test_no_card_of_a_real_file_is_broken(file: str) -> None:
    found = read((FOLDER / "vcards" / file).read_bytes())
    assert (len(found.cards), found.faults) == (expected("vcards")[file]["count"], ())


@needs_shared
def test_a_card_without_an_end_is_read_and_said_to_be_cut_off() -> None:
    found = read((FOLDER / "bad" / "files" / "broken-no-end.vcf").read_bytes())
    assert [read.line for read in found.cards] == [ContactLine(name="No End", source="card")]
    assert found.faults == (Unread(number=1, fault="card-unfinished"),)


@needs_shared
def test_a_card_that_only_begins_is_named() -> None:
    found = read((FOLDER / "bad" / "files" / "broken-begin-only.vcf").read_bytes())
    assert found == CardFile(faults=(Unread(number=1, fault="card-empty"),))


# --- how cards are written ----------------------------------------------------------------------------------------


def test_a_whole_card_fills_every_field() -> None:
    line = one(
        "N:Novák;Jan;;Ing.;",
        "item1.ORG:Example\\, s.r.o.;Parkování",
        "TITLE:CEO",
        "ROLE:Boss",
        "EMAIL;TYPE=WORK:jan@example.cz",
        "EMAIL:Jan@example.cz",
        "TEL;TYPE=CELL:777 123 456",
        "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102",
        "item2.URL:https\\://example.cz",
        "URL:www.example.cz/jan",
        "URL:javascript:alert(1)",
        "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/jan",
        "NOTE:Brno\\, 12.3.\\nparking",
    )
    assert line == ContactLine(
        name="Ing. Jan Novák",
        organisation="Example, s.r.o.",
        position="CEO",
        emails=("jan@example.cz", "Jan@example.cz"),
        phones=("+420 777 123 456", "+1 418-656-9254"),
        about="+1-418-656-9254 ext. 102, Parkování, Brno, 12.3.\nparking",
        links=("https://example.cz", "www.example.cz/jan", "https://www.linkedin.com/in/jan"),
        source="card",
    )


def test_quoted_printable_with_soft_line_breaks_inside_a_letter_is_read() -> None:
    broken = OKSANA.replace("=BA", "=B=\r\nA").replace("=B=\r\nA", "=\r\n=BA")
    line = one(f"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{broken}", "TEL:+380671234567", version="2.1")
    assert (line.name, line.phones) == ("Оксана", ("+380 67 123 4567",))


def test_a_soft_line_break_at_the_end_does_not_swallow_the_card() -> None:
    found = read(card(f"FN;QUOTED-PRINTABLE:{OKSANA}=", version="2.1") + card("FN:Jan"))
    assert [read.line.name for read in found.cards] == ["Оксана", "Jan"]


@pytest.mark.parametrize("charset", ["windows-1251", "KOI8-U", "UTF-8"])
def test_a_line_may_name_its_charset(charset: str) -> None:
    content = card(f"FN;CHARSET={charset}:Оксана Ґедзь", version="2.1").encode(charset)
    assert read(content).cards[0].line.name == "Оксана Ґедзь"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Оксана Ковальчук", "windows-1251"),
        ("Jiří Dvořák", "windows-1250"),
        ("Соломія", "utf-16"),
        ("Jiří", "utf-8-sig"),
    ],
)
def test_a_charset_that_nobody_names_is_told_by_the_letters(name: str, encoding: str) -> None:
    assert read(card(f"FN:{name}").encode(encoding)).cards[0].line.name == name


def test_a_charset_that_does_not_exist_or_is_wrong_is_no_hindrance() -> None:
    assert one("FN;CHARSET=KLINGON:Jiří").name == "Jiří"
    assert one("FN;CHARSET=US-ASCII:Jiří").name == "Jiří"


def test_folded_lines_are_whole_again() -> None:
    assert one("FN:Jan No", " vák", "ORG:Exam", "\tple").model_dump(include={"name", "organisation"}) == {
        "name": "Jan Novák",
        "organisation": "Example",
    }


@pytest.mark.parametrize("name", ["👩‍🚀 Olena 🚀", "\u202eשלום עולם\u202c", "مريم العلي"])
def test_emoji_and_right_to_left_names_are_names(name: str) -> None:
    assert one(f"FN:{name}").name == name


def test_old_macintosh_line_ends_and_small_letters_are_read() -> None:
    assert read("begin:vcard\rfn:Jan\rend:vcard").cards[0].line.name == "Jan"


def test_a_card_within_a_card_is_nobody() -> None:
    found = read(card("FN:Jan", "AGENT:", "BEGIN:VCARD", "FN:His Assistant", "END:VCARD", "TITLE:CEO"))
    assert [(read.line.name, read.line.position) for read in found.cards] == [("Jan", "CEO")]


def test_what_is_no_number_and_no_mailbox_is_named_and_kept() -> None:
    line = one("FN:Jan", "TEL:12", "TEL:123456", "EMAIL:jan@")
    assert (line.phones, line.about, line.leftover) == (("123456",), "12, jan@", ("12", "jan@"))


def test_two_numbers_in_one_line_are_two_and_an_extension_is_kept() -> None:
    line = one(
        "FN:Jan", "TEL:777 123 456 / 777 123 457", "TEL:+14186569254,102", "TEL:+1 418-656-9255 ext. 7"
    )
    numbers = "+420 777 123 456", "+420 777 123 457", "+1 418-656-9254", "+1 418-656-9255 ext. 7"
    assert (line.phones, line.about) == (numbers, "+14186569254 ext. 102")


def test_a_picture_in_a_card_is_left_aside() -> None:
    line = one("FN:Jan", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", " SkZJRgABAQ==", "TITLE:CEO")
    assert line == ContactLine(name="Jan", position="CEO", source="card")


@pytest.mark.parametrize(
    "lines",
    [
        ("FN:Example", "ORG:Example", "N:;;;;"),
        ("FN:info@example.cz", "EMAIL:info@example.cz"),
        ("FN:–", "TEL:777123456"),
    ],
)
def test_what_only_stands_for_a_name_is_none(lines: tuple[str, ...]) -> None:
    assert one(*lines).name == ""


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60)


@given(name=WORDS, organisation=WORDS, position=WORDS, note=WORDS)
def test_what_we_write_we_read(name: str, organisation: str, position: str, note: str) -> None:
    texts = {"name": f"N{name}", "organisation": organisation, "position": position, "note": note}
    written = written_card(CardFields(emails=("n@example.cz",), links=("https://example.cz/a",), **texts))
    (found,) = written_cards(written.encode())
    said = found.card.model_dump(include=set(texts))
    assert {key: bare(value) for key, value in said.items()} == {
        key: bare(value) for key, value in texts.items()
    }
    assert (found.card.emails, found.card.links) == (("n@example.cz",), ("https://example.cz/a",))


def bare(text: str) -> str:
    """Letters alone: who writes and who reads may treat blanks and invisible characters in their own ways."""
    return "".join(char for char in unicodedata.normalize("NFC", text) if char.isalnum())


# --- what is broken -----------------------------------------------------------------------------------------------


def test_broken_cards_are_named_by_their_number_and_the_others_are_read() -> None:
    found = read(card("FN:Jan") + card("NOTE:nobody") + "BEGIN:VCARD\nFN:Cut\n" + card("FN:Petr"))
    assert [(read.number, read.line.name) for read in found.cards] == [(1, "Jan"), (3, "Cut"), (4, "Petr")]
    assert found.faults == (Unread(number=2, fault="card-empty"), Unread(number=3, fault="card-unfinished"))


def test_the_same_person_twice_is_marked() -> None:
    found = read(
        card("FN:Jan Novák", "EMAIL:jan@example.cz")
        + card("FN:Petr Malý", "ORG:Example")
        + card("FN:J. Novák", "EMAIL:JAN@example.cz")
        + card("FN:Malý Petr", "ORG:EXAMPLE")
        + card("FN:Eva Malá", "EMAIL:jan@example.cz")
    )
    assert [read.same_as for read in found.cards] == [0, 0, 1, 2, 0]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "document-empty"),
        (b" \r\n ", "document-empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40, "cards-none"),
        (b"name,email\nJan,jan@example.cz\n", "cards-none"),
        (b"x" * (CARD_BYTES + 1), "cards-too-large"),
        (card("FN:Jan").encode() * (CARDS + 1), "cards-too-many"),
    ],
)
def test_what_is_no_file_of_cards_is_refused_with_the_reason(content: bytes, key: str) -> None:
    with pytest.raises(Refused) as refused:
        read(content)
    assert refused.value.key == key


def test_as_many_cards_as_allowed_are_read() -> None:
    found = read(
        "".join(card(f"FN:Jan {number}", f"EMAIL:jan{number}@example.cz") for number in range(CARDS))
    )
    assert len(found.cards) == CARDS


@pytest.mark.parametrize(
    "line",
    [
        "FN;ENCODING=QUOTED-PRINTABLE:" + "=D0=9E=\r\n" * 180_000,
        "PHOTO;ENCODING=b:" + "/9j/4AAQSkZJRgABAQ\r\n " * 90_000,
        "NOTE:" + "\\" * 1_900_001,
        "ORG:" + ";" * 1_900_000,
        'TEL;TYPE="' + ";" * 1_900_000,
        "N:" + "," * 1_900_000,
        "EMAIL:" + "a@" * 900_000,
    ],
    ids=lambda line: line[:12],
)
def test_a_hostile_line_takes_no_longer_than_its_length(line: str) -> None:
    begun = time.process_time()
    read(card("FN:Jan", line))
    assert time.process_time() - begun < 3


@given(
    st.binary(max_size=400),
    st.sampled_from([b"FN", b"N;CHARSET=x", b"ORG;QUOTED-PRINTABLE", b"TEL", b"URL", b"=?"]),
)
def test_whatever_a_card_holds_is_read_or_refused(noise: bytes, name: bytes) -> None:
    content = b"BEGIN:VCARD\nFN:Jan\n" + name + b":" + noise + b"\nEND:VCARD\n"
    with contextlib.suppress(Refused):
        assert all(len(card.line.name) <= WORDS_KEPT for card in read(content).cards)


# --- in its own process -------------------------------------------------------------------------------------------


async def test_a_file_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "jan.vcf"
    path.write_bytes(card("FN:Jan", "TEL:777 123 456").encode())
    found = await read_cards_bounded(CardJob(path=path, form="cards", zone="Europe/Prague"))
    assert [read.line.phones for read in found.cards] == [("+420 777 123 456",)]


async def test_a_refusal_comes_out_of_that_process_in_its_own_words(tmp_path: Path) -> None:
    path = tmp_path / "photo.vcf"
    path.write_bytes(b"\xff\xd8\xff\xe0JFIF")
    with pytest.raises(Refused) as refused:
        await read_cards_bounded(CardJob(path=path, form="cards"))
    assert (refused.value.key, refused.value.args_of_text) == ("cards-none", {"file": "photo.vcf"})


def test_a_card_as_it_is_written_says_nothing_twice() -> None:
    (written,) = written_cards(card("FN:Jan", "TEL:1", "TEL:1", "NOTE:a", "NOTE:a").encode())
    assert written.card == VCard(name="Jan", phones=("1",), note="a")
