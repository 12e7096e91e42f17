"""`python -m tests.journeys.unhurried demo`: the demo in a world without Telegram's limits, and a bot that keeps none.

A chat takes one message a second, so that most of a mission that is lived through in a minute is waiting. One journey
waits as everybody does (test_sample_mission.py); the others are about what is said.
"""

from typing import Any

import bot.rehearsal
from bot import cli
from bot.rehearsal import Rehearsal
from bot.settings import Settings
from tests.faults.crashing import be_unhurried


def main() -> None:
    be_unhurried()
    new_world = bot.rehearsal._new_world

    def without_limits(settings: Settings, rehearsal: Rehearsal) -> dict[str, Any]:
        return new_world(settings, rehearsal) | {"flood": False}

    bot.rehearsal._new_world = without_limits
    cli.main()


if __name__ == "__main__":
    main()
