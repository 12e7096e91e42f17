"""Invite links of a group, and the requests to join that come through them (Bot API › ChatInviteLink)."""

from dataclasses import dataclass, field
from typing import Any, Final

PREFIX: Final = "https://t.me/+"
WRITABLE_SECONDS: Final = 300
"""How long whoever asks to be let in can be written to (Bot API › ChatJoinRequest)."""


@dataclass(slots=True)
class InviteLink:
    """`expires` is Unix time and `limit` a number of members, 0 for none; `used` counts who came by it.

    `waiting` says who asks to be let in, and since when (Unix time).
    """

    url: str
    creator_id: int
    primary: bool = False
    name: str = ""
    expires: int = 0
    limit: int = 0
    asks: bool = False
    revoked: bool = False
    used: int = 0
    waiting: dict[int, int] = field(default_factory=dict)

    def admits(self, unix: int) -> bool:
        is_over = bool(self.expires) and unix >= self.expires
        return not (self.revoked or is_over or (self.limit and self.used >= self.limit))

    def as_json(self, creator: dict[str, Any]) -> dict[str, Any]:
        """The ChatInviteLink object."""
        optional = {"name": self.name, "expire_date": self.expires, "member_limit": self.limit}
        optional["pending_join_request_count"] = len(self.waiting)
        return {
            "invite_link": self.url,
            "creator": creator,
            "creates_join_request": self.asks,
            "is_primary": self.primary,
            "is_revoked": self.revoked,
            **{key: value for key, value in optional.items() if value},
        }
