"""Telegram's HTML, as strictly as Telegram reads it (Bot API › Formatting options › HTML style).

Offsets in error sentences are bytes of the given text, as Telegram counts them there; entities are in UTF-16 units.
"""

import re
from dataclasses import dataclass
from typing import Final

from sandbox.refusals import Refused, bad_request

from . import links
from .formatted import Entity, Formatted, cleaned, units

TYPES: Final = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-time": "date_time",
}
PLAIN: Final = re.compile(r"[^<&]+")
REFERENCE: Final = re.compile(
    r"&(?:#(\d{1,8})(?!\d)|#[xX]([0-9a-fA-F]{1,7})(?![0-9a-fA-F])|(lt|gt|amp|quot)(?![A-Za-z]));?"
)
NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
NAME: Final = re.compile(r"[^\s>]*")
ATTRIBUTE: Final = re.compile(r"[^\s=>]*")
TOKEN: Final = re.compile(r"[A-Za-z0-9.-]*")
SPACE: Final = re.compile(r"\s*")
LAST_CHARACTER: Final = 0x10FFFF
SURROGATES: Final = range(0xD800, 0xE000)
HALF_CHARACTER: Final = "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"


@dataclass(slots=True)
class Open:
    """A start tag whose end has not come yet."""

    tag: str
    attributes: dict[str, str]
    offset: int
    piece: int


def parse_html(text: str) -> Formatted:
    """Text and entities; raises Refused with Telegram's sentence at the first thing Telegram would not take."""
    if "<" not in text and "&" not in text:
        return cleaned(Formatted(text))
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

    def whole(self) -> Formatted:
        while self.at < len(self.text):
            if plain := PLAIN.match(self.text, self.at):
                self._say(plain[0])
                self.at = plain.end()
            elif self.text[self.at] == "&":
                self._reference()
            elif self.text.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].tag}\""
            )
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return cleaned(Formatted("".join(self.pieces), self.entities, self.warnings))

    def _say(self, words: str) -> None:
        self.pieces.append(words)
        self.offset += units(words)

    def _reference(self) -> None:
        found = REFERENCE.match(self.text, self.at)
        character = _character(found) if found else ""
        if found and character:
            self._say(character)
            self.at = found.end()
        else:
            self._say("&")
            self.at += 1

    def _refuse(self, sentence: str, at: int) -> Refused:
        return bad_request(f"can't parse entities: {sentence.format(at=len(self.text[:at].encode()))}")

    def _start_tag(self) -> None:
        begin = self.at
        name = _match(NAME, self.text, begin + 1)
        self.at = begin + 1 + len(name)
        if self.at >= len(self.text):
            raise self._refuse("Unclosed start tag at byte offset {at}", begin)
        tag = name.lower()
        if tag not in TYPES:
            shown = tag.replace("{", "{{").replace("}", "}}")
            raise self._refuse(f'Unsupported start tag "{shown}" at byte offset {{at}}', begin)
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refuse('Tag "span" must have class "tg-spoiler" at byte offset {at}', begin)
        self.open.append(Open(tag, attributes, self.offset, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._skip_space()
            if self.text.startswith(">", self.at):
                self.at += 1
                return found
            name = _match(ATTRIBUTE, self.text, self.at)
            if self.at >= len(self.text):
                raise self._refuse("Unclosed start tag at byte offset {at}", begin)
            if not name:
                raise self._refuse(f'Empty attribute name in the tag "{tag}" at byte offset {{at}}', begin)
            self.at += len(name)
            self._skip_space()
            found[name] = self._value(tag, begin)

    def _value(self, tag: str, begin: int) -> str:
        """What stands after the equal sign; nothing for an attribute that stands alone."""
        if not self.text.startswith("=", self.at):
            return ""
        self.at += 1
        self._skip_space()
        if self.at >= len(self.text):
            raise self._refuse(f'Unclosed start tag "{tag}" at byte offset {{at}}', begin)
        return self._quoted(begin) if self.text[self.at] in "'\"" else self._token()

    def _token(self) -> str:
        begin = self.at
        token = _match(TOKEN, self.text, begin)
        self.at += len(token)
        if self.at < len(self.text) and not (self.text[self.at].isspace() or self.text[self.at] == ">"):
            raise self._refuse("Unexpected end of name token at byte offset {at}", begin)
        return token.lower()

    def _quoted(self, begin: int) -> str:
        end = self.text.find(self.text[self.at], self.at + 1)
        if end < 0 or end + 1 >= len(self.text):
            raise self._refuse("Unclosed start tag at byte offset {at}", begin)
        value = REFERENCE.sub(lambda found: _character(found) or found[0], self.text[self.at + 1 : end])
        self.at = end + 1
        return value

    def _skip_space(self) -> None:
        self.at += len(_match(SPACE, self.text, self.at))

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._refuse("Unexpected end tag at byte offset {at}", begin)
        name = _match(NAME, self.text, begin + 2)
        self.at = begin + 2 + len(name)
        self._skip_space()
        if not self.text.startswith(">", self.at):
            raise self._refuse("Unclosed end tag at byte offset {at}", begin)
        self.at += 1
        opened = self.open.pop()
        if name and name.lower() != opened.tag:
            raise self._refuse(
                f'Unmatched end tag at byte offset {{at}}, expected "</{opened.tag}>", found "</{name}>"',
                begin,
            )
        if self.offset > opened.offset:
            self._mark(opened)

    def _mark(self, opened: Open) -> None:
        entity: Entity = {
            "type": TYPES[opened.tag],
            "offset": opened.offset,
            "length": self.offset - opened.offset,
        }
        if opened.tag == "a":
            self._mark_link(entity, opened)
        elif opened.tag in ("pre", "code"):
            self._mark_code(entity, opened)
        elif opened.tag == "tg-emoji":
            self.entities.append(entity | links.custom_emoji(opened.attributes.get("emoji-id", "")))
        elif opened.tag == "tg-time":
            shown = opened.attributes.get("format", "")
            self.entities.append(entity | links.date_time(opened.attributes.get("unix", ""), shown))
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            self.entities.append({**entity, "type": "expandable_blockquote"})
        else:
            self.entities.append(entity)

    def _mark_link(self, entity: Entity, opened: Open) -> None:
        url = opened.attributes.get("href") or "".join(self.pieces[opened.piece :])
        user = links.user_of(url)
        if user is not None:
            self.entities.append({**entity, "type": "text_mention", "user_id": user})
        elif address := links.checked(url):
            self.entities.append({**entity, "url": address})
        else:
            self.warnings.append("a link that Telegram does not accept is left out")

    def _mark_code(self, entity: Entity, opened: Open) -> None:
        """`<pre>` and `<code class="language-x">` around the same words are one block in that language."""
        language = opened.attributes.get("class", "")
        if opened.tag == "code" and language.startswith("language-") and language != "language-":
            entity["language"] = language.removeprefix("language-")
        last = self.entities[-1] if self.entities else None
        if last and {last["type"], opened.tag} == {"pre", "code"} and _covers_same(last, entity):
            language = entity.get("language") or last.get("language", "")
            if language:
                self.entities.pop()
                entity |= {"type": "pre", "language": language}
        self.entities.append(entity)


def _covers_same(one: Entity, other: Entity) -> bool:
    return bool((one["offset"], one["length"]) == (other["offset"], other["length"]))


def _match(pattern: re.Pattern[str], text: str, at: int) -> str:
    found = pattern.match(text, at)
    return found[0] if found else ""


def _character(found: re.Match[str]) -> str:
    """The character that a reference names; nothing where Telegram leaves the reference as it stands."""
    if found[3]:
        return NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    if code in SURROGATES:
        raise bad_request(f"can't parse entities: {HALF_CHARACTER}")
    return chr(code) if 0 < code < LAST_CHARACTER else ""
