"""What a bot sent over HTTP: parameters from the query, a form, a multipart body or JSON (Bot API › Making requests)."""

import json
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message, Receive, Scope

from .files import MOST_UPLOAD
from .refusals import Refused, bad_request

ROOM_FOR_PARAMETERS: Final = 1024 * 1024
EMPTY_MEANS: Final = frozenset({"icon_custom_emoji_id"})
"""Parameters whose empty value takes something away; elsewhere an empty one is none at all."""

MOST_BODY: Final = MOST_UPLOAD + ROOM_FOR_PARAMETERS


@dataclass(slots=True, frozen=True)
class Upload:
    """One file of a multipart body."""

    name: str
    mime: str | None
    content: bytes


@dataclass(slots=True)
class Parameters:
    """Plain parameters as they came (text, or JSON values), and files by field name."""

    values: dict[str, Any]
    uploads: dict[str, Upload]

    @property
    def chat_id(self) -> int | None:
        """The chat that this is about, as far as it can be read."""
        try:
            return int(self.values["chat_id"])
        except (KeyError, TypeError, ValueError):
            return None

    def named(self) -> dict[str, Any]:
        """For the ledger: files by name and size only."""
        files = {
            key: {"file": upload.name, "size": len(upload.content)} for key, upload in self.uploads.items()
        }
        return {**self.values, **files}


async def read(scope: Scope, receive: Receive) -> Parameters:
    """All parameters, empty ones left out; 413 beyond 50 MB."""
    values: dict[str, Any] = dict(parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True))
    uploads: dict[str, Upload] = {}
    kind = _content_type(scope)
    if kind.startswith("multipart/form-data"):
        await _read_multipart(scope, Bounded(receive), values, uploads)
    elif kind.startswith("application/json"):
        values |= _json_object(await _body(receive))
    else:
        body = await _body(receive)
        values |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    given = {
        key: value
        for key, value in values.items()
        if value not in ("", None) or (key in EMPTY_MEANS and value == "")
    }
    return Parameters(given, uploads)


def _content_type(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"content-type":
            return str(value.decode("latin-1")).lower()
    return ""


class Bounded:
    """Counts a body as it comes. One that is too large is read to its end and forgotten, so that the 413 arrives."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._size = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > MOST_BODY:
            while message.get("more_body"):
                message = await self._receive()
            raise Refused(413, "Request Entity Too Large")
        return message


async def _body(receive: Receive) -> bytes:
    bounded = Bounded(receive)
    message = await bounded()
    if not message.get("more_body"):
        return bytes(message.get("body", b""))
    pieces = [message.get("body", b"")]
    while message.get("more_body"):
        message = await bounded()
        pieces.append(message.get("body", b""))
    return b"".join(pieces)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(found, dict):
        raise bad_request("object expected in the request's body")
    return found


async def _read_multipart(
    scope: Scope, receive: Receive, values: dict[str, Any], uploads: dict[str, Upload]
) -> None:
    try:
        async with Request(scope, receive).form(max_files=20, max_fields=200) as form:
            for key, part in form.multi_items():
                if isinstance(part, UploadFile):
                    content = await part.read()
                    uploads[key] = Upload(part.filename or key, part.content_type, content)
                else:
                    values[key] = part
    except MultiPartException as error:
        raise bad_request(f"can't parse the multipart body: {error}") from error
    if any(len(upload.content) > MOST_UPLOAD for upload in uploads.values()):
        raise Refused(413, "Request Entity Too Large")
