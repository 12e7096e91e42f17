"""My year: a member's contacts, promises, projects and agreements on one page, and what they are asked next."""

from markupsafe import Markup
from telegram import Update

from handlers.context import Context
from handlers.nudge_cards import NAME_LENGTH
from handlers.pages import page, trimmed
from handlers.promise_actions import ShowYear
from handlers.promise_cards import home_row
from handlers.scene import scene_of
from mission.year import Year, YearAgreement, YearProject, year_of
from storage.message import Message
from words import Reader, lines, paragraphs


async def show_year(update: Update, context: Context) -> None:
    del update
    tapped: ShowYear = context.action
    async with context.transaction() as tx:
        scene = await scene_of(tx, context)
        year = await year_of(tx, scene.member, scene.mission, scene.today)
        await tx.answer(year_message(year, scene.mission.name, tapped.page, scene.reader))


def year_message(year: Year, mission: str, number: int, reader: Reader) -> Message:
    """The counts on every page; below them the projects and agreements, a page at a time."""
    outcomes: list[YearProject | YearAgreement] = [*year.projects, *year.agreements]
    leaf = page(outcomes, number)
    turns = leaf.buttons(reader, lambda at: ShowYear(page=at))
    counts = year.model_dump(include={"made", "kept", "open", "overdue"})
    next_at = year.next_at
    return Message(
        text=paragraphs(
            lines(reader.say("year-title", mission=trimmed(mission, NAME_LENGTH)), leaf.mark(reader)),
            lines(
                reader.say("year-contacts", count=year.contacts),
                reader.say("year-promises", **counts),
                reader.say("year-theirs", open=year.awaited, arrived=year.arrived),
                reader.say("year-waves", answered=year.answered, asked=year.asked),
            ),
            lines(*(_outcome(one, reader) for one in leaf.items)) or reader.say("year-no-outcomes"),
            reader.say("year-next", day=reader.day(next_at)) if next_at else reader.say("year-nothing-next"),
        ),
        buttons=(*((turns,) if turns else ()), *home_row(reader)),
    )


def _outcome(one: YearProject | YearAgreement, reader: Reader) -> Markup:
    partner = trimmed(one.partner, NAME_LENGTH) or reader.plain("contact-no-organisation")
    if isinstance(one, YearProject):
        name = trimmed(one.name, NAME_LENGTH) or reader.plain("year-unnamed")
        return reader.say("year-project", name=name, partner=partner, stage=one.stage)
    day = reader.date(one.signed_on) if one.signed_on else ""
    return reader.say(
        "year-agreement" if day else "year-agreement-undated", kind=one.kind, partner=partner, day=day
    )


TAPS = ((ShowYear, show_year),)
