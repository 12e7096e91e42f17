"""How the Bot API says no."""


class Refused(Exception):  # noqa: N818 - what happened, in the words of the Bot API
    """An answer with `ok: false`: error code, Telegram's own sentence; seconds to wait, or a group's new id, where it names them."""

    def __init__(
        self, code: int, description: str, *, retry_after: int | None = None, migrated_to: int | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrated_to = migrated_to

    def answer(self) -> dict[str, object]:
        """The JSON that Telegram sends with the refusal."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        if self.migrated_to is not None:
            body["parameters"] = {"migrate_to_chat_id": self.migrated_to}
        return body


class Impossible(Exception):  # noqa: N818 - what a person tried
    """What a person cannot do on a phone (404 or 400 on the people side, with the reason)."""

    def __init__(self, reason: str, *, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


def bad_request(sentence: str) -> Refused:
    return Refused(400, f"Bad Request: {sentence}")


def forbidden(sentence: str) -> Refused:
    return Refused(403, f"Forbidden: {sentence}")


def conflict(sentence: str) -> Refused:
    return Refused(409, f"Conflict: {sentence}")
