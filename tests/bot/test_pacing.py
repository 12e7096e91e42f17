"""Pacing: Telegram's limits, kept by us."""

import pytest

from bot.pacing import CHAT_BURST, FREE, PAID, Pacing


def _send_all(pacing: Pacing, chats: list[int], *, push: bool, seconds: float) -> list[float]:
    """Send to the chats in turn, as soon as each may; the moments at which that was."""
    now, sent, waiting = 0.0, [], list(chats)
    while waiting and now <= seconds:
        wait = pacing.wait(now)
        tired = pacing.tired(now)
        ready = [chat for chat in waiting if chat not in tired]
        if wait or not ready:
            now += wait or 0.01
            continue
        pacing.spend(ready[0], now, push=push)
        pacing.answered(now)
        waiting.remove(ready[0])
        sent.append(now)
    return sent


def _most_in(sent: list[float], window: float) -> int:
    return max(sum(1 for other in sent if at <= other < at + window) for at in sent)


def test_pushes_to_many_chats_stay_within_their_share() -> None:
    sent = _send_all(Pacing(0), list(range(1, 301)), push=True, seconds=60)
    assert len(sent) == 300
    assert _most_in(sent, 1.0) <= 27
    assert sent[-1] >= 300 / 25 - 1


def test_replies_have_room_beside_the_pushes() -> None:
    sent = _send_all(Pacing(0), list(range(1, 301)), push=False, seconds=60)
    assert _most_in(sent, 1.0) <= 30
    assert sent[-1] <= 300 / 28


def test_a_request_counts_until_a_second_after_its_answer() -> None:
    """Telegram counts it when it arrives: at 50 ms from us, or, on a bad day, at 5 s."""
    pacing, now = Pacing(0), 0.0
    for chat in range(1, 31):
        now += pacing.wait(now)
        pacing.spend(chat, now, push=False)
    assert pacing.wait(now + 60) == float("inf")
    pacing.answered(now + 60)
    assert pacing.wait(now + 60) == pytest.approx(1)
    assert pacing.wait(now + 61) == 0


def test_a_long_rest_saves_up_a_burst_and_no_more() -> None:
    pacing = Pacing(0)
    assert pacing.wait(3600) == 0
    assert pacing.tokens == FREE.burst


def test_no_more_go_together_than_the_second_has_room_for() -> None:
    pacing, now = Pacing(0), 0.0
    for chat in range(1, FREE.limit):
        now += pacing.wait(now)
        pacing.spend(chat, now, push=False)
    assert pacing.wait(now + 60) == 0
    assert pacing.tokens == 1


def test_paid_broadcasts_go_twenty_at_a_time_and_stay_below_a_thousand_a_second() -> None:
    pacing, now = Pacing(0, PAID), 0.0
    sent: list[float] = []
    while len(sent) < 3000:
        now += pacing.wait(now) + 0.0001
        for _ in range(pacing.tokens if not pacing.wait(now) else 0):
            pacing.spend(len(sent), now, push=True)
            pacing.answered(now)
            sent.append(now)
    assert _most_in(sent, 1.0) <= 1000
    assert sent[-1] <= 3000 / 900


def test_one_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    sent = _send_all(Pacing(0), [1] * 10, push=False, seconds=60)
    assert _most_in(sent, 0.9) == CHAT_BURST
    assert sent[-1] == pytest.approx(10 - CHAT_BURST)


def test_a_group_gets_at_most_twenty_a_minute() -> None:
    sent = _send_all(Pacing(0), [-100] * 60, push=True, seconds=600)
    assert len(sent) == 60
    assert _most_in(sent, 60.0) <= 21


def test_a_tired_chat_does_not_hold_up_another() -> None:
    pacing = Pacing(0)
    for number in range(CHAT_BURST):
        pacing.spend(1, number / 100, push=False)
    assert set(pacing.tired(0.1)) == {1}
