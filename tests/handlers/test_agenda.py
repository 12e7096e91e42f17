"""A member's own agenda: asked for, leafed through, taken along as a file, and sent by the bot itself."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from handlers.agenda import asked_day
from handlers.calendar import calendar_message
from handlers.day import Around, day_message
from handlers.sessions import hours, listed_hours, packed, way_there
from handlers.upcoming import next_message, reminder_message
from mission.changes import Edit
from mission.errors import UserError
from sandbox.entities.html import parse_html
from storage.agenda import Session
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.outbox import Push
from tests.mission.examples import PRAGUE, at, member, mission, prague, session
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, JAN, OLENA = "Emma Clark", "Jan Dvořák", "Olena Kovalenko"
ENGLISH = Reader("en", PRAGUE)
MONDAY = date(2023, 4, 24)
SEARCH = "https://www.google.com/maps/search/?api=1&query="


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


def text(*parts: str) -> Markup:
    """Paragraphs of a message, as Telegram HTML."""
    return Markup("\n\n".join(parts))  # noqa: S704 - what a test expects


# --- a session in words ---


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (session(1, at(9)), "09:00–10:00"),
        (session(1, at(9), None), "09:00"),
        (session(1, at(9), timedelta()), "09:00"),
        (session(1, at(22), timedelta(hours=4)), "22:00–02:00"),
        (session(1, at(0, 30, day=25), day=MONDAY), "00:30–01:30 (Tue 25 Apr)"),
        (session(1, at(0), timedelta(days=1), all_day=True), "All day"),
        (session(1, at(0), None, all_day=True), "All day"),
        (session(1, at(0), timedelta(days=4), all_day=True), "All day, until Thu 27 Apr"),
    ],
)
def test_the_hours_of_a_session_read_as_people_say_them(shown: Session, said: str) -> None:
    assert listed_hours(shown, ENGLISH) == said


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"place": "Clarion", "map": "https://mapy.cz/s/abc?x=1&y=2"}, "https://mapy.cz/s/abc?x=1&y=2"),
        ({"place": "Clarion", "map": "50.1, 14.5"}, f"{SEARCH}50.1%2C+14.5"),
        ({"place": "Clarion", "address": "Freyova 33"}, f"{SEARCH}Clarion%2C+Freyova+33%2C+Praha"),
        ({"place": "Obecní dům, Praha 1"}, f"{SEARCH}Obecn%C3%AD+d%C5%AFm%2C+Praha+1"),
        ({"place": "https://meet.example.org/room"}, "https://meet.example.org/room"),
        ({"place": "Zoom"}, None),
        ({"place": ""}, None),
        ({"place": "Club A", "kind": "programme"}, None),
        (
            {"place": "Club A", "address": "Kongresová 1", "kind": "programme"},
            f"{SEARCH}Kongresov%C3%A1+1%2C+Praha",
        ),
        ({"map": "javascript:alert(1)"}, f"{SEARCH}javascript%3Aalert%281%29"),
        ({"map": "https://[broken"}, f"{SEARCH}https%3A%2F%2F%5Bbroken"),
    ],
)
def test_the_way_there_is_the_sessions_own_map_or_a_search(fields: dict[str, Any], link: str | None) -> None:
    assert way_there(session(1, at(9), **fields), mission()) == link


def test_a_link_cannot_break_out_of_its_tag() -> None:
    shown = session(1, at(9), place='<b>"Hall"</b>', map='https://example.org/"><b>x')
    said = day_message([shown], MONDAY, member(), mission(), ENGLISH).text
    assert (
        '&lt;b&gt;&#34;Hall&#34;&lt;/b&gt; (<a href="https://example.org/&#34;&gt;&lt;b&gt;x">map</a>)'
        in said
    )


@given(sizes=st.lists(st.integers(0, 400), max_size=30), most=st.integers(1, 10))
def test_packing_loses_no_block_and_keeps_each_page_within_its_limit(sizes: list[int], most: int) -> None:
    blocks = [escape("x" * size) for size in sizes]
    pages = packed(blocks, 1000, most)
    assert [block for page in pages for block in page] == blocks
    assert all(len(page) <= most and sum(len(block) + 2 for block in page) <= 1002 for page in pages)


# --- a day in words ---


def test_a_day_in_full() -> None:
    hotel = session(1, at(0), timedelta(days=2), all_day=True, title="Hotel Passage")
    opening = session(
        2,
        at(9),
        title="Opening <2023>",
        place="Clarion",
        address="Freyova 33",
        host="Petr Dvořák",
        dress="business",
        bring="badge",
        notes="Be early.",
    )
    coffee = session(3, at(10), timedelta(minutes=30), title="Coffee", is_break=True)
    assert day_message([hotel, opening, coffee], MONDAY, member(), mission(), ENGLISH) == Message(
        text=text(
            "<b>Monday 24 April</b>. From 09:00: Opening &lt;2023&gt;",
            "<b>All day, until Tue 25 Apr</b> Hotel Passage",
            "<b>09:00–10:00</b> Opening &lt;2023&gt;\n"
            f'Clarion, Freyova 33 (<a href="{SEARCH.replace("&", "&amp;")}Clarion%2C+Freyova+33%2C+Praha">map</a>)\n'
            "Host: Petr Dvořák\nDress: business\nBring: badge\nNote: Be early.",
            "<b>10:00–10:30</b> Coffee",
        ),
        buttons=day_message([], MONDAY, member(), mission(), ENGLISH).buttons,
    )
    assert labels(day_message([], MONDAY, member(), mission(), ENGLISH)) == [["Whole agenda"]]


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (prague(23, 20), "<b>Tomorrow, Monday 24 April</b>. From 09:00: Opening"),
        (prague(24, 7, 30), "<b>Today, Monday 24 April</b>. Next at 09:00: Opening"),
        (prague(24, 9, 30), "<b>Today, Monday 24 April</b>. Next at 14:00: Visit"),
        (prague(24, 14, 30), "<b>Today, Monday 24 April</b>. Now, since 14:00: Visit"),
        (prague(24, 15), "<b>Today, Monday 24 April</b>. That was all for today."),
        (prague(26, 9), "<b>Monday 24 April</b>. From 09:00: Opening"),
    ],
)
def test_the_first_line_says_what_is_next(now: datetime, line: str) -> None:
    sessions = [session(1, at(9), title="Opening"), session(2, at(14), title="Visit")]
    shown = day_message(sessions, MONDAY, member(), mission(), ENGLISH, now=now)
    assert shown.text.splitlines()[0] == line


def test_clashing_sessions_name_each_other() -> None:
    one, two = session(1, at(9), title="One"), session(2, at(9, 30), title="Two")
    assert day_message([one, two], MONDAY, member(), mission(), ENGLISH).text == text(
        "<b>Monday 24 April</b>. From 09:00: One",
        "<b>09:00–10:00</b> One\nClashes with: Two (09:30–10:30)",
        "<b>09:30–10:30</b> Two\nClashes with: One (09:00–10:00)",
    )


@pytest.mark.parametrize(
    ("zone", "note"),
    [
        (None, ""),
        ("Europe/Berlin", ""),
        ("Europe/Kyiv", "\nTimes are Prague time (UTC+2)."),
        ("Europe/London", "\nTimes are Prague time (UTC+2)."),
    ],
)
def test_the_zone_is_named_to_those_whose_clock_differs(zone: str | None, note: str) -> None:
    shown = day_message([session(1, at(9), title="One")], MONDAY, member(timezone=zone), mission(), ENGLISH)
    assert shown.text == text(f"<b>Monday 24 April</b>. From 09:00: One{note}", "<b>09:00–10:00</b> One")


def test_the_offset_is_that_of_the_day() -> None:
    winter = datetime(2023, 12, 4, 9)  # noqa: DTZ001 - wall time is naive
    shown = day_message(
        [session(1, winter, title="One")], winter.date(), member(timezone="Europe/Kyiv"), mission(), ENGLISH
    )
    assert "Times are Prague time (UTC+1)." in shown.text


def test_an_empty_day_says_so_and_what_is_next() -> None:
    following = session(1, at(9, day=26), title="Meeting")
    shown = day_message([], MONDAY, member(), mission(), ENGLISH, around=Around(coming=following))
    assert shown.text == text(
        "<b>Monday 24 April</b>. Nothing in your agenda.\nNext: Meeting, Wed 26 Apr, 09:00–10:00"
    )
    last = day_message([], MONDAY, member(), mission(), ENGLISH, around=Around())
    assert last.text == text("<b>Monday 24 April</b>. Nothing in your agenda.\nNothing more is planned.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["x", "🚌", "&"])
def test_the_longest_day_fits_in_every_language_and_nothing_is_lost(language: str, letter: str) -> None:
    long = letter * 3000
    fields: dict[str, Any] = dict.fromkeys(
        ("title", "place", "address", "host", "dress", "bring", "notes"), long
    )
    sessions = [session(number, at(9), **fields | {"title": f"{number} {long}"}) for number in range(15)]
    edits = [
        Edit(kind="moved", before=session(n, at(8)), session=sessions[n], fields=("starts_wall",))
        for n in range(15)
    ]
    reader, who = Reader(language, PRAGUE), member(timezone="Europe/Kyiv")
    seen = []
    for number in range(15):
        shown = day_message(
            sessions, MONDAY, who, mission(), reader, now=prague(24, 8), edits=edits, number=number
        )
        assert shown_length(shown.text) <= TEXT_LIMIT
        seen.append(shown.text)
    assert [any(f"</b> {number} " in said for said in seen) for number in range(15)] == [True] * 15


@given(said=st.lists(st.text(max_size=300), min_size=7, max_size=7), language=st.sampled_from(LANGUAGES))
def test_whatever_an_organiser_types_is_shown_as_words_and_never_as_markup(
    said: list[str], language: str
) -> None:
    names = ("title", "place", "address", "map", "host", "dress", "notes")
    new: dict[str, Any] = dict(zip(names, said, strict=True))
    was: dict[str, Any] = dict(zip(names, reversed(said), strict=True))
    shown, old = session(1, at(9), **new), session(1, at(8), **was)
    edit = Edit(kind="moved", before=old, session=shown, fields=("starts_wall", "title", "place"))
    reader = Reader(language, PRAGUE)
    message = day_message([shown, session(2, at(9))], MONDAY, member(), mission(), reader, edits=[edit])
    parsed = parse_html(message.text)
    assert {entity["type"] for entity in parsed.entities} <= {"bold", "strikethrough", "text_link"}
    assert shown_length(message.text) <= TEXT_LIMIT


# --- asked for ---


async def test_today_tomorrow_and_the_days_between_are_leafed_through_in_place(stage: Stage) -> None:
    await stage.add_session("Opening", at(9))
    await stage.add_session("Visit", at(14, day=25))
    [today] = await stage.says(EMMA, "/today")
    assert today.text.splitlines()[0] == "<b>Today, Monday 24 April</b>. Next at 09:00: Opening"
    assert labels(today) == [["Tue 25 Apr ›"], ["Calendar file (.ics)"]]
    [tomorrow] = await stage.taps(EMMA, "Tue 25 Apr ›")
    assert tomorrow.text.splitlines()[0] == "<b>Tomorrow, Tuesday 25 April</b>. From 14:00: Visit"
    assert labels(tomorrow)[0] == ["‹ Mon 24 Apr", "Wed 26 Apr ›"]
    assert await stage.screen(EMMA) == [tomorrow]
    assert await stage.says(EMMA, "/tomorrow") == [tomorrow]


async def test_everybody_reads_their_own_agenda_in_their_own_language(stage: Stage) -> None:
    await stage.add_session("Opening", at(9), audience="Jan Dvořák, Olena Kovalenko")
    first = {name: (await stage.says(name, "/today"))[0].text.splitlines()[0] for name in (EMMA, JAN, OLENA)}
    assert first == {
        EMMA: "<b>Today, Monday 24 April</b>. Nothing in your agenda.",
        JAN: "<b>Dnes, pondělí 24. dubna</b>. Další bod v 09:00: Opening",
        OLENA: "<b>Сьогодні, понеділок, 24 квітня</b>. Далі о 09:00: Opening",
    }


async def test_a_long_day_has_pages(stage: Stage) -> None:
    for number in range(12):
        await stage.add_session(f"Session {number}", at(8 + number))
    [first] = await stage.says(EMMA, "/today")
    assert "Page 1 of 2" in first.text
    assert labels(first)[0] == ["Later that day ›"]
    [second] = await stage.taps(EMMA, "Later that day ›")
    assert second.text.endswith("<b>18:00–19:00</b> Session 10\n\n<b>19:00–20:00</b> Session 11")
    assert labels(second)[0] == ["‹ Earlier that day"]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (prague(1, 9), "Monday 24 April"),
        (prague(25, 9), "Tuesday 25 April"),
        (prague(30, 9), "Friday 28 April"),
    ],
)
async def test_agenda_opens_at_the_nearest_day_of_the_mission(stage: Stage, now: datetime, day: str) -> None:
    stage.move(now)
    [shown] = await stage.says(EMMA, "/agenda")
    assert f"{day}</b>" in shown.text.splitlines()[0]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("25.4.", 25),
        ("25. 4. 2023", 25),
        ("2023-04-26", 26),
        ("27", 27),
        ("27.", 27),
        ("tuesday", 25),
        ("Tue", 25),
        ("úterý", 25),
        ("п'ятниця", 28),
        ("у п’ятницю", 28),
        ("v pátek", 28),
        ("monday", 24),
        ("day 3", 26),
        ("26 April", 26),
        ("26 квітня", 26),
        ("26. dubna", 26),
        ("tomorrow", 26),
        ("завтра", 26),
    ],
)
def test_a_day_may_be_named_in_many_ways(words: str, day: int) -> None:
    assert asked_day(words, mission(), date(2023, 4, 25), ENGLISH) == date(2023, 4, day)


@pytest.mark.parametrize("words", ["blah", "99", "31.2.", "🙂", "0"])
def test_words_that_name_no_day_are_answered_with_an_example(words: str) -> None:
    with pytest.raises(UserError) as refused:
        asked_day(words, mission(), date(2023, 4, 25), ENGLISH)
    assert (refused.value.key, refused.value.args_of_text) == ("agenda-day-unknown", {"text": words})


async def test_agenda_with_words_shows_that_day_or_asks_again(stage: Stage) -> None:
    [shown] = await stage.says(EMMA, "/agenda wednesday")
    assert "Wednesday 26 April</b>" in shown.text
    [asked] = await stage.says(EMMA, "/agenda <blah>")
    assert asked.text == Markup("“&lt;blah&gt;” is no day that I know. Try /agenda 25.4. or /agenda tuesday")


# --- next ---


@pytest.mark.parametrize(
    ("now", "line"),
    [
        (prague(24, 9), "Starting now: <b>Visit</b>"),
        (prague(24, 8, 59), "In 1 minute: <b>Visit</b>"),
        (prague(24, 8, 15), "In 45 minutes: <b>Visit</b>"),
        (prague(24, 7), "In 2 h: <b>Visit</b>"),
        (prague(24, 6, 30), "In 2 h 30 min: <b>Visit</b>"),
        (prague(23, 22), "Tomorrow at 09:00: <b>Visit</b>"),
        (prague(20, 12), "In 4 days, at 09:00: <b>Visit</b>"),
        (prague(24, 9, 1), "Began 1 minute ago: <b>Visit</b>"),
        (prague(24, 9, 5), "Began 5 minutes ago: <b>Visit</b>"),
    ],
)
def test_next_says_in_how_long(now: datetime, line: str) -> None:
    shown = next_message(session(1, at(9), title="Visit"), member(), mission(), ENGLISH, now=now)
    assert shown.text == text(f"{line}\nMon 24 Apr, 09:00–10:00")


@pytest.mark.parametrize(
    ("language", "minutes", "said"),
    [
        ("uk", 1, "Через 1 хвилину"),
        ("uk", 3, "Через 3 хвилини"),
        ("uk", 15, "Через 15 хвилин"),
        ("uk", 21, "Через 21 хвилину"),
        ("cs", 1, "Za 1 minutu"),
        ("cs", 3, "Za 3 minuty"),
        ("cs", 15, "Za 15 minut"),
    ],
)
def test_minutes_are_counted_as_each_language_counts(language: str, minutes: int, said: str) -> None:
    now = prague(24, 9) - timedelta(minutes=minutes)
    shown = reminder_message(
        session(1, at(9), title="X"), member(), mission(), Reader(language, PRAGUE), now=now
    )
    assert shown.text.splitlines()[0] == f"{said}: <b>X</b>"


async def test_next_tells_where_and_what_is_going_on_meanwhile(stage: Stage) -> None:
    await stage.add_session("Opening", at(7, 30), lasts=timedelta(hours=2))
    await stage.add_session("Coffee", at(8, 30), is_break=True)
    await stage.add_session("Visit", at(9), place="City hall", bring="passport")
    [shown] = await stage.says(EMMA, "/next")
    link = f"{SEARCH}City+hall%2C+Praha".replace("&", "&amp;")
    assert shown.text == text(
        f'In 1 h: <b>Visit</b>\nMon 24 Apr, 09:00–10:00\nCity hall (<a href="{link}">map</a>)\nBring: passport\n'
        "Clashes with: Opening (07:30–09:30)",
        "Going on now: Opening (07:30–09:30)",
    )
    [day] = await stage.taps(EMMA, "The whole day")
    assert "Coffee" in day.text


async def test_next_finds_what_is_looked_for(stage: Stage) -> None:
    await stage.add_session("Visit", at(9))
    await stage.add_session("Večeře s hostiteli", at(19))
    [found] = await stage.says(EMMA, "/next VECERE")
    assert found.text.splitlines()[0] == "In 11 h: <b>Večeře s hostiteli</b>"
    [missing] = await stage.says(EMMA, "/next <bus>")
    assert missing.text == Markup("Nothing ahead in your agenda is called “&lt;bus&gt;”. Everything: /agenda")


async def test_when_nothing_is_ahead_next_says_so(stage: Stage) -> None:
    await stage.add_session("Visit", at(7))
    assert [shown.text for shown in await stage.says(EMMA, "/next")] == [
        "Nothing more is ahead in your agenda."
    ]


# --- the calendar file ---


async def test_the_calendar_file_holds_ones_own_agenda_with_zones(stage: Stage) -> None:
    visit = await stage.add_session("Visit", at(9), place="City hall", dress="business")
    await stage.add_session("For hosts", at(11), audience="hosts")
    gone = await stage.add_session("Cancelled", at(12))
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.change(gone, cancelled_at=tx.now)
        await tx.agenda.record_change(gone, "cancelled", {}, {})
    await stage.says(EMMA, "/agenda")
    [shown] = await stage.taps(EMMA, "Calendar file (.ics)")
    assert shown.text == "Your agenda as a calendar file: 1 item. Open it to add it to your phone’s calendar."
    assert shown.attachment is not None
    assert shown.attachment.name == "PRAGUE.ics"
    events = list(icalendar.Calendar.from_ical(shown.attachment.content).walk("VEVENT"))
    assert [(str(e["UID"]), str(e["SUMMARY"]), e["SEQUENCE"], str(e["STATUS"])) for e in events] == [
        (f"session-{visit}@prague.attache", "Visit", 0, "CONFIRMED"),
        (f"session-{gone}@prague.attache", "Cancelled", 1, "CANCELLED"),
    ]
    start = events[0].decoded("DTSTART")
    assert (start, start.tzinfo.key) == (prague(24, 9), "Europe/Prague")
    assert str(events[0]["DESCRIPTION"]) == "Dress: business"


def test_a_calendar_takes_notes_of_any_length() -> None:
    long = session(1, at(9), title="Visit", notes="n" * 5000, place="City hall")
    shown = calendar_message([long], {}, mission(code="Prague / 2023"), ENGLISH, now=prague(24, 8))
    assert shown.attachment is not None
    assert shown.attachment.name == "Prague-2023.ics"
    [event] = icalendar.Calendar.from_ical(shown.attachment.content).walk("VEVENT")
    assert str(event["DESCRIPTION"]) == "n" * 5000


# --- sent by the bot ---


async def test_the_days_agenda_comes_at_half_past_seven_to_each_their_own(stage: Stage) -> None:
    await stage.add_session("Opening", at(7))
    await stage.add_session("Visit", at(10, day=25), audience="delegates")
    await stage.deliver()
    stage.move(prague(25, 7, 29))
    assert [message for _, message in await stage.deliver() if "Visit" in message.text] == []
    stage.move(prague(25, 7, 30))
    shown = dict(await stage.deliver())
    assert sorted(shown) == sorted([EMMA, JAN, OLENA])
    assert shown[EMMA].text.splitlines()[0] == "<b>Today, Tuesday 25 April</b>. Next at 10:00: Visit"
    assert labels(shown[EMMA]) == [["Whole agenda"]]


async def test_the_push_leads_to_the_whole_agenda_in_a_new_message(stage: Stage) -> None:
    await stage.add_session("Visit", at(10, day=25))
    stage.move(prague(25, 7, 30))
    pushed = next(message for name, message in await stage.deliver() if name == EMMA)
    [opened] = await stage.taps(EMMA, "Whole agenda")
    screen = await stage.screen(EMMA)
    assert (screen[0], screen[-1]) == (pushed, opened)
    assert labels(opened) == [["‹ Mon 24 Apr", "Wed 26 Apr ›"], ["Calendar file (.ics)"]]


async def test_what_has_changed_since_yesterday_stands_on_top(stage: Stage) -> None:
    visit = await stage.add_session("Visit", at(10, day=25))
    gone = await stage.add_session("Tour", at(12, day=25))
    async with stage.database.transaction(stage.now) as tx:
        wall = {"starts_wall": "2023-04-25T10:00:00", "ends_wall": "2023-04-25T11:00:00"}
        new = {
            "starts_at": prague(25, 11),
            "ends_at": prague(25, 12),
            "starts_wall": at(11, day=25),
            "ends_wall": at(12, day=25),
        }
        await tx.agenda.change(visit, **new)
        await tx.agenda.record_change(visit, "moved", wall, {})
        await tx.agenda.change(gone, cancelled_at=tx.now)
        await tx.agenda.record_change(gone, "cancelled", {}, {})
    stage.move(prague(25, 7, 30))
    pushed = next(message for name, message in await stage.deliver() if name == EMMA)
    assert pushed.text == text(
        "<b>Today, Tuesday 25 April</b>. Next at 11:00: Visit",
        "<b>What has changed:</b>\n• Moved: Visit, now 11:00–12:00, before <s>10:00–11:00</s>\n"
        "• Cancelled: <s>Tour, 12:00–13:00</s>",
        "<b>11:00–12:00</b> Visit",
    )


async def move_session(stage: Stage, session: int, hour: int) -> None:
    """A session of 25 April is moved, now; what it was stands in the log of changes."""
    async with stage.database.transaction(stage.now) as tx:
        was = (await tx.agenda.some([session]))[session]
        wall = {"starts_wall": was.starts_wall.isoformat(), "starts_at": was.starts_at.isoformat()}
        wall |= {"ends_wall": at(was.starts_wall.hour + 1, day=25).isoformat()}
        wall |= {"ends_at": prague(25, was.starts_wall.hour + 1).isoformat()}
        moved = {"starts_wall": at(hour, day=25), "ends_wall": at(hour + 1, day=25)}
        moved |= {"starts_at": prague(25, hour), "ends_at": prague(25, hour + 1)}
        await tx.agenda.change(session, **moved)
        await tx.agenda.record_change(session, "moved", wall, {})


async def test_on_top_stands_what_changed_after_the_agenda_of_the_day_before(stage: Stage) -> None:
    """An edit of before it is old news; several of one session are told as what they came to."""
    await stage.add_session("Opening", at(12))
    visit = await stage.add_session("Visit", at(10, day=25))
    tour = await stage.add_session("Tour", at(16, day=25))
    lunch = await stage.add_session("Lunch", at(13, day=25))
    other = await stage.add_session("Hosts meet", at(18, day=25), audience="hosts")
    stage.move(prague(24, 8, 30))
    await move_session(stage, lunch, 14)
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        push = {"kind": "day", "mission_id": stage.mission.id, "person_id": emma.id}
        moments = {"due_at": stage.now, "expires_at": prague(24, 13)}
        await tx.outbox.plan(
            [Push(**push, **moments, occasion="day:2023-04-24")], {emma.id: emma.telegram_id}
        )
    stage.move(prague(24, 9))
    assert [name for name, _ in await stage.deliver()].count(EMMA) == 1
    for hour in (11, 12):
        await move_session(stage, visit, hour)
    for hour in (17, 16):
        await move_session(stage, tour, hour)
    await move_session(stage, other, 19)
    stage.move(prague(25, 7, 30))
    [pushed] = [
        message for name, message in await stage.deliver() if name == EMMA and "25 April" in message.text
    ]
    changed = pushed.text.split("\n\n")[1]
    assert changed == "<b>What has changed:</b>\n• Moved: Visit, now 12:00–13:00, before <s>10:00–11:00</s>"


async def test_a_reminder_says_what_where_and_what_to_bring(stage: Stage) -> None:
    await stage.add_session("Visit", at(10), place="City hall", bring="passport", audience="Emma Clark")
    stage.move(prague(24, 9, 45))
    link = f"{SEARCH}City+hall%2C+Praha".replace("&", "&amp;")
    assert [(name, message.text) for name, message in await stage.deliver()] == [
        (
            EMMA,
            text(
                f'In 15 minutes: <b>Visit</b>\n10:00–11:00\nCity hall (<a href="{link}">map</a>)\nBring: passport'
            ),
        ),
    ]


async def test_a_reminder_of_a_session_that_moved_meanwhile_is_not_sent(stage: Stage) -> None:
    visit = await stage.add_session("Visit", at(10))
    async with stage.database.transaction(stage.now) as tx:
        await tx.agenda.change(visit, starts_at=prague(24, 11), starts_wall=at(11))
    stage.move(prague(24, 9, 45))
    assert await stage.deliver() == []


async def test_a_push_to_somebody_who_has_left_is_not_sent(stage: Stage) -> None:
    await stage.add_session("Visit", at(10, day=25))
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        found = await tx.people.member(stage.mission.id, emma.id)
        assert found is not None
        await tx.people.change_membership(found.membership.id, left_at=tx.now)
    stage.move(prague(25, 9, 45))
    assert EMMA not in [name for name, _ in await stage.deliver()]


async def test_a_button_of_another_mission_speaks_of_that_mission(stage: Stage) -> None:
    await stage.add_session("Visit", at(10))
    await stage.says(EMMA, "/today")
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        other = await tx.missions.add(
            code="KYIV", name="Other", city="Kyiv", country="UA", timezone="Europe/Kyiv", languages=["uk"],
            starts_on=MONDAY, ends_on=MONDAY, agenda_at=stage.mission.agenda_at,
        )  # fmt: skip
        await tx.people.enrol(other.id, emma.id, role="delegate", joined_at=datetime(2023, 4, 1, tzinfo=UTC))
        await tx.people.change(emma.id, current_mission_id=other.id)
        await tx.people.agree(emma.id, other.id, purpose="membership", version="test", language="en")
    [shown] = await stage.taps(EMMA, "Tue 25 Apr ›")
    assert shown.text.splitlines()[0] == "<b>Tomorrow, Tuesday 25 April</b>. Nothing in your agenda."
    [back] = await stage.taps(EMMA, "‹ Mon 24 Apr")
    assert "Visit" in back.text


def test_readers_times_are_the_missions() -> None:
    elsewhere = Reader("en", ZoneInfo("America/New_York"))
    assert hours(session(1, at(9)), elsewhere) == "09:00–10:00"
