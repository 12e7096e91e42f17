"""The lines of a vCard file as phones and mail programs write them, and what one line says.

RFC 6350 §3.2–3.3 (folding, groups, parameters), RFC 2426, and vCard 2.1 §2.1 (quoted-printable, bare parameters,
a charset of its own for each line). Bytes are parted first: a file may hold several charsets.
"""

import codecs
import quopri
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mission.documents.delimited import is_cyrillic

MARKS: Final = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
HEADER: Final = re.compile(rb'(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):', re.ASCII)
"""An optional group ("item1."), the name, the parameters (what is in quotation marks may hold a colon)."""
PARAMETER: Final = re.compile(r';((?:"[^"]*"|[^";])*)')
BLANKS: Final = (b" ", b"\t")
LONGEST: Final = 8_000
"""Characters that are read of one value."""
QUOTED_PRINTABLE: Final = "QUOTED-PRINTABLE"
BOUNDARY: Final = re.compile(rb"(?:BEGIN|END):VCARD\s*", re.IGNORECASE)


class Property(NamedTuple):
    """One line. `name` is in capitals; `value` is as it was written, its escapes and structure still in it."""

    name: str
    value: str


def properties(content: bytes) -> Iterator[Property]:
    """Every line of a file that says something, in order; what has no name and colon is left aside."""
    content = _in_utf8(content)
    legacy = _legacy_charset(content)
    for line in _whole_lines(content):
        header = HEADER.match(line)
        if header:
            yield Property(
                header[1].decode().upper(), _text(line[header.end() :], _parameters(header[2]), legacy)
            )


def _in_utf8(content: bytes) -> bytes:
    """Without its byte order mark; from UTF-16, in UTF-8."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").encode("utf-8", errors="replace")
    return content


def _legacy_charset(content: bytes) -> str:
    """What letters that are no UTF-8 are, where their line does not say."""
    cyrillic = is_cyrillic(content.decode("windows-1251", errors="replace"))
    return "windows-1251" if cyrillic else "windows-1250"


def _whole_lines(content: bytes) -> Iterator[bytes]:
    """Unfolded: a line that begins with a blank goes on with the one before, so does one after a soft line break."""
    whole: list[bytes] = []
    for line in re.split(rb"\r\n|\r|\n", content):
        if _is_soft(whole) and not BOUNDARY.fullmatch(line):
            whole[-1] = whole[-1].rstrip(b" \t")[:-1]
            whole.append(line[1:] if line[:1] in BLANKS else line)
        elif line[:1] in BLANKS and line.strip():
            whole.append(line[1:])
        else:
            yield b"".join(whole)
            whole = [line]
    yield b"".join(whole)


def _is_soft(whole: list[bytes]) -> bool:
    """Whether a quoted-printable line goes on: it ends with "=" (RFC 2045 §6.7)."""
    if not whole or not whole[-1].rstrip(b" \t").endswith(b"="):
        return False
    header = HEADER.match(whole[0])
    return header is not None and b"QUOTED-PRINTABLE" in header[2].upper()


def _parameters(written: bytes) -> dict[str, str]:
    """By name, in capitals; vCard 2.1 leaves the names out."""
    found = {}
    for parameter in PARAMETER.findall(written.decode("utf-8", errors="replace")):
        name, equals, value = parameter.partition("=")
        name, value = (name, value) if equals else ("ENCODING" if _is_encoding(name) else "TYPE", name)
        found[name.strip().upper()] = value.strip(' "').upper()
    return found


def _is_encoding(word: str) -> bool:
    return word.strip().upper() in {QUOTED_PRINTABLE, "BASE64", "8BIT", "7BIT"}


def _text(value: bytes, parameters: dict[str, str], legacy: str) -> str:
    """The letters of a value: by the charset that its line names, else UTF-8, else the file's own."""
    if parameters.get("ENCODING") == QUOTED_PRINTABLE:
        value = quopri.decodestring(value)
    elif parameters.get("ENCODING") in {"B", "BASE64"}:
        return ""  # pictures, sounds and keys: nothing that a contact holds
    for charset in filter(None, (parameters.get("CHARSET"), "utf-8", legacy)):
        try:
            return value.decode(charset)[:LONGEST].strip()
        except (LookupError, ValueError):
            continue
    return value.decode(legacy, errors="replace")[:LONGEST].strip()


def parts(value: str, separator: str = ";") -> list[str]:
    """The components of a structured value, each with its escapes taken away."""
    found: list[list[str]] = [[]]
    for piece in re.findall(rf"\\.?|{separator}|[^\\{separator}]+", value, re.DOTALL):
        if piece == separator:
            found.append([])
        else:
            found[-1].append(piece)
    return [unescaped("".join(pieces)) for pieces in found]


def unescaped(text: str) -> str:
    """A comma, a line break and so on for "\\," and "\\n" (RFC 6350 §3.4)."""
    return re.sub(
        r"\\(.)", lambda escape: "\n" if escape[1] in "nN" else escape[1], text, flags=re.DOTALL
    ).strip()


def joined(texts: Iterable[str], between: str = " ") -> str:
    """Those that say something, one line."""
    return between.join(" ".join(text.split()) for text in texts if text.strip())
