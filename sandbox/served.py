"""Files as a browser gets them: pictures, sounds and films are shown, anything else is only ever downloaded."""

import re
from typing import Final

from starlette.responses import Response

from .files import StoredFile

SHOWN: Final = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/webp",
        "audio/mpeg",
        "audio/mp4",
        "audio/x-m4a",
        "audio/ogg",
        "video/mp4",
        "video/webm",
    }
)
"""Nothing that a browser would run."""

SAFE: Final = {"X-Content-Type-Options": "nosniff"}
ONLY_A_PICTURE: Final = {"Content-Security-Policy": "default-src 'none'; sandbox"}
DOWNLOADED: Final = {"Content-Disposition": "attachment"}
RANGE: Final = re.compile(r"bytes=(\d*)-(\d*)")


def served(file: StoredFile, asked: str | None = None) -> Response:
    """The file, or the drawing that stands for it; a part of it where the Range header asks for one, as players do."""
    if file.preview is not None:
        return Response(file.preview, media_type="image/svg+xml", headers=SAFE | ONLY_A_PICTURE)
    if file.mime not in SHOWN:
        return Response(file.content, media_type="application/octet-stream", headers=SAFE | DOWNLOADED)
    part = _part(asked or "", file.size)
    headers = SAFE | {"Accept-Ranges": "bytes"}
    if part is None:
        return Response(file.content, media_type=file.mime, headers=headers)
    headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{file.size}"
    return Response(file.content[part.start : part.stop], 206, headers, file.mime)


def _part(asked: str, size: int) -> range | None:
    """One part of a file; None for all of it, also where the header cannot be understood."""
    match = RANGE.fullmatch(asked.strip())
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    stop = min(int(last) + 1, size) if first and last else size
    return range(start, stop) if start < stop else None
