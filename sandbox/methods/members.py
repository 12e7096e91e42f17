"""Members of a group: who they are, and how an administrator bans, restricts and appoints them."""

from dataclasses import replace
from typing import Any, Final

from aiogram.methods import (
    BanChatMember,
    GetChatAdministrators,
    GetChatMember,
    GetChatMemberCount,
    GetUserChatBoosts,
    PromoteChatMember,
    RestrictChatMember,
    SetChatAdministratorCustomTitle,
    UnbanChatMember,
)

from sandbox import groups
from sandbox.chats import Chat
from sandbox.entities.formatted import units
from sandbox.members import PERMISSIONS, RIGHTS, Member, implied
from sandbox.refusals import bad_request

from .call import Call, Methods
from .rights import LARGE_ONLY, ONLY_SUPERGROUPS, group, need, somebody, until

CUSTOM_TITLE: Final = 16
FIRST_EMOJI: Final = 0x2600
OWNER: Final = "can't remove chat owner"
MAY_NOT_RESTRICT: Final = "not enough rights to restrict/unrestrict chat member"


def get_chat_member(call: Call, request: GetChatMember) -> dict[str, Any]:
    chat = call.chat(request.chat_id)
    if chat.is_private and request.user_id not in (chat.id, call.bot.id):
        raise bad_request("user not found")
    if request.user_id == call.bot.id and chat.is_private:
        found = Member("member")
    else:
        found = somebody(call, chat, request.user_id)
    return found.as_json(call.world.user(request.user_id), call.bot.id)


def get_chat_administrators(call: Call, request: GetChatAdministrators) -> list[dict[str, Any]]:
    chat = group(call, request.chat_id, "there are no administrators in the private chat")
    return [
        member.as_json(call.world.user(user_id), call.bot.id)
        for user_id, member in chat.roster.items()
        if member.is_administrator
    ]


def get_chat_member_count(call: Call, request: GetChatMemberCount) -> int:
    """A private chat has two."""
    chat = call.chat(request.chat_id)
    return len(chat.members) + 1


def ban_chat_member(call: Call, request: BanChatMember) -> bool:
    chat = group(call, request.chat_id, "can't ban members in private chats")
    _may_restrict(call, chat, request.user_id, "can't restrict self")
    groups.remove(
        call.world, chat, request.user_id, call.bot.as_user(), until=until(call, request.until_date)
    )
    return True


def unban_chat_member(call: Call, request: UnbanChatMember) -> bool:
    """Whoever is not banned is removed too, unless `only_if_banned`."""
    chat = group(call, request.chat_id, LARGE_ONLY, large=True)
    old = somebody(call, chat, request.user_id)
    if request.only_if_banned and old.status != "kicked":
        return True
    _may_restrict(call, chat, request.user_id, "can't unrestrict self")
    if old.status == "kicked":
        groups.change(call.world, chat, request.user_id, Member(), call.bot.as_user())
    elif old.is_here:
        groups.remove(call.world, chat, request.user_id, call.bot.as_user())
    return True


def restrict_chat_member(call: Call, request: RestrictChatMember) -> bool:
    """All permissions lift the restriction."""
    chat = group(call, request.chat_id, ONLY_SUPERGROUPS, large=True)
    old = _may_restrict(call, chat, request.user_id, "can't restrict self")
    permissions = implied(
        request.permissions.model_dump(), independent=bool(request.use_independent_chat_permissions)
    )
    if permissions == frozenset(PERMISSIONS):
        new = Member("member") if old.is_here else Member()
    else:
        new = Member(
            "restricted",
            permissions=permissions,
            is_present=old.is_here,
            until=until(call, request.until_date),
        )
    groups.change(call.world, chat, request.user_id, new, call.bot.as_user())
    return True


def _may_restrict(call: Call, chat: Chat, user_id: int, oneself: str) -> Member:
    old = somebody(call, chat, user_id)
    if user_id == call.bot.id:
        raise bad_request(oneself)
    if old.status == "creator":
        raise bad_request(OWNER)
    need(
        chat, "can_restrict_members", MAY_NOT_RESTRICT if chat.kind == "supergroup" else "CHAT_ADMIN_REQUIRED"
    )
    if old.is_administrator:
        raise bad_request("user is an administrator of the chat")
    return old


def promote_chat_member(call: Call, request: PromoteChatMember) -> bool:
    """With rights that the bot holds itself; without any the administrator becomes a member again."""
    chat = group(call, request.chat_id, LARGE_ONLY, large=True)
    old = somebody(call, chat, request.user_id)
    rights = frozenset(right for right in RIGHTS if getattr(request, right))
    _may_promote(call, chat, request.user_id, old)
    if any(not chat.bot_member.may(right) for right in rights - {"can_manage_chat"}):
        raise bad_request("RIGHT_FORBIDDEN")
    if rights or old.is_administrator:
        groups.promote(call.world, chat, request.user_id, rights, call.bot.as_user())
    return True


def _may_promote(call: Call, chat: Chat, user_id: int, old: Member) -> None:
    if user_id == call.bot.id:
        raise bad_request("can't promote self")
    if old.status == "creator":
        raise bad_request(OWNER)
    need(chat, "can_promote_members", "not enough rights")
    if old.status == "kicked":
        raise bad_request("USER_KICKED")
    if not old.is_here:
        raise bad_request("USER_NOT_MUTUAL_CONTACT")
    if old.is_administrator and old.appointed_by != call.bot.id:
        raise bad_request("CHAT_ADMIN_REQUIRED")


def set_custom_title(call: Call, request: SetChatAdministratorCustomTitle) -> bool:
    """Only of an administrator whom the bot appointed itself."""
    chat = group(call, request.chat_id, ONLY_SUPERGROUPS, large=True)
    old = somebody(call, chat, request.user_id)
    if old.status == "creator":
        raise bad_request("only the owner can edit their custom title")
    if old.status != "administrator":
        raise bad_request("user is not an administrator")
    if old.appointed_by != call.bot.id or not chat.bot_member.may("can_promote_members"):
        raise bad_request("not enough rights to change custom title of the user")
    title = request.custom_title.strip()
    if units(title) > CUSTOM_TITLE:
        raise bad_request("CUSTOM_TITLE_INVALID")
    if any(ord(letter) >= FIRST_EMOJI for letter in title):
        raise bad_request("CUSTOM_TITLE_EMOJI_NOT_ALLOWED")
    chat.roster[request.user_id] = replace(old, title=title)
    call.world.touch(chat)
    return True


def get_user_chat_boosts(call: Call, request: GetUserChatBoosts) -> dict[str, Any]:
    """Nobody boosts anything here."""
    chat = group(call, request.chat_id, "CHAT_ADMIN_REQUIRED")
    need(chat, "can_manage_chat", "CHAT_ADMIN_REQUIRED")
    somebody(call, chat, request.user_id)
    return {"boosts": []}


METHODS: Final[Methods] = {
    GetChatMember: get_chat_member,
    GetChatAdministrators: get_chat_administrators,
    GetChatMemberCount: get_chat_member_count,
    BanChatMember: ban_chat_member,
    UnbanChatMember: unban_chat_member,
    RestrictChatMember: restrict_chat_member,
    PromoteChatMember: promote_chat_member,
    SetChatAdministratorCustomTitle: set_custom_title,
    GetUserChatBoosts: get_user_chat_boosts,
}
