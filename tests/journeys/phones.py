"""What people do with the sandbox's page: their phones, and the clock above them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Locator, Page, expect

from tests.browser import phone_of
from words import Reader

MOVE_MS: Final = 90_000
"""A jump over a week stops at some fifty due moments, and Telegram's pace of one message a second holds at each."""


@dataclass(frozen=True)
class Phone:
    """One person's phone on the page; words are looked up in their language."""

    page: Page
    name: str
    language: str

    @property
    def element(self) -> Locator:
        return phone_of(self.page, self.name)

    @property
    def last(self) -> Locator:
        """The text of the newest message from the bot."""
        return self.element.locator(".bubble.in .text").last

    def bubble(self, words: str | re.Pattern[str]) -> Locator:
        """The newest message from the bot with these words in it."""
        return self.element.locator(".bubble.in").filter(has_text=words).last

    def word(self, key: str, **args: object) -> str:
        return Reader(self.language).plain(key, **args)

    def says(self, text: str) -> None:
        field = self.element.get_by_role("textbox")
        field.fill(text)
        field.press("Enter")

    def taps(self, key: str) -> None:
        """The newest button with this message's words."""
        self.taps_words(self.word(key))

    def taps_words(self, words: str) -> None:
        self.element.locator(".bubble").get_by_role("button", name=words, exact=True).last.click()

    def opens_invitation(self) -> None:
        self.element.get_by_test_id("invitation").click()

    def sends_file(self, file: Path) -> None:
        self.element.get_by_test_id("pick-document").set_input_files(file)
        self.page.get_by_role("dialog").get_by_role("button", name="Send").click()

    def blocks_the_bot(self) -> None:
        self.element.get_by_role("button", name=f"Options for {self.name}").click()
        self.element.get_by_test_id("block").click()
        expect(self.element.get_by_role("textbox")).to_be_hidden()

    def unblocks_the_bot(self) -> None:
        self.element.get_by_test_id("instead").click()
        expect(self.element.get_by_role("textbox")).to_be_visible()


def show(page: Page, *names: str) -> None:
    """These people's phones and no others, by tapping names in the strip (which says itself who is shown)."""
    chips = page.get_by_label("People").locator("[data-switch]")
    expect(chips.first).to_be_visible()
    for chip in chips.all():
        wanted = any(name in chip.inner_text() for name in names)
        if (chip.get_attribute("aria-pressed") == "true") is not wanted:
            chip.click()
    for name in names:
        expect(phone_of(page, name)).to_be_visible()


def next_due(page: Page) -> None:
    """Move the clock to the next moment at which something falls due, and wait until it is done."""
    button = page.get_by_role("button", name="Next due")
    button.click()
    expect(button).to_be_enabled(timeout=MOVE_MS)


def go_to(page: Page, moment: str) -> None:
    """Move the clock to a moment in Prague ("2023-04-28T20:00") by way of everything that falls due before it."""
    page.get_by_label("Go to…").fill(moment)
    button = page.get_by_role("button", name="Go", exact=True)
    button.click()
    expect(button).to_be_enabled(timeout=MOVE_MS)


def shows_time(page: Page, time: str) -> None:
    expect(page.get_by_test_id("world-clock")).to_have_text(re.compile(f"^{time}"))
