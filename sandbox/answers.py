"""What goes back to a bot, whole or as a fault leaves it."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any, Final

from starlette.types import Send

from .faults import Fault
from .refusals import Refused

BAD_GATEWAY: Final = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)


@dataclass(slots=True)
class Answer:
    """Status, content type and body; `fault` is what becomes of it on its way."""

    status: int
    kind: str
    body: bytes
    fault: Fault | None = None


def in_json(status: int, content: dict[str, Any], fault: Fault | None = None) -> Answer:
    return Answer(status, "application/json", json.dumps(content, ensure_ascii=False).encode(), fault)


def refused(refusal: Refused) -> Answer:
    """Telegram's refusal; a bad gateway is the word of the web server before it, and no JSON."""
    if refusal.code == 502:  # noqa: PLR2004 - the one status that never comes from the Bot API itself
        return Answer(502, "text/html", BAD_GATEWAY)
    return in_json(refusal.code, refusal.answer())


async def deliver(answer: Answer, send: Send) -> None:
    kind = answer.fault.kind if answer.fault else ""
    body = answer.body[: len(answer.body) // 2] if kind == "truncated" else answer.body
    headers = [(b"content-type", answer.kind.encode()), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if answer.fault and kind == "trickle":
        await _trickle(body, answer.fault.seconds, send)
    else:
        await send({"type": "http.response.body", "body": body})


async def _trickle(body: bytes, seconds: float, send: Send) -> None:
    """Byte by byte, so that no pause is long and the whole takes that long."""
    for index in range(len(body)):
        await asyncio.sleep(seconds / len(body))
        is_last = index == len(body) - 1
        await send({"type": "http.response.body", "body": body[index : index + 1], "more_body": not is_last})
