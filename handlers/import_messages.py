"""What an organiser reads and may tap while a file is brought in: the questions, the preview, the outcome."""

from datetime import date, timedelta
from typing import Final

from markupsafe import Markup

from handlers.actions import Action
from handlers.cancelling import CancelFlow
from handlers.pages import trimmed
from mission.documents.draft import Draft, FirstDayNeeded, Place, SessionKind
from mission.imports import Preview, leaves_out, preview_counts, preview_report, preview_text
from storage.message import TEXT_LIMIT, Attachment, Button, Message, shown_length
from storage.missions import Mission
from words import Reader, lines, paragraphs

NAME: Final = 60
"""Characters of a file's name in a sentence."""
DAYS_OFFERED: Final = 9
DAYS_IN_ROW: Final = 3
LEFT_OUT_TOLD: Final = 6
LEFT_OUT_NAME: Final = 30


class GetTemplate(Action):
    """The empty workbook, as a file."""

    do = "import-template"


class ReadAgain(Action):
    """Read the file of this message once more, as the agenda of that kind, or from that first day on."""

    do = "import-read"
    kind: SessionKind | None = None
    first_day: date | None = None


class ApplyImport(Action):
    do = "import-apply"


class DropImport(Action):
    do = "import-drop"


class ListImport(Action):
    """The whole preview, as a file."""

    do = "import-list"


def ask_message(reader: Reader) -> Message:
    """What can be sent, and the template."""
    return Message(
        text=paragraphs(
            reader.say("importing-ask"),
            lines(
                reader.say("importing-ask-mission"),
                reader.say("importing-ask-agenda"),
                reader.say("importing-ask-people"),
            ),
            reader.say("importing-ask-again"),
        ),
        buttons=((GetTemplate().button(reader.plain("importing-button-template")),), _cancel_flow(reader)),
    )


def file_wanted_message(reader: Reader) -> Message:
    """To a picture or a voice where a file is waited for."""
    return Message(text=reader.say("importing-file-wanted"), buttons=(_cancel_flow(reader),))


def template_message(workbook: bytes, reader: Reader) -> Message:
    """The workbook, and what to do with it."""
    name = reader.plain("importing-template-name")
    return Message(
        text=reader.say("importing-template"), attachment=Attachment(name=f"{name}.xlsx", content=workbook)
    )


def first_day_message(needed: FirstDayNeeded, mission: Mission, reader: Reader) -> Message:
    """On which date does the programme begin? The mission's days are offered, any other can be typed."""
    days = (mission.ends_on - mission.starts_on).days + 1
    offered = [mission.starts_on + timedelta(days=at) for at in range(min(days, DAYS_OFFERED))]
    buttons = [ReadAgain(first_day=day).button(reader.short_day(day)) for day in offered]
    rows = (tuple(buttons[at : at + DAYS_IN_ROW]) for at in range(0, len(buttons), DAYS_IN_ROW))
    return Message(
        text=paragraphs(
            reader.say(needed.key, **needed.args_of_text),
            reader.say("importing-first-day-how", example=reader.date(mission.starts_on)),
        ),
        buttons=(*rows, (_drop(reader),)),
    )


def which_kind_message(file: str, draft: Draft, reader: Reader) -> Message:
    """Ours or the forum's: asked where neither the file nor the mission tells."""
    return Message(
        text=paragraphs(
            reader.say("importing-which", file=trimmed(file, NAME), count=len(draft.sessions)),
            lines(reader.say("importing-which-ours"), reader.say("importing-which-programme")),
        ),
        buttons=((_as("ours", reader),), (_as("programme", reader),), (_drop(reader),)),
    )


def preview_message(
    preview: Preview,
    draft: Draft,
    file: str,
    reader: Reader,
    *,
    kind: SessionKind | None = None,
    since: bool = False,
) -> Message:
    """What the file would do. `kind`: of sessions alone; `since`: it would do something else than was shown before."""
    if since and not preview.changes_nothing:
        head = reader.say("importing-changed-since")
    else:
        state = "nothing" if preview.changes_nothing else "pending"
        head = reader.say("importing-head", file=trimmed(file, NAME), state=state)
    top = lines(head, reader.say(f"importing-kind-{kind}") if kind else "")
    below = _left_out(draft.unused, reader)
    room = TEXT_LIMIT - shown_length(paragraphs(top, below)) - len("\n\n") * 2
    told = preview_text(preview, reader, room)
    return Message(
        text=paragraphs(top, told, below),
        buttons=_preview_buttons(preview, kind, reader, cut=leaves_out(told, preview, reader)),
    )


def _preview_buttons(
    preview: Preview, kind: SessionKind | None, reader: Reader, *, cut: bool
) -> tuple[tuple[Button, ...], ...]:
    listed = (ListImport().button(reader.plain("importing-button-list")),) if cut else ()
    if preview.changes_nothing:
        return (listed,) if listed else ()
    go = ApplyImport().button(reader.plain("importing-button-apply"))
    other = (_as("programme" if kind == "ours" else "ours", reader),) if kind else ()
    rows = ((go, _drop(reader)), listed, other)
    return tuple(row for row in rows if row)


def _left_out(unused: tuple[Place, ...], reader: Reader) -> Markup | str:
    """Columns and sheets under names that nobody knows: perhaps a mistyped heading."""
    names = list(dict.fromkeys(place.column or place.sheet or place.file for place in unused))
    if not names:
        return ""
    told = [trimmed(name, LEFT_OUT_NAME) for name in names[:LEFT_OUT_TOLD]]
    rest = len(names) - len(told)
    return reader.say("importing-left-out", names=", ".join(told), rest=rest)


def list_message(preview: Preview, file: str, reader: Reader) -> Message:
    """Every line of the preview, as a text file that any phone opens."""
    stem = file.rpartition(".")[0] or file
    name = f"{stem} – {reader.plain('importing-list-name')}.txt"
    content = preview_report(preview, reader).encode("utf-8-sig", "backslashreplace")
    return Message(text=reader.say("importing-list"), attachment=Attachment(name=name, content=content))


def applied_message(preview: Preview, hearing: int, reader: Reader) -> Message:
    """What has been done, how many will hear of it, and what comes next where people are new."""
    agenda = (preview.added, preview.moved, preview.changed, preview.cancelled, preview.restored)
    news = any(agenda) and not preview.is_new
    invite = preview.is_new or preview.members_added
    return Message(
        text=paragraphs(
            reader.say("importing-applied"),
            preview_counts(preview, reader),
            reader.say("importing-hearing", people=hearing) if news else "",
            reader.say("importing-next", code=preview.code) if invite else "",
        )
    )


def _as(kind: SessionKind, reader: Reader) -> Button:
    return ReadAgain(kind=kind).button(reader.plain(f"importing-button-{kind}"))


def _drop(reader: Reader) -> Button:
    return DropImport().button(reader.plain("button-cancel"))


def _cancel_flow(reader: Reader) -> tuple[Button, ...]:
    return (CancelFlow().button(reader.plain("button-cancel")),)
