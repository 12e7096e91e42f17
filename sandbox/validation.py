"""Parameters checked against aiogram's models of the methods (generated from the official documentation)."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeVar, get_args

from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from pydantic import BaseModel, ValidationError

from .refusals import Refused, bad_request

M = TypeVar("M", bound=TelegramMethod[Any])

EMPTY: Final = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "voice": "there is no voice in the request",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "invalid file_id",
    "commands": "can't parse commands JSON object",
    "phone_number": "phone_number is empty",
    "first_name": "first_name is empty",
    "action": "wrong parameter action in request",
    "user_id": "invalid user_id specified",
}
UNPARSED: Final = {
    "reply_markup": "can't parse reply keyboard markup JSON object",
    "entities": "can't parse entities JSON object",
    "caption_entities": "can't parse entities JSON object",
    "commands": "can't parse commands JSON object",
    "scope": "can't parse BotCommandScope JSON object",
    "reply_parameters": "can't parse reply parameters JSON object",
    "link_preview_options": "can't parse link preview options JSON object",
    "message_id": "message identifier is not specified",
}


@cache
def _nested(model: type[TelegramMethod[Any]]) -> frozenset[str]:
    """The parameters that are JSON inside a form."""
    return frozenset(name for name, field in model.model_fields.items() if _is_nested(field.annotation))


def _is_nested(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return getattr(annotation, "__origin__", None) in (list, dict) or any(
        map(_is_nested, get_args(annotation))
    )


def validated(model: type[M], values: dict[str, Any]) -> M:
    """The method as a model; raises Refused with Telegram's sentence where it names one."""
    nested = _nested(model)
    parsed = {
        name: _json(name, value) if name in nested and isinstance(value, str) else value
        for name, value in values.items()
    }
    try:
        return model.model_validate(parsed)
    except ValidationError as error:
        raise _refusal(error) from error


def _json(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise bad_request(UNPARSED.get(name, f"can't parse {name} JSON object")) from error


def _refusal(error: ValidationError) -> Refused:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    name = str(first["loc"][0]) if first["loc"] else "request"
    if first["type"] == "missing" and len(first["loc"]) == 1:
        return bad_request(EMPTY.get(name, f"parameter {name} is required"))
    where = ".".join(str(part) for part in first["loc"][1:])
    return bad_request(
        UNPARSED.get(name, f"can't parse {name}") + f": {where} {first['msg']}".replace("  ", " ")
    )


def unknown_parameters(request: TelegramMethod[Any]) -> list[str]:
    """What Telegram would silently ignore, with the way to it: "reply_markup.inline_keyboard.0.0.colour"."""
    found = list(request.__pydantic_extra__ or ())
    for name in request.model_fields_set & _nested(type(request)):
        found += _unknown_in(getattr(request, name), name)
    return found


def _unknown_in(value: object, where: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from (f"{where}.{name}" for name in value.__pydantic_extra__ or ())
        for name in value.model_fields_set:
            yield from _unknown_in(getattr(value, name, None), f"{where}.{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unknown_in(item, f"{where}.{index}")


def given(value: Any) -> Any:
    """The value, or None where aiogram's model only holds its own default."""
    return None if isinstance(value, Default) else value
