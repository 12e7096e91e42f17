"""Replies that quote, replies to other chats, and the way Telegram had before reply_parameters."""

from typing import Any

import pytest

from sandbox.client import Person, Sandbox, SandboxError

from .playing import done, said


async def asked(sandbox: Sandbox, person: Person) -> int:
    text = "Bus at <b>nine</b>, tram at ten, bus at <b>nine</b>"
    sent = await done(sandbox, "sendMessage", chat_id=person.id, text=text, parse_mode="HTML")
    return int(sent["message_id"])


@pytest.mark.parametrize(
    "quote",
    [
        {"quote": "boat"},
        {"quote": "at nine"},
        {"quote": "tram <i>at</i>", "quote_parse_mode": "HTML"},
        {"quote": "x" * 1025},
    ],
)
async def test_a_quote_that_does_not_stand_in_the_message_is_refused(
    sandbox: Sandbox, ann: Person, quote: dict[str, Any]
) -> None:
    reply = {"message_id": await asked(sandbox, ann), **quote}
    answer = await said(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_parameters=reply)
    assert answer == "Bad Request: QUOTE_TEXT_INVALID"


async def test_a_quote_names_the_place_nearest_to_the_one_asked_for(sandbox: Sandbox, ann: Person) -> None:
    reply = {"message_id": await asked(sandbox, ann), "quote": "at <b>nine</b>", "quote_parse_mode": "HTML"}

    async def quote(position: int) -> Any:
        parameters = {**reply, "quote_position": position}
        sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_parameters=parameters)
        return sent["quote"]

    entities = [{"type": "bold", "offset": 3, "length": 4}]
    assert await quote(0) == {"text": "at nine", "entities": entities, "position": 4, "is_manual": True}
    assert (await quote(99))["position"] == 30
    assert (await ann.screen()).last.quote == "at nine"


async def test_a_person_quotes_words_as_they_stand(sandbox: Sandbox, ann: Person) -> None:
    number = await asked(sandbox, ann)
    await ann.send("Why?", reply_to=number, quote="at nine")
    message = (await done(sandbox, "getUpdates"))[-1]["message"]
    assert (message["quote"]["text"], message["quote"]["position"]) == ("at nine", 4)
    assert message["quote"]["entities"] == [{"type": "bold", "offset": 3, "length": 4}]
    with pytest.raises(SandboxError, match="do not stand"):
        await ann.send("Why?", reply_to=number, quote="boat")
    with pytest.raises(SandboxError, match="a quote stands in a reply"):
        await ann.send("Why?", quote="at nine")


async def test_the_older_way_to_reply_still_holds(sandbox: Sandbox, ann: Person) -> None:
    number = await ann.send("When?")
    sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_to_message_id=number)
    assert sent["reply_to_message"]["message_id"] == number
    gone = {"chat_id": ann.id, "text": "x", "reply_to_message_id": 999}
    assert await said(sandbox, "sendMessage", **gone) == "Bad Request: message to be replied not found"
    await done(sandbox, "sendMessage", **gone, allow_sending_without_reply=True)


async def test_a_reply_to_another_chat_shows_where_it_comes_from(sandbox: Sandbox, ann: Person) -> None:
    group = await sandbox.add_group("Delegation", ann)
    number = await ann.send("/when", chat=group)
    reply = {"message_id": number, "chat_id": group}
    sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_parameters=reply)
    external = sent["external_reply"]
    assert (external["message_id"], external["chat"]["id"]) == (number, group)
    assert external["origin"]["sender_user"]["id"] == ann.id
    unknown = {"message_id": 999, "chat_id": group}
    refused = await said(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_parameters=unknown)
    assert refused == "Bad Request: message to be replied not found"


async def test_a_reply_can_answer_one_option_of_a_poll(sandbox: Sandbox, ann: Person) -> None:
    poll = await done(sandbox, "sendPoll", chat_id=ann.id, question="Which?", options=["a", "b"])
    option = poll["poll"]["options"][1]["persistent_id"]
    reply = {"message_id": poll["message_id"], "poll_option_id": option}
    sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_parameters=reply)
    assert sent["reply_to_poll_option_id"] == option
    unknown = {"message_id": poll["message_id"], "poll_option_id": "none"}
    refused = await said(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_parameters=unknown)
    assert refused == "Bad Request: poll option to be replied not found"


async def test_a_message_appears_with_an_effect_in_private_chats_only(sandbox: Sandbox, ann: Person) -> None:
    party = "5046509860389126442"
    sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x", message_effect_id=party)
    assert sent["effect_id"] == party
    group = await sandbox.add_group("Delegation", ann)
    refused = await said(sandbox, "sendMessage", chat_id=group, text="x", message_effect_id=party)
    assert refused == "Bad Request: EFFECT_ID_INVALID"
