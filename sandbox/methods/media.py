"""Files that a bot sends and fetches."""

from typing import Any, Final

from aiogram.methods import GetFile, SendDocument, SendPhoto, SendVoice

from sandbox.chats import Payload
from sandbox.files import MOST_DOWNLOAD, MOST_PHOTO, StoredFile, picture_size
from sandbox.refusals import bad_request
from sandbox.requests import Upload

from .call import Call, Methods

ATTACHED: Final = "attach://"
MEDIA: Final = frozenset({"document", "photo", "voice"})
WIDEST: Final = 10_000
MOST_OBLONG: Final = 20


def send_document(call: Call, request: SendDocument) -> Payload:
    file = _file(call, request.document, "document")
    caption = call.caption(request.caption, request.parse_mode, request.caption_entities)
    return call.send(request, {"document": file.as_document()} | caption)


def send_photo(call: Call, request: SendPhoto) -> Payload:
    file = _file(call, request.photo, "photo")
    caption = call.caption(request.caption, request.parse_mode, request.caption_entities)
    return call.send(request, {"photo": file.as_photo()} | caption)


def send_voice(call: Call, request: SendVoice) -> Payload:
    file = _file(call, request.voice, "voice")
    caption = call.caption(request.caption, request.parse_mode, request.caption_entities)
    return call.send(request, {"voice": file.as_voice(int(_seconds(request.duration)))} | caption)


def _seconds(duration: Any) -> float:
    return float(duration.total_seconds()) if hasattr(duration, "total_seconds") else float(duration or 0)


def get_file(call: Call, request: GetFile) -> dict[str, Any]:
    """A File with the path to fetch it from; 20 MB at most."""
    file = call.world.files.by_id(request.file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return file.as_file()


def _file(call: Call, value: Any, kind: str) -> StoredFile:
    """The file that was uploaded with the call, or one known by its file_id. The sandbox fetches no addresses."""
    upload = call.uploads.get(str(value).removeprefix(ATTACHED))
    if upload is not None:
        _check(upload, kind)
        return call.world.files.keep(upload.name, upload.content, kind, upload.mime)
    known = call.world.files.by_id(str(value))
    if known is None:
        if str(value).startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.capitalize()} as {kind.capitalize()}")
    return known


def _check(upload: Upload, kind: str) -> None:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        size = picture_size(upload.content)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if len(upload.content) > MOST_PHOTO:
            raise bad_request(
                f"file of size {len(upload.content)} bytes is too big for a photo; the maximum size is {MOST_PHOTO} bytes"
            )
        if sum(size) > WIDEST or max(size) > MOST_OBLONG * max(1, min(size)):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")


METHODS: Final[Methods] = {
    SendDocument: send_document,
    SendPhoto: send_photo,
    SendVoice: send_voice,
    GetFile: get_file,
}
