"""Files in memory: what bots and people have sent."""

import mimetypes
import re
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any, Final

MOST_UPLOAD: Final = 50 * 1024 * 1024
MOST_PHOTO: Final = 10 * 1024 * 1024
MOST_DOWNLOAD: Final = 20 * 1024 * 1024
PNG: Final = b"\x89PNG\r\n\x1a\n"
MIMES: Final = {"photo": "image/jpeg", "voice": "audio/ogg"}
UNSAFE: Final = re.compile(r"[^\w.() +-]", re.UNICODE)


@dataclass(slots=True, frozen=True)
class StoredFile:
    """`id` is the file_id that bots use again, `unique_id` names the same file for every bot.

    `details` is what its sender said of it (duration, width, title, …); `preview` a drawing that phones show instead.
    """

    id: str
    unique_id: str
    path: str
    name: str
    mime: str
    content: bytes
    kind: str
    details: dict[str, Any] = field(default_factory=dict)
    preview: bytes | None = None

    @property
    def size(self) -> int:
        return len(self.content)

    def as_file(self) -> dict[str, Any]:
        """The File object (Bot API › File)."""
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
            "file_path": self.path,
        }

    def as_document(self) -> dict[str, Any]:
        return {
            "file_name": self.name,
            "mime_type": self.mime,
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }

    def as_photo(self) -> list[dict[str, Any]]:
        """One PhotoSize: the sandbox makes no smaller copies."""
        width, height = picture_size(self.content) or (1, 1)
        size = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}
        return [{**size, "width": width, "height": height}]

    def as_voice(self, duration: int) -> dict[str, Any]:
        size = {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}
        return {"duration": duration, "mime_type": self.mime, **size}


class Files:
    """Kept until the sandbox stops; each at most 50 MB."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._by_unique_id: dict[str, StoredFile] = {}

    def keep(
        self,
        name: str,
        content: bytes,
        kind: str,
        mime: str | None = None,
        *,
        details: dict[str, Any] | None = None,
        preview: bytes | None = None,
    ) -> StoredFile:
        """Stores a file of a kind (document, photo, voice, …); the MIME type is guessed from the name if not given."""
        clean = UNSAFE.sub("_", name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1]).strip() or "file"
        known = mime if kind == "sticker" else MIMES.get(kind)
        guessed = known or mimetypes.guess_type(clean)[0]
        number = len(self._by_id)
        suffix = clean[clean.rfind(".") :] if "." in clean else ""
        file = StoredFile(
            id="BQ" + secrets.token_urlsafe(40),
            unique_id="AgAD" + secrets.token_urlsafe(9),
            path=f"{kind}s/file_{number}{suffix}",
            name=clean,
            mime=guessed or mime or "application/octet-stream",
            content=content,
            kind=kind,
            details=details or {},
            preview=preview,
        )
        self._by_id[file.id] = self._by_path[file.path] = self._by_unique_id[file.unique_id] = file
        return file

    def by_id(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def by_unique_id(self, unique_id: str) -> StoredFile | None:
        return self._by_unique_id.get(unique_id)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG, JPEG or GIF; None for anything else."""
    if content.startswith(PNG) and len(content) >= 24:  # noqa: PLR2004 - signature, length, IHDR, two numbers
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith((b"GIF87a", b"GIF89a")) and len(content) >= 10:  # noqa: PLR2004 - signature, two numbers
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    return _jpeg_size(content) if content.startswith(b"\xff\xd8") else None


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 - every segment begins with it
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004 - start of frame
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None
