"""What happens to groups, whoever does it: people come, go and are appointed; groups grow into supergroups."""

from dataclasses import replace as altered
from typing import Any, Final

from aiogram.types import Update

from .chats import Chat, Payload
from .invitelinks import PREFIX, InviteLink
from .members import Member
from .posting import announce
from .topics import Topic, within
from .world import World

SENDABLE: Final = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "live_photo": ("can_send_photos", "live photos"),
    "animation": ("can_send_other_messages", "animations"),
    "document": ("can_send_documents", "documents"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video_note": ("can_send_video_notes", "video notes"),
    "video": ("can_send_videos", "videos"),
    "audio": ("can_send_audios", "audios"),
    "sticker": ("can_send_other_messages", "stickers"),
    "dice": ("can_send_other_messages", "dice"),
    "poll": ("can_send_polls", "polls"),
    "venue": ("can_send_messages", "venues"),
    "location": ("can_send_messages", "locations"),
    "contact": ("can_send_messages", "contacts"),
}
"""Fields of a message, the permission each needs, and the word for it in Telegram's refusal."""


def member(world: World, chat: Chat, user_id: int) -> Member:
    """What somebody is here now; bans and restrictions end by themselves."""
    found = chat.roster.get(user_id, Member()).at(world.unix())
    if user_id in chat.roster:
        chat.roster[user_id] = found
    return found


def forbidden_content(world: World, chat: Chat, user_id: int, content: dict[str, Any]) -> str | None:
    """The word for what somebody may not send here ("photos"), None where it may be sent."""
    if chat.is_private:
        return None
    for field, (permission, noun) in SENDABLE.items():
        if field in content:
            may = member(world, chat, user_id).allowed(permission, chat.permissions)
            return None if may else noun
    return None


def change(world: World, chat: Chat, user_id: int, new: Member, by: dict[str, Any], **how: Any) -> None:
    """A new place in the group: `my_chat_member` to the bot about itself, `chat_member` to an administrator about others."""
    old = member(world, chat, user_id)
    chat.roster[user_id] = new
    kind = "my_chat_member" if user_id == chat.bot.id else "chat_member"
    user = world.user(user_id)
    body = {
        "chat": world.chat_json(chat),
        "from": by,
        "date": world.unix(),
        "old_chat_member": old.as_json(user, chat.bot.id),
        "new_chat_member": new.as_json(user, chat.bot.id),
        **how,
    }
    Update.model_validate({"update_id": 1, kind: body})
    if kind == "my_chat_member" or chat.bot_member.is_administrator:
        chat.bot.updates.add(kind, body, world.clock.now())
    world.touch(chat)
    world.events.tell("people")


def add(world: World, chat: Chat, user_id: int, by: dict[str, Any], **how: Any) -> None:
    """Somebody comes in; a restriction from before still holds."""
    old = member(world, chat, user_id)
    new = altered(old, is_present=True) if old.status == "restricted" else Member("member")
    change(world, chat, user_id, new, by, **how)
    announce(world, chat, by, {"new_chat_members": [world.user(user_id)]})


def remove(world: World, chat: Chat, user_id: int, by: dict[str, Any], *, until: int | None = None) -> None:
    """Somebody leaves, or (with `until`) is banned; a basic group keeps no list of banned people."""
    old = member(world, chat, user_id)
    if until is not None and (chat.kind == "supergroup" or user_id == chat.bot.id):
        new = Member("kicked", until=until)
    elif old.status == "restricted":
        new = altered(old, is_present=False)
    else:
        new = Member()
    change(world, chat, user_id, new, by)
    if old.is_here:
        announce(world, chat, by, {"left_chat_member": world.user(user_id)})


def promote(world: World, chat: Chat, user_id: int, rights: frozenset[str], by: dict[str, Any]) -> None:
    """An administrator with these rights, or an ordinary member where there are none."""
    old = member(world, chat, user_id)
    granted = rights | {"can_manage_chat"} if rights else rights
    new = (
        Member("administrator", granted, title=old.title, appointed_by=by["id"])
        if granted
        else Member("member")
    )
    change(world, chat, user_id, new, by)


def rename(world: World, chat: Chat, title: str, by: dict[str, Any]) -> None:
    chat.title = title
    announce(world, chat, by, {"new_chat_title": title})
    world.events.tell("people")


def open_topic(world: World, chat: Chat, topic: Topic, by: dict[str, Any]) -> Topic:
    """The topic's first message gives it its number."""
    icon = {"icon_custom_emoji_id": topic.icon} if topic.icon else {}
    created = {"name": topic.name, "icon_color": topic.icon_color, **icon}
    place = {"message_thread_id": chat.last_id + 1, "is_topic_message": True}
    payload = announce(world, chat, by, {**place, "forum_topic_created": created})
    topic.id, topic.creator_id = payload["message_id"], by["id"]
    chat.topics[topic.id] = topic
    world.touch(chat)
    return topic


def announce_in(
    world: World, chat: Chat, topic: Topic, by: dict[str, Any], content: dict[str, Any]
) -> Payload:
    """A service message inside a topic."""
    return announce(world, chat, by, within(chat, topic) | content)


def upgrade(world: World, chat: Chat, by: dict[str, Any]) -> Chat:
    """The supergroup that a basic group becomes: a new id, the same people, no messages from before."""
    new = world.add_group(chat.title, chat.members, chat.bot)
    new.roster = dict(chat.roster)
    new.description, new.photo, new.permissions = chat.description, chat.photo, chat.permissions
    announce(world, chat, by, {"migrate_to_chat_id": new.id})
    chat.migrated_to = new.id
    announce(world, new, by, {"migrate_from_chat_id": chat.id})
    return new


def new_link(world: World, chat: Chat, creator_id: int, *, primary: bool = False) -> InviteLink:
    link = InviteLink(f"{PREFIX}{world.secret()[:16]}", creator_id, primary)
    chat.links[link.url] = link
    return link


def applied(chat: Chat, user_id: int) -> InviteLink | None:
    """The link through which somebody asks to be let in."""
    return next((link for link in chat.links.values() if user_id in link.waiting), None)


def join(world: World, chat: Chat, user_id: int, link: InviteLink) -> bool:
    """By a link: at once (True), or as a request that administrators decide about."""
    if not link.asks:
        link.used += 1
        admit(world, chat, user_id, link)
        return True
    link.waiting[user_id] = world.unix()
    if chat.bot_member.may("can_invite_users"):
        body = {
            "chat": world.chat_json(chat),
            "from": world.user(user_id),
            "user_chat_id": user_id,
            "date": world.unix(),
            "invite_link": link.as_json(world.user(link.creator_id)),
        }
        Update.model_validate({"update_id": 1, "chat_join_request": body})
        chat.bot.updates.add("chat_join_request", body, world.clock.now())
    return False


def admit(
    world: World, chat: Chat, user_id: int, link: InviteLink, *, by: dict[str, Any] | None = None
) -> None:
    """Whoever came by a link is in; `by` has approved the request."""
    user = world.user(user_id)
    shown = link.as_json(world.user(link.creator_id))
    old = member(world, chat, user_id)
    new = altered(old, is_present=True) if old.status == "restricted" else Member("member")
    change(world, chat, user_id, new, by or user, invite_link=shown)
    announce(world, chat, user, {"new_chat_members": [user]})
