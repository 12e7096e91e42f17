"""A method's parameters, tried one by one."""

from typing import Any, Final

import httpx

from . import refused
from .reading import Field, fields
from .scene import FORMS, Scene
from .values import company, required, value, wrong

OK: Final = 200
BAD_REQUEST: Final = 400
STRANGER: Final = {"no_such_parameter": "x"}


async def flaws(scene: Scene, method: str) -> list[str]:
    """Everything about its parameters that is not as the specification says; none where all is well."""
    return [
        *await _complete(scene, method),
        *await _incomplete(scene, method),
        *await _mistyped(scene, method),
        *await _optional(scene, method),
        *await _unknown(scene, method),
    ]


async def _complete(scene: Scene, method: str) -> list[str]:
    """In each form that a call can have."""
    code = refused.METHODS.get(method, OK)
    if method == "logOut":
        return _unless(await scene.call(method), code, "without parameters")
    answers = [(form, await scene.call_as(form, method, **await required(scene, method))) for form in FORMS]
    return [flaw for form, answer in answers for flaw in _unless(answer, code, f"complete as {form}")]


async def _incomplete(scene: Scene, method: str) -> list[str]:
    found: list[str] = []
    given = await required(scene, method)
    for field in fields(method):
        if field.required and f"{method}.{field.name}" not in refused.UNMISSED:
            less = {name: value for name, value in given.items() if name != field.name}
            found += _unless(await scene.call(method, **less), BAD_REQUEST, f"without {field.name}")
    return found


async def _mistyped(scene: Scene, method: str) -> list[str]:
    found: list[str] = []
    given = await required(scene, method)
    for field in fields(method):
        strange = None if f"{method}.{field.name}" in refused.UNREAD else wrong(field)
        if strange is not None:
            answer = await scene.call(method, **given | {field.name: strange})
            found += _unless(answer, BAD_REQUEST, f"{field.name} of another type")
    return found


async def _optional(scene: Scene, method: str) -> list[str]:
    found: list[str] = []
    for field in fields(method):
        if not field.required:
            given = await required(scene, method) | await company(scene, field.name)
            if field.name not in given:
                given[field.name] = await value(scene, method, field)
            answer = await scene.call(method, **given)
            found += _unless(answer, _code(method, field), f"with {field.name}={given[field.name]}")
    return found


def _code(method: str, field: Field) -> int:
    return BAD_REQUEST if refused.reason(method, field.name) else refused.METHODS.get(method, OK)


async def _unknown(scene: Scene, method: str) -> list[str]:
    given = await required(scene, method)
    return _unless(await scene.call(method, **given, **STRANGER), BAD_REQUEST, "an unknown parameter")


def _unless(answer: httpx.Response, code: int, what: str) -> list[str]:
    """Nothing where the answer has that code, and a sentence if it refuses."""
    content: dict[str, Any] = answer.json()
    is_right = answer.status_code == code and (content["ok"] or bool(content["description"]))
    return [] if is_right else [f"{what}: {answer.status_code} {content.get('description')}"]


async def warnings(scene: Scene, method: str) -> list[str]:
    """What the ledger says of a call with an unknown parameter in a world that is not strict."""
    answer = await scene.call(method, **await required(scene, method), **STRANGER)
    assert answer.status_code == refused.METHODS.get(method, OK), answer.text
    return (await scene.sandbox.ledger())[-1].warnings
