"""Parameters checked against aiogram's models of the methods (generated from the official documentation)."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeVar, get_args

from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import ForceReply, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove
from pydantic import BaseModel, ValidationError

from .refusals import bad_request
from .sentences import markup_refusal, refusal, unreadable

M = TypeVar("M", bound=TelegramMethod[Any])

MARKUPS: Final[dict[str, type[BaseModel]]] = {
    "inline_keyboard": InlineKeyboardMarkup,
    "keyboard": ReplyKeyboardMarkup,
    "remove_keyboard": ReplyKeyboardRemove,
    "force_reply": ForceReply,
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
    if "reply_markup" in parsed:
        parsed["reply_markup"] = markup(parsed["reply_markup"])
    try:
        return model.model_validate(parsed)
    except ValidationError as error:
        raise refusal(error) from error


def markup(value: Any) -> BaseModel:
    """The kind of markup that was meant, known by its field: aiogram's models have defaults that Telegram has not."""
    meant = next((field for field in MARKUPS if isinstance(value, dict) and field in value), None)
    if meant is None:
        raise bad_request("object expected as reply markup")
    try:
        return MARKUPS[meant].model_validate(value)
    except ValidationError as error:
        raise markup_refusal(error) from error


def _json(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError as error:
        raise unreadable(name) from error


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
