"""Pages: a long list is shown a few items at a time and leafed through in place; no item is cut in the middle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from markupsafe import Markup

from handlers.actions import Action
from storage.message import Button, length
from words import Reader

Item = TypeVar("Item")
PAGE_SIZE: Final = 8


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page of a list; `number` and `count` begin at 1."""

    items: Sequence[Item]
    number: int
    count: int

    def buttons(
        self,
        reader: Reader,
        turn: Callable[[int], Action],
        words: tuple[str, str] = ("page-previous", "page-next"),
    ) -> tuple[Button, ...]:
        """‹ and ›, where there is a page that way; `turn` makes the action that shows a page (from 0)."""
        ways = ((self.number - 2, words[0]), (self.number, words[1]))
        return tuple(turn(at).button(reader.plain(key)) for at, key in ways if 0 <= at < self.count)

    def mark(self, reader: Reader) -> Markup:
        """Which page of how many; nothing where there is only one."""
        if self.count == 1:
            return Markup()
        return reader.say("page-mark", number=self.number, count=self.count)


def page(items: Sequence[Item], number: int, size: int = PAGE_SIZE) -> Page[Item]:
    """Page `number` (from 0); the nearest one there is, when the list has grown shorter since."""
    count = max(1, -(-len(items) // size))
    at = min(max(number, 0), count - 1)
    return Page(items[at * size : (at + 1) * size], at + 1, count)


def trimmed(text: str, limit: int) -> str:
    """One line of at most so many UTF-16 units, with … where something is left out (it is kept and exported whole)."""
    line = " ".join(text.split())
    if length(line) <= limit:
        return line
    kept = line.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return f"{kept.rstrip()}…"
