"""The commands menu and the menu button."""

from typing import Any, Final

from aiogram.methods import (
    DeleteMyCommands,
    GetChatMenuButton,
    GetMyCommands,
    SetChatMenuButton,
    SetMyCommands,
)

from sandbox.bots import Scope
from sandbox.limits import check_commands
from sandbox.refusals import bad_request

from .call import Call, Methods

LANGUAGE_LETTERS: Final = 2


def set_my_commands(call: Call, request: SetMyCommands) -> bool:
    commands = [
        {"command": c.command.removeprefix("/"), "description": c.description} for c in request.commands
    ]
    check_commands(commands)
    key = (_scope(call, request.scope), language(request.language_code))
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    _show(call)
    return True


def get_my_commands(call: Call, request: GetMyCommands) -> list[dict[str, str]]:
    return call.bot.commands.get((_scope(call, request.scope), language(request.language_code)), [])


def delete_my_commands(call: Call, request: DeleteMyCommands) -> bool:
    call.bot.commands.pop((_scope(call, request.scope), language(request.language_code)), None)
    _show(call)
    return True


def set_chat_menu_button(call: Call, request: SetChatMenuButton) -> bool:
    button: dict[str, Any] = {"type": "default"}
    if request.menu_button is not None:
        button = request.menu_button.model_dump(mode="json", exclude_none=True)
    chat = call.chat(request.chat_id) if request.chat_id is not None else None
    call.bot.menu_buttons[chat.id if chat else 0] = button
    return True


def get_chat_menu_button(call: Call, request: GetChatMenuButton) -> dict[str, Any]:
    """The chat's own, else the one for all private chats."""
    buttons = call.bot.menu_buttons
    own = {"type": "default"}
    if request.chat_id is not None:
        chat = call.chat(request.chat_id)
        if not chat.is_private:
            raise bad_request("user not found")
        own = buttons.get(chat.id, own)
    return buttons.get(0, own) if own["type"] == "default" else own


def _scope(call: Call, scope: Any) -> Scope:
    if scope is None:
        return ("default", 0, 0)
    chat_id = getattr(scope, "chat_id", None)
    chat = call.chat(chat_id) if chat_id is not None else None
    if chat is not None and chat.is_private and scope.type != "chat":
        raise bad_request("can't use specified scope in private chats")
    return (str(scope.type), chat.id if chat else 0, int(getattr(scope, "user_id", 0) or 0))


def language(code: str | None) -> str:
    if code and not (len(code) == LANGUAGE_LETTERS and code.isascii() and code.isalpha() and code.islower()):
        raise bad_request("invalid language code specified")
    return code or ""


def _show(call: Call) -> None:
    for chat in call.bot.chats.values():
        call.world.touch(chat)


METHODS: Final[Methods] = {
    SetMyCommands: set_my_commands,
    GetMyCommands: get_my_commands,
    DeleteMyCommands: delete_my_commands,
    SetChatMenuButton: set_chat_menu_button,
    GetChatMenuButton: get_chat_menu_button,
}
