"""A group, in the hands of a test."""

from collections.abc import Iterable
from typing import Any, Literal

from .line import Line
from .person import Person

GroupKind = Literal["group", "supergroup"]


class Group:
    """A group by its id (negative); the person named in each deed is the one who does it."""

    def __init__(self, line: Line, record: dict[str, Any]) -> None:
        self._line = line
        self.id: int = record["id"]
        self.title: str = record["title"]
        self.kind: GroupKind = record["kind"]
        self.forum: bool = record["forum"]
        self._path = f"/api/groups/{self.id}"

    async def join(self, person: Person, link: str | None = None) -> bool:
        """Freely, or by an invite link; False while the request waits for an administrator."""
        path = f"/api/people/{person.id}/groups/{self.id}/join"
        return bool((await self._line.post(path, {"link": link}))["joined"])

    async def leave(self, person: Person) -> None:
        await self._line.post(f"/api/people/{person.id}/groups/{self.id}/leave")

    async def add(self, person: Person, by: Person) -> None:
        await self._line.post(f"{self._path}/members", {"id": person.id, "by": by.id})

    async def ban(self, person: Person, by: Person) -> None:
        await self._line.delete(f"{self._path}/members", {"id": person.id, "by": by.id})

    async def appoint(self, user_id: int, by: Person, rights: Iterable[str] | None = None) -> None:
        """Makes a person or the bot an administrator: with the usual rights, or just these; none take the office away."""
        named = None if rights is None else list(rights)
        await self._line.post(f"{self._path}/administrators", {"id": user_id, "by": by.id, "rights": named})

    async def add_bot(self, by: Person, *, parameter: str | None = None, rights: Iterable[str] = ()) -> None:
        """As a startgroup link does it."""
        body = {"by": by.id, "parameter": parameter, "rights": list(rights)}
        await self._line.post(f"{self._path}/bot", body)

    async def remove_bot(self) -> None:
        """The owner throws the bot out."""
        await self._line.delete(f"{self._path}/bot")

    async def rename(self, title: str, by: Person) -> None:
        await self._line.patch(self._path, {"title": title, "by": by.id})
        self.title = title

    async def allow(self, permissions: Iterable[str], by: Person) -> None:
        """What members may do from now on."""
        await self._line.patch(self._path, {"permissions": list(permissions), "by": by.id})

    async def topic(self, name: str, by: Person) -> int:
        """Opens a topic; its message_thread_id."""
        path = f"/api/people/{by.id}/groups/{self.id}/topics"
        return int((await self._line.post(path, {"name": name}))["id"])

    async def upgrade(self) -> "Group":
        """The supergroup that it becomes."""
        return Group(self._line, await self._line.post(f"{self._path}/upgrade"))


class Groups:
    """All groups of a sandbox."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def add(
        self, title: str, *members: Person, kind: GroupKind = "supergroup", forum: bool = False
    ) -> Group:
        """A group with the bot in it, made by the first member."""
        ids = [member.id for member in members]
        body = {"title": title, "members": ids, "kind": kind, "forum": forum}
        return Group(self._line, await self._line.post("/api/groups", body))

    async def list(self) -> list[Group]:
        return [Group(self._line, record) for record in (await self._line.get("/api/groups"))["groups"]]
