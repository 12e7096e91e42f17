"""What people do with groups: make, join, leave, appoint, rename, upgrade and open topics; JSON under /api."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from . import groupforms as forms
from . import groups
from .chatlist import chat_list, members
from .chats import Chat
from .members import GIVEN_AT_ONCE, PERMISSIONS, RIGHTS, implied
from .people import Person
from .posting import post, post_by_person
from .refusals import Impossible
from .routing import read_form, route
from .topics import Topic
from .world import World


class GroupSide:
    """Routes over one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        one = "/api/groups/{group}"
        by_person = "/api/people/{person:int}/groups/{group}"
        return [
            route("/api/groups", GET=self.groups, POST=self.add),
            route(one, GET=self.group, PATCH=self.change),
            route(one + "/bot", POST=self.invite_bot, DELETE=self.remove_bot),
            route(one + "/members", POST=self.add_member, DELETE=self.remove_member),
            route(one + "/administrators", POST=self.appoint),
            route(one + "/upgrade", POST=self.upgrade),
            route(by_person + "/join", POST=self.join),
            route(by_person + "/leave", POST=self.leave),
            route(by_person + "/topics", POST=self.open_topic),
            route("/api/people/{person:int}/chats", GET=self.chats),
        ]

    def _group(self, request: Request) -> Chat:
        """A group that still is one; by its id with or without the sign."""
        name = request.path_params["group"]
        if not name.removeprefix("-").isdecimal():
            raise Impossible("a group is named by its number", status=404)
        group = self.world.group(int(name))
        if group.migrated_to is not None:
            raise Impossible(f"the group has become the supergroup {group.migrated_to}", status=409)
        return group

    def _member(self, group: Chat, person_id: int) -> Person:
        """Somebody who is in the group."""
        person = self.world.person(person_id)
        if person_id not in group.members:
            raise Impossible(f"{person.name} is not in the group", status=409)
        return person

    def _person(self, request: Request) -> Person:
        return self.world.person(request.path_params["person"])

    async def groups(self, _: Request) -> Response:
        found = [
            chat
            for bot in self.world.bots.values()
            for chat in bot.chats.values()
            if not chat.is_private and chat.migrated_to is None
        ]
        return JSONResponse({"groups": [_shown(group) for group in found]})

    async def group(self, request: Request) -> Response:
        group = self._group(request)
        return JSONResponse(_shown(group) | {"roster": members(self.world, group)})

    async def add(self, request: Request) -> Response:
        """The first member makes the group and adds the bot to it."""
        form = await read_form(request, forms.NewGroup)
        group = self.world.add_group(
            form.title, form.members, self.world.default_bot, form.kind, forum=form.forum
        )
        maker = self.world.person(form.members[0])
        post(self.world, group, maker.as_user(), {"group_chat_created": True})
        groups.add(self.world, group, group.bot.id, maker.as_user())
        return JSONResponse(_shown(group))

    async def change(self, request: Request) -> Response:
        """By a member with the right to; what is not named stays."""
        form, group = await read_form(request, forms.GroupChange), self._group(request)
        by = self._member(group, form.by)
        if form.permissions is not None:
            self._need(group, by, "can_restrict_members")
            _check_known(form.permissions, PERMISSIONS)
            group.permissions = implied(dict.fromkeys(form.permissions, True), independent=True)
        if form.title is not None or form.description is not None:
            self._need(group, by, "can_change_info")
        if form.description is not None:
            group.description = form.description
        if form.title is not None and form.title != group.title:
            groups.rename(self.world, group, form.title, by.as_user())
        self.world.touch(group)
        return JSONResponse(_shown(group))

    def _need(self, group: Chat, person: Person, right: str) -> None:
        if not groups.member(self.world, group, person.id).allowed(right, group.permissions):
            raise Impossible(f"{person.name} may not do that in this group ({right})", status=409)

    async def invite_bot(self, request: Request) -> Response:
        """As the link t.me/BOT?startgroup=CODE does; with `rights` the bot comes as an administrator."""
        form, group = await read_form(request, forms.AddBot), self._group(request)
        by = self._member(group, form.by)
        self._need(group, by, "can_promote_members" if form.rights else "can_invite_users")
        if not group.has_bot:
            groups.add(self.world, group, group.bot.id, by.as_user())
        if form.rights:
            groups.promote(self.world, group, group.bot.id, _rights(form.rights), by.as_user())
        if form.parameter:
            command = f"/start@{group.bot.username}"
            entities = [{"type": "bot_command", "offset": 0, "length": len(command)}]
            content = {"text": f"{command} {form.parameter}", "entities": entities}
            post_by_person(self.world, group, by, content)
        return JSONResponse({})

    async def remove_bot(self, request: Request) -> Response:
        """Thrown out by the one who made the group."""
        group = self._group(request)
        if group.has_bot:
            by = next(one for one in group.roster if one != group.bot.id)
            groups.remove(self.world, group, group.bot.id, self.world.user(by), until=0)
        return JSONResponse({})

    async def add_member(self, request: Request) -> Response:
        """A member adds somebody else; whoever was banned comes back only through an administrator."""
        form, group = await read_form(request, forms.Membership), self._group(request)
        by = self._member(group, form.by)
        self._need(group, by, "can_invite_users")
        self.world.person(form.id)
        if groups.member(self.world, group, form.id).status == "kicked":
            self._need(group, by, "can_restrict_members")
        if form.id not in group.members:
            groups.add(self.world, group, form.id, by.as_user())
        return JSONResponse({})

    async def remove_member(self, request: Request) -> Response:
        """An administrator bans somebody."""
        form, group = await read_form(request, forms.Membership), self._group(request)
        by = self._member(group, form.by)
        old = groups.member(self.world, group, form.id)
        if not groups.member(self.world, group, by.id).may("can_restrict_members") or old.status == "creator":
            raise Impossible(f"{by.name} may not remove that member", status=409)
        groups.remove(self.world, group, form.id, by.as_user(), until=0)
        return JSONResponse({})

    async def appoint(self, request: Request) -> Response:
        """An administrator with these rights (the usual ones where none are named); an empty list takes the office away."""
        form, group = await read_form(request, forms.Appointment), self._group(request)
        by = self._member(group, form.by)
        old = groups.member(self.world, group, form.id)
        if not groups.member(self.world, group, by.id).may("can_promote_members"):
            raise Impossible(f"{by.name} may not appoint administrators", status=409)
        if not old.is_here or old.status == "creator":
            raise Impossible("only a member who does not own the group can be appointed", status=409)
        rights = GIVEN_AT_ONCE if form.rights is None else _rights(form.rights)
        groups.promote(self.world, group, form.id, rights, by.as_user())
        return JSONResponse({})

    async def upgrade(self, request: Request) -> Response:
        group = self._group(request)
        if group.kind != "group":
            raise Impossible("only a basic group becomes a supergroup", status=409)
        owner = next(one for one, member in group.roster.items() if one != group.bot.id)
        return JSONResponse(_shown(groups.upgrade(self.world, group, self.world.user(owner))))

    async def join(self, request: Request) -> Response:
        """By a link, or freely where none is named; `joined` is false while a request waits."""
        form, group = await read_form(request, forms.Joining), self._group(request)
        person = self._person(request)
        member = groups.member(self.world, group, person.id)
        if member.status == "kicked":
            raise Impossible(f"{person.name} is banned from the group", status=409)
        if member.is_here:
            return JSONResponse({"joined": True})
        if form.link is None:
            groups.add(self.world, group, person.id, person.as_user())
            return JSONResponse({"joined": True})
        link = group.links.get(form.link)
        if link is None or not link.admits(self.world.unix()):
            raise Impossible("the invite link has expired", status=409)
        return JSONResponse({"joined": groups.join(self.world, group, person.id, link)})

    async def leave(self, request: Request) -> Response:
        group = self._group(request)
        person = self._member(group, self._person(request).id)
        groups.remove(self.world, group, person.id, person.as_user())
        return JSONResponse({})

    async def open_topic(self, request: Request) -> Response:
        form, group = await read_form(request, forms.NewTopic), self._group(request)
        person = self._member(group, self._person(request).id)
        if not group.forum:
            raise Impossible("the group has no topics", status=409)
        self._need(group, person, "can_manage_topics")
        topic = groups.open_topic(self.world, group, Topic(0, form.name), person.as_user())
        return JSONResponse({"id": topic.id})

    async def chats(self, request: Request) -> Response:
        return JSONResponse({"chats": chat_list(self.world, self._person(request))})


def _rights(named: list[str]) -> frozenset[str]:
    _check_known(named, RIGHTS)
    return frozenset(named)


def _check_known(named: list[str], known: tuple[str, ...]) -> None:
    if unknown := set(named) - set(known):
        raise Impossible(f"there is no right or permission {min(unknown)} in groups")


def _shown(group: Chat) -> dict[str, object]:
    names = ("id", "title", "members", "kind", "forum", "description")
    return {name: getattr(group, name) for name in names}
