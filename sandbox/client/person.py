"""Somebody with a phone, in the hands of a test."""

from collections.abc import Callable
from time import monotonic
from typing import Any, Final, Literal

from .line import Line
from .records import Listed, SandboxError, Screen, Shown, Toast

PATIENCE: Final = 5.0

FileKind = Literal["document", "photo", "voice", "audio", "video", "video_note", "animation"]
"""What a file is sent as."""

ChatName = int | str
"""A chat as a phone names it: "bot" for the first bot, a bot's id, or a group's id."""


class Person:
    """Somebody with a phone. The chat is the private one with the bot unless named."""

    def __init__(self, line: Line, record: dict[str, Any]) -> None:
        self._line = line
        self._path = f"/api/people/{record['id']}"
        self.id: int = record["id"]
        self.name: str = record["name"]
        self.language: str = record["language"]

    async def send(
        self,
        text: str,
        *,
        chat: ChatName = "bot",
        forwarded_from: str | None = None,
        reply_to: int | None = None,
        quote: str | None = None,
        topic: int | None = None,
    ) -> int:
        """Writes a text, perhaps as a reply that quotes a part; its message_id."""
        more = {"forward_from_name": forwarded_from, "reply_to": reply_to, "quote": quote, "topic": topic}
        return await self._write(chat, text=text, **more)

    async def ask(self, text: str, *, chat: ChatName = "bot", timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109 - passed on
        """Writes a text and waits for the first message that comes after it."""
        return await self.answer_to(await self.send(text, chat=chat), chat=chat, timeout=timeout)

    async def answer_to(self, message_id: int, *, chat: ChatName = "bot", timeout: float = PATIENCE) -> Shown:  # noqa: ASYNC109 - passed on
        """The first message received after that one."""

        def answers(screen: Screen) -> list[Shown]:
            return [message for message in screen.received if message.message_id > message_id]

        return answers(await self.wait_for(lambda screen: bool(answers(screen)), timeout, chat=chat))[0]

    async def share_contact(
        self, phone_number: str, first_name: str, last_name: str | None = None, *, vcard: str | None = None
    ) -> int:
        contact = {
            "phone_number": phone_number,
            "first_name": first_name,
            "last_name": last_name,
            "vcard": vcard,
        }
        return await self._write("bot", contact={key: value for key, value in contact.items() if value})

    async def share_location(self, latitude: float, longitude: float) -> int:
        return await self._write("bot", location={"latitude": latitude, "longitude": longitude})

    async def send_venue(
        self, latitude: float, longitude: float, title: str, address: str = "", *, chat: ChatName = "bot"
    ) -> int:
        venue = {"latitude": latitude, "longitude": longitude, "title": title, "address": address}
        return await self._write(chat, venue=venue)

    async def send_sticker(self, emoji: str, *, chat: ChatName = "bot") -> int:
        """A sticker that the sandbox draws from the emoji."""
        return await self._write(chat, sticker=emoji)

    async def send_dice(self, emoji: str = "🎲", *, chat: ChatName = "bot") -> int:
        return await self._write(chat, dice=emoji)

    async def send_poll(
        self,
        question: str,
        *options: str,
        anonymous: bool = True,
        multiple: bool = False,
        chat: ChatName = "bot",
    ) -> int:
        poll = {"question": question, "options": options, "anonymous": anonymous, "multiple": multiple}
        return await self._write(chat, poll=poll)

    async def vote(self, message_id: int, *options: int, chat: ChatName = "bot") -> None:
        """Chooses options of a poll by their places, from 0; none takes the vote back."""
        body = {"message_id": message_id, "options": options, "chat_id": chat}
        await self._line.post(f"{self._path}/votes", body)

    async def react(self, message_id: int, emoji: str | None, *, chat: ChatName = "bot") -> None:
        """Sets the reaction under a message; None takes it away."""
        body = {"message_id": message_id, "emoji": emoji, "chat_id": chat}
        await self._line.post(f"{self._path}/reactions", body)

    async def delete(self, message_id: int, *, chat: ChatName = "bot") -> None:
        """Deletes a message for everybody."""
        await self._line.delete(f"{self._path}/messages", {"message_id": message_id, "chat_id": chat})

    async def _write(self, chat: ChatName, **content: Any) -> int:
        body = {key: value for key, value in content.items() if value is not None} | {"chat_id": chat}
        return int((await self._line.post(f"{self._path}/messages", body))["message_id"])

    async def edit(self, message_id: int, text: str, *, chat: ChatName = "bot") -> None:
        """Corrects an own text or caption."""
        await self._line.patch(
            f"{self._path}/messages", {"message_id": message_id, "text": text, "chat_id": chat}
        )

    async def send_file(
        self,
        name: str,
        content: bytes,
        *,
        kind: FileKind = "document",
        caption: str = "",
        chat: ChatName = "bot",
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> int:
        """Sends a file; its message_id."""
        data = {"kind": kind, "caption": caption, "chat_id": str(chat)}
        data |= {} if reply_to is None else {"reply_to": str(reply_to)}
        data |= {} if topic is None else {"topic": str(topic)}
        answer = await self._line.post(f"{self._path}/files", data=data, files={"file": (name, content)})
        return int(answer["message_id"])

    async def send_album(
        self, *files: tuple[FileKind, str, bytes], caption: str = "", chat: ChatName = "bot"
    ) -> list[int]:
        """Sends 2 to 10 files (kind, name, content) as an album; their message_ids."""
        data = {"kind": [kind for kind, _, _ in files], "caption": caption, "chat_id": str(chat)}
        parts = [("file", (name, content)) for _, name, content in files]
        numbers: list[int] = (await self._line.post(f"{self._path}/files", data=data, files=parts))[
            "message_ids"
        ]
        return numbers

    async def tap(self, label: str, *, message_id: int | None = None, chat: ChatName = "bot") -> str | None:
        """Taps the newest button with these words (or a key of the keyboard); the query's id, None for a key."""
        body: dict[str, Any] = {"label": label, "chat_id": chat}
        if message_id is not None:
            body["message_id"] = message_id
        query_id: str | None = (await self._line.post(f"{self._path}/taps", body))["query_id"]
        return query_id

    async def tap_data(self, message_id: int, data: str, *, chat: ChatName = "bot") -> str:
        """A tap by its data, whether it stands there or not (stale or forged); the query's id."""
        body = {"message_id": message_id, "data": data, "chat_id": chat}
        return str((await self._line.post(f"{self._path}/taps", body))["query_id"])

    async def toast(self, query_id: str | None, timeout: float = PATIENCE) -> Toast:  # noqa: ASYNC109 - as wait_for
        """The answer to a tap, once it is there."""
        screen = await self.wait_for(lambda s: s.toast is not None and s.toast.query_id == query_id, timeout)
        if screen.toast is None:
            raise SandboxError("no answer to the tap")
        return screen.toast

    async def block(self) -> None:
        await self._line.post(f"{self._path}/block")

    async def unblock(self) -> None:
        await self._line.post(f"{self._path}/unblock")

    async def invite(self, title: str, text: str) -> None:
        """Puts a card on this phone which, tapped in the page, sends the text to the bot."""
        await self._line.post(f"{self._path}/invitation", {"title": title, "text": text})

    async def delete_account(self) -> None:
        await self._line.delete(self._path)

    async def chats(self) -> list[Listed]:
        """The list of chats on this phone."""
        return [
            Listed.model_validate(chat) for chat in (await self._line.get(f"{self._path}/chats"))["chats"]
        ]

    async def screen(self, chat: ChatName = "bot") -> Screen:
        """The chat as it is now."""
        return Screen.model_validate(await self._line.get(f"{self._path}/chats/{chat}"))

    async def wait_for(
        self,
        predicate: Callable[[Screen], bool],
        timeout: float = PATIENCE,  # noqa: ASYNC109 - the bound of a question to another process
        *,
        chat: ChatName = "bot",
    ) -> Screen:
        """The screen as soon as the predicate holds; SandboxError with what was shown after so many real seconds."""
        until = monotonic() + timeout
        screen = await self.screen(chat)
        while not predicate(screen):
            left = until - monotonic()
            if left <= 0:
                shown = "\n".join(f"  {m.sender}: {m.text!r} {m.labels}" for m in screen.messages[-8:])
                raise SandboxError(f"waited {timeout} s in vain; {self.name} sees:\n{shown or '  nothing'}")
            query: dict[str, str | int | float] = {"unless": screen.version, "wait": min(left, 1.0)}
            screen = Screen.model_validate(await self._line.get(f"{self._path}/chats/{chat}", **query))
        return screen

    async def wait_for_text(self, part: str, timeout: float = PATIENCE, *, chat: ChatName = "bot") -> Shown:  # noqa: ASYNC109 - as wait_for
        """The newest received message that contains these words, once there is one."""

        def containing(screen: Screen) -> list[Shown]:
            return [message for message in screen.received if part in message.text]

        return containing(await self.wait_for(lambda screen: bool(containing(screen)), timeout, chat=chat))[
            -1
        ]
