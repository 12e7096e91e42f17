"""How a bot hears of updates: getUpdates, or a webhook."""

import re
import time
from typing import Any, Final
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetMe, GetUpdates, GetWebhookInfo, SetWebhook

from sandbox.bots import Webhook
from sandbox.refusals import bad_request, conflict
from sandbox.webhooks import start_delivery

from .call import Call, Methods

MOST_UPDATES: Final = 100
LONGEST_POLL: Final = 50
CONNECTIONS: Final = 40
MOST_CONNECTIONS: Final = 100
SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")
HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def get_me(call: Call, _: GetMe) -> dict[str, Any]:
    return call.bot.as_self()


async def get_updates(call: Call, request: GetUpdates) -> list[dict[str, Any]]:
    """The first updates that no offset has confirmed; waits up to `timeout` real seconds for one."""
    queue = call.bot.updates
    if call.bot.webhook:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    if request.allowed_updates is not None:
        queue.allowed = frozenset(request.allowed_updates) or None
    limit = _nearest(request.limit, MOST_UPDATES, default=MOST_UPDATES)
    until = time.monotonic() + min(max(request.timeout or 0, 0), LONGEST_POLL)
    poll = queue.begin_poll()
    try:
        while True:
            queue.check_poll(poll)
            batch = queue.take(request.offset or 0, limit, call.world.clock.now())
            if batch or time.monotonic() >= until:
                return batch
            await queue.came.wait(until - time.monotonic())
    finally:
        queue.end_poll(poll)


def _nearest(number: int | None, most: int, *, default: int) -> int:
    """Telegram does not refuse a number from outside 1 to `most`: it takes the nearest."""
    return default if number is None else min(max(number, 1), most)


def set_webhook(call: Call, request: SetWebhook) -> bool:
    """Only addresses on this machine: the sandbox talks to nobody else."""
    if not request.url:
        return _remove(call, drop=bool(request.drop_pending_updates))
    address = urlsplit(request.url)
    if address.scheme not in ("http", "https") or address.hostname not in HERE:
        raise bad_request("bad webhook: the sandbox delivers to this machine only")
    if request.secret_token is not None and not SECRET.fullmatch(request.secret_token):
        raise bad_request("secret token contains unallowed characters")
    connections = _nearest(request.max_connections, MOST_CONNECTIONS, default=CONNECTIONS)
    _remove(call, drop=bool(request.drop_pending_updates))
    call.bot.updates.begin_poll("terminated by setWebhook request")
    if request.allowed_updates is not None:
        call.bot.updates.allowed = frozenset(request.allowed_updates) or None
    call.bot.webhook = Webhook(request.url, request.secret_token or "", connections)
    start_delivery(call.world, call.bot)
    return True


def delete_webhook(call: Call, request: DeleteWebhook) -> bool:
    return _remove(call, drop=bool(request.drop_pending_updates))


def _remove(call: Call, *, drop: bool) -> bool:
    call.bot.stop_delivery()
    call.bot.webhook = None
    if drop:
        call.bot.updates.clear()
    return True


def get_webhook_info(call: Call, _: GetWebhookInfo) -> dict[str, Any]:
    hook = call.bot.webhook
    info: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(call.bot.updates),
    }
    if hook:
        info |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
        if hook.last_error_date is not None:
            info |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error}
    if call.bot.updates.allowed is not None:
        info["allowed_updates"] = sorted(call.bot.updates.allowed)
    return info


METHODS: Final[Methods] = {
    GetMe: get_me,
    GetUpdates: get_updates,
    SetWebhook: set_webhook,
    DeleteWebhook: delete_webhook,
    GetWebhookInfo: get_webhook_info,
}
