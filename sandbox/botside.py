"""The side of the sandbox that bots talk to: /bot<TOKEN>/<method> and /file/bot<TOKEN>/<path>."""

import asyncio
import contextlib
import inspect
import json
import socket
import struct
from typing import Any, Final

from starlette.types import Receive, Scope, Send

from .faults import BEFORE, Fault
from .ledger import Entry
from .methods.call import Call
from .methods.table import KNOWN, SPOKEN
from .refusals import Refused
from .requests import Parameters, read
from .validation import unknown_parameters, validated
from .world import World

NOT_FOUND: Final = Refused(404, "Not Found")
LONGEST_HANG: Final = 120.0
RESET_AT_ONCE: Final = struct.pack("ii", 1, 0)


class Hangup(Exception):  # noqa: N818 - no answer at all, on purpose
    """The connection ends, or goes silent, instead of an answer."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class BotSide:
    """An ASGI application without middleware, so that a fault can reach the connection itself."""

    def __init__(self, world: World) -> None:
        self.world = world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        try:
            if path.startswith("/file/bot"):
                await self._file(path.removeprefix("/file/bot"), send)
                return
            token, _, method = path.removeprefix("/bot").partition("/")
            await _answer(send, 200, {"ok": True, "result": await self._call(token, method, scope, receive)})
        except Refused as refusal:
            await _answer(send, refusal.code, refusal.answer())
        except Hangup as hangup:
            await _hang_up(hangup.kind, receive, send)

    async def _file(self, path: str, send: Send) -> None:
        token, _, file_path = path.partition("/")
        self.world.bot(token)
        file = self.world.files.by_path(file_path)
        if file is None:
            raise NOT_FOUND
        await _send(send, 200, "application/octet-stream", file.content)

    async def _call(self, token: str, method: str, scope: Scope, receive: Receive) -> Any:
        bot = self.world.bot(token)
        parameters = await read(scope, receive)
        entry = Entry(bot.id, method, parameters.named(), self.world.clock.now(), chat_id=parameters.chat_id)
        call = Call(self.world, bot, parameters.uploads, entry)
        try:
            return await self._performed(call, parameters, receive)
        except Refused as refusal:
            if entry.outcome == "accepted":
                entry.outcome = "refused"
            entry.error_code, entry.description = refusal.code, refusal.description
            raise
        finally:
            self.world.ledger.write(entry)
            self.world.events.tell("ledger", chat_id=entry.chat_id)

    async def _performed(self, call: Call, parameters: Parameters, receive: Receive) -> Any:
        method = call.entry.method.lower()
        fault = self.world.faults.next(method, parameters.chat_id)
        if fault is not None:
            await _fail_before(fault, call.entry)
        spoken = SPOKEN.get(method)
        if spoken is None:
            raise Refused(501, f"Not Implemented: {call.entry.method}") if method in KNOWN else NOT_FOUND
        model, function = spoken
        values = {**{name: f"attach://{name}" for name in call.uploads}, **parameters.values}
        request = validated(model, {**_DEFAULTS.get(method, {}), **values})
        self._note_unknown(call, request)
        result = function(call, request)
        if inspect.isawaitable(result):
            result = await _while_connected(result, receive)
        if fault is not None and fault.kind not in BEFORE:
            raise Hangup(fault.kind)
        return result

    def _note_unknown(self, call: Call, request: Any) -> None:
        names = [name for name in unknown_parameters(request) if name not in call.uploads]
        call.entry.warnings += [f"unknown parameter {name}" for name in names]
        if names and self.world.strict:
            raise Refused(400, f"Bad Request: unknown parameter {names[0]} (the sandbox is strict)")


_DEFAULTS: Final = {"setwebhook": {"url": ""}}


async def _fail_before(fault: Fault, entry: Entry) -> None:
    """What goes wrong before the call has any effect; for the other kinds the entry only names the fault."""
    entry.fault = fault.kind
    if fault.kind not in BEFORE:
        return
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
        return
    entry.outcome = "fault"
    if (refusal := fault.refusal()) is not None:
        raise refusal
    raise Hangup(fault.kind)


async def _while_connected(result: Any, receive: Receive) -> Any:
    """Waits for a slow answer, but not for a client that has gone."""
    answer = asyncio.ensure_future(result)
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            raise Hangup("gone")
        return answer.result()
    finally:
        gone.cancel()
        answer.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _hang_up(kind: str, receive: Receive, send: Send) -> None:
    """A reset, or silence until the client has had enough."""
    if kind.startswith("hang"):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(_gone(receive), LONGEST_HANG)
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None:
        return
    if (connection := transport.get_extra_info("socket")) is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_ONCE)
    transport.abort()


async def _answer(send: Send, status: int, body: dict[str, Any]) -> None:
    await _send(send, status, "application/json", json.dumps(body, ensure_ascii=False).encode())


async def _send(send: Send, status: int, kind: str, body: bytes) -> None:
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
