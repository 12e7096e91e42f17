"""Files to send, and calls that bring them."""

import struct
import zlib
from typing import Any

import httpx

from sandbox.client import Person, Sandbox

JPEG = b"\xff\xd8\xff\xc0\x00\x11\x08\x01\x00\x01\x40\x03" + b"\x00" * 32
"""The beginning of a JPEG of 320 × 256."""

WEBP = b"RIFF\x0c\x00\x00\x00WEBPVP8L\x00\x00\x00\x00"


def picture(width: int, height: int) -> bytes:
    """The beginning of a PNG of that size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))


async def posted(
    sandbox: Sandbox, method: str, files: dict[str, tuple[str, bytes]], **parameters: str
) -> httpx.Response:
    """A call in a multipart form."""
    return await sandbox.line.raw("POST", f"/bot{sandbox.token}/{method}", data=parameters, files=files)


async def sent_file(
    sandbox: Sandbox, person: Person, method: str, file: tuple[str, bytes], **more: str
) -> Any:
    """The message of a method that sends one file, which must succeed; the field is named like the method."""
    field = "".join(f"_{c.lower()}" if c.isupper() else c for c in method.removeprefix("send")).strip("_")
    answer = (await posted(sandbox, method, {field: file}, chat_id=str(person.id), **more)).json()
    assert answer["ok"], answer
    return answer["result"]
