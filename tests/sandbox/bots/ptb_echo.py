"""An echo bot of python-telegram-bot: `ptb_echo.py API_URL TOKEN polling` or `… webhook PORT SECRET`."""

import asyncio
import sys
from http import HTTPStatus
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    keyboard = [
        [InlineKeyboardButton("One", callback_data="1"), InlineKeyboardButton("Two", callback_data="2")]
    ]
    assert update.message
    await update.message.reply_text("Please choose:", reply_markup=InlineKeyboardMarkup(keyboard))


async def button(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer("Noted")
    await update.callback_query.edit_message_text(f"You chose {update.callback_query.data}")


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    assert update.message.text
    await update.message.reply_text(update.message.text)


async def document(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    assert update.message.document
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await update.message.reply_document(content, filename=f"back-{update.message.document.file_name}")


def build(url: str, token: str, *, webhook: bool) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = Application.builder().token(token).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    application = (builder.updater(None) if webhook else builder).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(button))
    application.add_handler(MessageHandler(filters.Document.ALL, document))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    return application


async def serve(application: Application[Any, Any, Any, Any, Any, Any], port: int, secret: str) -> None:
    async def telegram(request: Request) -> Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != secret:
            return Response(status_code=HTTPStatus.FORBIDDEN)
        await application.update_queue.put(Update.de_json(await request.json(), application.bot))
        return Response()

    app = Starlette(routes=[Route("/telegram", telegram, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    async with application:
        await application.bot.set_webhook(f"http://127.0.0.1:{port}/telegram", secret_token=secret)
        await application.start()
        await server.serve()
        await application.stop()


def main(url: str, token: str, way: str, port: str = "0", secret: str = "") -> None:
    if way == "webhook":
        asyncio.run(serve(build(url, token, webhook=True), int(port), secret))
    else:
        build(url, token, webhook=False).run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
