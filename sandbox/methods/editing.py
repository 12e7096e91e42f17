"""What all edits have in common (Bot API › Updating messages)."""

from collections.abc import Iterable
from typing import Any, Final

from sandbox.chats import Chat, Payload
from sandbox.posting import replace
from sandbox.refusals import bad_request
from sandbox.servicelines import is_service

from .call import Call

NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
TEXT: Final = ("text", "entities", "link_preview_options")
CAPTION: Final = ("caption", "caption_entities", "show_caption_above_media")


def own_message(call: Call, chat_id: Any, message_id: int | None) -> tuple[Chat, Payload]:
    """The bot's own message, to be edited: one without a markup, or with an inline keyboard."""
    if message_id is None:
        raise bad_request("message identifier is not specified")
    chat = call.chat(chat_id)
    call.entry.message_id = message_id
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    is_foreign = message["from"]["id"] != call.bot.id or "forward_origin" in message or is_service(message)
    if is_foreign or message_id in chat.fixed:
        raise bad_request("message can't be edited")
    return chat, message


def edited(
    call: Call, chat: Chat, message: Payload, shown: dict[str, Any], fields: Iterable[str] = ()
) -> Payload:
    """The message showing exactly this in these fields; it counts against the flood limits.

    An edit without a keyboard takes the keyboard away.
    """
    fields = {*fields, "reply_markup"}
    call.count(chat)
    if {key: message[key] for key in fields if key in message} == shown:
        raise bad_request(NOT_MODIFIED)
    kept = {key: value for key, value in message.items() if key not in fields}
    return replace(call.world, chat, kept | {"edit_date": call.world.unix()} | shown)
