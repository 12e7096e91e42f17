"""Files that a bot sends and fetches."""

from typing import Any, Final

from aiogram.methods import (
    GetFile,
    GetUserProfilePhotos,
    SendAnimation,
    SendAudio,
    SendDocument,
    SendLivePhoto,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
)

from sandbox.chats import Payload
from sandbox.files import MOST_DOWNLOAD
from sandbox.media import in_message
from sandbox.refusals import bad_request

from .attachments import captioned, seconds, stored
from .call import Call, Methods

KINDS: Final[dict[type[Any], str]] = {
    SendDocument: "document",
    SendPhoto: "photo",
    SendVoice: "voice",
    SendAudio: "audio",
    SendVideo: "video",
    SendAnimation: "animation",
    SendVideoNote: "video_note",
    SendSticker: "sticker",
    SendLivePhoto: "live_photo",
}
"""Methods that send one file; the kind is also the name of the parameter that brings it."""

LONGEST_NOTE: Final = 60
MOST_PROFILE_PHOTOS: Final = 100


def send_file(call: Call, request: Any) -> Payload:
    kind = KINDS[type(request)]
    if kind == "video_note" and seconds(request.duration) > LONGEST_NOTE:
        raise bad_request("video note must be at most 1 minute long")
    content = content_of(call, request, kind, getattr(request, kind))
    return call.send(request, content)


def content_of(call: Call, request: Any, kind: str, value: Any, *, place: int = 0) -> dict[str, Any]:
    """The fields of a message with this file, as a method or one of its `media` describes it."""
    file = stored(call, value, kind, of=request, place=place)
    if kind == "live_photo" and "photo" not in file.details:
        file.details["photo"] = stored(call, request.photo, "photo").as_photo()
    fields = in_message(file)
    if kind == "video":
        fields["video"] = fields["video"] | _played(call, request)
    return fields | captioned(call, request, kind)


def _played(call: Call, request: Any) -> dict[str, Any]:
    """The cover and the beginning, which belong to the message and not to the film."""
    played: dict[str, Any] = {}
    if request.cover is not None:
        played["cover"] = stored(call, request.cover, "photo").as_photo()
    if request.start_timestamp is not None:
        played["start_timestamp"] = seconds(request.start_timestamp)
    return played


def get_file(call: Call, request: GetFile) -> dict[str, Any]:
    """A File with the path to fetch it from; 20 MB at most."""
    file = call.world.files.by_id(request.file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MOST_DOWNLOAD:
        raise bad_request("file is too big")
    return file.as_file()


def get_user_profile_photos(call: Call, request: GetUserProfilePhotos) -> dict[str, Any]:
    """Nobody in the sandbox has a picture."""
    if request.user_id not in call.world.people and request.user_id != call.bot.id:
        raise bad_request("user not found")
    if request.limit is not None and not 1 <= request.limit <= MOST_PROFILE_PHOTOS:
        raise bad_request("limit must be between 1 and 100")
    return {"total_count": 0, "photos": []}


METHODS: Final[Methods] = {
    **dict.fromkeys(KINDS, send_file),
    GetFile: get_file,
    GetUserProfilePhotos: get_user_profile_photos,
}
