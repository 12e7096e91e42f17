"""What can be done with one message: the menu, by every way into it."""

from playwright.sync_api import Locator, Page, expect

from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, Sandbox, both, opened

pytestmark = needs_chromium


def bubble_of(page: Page, words: str) -> Locator:
    return phone_of(page, ANN).locator(".bubble").filter(has_text=words)


def test_what_others_wrote_can_neither_be_edited_nor_deleted(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(person, "From the bot")
    opened(page, person)
    bubble_of(page, "From the bot").click(button="right")
    menu = page.get_by_role("group", name="Message")
    expect(menu.locator(":scope > button")).to_have_text(["Reply", "Copy"])
    page.keyboard.press("Escape")
    expect(menu).to_have_count(0)


@both
def test_a_reply_names_what_it_answers_and_leads_back_to_it(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    message = sandbox.tells(person, "When do you land?")
    opened(page, person)
    bubble_of(page, "When do you land?").click(button="right")
    page.get_by_role("button", name="Reply").click()
    phone = phone_of(page, ANN)
    expect(phone.locator(".mode")).to_contain_text("When do you land?")
    expect(phone.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("At nine")
    page.keyboard.press("Enter")
    answer = bubble_of(page, "At nine")
    expect(answer.locator(".quoted")).to_contain_text("When do you land?")
    expect(phone.locator(".mode")).to_be_hidden()
    assert sandbox.screen(person)["messages"][-1]["reply_to"] == message
    answer.locator(".quoted").click()
    expect(bubble_of(page, "When do you land?").first).to_be_focused()


def test_marked_words_are_quoted_in_the_reply(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(person, "Bus at eight, dinner at nine")
    opened(page, person)
    bubble = bubble_of(page, "Bus at eight")
    bubble.locator(".text").evaluate(
        "text => { const range = document.createRange(); range.setStart(text.firstChild, 0); range.setEnd(text.firstChild, 12);"
        " getSelection().removeAllRanges(); getSelection().addRange(range); }"
    )
    bubble.dispatch_event("contextmenu")
    page.get_by_role("button", name="Reply").click()
    page.keyboard.type("Which bus?")
    page.keyboard.press("Enter")
    expect(bubble_of(page, "Which bus?").locator(".quoted .exact")).to_have_text("Bus at eight")


def test_an_own_text_is_corrected_in_the_input_line(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.says(person, "I come at nin")
    opened(page, person)
    bubble_of(page, "I come at nin").click(button="right")
    page.get_by_role("button", name="Edit").click()
    field = phone_of(page, ANN).get_by_role("textbox")
    expect(field).to_have_value("I come at nin")
    field.fill("I come at nine")
    field.press("Enter")
    expect(bubble_of(page, "I come at nine").locator(".edited")).to_be_visible()
    expect(field).to_have_value("")
    expect(phone_of(page, ANN).locator(".bubble.out")).to_have_count(2)


def test_escape_leaves_an_edit_as_it_was(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.says(person, "Stays so")
    opened(page, person)
    expect(bubble_of(page, "Stays so")).to_be_visible()
    field = phone_of(page, ANN).get_by_role("textbox")
    field.press("ArrowUp")
    expect(field).to_have_value("Stays so")
    field.press("Escape")
    expect(field).to_have_value("")
    expect(phone_of(page, ANN).locator(".mode")).to_be_hidden()


def test_an_own_message_is_deleted(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.says(person, "A slip")
    opened(page, person)
    bubble_of(page, "A slip").click(button="right")
    page.get_by_role("button", name="Delete").click()
    expect(bubble_of(page, "A slip")).to_have_count(0)


def test_a_reaction_is_given_in_the_menu_and_taken_back_by_a_tap(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(person, "See you there")
    opened(page, person)
    bubble = bubble_of(page, "See you there")
    bubble.click(button="right")
    page.get_by_role("button", name="Thumbs up").click()
    reaction = bubble.get_by_role("button", name="Thumbs up: 1")
    expect(reaction).to_have_attribute("aria-pressed", "true")
    reaction.click()
    expect(bubble.locator(".reaction")).to_have_count(0)


def test_the_keyboard_alone_reaches_a_message_its_menu_and_back(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(person, "The first")
    sandbox.tells(person, "The second")
    opened(page, person)
    expect(bubble_of(page, "The second")).to_be_visible()
    phone_of(page, ANN).get_by_role("log").focus()
    page.keyboard.press("ArrowUp")
    expect(bubble_of(page, "The second")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Reply")).to_be_focused()
    page.keyboard.press("Escape")
    expect(bubble_of(page, "The first")).to_be_focused()


def test_a_long_press_opens_the_menu(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(person, "Press me")
    opened(page, person)
    bubble = bubble_of(page, "Press me")
    box = bubble.bounding_box()
    assert box is not None
    at = {"pointerType": "touch", "clientX": box["x"] + 20, "clientY": box["y"] + 10, "bubbles": True}
    bubble.dispatch_event("pointerdown", at)
    expect(page.get_by_role("group", name="Message")).to_be_visible()
