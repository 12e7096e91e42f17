"""Topics of a forum (Bot API › ForumTopic)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .refusals import bad_request

if TYPE_CHECKING:
    from .chats import Chat

GENERAL: Final = 1
COLORS: Final = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
NOT_FOUND: Final = "message thread not found"


@dataclass(slots=True)
class Topic:
    """`id` is the number of the message that opened it; `creator_id` may edit and close it without a right."""

    id: int
    name: str
    icon_color: int = COLORS[0]
    icon: str = ""
    creator_id: int = 0
    closed: bool = False
    hidden: bool = False

    def as_json(self) -> dict[str, Any]:
        """The ForumTopic object."""
        icon = {"icon_custom_emoji_id": self.icon} if self.icon else {}
        return {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color, **icon}

    def as_shown(self) -> dict[str, Any]:
        """As a phone lists it."""
        names = ("id", "name", "icon_color", "closed", "hidden")
        return {name: getattr(self, name) for name in names}


def may_manage(chat: "Chat", topic: Topic, user_id: int) -> bool:
    """Close, reopen and rename: with the right, or as the one who opened it."""
    return topic.creator_id == user_id or chat.roster[user_id].may("can_manage_topics")


def placed(
    chat: "Chat", user_id: int, thread_id: int | None, reply: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The reply's and the topic's fields of a new message.

    A reply without a topic lands where the message stands that it answers, anything else in General. What answers
    nothing answers the topic's first message, as bots see it. Raises Refused where there is no such topic or it is closed.
    """
    fields = dict(reply or {})
    thread_id = thread_id or fields.get("reply_to_message", {}).get("message_thread_id")
    if not chat.forum:
        if thread_id:
            raise bad_request(NOT_FOUND)
        return fields
    if thread_id == GENERAL:
        raise bad_request(NOT_FOUND)
    topic = chat.topics.get(thread_id or GENERAL)
    if topic is None:
        raise bad_request(NOT_FOUND)
    if topic.closed and not may_manage(chat, topic, user_id):
        raise bad_request("TOPIC_CLOSED")
    return fields | within(chat, topic, answers=bool(fields))


def within(chat: "Chat", topic: Topic, *, answers: bool = False) -> dict[str, Any]:
    """The fields that put a message into a topic; General has none."""
    if topic.id == GENERAL:
        return {}
    fields: dict[str, Any] = {"message_thread_id": topic.id, "is_topic_message": True}
    opening = chat.messages.get(topic.id)
    return fields | ({} if answers or opening is None else {"reply_to_message": opening})
