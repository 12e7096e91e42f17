"""The card of figures, and behind each figure its list."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from markupsafe import Markup

from handlers.results_actions import Listed
from handlers.results_cards import card_message
from handlers.results_lists import entries, list_message
from handlers.results_picture import picture_message, picture_of
from mission.followup import WaveTurnout
from mission.followup.claims import ANYWAY, WORTH
from mission.followup.outcomes import BANDS
from mission.partners import PartnerContact, Standing
from mission.results import (
    AgreementLine,
    Asked,
    Choices,
    DayLine,
    Feedback,
    FollowUp,
    Meeting,
    MetContact,
    Partner,
    ProjectLine,
    PromiseLine,
    Rated,
    Remark,
    Results,
    Told,
    Turnout,
    Worth,
)
from storage.columns import folded
from storage.files import KeptFile
from storage.message import CAPTION_LIMIT, TEXT_LIMIT, Message, shown_length
from storage.missions import Mission
from storage.organisations import Organisation
from tests.stage import Stage
from words import LANGUAGES, Reader

PETRO = "Petro Bondar"
NOW = datetime(2023, 4, 24, 12, 30, tzinfo=UTC)
PRAGUE = ZoneInfo("Europe/Prague")
EN = Reader("en", PRAGUE)


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


def a_partner(name: str, standing: Standing, *, since: str = "", contacts: int = 1) -> Partner:
    entry = Organisation(
        id=1, mission_id=1, name=name, folded=folded(name), country="", kind="", website="", known_since=since
    )
    met = PartnerContact(name="Eva", organisation=name, position="", entry_id=1, ids=(1,), met_by=(1,))
    return Partner(organisation=entry, contacts=(met,) * contacts, standing=standing, since=since)


def some() -> Results:
    """A small delegation on its first day."""
    return Results(
        joined=Turnout(done=("Emma", "Jan"), missing=("Olena",)),
        contacts=(
            MetContact(name="Jan <Novák>", organisation="Example & Co", met_by=("Emma",)),
            MetContact(name="Eva", organisation="ČVUT", met_by=("A", "B", "C", "D", "")),
        ),
        incomplete=1,
        partners=(
            a_partner("Example & Co", "new"),
            a_partner("ČVUT", "known", since="2019"),
        ),
        promises=(
            PromiseLine(
                standing="overdue", text="Send it", owner="Emma", contact="Eva", due_on=date(2023, 4, 21)
            ),
            PromiseLine(standing="open", text="", owner="", contact="Eva", due_on=None),
        ),
        meetings=(
            Meeting(id=1, standing="unknown", title="Round table", starts_at=NOW),
            Meeting(id=2, standing="ahead", title="Visit", starts_at=NOW + timedelta(days=1)),
            Meeting(id=3, standing="held", title="Opening", starts_at=NOW),
        ),
        owed=(
            PromiseLine(
                standing="open", text="The study", owner="Emma", contact="Eva", due_on=None, owed_by="them"
            ),
            PromiseLine(
                standing="done",
                text="Data",
                owner="",
                contact="Jan",
                due_on=date(2023, 4, 21),
                owed_by="them",
            ),
        ),
        followup=(
            FollowUp(standing="overdue", name="Eva", organisation="ČVUT", steps=2),
            FollowUp(standing="kept", name="Jan", organisation="Example", steps=1),
        ),
        projects=(
            ProjectLine(
                standing="confirmed",
                name="Sensors",
                partner="ČVUT",
                owner="Emma",
                stage="submitted",
                by="partner",
            ),
            ProjectLine(standing="claimed", name="Trams", partner="ČVUT", owner="", stage="idea"),
        ),
        agreements=(
            AgreementLine(
                standing="claimed",
                kind="memorandum",
                partner="ČVUT",
                parties="Hub and ČVUT",
                owner="Emma",
                signed_on=date(2023, 4, 24),
            ),
        ),
        feedback=Feedback(
            asked=4,
            answered=3,
            unasked=2,
            average=4.4,
            sessions=(
                Rated(title="Opening", starts_at=NOW, asked=4, answered=3, ratings=5, average=4.4),
                Rated(title="Visit", starts_at=NOW, asked=0, answered=0, ratings=1, average=None),
            ),
        ),
        comments=(Remark(name="Emma", text="Too\nlong", about="Opening"), Remark(name="Jan", text="Thanks")),
        evening=Told(
            asked=3,
            answered=2,
            lines=(
                DayLine(name="Emma", text="Trams", day=date(2023, 4, 24), is_problem=False),
                DayLine(name="Jan", text="No <lunch>", day=date(2023, 4, 25), is_problem=True),
            ),
        ),
        home=Told(
            asked=6, answered=5, lines=(Remark(name="Jan", text="More visits"),), goals=4.2, recommend=9.0
        ),
        waves=(
            WaveTurnout(
                wave="2d",
                day=date(2023, 5, 2),
                over=True,
                asked=("Emma", "Jan"),
                answered=("Emma",),
                silent=("Jan",),
                nothing_open=("Olena",),
                unreached=("Dana",),
            ),
            WaveTurnout(
                wave="1m", day=date(2023, 5, 28), asked=("Emma", "Jan"), answered=(), silent=("Emma", "Jan")
            ),
        ),
        worth=Worth(
            worth=Choices(asked=5, said={"5": ("Emma", "Jan"), "4": ("Olena",), "2": ("Eva",)}),
            anyway=Choices(asked=5, said={"no": ("Emma", "Eva"), "later": ("Jan",)}),
            values_asked=9,
            values_told=7,
            bands={"under-10k": 5},
        ),
        notes=(Remark(name="Emma", text="Trams"),),
    )


@pytest.fixture
def mission() -> Mission:
    return Mission.model_validate(
        {
            "id": 1,
            "programme_id": None,
            "code": "PRAGUE",
            "name": "Smart City Prague",
            "city": "Praha",
            "country": "CZ",
            "timezone": "Europe/Prague",
            "starts_on": date(2023, 4, 24),
            "ends_on": date(2023, 4, 28),
            "agenda_at": "07:30",
            "languages": ("en",),
            "created_at": NOW,
        },
    )


@pytest.mark.parametrize("name", ["Olena Kovalenko", "Hana Malá"])
async def test_only_organisers_see_the_results(stage: Stage, name: str) -> None:
    (said,) = await stage.says(name, "/results")
    assert said.buttons == ()


def test_the_card_tells_every_figure(mission: Mission) -> None:
    card = card_message(some(), mission, NOW, EN)
    assert card.text == Markup(
        "<b>Results: Smart City Prague</b>\n"
        "As of Mon 24 Apr, 14:30\n\n"
        "Joined: 2 of 3\n"
        "Contacts: 2\n"
        "Partners: 2 (new 1, known before 1, of these strengthened 0)\n"
        "Meetings: held 1 of 3 (missed 0, ahead 1, not known 1)\n"
        "Promises: 2 (open 2, of these overdue 1; done 0, dropped 0)\n"
        "Owed to us: 2 (open 1, of these overdue 0; done 1, dropped 0)\n"
        "Follow-up: 1 of 2 contacts with a step, done by its date\n"
        "Projects: confirmed 1 of 2 claimed\n"
        "Agreements: confirmed 0 of 1 claimed\n"
        "Ratings: 3 of 4 asked for; given without being asked for: 2; average 4.4 of 5\n"
        "Comments: 2\n"
        "Evening line: 2 of 3 answered\n"
        "Way home: 5 of 6 answered; goals met: 4.2 of 5; would recommend: 9 of 10\n"
        "After two working days: 1 of 2 answered, no answer: 1\n"
        "After a month: 0 of 2 answered, no answer yet: 2\n"
        "Worth it: 3 of 4 say yes; 4 of 5 answered\nProject values: told for 7 of 9\n"
        "Notes: 1, questions: 0"
    )
    assert labels(card) == [
        "Joined: 2 of 3",
        "Contacts: 2",
        "Partners: 2",
        "Meetings held: 1 of 3",
        "Promises: 2",
        "Owed to us: 2",
        "Steps in time: 1 of 2",
        "Projects confirmed: 1 of 2",
        "Agreements confirmed: 0 of 1",
        "Ratings: 3 of 4",
        "Comments: 2",
        "Evening line: 2 of 3",
        "Way home: 5 of 6",
        "After 2 working days: 1 of 2",
        "After a month: 0 of 2",
        "Worth it: 3 of 4",
        "Notes: 1",
        "Refresh",
        "As a picture",
    ]


def test_before_anything_happened_the_card_says_so(mission: Mission) -> None:
    card = card_message(Results(), mission, NOW, EN)
    assert "Ratings: 0 of 0 asked for\n" in card.text
    assert "Follow-up: nobody asked yet\n" in card.text
    assert "orth it" not in card.text
    assert labels(card) == ["Refresh", "As a picture"]


def test_a_figure_with_nothing_behind_it_has_no_button(mission: Mission) -> None:
    found = Results(
        joined=Turnout(done=("Emma",)),
        incomplete=1,
        evening=Told(asked=4, answered=2),
        home=Told(asked=4, answered=3, goals=4.2),
        worth=Worth(worth=Choices(asked=3), anyway=Choices(asked=3), values_asked=2, values_told=2),
        notes=(Remark(name="Emma", text="Trams"),),
    )
    card = card_message(found, mission, NOW, EN)
    rows = [[button.label for button in row] for row in card.buttons]
    assert rows == [["Joined: 1 of 1", "Contacts: 0"], ["Notes: 1"], ["Refresh", "As a picture"]]
    assert "Worth it: 0 of 0 say yes; 0 of 3 answered\nProject values: told for 2 of 2\n" in card.text
    assert "1" in list_message(found, "contacts", 0, EN).text, "the one that was not counted"


def test_half_a_year_later_only_the_projects_values_are_told(mission: Mission) -> None:
    found = Results(worth=Worth(values_asked=8, values_told=6, bands={"over-1m": 5}))
    card = card_message(found, mission, NOW, EN)
    assert "\nProject values: told for 6 of 8\n" in card.text
    assert labels(card) == ["Project values: 6 of 8", "Refresh", "As a picture"]
    listed = list_message(found, "worth", 0, EN)
    assert listed.text == Markup(
        "<b>Project values: 6 of 8</b>\n\n<b>Project values: told for 6 of 8</b>\nOver €1 million: 5\n"
        "Values are only counted, never with a name, and only where five people or more gave the same answer."
    )
    assert labels(listed) == ["Back"]


def test_whether_it_was_worth_it_is_counted_first_and_named_after_it() -> None:
    counts = list_message(some(), "worth", 0, EN)
    assert counts.text == Markup(
        "<b>Worth it: 3 of 4</b>\n\n"
        "<b>Was the mission worth your time and money? From 1 (no) to 5 (very much).</b>\n"
        "4 of 5 answered; 4 and 5 count as yes\n"
        "5 of 5: 2\n4 of 5: 1\n3 of 5: 0\n2 of 5: 1\n1 of 5: 0\n\n"
        "<b>Would all this have happened without the mission?</b>\n"
        "3 of 5 answered\n"
        "No: 2\nYes, but later: 1\nYes, but smaller: 0\nYes, just the same: 0\n\n"
        "<b>Project values: told for 7 of 9</b>\n"
        "Under €10,000: 5\n"
        "Values are only counted, never with a name, and only where five people or more gave the same answer."
        "\n\nPage 1 of 2"
    )
    assert labels(counts) == ["Next ›", "Back"]
    names = list_message(some(), "worth", 1, EN)
    assert names.text == Markup(
        "<b>Worth it: 3 of 4</b>\n\n"
        "Worth the time and money: 5 of 5 (2)\n• Emma\n• Jan\n\n"
        "Worth the time and money: 4 of 5 (1)\n• Olena\n\n"
        "Worth the time and money: 2 of 5 (1)\n• Eva\n\n"
        "It would not have happened without the mission (2)\n• Emma\n• Eva\n\n"
        "Without the mission it would have happened later (1)\n• Jan\n\n"
        "Page 2 of 2"
    )
    assert labels(names) == ["‹ Previous", "Back"]
    assert list_message(some(), "worth", 9, EN) == names


def test_under_five_ratings_there_is_no_average(mission: Mission) -> None:
    few = Results(feedback=Feedback(asked=4, answered=4, average=None))
    assert (
        "Ratings: 4 of 4 asked for; average from 5 ratings on\n" in card_message(few, mission, NOW, EN).text
    )


def test_an_average_is_written_as_the_language_writes_it(mission: Mission) -> None:
    assert "середня 4,4 з 5" in card_message(some(), mission, NOW, Reader("uk", PRAGUE)).text
    assert "průměr 4,4 z 5" in card_message(some(), mission, NOW, Reader("cs", PRAGUE)).text


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("joined", "<b>Joined: 2 of 3</b>\n\nNot joined yet: 1\n• Olena\n\nJoined: 2\n• Emma\n• Jan"),
        (
            "contacts",
            (
                "<b>Contacts: 2</b>\n\n"
                "• <b>Jan &lt;Novák&gt;</b>, Example &amp; Co (met by Emma)\n"
                "• <b>Eva</b>, ČVUT (met by A, B, C and 2 more)\n\n"
                "Not counted, as a name or an organisation is missing: 1"
            ),
        ),
        (
            "partners",
            (
                "<b>Partners: 2</b>\n\nNew: 1\n• <b>Example &amp; Co</b>, contacts: 1\n\n"
                "Known before: 1\n• <b>ČVUT</b>, known since 2019, contacts: 1"
            ),
        ),
        (
            "promises",
            (
                "<b>Promises: 2</b>\n\nOverdue: 1\n• Send it (Emma, for Eva, by 21 April 2023)\n\n"
                "Open: 1\n• next step (somebody no longer listed, for Eva)"
            ),
        ),
        (
            "feedback",
            (
                "<b>Ratings: 3 of 4</b>\n\n"
                "• Opening, Mon 24 Apr, 14:30: ratings 5, asked 4, average 4.4\n"
                "• Visit, Mon 24 Apr, 14:30: ratings 1, asked 0"
            ),
        ),
        ("comments", "<b>Comments: 2</b>\n\n• Too long (Emma on: Opening)\n• Thanks (Jan)"),
        (
            "evening",
            (
                "<b>Evening line: 2 of 3</b>\n\n• Trams (Emma, Mon 24 Apr)\n"
                "• Problem: No &lt;lunch&gt; (Jan, Tue 25 Apr)"
            ),
        ),
        ("home", "<b>Way home: 5 of 6</b>\n\n• More visits (Jan)"),
        (
            "followup",
            (
                "<b>Steps in time: 1 of 2</b>\n\nOverdue: 1\n• <b>Eva</b>, ČVUT (steps: 2)\n\n"
                "Done in time: 1\n• <b>Jan</b>, Example (steps: 1)"
            ),
        ),
        (
            "owed",
            (
                "<b>Owed to us: 2</b>\n\nOpen: 1\n• The study (from Eva, awaited by Emma)\n\n"
                "Done: 1\n• Data (from Jan, awaited by somebody no longer listed, by 21 April 2023)"
            ),
        ),
        (
            "projects",
            (
                "<b>Projects confirmed: 1 of 2</b>\n\nConfirmed: 1\n"
                "• <b>Sensors</b> with ČVUT (Emma): submitted, confirmed by the partner\n\n"
                "Claimed: 1\n• <b>Trams</b> with ČVUT (somebody no longer listed): idea"
            ),
        ),
        (
            "agreements",
            (
                "<b>Agreements confirmed: 0 of 1</b>\n\nClaimed: 1\n"
                "• <b>Memorandum</b>, with ČVUT (Hub and ČVUT, signed on 24 April 2023)"
            ),
        ),
        (
            "wave-2d",
            (
                "<b>After 2 working days: 1 of 2</b>\n\nNo answer: 1\n• Jan\n\nAnswered: 1\n• Emma\n\n"
                "Nothing was open: 1\n• Olena\n\nNot reached: 1\n• Dana"
            ),
        ),
        ("wave-1m", "<b>After a month: 0 of 2</b>\n\nNo answer yet: 2\n• Emma\n• Jan"),
        ("wave-12m", "<b>After a year: 0 of 0</b>\n\nNothing here yet."),
        ("notes", "<b>Notes: 1</b>\n\n• Trams (Emma)"),
        ("questions", "<b>Questions: 0</b>\n\nNothing here yet."),
    ],
)
def test_every_figure_opens_its_list(what: Listed, text: str) -> None:
    message = list_message(some(), what, 0, EN)
    assert str(message.text) == text
    assert labels(message) == ["Back"]


def large() -> Results:
    name, text = "Ж🚌" * 100, "слово " * 700
    place = {"mission_id": 1, "person_id": 1, "contact_id": None, "note_id": 1}
    photo = KeptFile(id=1, kind="photo", file_id="f", unique_id="u", name="", sent_at=NOW, **place)
    return Results(
        joined=Turnout(done=(name,) * 300, missing=(name,) * 200),
        contacts=(MetContact(name=name, organisation=name, met_by=(name,) * 40),) * 500,
        incomplete=9999,
        partners=(a_partner(name, "strengthened", since=text, contacts=9),) * 300,
        promises=(PromiseLine(standing="open", text=text, owner=name, contact=name, due_on=date.max),) * 300,
        meetings=(Meeting(id=1, standing="unknown", title=name, starts_at=NOW),) * 300,
        owed=(
            PromiseLine(
                standing="open", text=text, owner=name, contact=name, due_on=date.max, owed_by="them"
            ),
        )
        * 300,
        followup=(FollowUp(standing="late", name=name, organisation=name, steps=99),) * 300,
        projects=(
            ProjectLine(
                standing="confirmed", name=name, partner=name, owner=name, stage="submitted", by="document"
            ),
        )
        * 300,
        agreements=(
            AgreementLine(
                standing="claimed",
                kind="consortium",
                partner=name,
                parties=text,
                owner=name,
                signed_on=date.max,
                by="owner",
            ),
        )
        * 300,
        feedback=Feedback(
            sessions=(Rated(title=name, starts_at=NOW, asked=9, answered=9, ratings=9, average=4.5),) * 100
        ),
        comments=(Remark(name=name, text=text, about=name),) * 300,
        evening=Told(lines=(DayLine(name=name, text=text, day=date.max, is_problem=True),) * 300),
        home=Told(lines=(Remark(name=name, text=text),) * 300, goals=4.44, recommend=9.99),
        worth=Worth(
            worth=Choices(asked=500, said=dict.fromkeys(WORTH, (name,) * 100)),
            anyway=Choices(asked=500, said=dict.fromkeys(ANYWAY, (name,) * 100)),
            values_asked=500,
            values_told=500,
            bands=dict.fromkeys(BANDS, 100),
        ),
        waves=tuple(
            WaveTurnout(
                wave=wave,
                day=date.max,
                asked=(name,) * 400,
                answered=(name,) * 300,
                silent=(name,) * 100,
                nothing_open=(name,) * 50,
                unreached=(name,) * 50,
            )
            for wave in ("2d", "14d", "1m", "3m", "6m", "12m")
        ),
        notes=(Remark(name=name, text=text),) * 300,
        questions=(Asked(name=name, text=text, question=1, files=(photo,) * 12),) * 300,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_outgrows_a_message_at_five_hundred_members(language: str, mission: Mission) -> None:
    reader = Reader(language, PRAGUE)
    found = large()
    named = mission.model_copy(update={"name": "Ж🚌" * 500})
    messages = [card_message(found, named, NOW, reader)]
    messages += [
        list_message(found, what, page, reader) for what in get_args(Listed) for page in (0, 1, 30, 999)
    ]
    assert max(shown_length(message.text) for message in messages) <= TEXT_LIMIT
    assert max(sum(len(row) for row in message.buttons) for message in messages) <= 100


@pytest.mark.parametrize("what", get_args(Listed))
def test_leafing_through_shows_every_entry_once(what: Listed) -> None:
    found = large()
    total = len(entries(found, what))
    shown = 0
    page = 0
    while True:
        message = list_message(found, what, page, EN)
        shown += sum(line.startswith("•") for line in str(message.text).splitlines())
        page += 1
        if "Next ›" not in labels(message):
            break
    assert shown == total


async def test_the_card_is_refreshed_in_place_and_its_lists_open_in_place(stage: Stage) -> None:
    await stage.says(PETRO, "/results")
    before = await stage.screen(PETRO)
    stage.move(stage.now + timedelta(minutes=5))
    person = await stage.person("Olena Kovalenko")
    async with stage.database.transaction(stage.now) as tx:
        kept = await tx.contacts.add(
            stage.mission.id, name="Jan Novák", organisation="Example", emails=[], phones=[]
        )
        await tx.contacts.meet(kept.id, person.id, session_id=None, note="private words")
    (refreshed,) = await stage.taps(PETRO, "Оновити")
    assert "Контакти: 1" in labels(refreshed)
    assert "Станом на пн, 24 квіт., 08:05" in refreshed.text
    (opened,) = await stage.taps(PETRO, "Контакти: 1")
    assert opened.text == Markup(
        "<b>Контакти: 1</b>\n\n• <b>Jan Novák</b>, Example (зустрічалися: Olena Kovalenko)"
    )
    (back,) = await stage.taps(PETRO, "Назад")
    assert back == refreshed
    assert len(await stage.screen(PETRO)) == len(before)


async def test_a_page_that_is_gone_shows_the_last_there_is(stage: Stage) -> None:
    people = [await stage.add_person(f"Guest {number:02}", "en", "delegate", "X") for number in range(12)]
    await stage.says(PETRO, "/results")
    await stage.taps(PETRO, "Приєдналися: 17 із 17")
    (second,) = await stage.taps(PETRO, "Далі ›")
    assert "Сторінка 2 із 3" in second.text
    async with stage.database.transaction(stage.now) as tx:
        for person in people:
            await tx.people.erase(person.id)
    (last,) = await stage.taps(PETRO, "Далі ›")
    assert last.text.startswith("<b>Приєдналися: 5 із 5</b>")


def delegation(people: int) -> Results:
    """A mission of so many, each with a contact and a step; half of the steps were kept."""
    steps = tuple(
        FollowUp(standing="kept" if number % 2 else "overdue", name=f"C{number}", organisation="X", steps=1)
        for number in range(people)
    )
    return some().model_copy(
        update={
            "joined": Turnout(done=("Emma",) * people),
            "followup": steps,
            "waves": (
                WaveTurnout(wave="2d", day=date(2023, 5, 2), asked=("A",) * people, answered=("A",) * people),
            ),
        }
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("people", [5, 29, 30, 500])
def test_under_thirty_people_nothing_is_told_in_percent(people: int, language: str, mission: Mission) -> None:
    found, reader = delegation(people), Reader(language, PRAGUE)
    card = card_message(found, mission, NOW, reader)
    picture = picture_of(found, mission, NOW, reader)
    said = [card, picture_message(b"", picture, mission, reader)]
    said += [list_message(found, what, 0, reader) for what in get_args(Listed)]
    texts = [str(message.text) for message in said] + [label for message in said for label in labels(message)]
    assert ("%" in "".join(texts)) == (people >= 30)
    assert "%" not in picture.model_dump_json()


async def test_an_organiser_says_whether_a_meeting_took_place(stage: Stage) -> None:
    await stage.add_session("Round table", datetime(2023, 4, 24, 6, 0))  # noqa: DTZ001 - wall time has no zone
    await stage.add_session("Bus to the hotel", datetime(2023, 4, 24, 6, 30))  # noqa: DTZ001 - wall time has no zone
    await stage.says(PETRO, "/results")
    (listed,) = await stage.taps(PETRO, "Зустрічі: 0 із 1")
    assert labels(listed) == ["Відбулася: Round table", "Не відбулася: Round table", "Назад"]
    (held,) = await stage.taps(PETRO, "Відбулася: Round table")
    assert held.text == "<b>Зустрічі: 1 із 1</b>\n\nВідбулися: 1\n• Round table, пн, 24 квіт., 06:00"
    (missed,) = await stage.taps(PETRO, "Не відбулася: Round table")
    assert missed.text.startswith("<b>Зустрічі: 0 із 1</b>\n\nНе відбулися: 1")
    async with stage.database.reading(stage.now) as tx:
        acts = [(act.act, act.subject["word"]) for act in await tx.audit.of_mission(stage.mission.id)]
    assert acts == [("session.took-place", "held"), ("session.took-place", "missed")]


async def test_the_results_come_as_a_picture_with_the_same_in_words(stage: Stage) -> None:
    await stage.says(PETRO, "/results")
    (sent,) = await stage.taps(PETRO, "Картинкою")
    assert sent.attachment is not None
    assert (sent.attachment.kind, sent.attachment.name) == ("photo", "pidsumky.png")
    assert sent.attachment.content.startswith(b"\x89PNG")
    assert sent.text.startswith(
        "<b>Підсумки: Smart City Prague</b>\nСтаном на 24 квітня 2023\u202fр., 08:00\n0 контактів"
    )
    assert "Приєдналися: 5 із 5" in sent.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_caption_is_never_too_long(language: str, mission: Mission) -> None:
    reader = Reader(language, PRAGUE)
    named = mission.model_copy(update={"name": "Ж🚌" * 500})
    caption = picture_message(b"", picture_of(large(), named, NOW, reader), named, reader).text
    assert shown_length(caption) <= CAPTION_LIMIT


# --- as an organiser meets it -------------------------------------------------------------------------------------


async def answered_after_a_year(stage: Stage, name: str, **answers: str) -> None:
    person = await stage.person(name)
    async with stage.database.transaction(stage.now) as tx:
        for question, value in answers.items():
            await tx.answers.give(stage.mission.id, person.id, f"wave:12m.{question}", "", value)


async def test_an_organiser_reads_on_the_phone_whether_it_was_worth_it(stage: Stage) -> None:
    await answered_after_a_year(stage, "Olena Kovalenko", worth="5", anyway="no")
    await answered_after_a_year(stage, "Jan Dvořák", worth="2", anyway="smaller")
    (card,) = await stage.says(PETRO, "/results")
    assert "\nЧи було варто: «так» кажуть 1 із 2; відповіли 2 із 2\n" in card.text
    (counts,) = await stage.taps(PETRO, "Було варто: 1 із 2")
    assert "Чи була місія варта вашого часу й коштів? Від 1 (ні) до 5 (дуже).</b>\n" in counts.text
    assert "5 з 5: 1\n4 з 5: 0\n3 з 5: 0\n2 з 5: 1\n" in counts.text
    assert "Ні: 1\nТак, але пізніше: 0\nТак, але менше: 1\nТак само: 0" in counts.text
    assert "Olena" not in counts.text
    (names,) = await stage.taps(PETRO, "Далі ›")
    assert "Варто часу й коштів: 5 з 5 (1)\n• Olena Kovalenko" in names.text
    assert "Без місії це було б менше (1)\n• Jan Dvořák" in names.text
    (back,) = await stage.taps(PETRO, "Назад")
    assert back == card


async def test_a_tap_on_a_figure_that_has_come_to_nothing_opens_an_empty_list(stage: Stage) -> None:
    await answered_after_a_year(stage, "Olena Kovalenko", worth="5")
    (card,) = await stage.says(PETRO, "/results")
    assert "Нотатки: 0, запитання: 0" in card.text
    assert [label for label in labels(card) if label.endswith(": 0")] == []
    person = await stage.person("Olena Kovalenko")
    async with stage.database.transaction(stage.now) as tx:
        await tx.answers.take_back(stage.mission.id, person.id, "wave:12m.worth", "")
    (empty,) = await stage.taps(PETRO, "Було варто: 1 із 1")
    assert empty.text == Markup("<b>Було варто: 0 із 0</b>\n\nТут поки порожньо.")
    (back,) = await stage.taps(PETRO, "Назад")
    assert "арто" not in back.text
    assert labels(back) == ["Приєдналися: 5 із 5", "Оновити", "Картинкою"]
