"""The side of the sandbox that bots talk to: /bot<TOKEN>/<method> and /file/bot<TOKEN>/<path>."""

import asyncio
import contextlib
import inspect
import socket
import struct
from collections.abc import Awaitable, Iterator
from typing import Any, Final

from starlette.types import Message, Receive, Scope, Send

from .answers import Answer, deliver, in_json, refused
from .bots import Bot
from .connections import Hangup, gone, while_connected
from .faults import BEFORE, SILENT, Fault
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
    "allow_paid_broadcast": "FLOODSKIP_NOT_ALLOWED",
    "suggested_post_parameters": "suggested posts can be sent only to channel direct messages",
    "inline_message_id": "MESSAGE_ID_INVALID",
    "rich_message": "rich messages are not supported by the sandbox",
}


class BotSide:
    """An ASGI application without middleware, so that a fault can reach the connection itself."""

    def __init__(self, world: World) -> None:
        self.world = world
        world.act = self.act

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        try:
            if path.startswith("/file/bot"):
                answer = await self._file(path.removeprefix("/file/bot"))
            else:
                token, _, method = path.removeprefix("/bot").partition("/")
                answer = await self._call(self.world.bot(token), method, read(scope, receive), receive)
            await deliver(answer, send)
        except Refused as refusal:
            await deliver(refused(refusal), send)
        except Hangup as hangup:
            await _hang_up(hangup.kind, receive, send)

    async def _file(self, path: str) -> Answer:
        """The file's content. Downloads stand in the ledger only where a fault met them."""
        token, _, file_path = path.partition("/")
        bot = self.world.bot(token)
        file = self.world.files.by_path(file_path)
        if file is None:
            raise NOT_FOUND
        answer = Answer(200, "application/octet-stream", file.content)
        answer.fault = self.world.faults.next("file", None)
        if answer.fault is not None:
            entry = Entry(bot.id, "file", {"file_path": file_path}, self.world.clock.now())
            with self._noted(entry):
                await _fail_before(answer.fault, entry)
                _fail_after(answer.fault)
        return answer

    async def _call(self, bot: Bot, method: str, coming: Awaitable[Parameters], receive: Receive) -> Answer:
        entry = Entry(bot.id, method, {}, self.world.clock.now())
        with self._noted(entry):
            return await self._performed(Call(self.world, bot, {}, entry), await coming, receive)

    @contextlib.contextmanager
    def _noted(self, entry: Entry) -> Iterator[None]:
        """Whatever comes of it stands in the ledger."""
        try:
            yield
        except Refused as refusal:
            if entry.outcome == "accepted":
                entry.outcome = "refused"
            entry.error_code, entry.description = refusal.code, refusal.description
            raise
        finally:
            if entry.method.lower() != "getupdates":
                self.world.clock.notice_work()
            self.world.note(entry)

    async def _performed(self, call: Call, parameters: Parameters, receive: Receive) -> Answer:
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
        if fault is not None:
            _fail_after(fault)
        return in_json(200, {"ok": True, "result": result}, fault)

    async def act(self, bot: Bot, body: bytes, kind: str) -> None:
        """The call that an answer to a webhook holds; nobody hears what comes of it, but the ledger tells."""
        scope: Scope = {"type": "http", "query_string": b"", "headers": [(b"content-type", kind.encode())]}
        with contextlib.suppress(Refused, Hangup):
            parameters = await read(scope, _once(body))
            method = parameters.values.pop("method", None)
            if isinstance(method, str):
                await self._call(bot, method, _at_hand(parameters), _once(b""))

    def _understood(self, call: Call, parameters: Parameters) -> tuple[Function, Any]:
        """The function and its request; raises Refused for what Telegram would not understand."""
        method = call.entry.method.lower()
        spoken = SPOKEN.get(method)
        if spoken is None:
            raise Refused(501, f"Not Implemented: {call.entry.method}") if method in KNOWN else NOT_FOUND
        model, function = spoken
        values = DEFAULTS.get(method, {}) | parameters.values
        if self.world.paid:
            call.paid = values.pop("allow_paid_broadcast", None) not in UNASKED
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


def _fail_after(fault: Fault) -> None:
    """The call has taken effect, and nobody hears of it."""
    if fault.kind in SILENT:
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


async def _at_hand(parameters: Parameters) -> Parameters:
    """What has been read already."""
    return parameters


def _once(body: bytes) -> Receive:
    """A request's body that is here already, from somebody who then waits."""
    left = [body]

    async def receive() -> Message:
        if not left:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": left.pop()}

    return receive
