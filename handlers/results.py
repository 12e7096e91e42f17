"""The mission in numbers: one card, and behind each figure its list, in the same message; and a picture of it all."""

import asyncio

from telegram import Update

from handlers.context import Context
from handlers.results_actions import DrawResults, ListResults, SayTookPlace, ShowResults
from handlers.results_cards import card_message
from handlers.results_lists import list_message
from handlers.results_picture import picture_message, picture_of
from mission.errors import UserError
from mission.picture import draw
from mission.results import Results, results_of
from mission.results.meetings import say_took_place
from storage.agenda import TookPlace


async def results(update: Update, context: Context) -> None:
    """/results: a new card."""
    del update
    message = card_message(await _found(context), context.mission, context.house.now(), context.reader)
    async with context.transaction() as tx:
        await tx.reply(message)


async def show(update: Update, context: Context) -> None:
    """The card in the place of what was there."""
    del update
    message = card_message(await _found(context), context.mission, context.house.now(), context.reader)
    async with context.transaction() as tx:
        await tx.answer(message)


async def open_list(update: Update, context: Context) -> None:
    """A figure's list in the place of the card."""
    del update
    chosen: ListResults = context.action
    message = list_message(await _found(context), chosen.what, chosen.page, context.reader)
    async with context.transaction() as tx:
        await tx.answer(message)


async def mark_meeting(update: Update, context: Context) -> None:
    """An organiser says whether a meeting took place, and sees the list as it is now."""
    del update
    chosen: SayTookPlace = context.action
    word: TookPlace = "held" if chosen.held else "missed"
    async with context.transaction() as tx:
        if not await say_took_place(tx, context.mission.id, context.person.id, chosen.session, word):
            raise UserError("stale-button")
        found = await results_of(tx, context.mission, context.today)
        await tx.answer(list_message(found, "meetings", chosen.page, context.reader))


async def picture(update: Update, context: Context) -> None:
    """Read, draw in a thread, then send: drawing takes about a second and must hold nobody up."""
    del update
    found = await _found(context)
    shown = picture_of(found, context.mission, context.house.now(), context.reader)
    drawn = await asyncio.to_thread(draw, shown)
    async with context.transaction() as tx:
        await tx.reply(picture_message(drawn, shown, context.mission, context.reader))


async def _found(context: Context) -> Results:
    async with context.reading() as tx:
        return await results_of(tx, context.mission, context.today)


TAPS = (
    (ShowResults, show),
    (ListResults, open_list),
    (SayTookPlace, mark_meeting),
    (DrawResults, picture),
)
