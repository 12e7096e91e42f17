"""The side of the sandbox that people, tests and the page talk to: JSON under /api."""

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from . import forms
from .chats import Chat
from .connections import while_connected
from .files import MOST_UPLOAD
from .ledger import PAGE
from .people import Person
from .phone import Phone
from .posting import membership, post
from .refusals import Impossible
from .screen import screen
from .world import World

F = TypeVar("F", bound=BaseModel)
KINDS: Final = ("document", "photo", "voice")
LONGEST_WAIT: Final = 25.0
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/gif"})

Endpoint = Callable[[Request], Awaitable[Response]]


class PeopleSide:
    """Routes over one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        one = "/api/people/{person:int}"
        return [
            route("/api/bots", GET=self.bots, POST=self.add_bot),
            route("/api/people", GET=self.people, POST=self.add_person),
            route(one, DELETE=self.remove_person),
            route("/api/groups", GET=self.groups, POST=self.add_group),
            route("/api/groups/{group:int}/bot", POST=self.invite_bot, DELETE=self.remove_bot),
            route(one + "/messages", POST=self.write, PATCH=self.edit),
            route(one + "/files", POST=self.attach),
            route(one + "/taps", POST=self.tap),
            route(one + "/block", POST=self.block),
            route(one + "/unblock", POST=self.unblock),
            route(one + "/invitation", POST=self.invite, DELETE=self.withdraw_invitation),
            route(one + "/chats/{chat}", GET=self.screen),
            route("/api/files/{unique_id}", GET=self.file),
            route("/api/events", GET=self.events),
            route("/api/ledger", GET=self.ledger),
        ]

    def _phone(self, request: Request) -> Phone:
        return Phone(self.world, self.world.person(request.path_params["person"]))

    async def bots(self, _: Request) -> Response:
        return JSONResponse({"bots": [bot.as_self() for bot in self.world.bots.values()]})

    async def add_bot(self, request: Request) -> Response:
        form = await read_form(request, forms.NewBot)
        bot = self.world.add_bot(form.token, username=form.username, name=form.name)
        bot.reads_all_in_groups = form.reads_all_in_groups
        return JSONResponse(bot.as_self())

    async def people(self, _: Request) -> Response:
        return JSONResponse({"people": [person.as_json() for person in self.world.people.values()]})

    async def add_person(self, request: Request) -> Response:
        form = await read_form(request, forms.NewPerson)
        first, _, last = form.name.strip().partition(" ")
        person = Person(form.id, first, last, form.username, form.language, form.phone)
        return JSONResponse(self.world.add_person(person).as_json())

    async def remove_person(self, request: Request) -> Response:
        self.world.remove_person(request.path_params["person"])
        return JSONResponse({})

    async def groups(self, _: Request) -> Response:
        found = [
            chat for bot in self.world.bots.values() for chat in bot.chats.values() if not chat.is_private
        ]
        shown = [{"id": group.id, "title": group.title, "members": group.members} for group in found]
        return JSONResponse({"groups": shown})

    async def add_group(self, request: Request) -> Response:
        """The first member makes the group and adds the bot to it."""
        form = await read_form(request, forms.NewGroup)
        group = self.world.add_group(form.title, form.members, self.world.default_bot)
        self._add_bot(group, self.world.person(form.members[0]))
        return JSONResponse({"id": group.id, "title": group.title, "members": group.members})

    async def invite_bot(self, request: Request) -> Response:
        form = await read_form(request, forms.AddBot)
        self._add_bot(self._group(request), self.world.person(form.by))
        return JSONResponse({})

    async def remove_bot(self, request: Request) -> Response:
        group = self._group(request)
        if group.has_bot:
            by = self.world.person(group.members[0])
            post(self.world, group, by.as_user(), {"left_chat_member": group.bot.as_user()})
            membership(self.world, group, by.as_user(), {"status": "member"}, {"status": "left"})
            group.has_bot = False
        return JSONResponse({})

    def _group(self, request: Request) -> Chat:
        for bot in self.world.bots.values():
            if (group := bot.chats.get(-request.path_params["group"])) is not None:
                return group
        raise Impossible("there is no such group", status=404)

    def _add_bot(self, group: Chat, by: Person) -> None:
        if group.has_bot:
            return
        group.has_bot = True
        membership(self.world, group, by.as_user(), {"status": "left"}, {"status": "member"})
        payload = post(self.world, group, by.as_user(), {"new_chat_members": [group.bot.as_user()]})
        group.bot.updates.add("message", payload, self.world.clock.now())

    async def write(self, request: Request) -> Response:
        form = await read_form(request, forms.NewMessage)
        phone = self._phone(request)
        chat = phone.chat(form.chat_id)
        if form.text is not None:
            sent = phone.write(chat, form.text, forwarded_from=form.forward_from_name, reply_to=form.reply_to)
        else:
            content = form.model_dump(include={"contact", "location"}, exclude_none=True)
            sent = phone.share(chat, content, forwarded_from=form.forward_from_name)
        return JSONResponse({"message_id": sent["message_id"]})

    async def edit(self, request: Request) -> Response:
        form = await read_form(request, forms.Edit)
        phone = self._phone(request)
        phone.edit(phone.chat(form.chat_id), form.message_id, form.text)
        return JSONResponse({"message_id": form.message_id})

    async def attach(self, request: Request) -> Response:
        phone = self._phone(request)
        async with request.form() as form:
            upload, kind = form.get("file"), str(form.get("kind") or "document")
            if upload is None or isinstance(upload, str) or kind not in KINDS:
                raise Impossible("a file comes as `file`, with `kind` document, photo or voice")
            content = await upload.read()
            if len(content) > MOST_UPLOAD:
                raise Impossible("a file has at most 50 MB", status=413)
            file = self.world.files.keep(upload.filename or "file", content, kind, upload.content_type)
            chat = phone.chat(str(form.get("chat_id") or "bot"))
            sent = phone.attach(chat, file, str(form.get("caption") or ""))
        return JSONResponse({"message_id": sent["message_id"]})

    async def tap(self, request: Request) -> Response:
        form = await read_form(request, forms.NewTap)
        phone = self._phone(request)
        chat = phone.chat(form.chat_id)
        if form.data is not None:
            return JSONResponse({"query_id": phone.tap(chat, form.data, form.message_id or 0)})
        query_id, message_id = phone.tap_label(chat, form.label or "", form.message_id)
        return JSONResponse({"query_id": query_id, "message_id": message_id})

    async def block(self, request: Request) -> Response:
        phone = self._phone(request)
        phone.block(phone.chat())
        return JSONResponse({})

    async def unblock(self, request: Request) -> Response:
        phone = self._phone(request)
        phone.unblock(phone.chat())
        return JSONResponse({})

    async def invite(self, request: Request) -> Response:
        form = await read_form(request, forms.Invitation)
        return self._set_invitation(request, form.model_dump())

    async def withdraw_invitation(self, request: Request) -> Response:
        return self._set_invitation(request, None)

    def _set_invitation(self, request: Request, card: dict[str, str] | None) -> Response:
        phone = self._phone(request)
        chat = phone.chat()
        chat.invitations.pop(phone.person.id, None)
        if card is not None:
            chat.invitations[phone.person.id] = card
        self.world.touch(chat)
        return JSONResponse({})

    async def screen(self, request: Request) -> Response:
        """The screen now; with `unless` (a version), as soon as it differs, or after `wait` real seconds."""
        phone = self._phone(request)
        chat = phone.chat(request.path_params["chat"])
        if request.query_params.get("unless") == str(chat.version):
            seconds = min(float(request.query_params.get("wait", "1")), LONGEST_WAIT)
            await while_connected(chat.changed.wait(seconds), request.receive)
        return JSONResponse(screen(chat, phone.person))

    async def file(self, request: Request) -> Response:
        """Pictures are shown; anything else is only ever downloaded."""
        file = self.world.files.by_unique_id(request.path_params["unique_id"])
        if file is None:
            raise Impossible("there is no such file", status=404)
        kind = file.mime if file.mime in PICTURES else "application/octet-stream"
        answer = Response(file.content, media_type=kind, headers={"X-Content-Type-Options": "nosniff"})
        if file.mime not in PICTURES:
            answer.headers["Content-Disposition"] = "attachment"
        return answer

    async def events(self, _: Request) -> Response:
        return StreamingResponse(self.world.events.stream(), media_type="text/event-stream")

    async def ledger(self, request: Request) -> Response:
        """A page of at most 10,000 entries after a number."""
        after = int(request.query_params.get("after", "0"))
        entries = self.world.ledger.after(after, most=PAGE)
        return JSONResponse({"entries": [entry.as_json() for entry in entries]})


async def read_form(request: Request, model: type[F]) -> F:
    try:
        return model.model_validate_json(await request.body() or b"{}")
    except ValidationError as error:
        reasons = [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_url=False)]
        raise Impossible("; ".join(reasons)) from error


def route(path: str, **endpoints: Endpoint) -> Route:
    """One path, one function for each verb."""

    async def answer(request: Request) -> Response:
        verb = "GET" if request.method == "HEAD" else request.method
        return await endpoints[verb](request)

    return Route(path, answer, methods=list(endpoints))
