"""The command menu that Telegram shows, per role and language (Bot API › setMyCommands). No message, so not in the outbox."""

from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeChat, Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers.context import House, Job
from handlers.gate import identify
from words import LANGUAGES, Reader

log = structlog.get_logger()


class Menus:
    """Keeps each member's menu in step with their role and language; a lost call is made again after a restart."""

    def __init__(self, bot: ExtBot[Any], house: House) -> None:
        self._bot = bot
        self._house = house
        self._shown: dict[int, tuple[str, str]] = {}

    async def set_default(self) -> None:
        """What somebody sees who has not joined: /start alone, in their phone's language."""
        try:
            await self._bot.set_my_commands(_commands(("start",), Reader("en")))
            for language in LANGUAGES:
                await self._bot.set_my_commands(
                    _commands(("start",), Reader(language)), language_code=language
                )
        except TelegramError as error:
            log.warning("the default menu was not set", error=type(error).__name__)

    async def keep_up(self, update: Update, job: Job) -> None:
        """After an update: has this person's role or language changed?"""
        if job.caller is None or (job.caller.chat_id in self._shown and not _may_change(update)):
            return
        async with self._house.database.reading(self._house.now()) as tx:
            caller = await identify(
                tx,
                telegram_id=job.caller.telegram_id,
                chat_id=job.caller.chat_id,
                language_code=job.caller.reader.language,
                owners=self._house.owners,
            )
        wanted = (caller.role, caller.reader.language)
        if caller.role == "stranger" or self._shown.get(caller.chat_id) == wanted:
            return
        names = tuple(name for name, may in self._house.commands if caller.role in may)
        try:
            await self._bot.set_my_commands(
                _commands(names, caller.reader), BotCommandScopeChat(caller.chat_id)
            )
            self._shown[caller.chat_id] = wanted
        except TelegramError as error:
            log.warning("a menu was not set", error=type(error).__name__)


def _may_change(update: Update) -> bool:
    """Only joining and the settings change a role or a language: a look after each update would be waste."""
    text = (update.effective_message.text or "") if update.message and update.effective_message else ""
    return update.callback_query is not None or text.lower().startswith(("/start", "/settings"))


def _commands(names: tuple[str, ...], reader: Reader) -> list[BotCommand]:
    return [BotCommand(name, reader.plain(f"menu-{name}")) for name in names]
