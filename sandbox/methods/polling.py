"""How a bot hears of updates: getUpdates, or a webhook."""

import re
import time
from typing import Any, Final
from urllib.parse import urlsplit

from aiogram.methods import DeleteWebhook, GetMe, GetUpdates, GetWebhookInfo, SetWebhook
from aiogram.types import Update

from sandbox.bots import Webhook
from sandbox.refusals import bad_request, conflict
from sandbox.webhooks import start_delivery

from .call import Call, Methods

MOST_UPDATES: Final = 100
LONGEST_POLL: Final = 50
LONGEST_SECRET: Final = 256
SECRET: Final = re.compile(rf"[A-Za-z0-9_-]{{1,{LONGEST_SECRET}}}")
USUAL_CONNECTIONS: Final = 40
MOST_CONNECTIONS: Final = 100
KINDS: Final = frozenset(Update.model_fields) - {"update_id"}
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
    _allow(call, request.allowed_updates)
    limit = min(max(MOST_UPDATES if request.limit is None else request.limit, 1), MOST_UPDATES)
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


def set_webhook(call: Call, request: SetWebhook) -> bool:
    """Only addresses on this machine: the sandbox talks to nobody else."""
    if not request.url:
        return _remove(call, drop=bool(request.drop_pending_updates))
    hook = _hook(call, request)
    _remove(call, drop=bool(request.drop_pending_updates))
    call.bot.updates.begin_poll("terminated by setWebhook request")
    _allow(call, request.allowed_updates)
    call.bot.webhook = hook
    start_delivery(call.world, call.bot)
    return True


def _hook(call: Call, request: SetWebhook) -> Webhook:
    """The webhook that was asked for; `http` is good enough for an address on this machine."""
    address = urlsplit(request.url)
    if address.scheme not in ("http", "https"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if address.hostname not in HERE or request.ip_address not in (None, *HERE):
        raise bad_request("bad webhook: the sandbox delivers to this machine only")
    if request.secret_token is not None and not SECRET.fullmatch(request.secret_token):
        is_long = len(request.secret_token) > LONGEST_SECRET
        raise bad_request(f"secret token {'is too long' if is_long else 'contains unallowed characters'}")
    connections = USUAL_CONNECTIONS if request.max_connections is None else request.max_connections
    return Webhook(
        request.url,
        request.secret_token or "",
        min(max(connections, 1), MOST_CONNECTIONS),
        request.ip_address or "127.0.0.1",
        "certificate" in call.uploads,
    )


def _allow(call: Call, kinds: list[str] | None) -> None:
    """Kinds of updates in any case; unknown ones are overlooked, and when none is left the usual ones come."""
    if kinds is not None:
        call.bot.updates.allowed = KINDS & {kind.lower() for kind in kinds} or None


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
        "has_custom_certificate": bool(hook and hook.has_certificate),
        "pending_update_count": len(call.bot.updates),
    }
    if hook:
        info |= {"max_connections": hook.max_connections, "ip_address": hook.ip_address}
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
