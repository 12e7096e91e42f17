"""Photos and voice notes: where they belong, and how a contact's card counts and shows them."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from handlers.actions import Action
from handlers.contact_actions import ShowFiles, ShowSent
from handlers.pages import trimmed
from mission.note_changes import SentFile
from storage.contacts import Contact
from storage.files import FileKind, KeptFile
from storage.message import Attachment, Button, Message, Rows
from words import Reader, lines, paragraphs

NAME: Final = 80
LABEL: Final = 30
QUOTE: Final = 500
AT_ONCE: Final = 10
"""Files that one tap sends: as many as an album holds (Bot API › sendMediaGroup)."""
KINDS: Final[tuple[FileKind, ...]] = ("photo", "voice", "document")


class FilesToContact(Action):
    """They belong to this contact; the files stand in the subject of the row that asks."""

    do = "files-contact"
    contact: int


class FilesToDraft(Action):
    """They belong to the contact that is being asked for step by step."""

    do = "files-draft"


class FilesToNew(Action):
    """They are of somebody who is not kept yet."""

    do = "files-new"


class FilesToNote(Action):
    do = "files-note"


class FilesToQuestion(Action):
    """The words beside them are a question to the organisers."""

    do = "files-question"


class DropFiles(Action):
    do = "files-drop"


def counted(files: Sequence[SentFile | KeptFile], reader: Reader) -> str:
    """ "1 photo, 2 voice notes"; empty for none."""
    kinds = [file.kind for file in files]
    found = [(kind, kinds.count(kind)) for kind in KINDS if kind in kinds]
    return ", ".join(reader.plain(f"steps-count-{kind}", count=count) for kind, count in found)


def files_line(files: Sequence[KeptFile], reader: Reader) -> Markup:
    """The line of a contact's card."""
    return reader.say("steps-files", files=counted(files, reader)) if files else Markup()


def files_rows(contact_id: int, files: Sequence[KeptFile], reader: Reader) -> Rows:
    """The button of a contact's card."""
    if not files:
        return ()
    return ((ShowFiles(contact=contact_id).button(reader.plain("steps-button-files")),),)


def offer_message(
    files: Sequence[SentFile], text: str, reader: Reader, *, last: Contact | None, draft_name: str | None
) -> Message:
    """Where do they belong? `draft_name`: of the contact being asked for (it may have none yet); None: nobody is."""
    quote = reader.say("keeping-quote", text=trimmed(text, QUOTE)) if text else Markup()
    return Message(
        text=paragraphs(reader.say("steps-kept-files", files=counted(files, reader)), quote),
        buttons=(
            *_known(last, draft_name, reader),
            (
                FilesToNew().button(reader.plain("steps-button-new")),
                FilesToNote().button(reader.plain("keeping-note")),
            ),
            *(((FilesToQuestion().button(reader.plain("keeping-question")),),) if text else ()),
            (DropFiles().button(reader.plain("keeping-not")),),
        ),
    )


def _known(last: Contact | None, draft_name: str | None, reader: Reader) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if draft_name is not None:
        name = trimmed(draft_name, LABEL) or reader.plain("steps-this-contact")
        rows.append((FilesToDraft().button(reader.plain("steps-button-card", name=name)),))
    if last:
        name = trimmed(last.name or last.organisation, LABEL) or reader.plain("contact-nameless")
        rows.append((FilesToContact(contact=last.id).button(reader.plain("steps-button-card", name=name)),))
    return tuple(rows)


def filed_message(card: Message, reader: Reader) -> Message:
    """A contact's card, below the news that they are kept with it."""
    return card.model_copy(update={"text": lines(reader.say("steps-filed"), card.text)})


def asked_message(files: Sequence[SentFile], text: str, reader: Reader) -> Message:
    """Kept as a question to the organisers."""
    return Message(
        text=paragraphs(
            reader.say("keeping-kept-question"),
            reader.say("steps-files", files=counted(files, reader)),
            reader.say("keeping-quote", text=trimmed(text, QUOTE)),
        )
    )


def file_messages(files: Sequence[KeptFile], tapped: ShowSent, name: str, reader: Reader) -> list[Message]:
    """Those that were asked for, ten at once; the last of them has the button to those that follow."""
    begins = max(tapped.start, 0)
    shown, ends = files[begins : begins + AT_ONCE], begins + AT_ONCE
    more = tapped.model_copy(update={"start": ends}) if len(files) > ends else None
    return [
        _file_message(file, name, reader, more if number == len(shown) else None)
        for number, file in enumerate(shown, 1)
    ]


def _file_message(file: KeptFile, name: str, reader: Reader, more: Action | None) -> Message:
    """The file itself, whose it is and when it was sent. `more`: there are others after it."""
    whose = trimmed(name, NAME) or reader.plain("contact-nameless")
    return Message(
        text=reader.say("steps-file-of", name=whose, day=reader.day(file.sent_at)),
        buttons=((more.button(reader.plain("page-next")),),) if more else (),
        attachment=Attachment(name=file.name or file.kind, kind=file.kind, file_id=file.file_id),
    )
