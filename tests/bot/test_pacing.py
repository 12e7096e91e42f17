"""Pacing: Telegram's limits, kept by us."""

from bot.pacing import CHAT_BURST, Pacing


def _send_all(pacing: Pacing, chats: list[int], *, push: bool, seconds: float) -> list[float]:
    """Send to the chats in turn, as soon as each may; the moments at which that was."""
    now, sent, waiting = 0.0, [], list(chats)
    while waiting and now <= seconds:
        wait = pacing.wait(now) or (pacing.push_wait(now) if push else 0)
        tired = pacing.tired(now)
        ready = [chat for chat in waiting if chat not in tired]
        if wait or not ready:
            now += wait or 0.01
            continue
        pacing.spend(ready[0], now, push=push)
        waiting.remove(ready[0])
        sent.append(now)
    return sent


def _most_in(sent: list[float], window: float) -> int:
    return max(sum(1 for other in sent if at <= other < at + window) for at in sent)


def test_pushes_to_many_chats_stay_within_their_share() -> None:
    sent = _send_all(Pacing(0), list(range(1, 301)), push=True, seconds=60)
    assert len(sent) == 300
    assert _most_in(sent, 1.0) <= 26
    assert sent[-1] >= 300 / 25 - 1


def test_replies_have_room_beside_the_pushes() -> None:
    sent = _send_all(Pacing(0), list(range(1, 301)), push=False, seconds=60)
    assert _most_in(sent, 1.0) <= 28
    assert sent[-1] <= 300 / 26


def test_one_chat_gets_a_short_burst_and_then_one_a_second() -> None:
    sent = _send_all(Pacing(0), [1] * 10, push=False, seconds=60)
    assert _most_in(sent, 0.9) == CHAT_BURST
    assert sent[-1] >= 10 - CHAT_BURST


def test_a_group_gets_at_most_twenty_a_minute() -> None:
    sent = _send_all(Pacing(0), [-100] * 60, push=True, seconds=600)
    assert len(sent) == 60
    assert _most_in(sent, 60.0) <= 21


def test_a_tired_chat_does_not_hold_up_another() -> None:
    pacing = Pacing(0)
    for number in range(CHAT_BURST):
        pacing.spend(1, number / 100, push=False)
    assert set(pacing.tired(0.1)) == {1}
