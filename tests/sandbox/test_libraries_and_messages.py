"""python-telegram-bot and aiogram send albums, polls, stickers and reactions here as they do to Telegram."""

import aiogram
import telegram
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InputMediaPhoto, InputPollOption, ReactionTypeEmoji
from telegram.constants import PollType

from sandbox.client import Person, Sandbox

from .uploading import JPEG, WEBP, picture

PICTURE = picture(40, 30)


def ptb(sandbox: Sandbox) -> telegram.Bot:
    return telegram.Bot(sandbox.token, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot")


async def test_python_telegram_bot_sends_albums_and_films(sandbox: Sandbox, ann: Person) -> None:
    await sandbox.set_flood(enabled=False)
    media: list[telegram.InputMediaPhoto | telegram.InputMediaVideo] = [
        telegram.InputMediaPhoto(PICTURE, caption="<b>x</b>", parse_mode="HTML", has_spoiler=True),
        telegram.InputMediaVideo(b"film", thumbnail=JPEG, filename="a.mp4", start_timestamp=3),
    ]
    async with ptb(sandbox) as bot:
        photo, video = await bot.send_media_group(ann.id, media)
        assert (photo.caption_html, photo.has_media_spoiler) == ("<b>x</b>", True)
        assert video.video is not None
        assert video.video.thumbnail is not None
        assert photo.media_group_id == video.media_group_id
        edited = await video.edit_media(telegram.InputMediaPhoto(photo.photo[-1].file_id, caption="y"))
        assert isinstance(edited, telegram.Message)
        assert edited.caption == "y"
        sent = await bot.send_video(ann.id, b"film", thumbnail=JPEG, cover=PICTURE, filename="a.mp4")
        assert sent.video is not None
        assert sent.video.cover is not None
        assert sent.video.thumbnail is not None
        await bot.send_sticker(ann.id, WEBP, emoji="👍")
        await bot.send_audio(ann.id, b"ID3", filename="a.mp3", performer="Choir", duration=3)
        await bot.send_video_note(ann.id, b"film", filename="a.mp4")
        copies = await bot.copy_messages(ann.id, ann.id, [photo.message_id, video.message_id])
        assert len(copies) == 2
    assert [entry.warnings for entry in await sandbox.ledger() if entry.warnings] == []


async def test_python_telegram_bot_asks_and_hears_the_votes(sandbox: Sandbox, ann: Person) -> None:
    async with ptb(sandbox) as bot:
        quiz = await bot.send_poll(
            ann.id,
            "Which?",
            ["a", telegram.InputPollOption("b")],
            type=PollType.QUIZ,
            correct_option_ids=[1],
            explanation="<i>why</i>",
            explanation_parse_mode="HTML",
            is_anonymous=False,
            open_period=60,
        )
        assert quiz.poll is not None
        await ann.vote(quiz.message_id, 1)
        await ann.react(quiz.message_id, "👍")
        _, answer, poll = await bot.get_updates()
        assert answer.poll_answer is not None
        assert answer.poll_answer.option_ids == (1,)
        assert poll.poll is not None
        assert poll.poll.total_voter_count == 1
        stopped = await bot.stop_poll(ann.id, quiz.message_id)
        assert stopped.is_closed
        assert await bot.set_message_reaction(ann.id, quiz.message_id, "🔥")
        dice = await bot.send_dice(ann.id, emoji="🏀")
        assert dice.dice is not None
        assert dice.dice.value in range(1, 6)


async def test_python_telegram_bot_moves_a_live_location(sandbox: Sandbox, ann: Person) -> None:
    async with ptb(sandbox) as bot:
        sent = await bot.send_location(ann.id, 50.08, 14.43, live_period=600, heading=90)
        moved = await sent.edit_live_location(50.09, 14.44)
        assert isinstance(moved, telegram.Message)
        assert moved.location is not None
        assert moved.location.latitude == 50.09
        await sent.stop_live_location()
        quote = telegram.ReplyParameters(1, quote="start")
        reply = await bot.send_message(ann.id, "x", reply_parameters=quote)
        assert reply.quote is not None
        assert (reply.quote.text, reply.quote.position) == ("start", 1)


async def test_aiogram_sends_albums_polls_and_reactions(sandbox: Sandbox, ann: Person) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    async with aiogram.Bot(sandbox.token, session=session) as bot:
        file = BufferedInputFile(PICTURE, "a.png")
        album = await bot.send_media_group(ann.id, [InputMediaPhoto(media=file), InputMediaPhoto(media=file)])
        assert len({message.media_group_id for message in album}) == 1
        film = BufferedInputFile(b"film", "a.mp4")
        video = await bot.send_video(ann.id, film, thumbnail=BufferedInputFile(JPEG, "t.jpg"))
        assert video.video is not None
        assert video.video.thumbnail is not None
        options: list[InputPollOption | str] = ["a", InputPollOption(text="b")]
        poll = await bot.send_poll(ann.id, "Which?", options, is_anonymous=False)
        await ann.vote(poll.message_id, 0)
        kinds = [update.event_type for update in await bot.get_updates()]
        assert kinds == ["message", "poll_answer", "poll"]
        assert await bot.set_message_reaction(ann.id, poll.message_id, [ReactionTypeEmoji(emoji="👍")])
