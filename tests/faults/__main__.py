"""The long form of the proof: `python -m tests.faults`, which is what `make faults` runs.

First every crash point with every kind of message, then the store's kills, then fires until there are as many kills.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from functools import reduce
from operator import add
from pathlib import Path
from time import monotonic

from sandbox.client import sandbox_at, sandbox_server
from tests.faults.killing import Figures, Fire, replay
from tests.faults.storekills import Kills, kill_the_store
from tests.forking import Server, forking_server
from tests.running import ROOT


def main() -> int:
    """0 where every promise held."""
    asked = _arguments()
    began = monotonic()
    is_whole = asked.fires_only or _crash_points()
    if not asked.fires_only:
        is_whole &= _store(asked.store_kills, asked.seed)
    is_whole &= asyncio.run(_fires(asked))
    _say(
        f"{'every promise held' if is_whole else 'A PROMISE WAS BROKEN'}; {monotonic() - began:.0f} s in all"
    )
    return 0 if is_whole else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument(
        "--seed", type=int, default=1, help="the first fire's; the next ones count up from it"
    )
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--kills", type=int, default=25, help="of the bot, in each round")
    parser.add_argument("--side-by-side", type=int, default=2, help="rounds at a time")
    parser.add_argument("--store-kills", type=int, default=3000)
    parser.add_argument("--fires-only", action="store_true")
    return parser.parse_args()


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _crash_points() -> bool:
    _say("crash points, with every kind of message:")
    command = [sys.executable, "-m", "pytest", "-q", "tests/faults/test_crash_points.py"]
    environment = {**os.environ, "FAULTS_LONG": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode == 0  # noqa: S603 - our own tests


def _store(number: int, seed: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        kills: Kills = kill_the_store(Path(folder), number, seed)
    _say(f"store: {kills}")
    return not kills.flaws


async def _fires(asked: argparse.Namespace) -> bool:
    seeds = list(range(asked.seed, asked.seed + asked.rounds))
    done: list[Figures] = []
    with ExitStack() as stack:
        server = stack.enter_context(forking_server())
        addresses = [
            stack.enter_context(sandbox_server()) for _ in range(min(asked.side_by_side, asked.rounds))
        ]
        await asyncio.gather(*(_burn(server, address, seeds, asked.kills, done) for address in addresses))
    whole = reduce(add, done)
    _say(f"{len(done)} fires together: {_told(whole)}")
    return not whole.flaws


async def _burn(server: Server, address: str, seeds: list[int], kills: int, done: list[Figures]) -> None:
    """One seed after the other, as long as there are any."""
    async with sandbox_at(address) as sandbox:
        while seeds:
            seed = seeds.pop(0)
            with tempfile.TemporaryDirectory() as folder:
                figures = await Fire(server, sandbox, Path(folder), seed).burn(kills)
            done.append(figures)
            _say(f"seed {seed}: {_told(figures)}")
            for flaw in figures.flaws:
                _say(f"  {flaw}")
            if figures.flaws:
                _say(f"  again: {replay(seed)}")


def _told(figures: Figures) -> str:
    told = {name: value for name, value in vars(figures).items() if name not in {"seed", "flaws", "faults"}}
    told["slowest_recovery"] = f"{figures.slowest_recovery:.2f} s"
    told["flaws"] = len(figures.flaws)
    return " · ".join(f"{name.replace('_', ' ')} {value}" for name, value in told.items()) + (
        f" · faults {dict(figures.faults)}"
    )


if __name__ == "__main__":
    sys.exit(main())
