"""The picture of the results, opened again: its size, its words, its bars."""

from io import BytesIO
from itertools import groupby

import pytest
from PIL import Image

from mission.picture import BAR_HEIGHT, FILL, HEIGHT, MARGIN, PAPER, TRACK, WIDTH, Bar, Picture, Tile, draw

SHARES = ((17, 20), (0, 20), (0, 0), (120, 120), (3, 2), (1, 500), (2, 9), (7, 8))
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
    assert opened(drawn).size == (WIDTH, HEIGHT) == (1080, 1620)
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


@pytest.mark.parametrize(
    "name", [*NAMES, "A mission with a name that takes two lines of the largest letters"]
)
def test_no_bar_lies_on_the_words_below_it(name: str) -> None:
    """Down the left edge, where every label and every bar begins: all eight bars are whole, with paper between them."""
    image = opened(draw(picture(name)))
    column = [image.getpixel((MARGIN + 8, at)) for at in range(HEIGHT)]
    drawn = [pixel in {rgb(TRACK), rgb(FILL)} for pixel in column]
    runs = [len(list(run)) for is_bar, run in groupby(drawn) if is_bar]
    assert len(runs) == len(SHARES)
    assert min(runs) >= BAR_HEIGHT - 4  # the ends of a bar are round
    assert set(column[-20:]) == {rgb(PAPER)}


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def test_an_empty_picture_is_drawn_too() -> None:
    assert opened(draw(Picture(title="", subtitle=""))).size == (WIDTH, HEIGHT)
