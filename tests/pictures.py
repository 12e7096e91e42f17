"""`make pictures`: the pictures of README and guides, made anew of the sample mission's tour as phones show it.

The tour's steps are done over the sandbox's people side; the page only shows what came of them.
"""

import base64
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final, NamedTuple

import httpx
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.browser import chromium, phone_of, watched
from tests.journeys.demo import ROOT, running_demo

MISSION: Final = ROOT / "samples" / "prague-2023"
IMAGES: Final = ROOT / "docs" / "images"
WIDTH: Final = 390
"""CSS pixels of a phone."""
SCALE: Final = 1.5
COLOURS: Final = 160
"""Of a picture's palette: enough for the wall behind the messages, and a fifth of the bytes."""
LOOK_AGAIN, PATIENCE = 0.2, 30.0
"""Seconds."""


class Shot(NamedTuple):
    """A phone once a step of the tour (from 1) is done, from the newest message with these words on.

    `opened`: the picture in that message, tapped.
    """

    step: int
    who: str
    words: str
    opened: bool = False


class Picture(NamedTuple):
    """Phones side by side, all of this height in CSS pixels: high enough for their messages, and no higher."""

    name: str
    height: int
    shots: tuple[Shot, ...]


PICTURES: Final = (
    Picture(
        "phones",
        804,
        (
            Shot(3, "Петро Бондар", "Завтра, понеділок, 24 квітня"),
            Shot(8, "Jana Horáková", "Za 15 minut"),
            Shot(16, "Петро Бондар", "3 контакти (у 3 організаціях)", opened=True),
        ),
    ),
    Picture("delegate", 590, (Shot(7, "Emma Clark", "call by Friday"),)),
    Picture("organiser", 748, (Shot(4, "Петро Бондар", "8,9"),)),
)


def main() -> None:
    script = tomllib.loads((MISSION / "replay.toml").read_text(encoding="utf-8"))
    with running_demo() as demo, chromium() as browser, world_at(demo) as world:
        shots = dict(taken(script, world, browser, demo))
        for name, height, pictured in PICTURES:
            file = IMAGES / f"{name}.png"
            file.write_bytes(light(side_by_side(browser, height, [shots[shot] for shot in pictured])))
            sys.stdout.write(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB\n")


# --- the tour ---------------------------------------------------------------------------------------------------


@contextmanager
def world_at(demo: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=demo, timeout=120, trust_env=False) as world:
        yield world


def taken(
    script: dict[str, Any], world: httpx.Client, browser: Browser, demo: str
) -> Iterator[tuple[Shot, bytes]]:
    """Every shot, as soon as its step is done."""
    people = {person["name"]: person["id"] for person in world.get("/api/people").json()["people"]}
    wanted = [(height, shot) for _, height, shots in PICTURES for shot in shots]
    for number, step in enumerate(script["steps"], 1):
        for act in step.get("acts", ()):
            does(world, f"/api/people/{people.get(act.get('who'))}", act, script["places"])
        for height, shot in ((height, shot) for height, shot in wanted if shot.step == number):
            yield shot, pictured(browser, f"{demo}/#show={people[shot.who]}", height, shot)


def does(world: httpx.Client, person: str, act: dict[str, Any], places: dict[str, str]) -> None:
    """One act of the tour, and what it leads to has come (docs/sandbox.md › A replay)."""

    def screen() -> dict[str, Any]:
        return dict(world.get(f"{person}/chats/bot").json())

    def posts(path: str, **body: Any) -> None:
        world.post(path, **body).raise_for_status()

    match act:
        case {"clock": to}:
            posts("/api/clock/move", json={"to_next_due": True} if to == "next due" else {"to": to})
        case {"invitation": True}:
            posts(f"{person}/messages", json={"text": screen()["invitation"]["text"]})
            world.delete(f"{person}/invitation").raise_for_status()
        case {"say": text}:
            posts(f"{person}/messages", json={"text": text})
        case {"tap": label}:
            waited(lambda: f'"{label}"' in quoted(screen()), label)
            posts(f"{person}/taps", json={"label": label})
        case {"file": name}:
            content = (MISSION / places.get(name, name)).read_bytes()
            posts(f"{person}/files", data={"kind": "document"}, files={"file": (name, content)})
        case {"sees": words}:
            waited(lambda: words in quoted(screen()), words)


def quoted(screen: dict[str, Any]) -> str:
    """All that a screen shows, each button's words in quotation marks."""
    messages = screen["messages"]
    labels = [button["text"] for one in messages for row in one.get("buttons") or () for button in row]
    names = [(one.get("file") or {}).get("name", "") for one in messages]
    return "\n".join([*(one["text"] or "" for one in messages), *(f'"{label}"' for label in labels), *names])


def waited(holds: Callable[[], bool], words: str) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise SystemExit(f"The tour waited for “{words}” and did not see it.")
        time.sleep(LOOK_AGAIN)


# --- the pictures -----------------------------------------------------------------------------------------------


@contextmanager
def tab(browser: Browser, width: int, height: int, scale: float = SCALE) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, locale="en-GB"
    )
    with watched(context.new_page()) as page:
        yield page
    context.close()


def pictured(browser: Browser, address: str, height: int, shot: Shot) -> bytes:
    """The phone from that message on: what stands above it is put aside, so that nothing is cut at the edge."""
    with tab(browser, WIDTH, height) as page:
        page.goto(address)
        phone = phone_of(page, shot.who)
        page.locator("body > :not(.stage)").evaluate_all(
            "all => all.forEach((one) => { one.style.display = 'none'; })"
        )
        first = phone.locator(".bubble").filter(has_text=shot.words).last
        if shot.opened:
            return opened(page, first.locator("img.photo"))
        first.evaluate("first => { while (first = first.previousSibling) first.style.display = 'none'; }")
        over = phone.locator(".log").evaluate("log => log.scrollHeight - log.clientHeight")
        if over:
            raise SystemExit(f"“{shot.words}” and what follows is {over} px higher than {shot.who}’s phone.")
        return phone.screenshot()


def opened(page: Page, picture: Locator) -> bytes:
    """As the browser shows it in a tab of its own."""
    with page.expect_popup() as tapped:
        picture.click()
    tapped.value.wait_for_load_state()
    return tapped.value.screenshot()


def side_by_side(browser: Browser, height: int, phones: Sequence[bytes]) -> bytes:
    """Framed, in one row."""
    images = [f'<img src="data:image/png;base64,{base64.b64encode(one).decode()}">' for one in phones]
    style = "body { margin: 0; display: inline-flex; gap: 20px; padding: 10px; background: #fff; } "
    style += f"img {{ width: {WIDTH}px; border: 2px solid #1b1f24; border-radius: 26px; }}"
    with tab(browser, len(phones) * (WIDTH + 40), height) as page:
        page.set_content(f"<style>{style}</style>{''.join(images)}")
        page.wait_for_function("() => [...document.images].every((image) => image.complete)")
        return page.locator("body").screenshot()


def light(picture: bytes) -> bytes:
    """The same with a palette."""
    made = BytesIO()
    Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
        made, "PNG", optimize=True
    )
    return made.getvalue()


if __name__ == "__main__":
    main()
