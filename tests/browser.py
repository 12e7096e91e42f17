"""Debian's chromium, headless, for the tests that look at the sandbox's page; they skip where it is absent."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

CHROMIUM: Final = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

needs_chromium: Final = pytest.mark.skipif(
    not Path(CHROMIUM).exists(), reason="chromium is not installed here"
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser. Playwright keeps an event loop of its own running, so close it before the next asynchronous test."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, address: str, size: tuple[int, int]) -> Iterator[Page]:
    """An empty tab for the page at this address; at the end nothing must have gone wrong in its scripts."""
    width, height = size
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height}, locale="en-GB"
    )
    with watched(context.new_page()) as page:
        yield page
    context.close()


@contextmanager
def watched(page: Page) -> Iterator[Page]:
    """Fails when a script of the page failed meanwhile."""
    page.set_default_timeout(10_000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert errors == []


def phone_of(page: Page, name: str) -> Locator:
    return page.get_by_label(f"Phone of {name}", exact=True)
