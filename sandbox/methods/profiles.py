"""A group's own title, description, picture and permissions."""

from typing import Final

from aiogram.methods import (
    DeleteChatPhoto,
    SetChatDescription,
    SetChatPermissions,
    SetChatPhoto,
    SetChatTitle,
)
from aiogram.types import InputFile

from sandbox import groups
from sandbox.files import picture_size
from sandbox.members import implied
from sandbox.posting import announce
from sandbox.refusals import bad_request

from .attachments import ATTACHED
from .call import Call, Methods
from .rights import group, need, shortened

TITLE: Final = 128
DESCRIPTION: Final = 255
PRIVATE_PHOTO: Final = "can't change private chat photo"
MAY_NOT_CHANGE_PHOTO: Final = "not enough rights to change chat photo"


class UploadedChatPhoto(SetChatPhoto):
    """The same method, with the upload named as it comes over the wire."""

    photo: InputFile | str  # type: ignore[assignment]


def set_chat_title(call: Call, request: SetChatTitle) -> bool:
    chat = group(call, request.chat_id, "can't change private chat title")
    need(chat, "can_change_info", "not enough rights to change chat title")
    title = shortened(call, request.title, TITLE, "title")
    if not title:
        raise bad_request("title must be non-empty")
    if title == chat.title:
        raise bad_request("chat title is not modified")
    groups.rename(call.world, chat, title, call.bot.as_user())
    return True


def set_chat_description(call: Call, request: SetChatDescription) -> bool:
    chat = group(call, request.chat_id, "can't change private chat description")
    need(chat, "can_change_info", "not enough rights to set chat description")
    description = shortened(call, request.description, DESCRIPTION, "description")
    if description == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = description
    call.world.touch(chat)
    return True


def set_chat_photo(call: Call, request: UploadedChatPhoto) -> bool:
    """A new upload only: a file_id is not taken (Bot API › setChatPhoto)."""
    chat = group(call, request.chat_id, PRIVATE_PHOTO)
    upload = call.uploads.get(str(request.photo).removeprefix(ATTACHED))
    if upload is None:
        raise bad_request("there is no photo in the request")
    need(chat, "can_change_info", MAY_NOT_CHANGE_PHOTO)
    if picture_size(upload.content) is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    chat.photo = call.world.files.keep(upload.name, upload.content, "photo", upload.mime)
    announce(call.world, chat, call.bot.as_user(), {"new_chat_photo": chat.photo.as_photo()})
    return True


def delete_chat_photo(call: Call, request: DeleteChatPhoto) -> bool:
    chat = group(call, request.chat_id, PRIVATE_PHOTO)
    need(chat, "can_change_info", MAY_NOT_CHANGE_PHOTO)
    if chat.photo is None:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.photo = None
    announce(call.world, chat, call.bot.as_user(), {"delete_chat_photo": True})
    return True


def set_chat_permissions(call: Call, request: SetChatPermissions) -> bool:
    chat = group(call, request.chat_id, "can't change private chat permissions")
    need(chat, "can_restrict_members", "not enough rights to change chat permissions")
    permissions = implied(
        request.permissions.model_dump(), independent=bool(request.use_independent_chat_permissions)
    )
    if permissions == chat.permissions:
        raise bad_request("CHAT_NOT_MODIFIED")
    chat.permissions = permissions
    call.world.touch(chat)
    return True


METHODS: Final[Methods] = {
    SetChatTitle: set_chat_title,
    SetChatDescription: set_chat_description,
    UploadedChatPhoto: set_chat_photo,
    DeleteChatPhoto: delete_chat_photo,
    SetChatPermissions: set_chat_permissions,
}
