"""The ledger, the page's events, and who may speak to the sandbox at all."""

import asyncio
import json
from typing import Any

import httpx

from sandbox.client import Person, Sandbox

from .playing import done


async def test_the_ledger_knows_every_call_and_what_was_answered(sandbox: Sandbox, ann: Person) -> None:
    sent = await done(sandbox, "sendMessage", chat_id=ann.id, text="x")
    await sandbox.call("sendMessage", chat_id=ann.id, text="")
    form: dict[str, Any] = {"data": {"chat_id": ann.id}, "files": {"document": ("a.txt", b"abc")}}
    await sandbox.line.raw("POST", f"/bot{sandbox.token}/sendDocument", **form)
    good, bad, file = await sandbox.ledger()
    assert (good.seq, good.method, good.chat_id, good.message_id, good.outcome) == (
        1,
        "sendMessage",
        ann.id,
        sent["message_id"],
        "accepted",
    )
    assert (bad.outcome, bad.error_code, bad.description) == (
        "refused",
        400,
        "Bad Request: message text is empty",
    )
    assert file.parameters == {"chat_id": str(ann.id), "document": {"file": "a.txt", "size": 3}}
    assert await sandbox.ledger(after=2) == [file]
    assert await sandbox.ledger(method="sendmessage", outcome="refused") == [bad]


async def test_parameters_come_in_every_form_that_telegram_takes(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.set_flood(enabled=False)
    path = f"/bot{sandbox.token}/sendMessage"
    values = {"chat_id": str(ann.id), "text": "Привіт"}
    for answer in (
        await sandbox.line.raw("GET", path, params=values),
        await sandbox.line.raw("POST", path, params=values),
        await sandbox.line.raw("POST", path, data=values),
        await sandbox.line.raw("POST", path, json=values),
        await sandbox.line.raw("POST", path, files={key: (None, value) for key, value in values.items()}),
    ):
        assert answer.json()["result"]["text"] == "Привіт"
    broken = await sandbox.line.raw("POST", path, content=b"{", headers={"content-type": "application/json"})
    assert broken.json()["description"] == "Bad Request: can't parse JSON object"


async def test_a_page_hears_what_changed(sandbox: Sandbox, ann: Person) -> None:
    heard: list[dict[str, Any]] = []
    async with (
        httpx.AsyncClient(base_url=sandbox.url, trust_env=False) as page,
        page.stream("GET", "/api/events") as stream,
    ):
        lines = stream.aiter_lines()
        assert await anext(lines) == ": welcome"
        await done(sandbox, "sendMessage", chat_id=ann.id, text="x")
        await sandbox.people.add("Bob")
        await sandbox.line.post("/api/clock/move", {"by_seconds": 60})
        async with asyncio.timeout(3):
            while len(heard) < 4:
                line = await anext(lines)
                if line.startswith("data: "):
                    heard.append(json.loads(line.removeprefix("data: ")))
    assert [event["type"] for event in heard] == ["chat", "ledger", "people", "clock"]
    assert heard[0] == {"type": "chat", "person_id": ann.id, "chat_id": int(sandbox.token.split(":")[0])}


async def test_a_page_of_another_site_cannot_speak_to_the_sandbox(sandbox: Sandbox) -> None:
    foreign = {"origin": "https://example.com"}
    assert (await sandbox.line.raw("POST", "/api/reset", headers=foreign, json={})).status_code == 403
    assert (await sandbox.line.raw("GET", "/api/people", headers={"host": "example.com"})).status_code == 403
    assert (await sandbox.line.raw("GET", "/api/people", headers={"origin": sandbox.url})).status_code == 200


async def test_people_are_listed_named_and_invited(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.people.add("Bob", person_id=77)
    assert [(person.name, person.id) for person in await sandbox.people.list()] == [
        ("Ann Example", ann.id),
        ("Bob", 77),
    ]
    assert ann.id > 2**32
    await ann.invite("Prague, April", "/start CODE")
    screen = await ann.screen()
    assert screen.invitation == {"title": "Prague, April", "text": "/start CODE"}
    await sandbox.name_bot(username="attache_bot", name="Attaché of the mission")
    assert (await done(sandbox, "getMe"))["username"] == "attache_bot"
    taken = await sandbox.line.raw("POST", "/api/people", json={"name": "Eve", "id": 77})
    assert taken.status_code == 400
    nobody = await sandbox.line.raw("POST", "/api/people/5/messages", json={"text": "x"})
    assert (nobody.status_code, nobody.json()) == (404, {"error": "there is no such person"})
