"""Updates delivered to a bot's own address: chats side by side, each in its order, again and again until they are taken."""

import asyncio
from typing import Final

import httpx

from .bots import Bot, Webhook
from .updates import Waiting
from .world import World

FIRST_PAUSE: Final = 0.2
LONGEST_PAUSE: Final = 60.0
PATIENCE: Final = 30.0
SENTENCES: Final[dict[type[httpx.HTTPError], str]] = {
    httpx.ConnectError: "Connection refused",
    httpx.ConnectTimeout: "Connection timed out",
    httpx.ReadTimeout: "Read timeout expired",
}
"""How getWebhookInfo names what went wrong; everything else is a closed connection."""


def start_delivery(world: World, bot: Bot) -> None:
    """Delivers in the background until the webhook is removed."""
    hook = bot.webhook
    if hook is not None:
        bot.delivery = asyncio.get_running_loop().create_task(Delivery(world, bot, hook).run())


class Delivery:
    """One webhook at work: at most `max_connections` posts at a time (Bot API › setWebhook)."""

    def __init__(self, world: World, bot: Bot, hook: Webhook) -> None:
        self._world = world
        self._bot = bot
        self._hook = hook
        self._free = asyncio.Semaphore(hook.max_connections)
        self._at_work: set[object] = set()
        self._client = httpx.AsyncClient(
            headers={"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {},
            timeout=httpx.Timeout(PATIENCE, pool=None),
            limits=httpx.Limits(max_connections=hook.max_connections),
            trust_env=False,
        )

    async def run(self) -> None:
        """For ever; a chat that has updates gets a task of its own."""
        async with self._client, asyncio.TaskGroup() as tasks:
            while True:
                for about in {waiting.about for waiting in self._waiting()} - self._at_work:
                    self._at_work.add(about)
                    tasks.create_task(self._deliver(about))
                await self._bot.updates.came.wait(PATIENCE)

    def _waiting(self) -> list[Waiting]:
        return self._bot.updates.waiting(self._world.clock.now())

    async def _deliver(self, about: object) -> None:
        """What waits for one chat, one after the other, with a growing pause where it is not taken."""
        pause = FIRST_PAUSE
        while (waiting := next((one for one in self._waiting() if one.about == about), None)) is not None:
            async with self._free:
                answer = await self._post(waiting)
            if answer is None:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                self._bot.updates.taken(waiting)
                pause = FIRST_PAUSE
                await self._act(answer)
        self._at_work.discard(about)

    async def _post(self, waiting: Waiting) -> httpx.Response | None:
        """The bot's answer when it is a 2xx; else the reason stands in getWebhookInfo."""
        try:
            answer = await self._client.post(self._hook.url, json=waiting.body)
        except httpx.HTTPError as error:
            self._hook.last_error = SENTENCES.get(type(error), "Webhook connection closed")
        else:
            if answer.is_success:
                return answer
            self._hook.last_error = (
                f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
            )
        self._hook.last_error_date = self._world.unix()
        return None

    async def _act(self, answer: httpx.Response) -> None:
        """An answer may hold a call (Bot API › Making requests when getting updates)."""
        if answer.content and self._world.act is not None:
            await self._world.act(self._bot, answer.content, answer.headers.get("content-type", ""))
