"""What somebody is in a group, and what that allows (Bot API › ChatMember)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]

RIGHTS: Final = (
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
    "can_manage_tags",
    "can_send_welcome_messages",
)
"""What an administrator of a group may hold (Bot API › ChatAdministratorRights, the last one since 10.3); those of channels are not here."""

GIVEN_AT_ONCE: Final = frozenset(RIGHTS) - {"is_anonymous", "can_promote_members"}
"""What a phone suggests when it makes somebody an administrator."""

PERMISSIONS: Final = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
"""What a member may do (Bot API › ChatPermissions)."""

MEDIA: Final = PERMISSIONS[:7]
"""Texts and the six kinds of media that wider permissions imply."""


@dataclass(slots=True, frozen=True)
class Member:
    """One person's or bot's place in a group; `until` is Unix time, 0 for ever. A change is a new Member."""

    status: Status = "left"
    rights: frozenset[str] = frozenset()
    permissions: frozenset[str] = frozenset()
    is_present: bool = True
    until: int = 0
    title: str = ""
    appointed_by: int = 0

    @property
    def is_here(self) -> bool:
        return self.status in ("creator", "administrator", "member") or (
            self.status == "restricted" and self.is_present
        )

    @property
    def is_administrator(self) -> bool:
        return self.status in ("creator", "administrator")

    def may(self, right: str) -> bool:
        """As an administrator; what members may do is `allowed`."""
        return self.status == "creator" or (self.status == "administrator" and right in self.rights)

    def allowed(self, permission: str, everybody: frozenset[str]) -> bool:
        """Administrators always; others by the group's permissions and by their own restriction."""
        if self.is_administrator:
            return True
        own = self.status != "restricted" or permission in self.permissions
        return self.is_here and own and permission in everybody

    def at(self, unix: int) -> "Member":
        """The same, with a ban or a restriction lifted when its time is over."""
        if not self.until or unix < self.until or self.status not in ("restricted", "kicked"):
            return self
        is_here = self.status == "restricted" and self.is_present
        return replace(self, status="member" if is_here else "left", until=0)

    def as_json(self, user: dict[str, Any], viewer_id: int) -> dict[str, Any]:
        """The ChatMember object as the viewer (a bot's id) sees it."""
        shown: dict[str, Any] = {"status": self.status, "user": user}
        if self.status == "creator":
            shown["is_anonymous"] = False
        elif self.status == "administrator":
            shown["can_be_edited"] = self.appointed_by == viewer_id
            shown |= {right: right in self.rights for right in RIGHTS}
        elif self.status == "restricted":
            shown |= {"is_member": self.is_present, "until_date": self.until}
            shown |= {permission: permission in self.permissions for permission in PERMISSIONS}
        elif self.status == "kicked":
            shown["until_date"] = self.until
        return shown | ({"custom_title": self.title} if self.title and self.is_administrator else {})


def implied(named: dict[str, bool | None], *, independent: bool) -> frozenset[str]:
    """The permissions meant by those that are named: some follow others (Bot API › ChatPermissions, restrictChatMember)."""
    meant = {name for name, value in named.items() if value}
    if named.get("can_react_to_messages") is None and "can_send_messages" in meant:
        meant.add("can_react_to_messages")
    if "can_pin_messages" in meant:
        meant |= {name for name in ("can_edit_tag", "can_manage_topics") if named.get(name) is None}
    if not independent:
        if meant & {"can_send_other_messages", "can_add_web_page_previews"}:
            meant |= set(MEDIA)
        if "can_send_polls" in meant:
            meant.add("can_send_messages")
    return frozenset(meant & set(PERMISSIONS))


def stated(names: Iterable[str], held: frozenset[str]) -> dict[str, bool]:
    """Each name with whether it is held."""
    return {name: name in held for name in names}
