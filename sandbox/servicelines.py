"""The grey lines of service messages; a phone writes the name of whoever did it before them."""

from collections.abc import Callable
from typing import Any, Final

from .chats import Payload


def _joined(payload: Payload) -> str:
    names = ", ".join(user["first_name"] for user in payload["new_chat_members"])
    alone = [user["id"] for user in payload["new_chat_members"]] == [payload["from"]["id"]]
    return "joined the group" if alone else f"added {names}"


def _left(payload: Payload) -> str:
    user = payload["left_chat_member"]
    return "left the group" if user["id"] == payload["from"]["id"] else f"removed {user['first_name']}"


def _edited(payload: Payload) -> str:
    name = payload["forum_topic_edited"].get("name")
    return f"renamed the topic to “{name}”" if name else "changed the topic's icon"


LINES: Final[dict[str, Callable[[Payload], str]]] = {
    "pinned_message": lambda _: "pinned a message",
    "new_chat_members": _joined,
    "left_chat_member": _left,
    "new_chat_title": lambda payload: f"renamed the group to “{payload['new_chat_title']}”",
    "new_chat_photo": lambda _: "changed the group's photo",
    "delete_chat_photo": lambda _: "removed the group's photo",
    "group_chat_created": lambda _: "created the group",
    "migrate_to_chat_id": lambda _: "upgraded the group to a supergroup",
    "migrate_from_chat_id": lambda _: "upgraded the group to a supergroup",
    "forum_topic_created": lambda payload: f"opened the topic “{payload['forum_topic_created']['name']}”",
    "forum_topic_edited": _edited,
    "forum_topic_closed": lambda _: "closed the topic",
    "forum_topic_reopened": lambda _: "reopened the topic",
    "general_forum_topic_hidden": lambda _: "hid the topic General",
    "general_forum_topic_unhidden": lambda _: "showed the topic General",
}
"""From the field of a message to its line (Bot API › Message)."""


def is_service(payload: dict[str, Any]) -> bool:
    return any(field in payload for field in LINES)


def service_line(payload: Payload) -> str:
    """The line; empty for what people and bots write."""
    return next((line(payload) for field, line in LINES.items() if field in payload), "")
