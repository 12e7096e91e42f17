"""The official specification as a file of JSON, beside the project."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from sandbox.methods.table import SPOKEN

SPECIFICATION: Final = Path(__file__).parents[4] / "shared" / "data" / "botapi" / "api.json"
NAMES: Final = re.compile(r"Array of | or |, | and ")

needs_specification = pytest.mark.skipif(
    not SPECIFICATION.exists(), reason="the official specification is not at hand"
)


@dataclass(slots=True, frozen=True)
class Field:
    """A parameter of a method, or a field of a type."""

    name: str
    types: tuple[str, ...]
    required: bool
    description: str


@cache
def specification() -> Any:
    return json.loads(SPECIFICATION.read_text(encoding="utf-8"))


@cache
def spoken() -> tuple[str, ...]:
    """The methods of the specification that the sandbox speaks; none where the specification is not at hand."""
    if not SPECIFICATION.exists():
        return ()
    names = {model.__api_method__ for model, _ in SPOKEN.values()}
    return tuple(name for name in sorted(specification()["methods"]) if name in names)


@cache
def unspoken() -> tuple[str, ...]:
    methods = specification()["methods"] if SPECIFICATION.exists() else {}
    return tuple(sorted(set(methods) - set(spoken())))


def fields(owner: str) -> list[Field]:
    """Of a method or a type."""
    found = specification()["methods"].get(owner) or specification()["types"][owner]
    return [
        Field(field["name"], tuple(field["types"]), field["required"], field["description"])
        for field in found.get("fields", [])
    ]


def description(owner: str) -> list[str]:
    found = specification()["methods"].get(owner) or specification()["types"][owner]
    return list(found["description"])


@cache
def reachable() -> tuple[str, ...]:
    """The types that parameters of spoken methods can hold, at any depth."""
    types, found = specification()["types"], set[str]()
    waiting = [name for method in spoken() for field in fields(method) for name in field.types]
    while waiting:
        for name in NAMES.split(waiting.pop()):
            if name in types and name not in found:
                found.add(name)
                waiting += types[name].get("subtypes", [])
                waiting += [inner for field in fields(name) for inner in field.types]
    return tuple(sorted(found))
