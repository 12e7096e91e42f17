"""The door: members, strangers and owners."""

from datetime import timedelta

from tests.stage import Stage


async def test_a_stranger_hears_one_sentence_a_day(stage: Stage) -> None:
    stage.telegram["Stranger"] = 5000
    assert len(await stage.says("Stranger", "hello")) == 1
    assert await stage.says("Stranger", "/today") == []
    stage.move(stage.now + timedelta(days=1))
    assert len(await stage.says("Stranger", "/start wrong-code")) == 1


async def test_an_owner_is_an_organiser_from_the_first_message(stage: Stage) -> None:
    stage.telegram["Owner"] = 7000
    stage.house.owners = frozenset({7000})
    [welcome] = await stage.says("Owner", "/start")
    assert "Smart City Prague" in welcome.text
    async with stage.database.reading(stage.now) as tx:
        person = await tx.people.by_telegram(7000)
        assert person is not None
        member = await tx.people.member(stage.mission.id, person.id)
    assert member is not None
    assert member.membership.role == "organiser"
