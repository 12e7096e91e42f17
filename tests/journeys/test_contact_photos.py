"""A card photographed, a voice note spoken and a message forwarded, on a phone in the sandbox and through the whole bot."""

from datetime import timedelta
from pathlib import Path

from sandbox.client import Sandbox
from tests.forking import unhurried_bot
from tests.journeys.test_hostile import NOW, begin

PHOTO = b"\xff\xd8\xff\xe0 a picture that nobody can read"
LINE = "Jan Novák, Example s.r.o., jan@example.cz"
READING = 30.0
"""Seconds that a picture may take on a busy machine: each is read in a process of its own."""


async def test_an_album_and_a_voice_note_stay_with_the_contact_and_come_again(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    await sandbox.reset(now=NOW, flood=False)
    emma = await sandbox.people.add("Emma")
    async with unhurried_bot(sandbox.url, tmp_path) as bot:
        async with bot.database() as database:
            await begin(database, [emma])
        await bot.start()
        await emma.send_album(("photo", "front.jpg", PHOTO), ("photo", "back.jpg", PHOTO + b" and its back"))
        await emma.wait_for_text("I have kept this safe: 2 photos", READING)
        await emma.tap("New contact")
        await emma.wait_for_text("Who did you meet?")
        await bot.kill()
        await sandbox.clock.move_by(timedelta(hours=1))
        await bot.start()
        await emma.send(LINE)
        await emma.wait_for_text("Attached: 2 photos")
        await emma.send_file("voice.ogg", b"OggS spoken", kind="voice")
        await emma.wait_for_text("I have kept this safe: 1 voice note")
        await emma.tap("Card of Jan Novák")
        await emma.wait_for_text("Attached: 2 photos, 1 voice note")
        await emma.tap("Photos and voice notes")
        screen = await emma.wait_for(
            lambda screen: len([m for m in screen.received if m.text.startswith("Jan Novák, Monday")]) == 3
        )
        again = [m for m in screen.received if m.text.startswith("Jan Novák, Monday")]
        assert [(bool(m.photo), bool(m.file)) for m in again] == [(True, False), (True, False), (False, True)]
        await emma.send("call me: +420 777 123 456", forwarded_from="Eva Malá")
        await emma.wait_for_text("Kept: Eva Malá")
        assert await bot.stop() == 0
    assert "Traceback" not in bot.log
