"""Faults on the page: what they do in a plain sentence, what they did in the ledger."""

from contextlib import suppress

import httpx
import pytest
from playwright.sync_api import Page, expect

from sandbox.client import TOKEN
from sandbox.faults import CALL_KINDS, UPDATE_KINDS
from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, Sandbox, opened

pytestmark = needs_chromium


def test_every_kind_has_a_sentence_before_and_after(page: Page) -> None:
    page.goto("/")
    said = page.evaluate(
        """async () => {
            const { KINDS } = await import("/kinds.js");
            return Object.values(KINDS).map(({ title, does, did }) => [title, does, did].every((words) => words?.length > 5) && does.endsWith("."));
        }"""
    )
    assert said == [True] * 14


def test_what_a_fault_needs_is_asked_for_and_nothing_else(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    page.get_by_role("button", name="Faults").click()
    kind = page.get_by_label("What goes wrong")
    expect(kind).to_have_accessible_description(
        "Telegram refuses the call and says how many seconds to wait."
    )
    expect(page.get_by_label("Seconds to wait")).to_be_visible()
    kind.select_option("delayed")
    expect(page.get_by_label("Seconds to wait")).to_be_hidden()
    expect(page.get_by_label("Method")).to_be_hidden()
    expect(page.get_by_label("Seconds", exact=True)).to_be_visible()
    page.get_by_label("until removed").check()
    expect(page.get_by_label("How often")).to_be_disabled()


def test_every_kind_can_be_made_counted_and_removed_by_itself(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    page.get_by_role("button", name="Faults").click()
    kind = page.get_by_label("What goes wrong")
    kinds: list[str] = kind.evaluate("select => [...select.options].map((option) => option.value)")
    page.get_by_label("until removed").check()
    standing = page.get_by_label("Faults that stand").locator(".active-fault")
    for number, name in enumerate(kinds, 1):
        kind.select_option(name)
        page.get_by_role("button", name="Add the fault").click()
        expect(standing).to_have_count(number)
    made = sandbox.http.get("/api/faults").json()["faults"]
    assert [fault["kind"] for fault in made] == kinds
    assert {fault["count"] for fault in made} == {None}
    standing.first.get_by_role("button", name="Remove").click()
    expect(standing).to_have_count(len(kinds) - 1)
    page.get_by_role("button", name="Remove all").click()
    expect(standing).to_have_count(0)
    expect(page.locator(".notice")).to_have_count(0)


def test_a_share_of_the_calls_goes_with_its_seed(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    page.get_by_role("button", name="Faults").click()
    page.get_by_text("Only some of the calls").click()
    page.get_by_label("Share of calls, %").fill("25")
    page.get_by_label("Seed of the chance").fill("7")
    page.get_by_role("button", name="Add the fault").click()
    expect(page.get_by_label("Faults that stand")).to_contain_text("25% of them")
    (fault,) = sandbox.http.get("/api/faults").json()["faults"]
    assert (fault["share"], fault["seed"]) == (0.25, 7)


def test_the_ledger_says_in_words_that_the_bot_does_not_know(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    page.get_by_role("button", name="Ledger").click()
    fault = {"method": "sendMessage", "kind": "reset_after", "count": 1}
    sandbox.http.post("/api/faults", json=fault).raise_for_status()
    with pytest.raises(httpx.HTTPError):
        sandbox.http.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": person, "text": "Did it arrive?"})
    entry = page.get_by_role("complementary").get_by_role("listitem").first
    expect(entry).to_contain_text("Connection cut after acceptance: the bot does not know that this arrived.")
    expect(page.get_by_role("alert")).to_contain_text(
        f"Connection cut after acceptance for sendMessage to {ANN}"
    )
    expect(phone_of(page, ANN).get_by_text("Did it arrive?")).to_be_visible()


def test_a_refusal_is_told_with_telegrams_sentence(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    page.get_by_role("button", name="Ledger").click()
    sandbox.http.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": person, "text": ""})
    entry = page.get_by_role("complementary").get_by_role("listitem").first
    expect(entry).to_contain_text("400 · Bad Request: message text is empty")


ARRIVED = ("reset_after", "hang_after", "slow", "trickle", "truncated")


@pytest.mark.parametrize("kind", CALL_KINDS)
def test_every_fault_of_a_call_is_told_where_it_struck(page: Page, sandbox: Sandbox, kind: str) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    page.get_by_role("button", name="Ledger").click()
    order = {"method": "sendMessage", "kind": kind, "seconds": 0.1, "chat_id": person}
    sandbox.http.post("/api/faults", json=order).raise_for_status()
    with suppress(httpx.HTTPError):
        message = {"chat_id": person, "text": "Under a fault"}
        sandbox.http.post(f"/bot{TOKEN}/sendMessage", json=message, timeout=2)
    title, did = words_of(page, kind)
    short = kind if kind.isdigit() else title
    expect(page.get_by_role("alert")).to_contain_text(f"{short} for sendMessage to {ANN}")
    expect(page.get_by_role("complementary").get_by_role("listitem").first).to_contain_text(did)
    arrived = [message["text"] for message in sandbox.screen(person)["messages"]]
    assert ("Under a fault" in arrived) is (kind in ARRIVED)


@pytest.mark.parametrize("kind", UPDATE_KINDS)
def test_every_fault_of_an_update_is_told_where_it_struck(page: Page, sandbox: Sandbox, kind: str) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    page.get_by_role("button", name="Ledger").click()
    page.get_by_label("Show every call").check()
    order = {"method": "updates", "kind": kind, "seconds": 0.1}
    sandbox.http.post("/api/faults", json=order).raise_for_status()
    for words in ("first", "second"):
        sandbox.says(person, words)
    title, did = words_of(page, kind)
    expect(page.get_by_role("alert")).to_contain_text(f"{title}.")
    struck = page.get_by_role("complementary").get_by_role("listitem").filter(has_text=did)
    expect(struck).to_have_count(1)


def words_of(page: Page, kind: str) -> tuple[str, str]:
    """What a kind is called, and what the ledger says that it did."""
    asked = 'async (kind) => { const { KINDS } = await import("/kinds.js"); return KINDS[kind]; }'
    words = page.evaluate(asked, kind)
    return str(words["title"]), str(words["did"])
