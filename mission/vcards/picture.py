"""The codes in a picture, as a contact; called in the bounded child (mission/vcards/bounded.py), for a stranger made the picture.

Pillow reads nothing but the picture's size before it is known to be small enough (Pillow › Image.open is lazy).
"""

import warnings
from pathlib import Path
from typing import Final

import zxingcpp
from PIL import Image, UnidentifiedImageError

from mission.documents.draft import Refused
from mission.vcards.card import PICTURE_BYTES, CardFile, CardRead, VCard
from mission.vcards.codes import read_code
from mission.vcards.contact import Home, line_of

PIXELS: Final = 20_000_000
"""Telegram's own photos have at most 2,560 × 2,560."""
CLEAR: Final = (2048, 2048)
"""A large JPEG is unpacked to no less than that, and less than twice as much."""
FORMATS: Final = ("JPEG", "PNG", "WEBP")
CODES: Final = zxingcpp.BarcodeFormats(
    [
        zxingcpp.BarcodeFormat.QRCode,
        zxingcpp.BarcodeFormat.MicroQRCode,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.Aztec,
    ],
)


def read_picture(path: Path, home: Home) -> CardFile:
    """At most one contact: what the codes say together. Raises Refused for what is no picture, or a bomb of one."""
    card = _together([card for text in _codes(path) if (card := read_code(text)) and not card.says_nothing])
    if card is None:
        return CardFile()
    return CardFile(cards=(CardRead(number=1, line=line_of(card, home, "qr")),))


def _codes(path: Path) -> list[str]:
    if path.stat().st_size > PICTURE_BYTES:
        raise Refused("picture-unread", file=path.name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # broken metadata is of no concern
            with Image.open(path, formats=FORMATS) as picture:
                if picture.width * picture.height > PIXELS:
                    raise Refused("picture-unread", file=path.name)
                picture.draft("L", CLEAR)
                grey = picture.convert("L")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Refused("picture-unread", file=path.name) from error
    return [_text(found) for found in zxingcpp.read_barcodes(grey, formats=CODES) if found.valid]


def _text(found: zxingcpp.Barcode) -> str:
    """Codes that name no charset are UTF-8 where they can be, whatever the reader guessed."""
    try:
        return bytes(found.bytes).decode()
    except UnicodeDecodeError:
        return str(found.text)


def _together(cards: list[VCard]) -> VCard | None:
    """The card with the name, and the links of the other codes beside it; two people on a picture stay one each."""
    if not cards:
        return None
    best = max(cards, key=lambda card: (bool(card.name), len(card.emails) + len(card.phones)))
    links = tuple(
        dict.fromkeys([*best.links, *(link for card in cards for link in card.links if not card.name)])
    )
    return best.model_copy(update={"links": links})
