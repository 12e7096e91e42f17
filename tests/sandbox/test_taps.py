"""Taps on inline buttons: answered once, in time, whether the button still stands there or not."""

from sandbox.client import Person, Sandbox

from .playing import done, keyboard, said

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_tap_is_answered_once(sandbox: Sandbox, ann: Person) -> None:
    await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_markup=keyboard([("Here", "h:1")]))
    query = await ann.tap("Here")
    (update,) = (await done(sandbox, "getUpdates"))[1:]
    tap = update["callback_query"]
    assert (tap["id"], tap["data"], tap["message"]["text"], tap["from"]["id"]) == (query, "h:1", "x", ann.id)
    await done(sandbox, "answerCallbackQuery", callback_query_id=query, text="Noted", show_alert=True)
    assert await said(sandbox, "answerCallbackQuery", callback_query_id=query) == TOO_OLD
    toast = await ann.toast(query)
    assert (toast.text, toast.alert) == ("Noted", True)


async def test_a_tap_answered_too_late_or_unknown_is_refused(sandbox: Sandbox) -> None:
    await sandbox.reset(tap_seconds=0)
    bob = await sandbox.people.add("Bob")
    await bob.send("/start")
    query = await bob.tap_data(1, "x")
    assert await said(sandbox, "answerCallbackQuery", callback_query_id=query) == TOO_OLD
    assert await said(sandbox, "answerCallbackQuery", callback_query_id="5") == TOO_OLD
    assert await said(sandbox, "answerCallbackQuery") == TOO_OLD
    assert [sorted(update) for update in await done(sandbox, "getUpdates")] == [["message", "update_id"]]


async def test_a_stale_or_forged_tap_arrives_with_what_is_left_of_its_message(
    sandbox: Sandbox, ann: Person
) -> None:
    sent = await done(
        sandbox, "sendMessage", chat_id=ann.id, text="x", reply_markup=keyboard([("Here", "h:1")])
    )
    number = sent["message_id"]
    await done(sandbox, "editMessageText", chat_id=ann.id, message_id=number, text="over")
    await ann.tap_data(number, "h:1")
    await done(sandbox, "deleteMessage", chat_id=ann.id, message_id=number)
    await ann.tap_data(number, "forged")
    stale, forged = (await done(sandbox, "getUpdates"))[1:]
    assert stale["callback_query"]["message"]["text"] == "over"
    assert forged["callback_query"]["message"] == {
        "message_id": number,
        "chat": stale["callback_query"]["message"]["chat"],
        "date": 0,
    }


async def test_a_toast_has_at_most_200_characters(sandbox: Sandbox, ann: Person) -> None:
    query = await ann.tap_data(1, "x")
    long = await said(sandbox, "answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert long == "Bad Request: MESSAGE_TOO_LONG"
    assert await said(sandbox, "answerCallbackQuery", callback_query_id=query, text="x" * 200) == ""
