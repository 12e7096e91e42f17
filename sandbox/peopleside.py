"""The side of the sandbox that people, tests and the page talk to: JSON under /api."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from . import forms
from .chatlist import members
from .connections import while_connected
from .ledger import PAGE
from .messageside import MessageSide
from .people import Person
from .phone import Phone
from .refusals import Impossible
from .routing import read_form, route
from .screen import screen
from .served import served
from .world import World

LONGEST_WAIT: Final = 25.0


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
            *MessageSide(self.world).routes(),
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
        return JSONResponse(screen(chat, phone.person) | {"members": members(self.world, chat)})

    async def file(self, request: Request) -> Response:
        file = self.world.files.by_unique_id(request.path_params["unique_id"])
        if file is None:
            raise Impossible("there is no such file", status=404)
        return served(file, request.headers.get("range"))

    async def events(self, _: Request) -> Response:
        return StreamingResponse(self.world.events.stream(), media_type="text/event-stream")

    async def ledger(self, request: Request) -> Response:
        """A page of at most 10,000 entries after a number."""
        after = int(request.query_params.get("after", "0"))
        entries = self.world.ledger.after(after, most=PAGE)
        return JSONResponse({"entries": [entry.as_json() for entry in entries]})
