"""The list of chats and groups on a phone: members, topics, unread counts, leaving."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, BOB, Sandbox, both, opened

pytestmark = needs_chromium


def grouped(sandbox: Sandbox, *members: int, **more: Any) -> int:
    body = {"title": "To Prague", "members": members, **more}
    return int(sandbox.http.post("/api/groups", json=body).raise_for_status().json()["id"])


def says_in(sandbox: Sandbox, person: int, group: int, text: str) -> None:
    body = {"text": text, "chat_id": group}
    sandbox.http.post(f"/api/people/{person}/messages", json=body).raise_for_status()


def test_a_group_that_somebody_left_is_gone_from_their_phone(page: Page, sandbox: Sandbox) -> None:
    ann, bob = sandbox.joined(ANN), sandbox.joined(BOB)
    grouped(sandbox, bob, ann)
    opened(page, ann)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Chats").click()
    phone.get_by_role("button", name="To Prague").click()
    phone.locator(".room:not([hidden])").get_by_role("button", name=f"Options for {ANN}").click()
    phone.get_by_role("button", name="Leave the group").click()
    expect(phone.get_by_role("list", name=f"Chats, {ANN}").get_by_role("listitem")).to_have_count(1)
    expect(page.locator(".notice")).to_have_count(0)


@both
def test_what_comes_in_another_chat_is_counted_until_it_is_opened(page: Page, sandbox: Sandbox) -> None:
    ann, bob = sandbox.joined(ANN), sandbox.joined(BOB)
    group = grouped(sandbox, bob, ann)
    with page.expect_response(re.compile(rf"/chats/{group}$")):
        opened(page, ann)
    phone = phone_of(page, ANN)
    says_in(sandbox, bob, group, "Where are you?")
    says_in(sandbox, bob, group, "The bus is here")
    phone.get_by_role("button", name="Chats, 2").click()
    row = phone.get_by_role("button", name="To Prague")
    expect(row).to_contain_text(f"{BOB}: The bus is here")
    expect(row.locator(".count")).to_have_text("2")
    row.click()
    expect(phone.get_by_text("The bus is here")).to_be_in_viewport()
    expect(phone.locator(".room:not([hidden]) .sender")).to_have_text([BOB])
    phone.get_by_role("button", name="Chats", exact=True).click()
    expect(row.locator(".count")).to_have_count(0)


def test_the_title_of_a_group_leads_to_its_members(page: Page, sandbox: Sandbox) -> None:
    ann, bob = sandbox.joined(ANN), sandbox.joined(BOB)
    grouped(sandbox, bob, ann)
    opened(page, ann)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Chats").click()
    phone.get_by_role("button", name="To Prague").click()
    phone.get_by_role("button", name="To Prague 3 members").click()
    members = page.get_by_role("dialog").get_by_role("listitem")
    expect(members).to_have_count(3)
    expect(members.filter(has_text=BOB)).to_contain_text("owner")


@both
def test_topics_divide_a_forum_and_new_words_go_into_the_chosen_one(page: Page, sandbox: Sandbox) -> None:
    ann, bob = sandbox.joined(ANN), sandbox.joined(BOB)
    group = grouped(sandbox, ann, bob, forum=True)
    answer = sandbox.http.post(f"/api/people/{ann}/groups/{group}/topics", json={"name": "Transport"})
    topic = answer.raise_for_status().json()["id"]
    says_in(sandbox, bob, group, "Hello all")
    opened(page, ann)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Chats").click()
    phone.get_by_role("button", name="To Prague").click()
    room = phone.locator(".room:not([hidden])")
    expect(room.get_by_text("Hello all")).to_be_visible()
    room.get_by_role("button", name="Transport", exact=True).click()
    expect(room.get_by_text("Hello all")).to_have_count(0)
    room.get_by_role("textbox").fill("Bus at nine")
    room.get_by_role("textbox").press("Enter")
    expect(room.locator(".bubble .text")).to_have_text("Bus at nine")
    assert sandbox.screen(ann, group)["messages"][-1]["topic"] == topic


def test_a_group_is_made_on_a_phone(page: Page, sandbox: Sandbox) -> None:
    ann, _ = sandbox.joined(ANN), sandbox.joined(BOB)
    opened(page, ann)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Chats").click()
    phone.get_by_role("button", name="New group").click()
    page.get_by_label("Name of the group").fill("Dinner")
    page.get_by_role("checkbox", name=BOB).check()
    page.get_by_role("dialog").get_by_role("button", name="Create").click()
    expect(phone.get_by_role("button", name="Dinner 3 members")).to_be_visible()


def test_what_the_bot_says_of_itself_greets_in_an_empty_chat(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.person(ANN)
    sandbox.bot("setMyDescription", description="I look after the delegation.")
    opened(page, person)
    expect(phone_of(page, ANN).locator(".welcome")).to_have_text(
        "What can this bot do?I look after the delegation."
    )


def test_a_phone_whose_owner_was_removed_disappears(page: Page, sandbox: Sandbox) -> None:
    ann, bob = sandbox.joined(ANN), sandbox.joined(BOB)
    opened(page, ann, bob)
    expect(phone_of(page, BOB)).to_be_visible()
    sandbox.http.delete(f"/api/people/{bob}").raise_for_status()
    expect(phone_of(page, BOB)).to_have_count(0)
    expect(phone_of(page, ANN)).to_be_visible()
    expect(page.locator(".notice")).to_have_count(0)
