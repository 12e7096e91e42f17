"""Pictures, sound and stickers on a phone."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, DOT, Sandbox, both, opened

pytestmark = needs_chromium


def picture(name: str) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": DOT}


@both
def test_the_pictures_of_an_album_stand_in_one_bubble_with_their_caption(
    page: Page, sandbox: Sandbox
) -> None:
    person = sandbox.joined(ANN)
    media = [{"type": "photo", "media": f"attach://p{n}"} for n in range(3)]
    media[0]["caption"] = "The reception"
    sandbox.bot_sends("sendMediaGroup", {f"p{n}": DOT for n in range(3)}, chat_id=person, media=media)
    opened(page, person)
    album = phone_of(page, ANN).locator(".bubble").last
    expect(album.locator(".album .cell img")).to_have_count(3)
    expect(album.locator(".text")).to_have_text("The reception")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == page.evaluate("innerWidth")


def test_several_files_go_as_one_album(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_test_id("pick-photo").set_input_files(files=[picture("one.png"), picture("two.png")])
    page.get_by_label("Caption (optional)").fill("Two cards")
    page.get_by_role("dialog", name="Send 2 photos").get_by_role("button", name="Send").click()
    expect(phone.locator(".bubble").last.locator(".album img")).to_have_count(2)
    groups = {message["media_group_id"] for message in sandbox.screen(person)["messages"][-2:]}
    assert len(groups) == 1
    assert groups != {None}


def test_a_hidden_picture_is_shown_by_a_tap(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.bot_sends("sendPhoto", {"photo": DOT}, chat_id=person, has_spoiler=True)
    opened(page, person)
    veil = phone_of(page, ANN).locator(".veil")
    veil.get_by_role("button", name="Hidden. Tap to show.").click()
    expect(veil.get_by_role("button")).to_have_count(0)
    expect(veil.get_by_role("link")).to_be_visible()


def test_a_caption_stands_above_its_picture_where_the_bot_wants_it(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.bot_sends(
        "sendPhoto", {"photo": DOT}, chat_id=person, caption="Above", show_caption_above_media=True
    )
    opened(page, person)
    balloon = phone_of(page, ANN).locator(".balloon").last
    words, image = balloon.locator(".text").bounding_box(), balloon.locator("img").bounding_box()
    assert words is not None
    assert image is not None
    assert words["y"] < image["y"]


@pytest.mark.parametrize(
    ("language", "length", "said"),
    [("en", 8_920, "8.9 kB"), ("uk", 8_920, "8,9 кБ"), ("cs", 1_250_000, "1,3 MB"), ("en", 7, "7 byte")],
)
def test_a_file_tells_its_size_in_the_language_of_the_phone(
    page: Page, sandbox: Sandbox, language: str, length: int, said: str
) -> None:
    person = sandbox.joined(ANN, language)
    sandbox.bot_sends("sendDocument", {"document": b"x" * length}, chat_id=person)
    opened(page, person)
    expect(phone_of(page, ANN).locator(".file small")).to_have_text(said)


def test_dice_tell_their_value_in_words(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    value = sandbox.bot("sendDice", chat_id=person)["dice"]["value"]
    opened(page, person)
    expect(phone_of(page, ANN).get_by_role("img", name=f"Dice 🎲: {value}")).to_be_visible()


def test_a_sticker_is_chosen_and_drawn(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Attach").click()
    phone.get_by_role("button", name="Sticker").click()
    page.get_by_role("radio", name="🎉").check(force=True)
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    sticker = phone.get_by_role("img", name="Sticker 🎉")
    expect(sticker).to_be_visible()
    assert sticker.evaluate("image => image.complete && image.naturalWidth > 0")


def test_a_voice_message_has_a_player_with_a_name(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.bot_sends("sendVoice", {"voice": b"OggS" + bytes(60)}, chat_id=person, duration=65)
    opened(page, person)
    phone = phone_of(page, ANN)
    expect(phone.get_by_role("button", name="Play: Voice message")).to_be_visible()
    expect(phone.get_by_role("slider", name="Position: Voice message")).to_be_visible()
    expect(phone.locator(".player small")).to_have_text("1:05")
