"""What did not get through, and an organiser who settles it."""

from datetime import timedelta

import pytest
from markupsafe import Markup

from storage.message import Message
from storage.outbox import Outgoing, Push
from storage.transaction import Transaction
from tests.stage import Stage
from words import LANGUAGES

PETRO, EMMA, OLENA = "Petro Bondar", "Emma Clark", "Olena Kovalenko"


async def planned(tx: Transaction, stage: Stage, name: str, occasion: str, keeps: timedelta) -> Outgoing:
    """An announcement that is on its way to somebody."""
    person = await tx.people.by_telegram(stage.telegram[name])
    assert person is not None
    push = Push(
        kind="broadcast",
        mission_id=stage.mission.id,
        person_id=person.id,
        occasion=occasion,
        subject={"broadcast": int(occasion.partition(":")[2])},
        due_at=tx.now,
        expires_at=tx.now + keeps,
    )
    await tx.outbox.plan([push], {person.id: person.telegram_id})
    rows = await tx.outbox.of_occasion(stage.mission.id, "broadcast", occasion)
    (row,) = [row for row in rows if row.person_id == person.id]
    return await tx.outbox.claim(row, Message(text=Markup("The bus leaves")))


async def in_doubt(stage: Stage, name: str, occasion: str, keeps: timedelta = timedelta(hours=2)) -> int:
    async with stage.database.transaction(stage.now) as tx:
        row = await planned(tx, stage, name, occasion, keeps)
        await tx.outbox.uncertain(row, "ReadTimeout", repeat=False)
    return row.id


async def state(stage: Stage, row_id: int) -> tuple[str, int]:
    async with stage.database.reading(stage.now) as tx:
        row = await tx.outbox.get(row_id)
    assert row is not None
    return row.state, row.repeats


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def settings_in(stage: Stage, name: str, language: str) -> None:
    async with stage.database.transaction(stage.now) as tx:
        person = await tx.people.by_telegram(stage.telegram[name])
        assert person is not None
        await tx.people.change(person.id, language=language)


@pytest.fixture
async def english(stage: Stage) -> Stage:
    await settings_in(stage, PETRO, "en")
    return stage


async def test_a_delegate_is_told_that_it_is_not_open_to_them(stage: Stage) -> None:
    (said,) = await stage.says(EMMA, "/organise")
    assert "not open to your role" in said.text


async def test_where_everything_got_through_it_says_so(english: Stage) -> None:
    (card,) = await english.says(PETRO, "/organise")
    assert (card.text, card.buttons) == ("Everything has got through, and everybody can be reached.", ())


async def test_an_organiser_says_that_a_message_arrived(english: Stage) -> None:
    first = await in_doubt(english, EMMA, "broadcast:1")
    second = await in_doubt(english, OLENA, "broadcast:1")
    (card,) = await english.says(PETRO, "/organise")
    assert "2 messages may or may not have arrived" in card.text
    (doubts,) = await english.taps(PETRO, "Settle: 2")
    assert "1. <b>Emma Clark</b>: announcement, " in doubts.text
    assert labels(doubts)[:6] == [
        "1: It arrived",
        "1: Send again",
        "2: It arrived",
        "2: Send again",
        "All: It arrived",
        "All: Send again",
    ]
    (left,) = await english.taps(PETRO, "1: It arrived")
    assert "1. <b>Olena Kovalenko</b>" in left.text
    assert (await state(english, first), await state(english, second)) == (("sent", 0), ("uncertain", 0))
    (done,) = await english.taps(PETRO, "1: It arrived")
    assert done.text == "Everything has got through, and everybody can be reached."


async def test_what_is_sent_again_is_a_repeat_and_comes_once(english: Stage) -> None:
    author = await english.person(PETRO)
    async with english.database.transaction(english.now) as tx:
        made = await tx.broadcasts.draft(english.mission.id, author.id, "The bus leaves at 9:00")
        await tx.broadcasts.move(made.id, "draft", "sending")
    row = await in_doubt(english, EMMA, f"broadcast:{made.id}")
    await english.says(PETRO, "/organise")
    await english.taps(PETRO, "Settle: 1")
    await english.taps(PETRO, "1: Send again")
    assert await state(english, row) == ("queued", 1)
    (shown,) = [message for _, message in await english.deliver() if "9:00" in message.text]
    assert "The bus leaves at 9:00" in shown.text, "what is right now, not what was said before"
    assert await state(english, row) == ("sent", 1)


async def test_what_is_out_of_date_is_not_sent_again(english: Stage) -> None:
    row = await in_doubt(english, EMMA, "broadcast:1", keeps=timedelta(minutes=5))
    await english.says(PETRO, "/organise")
    (current,) = await english.taps(PETRO, "Settle: 1")
    assert "1: Send again" in labels(current)
    english.move(english.now + timedelta(minutes=10))
    (stale,) = await english.taps(PETRO, "1: Send again")
    assert await state(english, row) == ("uncertain", 0)
    assert "(out of date)" in stale.text
    assert labels(stale) == ["1: It arrived", "Back"]


async def test_a_second_tap_settles_nothing_twice(english: Stage) -> None:
    row = await in_doubt(english, EMMA, "broadcast:1")
    other = await in_doubt(english, OLENA, "broadcast:1")
    await english.says(PETRO, "/organise")
    await english.taps(PETRO, "Settle: 2")
    await english.taps(PETRO, "All: It arrived")
    assert {await state(english, one) for one in (row, other)} == {("sent", 0)}
    async with english.database.reading(english.now) as tx:
        acts = [act.act for act in await tx.audit.of_mission(english.mission.id)]
    assert acts.count("delivery.arrived") == 1


async def test_who_blocked_the_bot_what_expired_and_what_was_refused_is_told_for_a_week(
    english: Stage,
) -> None:
    async with english.database.transaction(english.now) as tx:
        emma = await tx.people.by_telegram(english.telegram[EMMA])
        assert emma is not None
        await tx.people.mark_unreachable(emma.id)
        refused = await planned(tx, english, OLENA, "broadcast:2", timedelta(hours=1))
        await tx.outbox.give_up(refused, "failed", "chat not found")
        blocked = await planned(tx, english, EMMA, "broadcast:3", timedelta(hours=1))
        await tx.outbox.give_up(blocked, "failed", "blocked: bot was blocked by the user")
    (card,) = await english.says(PETRO, "/organise")
    assert card.text.splitlines()[2:] == [
        "• Cannot be reached, as they have blocked the bot: Emma Clark",
        "• Telegram refused: announcement, to Olena Kovalenko",
    ]
    english.move(english.now + timedelta(days=8))
    (later,) = await english.taps(PETRO, "Refresh")
    assert "refused" not in later.text


async def test_what_people_have_muted_is_counted_and_is_no_trouble(english: Stage) -> None:
    async with english.database.transaction(english.now) as tx:
        for number, name in enumerate((EMMA, OLENA)):
            row = await planned(tx, english, name, f"broadcast:{number}", timedelta(hours=1))
            await tx.outbox.give_up(row, "muted", "muted by the person")
    (card,) = await english.says(PETRO, "/organise")
    assert card.text.splitlines() == [
        "Everything has got through, and everybody can be reached.",
        "• 2 messages were not sent in the last 7 days, as people have muted them or wanted quiet.",
    ]


async def test_what_waited_for_somebody_who_never_joined_is_no_trouble(english: Stage) -> None:
    guest = await english.add_person("Late Guest", "en", "delegate", "Nowhere", joined=False)
    async with english.database.transaction(english.now) as tx:
        moments = {"due_at": english.now, "expires_at": english.now + timedelta(minutes=1)}
        push = Push(
            kind="broadcast", mission_id=english.mission.id, person_id=guest.id, occasion="x", **moments
        )
        await tx.outbox.plan([push], {guest.id: None})
    english.move(english.now + timedelta(hours=1))
    await english.deliver()
    (card,) = await english.says(PETRO, "/organise")
    assert card.text == "Everything has got through, and everybody can be reached."


@pytest.mark.parametrize("language", LANGUAGES)
async def test_many_doubts_are_leafed_through_in_every_language(stage: Stage, language: str) -> None:
    await settings_in(stage, PETRO, language)
    for number in range(6):
        await in_doubt(stage, EMMA, f"broadcast:{number}")
    (card,) = await stage.says(PETRO, "/organise")
    (first,) = await stage.taps(PETRO, labels(card)[0])
    assert len([label for label in labels(first) if label[0].isdigit()]) == 8
    (second,) = await stage.taps(PETRO, labels(first)[-2])
    assert len([label for label in labels(second) if label[0].isdigit()]) == 4
