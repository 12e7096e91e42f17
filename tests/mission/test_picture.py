"""The picture of the results, opened again: its size, its words, its bars."""

from io import BytesIO

import pytest
from PIL import Image

from mission.picture import FILL, HEIGHT, TRACK, WIDTH, Bar, Picture, Tile, draw

SHARES = ((17, 20), (0, 20), (0, 0), (120, 120), (3, 2), (1, 500))
NAMES = ("Розумне місто Прага", "Chytré město Praha: příliš žluťoučký kůň", "Smart City Prague")


def picture(title: str = NAMES[0], words: str = "") -> Picture:
    return Picture(
        title=title,
        subtitle=words or "As of Fri 28 Apr, 14:30",
        tiles=tuple(
            Tile(number=str(at), label=words or "контактів", more=words) for at in (0, 34, 500, 9999)
        ),
        bars=tuple(
            Bar(label=words or "Ratings", part=part, whole=whole, said=f"{part} of {whole}")
            for part, whole in SHARES
        ),
    )


def opened(drawn: bytes) -> Image.Image:
    image = Image.open(BytesIO(drawn))
    image.load()
    return image.convert("RGB")


def colours(image: Image.Image) -> dict[str, int]:
    counted = image.getcolors(WIDTH * HEIGHT) or []
    return {f"#{bytes(colour).hex()}": count for count, colour in counted if isinstance(colour, tuple)}


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_portrait_for_a_phone(name: str) -> None:
    drawn = draw(picture(name))
    assert opened(drawn).size == (WIDTH, HEIGHT) == (1080, 1350)
    assert len(drawn) < 200_000


def test_a_longer_bar_is_longer() -> None:
    few, many = (
        colours(
            opened(draw(Picture(title="", subtitle="", bars=(Bar(label="", part=at, whole=20, said=""),))))
        )
        for at in (2, 18)
    )
    assert few[FILL] * 5 < many[FILL]
    assert many[TRACK] * 5 < few[TRACK]


@pytest.mark.parametrize(
    "words",
    ["🚌🇺🇦 emoji and 中文", "$x^2$ is no formula", "a" * 4097, "مرحبا שלום", "\n\t\x00", "{curly} \\frac"],
    ids=["emoji", "formula", "long", "right to left", "controls", "backslash"],
)
def test_what_the_font_cannot_draw_is_left_out_without_a_warning(words: str) -> None:
    assert opened(draw(picture(words, words))).size == (WIDTH, HEIGHT)


def test_an_empty_picture_is_drawn_too() -> None:
    assert opened(draw(Picture(title="", subtitle=""))).size == (WIDTH, HEIGHT)
