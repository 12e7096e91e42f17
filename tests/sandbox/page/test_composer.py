"""The foot of a chat: the first Start, commands while one types, what hides behind Attach."""

from playwright.sync_api import Page, expect

from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, Sandbox, both, opened

pytestmark = needs_chromium


@both
def test_an_empty_chat_begins_with_one_tap(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.person(ANN, "uk")
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Розпочати").click()
    expect(phone.locator(".bubble.out .text")).to_have_text("/start")
    expect(phone.get_by_role("button", name="Розпочати")).to_be_hidden()


def test_a_slash_lists_the_commands_that_begin_so(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    commands = [{"command": name, "description": name.title()} for name in ("today", "tomorrow", "help")]
    sandbox.bot("setMyCommands", commands=commands)
    opened(page, person)
    phone = phone_of(page, ANN)
    expect(phone.get_by_role("button", name="Commands")).to_be_visible()
    field = phone.get_by_label("Message", exact=True)
    field.press_sequentially("/to")
    options = phone.get_by_role("listbox", name="Suggested commands").get_by_role("option")
    expect(options).to_have_text(["/today Today", "/tomorrow Tomorrow"])
    field.press("ArrowDown")
    field.press("ArrowDown")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(phone.locator(".bubble.out").last.locator(".text")).to_have_text("/tomorrow")
    expect(field).to_have_value("")


def test_a_whole_command_is_sent_as_it_was_typed(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    sandbox.bot("setMyCommands", commands=[{"command": "today", "description": "Today"}])
    opened(page, person)
    phone = phone_of(page, ANN)
    expect(phone.get_by_role("button", name="Commands")).to_be_visible()
    field = phone.get_by_label("Message", exact=True)
    field.press_sequentially("/today")
    field.press("Enter")
    expect(phone.locator(".bubble.out").last.locator(".text")).to_have_text("/today")


def test_a_place_has_a_name_and_an_address(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Attach").click()
    phone.get_by_role("button", name="Place").click()
    page.get_by_label("Name of the place").fill("CzechInno")
    page.get_by_label("Address").fill("Praha 7")
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    expect(phone.locator(".place b")).to_have_text("CzechInno")
    expect(phone.locator(".place small")).to_have_text("Praha 7")


def test_the_pinned_message_stands_at_the_top_and_leads_there(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    message = sandbox.tells(person, "The programme")
    for number in range(30):
        sandbox.tells(person, f"Line {number}\nof many")
    opened(page, person)
    phone = phone_of(page, ANN)
    expect(phone.get_by_text("Line 29")).to_be_in_viewport()
    sandbox.bot("pinChatMessage", chat_id=person, message_id=message)
    phone.get_by_role("button", name="Pinned message The programme").click()
    expect(phone.locator(f".bubble[data-message-id='{message}']")).to_be_in_viewport()


def test_the_bot_is_seen_typing(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN, "cs")
    opened(page, person)
    expect(phone_of(page, ANN).locator(".bubble")).to_have_count(1)
    sandbox.bot("sendChatAction", chat_id=person, action="typing")
    expect(phone_of(page, ANN).locator(".chat-title")).to_contain_text("píše…")
