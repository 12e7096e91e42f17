"""No forged button, no command and no words reach what is not theirs."""

import pytest

from handlers.actions import Action, callback_data
from handlers.routes import COMMANDS, TAPS
from handlers.unclear import KeepNot
from storage.message import Message
from tests.handlers.hostile.attackers import ATTACKERS, Attacker, begins, lay, marks
from tests.handlers.hostile.forged import FORGED
from tests.handlers.hostile.snapshot import kept, trespasses
from tests.handlers.hostile.updates import all_come, comes, everything, put_aside, shown, tapping, typing
from tests.handlers.hostile.world import EMMA, PETRO, lay_out
from tests.stage import Stage


def test_every_action_is_tried_by_the_attackers() -> None:
    assert set(FORGED) == {tap.action for tap in TAPS}


@pytest.mark.parametrize("who", ATTACKERS, ids=lambda who: who.name)
async def test_no_button_reaches_what_is_not_theirs(hasty: Stage, who: Attacker) -> None:
    stage, prey = hasty, await lay_out(hasty)
    numbers, allowed = await begins(stage, who)
    before = await kept(stage, without=numbers)
    screens = [await stage.screen(EMMA), await stage.screen(PETRO)]
    for forge in FORGED.values():
        action = forge(prey)
        own = dict.fromkeys((prey.mission, *allowed))
        laid: list[tuple[str, Action, int | None]] = [(who.name, action, mission) for mission in own]
        laid += [(EMMA, action, prey.mission), (who.name, KeepNot(), None)]
        datas = [callback_data((await lay(stage, *one)).token, action.packed()) for one in laid]
        answers = await all_come(stage, who.name, [tapping(stage, who.name, data) for data in datas])
        said = everything([shown(row) for rows in answers for row in rows]) + "".join(stage.toasts)
        assert marks(said) <= set(who.sees), action
        async with stage.database.transaction(stage.now) as tx:
            await tx.flows.end(stage.telegram[who.name], stage.telegram[who.name])
    assert trespasses(before, await kept(stage, without=numbers), allowed) == []
    assert [await unlaid(stage, name) for name in (EMMA, PETRO)] == screens
    assert await put_aside(stage) == []


async def unlaid(stage: Stage, name: str) -> list[Message]:
    """Somebody's screen without the cards of the attackers."""
    return [message for message in await stage.screen(name) if message.text != "card"]


@pytest.mark.parametrize("who", ATTACKERS, ids=lambda who: who.name)
async def test_no_command_and_no_words_reach_what_is_not_theirs(hasty: Stage, who: Attacker) -> None:
    stage = hasty
    await lay_out(stage)
    numbers, allowed = await begins(stage, who)
    before = await kept(stage, without=numbers)
    for word in ("", "MARK", "1", "24.4."):
        for command in COMMANDS:
            for text in (f"/{command.name} {word}", word or "24"):
                said = [shown(row) for row in await comes(stage, who.name, typing(stage, who.name, text))]
                assert marks(everything(said)) <= set(who.sees), text
    assert trespasses(before, await kept(stage, without=numbers), allowed) == []
    assert await put_aside(stage) == []
