"""Cards on a phone, over HTTP: a file of them waits over a restart of the bot, a photo of a code becomes a contact."""

import io
from pathlib import Path

from sandbox.client import Sandbox
from tests.forking import ForkedBot, unhurried_bot
from tests.journeys.test_hostile import NOW, begin
from tests.mission.test_card_codes import VCARD, code, photo
from tests.mission.test_vcards import card

CARDS = card("FN:Jan Novák", "ORG:Example", "TEL:+420777123457") + card("FN:Eva Malá", "EMAIL:eva@example.cz")
READING = 30.0
"""Seconds that a file or a picture may take on a busy machine: each is read in a process of its own."""


async def test_cards_and_codes_are_kept_as_they_are_sent(sandbox: Sandbox, tmp_path: Path) -> None:
    await sandbox.reset(now=NOW, flood=False)
    emma = await sandbox.people.add("Emma")
    bot: ForkedBot
    async with unhurried_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await begin(database, [emma])
        await bot.start()
        await emma.send_file("forum.vcf", CARDS.encode())
        await emma.wait_for_text("2 cards in forum.vcf. Nothing is kept yet.", READING)
        assert await bot.stop() == 0
        await bot.start()
        await emma.tap("Keep all 2")
        await emma.wait_for_text("New contacts: 2")
        made = io.BytesIO()
        photo(code(VCARD)).save(made, "jpeg")
        await emma.send_file("card.jpg", made.getvalue(), kind="photo")
        await emma.wait_for_text("Kept: Ян Новак", READING)
        await emma.tap("Right")
        await emma.wait_for_text("Done: Ян Новак")
        assert await bot.stop() == 0
