"""An echo bot of pyTelegramBotAPI: `telebot_echo.py API_URL TOKEN polling` or `… webhook PORT SECRET`."""

import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any

import telebot
from telebot import apihelper
from telebot.types import InlineKeyboardButton, InlineKeyboardMarkup, Update


def build(url: str, token: str) -> Any:
    apihelper.API_URL = url + "/bot{0}/{1}"
    apihelper.FILE_URL = url + "/file/bot{0}/{1}"
    bot: Any = telebot.TeleBot(token)

    def start(message: Any) -> None:
        keyboard = InlineKeyboardMarkup()
        keyboard.row(
            InlineKeyboardButton("One", callback_data="1"), InlineKeyboardButton("Two", callback_data="2")
        )
        bot.send_message(message.chat.id, "Please choose:", reply_markup=keyboard)

    def button(query: Any) -> None:
        bot.answer_callback_query(query.id, "Noted")
        bot.edit_message_text(f"You chose {query.data}", query.message.chat.id, query.message.message_id)

    def document(message: Any) -> None:
        content = bot.download_file(bot.get_file(message.document.file_id).file_path)
        name = f"back-{message.document.file_name}"
        bot.send_document(message.chat.id, BytesIO(content), visible_file_name=name)

    def echo(message: Any) -> None:
        bot.send_message(message.chat.id, message.text)

    bot.register_message_handler(start, commands=["start"])
    bot.register_callback_query_handler(button, func=lambda _: True)
    bot.register_message_handler(document, content_types=["document"])
    bot.register_message_handler(echo, content_types=["text"])
    return bot


def serve(bot: Any, port: int, secret: str) -> None:
    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            is_telegram = self.headers.get("X-Telegram-Bot-Api-Secret-Token") == secret
            self.send_response(HTTPStatus.OK if is_telegram else HTTPStatus.FORBIDDEN)
            self.send_header("Content-Length", "0")
            self.end_headers()
            if is_telegram:
                bot.process_new_updates([Update.de_json(body.decode())])

    server = ThreadingHTTPServer(("127.0.0.1", port), Hook)
    bot.set_webhook(f"http://127.0.0.1:{port}/telegram", secret_token=secret)
    server.serve_forever()


def main(url: str, token: str, way: str, port: str = "0", secret: str = "") -> None:
    bot = build(url, token)
    if way == "webhook":
        serve(bot, int(port), secret)
    else:
        bot.infinity_polling(timeout=5, long_polling_timeout=5)


if __name__ == "__main__":
    main(*sys.argv[1:])
