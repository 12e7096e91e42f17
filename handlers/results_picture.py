"""The figures as a picture: what is drawn of them, and the message that carries it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from handlers.pages import trimmed
from handlers.results_items import TITLE_LIMIT
from mission.picture import Bar, Picture, Tile
from mission.results import PromiseLine, Results
from storage.message import Attachment, Message
from storage.missions import Mission
from words import Reader, lines

DRAWN_TITLE_LIMIT: Final = 120


def picture_of(found: Results, mission: Mission, now: datetime, reader: Reader) -> Picture:
    """Four big numbers and the shares of those who were asked; with the year, as a picture is passed on."""
    moment = f"{reader.date(now)}, {reader.time(now)}"
    return Picture(
        title=trimmed(mission.name, DRAWN_TITLE_LIMIT),
        subtitle=reader.plain("results-as-of", moment=moment),
        tiles=_tiles(found, reader),
        bars=_bars(found, reader),
    )


def _tiles(found: Results, reader: Reader) -> tuple[Tile, ...]:
    new = sum(not partner.known for partner in found.partners)
    stronger = sum(partner.strengthened for partner in found.partners)
    held = sum(meeting.standing == "held" for meeting in found.meetings)
    outcomes = [project.standing for project in found.projects]
    outcomes += [agreement.standing for agreement in found.agreements]
    confirmed = outcomes.count("confirmed")
    return (
        _tile("contacts", len(found.contacts), reader, partners=len(found.partners)),
        _tile("partners", new, reader, number=len(found.partners), stronger=stronger),
        _tile("meetings", held, reader, number=len(found.meetings)),
        _tile("outcomes", confirmed, reader, number=len(outcomes)),
    )


def _tile(what: str, big: int, reader: Reader, **more: int) -> Tile:
    return Tile(
        number=str(big),
        label=reader.plain(f"results-tile-{what}", count=big),
        more=reader.plain(f"results-tile-{what}-more", **more),
    )


def _bars(found: Results, reader: Reader) -> tuple[Bar, ...]:
    """Of the waves the last that has begun; the others are in the card."""
    shares = [
        ("joined", len(found.joined.done), found.joined.asked),
        ("followup", found.kept_steps, len(found.followup)),
        ("promises", *_kept(found.promises)),
        ("owed", *_kept(found.owed)),
        ("feedback", found.feedback.answered, found.feedback.asked),
        ("evening", found.evening.answered, found.evening.asked),
        ("home", found.home.answered, found.home.asked),
    ]
    shares += [(f"wave-{one.wave}", len(one.answered), len(one.asked)) for one in found.waves[-1:]]
    return tuple(
        Bar(
            label=reader.plain("results-bar", what=what),
            part=part,
            whole=whole,
            said=reader.plain("results-of", part=part, whole=whole),
        )
        for what, part, whole in shares
    )


def _kept(promises: Iterable[PromiseLine]) -> tuple[int, int]:
    """How many were done, of those that were not dropped."""
    standing = [promise.standing for promise in promises if promise.standing != "dropped"]
    return standing.count("done"), len(standing)


def picture_message(drawn: bytes, picture: Picture, mission: Mission, reader: Reader) -> Message:
    """The picture; its caption says the same in words, for whoever cannot see it."""
    told = [reader.say("results-caption", number=t.number, label=t.label, more=t.more) for t in picture.tiles]
    told += [reader.say("results-caption-bar", label=bar.label, said=bar.said) for bar in picture.bars]
    head = reader.say("results-head", mission=trimmed(mission.name, TITLE_LIMIT))
    name = f"{reader.plain('results-file')}.png"
    file = Attachment(name=name, content=drawn, kind="photo")
    return Message(text=lines(head, picture.subtitle, *told), attachment=file)
