"""Every parameter of every spoken method, as the official specification has it."""

import pytest

from sandbox.client import Sandbox

from . import refused
from .reading import fields, needs_specification, spoken, unspoken
from .scene import prepared
from .trial import flaws, warnings

pytestmark = needs_specification


@pytest.mark.parametrize("method", spoken())
async def test_a_spoken_method_takes_its_parameters_and_no_others(sandbox: Sandbox, method: str) -> None:
    assert await flaws(await prepared(sandbox), method) == []


async def test_an_unknown_parameter_is_a_warning_in_a_world_that_is_not_strict(sandbox: Sandbox) -> None:
    found = {}
    for method in spoken():
        found[method] = await warnings(await prepared(sandbox, strict=False), method)
    warning = "unknown parameter no_such_parameter"
    assert [method for method, said in found.items() if warning not in said] == []


async def test_every_other_method_of_the_specification_is_known_by_name(sandbox: Sandbox) -> None:
    scene = await prepared(sandbox)
    answers = {method: (await scene.call(method)).json() for method in unspoken()}
    assert {answer["error_code"] for answer in answers.values()} == {501}
    assert [name for name, answer in answers.items() if name not in answer["description"]] == []


async def test_a_method_that_nobody_knows_is_not_found(sandbox: Sandbox) -> None:
    scene = await prepared(sandbox)
    assert (await scene.call("sendTelepathy")).json()["error_code"] == 404


def test_what_is_refused_on_purpose_stands_in_the_specification() -> None:
    known = {
        name
        for method in spoken()
        for field in fields(method)
        for name in (field.name, f"{method}.{field.name}")
    }
    assert set(refused.PARAMETERS) - known == set()
