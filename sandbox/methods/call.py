"""One call of a method, and what several methods do with it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from aiogram.methods import TelegramMethod
from aiogram.types import (
    ForceReply,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.types import ReplyParameters as Reply

from sandbox import groups, limits, topics
from sandbox.bots import Bot
from sandbox.chats import Chat, Payload
from sandbox.entities.detection import with_detected
from sandbox.entities.explicit import stated
from sandbox.entities.formatted import Entity, Formatted, cleaned, readable
from sandbox.entities.html import parse_html
from sandbox.entities.legacy import parse_legacy_markdown
from sandbox.entities.markdown import parse_markdown
from sandbox.keys import check_force_reply
from sandbox.ledger import Entry
from sandbox.posting import post, quoted
from sandbox.quotes import external_reply, quote
from sandbox.refusals import bad_request
from sandbox.requests import Upload
from sandbox.validation import given
from sandbox.world import World

Methods = dict[type[TelegramMethod[Any]], Callable[..., Any]]
"""What a file of methods speaks: from the model of a method (Bot API › Available methods) to its function."""

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply | None


EFFECTS: Final = frozenset(
    {
        "5104841245755180586",  # 🔥
        "5107584321108051014",  # 👍
        "5104858069142078462",  # 👎
        "5159385139981059251",  # ❤️
        "5044134455711629726",  # ❤️, the one before it
        "5046509860389126442",  # 🎉
        "5046589136895476101",  # 💩
    }
)
"""The effects that every bot may use."""


class Sending(Protocol):
    """What every sending method has in common."""

    @property
    def chat_id(self) -> Any: ...
    @property
    def message_thread_id(self) -> int | None: ...
    @property
    def protect_content(self) -> Any: ...


@dataclass(slots=True)
class Call:
    """Who calls, in which world, with which files; `entry` is the call's line in the ledger."""

    world: World
    bot: Bot
    uploads: dict[str, Upload]
    entry: Entry
    thumbnails: dict[int, Any] = field(default_factory=dict)
    paid: bool = False

    def chat(self, chat_id: Any) -> Chat:
        """The chat, if this bot may write to it now."""
        if chat_id is None:
            raise bad_request("chat_id is empty")
        chat = self.world.chat_for_bot(self.bot, chat_id)
        self.entry.chat_id = chat.id
        return chat

    def count(self, chat: Chat) -> None:
        """One message, or one edit, against the flood limits."""
        if self.world.flood:
            self.bot.flood.pass_one(chat.id, paid=self.paid)

    def formatted(self, text: str, parse_mode: Any, entities: list[MessageEntity] | None) -> Formatted:
        """The text parsed as asked, with what Telegram finds by itself."""
        mode = (given(parse_mode) or "").lower()
        text = readable(text)
        if mode == "html":
            made = parse_html(text)
        elif mode == "markdownv2":
            made = parse_markdown(text)
        elif mode == "markdown":
            made = parse_legacy_markdown(text)
        elif mode in ("", "none"):
            made = cleaned(Formatted(text, stated(text, entities or [])))
        else:
            raise bad_request("unsupported parse_mode")
        self.entry.warnings += made.warnings
        made.entities = [self._with_user(entity) for entity in made.entities]
        return with_detected(made)

    def _with_user(self, entity: Entity) -> Entity:
        if "user_id" not in entity:
            return entity
        person = self.world.people.get(entity["user_id"])
        user = person.as_user() if person else {"id": entity["user_id"], "is_bot": False, "first_name": "?"}
        return {**{key: value for key, value in entity.items() if key != "user_id"}, "user": user}

    def caption(
        self, caption: str | None, parse_mode: Any, entities: list[MessageEntity] | None
    ) -> dict[str, Any]:
        """The fields of a caption; none where there is none."""
        if not caption:
            return {}
        made = self.formatted(caption, parse_mode, entities)
        limits.check_caption(made)
        return {"caption": made.text} | ({"caption_entities": made.entities} if made.entities else {})

    def send(self, request: Sending, content: dict[str, Any]) -> Payload:
        """Posts the content as this method asks: reply, keyboard, protection."""
        return self.send_all(request, [content])[0]

    def send_all(self, request: Sending, contents: list[dict[str, Any]]) -> list[Payload]:
        """Posts several messages at once, as albums do; they count as one against the flood limits."""
        markup: Markup = getattr(request, "reply_markup", None)
        check_markup(markup)
        chat = self.chat(request.chat_id)
        reply = reply_asked(request)
        placed = [self.placed(chat, content, request.message_thread_id, reply) for content in contents]
        effect = self._effect(chat, request)
        self.count(chat)
        extra = inline_keyboard(markup) | effect
        if given(request.protect_content):
            extra["has_protected_content"] = True
        show_keyboard(chat, markup)
        chat.stop_typing()
        sender = self.bot.as_user()
        payloads = [
            post(self.world, chat, sender, {**place, **extra, **content})
            for place, content in zip(placed, contents, strict=True)
        ]
        if markup is not None and not isinstance(markup, InlineKeyboardMarkup):
            chat.fixed.add(payloads[0]["message_id"])
        self.entry.message_id = payloads[0]["message_id"]
        return payloads

    def placed(
        self, chat: Chat, content: dict[str, Any], thread_id: int | None = None, reply: Reply | None = None
    ) -> dict[str, Any]:
        """The fields of the reply and of the topic; raises Refused where the bot may not send such content."""
        noun = groups.forbidden_content(self.world, chat, self.bot.id, content)
        if noun is not None:
            raise bad_request(f"not enough rights to send {noun} to the chat")
        return topics.placed(chat, self.bot.id, thread_id, self._reply(chat, reply))

    def _reply(self, chat: Chat, reply: Reply | None) -> dict[str, Any]:
        """The fields of a reply; to another chat's message it shows where that message stands."""
        if reply is None:
            return {}
        if reply.message_id is None:
            raise bad_request('can\'t find field "message_id"')
        source = chat if reply.chat_id is None else self.world.chat_for_bot(self.bot, reply.chat_id)
        found = quoted(source, reply.message_id)
        if found is None:
            if source is chat and given(reply.allow_sending_without_reply):
                return {}
            raise bad_request("message to be replied not found")
        if source is not chat:
            return {"external_reply": external_reply(self.world, source, found)} | self._part(found, reply)
        return {"reply_to_message": found} | self._part(found, reply)

    def _part(self, message: Payload, reply: Reply) -> dict[str, Any]:
        """What of the message is answered: a quote, or an option of its poll."""
        part: dict[str, Any] = {}
        if reply.quote:
            made = self.formatted(reply.quote, reply.quote_parse_mode, reply.quote_entities)
            part = {"quote": quote(message, made, reply.quote_position or 0)} if made.text else {}
        if reply.poll_option_id is not None:
            options = message.get("poll", {}).get("options", [])
            if not any(option["persistent_id"] == reply.poll_option_id for option in options):
                raise bad_request("poll option to be replied not found")
            part["reply_to_poll_option_id"] = reply.poll_option_id
        return part

    def _effect(self, chat: Chat, request: object) -> dict[str, str]:
        """The effect with which a message appears; only in private chats."""
        effect: str | None = getattr(request, "message_effect_id", None)
        if effect is None:
            return {}
        if not chat.is_private or effect not in EFFECTS:
            raise bad_request("EFFECT_ID_INVALID")
        return {"effect_id": effect}


def reply_asked(request: object) -> Reply | None:
    """The reply that a method asks for; also in the way that Telegram had before `reply_parameters`."""
    reply: Reply | None = getattr(request, "reply_parameters", None)
    before: int | None = getattr(request, "reply_to_message_id", None)
    if reply is not None or before is None:
        return reply
    missing_is_fine = getattr(request, "allow_sending_without_reply", None)
    return Reply(message_id=before, allow_sending_without_reply=missing_is_fine)


def check_markup(markup: Markup) -> None:
    if isinstance(markup, InlineKeyboardMarkup):
        limits.check_inline_keyboard(markup)
    elif isinstance(markup, ReplyKeyboardMarkup):
        limits.check_reply_keyboard(markup)
    elif isinstance(markup, ForceReply):
        check_force_reply(markup)


def inline_keyboard(markup: Markup) -> dict[str, Any]:
    """The `reply_markup` field of a message: only inline keyboards stand in messages; an empty one is none."""
    if not isinstance(markup, InlineKeyboardMarkup) or not any(markup.inline_keyboard):
        return {}
    rows = [[_button(button) for button in row] for row in markup.inline_keyboard if row]
    return {"reply_markup": {"inline_keyboard": rows}}


def _button(button: Any) -> dict[str, Any]:
    if button.callback_data is not None:
        return {"text": button.text, "callback_data": button.callback_data}
    dumped: dict[str, Any] = button.model_dump(mode="json", exclude_none=True)
    return dumped


def show_keyboard(chat: Chat, markup: Markup) -> None:
    """The keyboard under the chat's input line, changed only by messages that say so."""
    if isinstance(markup, ReplyKeyboardMarkup):
        chat.keyboard = markup.model_dump(mode="json", exclude_none=True)
    elif isinstance(markup, ReplyKeyboardRemove):
        chat.keyboard = None
