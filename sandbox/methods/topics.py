"""Topics of a forum, General among them."""

from typing import Any, Final

from aiogram.methods import (
    CloseForumTopic,
    CloseGeneralForumTopic,
    CreateForumTopic,
    DeleteForumTopic,
    EditForumTopic,
    EditGeneralForumTopic,
    GetForumTopicIconStickers,
    HideGeneralForumTopic,
    ReopenForumTopic,
    ReopenGeneralForumTopic,
    UnhideGeneralForumTopic,
    UnpinAllForumTopicMessages,
    UnpinAllGeneralForumTopicMessages,
)

from sandbox import groups
from sandbox.chats import Chat
from sandbox.refusals import bad_request
from sandbox.topics import COLORS, GENERAL, Topic, may_manage

from .call import Call, Methods
from .rights import group, need, shortened

NAME: Final = 128
ICON_SIDE: Final = 100
ICONS: Final = {
    "5434144690511290129": "📰",
    "5312536423851630001": "💡",
    "5312016608254762256": "⚡️",
    "5377544228505134960": "🎙",
    "5418085807791545980": "🔝",
    "5350554349074391003": "💻",
}
"""Custom emoji that any topic may have as its icon."""

NO_FORUM: Final = "the chat is not a forum"
MAY_NOT_EDIT: Final = "not enough rights to edit the topic"
MAY_NOT_CLOSE: Final = "not enough rights to close or open the topic"
MAY_NOT_HIDE: Final = "not enough rights to hide or unhide the General topic"
NOT_MODIFIED: Final = "TOPIC_NOT_MODIFIED"


def create_forum_topic(call: Call, request: CreateForumTopic) -> dict[str, Any]:
    chat = _forum(call, request.chat_id)
    need(chat, "can_manage_topics", "not enough rights to create a topic")
    color = COLORS[0] if request.icon_color is None else request.icon_color
    if color not in COLORS:
        raise bad_request("invalid icon color specified")
    topic = Topic(0, _name(call, request.name), color, _icon(request.icon_custom_emoji_id))
    return groups.open_topic(call.world, chat, topic, call.bot.as_user()).as_json()


def edit_forum_topic(call: Call, request: EditForumTopic) -> bool:
    """What is not named stays, and naming nothing changes nothing; an empty icon takes it away."""
    chat, topic = _topic(call, request.chat_id, request.message_thread_id, MAY_NOT_EDIT)
    named = {"name": _name(call, request.name)} if request.name else {}
    if request.icon_custom_emoji_id is not None:
        if topic.id == GENERAL:
            raise bad_request("TOPIC_ID_INVALID")
        named["icon_custom_emoji_id"] = _icon(request.icon_custom_emoji_id)
    if not named:
        return True
    now = {"name": topic.name, "icon_custom_emoji_id": topic.icon}
    if now | named == now:
        raise bad_request(NOT_MODIFIED)
    topic.name, topic.icon = (now | named).values()
    groups.announce_in(call.world, chat, topic, call.bot.as_user(), {"forum_topic_edited": named})
    return True


def close_forum_topic(call: Call, request: CloseForumTopic) -> bool:
    return _toggle_closed(call, request.chat_id, request.message_thread_id, closed=True)


def reopen_forum_topic(call: Call, request: ReopenForumTopic) -> bool:
    return _toggle_closed(call, request.chat_id, request.message_thread_id, closed=False)


def delete_forum_topic(call: Call, request: DeleteForumTopic) -> bool:
    """With all its messages."""
    chat, topic = _found(call, request.chat_id, request.message_thread_id)
    need(chat, "can_delete_messages", "not enough rights to delete the topic")
    if topic.id == GENERAL:
        raise bad_request("TOPIC_ID_INVALID")
    del chat.topics[topic.id]
    for message_id in _messages(chat, topic):
        chat.forget(message_id)
    call.world.touch(chat)
    return True


def unpin_all_forum_topic_messages(call: Call, request: UnpinAllForumTopicMessages) -> bool:
    return _unpin_all(call, request.chat_id, request.message_thread_id)


def edit_general_forum_topic(call: Call, request: EditGeneralForumTopic) -> bool:
    edit = EditForumTopic(chat_id=request.chat_id, message_thread_id=GENERAL, name=request.name)
    if not request.name.strip():
        raise bad_request("title must be non-empty")
    return edit_forum_topic(call, edit)


def close_general_forum_topic(call: Call, request: CloseGeneralForumTopic) -> bool:
    return _toggle_closed(call, request.chat_id, GENERAL, closed=True)


def reopen_general_forum_topic(call: Call, request: ReopenGeneralForumTopic) -> bool:
    """A hidden one comes back to light."""
    chat, topic = _topic(call, request.chat_id, GENERAL, MAY_NOT_CLOSE)
    if topic.hidden:
        return _toggle_hidden(call, chat.id, hidden=False)
    return _toggle_closed(call, chat.id, GENERAL, closed=False)


def hide_general_forum_topic(call: Call, request: HideGeneralForumTopic) -> bool:
    """An open one is closed too."""
    return _toggle_hidden(call, request.chat_id, hidden=True)


def unhide_general_forum_topic(call: Call, request: UnhideGeneralForumTopic) -> bool:
    return _toggle_hidden(call, request.chat_id, hidden=False)


def unpin_all_general_forum_topic_messages(call: Call, request: UnpinAllGeneralForumTopicMessages) -> bool:
    return _unpin_all(call, request.chat_id, GENERAL)


def get_forum_topic_icon_stickers(_: Call, __: GetForumTopicIconStickers) -> list[dict[str, Any]]:
    return [_sticker(identifier, emoji) for identifier, emoji in ICONS.items()]


def _sticker(identifier: str, emoji: str) -> dict[str, Any]:
    return {
        "file_id": f"CAACAgIAAx{identifier}",
        "file_unique_id": f"AgAD{identifier[-8:]}",
        "type": "custom_emoji",
        "width": ICON_SIDE,
        "height": ICON_SIDE,
        "is_animated": True,
        "is_video": False,
        "emoji": emoji,
        "custom_emoji_id": identifier,
    }


def _toggle_closed(call: Call, chat_id: Any, thread_id: int, *, closed: bool) -> bool:
    chat, topic = _topic(call, chat_id, thread_id, MAY_NOT_CLOSE)
    if topic.closed == closed:
        raise bad_request(NOT_MODIFIED)
    topic.closed = closed
    field = "forum_topic_closed" if closed else "forum_topic_reopened"
    groups.announce_in(call.world, chat, topic, call.bot.as_user(), {field: {}})
    return True


def _toggle_hidden(call: Call, chat_id: Any, *, hidden: bool) -> bool:
    chat = _forum(call, chat_id)
    topic = chat.topics[GENERAL]
    need(chat, "can_manage_topics", MAY_NOT_HIDE)
    if topic.hidden == hidden:
        raise bad_request(NOT_MODIFIED)
    topic.hidden = topic.closed = hidden
    field = "general_forum_topic_hidden" if hidden else "general_forum_topic_unhidden"
    groups.announce_in(call.world, chat, topic, call.bot.as_user(), {field: {}})
    return True


def _unpin_all(call: Call, chat_id: Any, thread_id: int) -> bool:
    chat, topic = _found(call, chat_id, thread_id)
    need(chat, "can_pin_messages", "not enough rights to manage pinned messages in the chat")
    if chat.pinned in _messages(chat, topic):
        chat.pinned = None
        call.world.touch(chat)
    return True


def _forum(call: Call, chat_id: Any) -> Chat:
    chat = group(call, chat_id, NO_FORUM)
    if not chat.forum:
        raise bad_request(NO_FORUM)
    return chat


def _found(call: Call, chat_id: Any, thread_id: int) -> tuple[Chat, Topic]:
    chat = _forum(call, chat_id)
    if thread_id <= 0:
        raise bad_request("invalid forum topic identifier specified")
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic


def _topic(call: Call, chat_id: Any, thread_id: int, sentence: str) -> tuple[Chat, Topic]:
    """A topic that the bot may change."""
    chat, topic = _found(call, chat_id, thread_id)
    if not may_manage(chat, topic, call.bot.id):
        raise bad_request(sentence)
    return chat, topic


def _messages(chat: Chat, topic: Topic) -> list[int]:
    return [
        message_id
        for message_id, payload in chat.messages.items()
        if payload.get("message_thread_id", GENERAL) == topic.id
    ]


def _name(call: Call, name: str | None) -> str:
    shown = shortened(call, name, NAME, "topic's name")
    if not shown:
        raise bad_request("title must be non-empty")
    return shown


def _icon(identifier: str | None) -> str:
    if identifier and identifier not in ICONS:
        raise bad_request("DOCUMENT_INVALID")
    return identifier or ""


METHODS: Final[Methods] = {
    CreateForumTopic: create_forum_topic,
    EditForumTopic: edit_forum_topic,
    CloseForumTopic: close_forum_topic,
    ReopenForumTopic: reopen_forum_topic,
    DeleteForumTopic: delete_forum_topic,
    UnpinAllForumTopicMessages: unpin_all_forum_topic_messages,
    EditGeneralForumTopic: edit_general_forum_topic,
    CloseGeneralForumTopic: close_general_forum_topic,
    ReopenGeneralForumTopic: reopen_general_forum_topic,
    HideGeneralForumTopic: hide_general_forum_topic,
    UnhideGeneralForumTopic: unhide_general_forum_topic,
    UnpinAllGeneralForumTopicMessages: unpin_all_general_forum_topic_messages,
    GetForumTopicIconStickers: get_forum_topic_icon_stickers,
}
