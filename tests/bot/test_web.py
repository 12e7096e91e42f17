"""The webhook: only Telegram is heard, and what it brings is kept before it is told so."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from bot.patience import RefusedStartError
from bot.settings import Settings, read_settings
from bot.web import SECRET_HEADER, Webhook, listen
from tests.bot.workshop import Workshop, eventually

SECRET = "a-secret-of-the-tests"


def _settings(workshop: Workshop, port: int) -> Settings:
    address = f"http://127.0.0.1:{port}"
    return read_settings(
        token=workshop.sandbox.token,
        api_url=workshop.sandbox.url,
        webhook_url=address,
        webhook_secret=SECRET,
        listen=f"127.0.0.1:{port}",
    )


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _webhook(workshop: Workshop, woken: list[int], port: int) -> Webhook:
    return Webhook(
        _settings(workshop, port), workshop.database, workshop.clock, lambda kept: woken.append(len(kept))
    )


@asynccontextmanager
async def _client(workshop: Workshop, woken: list[int]) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(_webhook(workshop, woken, 1).application())
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


UPDATE: dict[str, Any] = {"update_id": 11, "message": {"chat": {"id": 5}}}


@pytest.mark.parametrize("header", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: "wrong"}, {SECRET_HEADER: "č"}])
async def test_whoever_does_not_know_the_secret_is_turned_away(
    workshop: Workshop, header: dict[str, str]
) -> None:
    woken: list[int] = []
    async with _client(workshop, woken) as client:
        told = [(name.encode(), value.encode()) for name, value in header.items()]
        answer = await client.post("/webhook", json=UPDATE, headers=told)
    assert (answer.status_code, await workshop.updates(), woken) == (403, [], [])


async def test_an_update_is_kept_before_telegram_is_told_so_and_once(workshop: Workshop) -> None:
    woken: list[int] = []
    async with _client(workshop, woken) as client:
        for _ in range(2):
            answer = await client.post("/webhook", json=UPDATE, headers={SECRET_HEADER: SECRET})
            assert answer.status_code == 200
    assert [update.update_id for update in await workshop.updates()] == [11]
    assert woken == [1, 0]


async def test_a_database_that_takes_nothing_lets_telegram_try_again(workshop: Workshop) -> None:
    async with workshop.database.transaction(workshop.clock.now()) as tx:
        await tx.connection.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON inbox BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        )
    async with _client(workshop, []) as client:
        with pytest.raises(Exception, match="disk full"):
            await client.post("/webhook", json=UPDATE, headers={SECRET_HEADER: SECRET})


@pytest.mark.parametrize(("body", "status"), [(b"{", 400), (b"\xff", 400), (b"[]", 200), (b"{}", 200)])
async def test_rubbish_with_the_right_secret_breaks_nothing(
    workshop: Workshop, body: bytes, status: int
) -> None:
    async with _client(workshop, []) as client:
        answer = await client.post("/webhook", content=body, headers={SECRET_HEADER: SECRET})
    assert (answer.status_code, await workshop.updates()) == (status, [])


async def test_whoever_watches_hears_that_all_is_well(workshop: Workshop) -> None:
    async with _client(workshop, []) as client:
        assert (await client.get("/health")).text == "ok"
        assert (await client.get("/webhook")).status_code == 405


async def test_telegram_brings_updates_while_it_is_open_and_keeps_them_while_it_is_not(
    workshop: Workshop,
) -> None:
    ann = await workshop.add("Ann")
    woken: list[int] = []
    port = _free_port()
    async with _webhook(workshop, woken, port).open(workshop.bot):
        await ann.send("one")
        await _until_kept(workshop, 1)
    await ann.send("two")
    assert (await workshop.sandbox.call("getWebhookInfo"))["result"]["pending_update_count"] == 1
    async with _webhook(workshop, woken, port).open(workshop.bot):
        await _until_kept(workshop, 2)
    assert len(woken) == 2


async def _until_kept(workshop: Workshop, number: int) -> None:
    async def are_kept() -> bool:
        return len(await workshop.updates()) == number

    await eventually(are_kept)


async def test_a_port_that_is_taken_is_said_in_one_sentence_and_telegram_is_told_nothing(
    workshop: Workshop,
) -> None:
    with listen("127.0.0.1:0") as taken:
        port = taken.getsockname()[1]
        with pytest.raises(RefusedStartError, match=rf"^cannot listen at BOT_LISTEN \(127.0.0.1:{port}\)"):
            async with _webhook(workshop, [], port).open(workshop.bot):
                pass
    assert (await workshop.sandbox.call("getWebhookInfo"))["result"]["url"] == ""


async def test_an_address_that_telegram_refuses_is_said_in_one_sentence(workshop: Workshop) -> None:
    settings = _settings(workshop, port := _free_port()).model_copy(
        update={"webhook_url": "https://elsewhere.example", "listen": f"127.0.0.1:{port}"}
    )
    with pytest.raises(RefusedStartError, match=r"^Telegram refuses to start this bot: .*webhook"):
        async with Webhook(settings, workshop.database, workshop.clock, lambda _: None).open(workshop.bot):
            pass
