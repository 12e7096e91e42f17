"""Codes on printed cards: what they say, how pictures of them are read, and pictures that are made to harm."""

import io
from pathlib import Path
from typing import Any

import pytest
import segno
from PIL import Image, ImageDraw

from mission.contact_line import ContactLine
from mission.documents.draft import Refused
from mission.vcards.bounded import CardJob, read_cards_bounded
from mission.vcards.card import PICTURE_BYTES, CardFile, VCard
from mission.vcards.codes import read_code
from mission.vcards.contact import Home
from mission.vcards.picture import PIXELS, read_picture

HERE = Home("CZ", "Europe/Prague", "uk")
VCARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ян Новак\nORG:Приклад\nTEL:777123456\nEND:VCARD"


def code(text: str, **more: Any) -> Image.Image:
    drawn = io.BytesIO()
    segno.make(text, **more).save(drawn, kind="png", scale=6, border=4)
    return Image.open(drawn).convert("RGB")


def photo(*codes: Image.Image, turned: float = 0, size: int = 1280) -> Image.Image:
    """A sheet with codes on it, as somebody holds it before a camera."""
    sheet = Image.new("RGB", (size, size), "white")
    for at, one in enumerate(codes):
        sheet.paste(one, (100 + 550 * at, 300))
    return sheet.rotate(turned, fillcolor="white")


def read(picture: Image.Image, folder: Path, form: str = "jpeg") -> CardFile:
    path = folder / "picture"
    picture.save(path, form)
    return read_picture(path, HERE)


def line(**fields: Any) -> ContactLine:
    return ContactLine.model_validate(fields | {"source": "qr"})


# --- what a code says ---------------------------------------------------------------------------------------------


MECARD = (
    r"MECARD:N:Novák,Jan;ORG:Example\; s.r.o.;TITLE:CEO;TEL:+420777123456;TEL:12;EMAIL:jan@example.cz;"
    r"URL:https\://example.cz;NOTE:parking;;"
)


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("BEGIN:VCARD\r\nFN:Jan\r\nEND:VCARD", VCard(name="Jan")),
        ("\ufeffbegin:vcard\nfn:Jan", VCard(name="Jan")),
        (
            MECARD,
            VCard(
                name="Jan Novák",
                organisation="Example; s.r.o.",
                position="CEO",
                phones=("+420777123456", "12"),
                emails=("jan@example.cz",),
                links=("https://example.cz",),
                note="parking",
            ),
        ),
        (
            "BIZCARD:N:Jan;X:Novák;T:CEO;C:Example;B:+420777123456;E:jan@example.cz;;",
            VCard(
                name="Jan Novák",
                organisation="Example",
                position="CEO",
                phones=("+420777123456",),
                emails=("jan@example.cz",),
            ),
        ),
        ("https://example.cz/jan", VCard(links=("https://example.cz/jan",))),
        ("www.example.cz", VCard(links=("www.example.cz",))),
        ("URLTO:Example:https://example.cz", VCard(links=("https://example.cz",))),
        ("mailto:jan%2Bcard@example.cz?subject=Hello", VCard(emails=("jan+card@example.cz",))),
        ("MATMSG:TO:jan@example.cz;SUB:Hello;BODY:;;", VCard(emails=("jan@example.cz",))),
        ("TEL:+420777123456", VCard(phones=("+420777123456",))),
        ("SMSTO:+420777123456:Hello", VCard(phones=("+420777123456",))),
        ("WIFI:S:Hall;T:WPA;P:secret;;", None),
        ("Ticket 4711", None),
        ("javascript:alert(1)", None),
        ("https://" + "x." * 2000 + "cz", None),
        ("", None),
    ],
)
def test_a_code_says_who_somebody_is_or_nothing(text: str, card: VCard | None) -> None:
    assert read_code(text) == card


@pytest.mark.parametrize(
    "text", ["MECARD:" + "\\" * 50_000, "BIZCARD:;;;" + ":" * 50_000, "MECARD:;;", "MECARD:N:,;"]
)
def test_a_hostile_code_says_nothing(text: str) -> None:
    card = read_code(text)
    assert card is None or card.says_nothing


# --- pictures -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [0, 17, 180])
def test_a_code_is_read_however_the_card_lies(tmp_path: Path, turned: float) -> None:
    found = read(photo(code(VCARD), turned=turned), tmp_path)
    (card,) = found.cards
    assert card.line == line(name="Ян Новак", organisation="Приклад", phones=("+420 777 123 456",))


@pytest.mark.parametrize("form", ["png", "webp"])
def test_a_picture_that_is_sent_as_a_file_is_read_too(tmp_path: Path, form: str) -> None:
    assert len(read(photo(code(VCARD)), tmp_path, form).cards) == 1


def test_a_transparent_picture_is_read(tmp_path: Path) -> None:
    assert len(read(code(VCARD).convert("RGBA"), tmp_path, "png").cards) == 1


def test_two_codes_of_one_card_are_one_contact(tmp_path: Path) -> None:
    (card,) = read(photo(code("https://example.cz/jan"), code(VCARD)), tmp_path).cards
    assert (card.line.name, card.line.links) == ("Ян Новак", ("https://example.cz/jan",))


def test_a_code_in_another_charset_is_read(tmp_path: Path) -> None:
    text = "BEGIN:VCARD\nFN:Jiří Dvořák\nEND:VCARD"
    (card,) = read(photo(code(text, encoding="iso-8859-2", eci=True)), tmp_path).cards
    assert card.line.name == "Jiří Dvořák"


def test_a_picture_without_a_code_has_no_contact(tmp_path: Path) -> None:
    sheet = photo()
    ImageDraw.Draw(sheet).text((200, 200), "Jan Novák, Example", fill="black")
    assert read(sheet, tmp_path) == CardFile()


def test_a_network_s_password_is_no_contact(tmp_path: Path) -> None:
    assert read(photo(code("WIFI:S:Hall;T:WPA;P:secret;;")), tmp_path) == CardFile()


# --- pictures that harm -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xd8\xff\xe0", b"GIF89a" + b"\0" * 100, b"%PDF-1.7", b"\x89PNG\r\n\x1a\n" + b"\0" * 64],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "picture"
    path.write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_picture(path, HERE)
    assert refused.value.key == "picture-unread"


@pytest.mark.parametrize("side", [int(PIXELS**0.5) + 1, 12_000, 20_000])
async def test_a_bomb_of_pixels_is_refused_before_it_unpacks(tmp_path: Path, side: int) -> None:
    path = tmp_path / "picture"
    Image.new("1", (side, side)).save(path, "png")
    with pytest.raises(Refused) as refused:
        await read_cards_bounded(CardJob(path=path, form="picture"))
    assert refused.value.key == "picture-unread"


def test_a_picture_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    code(VCARD).save(path, "png")
    with path.open("ab") as file:
        file.truncate(PICTURE_BYTES + 1)
    with pytest.raises(Refused) as refused:
        read_picture(path, HERE)
    assert refused.value.key == "picture-unread"


async def test_the_largest_picture_is_read_within_the_bounds_of_the_process(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    photo(code(VCARD), size=int(PIXELS**0.5)).save(path, "jpeg")
    found = await read_cards_bounded(CardJob(path=path, form="picture", zone="Europe/Prague"))
    assert [card.line.phones for card in found.cards] == [("+420 777 123 456",)]
