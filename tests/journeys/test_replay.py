"""The replay of the sample mission: all of it, on the page, with the real bot, on a wide and on a small screen."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium, needs_chromium, opened
from tests.journeys.demo import ROOT, running_demo
from words.reader import LANGUAGES

FOLDER: Final = ROOT / "samples" / "prague-2023"
SCRIPT: Final[dict[str, Any]] = tomllib.loads((FOLDER / "replay.toml").read_text(encoding="utf-8"))
STEPS: Final = len(SCRIPT["steps"])
STEP_MS: Final = 90_000


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    with running_demo() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def test_every_caption_stands_there_in_every_language() -> None:
    said = [SCRIPT["title"], *(step["caption"] for step in SCRIPT["steps"])]
    assert {tuple(sorted(words)) for words in said} == {tuple(sorted(LANGUAGES))}
    assert all(words.strip() for captions in said for words in captions.values())


def test_it_can_be_read_in_about_two_minutes() -> None:
    """At some 15 characters a second, which is how captions are read; what happens on the phones comes on top."""
    for language in LANGUAGES:
        letters = sum(len(step["caption"][language]) for step in SCRIPT["steps"])
        assert letters / 15 < 150


def test_it_shows_what_delegates_and_organisers_do() -> None:
    acts = [act for step in SCRIPT["steps"] for act in step.get("acts", ())]
    said = {act["say"].split()[0] for act in acts if act.get("say", "").startswith("/")}
    assert said == {
        *("/contact", "/partners", "/promises", "/settings"),
        *("/broadcast", "/results", "/export"),
    }
    assert {act["who"] for act in acts if act.get("say", "").startswith("/contact")} == set(acts[0]["show"])


@needs_chromium
def test_the_whole_replay_is_played_on_a_wide_screen(demo: str, browser: Browser) -> None:
    with opened(browser, demo, (1440, 900)) as page:
        page.goto("/")
        plays_to_the_end(page)
        expect(page.get_by_label(re.compile("^Phone of"))).to_have_count(3)
    nothing_was_refused(demo)


@needs_chromium
def test_it_begins_anew_and_is_played_once_more_on_a_small_screen(demo: str, browser: Browser) -> None:
    with opened(browser, demo, (390, 844)) as page:
        page.goto("/")
        plays_to_the_end(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    nothing_was_refused(demo)


@needs_chromium
def test_it_can_be_read_in_another_language_held_and_stopped(demo: str, browser: Browser) -> None:
    with opened(browser, demo, (1440, 900)) as page:
        page.goto("/")
        page.get_by_label("Language of the captions").select_option("cs")
        expect(page.get_by_test_id("caption")).to_have_text(SCRIPT["title"]["cs"])
        page.get_by_test_id("replay-play").click()
        expect(page.get_by_test_id("caption")).to_have_text(
            SCRIPT["steps"][0]["caption"]["cs"], timeout=STEP_MS
        )
        page.get_by_role("button", name="Pause").click()
        expect(page.get_by_role("button", name="Go on")).to_be_visible()
        page.get_by_role("button", name="Stop", exact=True).click()
        expect(page.get_by_test_id("replay-play")).to_be_visible()


def plays_to_the_end(page: Page) -> None:
    """Reading nothing: Next as soon as a step has been done."""
    page.get_by_test_id("replay-play").click()
    for number, step in enumerate(SCRIPT["steps"], 1):
        expect(page.locator(".replay-count")).to_have_text(f"{number} of {STEPS}", timeout=STEP_MS)
        expect(page.get_by_test_id("caption")).to_have_text(step["caption"]["en"])
        page.get_by_role("button", name="Next", exact=True).click()
    expect(page.get_by_test_id("replay-play")).to_have_text("Begin anew and play", timeout=STEP_MS)
    expect(page.locator(".notice")).to_have_count(0)
    shows_the_picture(page)


def shows_the_picture(page: Page) -> None:
    """The results as a picture, from its beginning, though more words stand below it than a phone has room for."""
    picture = page.locator("img.photo").last
    expect(picture).to_be_in_viewport(ratio=0.9)
    top = picture.evaluate(
        "picture => picture.getBoundingClientRect().top - picture.closest('.log').getBoundingClientRect().top"
    )
    assert top >= 0


def nothing_was_refused(demo: str) -> None:
    entries = httpx.get(f"{demo}/api/ledger", timeout=30, trust_env=False).json()["entries"]
    assert [entry for entry in entries if entry["outcome"] != "accepted" or entry["warnings"]] == []
    assert json.dumps(entries).count("sendMessage") > 20
