"""Invite links, and requests to join."""

from typing import Any, Final, Protocol

from aiogram.methods import (
    ApproveChatJoinRequest,
    CreateChatInviteLink,
    DeclineChatJoinRequest,
    EditChatInviteLink,
    ExportChatInviteLink,
    RevokeChatInviteLink,
)

from sandbox import groups
from sandbox.chats import Chat
from sandbox.invitelinks import InviteLink
from sandbox.refusals import bad_request

from .call import Call, Methods
from .rights import group, moment, need, shortened, somebody

NAME: Final = 32
MOST_MEMBERS: Final = 99_999


class Terms(Protocol):
    """What creating and editing have in common."""

    name: Any
    expire_date: Any
    member_limit: Any
    creates_join_request: Any


def export_chat_invite_link(call: Call, request: ExportChatInviteLink) -> str:
    """A new primary link; the one before is revoked."""
    chat = _group(call, request.chat_id)
    for link in chat.links.values():
        if link.primary and link.creator_id == call.bot.id:
            link.revoked, link.primary = True, False
    return groups.new_link(call.world, chat, call.bot.id, primary=True).url


def create_chat_invite_link(call: Call, request: CreateChatInviteLink) -> dict[str, Any]:
    chat = _group(call, request.chat_id)
    terms = _terms(call, request)
    link = groups.new_link(call.world, chat, call.bot.id)
    _set(link, terms)
    return _shown(call, link)


def edit_chat_invite_link(call: Call, request: EditChatInviteLink) -> dict[str, Any]:
    """Of the bot's own links that are not primary; what is not named is taken away."""
    chat = _group(call, request.chat_id)
    link = _own(call, chat, request.invite_link)
    if link.primary:
        raise bad_request("CHAT_INVITE_PERMANENT")
    if link.revoked:
        raise bad_request("INVITE_HASH_EXPIRED")
    _set(link, _terms(call, request))
    return _shown(call, link)


def revoke_chat_invite_link(call: Call, request: RevokeChatInviteLink) -> dict[str, Any]:
    """In place of a primary link there is a new one at once."""
    chat = _group(call, request.chat_id)
    link = _own(call, chat, request.invite_link)
    if link.revoked:
        raise bad_request("INVITE_HASH_EXPIRED")
    if link.primary:
        groups.new_link(call.world, chat, call.bot.id, primary=True)
    link.revoked, link.primary = True, False
    return _shown(call, link)


def approve_chat_join_request(call: Call, request: ApproveChatJoinRequest) -> bool:
    chat, link = _applied(call, request.chat_id, request.user_id)
    del link.waiting[request.user_id]
    link.used += 1
    groups.admit(call.world, chat, request.user_id, link, by=call.bot.as_user())
    return True


def decline_chat_join_request(call: Call, request: DeclineChatJoinRequest) -> bool:
    _, link = _applied(call, request.chat_id, request.user_id)
    del link.waiting[request.user_id]
    return True


def _applied(call: Call, chat_id: Any, user_id: int) -> tuple[Chat, InviteLink]:
    chat = group(call, chat_id, "the chat can't have join requests")
    need(chat, "can_invite_users", "not enough rights to manage chat join requests")
    if somebody(call, chat, user_id).is_here:
        raise bad_request("USER_ALREADY_PARTICIPANT")
    link = groups.applied(chat, user_id)
    if link is None:
        raise bad_request("HIDE_REQUESTER_MISSING")
    return chat, link


def _group(call: Call, chat_id: Any) -> Chat:
    chat = group(call, chat_id, "can't invite members to a private chat")
    need(chat, "can_invite_users", "not enough rights to manage chat invite link")
    return chat


def _own(call: Call, chat: Chat, url: str) -> InviteLink:
    link = chat.links.get(url)
    if link is None or link.creator_id != call.bot.id:
        raise bad_request("INVITE_HASH_EXPIRED")
    return link


def _terms(call: Call, request: Terms) -> dict[str, Any]:
    expires, limit = moment(call, request.expire_date), request.member_limit or 0
    if limit and request.creates_join_request:
        raise bad_request("member limit can't be specified for links requiring administrator approval")
    if expires and expires <= call.world.unix():
        raise bad_request("EXPIRE_DATE_INVALID")
    if not 0 <= limit <= MOST_MEMBERS:
        raise bad_request("USAGE_LIMIT_INVALID")
    name = shortened(call, request.name, NAME, "link's name")
    return {"name": name, "expires": expires, "limit": limit, "asks": bool(request.creates_join_request)}


def _set(link: InviteLink, terms: dict[str, Any]) -> None:
    for name, value in terms.items():
        setattr(link, name, value)


def _shown(call: Call, link: InviteLink) -> dict[str, Any]:
    return link.as_json(call.world.user(link.creator_id))


METHODS: Final[Methods] = {
    ExportChatInviteLink: export_chat_invite_link,
    CreateChatInviteLink: create_chat_invite_link,
    EditChatInviteLink: edit_chat_invite_link,
    RevokeChatInviteLink: revoke_chat_invite_link,
    ApproveChatJoinRequest: approve_chat_join_request,
    DeclineChatJoinRequest: decline_chat_join_request,
}
