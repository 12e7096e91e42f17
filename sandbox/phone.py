"""What a person does with the phone: write, share, vote, react, tap, block."""

import time
from datetime import timedelta
from typing import Any, Final

from . import albums, polls, reactions
from .bots import Tap
from .chats import Chat, Payload
from .entities.detection import detected
from .entities.formatted import units
from .files import StoredFile
from .groups import forbidden_content
from .limits import CAPTION, TEXT
from .media import CAPTIONED, in_message
from .people import Person
from .posting import is_for_bot, membership, post_by_person, quoted, replace
from .quotes import quote_words
from .refusals import Impossible, Refused
from .topics import placed
from .world import World

EDITABLE: Final = timedelta(hours=48)
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
        quote: str | None = None,
        topic: int | None = None,
    ) -> Payload:
        text = text.strip()
        if not text or units(text) > TEXT:
            raise Impossible(f"a text has 1 to {TEXT} characters")
        return self.share(
            chat,
            marked(text, "text"),
            forwarded_from=forwarded_from,
            reply_to=reply_to,
            quote=quote,
            topic=topic,
        )

    def share(
        self,
        chat: Chat,
        content: dict[str, Any],
        *,
        forwarded_from: str | None = None,
        reply_to: int | None = None,
        quote: str | None = None,
        topic: int | None = None,
    ) -> Payload:
        """A contact, a place, a file: what else a message can be."""
        self._check_open(chat)
        extra: dict[str, Any] = {}
        if forwarded_from:
            origin = {"type": "hidden_user", "sender_user_name": forwarded_from, "date": self.world.unix()}
            extra["forward_origin"] = origin
        if reply_to is not None:
            extra |= self._reply(chat, reply_to, quote)
        extra = self._placed(chat, content, extra, topic)
        return post_by_person(self.world, chat, self.person, extra | content)

    def _reply(self, chat: Chat, message_id: int, part: str | None) -> dict[str, Any]:
        found = quoted(chat, message_id)
        if found is None:
            raise Impossible("there is no such message to reply to", status=404)
        if not part:
            return {"reply_to_message": found}
        try:
            return {"reply_to_message": found, "quote": quote_words(found, part)}
        except Refused as refusal:
            raise Impossible("these words do not stand in that message") from refusal

    def share_own_contact(self, chat: Chat) -> Payload:
        """What the button "share my number" sends."""
        person = self.person
        contact = {"phone_number": person.phone or "+420777000000", "first_name": person.first_name}
        contact |= {"last_name": person.last_name} if person.last_name else {}
        return self.share(chat, {"contact": {**contact, "user_id": person.id}})

    def attach(
        self,
        chat: Chat,
        files: list[StoredFile],
        caption: str,
        *,
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> list[Payload]:
        """One file, or an album of them; the caption stands under the first."""
        if units(caption) > CAPTION:
            raise Impossible(f"a caption has at most {CAPTION} characters")
        if caption and files[0].kind not in CAPTIONED:
            raise Impossible(f"a {files[0].kind} has no caption")
        contents = [in_message(file) for file in files]
        contents[0] |= marked(caption, "caption") if caption else {}
        if len(files) > 1:
            self._check_album([file.kind for file in files])
            group = albums.group_id()
            contents = [{"media_group_id": group, **content} for content in contents]
        return [self.share(chat, content, reply_to=reply_to, topic=topic) for content in contents]

    def _check_album(self, kinds: list[str]) -> None:
        if len(kinds) > albums.MOST:
            raise Impossible(f"an album has {albums.FEWEST} to {albums.MOST} files")
        if (kind := albums.stranger(kinds)) is not None:
            raise Impossible(f"{kind} does not stand in an album with others")

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
        """The person corrects an own text, or the caption of an own file."""
        message, field = self._editable(chat, message_id)
        text, most = text.strip(), CAPTION if field == "caption" else TEXT
        if not text or units(text) > most:
            raise Impossible(f"a {field} has 1 to {most} characters")
        shown = marked(text, field) | {"edit_date": self.world.unix()}
        kept = {key: value for key, value in message.items() if key not in ("entities", "caption_entities")}
        payload = replace(self.world, chat, kept | shown)
        if is_for_bot(chat, payload):
            chat.bot.updates.add("edited_message", payload, self.world.clock.now())
        return payload

    def _editable(self, chat: Chat, message_id: int) -> tuple[Payload, str]:
        """The person's own message, and the field that holds its words."""
        self._check_member(chat)
        message = chat.messages.get(message_id)
        is_own = message is not None and message["from"]["id"] == self.person.id
        is_file = message is not None and not CAPTIONED.isdisjoint(message)
        if message is None or not is_own or "forward_origin" in message or not (is_file or "text" in message):
            raise Impossible("there is no such text of one's own", status=404)
        if self.world.unix() - message["date"] > EDITABLE.total_seconds():
            raise Impossible("a message can be edited for 48 hours", status=409)
        return message, "caption" if is_file else "text"

    def delete(self, chat: Chat, message_id: int) -> None:
        """For everybody: any message of a private chat, in a group one's own, or any by right. Bots are not told."""
        self._check_member(chat)
        message = chat.messages.get(message_id)
        may = chat.is_private or chat.roster[self.person.id].may("can_delete_messages")
        if message is None or not (may or message["from"]["id"] == self.person.id):
            raise Impossible("there is no such message to delete", status=404)
        chat.forget(message_id)
        self.world.touch(chat)

    def vote(self, chat: Chat, message_id: int, options: list[int]) -> None:
        """Chooses these options of a poll; none take the vote back."""
        self._check_member(chat)
        self.world.alarms.ring()
        polls.vote(self.world, chat, message_id, self.person, options)

    def react(self, chat: Chat, message_id: int, emoji: str | None) -> None:
        """Sets the person's reaction under a message, or takes it away."""
        self._check_member(chat)
        if not reactions.may_react(self.world, chat, self.person.id):
            raise Impossible(f"{self.person.name} may not react in this chat", status=409)
        message = chat.messages.get(message_id)
        if message is None or not reactions.can_be_reacted_to(message):
            raise Impossible("there is no such message to react to", status=404)
        if emoji is not None and emoji not in reactions.EMOJI:
            raise Impossible("that emoji is no reaction")
        first: int = albums.first_of(chat, message)["message_id"]
        if emoji is not None and not reactions.fits(chat, first, emoji):
            raise Impossible("a message has at most 11 different reactions", status=409)
        reactions.react_as_person(self.world, chat, first, self.person, emoji)

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


def marked(text: str, field: str) -> dict[str, Any]:
    """A text or a caption with what Telegram finds in it."""
    entities = detected(text)
    name = "entities" if field == "text" else f"{field}_entities"
    return {field: text} | ({name: entities} if entities else {})


def _buttons(message: Payload | None) -> list[dict[str, Any]]:
    rows = (message or {}).get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


def _number(chat_id: int | str | None) -> int:
    try:
        return int(chat_id or 0)
    except ValueError as error:
        raise Impossible('a chat is a number, or "bot"', status=404) from error
