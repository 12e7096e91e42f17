"""Every limit that the official specification states for the spoken methods, at its edge and one beyond."""

from fnmatch import fnmatchcase

import pytest

from sandbox.client import Sandbox

from .probes import PROBES, flaws, probe
from .reading import SPECIFICATION, needs_specification
from .scene import prepared
from .statements import Limit, limits, unread
from .unreached import NOT_ENFORCED, OUT_OF_REACH, enforced, within_reach

pytestmark = needs_specification

TRIED = enforced() if SPECIFICATION.exists() else []
LEAST_SHARE = 0.95


@pytest.mark.parametrize("limit", [limit for limit in TRIED if probe(limit)], ids=str)
async def test_a_limit_holds(sandbox: Sandbox, limit: Limit) -> None:
    assert await flaws(await prepared(sandbox), limit) == []


def test_every_sentence_with_a_number_has_been_read() -> None:
    assert unread() == []


def test_every_limit_has_a_probe_or_a_reason() -> None:
    assert [limit for limit in TRIED if probe(limit) is None] == []


def test_every_probe_and_every_reason_is_about_a_limit() -> None:
    stated = [str(limit) for limit in limits()]
    keys = [*PROBES, *OUT_OF_REACH, *NOT_ENFORCED]
    assert [key for key in keys if not any(fnmatchcase(limit, key) for limit in stated)] == []


def test_nearly_all_limits_are_enforced() -> None:
    assert len(enforced()) / len(within_reach()) >= LEAST_SHARE
