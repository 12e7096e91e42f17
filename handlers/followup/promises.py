"""Taps on the promises that a wave asks about."""

from telegram import Update

from handlers.context import Context
from handlers.followup.promise_cards import Settle, TurnOwed, owed_message, settled_words
from handlers.scene import scene_of
from mission.followup import settle, still_owed


async def settle_promise(update: Update, context: Context) -> None:
    del update
    tapped: Settle = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        promise = await settle(
            tx, scene.member, tapped.wave, tapped.promise, how=tapped.how, today=scene.today
        )
        now = await tx.promises.get(promise.id)
        owed = await still_owed(tx, scene.member, tapped.wave, scene.today)
        first = settled_words(now or promise, tapped.how, scene.reader)
        await tx.answer(owed_message(owed, tapped.wave, 0, scene, first=first))


async def turn_owed(update: Update, context: Context) -> None:
    del update
    tapped: TurnOwed = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        owed = await still_owed(tx, scene.member, tapped.wave, scene.today)
        await tx.answer(owed_message(owed, tapped.wave, tapped.page, scene))


TAPS = ((Settle, settle_promise), (TurnOwed, turn_owed))
