"""One browser and one context for all tests of the page; a tab and an empty world for each of them."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import chromium, watched
from tests.sandbox.page.scene import WIDE, Sandbox


@pytest.fixture(scope="package")
def context(sandbox_url: str) -> Iterator[BrowserContext]:
    """Shared, so that the page's files are fetched once."""
    with chromium() as browser:
        context = browser.new_context(base_url=sandbox_url, locale="en-GB")
        yield context
        context.close()


@pytest.fixture
def sandbox(sandbox_url: str) -> Iterator[Sandbox]:
    """An empty world on the first morning of the mission, without flood limits."""
    with httpx.Client(base_url=sandbox_url, timeout=30, trust_env=False) as http:
        sandbox = Sandbox(http)
        sandbox.begin_anew()
        yield sandbox


@pytest.fixture
def size() -> tuple[int, int]:
    return WIDE


@pytest.fixture
def page(context: BrowserContext, sandbox: Sandbox, size: tuple[int, int]) -> Iterator[Page]:
    """A tab whose scripts must not have failed at the end of the test."""
    width, height = size
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    with watched(page):
        yield page
    page.close()
