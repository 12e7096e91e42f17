"""The documented limits of keys that a bot puts under the input line (Bot API › KeyboardButton), and of what asks for a reply."""

from typing import Final

from aiogram.types import ForceReply, KeyboardButton

from .entities.formatted import units
from .refusals import bad_request

PLACEHOLDER: Final = 64
STYLES: Final = frozenset({"danger", "success", "primary"})
REQUESTS: Final = ("request_users", "request_chat", "request_managed_bot")
ACTIONS: Final = (*REQUESTS, "request_contact", "request_location", "request_poll", "web_app")
REQUEST_IDS: Final = range(-(2**31), 2**31)
MOST_USERS: Final = 10


def check_key(button: KeyboardButton) -> None:
    if not button.text.strip():
        raise bad_request("keyboard button text must be non-empty")
    check_style(button.style)
    actions = [name for name in ACTIONS if getattr(button, name)]
    if len(actions) > 1:
        raise bad_request(f"keyboard button has {len(actions)} optional fields: {', '.join(actions)}")
    for name in REQUESTS:
        asked = getattr(button, name)
        if asked is not None and asked.request_id not in REQUEST_IDS:
            raise bad_request('can\'t parse keyboard button: Field "request_id" must be a 32-bit integer')
    most = button.request_users.max_quantity if button.request_users else None
    if most is not None and not 1 <= most <= MOST_USERS:
        raise bad_request(f"can't parse keyboard button: max_quantity must be between 1 and {MOST_USERS}")


def check_style(style: str | None) -> None:
    """The colour of a button."""
    if style and style not in STYLES:
        raise bad_request("invalid button style specified")


def check_placeholder(placeholder: str | None) -> None:
    if placeholder and units(placeholder) > PLACEHOLDER:
        raise bad_request("input field placeholder is too long")


def check_force_reply(markup: ForceReply) -> None:
    check_placeholder(markup.input_field_placeholder)
