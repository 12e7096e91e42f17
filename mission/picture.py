"""A mission's figures as one picture for a phone: big numbers above, bars with their counts below.

matplotlib takes a second to import, so it is imported by whoever draws, in a thread, and never at the bot's start.
"""

import threading
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from storage.record import Record

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH: Final = 1080
HEIGHT: Final = 1620
"""Pixels: a portrait that a phone shows from edge to edge."""
DPI: Final = 100
MARGIN: Final = 64
INK: Final = "#1b1f24"
FAINT: Final = "#57606a"
PAPER: Final = "#ffffff"
TILE: Final = "#eef3f8"
TRACK: Final = "#dfe5eb"
FILL: Final = "#0072b2"
"""A blue that every kind of colour vision tells from the grey beside it (Okabe and Ito, 2008)."""
TITLE_SIZES: Final = (58, 50, 44, 40)
SHRINKS_TO: Final = 0.78
"""Smaller words could not be read on a phone; what is still too wide is cut."""
SMALL_SIZE: Final = 34
TILE_SIZE: Final = 96
LABEL_SIZE: Final = 36
TILE_HEIGHT: Final = 214
GAP: Final = 22
BAR_HEIGHT: Final = 26
ONE_AT_A_TIME: Final = threading.Lock()
"""Fonts are shared by all that matplotlib draws in a process."""


class Tile(Record):
    """A big number, what it counts, and what more there is to say of it."""

    number: str
    label: str
    more: str = ""


class Bar(Record):
    """A part of a whole; `said` is how the reader's language writes both ("12 of 17")."""

    label: str
    part: int
    whole: int
    said: str


class Picture(Record):
    """What is drawn, in words of the reader's language: at most four tiles and eight bars."""

    title: str
    subtitle: str
    tiles: tuple[Tile, ...] = ()
    bars: tuple[Bar, ...] = ()


def draw(picture: Picture) -> bytes:
    """A PNG of 1080 × 1620 pixels. Takes about a second the first time: not for the event loop."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - slow; see above
    from matplotlib.figure import Figure  # noqa: PLC0415 - slow; see above

    with ONE_AT_A_TIME:
        figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI, facecolor=PAPER)
        FigureCanvasAgg(figure)
        at = _head(figure, picture)
        at = _tiles(figure, picture.tiles, at)
        _bars(figure, picture.bars, at)
        drawn = BytesIO()
        figure.savefig(drawn, format="png", dpi=DPI, metadata={"Software": ""})
    return drawn.getvalue()


def _head(figure: "Figure", picture: Picture) -> float:
    """The title in at most two lines, and the moment; where the next part begins, in pixels from the top."""
    at, room = float(MARGIN), WIDTH - 2 * MARGIN
    size = next((one for one in TITLE_SIZES if _is_whole(figure, picture.title, one, room)), TITLE_SIZES[-1])
    for line in _wrapped(figure, picture.title, size, room, most=2):
        _say(figure, MARGIN, at, line, size, weight="bold")
        at += size * 1.25
    _say(figure, MARGIN, at + 8, picture.subtitle, SMALL_SIZE, colour=FAINT, width=WIDTH - 2 * MARGIN)
    return at + SMALL_SIZE + 44


def _tiles(figure: "Figure", tiles: tuple[Tile, ...], top: float) -> float:
    """Two in a row."""
    width = (WIDTH - 2 * MARGIN - GAP) / 2
    for number, tile in enumerate(tiles):
        left = MARGIN + (number % 2) * (width + GAP)
        at = top + (number // 2) * (TILE_HEIGHT + GAP)
        _box(figure, left, at, width, TILE_HEIGHT, colour=TILE, round_by=22)
        inside = width - 56
        _say(figure, left + 28, at + 22, tile.number, TILE_SIZE, weight="bold", colour=FILL, width=inside)
        _say(figure, left + 28, at + 122, tile.label, LABEL_SIZE, weight="bold", width=inside)
        _say(figure, left + 28, at + 166, tile.more, 29, colour=FAINT, width=inside)
    rows = -(-len(tiles) // 2)
    return top + rows * (TILE_HEIGHT + GAP) + 20


def _bars(figure: "Figure", bars: tuple[Bar, ...], top: float) -> None:
    """The count stands beside each bar, so nothing hangs on its colour; the rows share the room that is left."""
    room = (HEIGHT - MARGIN / 2 - top) / max(len(bars), 1)
    across = WIDTH - 2 * MARGIN
    for number, bar in enumerate(bars):
        at = top + number * min(room, 130)
        said = _say(figure, WIDTH - MARGIN, at, bar.said, LABEL_SIZE, weight="bold", side="right")
        _say(figure, MARGIN, at, bar.label, LABEL_SIZE, width=across - said - 24)
        under = at + LABEL_SIZE + 14
        _box(figure, MARGIN, under, across, BAR_HEIGHT, colour=TRACK, round_by=BAR_HEIGHT / 2)
        if bar.whole and bar.part:
            filled = max(BAR_HEIGHT, across * min(1.0, bar.part / bar.whole))
            _box(figure, MARGIN, under, filled, BAR_HEIGHT, colour=FILL, round_by=BAR_HEIGHT / 2)


def _box(
    figure: "Figure", left: float, top: float, width: float, height: float, *, colour: str, round_by: float
) -> None:
    from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415 - slow; see above

    corner = (left, HEIGHT - top - height)
    style = f"round,pad=0,rounding_size={round_by}"
    box = FancyBboxPatch(corner, width, height, boxstyle=style, facecolor=colour, linewidth=0)
    box.set_transform(None)  # None: pixels of the figure, from its lower left corner
    figure.add_artist(box)


def _say(
    figure: "Figure",
    left: float,
    top: float,
    words: str,
    size: float,
    *,
    weight: str = "normal",
    colour: str = INK,
    side: str = "left",
    width: float | None = None,
) -> float:
    """One line of text, `size` in pixels; smaller, then cut with …, where it is wider than there is room.

    Returns its width.
    """
    shown = _drawable(words)
    if width is not None:
        size = max(size * SHRINKS_TO, size * min(1.0, width / max(1.0, _width(figure, shown, size, weight))))
        shown = _cut(figure, shown, size, width, weight)
    figure.text(
        left / WIDTH,
        1 - top / HEIGHT,
        shown,
        fontsize=_points(size),
        fontweight=weight,
        color=colour,
        ha=side,
        va="top",
        parse_math=False,
        family="DejaVu Sans",
    )
    return _width(figure, shown, size, weight)


def _is_whole(figure: "Figure", words: str, size: float, width: float) -> bool:
    """Whether a title fits on its two lines."""
    return "…" not in "".join(_wrapped(figure, words.replace("…", ""), size, width, most=2))


def _wrapped(figure: "Figure", words: str, size: float, width: float, *, most: int) -> list[str]:
    """Lines that fit; the last one is cut where there would be more."""
    lines: list[str] = []
    left = _drawable(words).split()
    while left and len(lines) < most:
        taken = 1
        while taken < len(left) and _width(figure, " ".join(left[: taken + 1]), size, "bold") <= width:
            taken += 1
        whole = " ".join(left) if len(lines) == most - 1 else " ".join(left[:taken])
        lines.append(_cut(figure, whole, size, width, "bold"))
        left = left[taken:]
    return lines


def _cut(figure: "Figure", words: str, size: float, width: float, weight: str) -> str:
    if _width(figure, words, size, weight) <= width + 1:
        return words
    fits, too_long = 0, len(words)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if _width(figure, f"{words[:middle].rstrip()}…", size, weight) <= width:
            fits = middle
        else:
            too_long = middle
    return f"{words[:fits].rstrip()}…"


def _width(figure: "Figure", words: str, size: float, weight: str) -> float:
    """In pixels."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - slow; see above

    font = FontProperties(family="DejaVu Sans", weight=weight, size=_points(size))
    canvas: Any = figure.canvas
    width, _, _ = canvas.get_renderer().get_text_width_height_descent(words, font, ismath=False)
    return float(width)


def _points(pixels: float) -> float:
    return pixels * 72 / DPI


def _drawable(words: str) -> str:
    """One line, without what the font cannot draw: a picture of a missing letter says nothing."""
    from matplotlib.font_manager import FontProperties, findfont, get_font  # noqa: PLC0415 - slow; see above

    known = get_font(findfont(FontProperties(family="DejaVu Sans"))).get_charmap()
    kept = "".join(letter for letter in words if letter.isspace() or ord(letter) in known)
    return " ".join(kept.split())
