"""What a chat shows: markup, words that were typed, edits, the place where one reads, files and cards."""

import re
from typing import Final

from playwright.sync_api import FilePayload, Page, expect

from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, DOT, Sandbox, both, opened

pytestmark = needs_chromium

HOSTILE: Final = {
    "<script>alert(1)</script>words": "words",
    "<img src=x onerror=alert(1)>words": "words",
    '<a href="javascript:alert(1)">words</a>': "words",
    '<a href="data:text/html,x">words</a>': "words",
    '<b onclick="alert(1)" style="position:fixed">words</b>': "<b>words</b>",
    "<iframe srcdoc=x>inside</iframe><i>words</i>": "<i>words</i>",
    "<svg><a href='javascript:alert(1)'>in</a></svg>words": "words",
    "<form><input name=x><u>words</u></form>": "<u>words</u>",
    '<a href="https://example.org/">words</a>': '<a href="https://example.org/" target="_blank" rel="noopener noreferrer">words</a>',
    "a &lt;b&gt; &amp; c\nd": "a &lt;b&gt; &amp; c\nd",
}
"""Markup as no sandbox should send it, and what the page makes of it."""


def test_markup_in_a_message_is_shown_as_words_and_never_runs(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    words = "<img src=x onerror=\"document.title='broken into'\"><b>bold?</b>"
    sandbox.says(person, words)
    opened(page, person)
    bubble = phone_of(page, ANN).locator(".bubble").last
    expect(bubble.locator(".text")).to_have_text(words)
    expect(bubble.locator("img")).to_have_count(0)
    expect(page).to_have_title("Sandbox – phones side by side")


def test_only_telegrams_own_tags_pass_the_pages_second_guard(page: Page) -> None:
    page.goto("/")
    shown = page.evaluate(
        """async (texts) => {
            const { rendered } = await import("/markup.js");
            return texts.map((html) => {
                const box = document.createElement("div");
                box.append(rendered(html, { onCommand() {}, onStart() {} }));
                return box.innerHTML;
            });
        }""",
        list(HOSTILE),
    )
    assert dict(zip(HOSTILE, shown, strict=True)) == HOSTILE


def test_words_that_could_not_be_sent_return_to_the_line(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    page.route("**/messages", lambda route: route.abort())
    phone.get_by_label("Message").fill("Not to be lost")
    phone.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_contain_text("The sandbox does not answer")
    expect(phone.get_by_label("Message")).to_have_value("Not to be lost")


@both
def test_a_person_writes_and_the_answer_comes_without_a_reload(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.person(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_label("Message").fill("/start")
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".bubble.out .text")).to_have_text("/start")
    expect(phone.get_by_label("Message")).to_have_value("")
    sandbox.tells(person, "Hello, <b>you</b>")
    expect(phone.locator(".bubble.in .text")).to_have_text("Hello, you")
    expect(phone.locator(".bubble.in .text b")).to_have_text("you")


def test_shift_enter_begins_a_new_line_and_enter_sends(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    field = phone_of(page, ANN).get_by_label("Message")
    field.press_sequentially("one")
    field.press("Shift+Enter")
    field.press_sequentially("two")
    expect(field).to_have_value("one\ntwo")
    field.press("Enter")
    expect(phone_of(page, ANN).locator(".bubble").last.locator(".text")).to_have_text("one\ntwo")


def test_a_reader_who_scrolled_up_stays_there_and_can_return(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    for number in range(30):
        sandbox.tells(person, f"Line {number}\nof many")
    opened(page, person)
    phone = phone_of(page, ANN)
    log = phone.get_by_role("log")
    expect(phone.get_by_text("Line 29")).to_be_in_viewport()
    log.evaluate("log => { log.scrollTop = 0; }")
    sandbox.tells(person, "The newest")
    expect(log.get_by_text("The newest")).to_be_attached()
    assert log.evaluate("log => log.scrollTop") == 0
    phone.get_by_role("button", name="To the latest").click()
    expect(phone.get_by_text("The newest")).to_be_in_viewport()
    sandbox.tells(person, "Newer still")
    expect(phone.get_by_text("Newer still")).to_be_in_viewport()


def test_a_photo_and_a_file_go_with_their_captions(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    picture: FilePayload = {"name": "card.png", "mimeType": "image/png", "buffer": DOT}
    phone.get_by_test_id("pick-photo").set_input_files(files=[picture])
    page.get_by_label("Caption (optional)").fill("A business card")
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    shown = phone.locator(".bubble").last
    expect(shown.locator(".text")).to_have_text("A business card")
    expect(shown.locator("img")).to_have_js_property("naturalWidth", 1)
    vcard: FilePayload = {
        "name": "jan.vcf",
        "mimeType": "text/vcard",
        "buffer": b"BEGIN:VCARD\r\nEND:VCARD\r\n",
    }
    phone.get_by_test_id("pick-document").set_input_files(files=[vcard])
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    with page.expect_download() as download:
        phone.get_by_role("link", name="jan.vcf").click()
    assert download.value.path().read_bytes() == vcard["buffer"]


def test_a_contact_and_a_place_are_cards(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Attach").click()
    phone.get_by_role("button", name="Contact").click()
    page.get_by_label("First name").fill("Eva")
    page.get_by_label("Last name").fill("Dvořáková")
    page.get_by_label("Phone", exact=True).fill("+420602111222")
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(phone.locator(".bubble .contact b")).to_have_text("Eva Dvořáková")
    sandbox.bot(
        "sendVenue", chat_id=person, latitude=50.1, longitude=14.4, title="CzechInno", address="Praha 7"
    )
    expect(phone.locator(".bubble .place b")).to_have_text("CzechInno")
    expect(phone.locator(".bubble .place small")).to_have_text("Praha 7")


def test_what_a_phone_says_itself_is_in_its_owners_language(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN, "uk")
    opened(page, person)
    phone = phone_of(page, ANN)
    expect(phone.get_by_placeholder("Повідомлення")).to_be_visible()
    expect(phone.get_by_text("Ukrainian")).to_be_visible()
    expect(phone.locator(".chip")).to_contain_text(re.compile("20[0-9]{2} р"))
