"""A note with photos and voice, and one's own card, over HTTP: what comes back is what was sent, and can be scanned."""

import io

import vobject
import zxingcpp
from PIL import Image

from sandbox.client import Person, Sandbox, Screen, Shown
from tests.journeys.test_ten_seconds import emma

__all__ = ["emma"]

VOICE = b"OggS" + bytes(range(200))


def picture(shade: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (200, 100), (shade, 90, 40)).save(made, format="JPEG")
    return made.getvalue()


async def test_the_card_in_the_picture_is_the_card_in_the_file(sandbox: Sandbox, emma: Person) -> None:
    await emma.send("/mycard +420 777 123 456")
    await emma.wait_for_text("Kept, and put on your card.")
    await emma.tap("File and picture as it is now")
    shown = await emma.wait_for_text("Let them scan this")
    sent = await emma.wait_for_text("Or forward this file")
    vcard = await sandbox.download(sent.file)
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(await sandbox.download(shown.photo))).convert("L"))
    assert code.text == vcard.decode()
    assert vobject.readOne(vcard.decode()).tel.value == "+420777123456"


async def test_an_album_and_a_voice_message_come_back_from_the_note(sandbox: Sandbox, emma: Person) -> None:
    await emma.send("/note")
    await emma.wait_for_text("What did you notice?")
    pictures = [picture(shade) for shade in (10, 120, 230)]
    await emma.send_album(*(("photo", f"{n}.jpg", one) for n, one in enumerate(pictures)), caption="Benches")
    await emma.wait_for_text("With it: 3 photos")
    await emma.tap("Add photo or voice")
    await emma.wait_for_text("For ten minutes")
    await emma.send_file("voice.ogg", VOICE, kind="voice")
    await emma.wait_for_text("With it: 3 photos and 1 voice message")
    known = {message.message_id for message in (await emma.screen()).messages}

    def new(screen: Screen) -> list[Shown]:
        return [message for message in screen.received if message.message_id not in known]

    await emma.tap("Show 4 files")
    came = new(await emma.wait_for(lambda screen: len(new(screen)) == 4))
    assert [m.photo is not None for m in came] == [True, True, True, False]
    assert came[-1].file is not None
    assert came[-1].file.kind == "voice"
    assert await sandbox.download(came[-1].file) == VOICE
