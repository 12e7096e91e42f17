"""`make bench`: side by side in one run, ratios beside figures, for these machines are noisy.

What it prints is written to docs/benchmarks.md too.
"""

import argparse
import asyncio
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import psutil

from tests.bench import answers, growth, pushes, standin
from tests.bench.answers import Result
from tests.bench.growth import Growth
from tests.running import ROOT

FILE: Final = ROOT / "docs" / "benchmarks.md"
HEAD: Final = """# Benchmarks

Written by `make bench`. Every table is of one run, side by side; on another machine, or a busy one, the figures differ
and the ratios should not. The server is the sandbox in a process of its own; its limits are off unless a line says
otherwise.
"""


async def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.bench")
    arguments.add_argument("--only", choices=PARTS, help="one part, printed and not written down")
    only = arguments.parse_args().only
    parts = []
    for name, part in PARTS.items():
        if only in {None, name}:
            parts.append(await part())
            sys.stdout.write(f"{parts[-1]}\n\n")
            sys.stdout.flush()
    if only is None:
        FILE.write_text("\n".join([HEAD, _machine(), *(f"{part}\n" for part in parts), _notes()]))


def _machine() -> str:
    cores, python = psutil.cpu_count(), platform.python_version()
    return f"{datetime.now(UTC):%d %B %Y}, {cores} cores, Python {python}.\n"


async def _standin() -> str:
    started, sent = await standin.measure()
    return f"## The stand-in\n\nStarts in {started:.2f} s; takes {sent:,.0f} sendMessage a second from one client."


async def _answers() -> str:
    near = await answers.compare(0.0)
    far = await answers.compare(0.05)
    ready = await answers.start_up()
    lines = [
        "## Answers\n",
        f"{answers.MESSAGES} messages at {answers.RATE:.0f} a second from {answers.PEOPLE} people; then {answers.BURST} at once.\n",
        *_table("Telegram next door", near),
        "",
        *_table("every call takes 50 ms longer", far),
        "",
        f"This bot is ready {ready:.1f} s after its start.",
    ]
    return "\n".join(lines)


def _table(title: str, results: Sequence[Result]) -> list[str]:
    echo = results[0]
    head = f"| {title} | p50 | p99 | p99 beside the echo | processor an update | all at once | memory idle → loaded |"
    return [head, "|---|---|---|---|---|---|---|", *(_row(one, echo) for one in results)]


def _row(one: Result, echo: Result) -> str:
    p50, p99 = one.waits.percentile(50) * 1000, one.waits.percentile(99) * 1000
    ratio = p99 / (echo.waits.percentile(99) * 1000)
    lost = f" ({one.waits.lost} unanswered)" if one.waits.lost else ""
    cells = (
        f"{one.name}{lost}",
        f"{p50:.0f} ms",
        f"{p99:.0f} ms",
        f"× {ratio:.1f}" if ratio >= 0.1 else f"× {ratio:.1g}",
        f"{one.cpu:.1f} ms",
        f"{one.flat_out:.0f}/s",
        f"{one.memory[0]:.0f} → {one.memory[1]:.0f} MB",
    )
    return f"| {' | '.join(cells)} |"


async def _pushes() -> str:
    free = await pushes.broadcast(paid=False, asked=4)
    paid = await pushes.broadcast(paid=True, asked=4)
    busy = await pushes.broadcast(paid=True, asked=100)
    rows = [
        f"| {name} | {one.pushes:.1f}/s | {one.refused} | {one.answers} |"
        for name, one in (
            ("30 a second allowed, /today 4 times a second", free),
            ("1,000 a second allowed, /today 4 times a second", paid),
            ("1,000 a second allowed, /today 100 times a second", busy),
        )
    ]
    head = ["| a broadcast to 1,000 | pushes | calls refused | answers meanwhile |", "|---|---|---|---|"]
    return "\n".join(["## Pushes\n", *head, *rows])


async def _growth() -> str:
    found = await growth.measure()
    head = " | ".join(f"{size:,} rows" for size in growth.SIZES)
    rows = [_grown(one) for one in found]
    return "\n".join(
        ["## Growth\n", f"| query | {head} | ratio |", "|---|" + "---|" * (len(growth.SIZES) + 1), *rows]
    )


def _grown(one: Growth) -> str:
    took = [one.took[size] for size in growth.SIZES]
    cells = " | ".join(f"{ms:.2f} ms" for ms in took)
    return f"| {one.query} | {cells} | × {took[-1] / took[0]:.1f} |"


def _notes() -> str:
    """What the figures mean is written by hand, below the line, and kept."""
    kept = FILE.read_text().partition(MARK)[2] if FILE.exists() else "\n"
    return MARK + kept


MARK: Final = "<!-- below: written by hand -->"
PARTS: Final = {"standin": _standin, "answers": _answers, "pushes": _pushes, "growth": _growth}


if __name__ == "__main__":
    asyncio.run(main())
