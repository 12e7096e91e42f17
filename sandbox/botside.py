"""The side of the sandbox that bots talk to: /bot<TOKEN>/<method> and /file/bot<TOKEN>/<path>."""

import asyncio
import contextlib
import inspect
import json
import socket
import struct
from typing import Any, Final

from starlette.types import Receive, Scope, Send

from .connections import Hangup, gone, while_connected
from .faults import BEFORE, Fault
from .ledger import Entry
from .methods.attachments import ATTACHED, UPLOADED, take_thumbnails
from .methods.call import Call
from .methods.table import KNOWN, SPOKEN, Function
from .refusals import Refused, bad_request
from .requests import Parameters, read
from .validation import unknown_parameters, validated
from .world import World

NOT_FOUND: Final = Refused(404, "Not Found")
LONGEST_HANG: Final = 120.0
RESET_AT_ONCE: Final = struct.pack("ii", 1, 0)
DEFAULTS: Final[dict[str, dict[str, Any]]] = {
    "setwebhook": {"url": ""},
    "setchatadministratorcustomtitle": {"custom_title": ""},
}
UNREAD: Final = frozenset({"certificate"})
IGNORED: Final = UNREAD | {"allow_adding_options", "shuffle_options"}
UNASKED: Final = (None, False, "false", "False")
NOT_HERE: Final = {
    "business_connection_id": "business connection not found",
    "direct_messages_topic_id": "the chat is not a channel direct messages chat",
    "message_effect_id": "EFFECT_ID_INVALID",
    "allow_paid_broadcast": "FLOODSKIP_NOT_ALLOWED",
    "suggested_post_parameters": "suggested posts can be sent only to channel direct messages",
    "inline_message_id": "MESSAGE_ID_INVALID",
    "rich_message": "rich messages are not supported by the sandbox",
}


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
        entry = Entry(bot.id, method, {}, self.world.clock.now())
        try:
            return await self._performed(Call(self.world, bot, {}, entry), scope, receive)
        except Refused as refusal:
            if entry.outcome == "accepted":
                entry.outcome = "refused"
            entry.error_code, entry.description = refusal.code, refusal.description
            raise
        finally:
            self.world.ledger.write(entry)
            self.world.events.tell("ledger", chat_id=entry.chat_id)

    async def _performed(self, call: Call, scope: Scope, receive: Receive) -> Any:
        parameters = await read(scope, receive)
        entry, method = call.entry, call.entry.method.lower()
        call.uploads = parameters.uploads
        entry.parameters, entry.chat_id = parameters.named(), parameters.chat_id
        fault = self.world.faults.next(method, parameters.chat_id)
        if fault is not None:
            await _fail_before(fault, entry)
        function, request = self._understood(call, parameters)
        result = function(call, request)
        if inspect.isawaitable(result):
            result = await while_connected(result, receive)
        if fault is not None and fault.kind not in BEFORE:
            raise Hangup(fault.kind)
        return result

    def _understood(self, call: Call, parameters: Parameters) -> tuple[Function, Any]:
        """The function and its request; raises Refused for what Telegram would not understand."""
        method = call.entry.method.lower()
        spoken = SPOKEN.get(method)
        if spoken is None:
            raise Refused(501, f"Not Implemented: {call.entry.method}") if method in KNOWN else NOT_FOUND
        model, function = spoken
        values = DEFAULTS.get(method, {}) | parameters.values
        values |= {name: ATTACHED + name for name in parameters.uploads if name in UPLOADED}
        call.thumbnails = take_thumbnails(values, model)
        for name, sentence in NOT_HERE.items():
            if values.get(name) not in UNASKED:
                raise bad_request(sentence)
        request = validated(model, {name: value for name, value in values.items() if name not in UNREAD})
        unknown = unknown_parameters(request)
        call.entry.warnings += [f"unknown parameter {name}" for name in unknown]
        call.entry.warnings += [f"the sandbox takes no account of {name}" for name in IGNORED & values.keys()]
        if unknown and self.world.strict:
            raise bad_request(f"unknown parameter {unknown[0]} (the sandbox is strict)")
        return function, request


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


async def _hang_up(kind: str, receive: Receive, send: Send) -> None:
    """A reset, or silence until the client has had enough."""
    if kind.startswith("hang"):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(gone(receive), LONGEST_HANG)
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None or transport.is_closing():
        return
    if (connection := transport.get_extra_info("socket")) is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_AT_ONCE)
    transport.abort()
    await gone(receive)


async def _answer(send: Send, status: int, body: dict[str, Any]) -> None:
    await _send(send, status, "application/json", json.dumps(body, ensure_ascii=False).encode())


async def _send(send: Send, status: int, kind: str, body: bytes) -> None:
    headers = [(b"content-type", kind.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
