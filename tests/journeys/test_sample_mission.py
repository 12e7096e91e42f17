"""The sample mission, lived through on the demo's page in a real browser: from the invitation to the question after it."""

import re
from collections.abc import Iterator
from typing import Final

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import chromium, needs_chromium, opened
from tests.journeys.demo import ROOT, running_demo
from tests.journeys.phones import Phone, go_to, next_due, show, shows_time

CHANGED: Final = ROOT / "samples" / "prague-2023-v2" / "agenda.csv"
CONTACT: Final = (
    "Ян Новак, Example s.r.o., jan@example.cz, +420 777 123 456, пілот паркування, зателефонувати до п'ятниці"
)
PETRO, OLENA, ANDRIY, JANA = "Петро Бондар", "Олена Коваленко", "Андрій Мельниченко", "Jana Horáková"

pytestmark = needs_chromium


@pytest.fixture
def demo() -> Iterator[str]:
    """On the evening before the mission."""
    with running_demo() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        expect.set_options(timeout=20_000)
        yield browser


def test_on_a_small_screen_a_delegate_joins_reads_the_day_and_keeps_a_contact(
    demo: str, browser: Browser
) -> None:
    with opened(browser, demo, (390, 844)) as page:
        page.goto("/")
        page.get_by_label("People").get_by_role("button", name=ANDRIY).click()
        andriy = Phone(page, ANDRIY, "uk")
        joins(andriy)
        andriy.says("/agenda 25.4.")
        expect(andriy.bubble("вівторок, 25 квітня")).to_contain_text("09:00–10:00 Відкриття Smart City Forum")
        andriy.says(f"/contact {CONTACT}")
        expect(andriy.last).to_contain_text("Наступний крок: зателефонувати")
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_sample_mission_is_lived_through_on_the_page(demo: str, browser: Browser) -> None:
    with opened(browser, demo, (1440, 900)) as page:
        page.goto("/")
        show(page, PETRO, OLENA, JANA)
        petro, olena, jana = Phone(page, PETRO, "uk"), Phone(page, OLENA, "uk"), Phone(page, JANA, "cs")
        everybody_joins(petro, olena, jana)
        the_agenda_comes_the_evening_before(page, olena, jana)
        the_dinner_moves(page, petro, olena)
        a_reminder_comes_and_a_contact_is_kept_in_one_line(page, olena)
        the_session_is_rated(page, olena)
        an_announcement_reaches_whom_it_can(petro, olena, jana)
        everybody_goes_home(page, petro, olena, jana)
        the_organiser_gets_a_digest(page, petro)
        the_question_after_the_mission_is_answered(page, olena)
        the_results_open_to_their_lists(petro)
    nothing_was_refused_but_what_was_blocked(demo)


def joins(phone: Phone) -> None:
    """By the personal link, and agrees."""
    phone.opens_invitation()
    expect(phone.last).to_contain_text(phone.name)
    phone.taps("joining-agree")
    expect(phone.last).to_contain_text("13:00–14:30 Приїзд і поселення")


def everybody_joins(petro: Phone, olena: Phone, jana: Phone) -> None:
    for phone in (petro, olena, jana):
        joins(phone)
    expect(olena.bubble("Smart City Forum 2023")).to_contain_text("Раді вас бачити!")
    expect(jana.bubble("Smart City Forum 2023")).to_contain_text("Vítejte!")


def the_agenda_comes_the_evening_before(page: Page, olena: Phone, jana: Phone) -> None:
    shows_time(page, "18:3")
    next_due(page)
    shows_time(page, "20:00")
    expect(olena.last).to_contain_text("Завтра, понеділок, 24 квітня. З 13:00: Приїзд і поселення")
    expect(olena.last).to_contain_text("18:30–20:30 Вечеря-знайомство з CzechInno")
    expect(jana.last).to_contain_text("Zítra, pondělí 24. dubna")


def the_dinner_moves(page: Page, petro: Phone, olena: Phone) -> None:
    """The organiser sends the changed agenda; who is concerned hears of it, old and new."""
    petro.sends_file(CHANGED)
    expect(petro.last).to_contain_text("18:30–20:30 → 19:30–21:30")
    petro.taps("importing-button-apply")
    expect(petro.last).to_contain_text("Програма: перенесено 1, скасовано 1, без змін 25")
    expect(petro.last).to_contain_text("Повідомлення про зміни")
    next_due(page)
    expect(olena.last).to_contain_text("Коли: пн, 24 квіт., 19:30–21:30")
    expect(olena.last.locator("s").first).to_have_text("пн, 24 квіт., 18:30–20:30")
    expect(olena.last).to_contain_text("Скасовано: Оглядова прогулянка Градом")
    olena.taps("change-seen")
    expect(olena.last).to_contain_text(olena.word("change-seen-noted"))
    expect(olena.bubble("Завтра, понеділок").locator(".edited")).to_be_visible()


def a_reminder_comes_and_a_contact_is_kept_in_one_line(page: Page, olena: Phone) -> None:
    next_due(page)
    shows_time(page, "12:45")
    expect(olena.last).to_contain_text("Через 15 хвилин: Приїзд і поселення")
    olena.says(f"/contact {CONTACT}")
    expect(olena.last).to_contain_text("Термін: пʼятниця, 28 квітня")
    olena.taps("contact-button-right")
    olena.says("/contacts")
    expect(olena.last).to_contain_text("1. Ян Новак, Example s.r.o.")


def the_session_is_rated(page: Page, olena: Phone) -> None:
    go_to(page, "2023-04-24T17:06")
    expect(olena.last).to_contain_text("Вступна зустріч")
    olena.taps_words("★ 5")
    expect(olena.last).to_contain_text("5 з 5")
    olena.says("Цілі кожного тепер зрозумілі")
    expect(olena.bubble("5 з 5")).to_contain_text("«Цілі кожного тепер зрозумілі»")


def an_announcement_reaches_whom_it_can(petro: Phone, olena: Phone, jana: Phone) -> None:
    """One of three has blocked the bot; the card and the report add up."""
    jana.blocks_the_bot()
    petro.says("/broadcast Зустрічаємося біля <трамвая> о 17:30")
    petro.taps("broadcast-button-send")
    expect(olena.last).to_contain_text("Зустрічаємося біля <трамвая> о 17:30")
    card = petro.bubble("Готово: доставлено 2 із 3")
    expect(card).to_contain_text("заблокували 1")
    (states,) = [line for line in card.inner_text().splitlines() if " · " in line]
    assert sum(int(number) for number in re.findall(r"\d+", states)) == 3
    petro.taps("broadcast-button-report")
    expect(petro.bubble("Заблокували бота: 1")).to_contain_text(jana.name)
    jana.unblocks_the_bot()


def everybody_goes_home(page: Page, *phones: Phone) -> None:
    for phone in phones:
        without_reminders(phone)
    go_to(page, "2023-04-28T20:00")
    for phone in phones:
        day = {"uk": "пʼятниця, 28 квітня", "cs": "pátek 28. dubna"}[phone.language]
        expect(phone.bubble(day)).to_contain_text("11:30–12:10 Автобус на вокзал")


def without_reminders(phone: Phone) -> None:
    """Also spares the clock a stop before each session."""
    phone.says("/settings off")
    expect(phone.last).to_contain_text(phone.word("settings-reminder", minutes=0))


def the_organiser_gets_a_digest(page: Page, petro: Phone) -> None:
    go_to(page, "2023-04-28T21:00")
    expect(petro.last).to_contain_text(petro.word("digest-head").removeprefix("<b>").removesuffix("</b>"))


def the_question_after_the_mission_is_answered(page: Page, olena: Phone) -> None:
    """Two working days later, in three taps; what is asked on the way there is not answered."""
    go_to(page, "2023-05-02T10:00")
    expect(page.get_by_test_id("world-date")).to_have_text("Tue, 2 May 2023")
    shows_time(page, "10:00")
    expect(olena.last).to_contain_text("1 з 1: Ян Новак, Example s.r.o.")
    olena.taps("followup-yes")
    olena.taps("followup-new-day")
    olena.taps("followup-friday")
    expect(olena.last).to_contain_text("Подякували: 1 з 1. Є наступний крок: 1 з 1.")
    expect(olena.last).to_contain_text("«зателефонувати», термін: пʼятниця, 5 травня")


def the_results_open_to_their_lists(petro: Phone) -> None:
    petro.says("/results")
    expect(petro.last).to_contain_text("Приєдналися: 3 із 17")
    expect(petro.last).to_contain_text("Через два робочі дні: відповіли 1 із 3")
    petro.taps_words("Контакти: 1")
    expect(petro.last).to_contain_text("Ян Новак, Example s.r.o.")


def nothing_was_refused_but_what_was_blocked(demo: str) -> None:
    """The ledger knows every call; a bot that the strict sandbox takes without a word is one that Telegram takes."""
    entries = httpx.get(f"{demo}/api/ledger", timeout=30, trust_env=False).json()["entries"]
    refused = {entry["description"] for entry in entries if entry["outcome"] != "accepted"}
    assert refused <= {"Forbidden: bot was blocked by the user"}
    assert [entry["warnings"] for entry in entries if entry["warnings"]] == []
