"""Day and night: the switch, and whether words can be read on what they stand on."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser import needs_chromium
from tests.sandbox.page.scene import ANN, Sandbox, narrow, opened

pytestmark = needs_chromium

ENOUGH: Final = 4.5
"""WCAG 2.2 › 1.4.3, level AA."""
HUES: Final = [f".hue-{number} --hue" for number in range(7)]
PAIRS: Final = [
    ("--ink", "--panel"),
    ("--ink", "--page"),
    ("--muted", "--panel"),
    ("--muted", "--raised"),
    ("--muted", "--page"),
    ("--accent", "--panel"),
    ("--accent", "--accent-soft"),
    ("--on-accent", "--accent"),
    ("--bad", "--bad-soft"),
    ("--bad", "--panel"),
    ("--good", "--panel"),
    ("--warn-ink", "--warn-soft"),
    ("--ink", "--in"),
    ("--ink", "--out"),
    ("--meta-in", "--in"),
    ("--meta-out", "--out"),
    ("--link", "--in"),
    ("--link-out", "--out"),
    ("--key-ink", "--key"),
    ("--chip-ink", "--chip"),
    *((hue, "--in") for hue in HUES),
]
"""Words and what they stand on."""
MEASURE: Final = """(pairs) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const probe = document.body.appendChild(document.createElement("p"));
    const wall = colour("--wall-a");
    function colour(name, over) {
        const [look, variable] = name.includes(" ") ? name.split(" ") : [".probe", name];
        probe.className = look.slice(1);
        probe.style.color = `var(${variable})`;
        canvas.fillStyle = over ?? "#fff";
        canvas.fillRect(0, 0, 1, 1);
        canvas.fillStyle = getComputedStyle(probe).color;
        canvas.fillRect(0, 0, 1, 1);
        return `rgb(${[...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).join(" ")})`;
    }
    const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const light = (text) => { const [r, g, b] = text.match(/\\d+/g).map(Number).map(part); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    return pairs.map(([words, ground]) => {
        const under = colour(ground, wall);
        const [one, other] = [light(colour(words, under)), light(under)].sort((a, b) => b - a);
        return (one + 0.05) / (other + 0.05);
    });
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_what_they_stand_on(page: Page, sandbox: Sandbox, theme: str) -> None:
    opened(page, sandbox.joined(ANN))
    page.get_by_label("Theme", exact=True).select_option(theme)
    contrasts: list[float] = page.evaluate(MEASURE, PAIRS)
    faint = [(*pair, round(found, 2)) for pair, found in zip(PAIRS, contrasts, strict=True) if found < ENOUGH]
    assert faint == []


def test_the_chosen_theme_is_remembered_and_the_system_is_followed_else(page: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    night = page.evaluate(ground)
    page.get_by_label("Theme", exact=True).select_option("light")
    day = page.evaluate(ground)
    assert day != night
    page.reload()
    expect(page.get_by_label("Theme", exact=True)).to_have_value("light")
    assert page.evaluate(ground) == day
    page.get_by_label("Theme", exact=True).select_option("system")
    assert page.evaluate(ground) == night


@narrow
def test_on_a_small_screen_clock_speed_and_theme_are_one_tap_away(page: Page, sandbox: Sandbox) -> None:
    opened(page, sandbox.joined(ANN))
    expect(page.get_by_label("Theme", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Clock and theme").click()
    for name in ("+15 min", "+1 h", "+1 day", "Next morning 08:00", "Two weeks later", "Go"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    for label in ("Go to…", "Speed of the clock", "Theme"):
        expect(page.get_by_label(label, exact=True)).to_be_in_viewport(ratio=1)
    page.get_by_label("Theme", exact=True).press("Escape")
    expect(page.get_by_label("Theme", exact=True)).to_be_hidden()
    expect(page.get_by_role("button", name="Clock and theme")).to_be_focused()
