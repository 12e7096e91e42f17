"""Polls and quizzes: their limits, votes, and how they close."""

from datetime import timedelta
from typing import Any

import pytest

from sandbox.client import Person, Sandbox, SandboxError

from .playing import done, keyboard, said

BUS = {"question": "Bus or tram?", "options": ["Bus", {"text": "Tram"}]}
QUIZ = {**BUS, "type": "quiz", "correct_option_ids": [1], "explanation": "<b>Rails</b>"}


async def updates(sandbox: Sandbox, *kinds: str) -> list[tuple[str, Any]]:
    """What came of these kinds of update, in order."""
    came = [(kind, update.get(kind)) for update in await done(sandbox, "getUpdates") for kind in kinds]
    return [(kind, body) for kind, body in came if body is not None]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"question": " "}, "text must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["x"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["a", "\n"]}, "text must be non-empty"),
        ({"options": ["a", "x" * 101]}, "poll options length must not exceed 100"),
        ({"options": "a, b"}, "can't parse options JSON object"),
        ({"type": "riddle"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [2]}, "wrong correct option ID specified"),
        ({"type": "quiz", "correct_option_ids": [1, 0]}, "wrong correct option ID specified"),
        (
            {"type": "quiz", "correct_option_ids": [0, 1]},
            "a quiz with one answer can't have more than one correct option",
        ),
        ({**QUIZ, "explanation": "x" * 201}, "poll explanation is too long"),
        ({**QUIZ, "explanation": "a\nb\nc\nd"}, "poll explanation is too long"),
        ({"description": "x" * 1025}, "poll description is too long"),
        ({"open_period": 4}, "poll must be open for 5 to 2628000 seconds"),
        ({"open_period": 2_628_001}, "poll must be open for 5 to 2628000 seconds"),
        ({"close_date": 1000}, "poll must be open for 5 to 2628000 seconds"),
        ({"open_period": 60, "close_date": 1000}, "open_period can't be used together with close_date"),
        ({"members_only": True}, "voters can be limited only in channel chats"),
        ({"allow_adding_options": True}, "options can be added only to non-anonymous regular polls"),
    ],
)
async def test_a_poll_beyond_its_limits_is_refused(
    sandbox: Sandbox, ann: Person, changed: dict[str, Any], sentence: str
) -> None:
    answer = await said(sandbox, "sendPoll", **{"chat_id": ann.id, **BUS, **changed})
    assert answer == f"Bad Request: {sentence}"


async def test_a_poll_at_its_limits_passes(sandbox: Sandbox, ann: Person) -> None:
    options = ["x" * 100] * 12
    sent = await done(sandbox, "sendPoll", chat_id=ann.id, question="ї" * 300, options=options)
    assert len(sent["poll"]["options"]) == 12
    await done(sandbox, "sendPoll", chat_id=ann.id, question="?", options=["only one"])


async def test_a_vote_that_the_poll_does_not_take_is_impossible(sandbox: Sandbox, ann: Person) -> None:
    poll = (await done(sandbox, "sendPoll", chat_id=ann.id, **BUS, allows_revoting=False))["message_id"]
    with pytest.raises(SandboxError, match="one answer only"):
        await ann.vote(poll, 0, 1)
    with pytest.raises(SandboxError, match="no such option"):
        await ann.vote(poll, 2)
    with pytest.raises(SandboxError, match="no such poll"):
        await ann.vote(1, 0)
    await ann.vote(poll, 0)
    with pytest.raises(SandboxError, match="cannot be changed"):
        await ann.vote(poll, 1)
    with pytest.raises(SandboxError, match="cannot be changed"):
        await ann.vote(poll)


async def test_an_anonymous_vote_is_only_counted(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendPoll", chat_id=ann.id, **BUS)
    before = (await ann.screen()).last.poll
    await ann.vote(sent["message_id"], 1)
    assert [kind for kind, _ in await updates(sandbox, "poll", "poll_answer")] == ["poll"]
    ((_, poll),) = await updates(sandbox, "poll")
    assert [option["voter_count"] for option in poll["options"]] == [0, 1]
    after = (await ann.screen()).last.poll
    assert before is not None
    assert after is not None
    assert (before.voted, before.total, before.chosen) == (False, 0, [])
    assert (after.voted, after.total, after.chosen) == (True, 1, ["Tram"])


async def test_an_open_vote_names_the_voter_and_can_be_changed_and_retracted(
    sandbox: Sandbox, ann: Person
) -> None:
    sent = await done(
        sandbox, "sendPoll", chat_id=ann.id, **BUS, is_anonymous=False, allows_multiple_answers=True
    )
    for options in ((1, 0), (0,), ()):
        await ann.vote(sent["message_id"], *options)
    came = await updates(sandbox, "poll_answer", "poll")
    assert [kind for kind, _ in came] == ["poll_answer", "poll"] * 3
    answers = [body for kind, body in came if kind == "poll_answer"]
    assert [answer["option_ids"] for answer in answers] == [[0, 1], [0], []]
    assert (answers[0]["user"]["id"], answers[0]["poll_id"]) == (ann.id, sent["poll"]["id"])
    assert [body["total_voter_count"] for kind, body in came if kind == "poll"] == [1, 1, 0]


async def test_results_can_wait_for_the_end(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendPoll", chat_id=ann.id, **BUS, hide_results_until_closes=True)
    await ann.vote(sent["message_id"], 0)
    hidden = (await ann.screen()).last.poll
    stopped = await done(sandbox, "stopPoll", chat_id=ann.id, message_id=sent["message_id"])
    shown = (await ann.screen()).last.poll
    assert hidden is not None
    assert shown is not None
    assert [option.voters for option in hidden.options] == [0, 0]
    assert [option.voters for option in shown.options] == [1, 0]
    assert [option["voter_count"] for option in stopped["options"]] == [1, 0]


async def test_a_quiz_tells_its_answer_after_the_vote(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendPoll", chat_id=ann.id, **QUIZ, explanation_parse_mode="HTML")
    assert (sent["poll"]["correct_option_ids"], sent["poll"]["allows_revoting"]) == ([1], False)
    older = {**BUS, "type": "quiz", "correct_option_id": 0}
    assert (await done(sandbox, "sendPoll", chat_id=ann.id, **older))["poll"]["correct_option_ids"] == [0]
    before = (await ann.screen()).message(sent["message_id"]).poll
    await ann.vote(sent["message_id"], 0)
    after = (await ann.screen()).message(sent["message_id"]).poll
    assert before is not None
    assert after is not None
    assert ([option.correct for option in before.options], before.explanation_html) == ([None, None], None)
    assert ([option.correct for option in after.options], after.explanation_html) == (
        [False, True],
        "<b>Rails</b>",
    )


async def test_a_poll_closes_by_the_worlds_clock(sandbox: Sandbox, ann: Person) -> None:
    period = await done(sandbox, "sendPoll", chat_id=ann.id, **BUS, open_period=600)
    assert period["poll"]["close_date"] == period["date"] + 600
    date = period["date"] + 7200
    await done(sandbox, "sendPoll", chat_id=ann.id, **BUS, close_date=date)
    await sandbox.clock.move_by(timedelta(minutes=11))
    ((_, closed),) = await updates(sandbox, "poll")
    assert (closed["id"], closed["is_closed"]) == (period["poll"]["id"], True)
    with pytest.raises(SandboxError, match="closed"):
        await ann.vote(period["message_id"], 0)
    await sandbox.clock.move_by(timedelta(hours=2))
    polls = [shown.poll.closed for shown in (await ann.screen()).received if shown.poll]
    assert polls == [True, True]


async def test_only_an_own_open_poll_can_be_stopped(sandbox: Sandbox, ann: Person) -> None:
    where = {"chat_id": ann.id}
    unknown = await said(sandbox, "stopPoll", **where, message_id=999)
    assert unknown == "Bad Request: message with poll to stop not found"
    text = await said(sandbox, "stopPoll", **where, message_id=1)
    assert text == "Bad Request: message is not a poll"
    theirs = await ann.send_poll("Which?", "a", "b")
    refused = await said(sandbox, "stopPoll", **where, message_id=theirs)
    assert refused == "Bad Request: poll can't be stopped"
    sent = await done(sandbox, "sendPoll", **where, **BUS, reply_markup=keyboard([("a", "b")]))
    stopped = await done(sandbox, "stopPoll", **where, message_id=sent["message_id"])
    assert stopped == {**sent["poll"], "is_closed": True}
    again = await said(sandbox, "stopPoll", **where, message_id=sent["message_id"])
    assert again == "Bad Request: poll has already been closed"
    assert (await ann.screen()).last.labels == []


async def test_a_persons_poll_reaches_the_bot_and_is_voted_in(sandbox: Sandbox, ann: Person) -> None:
    with pytest.raises(SandboxError, match="400"):
        await ann.send_poll("Which?")
    number = await ann.send_poll("Which?", "a", "b", anonymous=False, multiple=True)
    await ann.vote(number, 0, 1)
    poll = (await done(sandbox, "getUpdates"))[-1]["message"]["poll"]
    assert (poll["question"], poll["is_anonymous"], poll["allows_multiple_answers"]) == (
        "Which?",
        False,
        True,
    )
    assert await updates(sandbox, "poll", "poll_answer") == []
    shown = (await ann.screen()).message(number).poll
    assert shown is not None
    assert shown.chosen == ["a", "b"]


async def test_votes_in_a_forwarded_poll_count_for_the_first_a_copy_begins_anew(
    sandbox: Sandbox, ann: Person
) -> None:
    sent = await done(sandbox, "sendPoll", chat_id=ann.id, **BUS)
    where = {"chat_id": ann.id, "from_chat_id": ann.id, "message_id": sent["message_id"]}
    forward = await done(sandbox, "forwardMessage", **where)
    copy = await done(sandbox, "copyMessage", **where)
    await ann.vote(forward["message_id"], 0)
    totals = [shown.poll.total for shown in (await ann.screen()).received if shown.poll]
    assert totals == [1, 1, 0]
    await ann.vote(copy["message_id"], 1)
    ids = [body["id"] for _, body in await updates(sandbox, "poll")]
    assert (ids[0], ids[1] == ids[0]) == (sent["poll"]["id"], False)


async def test_a_closed_poll_can_be_sent_as_a_preview(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendPoll", chat_id=ann.id, **BUS, is_closed=True)
    assert sent["poll"]["is_closed"] is True
    with pytest.raises(SandboxError, match="closed"):
        await ann.vote(sent["message_id"], 0)
