"""What a person does with the phone: write, share, tap, block."""

import time
from typing import Any

from .bots import Tap
from .chats import Chat, Payload
from .entities.detection import detected
from .entities.formatted import units
from .files import StoredFile
from .groups import forbidden_content
from .limits import TEXT
from .people import Person
from .posting import is_for_bot, membership, post_by_person, quoted, replace
from .refusals import Impossible, Refused
from .topics import placed
from .world import World

MEMBER = {"status": "member"}
KICKED = {"status": "kicked", "until_date": 0}


class Phone:
    """One person's phone in this world."""

    def __init__(self, world: World, person: Person) -> None:
        self.world = world
        self.person = person

    def chat(self, chat_id: int | str | None = None) -> Chat:
        """The chat by what the phone calls it: a bot's id, a group's id, or "bot" (also None) for the first bot."""
        if chat_id in (None, "bot", ""):
            return self.world.private_chat(self.world.default_bot, self.person)
        number = _number(chat_id)
        bot = self.world.bot_by_id(number)
        if bot is not None:
            return self.world.private_chat(bot, self.person)
        if number == self.person.id:
            return self.world.private_chat(self.world.default_bot, self.person)
        for other in self.world.bots.values():
            found = other.chats.get(number)
            if found is not None and self.person.id in found.roster:
                return found
        raise Impossible("there is no such chat on this phone", status=404)

    def write(
        self,
        chat: Chat,
        text: str,
        *,
        forwarded_from: str | None = None,
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> Payload:
        self._check_open(chat)
        text = text.strip()
        if not text or units(text) > TEXT:
            raise Impossible(f"a text has 1 to {TEXT} characters")
        entities = detected(text)
        content: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {})
        return self._post(chat, content, forwarded_from=forwarded_from, reply_to=reply_to, topic=topic)

    def share(
        self,
        chat: Chat,
        content: dict[str, Any],
        *,
        forwarded_from: str | None = None,
        topic: int | None = None,
    ) -> Payload:
        """A contact, a place: one field of a message."""
        self._check_open(chat)
        return self._post(chat, content, forwarded_from=forwarded_from, topic=topic)

    def share_own_contact(self, chat: Chat) -> Payload:
        """What the button "share my number" sends."""
        person = self.person
        contact = {"phone_number": person.phone or "+420777000000", "first_name": person.first_name}
        contact |= {"last_name": person.last_name} if person.last_name else {}
        return self.share(chat, {"contact": {**contact, "user_id": person.id}})

    def attach(self, chat: Chat, file: StoredFile, caption: str, *, topic: int | None = None) -> Payload:
        self._check_open(chat)
        shown = {"photo": file.as_photo} if file.kind == "photo" else {"document": file.as_document}
        content: dict[str, Any] = {name: show() for name, show in shown.items()}
        if file.kind == "voice":
            content = {"voice": file.as_voice(1)}
        if caption:
            entities = detected(caption)
            content |= {"caption": caption} | ({"caption_entities": entities} if entities else {})
        return self._post(chat, content, topic=topic)

    def _post(
        self,
        chat: Chat,
        content: dict[str, Any],
        *,
        forwarded_from: str | None = None,
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> Payload:
        extra: dict[str, Any] = {}
        if forwarded_from:
            origin = {"type": "hidden_user", "sender_user_name": forwarded_from, "date": self.world.unix()}
            extra["forward_origin"] = origin
        if reply_to is not None:
            found = quoted(chat, reply_to)
            if found is None:
                raise Impossible("there is no such message to reply to", status=404)
            extra["reply_to_message"] = found
        extra = self._placed(chat, content, extra, topic)
        return post_by_person(self.world, chat, self.person, extra | content)

    def _placed(
        self, chat: Chat, content: dict[str, Any], extra: dict[str, Any], topic: int | None
    ) -> dict[str, Any]:
        """The topic's fields too; a phone offers no way to write where one may not."""
        if noun := forbidden_content(self.world, chat, self.person.id, content):
            raise Impossible(f"{self.person.name} may not send {noun} to this chat", status=409)
        try:
            return placed(chat, self.person.id, topic, extra)
        except Refused as refusal:
            raise Impossible(refusal.description, status=409) from refusal

    def edit(self, chat: Chat, message_id: int, text: str) -> Payload:
        """The person corrects an own text."""
        message = chat.messages.get(message_id)
        if message is None or message["from"]["id"] != self.person.id or "text" not in message:
            raise Impossible("there is no such text of one's own", status=404)
        entities = detected(text)
        shown = {"text": text, "edit_date": self.world.unix()} | ({"entities": entities} if entities else {})
        kept = {key: value for key, value in message.items() if key != "entities"}
        payload = replace(self.world, chat, kept | shown)
        if is_for_bot(chat, payload):
            chat.bot.updates.add("edited_message", payload, self.world.clock.now())
        return payload

    def tap(self, chat: Chat, data: str, message_id: int) -> str:
        """A tap on an inline button with this data; the message may be gone and the data forged."""
        self._check_member(chat)
        query_id = str(int.from_bytes(self.world.secret().encode()[:7], "big"))
        chat.bot.taps[query_id] = Tap(chat, self.person.id, time.monotonic())
        chat.toasts.pop(self.person.id, None)
        gone = {"message_id": message_id, "chat": self.world.chat_json(chat), "date": 0}
        query = {
            "id": query_id,
            "from": self.person.as_user(),
            "message": chat.messages.get(message_id, gone),
            "chat_instance": str(abs(hash((chat.bot.id, chat.id)))),
            "data": data,
        }
        chat.bot.updates.add("callback_query", query, self.world.clock.now())
        return query_id

    def tap_label(
        self, chat: Chat, label: str, message_id: int | None = None
    ) -> tuple[str | None, int | None]:
        """The newest button with these words: the query's id, or the number of the message that it sent."""
        messages = [chat.messages.get(message_id)] if message_id else reversed(chat.messages.values())
        for message in messages:
            for button in _buttons(message):
                if button["text"] == label:
                    if "callback_data" not in button:
                        raise Impossible("that button is a link")
                    return self.tap(chat, button["callback_data"], (message or {})["message_id"]), None
        if message_id is None:
            return None, self._press(chat, label)
        raise Impossible(f"there is no button {label!r} on that message", status=404)

    def _press(self, chat: Chat, label: str) -> int:
        """A key of the keyboard under the input line."""
        keys = [key for row in (chat.keyboard or {}).get("keyboard", []) for key in row]
        key = next((key for key in keys if key["text"] == label), None)
        if key is None:
            raise Impossible(f"there is no button {label!r} on the screen", status=404)
        sent = self.share_own_contact(chat) if key.get("request_contact") else self.write(chat, label)
        return int(sent["message_id"])

    def block(self, chat: Chat) -> None:
        self._change_block(chat, blocked=True)

    def unblock(self, chat: Chat) -> None:
        self._change_block(chat, blocked=False)

    def _change_block(self, chat: Chat, *, blocked: bool) -> None:
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        before, after = (MEMBER, KICKED) if blocked else (KICKED, MEMBER)
        membership(self.world, chat, self.person.as_user(), before, after)
        self.world.touch(chat)

    def _check_open(self, chat: Chat) -> None:
        if chat.blocked:
            raise Impossible("the bot is blocked on this phone; unblock it first", status=409)
        self._check_member(chat)

    def _check_member(self, chat: Chat) -> None:
        if chat.migrated_to is not None:
            raise Impossible(f"the group has become the supergroup {chat.migrated_to}", status=409)
        if not chat.is_private and self.person.id not in chat.members:
            raise Impossible(f"{self.person.name} is not in the group", status=409)


def _buttons(message: Payload | None) -> list[dict[str, Any]]:
    rows = (message or {}).get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _number(chat_id: int | str | None) -> int:
    try:
        return int(chat_id or 0)
    except ValueError as error:
        raise Impossible('a chat is a number, or "bot"', status=404) from error
