"""The sandbox against the official specification: it knows its parameters, and answers in its types."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sandbox import limits
from sandbox.client import Person, Sandbox
from sandbox.files import MOST_DOWNLOAD
from sandbox.methods.table import KNOWN, SPOKEN

from .playing import done, keyboard

SPECIFICATION = Path(__file__).parents[3] / "shared" / "data" / "botapi" / "api.json"

pytestmark = pytest.mark.skipif(
    not SPECIFICATION.exists(), reason="the official specification is not at hand"
)

ANSWERS = {
    "sendMessage": "Message",
    "getMe": "User",
    "getChat": "ChatFullInfo",
    "getWebhookInfo": "WebhookInfo",
}


@cache
def specification() -> Any:
    return json.loads(SPECIFICATION.read_text(encoding="utf-8"))


def described(method: str, parameter: str) -> str:
    fields = specification()["methods"][method]["fields"]
    return next(str(field["description"]) for field in fields if field["name"] == parameter)


def strangers(value: Any, types: list[str], where: str = "") -> list[str]:
    """Fields of an answer that the specification does not name, and required ones that are missing."""
    if isinstance(value, list):
        inner = [name.removeprefix("Array of ") for name in types]
        return [found for item in value for found in strangers(item, inner, where)]
    if not isinstance(value, dict):
        return []
    kinds = [specification()["types"][name] for name in types if name in specification()["types"]]
    kinds += [specification()["types"][name] for kind in kinds for name in kind.get("subtypes", [])]
    options = [_strangers_in(value, kind, where) for kind in kinds if kind.get("fields")]
    return min(options, key=len) if options else [where]


def _strangers_in(value: dict[str, Any], kind: dict[str, Any], where: str) -> list[str]:
    fields = {field["name"]: field for field in kind["fields"]}
    found = [f"{where}.{name}" for name in value if name not in fields]
    found += [
        f"{where}.{name} missing" for name, field in fields.items() if field["required"] and name not in value
    ]
    for name in value.keys() & fields.keys():
        found += strangers(value[name], fields[name]["types"], f"{where}.{name}")
    return found


def test_every_method_of_the_specification_is_known() -> None:
    assert {name.lower() for name in specification()["methods"]} - KNOWN == set()


@pytest.mark.parametrize("method", sorted(SPOKEN))
def test_every_parameter_of_a_spoken_method_is_known(method: str) -> None:
    model, _ = SPOKEN[method]
    fields = specification()["methods"][model.__api_method__].get("fields", [])
    assert {field["name"] for field in fields} - set(model.model_fields) == set()
    required = {field["name"] for field in fields if field["required"]}
    assert required == {name for name, field in model.model_fields.items() if field.is_required()}


def test_the_limits_are_the_documented_ones() -> None:
    assert f"1-{limits.TEXT} characters" in described("sendMessage", "text")
    assert f"0-{limits.CAPTION} characters" in described("sendDocument", "caption")
    assert f"0-{limits.TOAST} characters" in described("answerCallbackQuery", "text")
    assert f"At most {limits.COMMANDS} commands" in described("setMyCommands", "commands")
    assert "Values between 1-100" in described("getUpdates", "limit")
    assert MOST_DOWNLOAD == 20 * 1024 * 1024
    button = specification()["types"]["InlineKeyboardButton"]["fields"]
    (data,) = [field["description"] for field in button if field["name"] == "callback_data"]
    assert f"1-{limits.CALLBACK_DATA_BYTES} bytes" in data


async def test_every_answer_has_the_fields_of_its_type(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.set_flood(enabled=False)
    markup = {
        "inline_keyboard": [[{"text": "a", "callback_data": "b"}, {"text": "c", "url": "https://a.cz"}]]
    }
    where = {"chat_id": ann.id}
    sent = await done(
        sandbox,
        "sendMessage",
        **where,
        text="<b>x</b> /a https://b.cz",
        parse_mode="HTML",
        reply_markup=markup,
    )
    reply = {"message_id": sent["message_id"]}
    answers = [
        (sent, "Message"),
        (
            await done(sandbox, "sendVenue", **where, latitude=1, longitude=2, title="t", address="a"),
            "Message",
        ),
        (await done(sandbox, "sendMessage", **where, text="y", reply_parameters=reply), "Message"),
        (await done(sandbox, "forwardMessage", **where, from_chat_id=ann.id, message_id=1), "Message"),
        (await done(sandbox, "copyMessage", **where, from_chat_id=ann.id, message_id=1), "MessageId"),
        (await done(sandbox, "editMessageText", **where, message_id=sent["message_id"], text="z"), "Message"),
        (await done(sandbox, "getMe"), "User"),
        (await done(sandbox, "getChat", **where), "ChatFullInfo"),
        (await done(sandbox, "getWebhookInfo"), "WebhookInfo"),
    ]
    assert [found for answer, kind in answers for found in strangers(answer, [kind], kind)] == []


async def test_every_update_has_the_fields_of_its_type(sandbox: Sandbox, ann: Person) -> None:
    await done(sandbox, "sendMessage", chat_id=ann.id, text="x", reply_markup=keyboard([("a", "b")]))
    await ann.tap("a")
    await ann.tap_data(999, "gone")
    await ann.edit(await ann.send("a@b.cz"), "b")
    await ann.share_contact("+420777", "Jan")
    await ann.share_location(1, 2)
    await ann.send_file("a.txt", b"a")
    await ann.send_file("a.ogg", b"a", kind="voice")
    await ann.send_file("a.jpg", b"a", kind="photo")
    await ann.send("x", forwarded_from="Jan")
    await ann.block()
    await sandbox.add_group("G", ann)
    updates = await done(sandbox, "getUpdates")
    assert len(updates) == 14
    assert strangers(updates, ["Array of Update"], "Update") == []
