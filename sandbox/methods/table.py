"""From the name of a method (without case, as Telegram takes it) to its model and its function."""

from collections.abc import Callable
from typing import Any, Final

from aiogram import methods as api
from aiogram.methods import TelegramMethod

from . import chats, media, menus, places, polling, taps, texts

Function = Callable[..., Any]

_SPOKEN: Final[list[tuple[type[TelegramMethod[Any]], Function]]] = [
    (api.GetMe, polling.get_me),
    (api.GetUpdates, polling.get_updates),
    (api.SetWebhook, polling.set_webhook),
    (api.DeleteWebhook, polling.delete_webhook),
    (api.GetWebhookInfo, polling.get_webhook_info),
    (api.SendMessage, texts.send_message),
    (api.EditMessageText, texts.edit_message_text),
    (api.EditMessageCaption, texts.edit_message_caption),
    (api.EditMessageReplyMarkup, texts.edit_message_reply_markup),
    (api.SendDocument, media.send_document),
    (api.SendPhoto, media.send_photo),
    (api.SendVoice, media.send_voice),
    (api.GetFile, media.get_file),
    (api.SendLocation, places.send_location),
    (api.SendVenue, places.send_venue),
    (api.SendContact, places.send_contact),
    (api.SendChatAction, places.send_chat_action),
    (api.AnswerCallbackQuery, taps.answer_callback_query),
    (api.SetMyCommands, menus.set_my_commands),
    (api.GetMyCommands, menus.get_my_commands),
    (api.DeleteMyCommands, menus.delete_my_commands),
    (api.SetChatMenuButton, menus.set_chat_menu_button),
    (api.GetChat, chats.get_chat),
    (api.GetChatMember, chats.get_chat_member),
    (api.LeaveChat, chats.leave_chat),
    (api.PinChatMessage, chats.pin_chat_message),
    (api.UnpinChatMessage, chats.unpin_chat_message),
    (api.UnpinAllChatMessages, chats.unpin_all_chat_messages),
    (api.DeleteMessage, chats.delete_message),
    (api.DeleteMessages, chats.delete_messages),
    (api.ForwardMessage, chats.forward_message),
    (api.CopyMessage, chats.copy_message),
]

SPOKEN: Final = {model.__api_method__.lower(): (model, function) for model, function in _SPOKEN}
"""Methods that the sandbox speaks."""

KNOWN: Final = frozenset(name.lower() for name in api.__all__)
"""Methods that Telegram has; those not spoken here answer 501."""
