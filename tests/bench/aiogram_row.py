"""A bot of aiogram whose one handler keeps a row and answers: `aiogram_row.py API_URL TOKEN FILE`."""

import asyncio
import sys

import aiosqlite
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def serve(url: str, token: str, file: str) -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher()
    async with aiosqlite.connect(file) as database:
        await database.execute("PRAGMA journal_mode=WAL")
        await database.execute("PRAGMA synchronous=FULL")
        await database.execute("CREATE TABLE said (person INTEGER, words TEXT)")

        @dispatcher.message()
        async def keep(message: Message) -> None:
            assert message.from_user
            values = message.from_user.id, message.text
            await database.execute("INSERT INTO said VALUES (?, ?)", values)
            await database.commit()
            await message.answer(message.text or "")

        await dispatcher.start_polling(bot, close_bot_session=True)


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
