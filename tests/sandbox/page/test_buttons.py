"""What can be tapped in a chat: buttons and their answers, invitations, commands, keys, links, the block."""

from playwright.sync_api import Page, expect

from sandbox.client import TOKEN
from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, Sandbox, both, opened

pytestmark = needs_chromium


@both
def test_a_tapped_button_waits_for_the_bots_answer_and_shows_it(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(
        person, "Coming?", [{"text": "Yes", "callback_data": "y:1"}, {"text": "No", "callback_data": "n:1"}]
    )
    opened(page, person)
    button = phone_of(page, ANN).get_by_role("button", name="Yes")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    (tap,) = sandbox.taps()
    assert (tap["data"], tap["from"]["id"]) == ("y:1", person)
    sandbox.bot("answerCallbackQuery", callback_query_id=tap["id"], text="You are on the list")
    expect(phone_of(page, ANN).get_by_test_id("toast")).to_have_text("You are on the list")
    expect(button).not_to_have_attribute("aria-busy", "true")


def test_an_answer_without_words_ends_the_waiting_too(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(person, "Seen?", [{"text": "Seen", "callback_data": "s"}])
    opened(page, person)
    button = phone_of(page, ANN).get_by_role("button", name="Seen")
    button.click()
    (tap,) = sandbox.taps()
    expect(button).to_have_attribute("aria-busy", "true")
    sandbox.bot("answerCallbackQuery", callback_query_id=tap["id"])
    expect(button).not_to_have_attribute("aria-busy", "true")


def test_an_alert_stays_until_it_is_closed(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(person, "Leave?", [{"text": "Leave", "callback_data": "l"}])
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Leave").click()
    (tap,) = sandbox.taps()
    sandbox.bot("answerCallbackQuery", callback_query_id=tap["id"], text="The bus has left.", show_alert=True)
    expect(phone.get_by_test_id("toast")).to_contain_text("The bus has left.")
    phone.get_by_role("button", name="OK").click()
    expect(phone.get_by_test_id("toast")).to_have_text("")


def test_a_tap_on_an_older_message_leaves_the_reader_there(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.tells(person, "The first", [{"text": "Seen", "callback_data": "s"}])
    for number in range(30):
        sandbox.tells(person, f"Line {number}\nof many")
    opened(page, person)
    phone = phone_of(page, ANN)
    expect(phone.get_by_text("Line 29")).to_be_in_viewport()
    phone.get_by_role("button", name="Seen").scroll_into_view_if_needed()
    expect(phone.get_by_role("button", name="To the latest")).to_be_visible()
    phone.get_by_role("button", name="Seen").click()
    (tap,) = sandbox.taps()
    sandbox.bot("answerCallbackQuery", callback_query_id=tap["id"], text="Noted")
    expect(phone.get_by_test_id("toast")).to_have_text("Noted")
    expect(phone.get_by_role("button", name="Seen")).to_be_in_viewport()


def test_an_edit_changes_the_bubble_in_place_and_a_focused_button_keeps_the_focus(
    page: Page, sandbox: Sandbox
) -> None:
    person = sandbox.joined(ANN)
    row = [{"text": "Next", "callback_data": "2"}]
    message = sandbox.tells(person, "Page 1", row)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Next").focus()
    markup = {"inline_keyboard": [[{"text": "Back", "callback_data": "1"}]]}
    sandbox.bot("editMessageText", chat_id=person, message_id=message, text="Page 2", reply_markup=markup)
    bubble = phone.locator(f".bubble[data-message-id='{message}']")
    expect(bubble.locator(".text")).to_have_text("Page 2")
    expect(bubble.locator(".edited")).to_have_text("edited")
    expect(phone.get_by_role("button", name="Back")).to_be_focused()


def test_an_invitation_is_a_card_that_sends_its_code(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.person(ANN)
    opened(page, person)
    invitation = {"title": "Join the mission", "text": "/start K7Q2"}
    sandbox.http.post(f"/api/people/{person}/invitation", json=invitation).raise_for_status()
    phone_of(page, ANN).get_by_role("button", name="Join the mission").click()
    expect(phone_of(page, ANN).locator(".bubble.out .text")).to_have_text("/start K7Q2")


def test_the_command_menu_lists_what_the_bot_offers_and_sends_it(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    commands = [{"command": "today", "description": "The day's agenda"}]
    scope = {"type": "chat", "chat_id": person}
    sandbox.bot("setMyCommands", commands=commands, scope=scope)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Commands").click()
    phone.get_by_role("button", name="/today The day's agenda").click()
    expect(phone.locator(".bubble").last.locator(".text")).to_have_text("/today")
    phone.locator(".bubble").last.get_by_role("button", name="/today").click()
    expect(phone.locator(".bubble").filter(has_text="/today")).to_have_count(2)


def test_the_reply_keyboard_sends_its_words_and_goes_when_removed(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    markup = {"keyboard": [[{"text": "Here"}, {"text": "Late"}]], "resize_keyboard": True}
    sandbox.bot("sendMessage", chat_id=person, text="Roll call", reply_markup=markup)
    phone.get_by_role("button", name="Late").click()
    expect(phone.locator(".bubble.out").last.locator(".text")).to_have_text("Late")
    sandbox.bot("sendMessage", chat_id=person, text="Noted", reply_markup={"remove_keyboard": True})
    expect(phone.get_by_role("button", name="Late")).to_have_count(0)


def test_a_key_that_asks_for_the_number_shares_the_persons_own(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.person(ANN, phone="+420777123456")
    sandbox.says(person, "/start")
    opened(page, person)
    markup = {"keyboard": [[{"text": "Share my number", "request_contact": True}]], "one_time_keyboard": True}
    sandbox.bot("sendMessage", chat_id=person, text="Your number?", reply_markup=markup)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Share my number").click()
    expect(phone.locator(".bubble.out .contact small")).to_have_text("+420777123456")
    expect(phone.get_by_role("button", name="Share my number")).to_have_count(0)


def test_a_link_to_the_bot_itself_sends_its_code_from_that_phone(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    address = "https://t.me/attache_sandbox_bot?start=K7Q2"
    sandbox.tells(person, f'<a href="{address}">By the link</a>', [{"text": "By the button", "url": address}])
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="By the link").click()
    phone.get_by_role("button", name="By the button").click()
    expect(phone.locator(".bubble.out .text")).to_have_text(["/start", "/start K7Q2", "/start K7Q2"])


def test_a_button_with_an_address_opens_a_new_tab(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    address = str(sandbox.http.base_url.join("/icon.svg"))
    sandbox.tells(person, "The map", [{"text": "Open the map", "url": address}])
    opened(page, person)
    with page.context.expect_page() as tab:
        phone_of(page, ANN).get_by_role("button", name="Open the map").click()
    expect(tab.value).to_have_url(address)


def test_blocking_the_bot_is_one_tap_away(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name=f"Options for {ANN}").click()
    phone.get_by_role("button", name="Block the bot").click()
    expect(phone.get_by_text("You blocked this bot")).to_be_visible()
    refused = sandbox.http.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": person, "text": "x"})
    assert refused.json()["description"] == "Forbidden: bot was blocked by the user"
    expect(phone.get_by_label("Message")).to_be_hidden()
    phone.get_by_role("button", name="Unblock the bot").click()
    expect(phone.get_by_label("Message")).to_be_visible()
