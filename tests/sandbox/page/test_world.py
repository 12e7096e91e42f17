"""What stands around the phones: who is shown, the clock, the ledger and the faults."""

import re

from playwright.sync_api import Page, Route, expect

from sandbox.client import TOKEN
from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, BOB, EVA, Sandbox, both, narrow, opened, wide

pytestmark = needs_chromium


@wide
def test_chosen_phones_stand_side_by_side_and_the_address_remembers_them(
    page: Page, sandbox: Sandbox
) -> None:
    chosen = [ANN, BOB, EVA]
    people = [sandbox.joined(name) for name in chosen]
    page.goto("/")
    opened(page, *people)
    for name in chosen:
        expect(phone_of(page, name)).to_be_in_viewport(ratio=1)
    page.get_by_label("People").get_by_role("button", name=chosen[1]).click()
    expect(phone_of(page, chosen[1])).to_have_count(0)
    page.reload()
    expect(phone_of(page, chosen[0])).to_be_visible()
    expect(phone_of(page, chosen[2])).to_be_visible()
    expect(phone_of(page, chosen[1])).to_have_count(0)


def test_a_phone_put_between_two_others_leaves_their_chats_where_they_were(
    page: Page, sandbox: Sandbox
) -> None:
    people = [sandbox.joined(name) for name in (ANN, BOB, EVA)]
    for number in range(30):
        sandbox.tells(people[2], f"Line {number}\nof many")
    opened(page, people[0], people[2])
    log = phone_of(page, EVA).get_by_role("log")
    expect(phone_of(page, EVA).get_by_text("Line 29")).to_be_in_viewport()
    log.evaluate("log => { log.scrollTop = 100; }")
    page.get_by_label("People").get_by_role("button", name=BOB).click()
    expect(phone_of(page, BOB)).to_be_visible()
    assert log.evaluate("log => log.scrollTop") == 100


@narrow
def test_on_a_small_screen_one_phone_is_shown_and_names_switch(page: Page, sandbox: Sandbox) -> None:
    first, second = ANN, BOB
    people = [sandbox.joined(first), sandbox.joined(second)]
    opened(page, *people)
    expect(phone_of(page, first)).to_be_visible()
    expect(phone_of(page, second)).to_be_hidden()
    sandbox.tells(people[1], "News for the second")
    switch = page.get_by_label("People").get_by_role("button", name=second)
    expect(switch).to_have_accessible_name(f"{second}, new")
    switch.click()
    expect(phone_of(page, second).get_by_text("News for the second")).to_be_in_viewport()
    expect(phone_of(page, first)).to_be_hidden()
    expect(switch).to_have_accessible_name(second)


@both
def test_nothing_is_wider_than_the_screen_and_every_button_can_be_hit(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    row = [{"text": "A rather long word on a button of a row", "callback_data": str(n)} for n in range(3)]
    sandbox.tells(
        person, "Donaudampfschifffahrtsgesellschaft" * 5, row, [{"text": "‹", "callback_data": "p"}]
    )
    opened(page, person)
    expect(phone_of(page, ANN).get_by_role("button", name="‹")).to_be_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == page.evaluate("innerWidth")
    too_small = page.evaluate(
        """[...document.querySelectorAll("button:not(.in-text), .moves input")]
            .filter((button) => button.checkVisibility())
            .map((button) => ({ words: button.ariaLabel ?? button.textContent, box: button.getBoundingClientRect() }))
            .filter(({ box }) => box.height < 40 || box.width < 40).map(({ words }) => words)"""
    )
    assert too_small == []


def test_a_person_can_be_added_on_the_page(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Name", exact=True).fill(BOB)
    page.get_by_role("dialog").get_by_role("button", name="Add").click()
    page.get_by_label("People").get_by_role("button", name=BOB).click()
    expect(phone_of(page, BOB)).to_be_visible()


def test_a_world_that_begins_anew_is_shown_without_a_reload(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    page.get_by_role("button", name="Ledger").click()
    sandbox.begin_anew()
    expect(phone_of(page, ANN)).to_have_count(0)
    person = sandbox.joined(BOB)
    sandbox.tells(person, "A new beginning")
    expect(phone_of(page, BOB).get_by_text("A new beginning")).to_be_visible()
    expect(page.get_by_role("complementary").get_by_role("listitem")).to_have_count(1)


def test_the_next_morning_is_at_eight_in_prague_and_buttons_rest_while_it_moves(
    page: Page, sandbox: Sandbox
) -> None:
    opened(page, sandbox.joined(ANN))
    clock = page.get_by_test_id("world-clock")
    before = sandbox.http.get("/api/clock").json()["now"]
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/api/clock/move", hold)
    with page.expect_request("**/api/clock/move"):
        page.get_by_role("button", name="Next morning 08:00").click()
    expect(page.get_by_role("button", name="+1 h")).to_be_disabled()
    expect(page.get_by_test_id("moving")).to_contain_text("The clock is moving")
    held[0].continue_()
    expect(clock).to_have_text(re.compile("^08:00:"))
    expect(page.get_by_role("button", name="+1 h")).to_be_enabled()
    expect(page.get_by_test_id("moving")).to_contain_text("nothing was due on the way")
    assert sandbox.http.get("/api/clock").json()["now"] > before


def test_the_clock_goes_by_an_hour_and_to_a_given_time(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    page.get_by_label("Go to…").fill("2023-11-02T10:30")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_test_id("world-clock")).to_have_text(re.compile("^10:30:"))
    expect(page.get_by_test_id("world-date")).to_have_text("Thu, 2 Nov 2023")
    expect(page.get_by_test_id("world-utc")).to_have_text("09:30")
    page.get_by_role("button", name="+1 h").click()
    expect(page.get_by_test_id("world-clock")).to_have_text(re.compile("^11:30:"))
    expect(phone_of(page, ANN).locator(".phone-clock")).to_have_text("11:30")


def test_zones_around_the_change_to_summer_time_are_right(page: Page) -> None:
    page.goto("/")
    answers = page.evaluate(
        """async () => {
            const { fromBox, nextMorning, toBox } = await import("/zone.js");
            const iso = (instant) => new Date(instant).toISOString();
            return [
                iso(fromBox("2023-03-25T08:00")), iso(fromBox("2023-03-26T08:00")), iso(fromBox("2023-03-26T02:30")),
                iso(nextMorning(Date.parse("2023-03-25T07:00:00Z"))), iso(nextMorning(Date.parse("2023-03-25T06:59:59Z"))),
                toBox(Date.parse("2023-12-31T23:30:00Z")),
            ];
        }"""
    )
    assert answers == [
        "2023-03-25T07:00:00.000Z",
        "2023-03-26T06:00:00.000Z",
        "2023-03-26T01:30:00.000Z",
        "2023-03-26T06:00:00.000Z",
        "2023-03-25T07:00:00.000Z",
        "2024-01-01T00:30",
    ]


@both
def test_the_ledger_lists_what_the_bot_sends_as_it_sends_it(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    page.get_by_role("button", name="Ledger").click()
    sandbox.tells(person, f"For the ledger of <i>{ANN}</i>")
    entry = page.get_by_role("complementary").get_by_role("listitem").first
    expect(entry).to_contain_text(f"For the ledger of {ANN}")
    expect(entry).to_contain_text("sendMessage")
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_be_hidden()


def test_a_fault_made_on_the_page_meets_the_bots_next_call_once(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    page.get_by_role("button", name="Faults").click()
    page.get_by_label("What goes wrong").select_option(label="429 Too Many Requests")
    page.get_by_label("Whose chat").select_option(label=ANN)
    page.get_by_role("button", name="Add the fault").click()
    expect(page.get_by_label("Faults that stand")).to_contain_text(f"sendMessage · to {ANN} · 1 × more")
    call = {"chat_id": person, "text": "x"}
    answers = [sandbox.http.post(f"/bot{TOKEN}/sendMessage", json=call).status_code for _ in range(2)]
    assert answers == [429, 200]
    expect(page.get_by_role("alert")).to_contain_text(f"429 for sendMessage to {ANN}")
    page.get_by_label("What goes wrong").select_option(label="Connection cut after acceptance")
    page.get_by_role("button", name="Add the fault").click()
    expect(page.get_by_label("Faults that stand")).to_contain_text("Connection cut after acceptance")
    page.get_by_role("button", name="Remove: Connection cut after acceptance").click()
    expect(page.get_by_label("Faults that stand")).to_contain_text("None")
    assert sandbox.http.post(f"/bot{TOKEN}/sendMessage", json=call).status_code == 200
