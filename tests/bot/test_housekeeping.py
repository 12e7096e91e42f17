"""Housekeeping: what is kept no longer than needed."""

from datetime import timedelta

from bot.housekeeping import tidy
from mission.privacy import SCRUB
from tests.stage import Stage


class Standing:
    """A clock that shows what the stage shows."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.now = lambda: stage.now

    def seconds_until(self, moment: object) -> float:
        del moment
        return 0.0


async def test_finished_updates_are_forgotten_after_a_week(stage: Stage) -> None:
    await stage.says("Olena Kovalenko", "/today")
    clock = Standing(stage)
    await tidy(stage.database, clock, stage.folder / "attache.db")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.inbox.count("done") == 1
    stage.move(stage.now + timedelta(days=8))
    await tidy(stage.database, clock, stage.folder / "attache.db")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.inbox.count("done") == 0


async def test_what_nobody_could_handle_is_forgotten_after_a_month(stage: Stage) -> None:
    async with stage.database.transaction(stage.now) as tx:
        await tx.inbox.keep([(7, 1, "poison"), (8, 2, "not worked on yet")])
        poison, _ = await tx.inbox.open(2)
        await tx.inbox.failed(poison.seq, "KeyError", dead=True)
    for days, dead in ((29, 1), (2, 0)):
        stage.move(stage.now + timedelta(days=days))
        await tidy(stage.database, Standing(stage), stage.folder / "attache.db")
        async with stage.database.reading(stage.now) as tx:
            assert (await tx.inbox.count("dead"), await tx.inbox.count("open")) == (dead, 1)


async def test_files_that_were_sent_are_forgotten_after_a_day_and_the_message_stays(stage: Stage) -> None:
    await stage.says("Petro Bondar", "/settings en")
    await stage.says("Petro Bondar", "/mycard")
    for hours, held in ((1, 2), (26, 0)):
        stage.move(stage.now + timedelta(hours=hours))
        async with stage.database.transaction(stage.now) as tx:
            await tx.facts.set("tidied", "")
        await tidy(stage.database, Standing(stage), stage.folder / "attache.db")
        shown = await stage.screen("Petro Bondar")
        assert sum(bool(message.attachment and message.attachment.content) for message in shown) == held
        assert any("Petro Bondar" in message.text for message in shown)
    [left, *_] = await stage.taps("Petro Bondar", "Leave out: organisation")
    assert "Ukrainian Cluster Alliance" not in left.text


async def test_the_file_is_written_anew_after_an_erasure(stage: Stage) -> None:
    secret = "unmistakable" * 300
    async with stage.database.transaction(stage.now) as tx:
        await tx.facts.set("secret", secret)
    async with stage.database.transaction(stage.now) as tx:
        await tx.facts.set("secret", "")
        await tx.facts.set(SCRUB, "now")
    await tidy(stage.database, Standing(stage), stage.folder / "attache.db")
    folder = stage.folder
    assert [
        file.name for file in folder.rglob("*") if file.is_file() and b"unmistakable" in file.read_bytes()
    ] == []
    async with stage.database.reading(stage.now) as tx:
        assert await tx.facts.get(SCRUB) == ""
