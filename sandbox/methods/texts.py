"""sendMessage, and the edits of words and keyboards."""

from typing import Any, Final

from aiogram.methods import EditMessageCaption, EditMessageReplyMarkup, EditMessageText, SendMessage

from sandbox import limits
from sandbox.chats import Payload
from sandbox.media import CAPTIONED, SPOILED
from sandbox.refusals import bad_request
from sandbox.validation import given

from .call import Call, Methods, check_markup, inline_keyboard
from .editing import CAPTION, TEXT, edited, own_message


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
    return edited(call, chat, message, content, TEXT)


def edit_message_caption(call: Call, request: EditMessageCaption) -> Payload:
    content = call.caption(request.caption, request.parse_mode, request.caption_entities)
    check_markup(request.reply_markup)
    chat, message = own_message(call, request.chat_id, request.message_id)
    if CAPTIONED.isdisjoint(message):
        raise bad_request("there is no caption in the message to edit")
    if given(request.show_caption_above_media) and content and not SPOILED.isdisjoint(message):
        content["show_caption_above_media"] = True
    return edited(call, chat, message, content | inline_keyboard(request.reply_markup), CAPTION)


def edit_message_reply_markup(call: Call, request: EditMessageReplyMarkup) -> Payload:
    check_markup(request.reply_markup)
    chat, message = own_message(call, request.chat_id, request.message_id)
    return edited(call, chat, message, inline_keyboard(request.reply_markup))


METHODS: Final[Methods] = {
    SendMessage: send_message,
    EditMessageText: edit_message_text,
    EditMessageCaption: edit_message_caption,
    EditMessageReplyMarkup: edit_message_reply_markup,
}
