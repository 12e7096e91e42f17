"""Stickers: which files can be one, and those that the sandbox draws from an emoji."""

from html import escape
from typing import Final

from .files import Files, StoredFile
from .media import STICKER
from .refusals import Impossible

WEBM: Final = b"\x1aE\xdf\xa3"
LONGEST_EMOJI: Final = 16
BLANK: Final = bytes.fromhex("2fffc17f10888808")
"""512 × 512 transparent pixels in WebP's lossless form: five codes of one symbol each need no bits for the pixels."""


def sticker_mime(content: bytes) -> str | None:
    """The MIME type of a .WEBP, .WEBM or .TGS sticker; None for anything else."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(WEBM):
        return "video/webm"
    return "application/x-tgsticker" if content.startswith(b"\x1f\x8b") else None


def drawn(files: Files, emoji: str) -> StoredFile:
    """A sticker with this emoji. Bots get a blank WebP of the right size; phones show a drawing."""
    if not 1 <= len(emoji) <= LONGEST_EMOJI or emoji.isascii():
        raise Impossible("a sticker is drawn from an emoji")
    details = {"emoji": emoji}
    drawing = _drawing(emoji)
    return files.keep(
        "sticker.webp", _blank_webp(), "sticker", "image/webp", details=details, preview=drawing
    )


def _blank_webp() -> bytes:
    chunk = b"VP8L" + len(BLANK).to_bytes(4, "little") + BLANK
    return b"RIFF" + (len(chunk) + 4).to_bytes(4, "little") + b"WEBP" + chunk


def _drawing(emoji: str) -> bytes:
    words = f'<text x="50%" y="50%" font-size="400" text-anchor="middle" dominant-baseline="central">{escape(emoji)}</text>'
    size = f'width="{STICKER}" height="{STICKER}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{words}</svg>'.encode()
