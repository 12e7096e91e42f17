"""aiogram's models, each built when it is first used: building all 450 at the import takes two of three seconds.

Imported before anything that imports aiogram; without it everything works the same, only the start is slower.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from pydantic import BaseModel

NAMES: Final[dict[str, Any]] = {}
"""What the models' annotations speak of, as `aiogram.types` tells it when it asks for the building."""


@contextmanager
def _building_put_off() -> Iterator[None]:
    build = BaseModel.__dict__["model_rebuild"]

    def put_off(
        _: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **__: Any
    ) -> None:
        NAMES.update(_types_namespace or {})

    BaseModel.model_rebuild = classmethod(put_off)  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        BaseModel.model_rebuild = build  # type: ignore[method-assign]


with _building_put_off():
    from aiogram.methods import TelegramMethod
    from aiogram.types import TelegramObject


def _built_on_use(
    model: type[BaseModel], /, *, force: bool = False, raise_errors: bool = True, **_: Any
) -> bool | None:
    """As pydantic's own, which calls it when a model is first used, but with aiogram's names at hand."""
    build = BaseModel.__dict__["model_rebuild"].__func__
    built: bool | None = build(model, force=force, raise_errors=raise_errors, _types_namespace=NAMES or None)
    return built


for family in (TelegramObject, TelegramMethod):
    family.model_rebuild = classmethod(_built_on_use)  # type: ignore[method-assign, assignment]
