"""The line of time: what was sent, now, and what is planned."""

import re
from typing import Final

from playwright.sync_api import Locator, Page, expect

from sandbox.client import TOKEN
from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, BOB, Sandbox, both, narrow, opened

pytestmark = needs_chromium

EVENING: Final = "2023-04-24T16:00:00Z"


def drawer_of(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Timeline")


def plans(sandbox: Sandbox, *whom: tuple[str, int]) -> None:
    """A bot tells its plan, as one that follows the clock does."""
    planned = [
        {"at": EVENING, "what": "Tomorrow's agenda", "who": who, "chat_id": chat} for who, chat in whom
    ]
    version = sandbox.http.get("/api/clock").json()["version"]
    report = {"version": version, "next_due": EVENING, "settled": True, "planned": planned}
    sandbox.http.post("/api/clock/report", json=report).raise_for_status()


@both
def test_sent_and_planned_stand_on_one_line_with_now_between_them(page: Page, sandbox: Sandbox) -> None:
    ann, bob = sandbox.joined(ANN), sandbox.joined(BOB)
    for person in (ann, bob):
        sandbox.tells(person, "Good morning")
    plans(sandbox, (ANN, ann), (BOB, bob))
    opened(page, ann)
    page.get_by_role("button", name="Timeline").click()
    moments = drawer_of(page).locator(".timeline > li")
    expect(moments).to_have_count(3)
    expect(moments.nth(0)).to_contain_text(re.compile(f"08:55.*{ANN}, {BOB}.*Good morning"))
    expect(moments.nth(1)).to_contain_text("Now · Mon 24 Apr, 08:55")
    expect(moments.nth(2)).to_contain_text(re.compile(f"18:00.*{ANN}, {BOB}.*Tomorrow's agenda"))


def test_one_persons_line_leaves_out_the_others(page: Page, sandbox: Sandbox) -> None:
    ann, bob = sandbox.joined(ANN), sandbox.joined(BOB)
    sandbox.tells(ann, "For Ann")
    sandbox.tells(bob, "For Bob")
    plans(sandbox, (ANN, ann), (BOB, bob))
    opened(page, ann, bob)
    page.get_by_role("button", name="Timeline").click()
    page.get_by_label("Whose messages").select_option(label=BOB)
    expect(drawer_of(page).locator(".what")).to_have_text(["For Bob", "Tomorrow's agenda"])


def test_a_planned_moment_takes_the_clock_there(page: Page, sandbox: Sandbox) -> None:
    ann = sandbox.joined(ANN)
    plans(sandbox, (ANN, ann))
    opened(page, ann)
    page.get_by_role("button", name="Timeline").click()
    with page.expect_request("**/api/clock/move") as asked:
        drawer_of(page).get_by_role("button", name="Tomorrow's agenda").click()
    assert asked.value.post_data_json == {"to": "2023-04-24T16:00:00.000Z"}
    expect(page.get_by_test_id("moving")).to_contain_text("Mon 24 Apr, 18:00")


@narrow
def test_a_sent_message_is_found_on_its_phone(page: Page, sandbox: Sandbox) -> None:
    ann, bob = sandbox.joined(ANN), sandbox.joined(BOB)
    message = sandbox.tells(bob, "The first")
    for number in range(30):
        sandbox.tells(bob, f"Line {number}\nof many")
    opened(page, ann, bob)
    page.get_by_role("button", name="Timeline").click()
    drawer_of(page).get_by_role("button", name="The first").click()
    expect(drawer_of(page)).to_have_count(0)
    expect(phone_of(page, BOB).locator(f".bubble[data-message-id='{message}']")).to_be_in_viewport()


def test_two_weeks_later_is_at_the_same_time_of_the_day(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    page.get_by_label("Go to…").fill("2023-10-20T10:30")
    page.get_by_role("button", name="Go", exact=True).click()
    expect(page.get_by_test_id("world-date")).to_have_text("Fri, 20 Oct 2023")
    page.get_by_role("button", name="Two weeks later").click()
    expect(page.get_by_test_id("world-date")).to_have_text("Fri, 3 Nov 2023")
    expect(page.get_by_test_id("world-clock")).to_have_text(re.compile("^10:30:"))


def test_the_clock_runs_as_fast_as_the_page_says_and_shows_what_others_set(
    page: Page, sandbox: Sandbox
) -> None:
    opened(page, sandbox.joined(ANN))
    speed = page.get_by_label("Speed of the clock")
    with page.expect_response("**/api/clock/rate"):
        speed.select_option(label="1 h a second")
    assert sandbox.http.get("/api/clock").json()["rate"] == 3600
    sandbox.http.post("/api/clock/rate", json={"rate": 0}).raise_for_status()
    expect(speed.locator("option:checked")).to_have_text("Paused")


def test_another_worlds_zone_is_shown_without_a_reload(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    expect(page.get_by_text("Prague · ")).to_be_visible()
    world = {"token": TOKEN, "now": "2023-04-24T06:55:00Z", "flood": False, "zone": "America/New_York"}
    sandbox.http.post("/api/reset", json=world).raise_for_status()
    expect(page.get_by_text("New York · ")).to_be_visible()
    expect(page.get_by_test_id("world-clock")).to_have_text(re.compile("^02:55:"))
    person = sandbox.joined(BOB)
    sandbox.tells(person, "Good night")
    expect(phone_of(page, BOB).locator(".bubble time").last).to_have_text("02:55")
