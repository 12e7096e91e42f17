"""Updates delivered to a bot's own address, one after the other, again and again until it takes them."""

import asyncio
from typing import Final

import httpx

from .bots import Bot, Webhook
from .updates import Waiting
from .world import World

FIRST_PAUSE: Final = 0.2
LONGEST_PAUSE: Final = 60.0
PATIENCE: Final = 30.0


def start_delivery(world: World, bot: Bot) -> None:
    """Delivers in the background until the webhook is removed."""
    hook = bot.webhook
    if hook is not None:
        bot.delivery = asyncio.get_running_loop().create_task(_deliver(world, bot, hook))


async def _deliver(world: World, bot: Bot, hook: Webhook) -> None:
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
    pause = FIRST_PAUSE
    async with httpx.AsyncClient(headers=headers, timeout=PATIENCE, trust_env=False) as client:
        while True:
            waiting = bot.updates.head(world.clock.now())
            if waiting is None:
                await bot.updates.came.wait(PATIENCE)
            elif await _taken(client, hook, waiting, world):
                bot.updates.confirm_before(waiting.update_id + 1)
                pause = FIRST_PAUSE
            else:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)


async def _taken(client: httpx.AsyncClient, hook: Webhook, waiting: Waiting, world: World) -> bool:
    """Whether the bot answered with a 2xx; else the reason stands in getWebhookInfo."""
    try:
        answer = await client.post(hook.url, json=waiting.body)
    except httpx.HTTPError as error:
        hook.last_error = f"{type(error).__name__}: {error}"
    else:
        if answer.is_success:
            return True
        hook.last_error = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
    hook.last_error_date = world.unix()
    return False
