"""Two independent libraries talk to the sandbox as they talk to Telegram."""

from datetime import timedelta

import aiogram
import pytest
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.types import BufferedInputFile
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter
from telegram.request import HTTPXRequest

from sandbox.client import Person, Sandbox


def ptb(sandbox: Sandbox) -> telegram.Bot:
    return telegram.Bot(sandbox.token, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot")


async def test_python_telegram_bot_sends_edits_and_answers(sandbox: Sandbox, ann: Person) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Here", callback_data="h:1")]])
    async with ptb(sandbox) as bot:
        (start,) = await bot.get_updates(timeout=1)
        assert start.message is not None
        assert start.message.from_user is not None
        assert start.message.from_user.full_name == "Ann Example"
        sent = await bot.send_message(ann.id, "<b>Bus</b> 🚌", parse_mode="HTML", reply_markup=markup)
        assert sent.text_html == "<b>Bus</b> 🚌"
        query = await ann.tap("Here")
        (tap,) = await bot.get_updates(offset=start.update_id + 1, timeout=1)
        assert tap.callback_query is not None
        await tap.callback_query.answer("Noted")
        assert (await ann.toast(query)).text == "Noted"
        await tap.callback_query.edit_message_text("Here: Ann")
        with pytest.raises(BadRequest, match="Message is not modified"):
            await tap.callback_query.edit_message_text("Here: Ann")
        assert (await ann.screen()).texts == ["Here: Ann"]


async def test_python_telegram_bot_exchanges_files_and_sets_a_menu(sandbox: Sandbox, ann: Person) -> None:
    await ann.send_file("agenda.xlsx", b"rows")
    async with ptb(sandbox) as bot:
        _, update = await bot.get_updates()
        assert update.message is not None
        assert update.message.document is not None
        file = await update.message.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"rows"
        sent = await bot.send_document(ann.id, b"words", filename="report.docx", caption="Report")
        assert sent.document is not None
        assert sent.document.file_name == "report.docx"
        assert await bot.set_my_commands([("today", "Today")], scope=telegram.BotCommandScopeChat(ann.id))
        assert [command.command for command in (await ann.screen()).commands] == ["today"]
        assert await bot.set_chat_menu_button(ann.id, telegram.MenuButtonCommands())
        chat = await bot.get_chat(ann.id)
        assert chat.full_name == "Ann Example"
    assert [entry.warnings for entry in await sandbox.ledger() if entry.warnings] == []


async def test_python_telegram_bot_hears_of_floods_blocks_and_wrong_tokens(
    sandbox: Sandbox, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    async with ptb(sandbox) as bot:
        await sandbox.faults.add("sendMessage", "429", retry_after=3)
        with pytest.raises(RetryAfter) as flood:
            await bot.send_message(ann.id, "x")
        assert flood.value.retry_after == timedelta(seconds=3)
        await ann.block()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(ann.id, "x")
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "x")
    async with HTTPXRequest() as request:
        wrong = telegram.Bot("1:nonsense", base_url=f"{sandbox.url}/bot", request=request)
        with pytest.raises(InvalidToken):
            await wrong.get_me()


async def test_aiogram_sends_a_file_and_reads_updates(sandbox: Sandbox, ann: Person) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    async with aiogram.Bot(sandbox.token, session=session) as bot:
        me = await bot.get_me()
        assert me.username == "attache_sandbox_bot"
        (update,) = await bot.get_updates()
        assert update.message is not None
        assert update.message.text == "/start"
        sent = await bot.send_document(
            ann.id, BufferedInputFile(b"words", "a.txt"), caption="<i>c</i>", parse_mode="HTML"
        )
        assert sent.html_text == "<i>c</i>"
        with pytest.raises(TelegramBadRequest, match="message text is empty"):
            await bot.send_message(ann.id, "")
        await sandbox.faults.add("sendMessage", "429", retry_after=3)
        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(ann.id, "x")
    assert (await ann.screen()).texts == ["c"]
