"""An echo bot of aiogram: `aiogram_echo.py API_URL TOKEN polling` or `… webhook PORT SECRET`."""

import asyncio
import sys

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

router = Router()


@router.message(CommandStart())
async def start(message: Message) -> None:
    buttons = [
        InlineKeyboardButton(text="One", callback_data="1"),
        InlineKeyboardButton(text="Two", callback_data="2"),
    ]
    await message.answer("Please choose:", reply_markup=InlineKeyboardMarkup(inline_keyboard=[buttons]))


@router.callback_query()
async def button(query: CallbackQuery) -> None:
    await query.answer("Noted")
    assert isinstance(query.message, Message)
    await query.message.edit_text(f"You chose {query.data}")


@router.message(F.document)
async def document(message: Message, bot: Bot) -> None:
    assert message.document
    content = await bot.download(message.document)
    assert content
    await message.answer_document(BufferedInputFile(content.read(), f"back-{message.document.file_name}"))


@router.message(F.text)
async def echo(message: Message) -> None:
    assert message.text
    await message.answer(message.text)


def main(url: str, token: str, way: str, port: str = "0", secret: str = "") -> None:
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    if way == "polling":
        asyncio.run(dispatcher.start_polling(bot))
        return

    async def begin(bot: Bot) -> None:
        await bot.set_webhook(f"http://127.0.0.1:{port}/telegram", secret_token=secret)

    dispatcher.startup.register(begin)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=secret).register(app, path="/telegram")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=int(port), print=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
