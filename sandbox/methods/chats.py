"""What a bot asks about chats and does with messages that stand in them."""

from contextlib import suppress
from datetime import timedelta
from typing import Any, Final

from aiogram.methods import (
    DeleteMessage,
    DeleteMessages,
    GetChat,
    LeaveChat,
    PinChatMessage,
    UnpinAllChatMessages,
    UnpinChatMessage,
)

from sandbox import groups
from sandbox.chats import Chat, Payload
from sandbox.members import PERMISSIONS, stated
from sandbox.posting import announce
from sandbox.refusals import Refused, bad_request

from .call import Call, Methods

DELETABLE: Final = timedelta(hours=48)
DICE_STAY: Final = timedelta(hours=24)
MOST_DELETED: Final = 100


def get_chat(call: Call, request: GetChat) -> dict[str, Any]:
    """A ChatFullInfo with what the sandbox knows."""
    chat = call.chat(request.chat_id)
    info = {
        **call.world.chat_json(chat),
        "accent_color_id": chat.id % 7 if chat.is_private else 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if not chat.is_private:
        info |= _group_info(call, chat)
    if chat.pinned in chat.messages:
        info["pinned_message"] = chat.messages[chat.pinned]
    return info


def _group_info(call: Call, chat: Chat) -> dict[str, Any]:
    info: dict[str, Any] = {"permissions": stated(PERMISSIONS, chat.permissions)}
    if chat.description:
        info["description"] = chat.description
    if chat.photo is not None:
        file_id, unique_id = chat.photo.id, chat.photo.unique_id
        info["photo"] = {f"{size}_file_id": file_id for size in ("small", "big")} | {
            f"{size}_file_unique_id": unique_id for size in ("small", "big")
        }
    primary = (link for link in chat.links.values() if link.primary and link.creator_id == call.bot.id)
    if (link := next(primary, None)) is not None:
        info["invite_link"] = link.url
    return info


def leave_chat(call: Call, request: LeaveChat) -> bool:
    chat = call.chat(request.chat_id)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    groups.remove(call.world, chat, call.bot.id, call.bot.as_user())
    return True


def pin_chat_message(call: Call, request: PinChatMessage) -> bool:
    chat = _where_it_may_pin(call, request.chat_id)
    message = _standing(chat, request.message_id, "message to pin not found")
    chat.pinned = request.message_id
    pinned = {key: value for key, value in message.items() if key != "reply_to_message"}
    place: dict[str, Any] = {
        key: message[key] for key in ("message_thread_id", "is_topic_message") if key in message
    }
    announce(call.world, chat, call.bot.as_user(), {**place, "pinned_message": pinned})
    return True


def unpin_chat_message(call: Call, request: UnpinChatMessage) -> bool:
    """The pinned one where none is named; True even where it is not pinned, as Telegram answers."""
    chat = _where_it_may_pin(call, request.chat_id)
    if chat.pinned is None and request.message_id is None:
        raise bad_request("message to unpin not found")
    if request.message_id in (None, chat.pinned):
        chat.pinned = None
        call.world.touch(chat)
    return True


def unpin_all_chat_messages(call: Call, request: UnpinAllChatMessages) -> bool:
    chat = _where_it_may_pin(call, request.chat_id)
    chat.pinned = None
    call.world.touch(chat)
    return True


def _where_it_may_pin(call: Call, chat_id: Any) -> Chat:
    chat = call.chat(chat_id)
    if not chat.is_private and not chat.bot_member.may("can_pin_messages"):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def delete_messages(call: Call, request: DeleteMessages) -> bool:
    """Those that cannot be found or deleted are skipped (Bot API › deleteMessages)."""
    if not 1 <= len(request.message_ids) <= MOST_DELETED:
        raise bad_request(
            "too many message identifiers specified"
            if request.message_ids
            else "message identifiers are not specified"
        )
    call.chat(request.chat_id)
    for message_id in request.message_ids:
        with suppress(Refused):
            delete_message(call, DeleteMessage(chat_id=request.chat_id, message_id=message_id))
    return True


def delete_message(call: Call, request: DeleteMessage) -> bool:
    """Within 48 hours of the world's clock, dice in private chats only after 24.

    In groups without the right only the bot's own messages.
    """
    chat = call.chat(request.chat_id)
    call.entry.message_id = request.message_id
    message = _standing(chat, request.message_id, "message to delete not found")
    age = timedelta(seconds=call.world.unix() - message["date"])
    is_fresh_die = chat.is_private and "dice" in message and age < DICE_STAY
    if age > DELETABLE or is_fresh_die:
        raise bad_request("message can't be deleted for everyone")
    if "forum_topic_created" in message or not (
        chat.is_private or message["from"]["id"] == call.bot.id or chat.bot_member.may("can_delete_messages")
    ):
        raise bad_request("message can't be deleted")
    chat.forget(request.message_id)
    call.world.touch(chat)
    return True


def _standing(chat: Chat, message_id: int, sentence: str) -> Payload:
    found = chat.messages.get(message_id)
    if found is None:
        raise bad_request(sentence)
    return found


METHODS: Final[Methods] = {
    GetChat: get_chat,
    LeaveChat: leave_chat,
    PinChatMessage: pin_chat_message,
    UnpinChatMessage: unpin_chat_message,
    UnpinAllChatMessages: unpin_all_chat_messages,
    DeleteMessage: delete_message,
    DeleteMessages: delete_messages,
}
