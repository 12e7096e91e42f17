"""What people send, and do to messages that stand on the screen, as JSON under /api/people."""

from typing import Final

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import contents, forms
from .files import MOST_UPLOAD, StoredFile
from .phone import Phone
from .refusals import Impossible
from .routing import read_form, route
from .world import World

KINDS: Final = ("document", "photo", "voice", "audio", "video", "video_note", "animation")
RECORDED: Final = frozenset({"voice", "video_note"})
JUST_MADE: Final = 1
"""Seconds that a recording is said to last: the sandbox does not listen to it."""


class MessageSide:
    """Routes over one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        one = "/api/people/{person:int}"
        return [
            route(one + "/messages", POST=self.write, PATCH=self.edit, DELETE=self.delete),
            route(one + "/files", POST=self.attach),
            route(one + "/votes", POST=self.vote),
            route(one + "/reactions", POST=self.react),
        ]

    def _phone(self, request: Request) -> Phone:
        return Phone(self.world, self.world.person(request.path_params["person"]))

    async def write(self, request: Request) -> Response:
        form = await read_form(request, forms.NewMessage)
        phone = self._phone(request)
        chat = phone.chat(form.chat_id)
        if form.text is None:
            sent = contents.share(phone, chat, form)
        else:
            sent = phone.write(
                chat,
                form.text,
                forwarded_from=form.forward_from_name,
                reply_to=form.reply_to,
                quote=form.quote,
                topic=form.topic,
            )
        return JSONResponse({"message_id": sent["message_id"]})

    async def edit(self, request: Request) -> Response:
        form = await read_form(request, forms.Edit)
        phone = self._phone(request)
        phone.edit(phone.chat(form.chat_id), form.message_id, form.text)
        return JSONResponse({"message_id": form.message_id})

    async def delete(self, request: Request) -> Response:
        form = await read_form(request, forms.Deletion)
        phone = self._phone(request)
        phone.delete(phone.chat(form.chat_id), form.message_id)
        return JSONResponse({})

    async def attach(self, request: Request) -> Response:
        """One file, or several as an album; one `kind` is for all of them, else each has its own."""
        phone = self._phone(request)
        async with request.form() as form:
            uploads = [part for part in form.getlist("file") if isinstance(part, UploadFile)]
            kinds = [str(kind) for kind in form.getlist("kind")] or ["document"]
            kinds = kinds * len(uploads) if len(kinds) == 1 else kinds
            if not uploads or len(kinds) != len(uploads) or not set(kinds) <= set(KINDS):
                raise Impossible(f"a file comes as `file`, with `kind` {', '.join(KINDS)}")
            files = [await self._kept(part, kind) for part, kind in zip(uploads, kinds, strict=True)]
            chat = phone.chat(str(form.get("chat_id") or "bot"))
            reply_to = int(str(form.get("reply_to") or 0)) or None
            topic = int(str(form.get("topic") or 0)) or None
            sent = phone.attach(chat, files, str(form.get("caption") or ""), reply_to=reply_to, topic=topic)
        numbers = [payload["message_id"] for payload in sent]
        return JSONResponse({"message_id": numbers[0], "message_ids": numbers})

    async def _kept(self, upload: UploadFile, kind: str) -> StoredFile:
        content = await upload.read()
        if len(content) > MOST_UPLOAD:
            raise Impossible("a file has at most 50 MB", status=413)
        details = {"duration": JUST_MADE} if kind in RECORDED else {}
        name, mime = upload.filename or "file", upload.content_type
        return self.world.files.keep(name, content, kind, mime, details=details)

    async def vote(self, request: Request) -> Response:
        form = await read_form(request, forms.Vote)
        phone = self._phone(request)
        phone.vote(phone.chat(form.chat_id), form.message_id, form.options)
        return JSONResponse({})

    async def react(self, request: Request) -> Response:
        form = await read_form(request, forms.Reaction)
        phone = self._phone(request)
        phone.react(phone.chat(form.chat_id), form.message_id, form.emoji)
        return JSONResponse({})
