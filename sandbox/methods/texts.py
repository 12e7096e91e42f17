"""sendMessage and the edits."""

from typing import Any, Final

from aiogram.methods import EditMessageCaption, EditMessageReplyMarkup, EditMessageText, SendMessage

from sandbox import limits
from sandbox.chats import Chat, Payload
from sandbox.posting import replace
from sandbox.refusals import bad_request
from sandbox.validation import given

from .call import Call, Methods, check_markup, inline_keyboard

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
SHOWN = ("text", "entities", "caption", "caption_entities", "reply_markup", "link_preview_options")


def send_message(call: Call, request: SendMessage) -> Payload:
    made = call.formatted(request.text, request.parse_mode, request.entities)
    limits.check_text(made)
    content: dict[str, Any] = {"text": made.text}
    if made.entities:
        content["entities"] = made.entities
    return call.send(request, content | _preview(request))


def _preview(request: SendMessage | EditMessageText) -> dict[str, Any]:
    options = given(request.link_preview_options)
    if options is None:
        return (
            {"link_preview_options": {"is_disabled": True}} if given(request.disable_web_page_preview) else {}
        )
    return {"link_preview_options": options.model_dump(mode="json", exclude_none=True, exclude_defaults=True)}


def edit_message_text(call: Call, request: EditMessageText) -> Payload:
    if not request.text:
        raise bad_request("message text is empty")
    made = call.formatted(request.text, request.parse_mode, request.entities)
    limits.check_text(made)
    check_markup(request.reply_markup)
    chat, message = own_message(call, request.chat_id, request.message_id)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    content: dict[str, Any] = {"text": made.text} | _preview(request) | inline_keyboard(request.reply_markup)
    if made.entities:
        content["entities"] = made.entities
    return _edited(call, chat, message, content)


def edit_message_caption(call: Call, request: EditMessageCaption) -> Payload:
    content = call.caption(request.caption, request.parse_mode, request.caption_entities)
    check_markup(request.reply_markup)
    chat, message = own_message(call, request.chat_id, request.message_id)
    if not any(kind in message for kind in ("document", "photo", "voice")):
        raise bad_request("there is no caption in the message to edit")
    return _edited(call, chat, message, content | inline_keyboard(request.reply_markup))


def edit_message_reply_markup(call: Call, request: EditMessageReplyMarkup) -> Payload:
    check_markup(request.reply_markup)
    chat, message = own_message(call, request.chat_id, request.message_id)
    kept = {key: message[key] for key in SHOWN if key in message and key != "reply_markup"}
    return _edited(call, chat, message, kept | inline_keyboard(request.reply_markup))


def own_message(call: Call, chat_id: Any, message_id: int | None) -> tuple[Chat, Payload]:
    """The bot's own message, to be edited: one without a markup, or with an inline keyboard (Bot API › Updating messages)."""
    if message_id is None:
        raise bad_request("message identifier is not specified")
    chat = call.chat(chat_id)
    call.entry.message_id = message_id
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    is_foreign = (
        message["from"]["id"] != call.bot.id or "forward_origin" in message or "pinned_message" in message
    )
    if is_foreign or message_id in chat.fixed:
        raise bad_request("message can't be edited")
    return chat, message


def _edited(call: Call, chat: Chat, message: Payload, shown: dict[str, Any]) -> Payload:
    """The message showing exactly this; it counts against the flood limits. An edit without a keyboard takes the keyboard away."""
    call.count(chat)
    if {key: message[key] for key in SHOWN if key in message} == shown:
        raise bad_request(NOT_MODIFIED)
    kept = {key: value for key, value in message.items() if key not in SHOWN}
    return replace(call.world, chat, kept | {"edit_date": call.world.unix()} | shown)


METHODS: Final[Methods] = {
    SendMessage: send_message,
    EditMessageText: edit_message_text,
    EditMessageCaption: edit_message_caption,
    EditMessageReplyMarkup: edit_message_reply_markup,
}
