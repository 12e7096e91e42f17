"""What the sandbox refuses on purpose, though the specification has it; each with the reason that the table gives."""

from typing import Final

NO_BUSINESS: Final = "nobody in the sandbox has connected a business account"
NO_CHANNELS: Final = "the sandbox has no channels"
ONLY_INLINE: Final = "the sandbox has no inline mode"

PARAMETERS: Final[dict[str, str]] = {
    "business_connection_id": NO_BUSINESS,
    "direct_messages_topic_id": NO_CHANNELS,
    "suggested_post_parameters": NO_CHANNELS,
    "sendPoll.members_only": NO_CHANNELS,
    "sendPoll.country_codes": NO_CHANNELS,
    "inline_message_id": ONLY_INLINE,
    "sendMessageDraft.message_thread_id": "private chats in the sandbox have no topics",
    "rich_message": "the sandbox shows no rich messages",
    "allow_paid_broadcast": "nobody pays, unless the sandbox is told that somebody does",
    "actor_chat_id": "chats do not react in the sandbox",
}
"""Optional parameters, for all methods or for one."""

METHODS: Final[dict[str, int]] = {"close": 429}
"""Methods that answer with an error to a right call: `close` does in a bot's first ten minutes."""

UNMISSED: Final = {
    "setWebhook.url": "without an address the webhook is removed",
    "setChatAdministratorCustomTitle.custom_title": "without a title it is taken away",
}
"""Parameters that the specification requires and Telegram does without."""

UNREAD: Final = {
    "setWebhook.certificate": "the sandbox delivers to this machine only and asks for no certificate"
}
"""Parameters that the sandbox takes, notes in the ledger and does not read."""


def reason(method: str, parameter: str) -> str | None:
    """Why a parameter is refused; None where it is taken."""
    return PARAMETERS.get(f"{method}.{parameter}", PARAMETERS.get(parameter))
