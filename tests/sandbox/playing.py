"""Playing the bot with plain calls."""

from typing import Any

from sandbox.client import Sandbox


async def said(sandbox: Sandbox, method: str, **parameters: Any) -> str:
    """Telegram's sentence when it refuses a call; "" when it does not."""
    return str((await sandbox.call(method, **parameters)).get("description", ""))


async def done(sandbox: Sandbox, method: str, **parameters: Any) -> Any:
    """The result of a call that must succeed."""
    answer = await sandbox.call(method, **parameters)
    assert answer["ok"], answer
    return answer["result"]


def bot_id(sandbox: Sandbox) -> int:
    return int(sandbox.token.partition(":")[0])


def keyboard(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    """An inline keyboard of (words, data)."""
    return {
        "inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    }
