"""The documented limits of messages and keyboards, each with the sentence that Telegram refuses with."""

import re
from typing import Any, Final

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup

from .entities.formatted import Formatted, units
from .entities.links import checked, why_not
from .keys import check_key, check_placeholder, check_style
from .refusals import bad_request

TEXT: Final = 4096
CAPTION: Final = 1024
CALLBACK_DATA_BYTES: Final = 64
INLINE_BUTTONS: Final = 100
INLINE_IN_A_ROW: Final = 8
KEYBOARD_BUTTONS: Final = 300
KEYBOARD_IN_A_ROW: Final = 12
MARKUP_BYTES: Final = 10 * 1024
TOAST: Final = 200
COPY_TEXT: Final = 256
COMMANDS: Final = 100
COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_DESCRIPTION: Final = 256
ACTIONS: Final = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def check_text(formatted: Formatted) -> None:
    if not formatted.text:
        raise bad_request("text must be non-empty")
    if units(formatted.text) > TEXT:
        raise bad_request("message is too long")


def check_caption(formatted: Formatted) -> None:
    if units(formatted.text) > CAPTION:
        raise bad_request("message caption is too long")


def check_inline_keyboard(markup: InlineKeyboardMarkup) -> None:
    rows = markup.inline_keyboard
    for row in rows:
        for button in row:
            _check_button(button)
    if sum(map(len, rows)) > INLINE_BUTTONS or any(len(row) > INLINE_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    if sum(_size(button) for row in rows for button in row) > MARKUP_BYTES:
        raise bad_request("reply markup is too long")


def _size(button: InlineKeyboardButton) -> int:
    return len(button.text.encode()) + len((button.callback_data or button.url or "").encode())


def _check_button(button: InlineKeyboardButton) -> None:
    if not button.text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    check_style(button.style)
    actions = [
        name
        for name in ACTIONS
        if name in button.model_fields_set and getattr(button, name) not in (None, "")
    ]
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request(f"inline keyboard button has {len(actions)} optional fields: {', '.join(actions)}")
    if button.callback_data is not None and len(button.callback_data.encode()) > CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if button.url is not None and checked(button.url) is None:
        raise bad_request(f"inline keyboard button URL '{button.url}' is invalid: {why_not(button.url)}")
    _check_rare_button(button)


def _check_rare_button(button: InlineKeyboardButton) -> None:
    if button.pay or button.callback_game is not None:
        raise bad_request("BUTTON_TYPE_INVALID")
    if button.copy_text is not None and not 1 <= units(button.copy_text.text) <= COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if button.web_app is not None and not button.web_app.url.startswith("https://"):
        raise bad_request(
            f"inline keyboard button Web App URL '{button.web_app.url}' is invalid: Only HTTPS links are allowed"
        )


def check_reply_keyboard(markup: ReplyKeyboardMarkup) -> None:
    rows = markup.keyboard
    for row in rows:
        for button in row:
            check_key(button)
    if sum(map(len, rows)) > KEYBOARD_BUTTONS or any(len(row) > KEYBOARD_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    check_placeholder(markup.input_field_placeholder)


def check_commands(commands: list[dict[str, Any]]) -> None:
    if len(commands) > COMMANDS:
        raise bad_request("too many commands specified; at most 100 are allowed")
    for command in commands:
        if not COMMAND.fullmatch(command["command"].removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(command["description"].strip()) <= COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


def check_toast(text: str | None) -> None:
    if text and units(text) > TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
