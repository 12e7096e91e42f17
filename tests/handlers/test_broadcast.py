"""Writing to many: preview, audience, one send, one card that adds up, Stop, and the report by name."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from markupsafe import Markup, escape

from handlers.actions import callback_data
from handlers.broadcast import (
    AimBroadcast,
    DropBroadcast,
    RewordBroadcast,
    SendBroadcast,
    broadcast_message,
    panel_message,
    refused,
)
from handlers.progress import ReportBroadcast, StopBroadcast, progress_message, report_message
from mission.broadcasts import FATES, Progress, ReportLine, aim
from storage.broadcasts import Broadcast
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.outbox import Outgoing
from tests.mission.test_broadcasts import member
from tests.stage import Stage
from words import LANGUAGES, Reader

PETRO = "Petro Bondar"
EN = Reader("en")
NOW = datetime(2023, 4, 24, 6, 0, tzinfo=UTC)


def draft(text: str = "The bus leaves at 14:00", **fields: Any) -> Broadcast:
    given = {
        "id": 7,
        "mission_id": 1,
        "author_id": 3,
        "text": text,
        "audience": "",
        "state": "draft",
        "created_at": NOW,
        "sent_at": None,
    }
    return Broadcast.model_validate(given | fields)


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


async def all_rows(stage: Stage, kind: str) -> list[Outgoing]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.outbox.of_kind(stage.mission.id, kind)


async def courier_touches(stage: Stage) -> None:
    """What the courier does after each recipient's row: the card is to be rendered anew."""
    async with stage.database.transaction(stage.now) as tx:
        await tx.outbox.touch(stage.mission.id, "progress", "broadcast:1")
    await stage.deliver()


async def tap_old(stage: Stage, name: str, action: Any) -> list[Message]:
    """A phone that still shows an earlier state of the newest message sends the action of a button that is gone."""
    row = (await stage.rows(name))[-1]
    async with stage.database.transaction(stage.now) as tx:
        assert row.message is not None
        shown = row.message.model_copy(update={"buttons": ((action.button("old"),),)})
        await tx.outbox.revise(row.id, shown)
    await stage.deliver()
    return await stage.taps_data(name, callback_data(row.token, action.packed()))


# --- what is refused ---


@pytest.mark.parametrize("name", ["Olena Kovalenko", "Hana Malá"])
async def test_only_organisers_may_write_to_all(stage: Stage, name: str) -> None:
    await stage.says(name, "/broadcast Hello")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.broadcasts.of_mission(stage.mission.id) == []


async def test_nothing_to_see_is_asked_for_again(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast")
    for blank in ("\u200b", "\u3164", "", "\u00a0\n"):
        (again,) = await stage.says(PETRO, blank)
        assert labels(again) == ["Скасувати"]
    preview, _ = await stage.says(PETRO, "Тепер текст")
    assert "Тепер текст" in preview.text


async def test_a_photo_instead_of_words_is_asked_for_again(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast")
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    (again,) = await stage.says(PETRO, "", photo=photo)
    assert again == Message(text=Reader("uk").say("broadcast-blank"), buttons=again.buttons)


async def test_a_text_too_long_for_its_frame_says_by_how_much(stage: Stage) -> None:
    (refusal,) = await stage.says(PETRO, "/broadcast " + "x" * 4090)
    over = _over("x" * 4090)
    assert refusal.text == Reader("uk").say("broadcast-too-long", over=over)
    preview, _ = await stage.says(PETRO, "x" * (4090 - over))
    assert shown_length(preview.text) <= TEXT_LIMIT


def _over(text: str) -> int:
    audiences = ("", "role:delegate", "role:organiser", "role:host")
    framed = [
        broadcast_message(draft(text, audience=audience), PETRO, Reader(language)).text
        for audience in audiences
        for language in LANGUAGES
    ]
    return max(shown_length(html) for html in framed) - TEXT_LIMIT


def test_length_is_counted_in_the_longest_frame_and_in_utf_16() -> None:
    assert refused("🚌" * 2000, PETRO, [""], EN) is None
    assert refused("🚌" * 2040, PETRO, [""], EN) is not None
    assert refused("x" * 4050, PETRO, [""], EN) is None
    assert refused("x" * 4050, PETRO, ["", "group:" + "y" * 60], EN) is not None


async def test_a_broadcast_of_another_mission_cannot_be_touched(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    async with stage.database.transaction(stage.now) as tx:
        fields = stage.mission.model_dump(exclude={"id", "created_at", "code", "programme_id"})
        other = await tx.missions.add(**fields | {"code": "OTHER", "languages": ["uk"]})
        author = await tx.people.by_telegram(stage.telegram[PETRO])
        assert author is not None
        foreign = await tx.broadcasts.draft(other.id, author.id, "Not yours")
    for action in (
        SendBroadcast(broadcast=foreign.id),
        DropBroadcast(broadcast=foreign.id),
        RewordBroadcast(broadcast=foreign.id),
        StopBroadcast(broadcast=foreign.id),
        ReportBroadcast(broadcast=foreign.id),
        AimBroadcast(broadcast=foreign.id, audience=""),
        SendBroadcast(broadcast=4711),
    ):
        said = await tap_old(stage, PETRO, action)
        assert said[-1].text == Reader("uk").say("stale-button")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.broadcasts.get(foreign.id) == foreign
    assert await all_rows(stage, "broadcast") == []


# --- draft and preview ---


async def test_the_preview_is_what_members_will_see(stage: Stage) -> None:
    preview, panel = await stage.says(PETRO, "/broadcast Автобус о <b>14:00</b> & «вчасно»\n\n  Другий рядок")
    assert preview.text == Markup("<b>Petro Bondar</b> – усім:\n\n") + escape(
        "Автобус о <b>14:00</b> & «вчасно»\n\n  Другий рядок"
    )
    assert preview.buttons == ()
    assert labels(panel) == [
        "Обрано – Усі: 5",
        "Делегати: 3",
        "Організатори: 1",
        "Приймальна сторона: 1",
        "Надіслати",
        "Позначити критичним",
        "Змінити текст",
        "Скасувати",
    ]
    await stage.taps(PETRO, "Надіслати")
    seen = dict(await stage.deliver())
    assert seen["Olena Kovalenko"] == preview
    assert seen["Jan Dvořák"].text.startswith("<b>Petro Bondar</b> – všem:\n\n")


async def test_without_words_the_command_asks_and_takes_the_next_message(stage: Stage) -> None:
    (asked,) = await stage.says(PETRO, "/broadcast")
    assert labels(asked) == ["Скасувати"]
    preview, _ = await stage.says(PETRO, "Автобус о 14:00")
    assert preview.text == Markup("<b>Petro Bondar</b> – усім:\n\nАвтобус о 14:00")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.flows.of(stage.telegram[PETRO], stage.telegram[PETRO]) is None


async def test_another_audience_changes_the_preview_and_the_numbers(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Автобус о 14:00")
    preview, panel = await stage.taps(PETRO, "Делегати: 3")
    assert preview.text == Markup("<b>Petro Bondar</b> – делегатам:\n\nАвтобус о 14:00")
    assert panel.text == Markup("Так це побачать 3 людини.\nДелегати: приєдналися 3 із 3.")
    assert "Обрано – Делегати: 3" in labels(panel)
    await stage.taps(PETRO, "Надіслати")
    assert sorted(name for name, _ in await stage.deliver()) == [
        "Emma Clark",
        "Jan Dvořák",
        "Olena Kovalenko",
    ]


async def test_who_has_not_joined_is_named(stage: Stage) -> None:
    await stage.add_person("Iryna <Late>", "uk", "host", "Water", joined=False)
    await stage.says(PETRO, "/broadcast Hello")
    _, panel = await stage.taps(PETRO, "Приймальна сторона: 2")
    assert "Iryna &lt;Late&gt;" in panel.text
    assert "приєдналися 1 із 2" in panel.text


async def test_an_audience_of_people_who_have_not_joined_cannot_be_sent_to(stage: Stage) -> None:
    person = await stage.add_person("Iryna Late", "uk", "delegate", "Water", joined=False)
    async with stage.database.transaction(stage.now) as tx:
        group = await tx.missions.group_named(stage.mission.id, "Water")
        found = await tx.people.member(stage.mission.id, person.id)
        assert found is not None
        await tx.people.change_membership(found.membership.id, group_id=group.id)
    await stage.says(PETRO, "/broadcast Hello")
    _, panel = await stage.taps(PETRO, "Water: 1")
    assert panel.text.startswith("Надсилати поки нікому")
    assert "Надіслати" not in labels(panel)
    (refusal,) = await tap_old(stage, PETRO, SendBroadcast(broadcast=1))
    assert refusal.text == Reader("uk").say("broadcast-nobody")


async def test_changing_the_text_keeps_the_audience_and_retires_the_old_draft(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Автобус о 14:00")
    await stage.taps(PETRO, "Делегати: 3")
    await stage.taps(PETRO, "Змінити текст")
    old_panel, preview, panel = await stage.says(PETRO, "Автобус о 15:00")
    assert old_panel == Message(text=Reader("uk").say("broadcast-replaced"))
    assert preview.text == Markup("<b>Petro Bondar</b> – делегатам:\n\nАвтобус о 15:00")
    assert "Обрано – Делегати: 3" in labels(panel)
    async with stage.database.reading(stage.now) as tx:
        states = [one.state for one in await tx.broadcasts.of_mission(stage.mission.id)]
    assert states == ["discarded", "draft"]


async def test_a_change_of_text_that_is_cancelled_leaves_the_draft(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Автобус о 14:00")
    await stage.taps(PETRO, "Змінити текст")
    await stage.says(PETRO, "/cancel")
    await stage.taps(PETRO, "Надіслати")
    assert len(await all_rows(stage, "broadcast")) == 5


async def test_cancel_sends_nothing_and_cannot_be_undone_by_an_old_button(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    (panel,) = await stage.taps(PETRO, "Скасувати")
    assert panel == Message(text=Reader("uk").say("broadcast-dropped"))
    for action in (SendBroadcast, DropBroadcast, RewordBroadcast):
        (said,) = await tap_old(stage, PETRO, action(broadcast=1))
        assert said == Message(text=Reader("uk").say("broadcast-settled", state="discarded"))
    assert await all_rows(stage, "broadcast") == []


# --- sending, the card, Stop ---


async def test_a_second_send_says_that_it_was_sent(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    await stage.taps(PETRO, "Надіслати")
    await tap_old(stage, PETRO, SendBroadcast(broadcast=1))
    assert stage.toasts[-1] == Reader("uk").plain("broadcast-settled", state="sending")
    assert len(await all_rows(stage, "broadcast")) == 5
    assert len(await all_rows(stage, "progress")) == 1


async def test_aiming_what_was_sent_changes_nothing(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    await stage.taps(PETRO, "Надіслати")
    await tap_old(stage, PETRO, AimBroadcast(broadcast=1, audience="role:host"))
    async with stage.database.reading(stage.now) as tx:
        sent = await tx.broadcasts.get(1)
    assert sent is not None
    assert (sent.audience, sent.state) == ("", "sending")


async def test_one_card_follows_the_sending(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    shown = await stage.taps(PETRO, "Надіслати")
    card = next(message for message in shown if "Звіт" in labels(message))
    assert card.text.startswith("<b>Надсилаємо: доставлено 0 із 5</b>\n")
    assert labels(card) == ["Зупинити", "Звіт"]
    await stage.deliver()
    await courier_touches(stage)
    (row,) = await all_rows(stage, "progress")
    assert row.message is not None
    assert row.message.text == Markup(
        "<b>Готово: доставлено 5 із 5</b>\n"
        "надіслано 5 · чекають 0 · не вдалося 0 · заблокували 0 · невідомо 0\n"
        "Усі: «Hello»"
    )
    assert labels(row.message) == ["Звіт"]


async def test_stop_keeps_it_from_those_who_have_not_got_it(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    await stage.taps(PETRO, "Надіслати")
    (card,) = await stage.taps(PETRO, "Зупинити")
    assert card.text.startswith("<b>Зупинено: доставлено 1 із 5</b>\n")
    assert "не надіслано 4" in card.text
    assert await stage.deliver() == []
    (old,) = await tap_old(stage, PETRO, StopBroadcast(broadcast=1))
    assert old == card
    assert stage.toasts[-1] == Reader("uk").plain("broadcast-nothing-to-stop")


async def test_stop_works_while_the_card_waits_to_be_rendered_anew(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    await stage.taps(PETRO, "Надіслати")
    async with stage.database.transaction(stage.now) as tx:
        await tx.outbox.touch(stage.mission.id, "progress", "broadcast:1")
    (card,) = await stage.taps(PETRO, "Зупинити")
    assert card.text.startswith("<b>Зупинено: доставлено 1 із 5</b>\n")


async def test_what_was_on_its_way_when_it_was_stopped_is_not_tried_again(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    await stage.taps(PETRO, "Надіслати")
    rows = [row for row in await all_rows(stage, "broadcast") if row.state == "queued"]
    async with stage.database.transaction(stage.now) as tx:
        on_its_way = await tx.outbox.claim(rows[0], Message(text=Markup("Hello")))
    await stage.taps(PETRO, "Зупинити")
    async with stage.database.transaction(stage.now) as tx:
        await tx.outbox.retry(on_its_way, stage.now - timedelta(days=1), "the connection broke")
    assert await stage.deliver() == []
    states = {row.state for row in await all_rows(stage, "broadcast") if row.id == rows[0].id}
    assert states == {"cancelled"}


async def test_after_a_day_it_is_too_late_to_send(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    await stage.taps(PETRO, "Надіслати")
    stage.move(stage.now + timedelta(hours=25))
    await stage.deliver()
    await courier_touches(stage)
    (row,) = await all_rows(stage, "progress")
    assert row.message is not None
    assert "надіслано 1 · " in row.message.text
    assert "прострочено 4" in row.message.text


async def test_an_author_who_was_erased_writes_as_the_organisers(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Hello")
    await stage.taps(PETRO, "Надіслати")
    person = await stage.person(PETRO)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.erase(person.id)
    seen = dict(await stage.deliver())
    assert seen["Emma Clark"].text == Markup("<b>The organisers</b> to everyone:\n\nHello")


# --- the report ---


async def test_the_report_is_a_message_of_its_own(stage: Stage) -> None:
    await stage.add_person("Iryna Late", "uk", "delegate", "Water", joined=False)
    await stage.says(PETRO, "/broadcast Hello")
    await stage.taps(PETRO, "Надіслати")
    (report,) = await stage.taps(PETRO, "Звіт")
    assert report.text == Markup(
        "<b>Звіт</b> про оголошення: пн, 24 квіт., 08:00\n\n"
        "Ще не приєдналися на час надсилання: 1\n• Iryna Late\n\n"
        "Чекають: 4\n• Emma Clark\n• Hana Malá\n• Jan Dvořák\n• Olena Kovalenko\n\n"
        "Надіслано: 1\n• Petro Bondar"
    )
    assert len(await all_rows(stage, "progress")) == 1


def test_reasons_are_told_in_words() -> None:
    lines = [
        ReportLine(fate="failed", name="A", reason="Bad Request: chat not found"),
        ReportLine(fate="failed", name="B", reason="Bad Request: <odd>"),
        ReportLine(fate="blocked", name="C", reason="blocked: Forbidden: bot was blocked by the user"),
        ReportLine(fate="blocked", name="D", reason="blocked: Forbidden: user is deactivated"),
        ReportLine(fate="uncertain", name="E", reason="stopped while sending"),
        ReportLine(fate="uncertain", name="F", reason="ReadTimeout"),
        ReportLine(fate="withheld", name="G", reason="stopped"),
        ReportLine(fate="withheld", name="H", reason="no consent yet"),
        ReportLine(fate="sent", name="I", reason="throttled for 3 s"),
    ]
    text = report_message(draft(sent_at=NOW), lines, 0, EN).text
    assert text == Markup(
        "<b>Report</b> on the announcement of Mon 24 Apr, 06:00\n\n"
        "Not delivered: 2\n"
        "• A – Telegram cannot find the chat\n"
        "• B – Telegram refused it: Bad Request: &lt;odd&gt;\n\n"
        "Blocked the bot: 2\n"
        "• C\n"
        "• D – the Telegram account no longer exists\n\n"
        "Not known whether it arrived: 2\n"
        "• E – the bot was restarted while sending\n"
        "• F – the connection broke while sending\n\n"
        "Not sent: 2\n"
        "• G – stopped before its turn came\n"
        "• H – has not agreed to the data notice yet\n\n"
        "Sent: 1\n"
        "• I"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_outgrows_a_message_at_two_thousand_members(language: str) -> None:
    reader = Reader(language)
    long_name = "Ж🚌" * 60
    members = [
        member(number, f"{long_name} {number}", group=f"{long_name} {number % 150}", joined=False)
        for number in range(2000)
    ]
    choices = [("", 2000), *((f"group:{long_name} {number}", 9) for number in range(150))]
    lines = [ReportLine(fate=FATES[n % 4], name=long_name, reason="x" * 4000) for n in range(2000)]
    lines.sort(key=lambda line: FATES.index(line.fate))
    of = draft("x" * 4000, audience=f"group:{long_name}", sent_at=NOW)
    pages = [
        panel_message(of, aim("", members), choices, reader, names=page, groups=page) for page in range(170)
    ]
    pages += [report_message(of, lines, page, reader) for page in range(135)]
    pages.append(progress_message(of, Progress(waiting=2000, sent=3), reader))
    for message in pages:
        assert shown_length(message.text) <= TEXT_LIMIT
        assert sum(len(row) for row in message.buttons) <= 100
        assert all(button.label for row in message.buttons for button in row)


def test_every_name_stands_on_exactly_one_page_of_the_report() -> None:
    lines = [ReportLine(fate="sent", name=f"Member {number:03}") for number in range(47)]
    texts = [str(report_message(draft(sent_at=NOW), lines, page, EN).text) for page in range(4)]
    named = [line for text in texts for line in text.splitlines() if line.startswith("•")]
    assert named == [f"• {line.name}" for line in lines]
    assert labels(report_message(draft(sent_at=NOW), lines, 0, EN)) == ["Next ›"]
    assert labels(report_message(draft(sent_at=NOW), lines, 1, EN)) == ["‹ Previous", "Next ›"]
    assert labels(report_message(draft(sent_at=NOW), lines, 99, EN)) == ["‹ Previous"]


def test_rare_states_are_told_only_where_there_are_any() -> None:
    progress = Progress(sent=1, waiting=1, failed=1, blocked=1, uncertain=1, expired=2, withheld=3, muted=4)
    text = progress_message(draft(state="sending"), progress, EN).text
    assert text == Markup(
        "<b>Sending: delivered to 1 of 14</b>\n"
        "sent 1 · waiting 1 · failed 1 · blocked 1 · uncertain 1 · expired 2 · not sent 3 · muted 4\n"
        "Everyone: “The bus leaves at 14:00”"
    )


async def test_a_critical_one_stays_critical_with_another_text(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Leave now")
    [panel] = await stage.taps(PETRO, "Позначити критичним")
    assert "Критичне: надійде й у тихі години" in panel.text
    await stage.taps(PETRO, "Змінити текст")
    _, panel = (await stage.says(PETRO, "Leave at once"))[-2:]
    assert "Усе ж не критичне" in labels(panel)
    await stage.taps(PETRO, "Надіслати")
    async with stage.database.reading(stage.now) as tx:
        sent = (await tx.broadcasts.of_mission(stage.mission.id))[-1]
        rows = await tx.outbox.of_kind(stage.mission.id, "broadcast")
    assert sent.critical
    assert {row.subject.get("critical") for row in rows} == {True}


async def test_critical_can_be_taken_back(stage: Stage) -> None:
    await stage.says(PETRO, "/broadcast Lunch is ready")
    await stage.taps(PETRO, "Позначити критичним")
    [panel] = await stage.taps(PETRO, "Усе ж не критичне")
    assert "Критичне" not in panel.text
    await stage.taps(PETRO, "Надіслати")
    async with stage.database.reading(stage.now) as tx:
        rows = await tx.outbox.of_kind(stage.mission.id, "broadcast")
    assert {row.subject.get("critical") for row in rows} == {None}
