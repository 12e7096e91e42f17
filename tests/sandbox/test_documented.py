"""The people's side is documented: every path and verb stands in docs/sandbox-api.md, and nothing that is not there."""

import re
from pathlib import Path

from sandbox.server import people_routes
from sandbox.world import World

PAGE = Path(__file__).parents[2] / "docs" / "sandbox-api.md"
CALL = re.compile(r"^\| `([A-Z]+ /api/[^`]*)` \|", re.MULTILINE)


def served() -> list[str]:
    return ["POST /api/reset"] + [
        f"{verb} {route.path.replace(':int', '')}"
        for route in people_routes(World())
        for verb in route.methods or ()
        if verb != "HEAD"
    ]


def test_every_call_is_documented_and_every_documented_call_is_served() -> None:
    assert sorted(CALL.findall(PAGE.read_text(encoding="utf-8"))) == sorted(served())
