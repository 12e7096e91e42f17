"""The door: members, strangers and owners."""

from datetime import UTC, datetime, timedelta

from mission.delivery import CONSENT
from mission.inviting import invite
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


async def test_an_owner_gets_the_pushes_of_a_member(stage: Stage) -> None:
    stage.telegram["Owner"] = 7000
    stage.house.owners = frozenset({7000})
    await stage.says("Owner", "/today")
    await stage.add_session("Opening", datetime(2023, 4, 25, 9, 0))  # noqa: DTZ001 - the clock on the wall
    stage.move(datetime(2023, 4, 25, 6, 50, tzinfo=UTC))
    assert "Owner" in [name for name, _ in await stage.deliver()]
    async with stage.database.reading(stage.now) as tx:
        person = await tx.people.by_telegram(7000)
        assert person is not None
        assert await tx.people.has_agreed(person.id, stage.mission.id, CONSENT)


async def _invited(stage: Stage, name: str, language: str) -> str:
    """Somebody on the roster who has not joined yet, and their code."""
    await stage.add_person(name, language, "delegate", "Solar Cluster", joined=False)
    async with stage.database.transaction(stage.now) as tx:
        invites = await invite(tx, stage.mission, renew=False)
    return next(one.code for one in invites if one.name == name)


async def test_a_member_joins_in_their_language_and_agrees_in_one_tap(stage: Stage) -> None:
    await stage.add_session("Візит до мерії", datetime(2023, 4, 24, 14, 0))  # noqa: DTZ001 - the clock on the wall
    code = await _invited(stage, "Ірина Мельник", "uk")
    [asked] = await stage.says("Ірина Мельник", f"/start {code}")
    assert "<b>Ірина Мельник</b>" in asked.text
    welcome, day = await stage.taps("Ірина Мельник", "Згода, почнімо")
    assert [line in welcome.text for line in ("/today", "/contact", "/help")] == [True, True, True]
    assert "Візит до мерії" in day.text


async def test_before_the_consent_nothing_else_is_answered_and_nothing_is_sent(stage: Stage) -> None:
    code = await _invited(stage, "Ірина Мельник", "uk")
    [asked] = await stage.says("Ірина Мельник", f"/start {code}")
    assert await stage.says("Ірина Мельник", "/today") == [asked]
    assert await stage.says("Ірина Мельник", "/contact Jan Novák, Example s.r.o.") == [asked]
    async with stage.database.reading(stage.now) as tx:
        assert await tx.contacts.of_mission(stage.mission.id) == []


async def test_wrong_used_and_expired_codes_get_the_same_sentence(stage: Stage) -> None:
    code = await _invited(stage, "Ірина Мельник", "uk")
    await stage.says("Ірина Мельник", f"/start {code}")
    stage.telegram |= {"One": 6001, "Two": 6002, "Three": 6003}
    [wrong] = await stage.says("One", "/start no-such-code")
    [used] = await stage.says("Two", f"/start {code}")
    late = await _invited(stage, "Late Comer", "en")
    stage.move(stage.now + timedelta(days=800))
    [expired] = await stage.says("Three", f"/start {late}")
    assert wrong == used == expired


async def test_a_stranger_who_was_told_today_can_still_join(stage: Stage) -> None:
    code = await _invited(stage, "Ірина Мельник", "uk")
    await stage.says("Ірина Мельник", "hello")
    [asked] = await stage.says("Ірина Мельник", f"/start {code}")
    assert asked.buttons


async def test_one_s_own_used_link_opens_the_welcome_again(stage: Stage) -> None:
    code = await _invited(stage, "Ірина Мельник", "uk")
    await stage.says("Ірина Мельник", f"/start {code}")
    welcome, *_ = await stage.taps("Ірина Мельник", "Згода, почнімо")
    assert await stage.says("Ірина Мельник", f"/start {code}") == [welcome]


async def test_what_is_kept_can_be_seen_and_erased_before_agreeing(stage: Stage) -> None:
    code = await _invited(stage, "Ірина Мельник", "uk")
    await stage.says("Ірина Мельник", f"/start {code}")
    [kept] = await stage.says("Ірина Мельник", "/privacy")
    assert "/privacy" not in kept.text
    assert [button.label for row in kept.buttons for button in row] == ["Забрати копію", "Стерти все"]
    [question] = await stage.taps("Ірина Мельник", "Стерти все")
    assert question.buttons


async def test_a_host_is_not_told_of_what_hosts_may_not_do(stage: Stage) -> None:
    [welcome] = await stage.says("Hana Malá", "/start")
    assert ("/today" in welcome.text, "/contact" in welcome.text) == (True, False)
