"""A message to be sent, as a value: what a person will read, see and may tap."""

import base64
import re
from html import unescape
from typing import Annotated, Any, Final, Literal

from markupsafe import Markup
from pydantic import BeforeValidator, ConfigDict, Field, PlainSerializer

from storage.record import Record

TEXT_LIMIT: Final = 4096
"""Characters of a text after its entities are parsed; counted in UTF-16 units, the stricter way (Bot API › sendMessage)."""
CAPTION_LIMIT: Final = 1024
TAG: Final = re.compile(r"<[^>]*>")


def _html(value: object) -> Markup:
    """Telegram HTML that words/ made: a plain str would be unescaped words of somebody's, so it is refused."""
    if not isinstance(value, Markup):
        raise TypeError("a message's text is Markup, made by a Reader")
    return value


class Button(Record):
    """One inline button: it either opens a link or does an action (a typed action of handlers/, as JSON)."""

    label: str
    action: dict[str, Any] | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


class Attachment(Record):
    """A file that travels with the message: its bytes, the name that people see, and how it is shown.

    One that Telegram has already is named by its `file_id` instead of its bytes (Bot API › Sending files).
    """

    name: str
    content: Annotated[bytes, PlainSerializer(lambda b: base64.b64encode(b).decode())] = b""
    kind: Literal["document", "photo", "voice"] = "document"
    file_id: str = ""


class Message(Record):
    """What one message shows: Telegram HTML, rows of buttons, at most one file."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    text: Annotated[Any, BeforeValidator(_html)] = Field(default_factory=Markup)
    buttons: Rows = ()
    attachment: Attachment | None = None

    def kept(self) -> dict[str, Any]:
        """As JSON for the outbox, without the file, which has a column of its own."""
        made: dict[str, Any] = {
            "text": str(self.text),
            "buttons": [[button.model_dump(exclude_none=True) for button in row] for row in self.buttons],
        }
        if self.attachment:
            made["attachment"] = self.attachment.model_dump(exclude={"content"}, exclude_defaults=True)
        return made

    @classmethod
    def of_kept(cls, kept: dict[str, Any], file: bytes | None) -> "Message":
        """The message of an outbox row: its HTML was made by a Reader before it was kept."""
        attachment = kept.get("attachment")
        return cls(
            text=Markup(kept["text"]),  # noqa: S704 - kept by `kept`, from Markup
            buttons=tuple(tuple(Button.model_validate(button) for button in row) for row in kept["buttons"]),
            attachment=Attachment(**attachment, content=file or b"") if attachment else None,
        )


def length(text: str) -> int:
    """UTF-16 units of a text, as Telegram counts offsets and lengths."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown_length(html: Markup) -> int:
    """UTF-16 units of Telegram HTML once its tags and entities are parsed away."""
    return length(plain_text(html))


def plain_text(html: Markup) -> str:
    """Telegram HTML without its tags, its entities as the characters they stand for."""
    return unescape(TAG.sub("", str(html)))
