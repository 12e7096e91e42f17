"""Telegram's MarkdownV2, as strictly as Telegram reads it (Bot API › Formatting options › MarkdownV2 style)."""

import re
from dataclasses import dataclass
from typing import Final

from sandbox.refusals import Refused, bad_request

from . import links
from .formatted import Entity, Formatted, cleaned, units

PLAIN: Final = re.compile(r"[^_*\[\]()~`>#+\-=|{}.!\n\\]+")
PLAIN_IN_CODE: Final = re.compile(r"[^`\\]+")
LANGUAGE: Final = re.compile(r"[^\s`]+(?=\s)")
BREAK: Final = re.compile(r"\r\n|\n\r|\n|\r")
LAST_ESCAPABLE: Final = 126
MARKS: Final = {
    "bold": "*",
    "italic": "_",
    "underline": "__",
    "strikethrough": "~",
    "spoiler": "||",
    "code": "`",
    "pre": "```",
    "text_link": "]",
    "custom_emoji": "]",
}
OPENINGS: Final = (
    ("__", "underline"),
    ("_", "italic"),
    ("*", "bold"),
    ("~", "strikethrough"),
    ("||", "spoiler"),
    ("```", "pre"),
    ("`", "code"),
    ("![", "custom_emoji"),
    ("[", "text_link"),
)
SPOKEN: Final = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}


@dataclass(slots=True)
class Open:
    """A mark whose counterpart has not come yet; `at` is where it stands in the given text."""

    kind: str
    offset: int
    at: int
    piece: int
    language: str = ""

    @property
    def spoken(self) -> str:
        """As Telegram's errors call it."""
        return "PreCode" if self.language else SPOKEN[self.kind]


def parse_markdown(text: str) -> Formatted:
    """Text and entities; raises Refused with Telegram's sentence at the first thing Telegram would not take."""
    return Reading(text).whole()


class Reading:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.pieces: list[str] = []
        self.offset = 0
        self.open: list[Open] = []
        self.entities: list[Entity] = []
        self.warnings: list[str] = []
        self.line_start = True

    def whole(self) -> Formatted:
        while self.at < len(self.text):
            self._step()
        if self._in_quote:
            self._close_quote(folded=self._is_folded())
        if self.open:
            raise self._endless(self.open[-1])
        return cleaned(Formatted("".join(self.pieces), self.entities, self.warnings))

    def _step(self) -> None:
        character = self.text[self.at]
        following = self.text[self.at + 1 : self.at + 2]
        if character == "\\" and following and 0 < ord(following) <= LAST_ESCAPABLE:
            self._say(following)
            self.at += 2
        elif plain := (PLAIN_IN_CODE if self._in_code else PLAIN).match(self.text, self.at):
            self._say(plain[0])
            self.at = plain.end()
        elif character == "\\":
            self._say(character)
            self.at += 1
        elif self._closes():
            self._close()
        elif character == "\n":
            self._new_line()
        else:
            self._begin()

    @property
    def _in_code(self) -> bool:
        return bool(self.open) and self.open[-1].kind in ("code", "pre")

    @property
    def _in_quote(self) -> bool:
        return any(opened.kind == "blockquote" for opened in self.open)

    def _closes(self) -> bool:
        if not self.open:
            return False
        kind = self.open[-1].kind
        mark = MARKS.get(kind)
        if mark is None or not self.text.startswith(mark, self.at):
            return False
        return kind != "italic" or not self.text.startswith("__", self.at)

    def _say(self, words: str) -> None:
        self.pieces.append(words)
        self.offset += units(words)
        self.line_start = self.line_start and not words.strip("\r")

    def _new_line(self) -> None:
        ends_quote = self._in_quote and not self.text.startswith(">", self.at + 1)
        folded = ends_quote and self._is_folded()
        self._say("\n")
        self.at += 1
        self.line_start = True
        if ends_quote:
            self._close_quote(folded=folded)

    def _begin(self) -> None:
        if self.text[self.at] == ">" and self.line_start:
            self._begin_quote()
            return
        for mark, kind in OPENINGS:
            if self.text.startswith(mark, self.at):
                opened = Open(kind, self.offset, self.at, len(self.pieces))
                self.open.append(opened)
                self.at += len(mark)
                if kind == "pre":
                    self._begin_block(opened)
                return
        raise self._refuse(
            f"Character '{self.text[self.at]}' is reserved and must be escaped with the preceding '\\'"
        )

    def _begin_quote(self) -> None:
        if not self._in_quote:
            self.open.append(Open("blockquote", self.offset, self.at, len(self.pieces)))
        self.at += 1

    def _begin_block(self, opened: Open) -> None:
        if language := LANGUAGE.match(self.text, self.at):
            opened.language = language[0]
            self.at = language.end()
        if first_break := BREAK.match(self.text, self.at):
            self.at = first_break.end()

    def _close(self) -> None:
        opened = self.open.pop()
        self.at += len(MARKS[opened.kind])
        entity: Entity = {"type": opened.kind, "offset": opened.offset, "length": self.offset - opened.offset}
        if opened.language:
            entity["language"] = opened.language
        if opened.kind == "text_link":
            self._close_link(entity, opened)
        elif opened.kind == "custom_emoji":
            if not self.text.startswith("(", self.at):
                raise self._refuse("The entity must contain a tg://emoji or tg://time URL")
            self.entities.append(entity | links.emoji_or_time(self._address()))
        elif entity["length"]:
            self.entities.append(entity)

    def _is_folded(self) -> bool:
        """Whether the quotation's last line ends in two bars, which would else begin a spoiler."""
        last = self.open[-1]
        return last.kind == "spoiler" and not "".join(self.pieces[last.piece :]).strip("\r")

    def _close_quote(self, *, folded: bool) -> None:
        if folded:
            self.open.pop()
        opened = self.open.pop()
        if opened.kind != "blockquote":
            raise self._endless(opened)
        kind = "expandable_blockquote" if folded else "blockquote"
        length = self.offset - opened.offset
        self.entities.append({"type": kind, "offset": opened.offset, "length": length})

    def _close_link(self, entity: Entity, opened: Open) -> None:
        url = self._address() if self.text.startswith("(", self.at) else "".join(self.pieces[opened.piece :])
        user = links.user_of(url)
        if not entity["length"]:
            return
        if user is not None:
            self.entities.append({**entity, "type": "text_mention", "user_id": user})
        elif address := links.checked(url):
            self.entities.append({**entity, "url": address})
        else:
            self.warnings.append("a link that Telegram does not accept is left out")

    def _address(self) -> str:
        begin = self.at + 1
        self.at = begin
        url = ""
        while self.at < len(self.text) and self.text[self.at] != ")":
            if self.text[self.at] == "\\" and self.at + 1 < len(self.text):
                self.at += 1
            url += self.text[self.at]
            self.at += 1
        if self.at >= len(self.text):
            raise self._refuse(f"Can't find end of a URL at byte offset {self._bytes(begin)}")
        self.at += 1
        return url

    def _bytes(self, at: int) -> int:
        return len(self.text[:at].encode())

    def _endless(self, opened: Open) -> Refused:
        where = self._bytes(opened.at)
        return self._refuse(f"Can't find end of {opened.spoken} entity at byte offset {where}")

    def _refuse(self, sentence: str) -> Refused:
        return bad_request(f"can't parse entities: {sentence}")
