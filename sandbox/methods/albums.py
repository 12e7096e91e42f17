"""sendMediaGroup, and editMessageMedia."""

from typing import Any, Final

from aiogram.methods import EditMessageMedia, SendMediaGroup

from sandbox import albums
from sandbox.chats import Payload
from sandbox.media import KEYS
from sandbox.refusals import bad_request

from .call import Call, Methods, check_markup, inline_keyboard
from .editing import CAPTION, TEXT, edited, own_message
from .media import content_of

EDITABLE: Final = frozenset({"animation", "audio", "document", "live_photo", "photo", "video", "text"})
FIELDS: Final = (*TEXT, *CAPTION, *KEYS, "has_media_spoiler")


def send_media_group(call: Call, request: SendMediaGroup) -> list[Payload]:
    _check(call, request.media)
    contents = [
        content_of(call, item, str(item.type), item.media, place=place)
        for place, item in enumerate(request.media)
    ]
    if len(contents) >= albums.FEWEST:
        group = albums.group_id()
        contents = [{"media_group_id": group, **content} for content in contents]
    return call.send_all(request, contents)


def _check(call: Call, media: list[Any]) -> None:
    if not media:
        raise bad_request("there are no messages to send")
    if len(media) < albums.FEWEST and call.world.strict:
        raise bad_request("an album has 2-10 messages (the sandbox is strict)")
    if len(media) > albums.MOST:
        raise bad_request("too many messages to send as an album")
    if (kind := albums.stranger([str(item.type) for item in media])) is not None:
        raise bad_request(f"{kind} can't be mixed with other media types")
    if len({bool(getattr(item, "show_caption_above_media", None) is True) for item in media}) > 1:
        raise bad_request("parameter show_caption_above_media must be the same for all messages")


def edit_message_media(call: Call, request: EditMessageMedia) -> Payload:
    """Another file, or a file instead of a text."""
    check_markup(request.reply_markup)
    chat, message = own_message(call, request.chat_id, request.message_id)
    if EDITABLE.isdisjoint(message):
        raise bad_request("message media can't be edited")
    kind = str(request.media.type)
    if "media_group_id" in message:
        _check_in_album(message, kind)
    content = content_of(call, request.media, kind, request.media.media)
    return edited(call, chat, message, content | inline_keyboard(request.reply_markup), FIELDS)


def _check_in_album(message: Payload, kind: str) -> None:
    if kind not in albums.KINDS:
        raise bad_request("message content type can't be used in an album")
    if kind not in message and any(apart in message or apart == kind for apart in albums.AMONG_THEMSELVES):
        raise bad_request("can't change media type in the album")


METHODS: Final[Methods] = {
    SendMediaGroup: send_media_group,
    EditMessageMedia: edit_message_media,
}
