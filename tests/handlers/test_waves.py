"""The waves after one, three, six and twelve months as a member sees them: one question at a time, by tap or by line."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from handlers.followup.wave_cards import end_message, heading, item_message, paused_wave_message, told
from handlers.scene import Scene
from handlers.unclear import unclear_message
from mission import agreements, projects
from mission.followup.asking import CHOICES, items_of
from mission.followup.items import Item
from mission.planner import plan_mission
from storage.agreements import Agreement
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.projects import Project
from tests.stage import Stage
from words import Reader

EMMA, JAN = "Emma Clark", "Jan Dvořák"
MONTH = datetime(2023, 5, 28, 8, 0, tzinfo=UTC)
QUARTER = datetime(2023, 7, 28, 8, 0, tzinfo=UTC)
HALF = datetime(2023, 10, 28, 8, 0, tzinfo=UTC)
YEAR = datetime(2024, 4, 28, 8, 0, tzinfo=UTC)


async def scene(stage: Stage, language: str = "en") -> Scene:
    person = await stage.person(EMMA)
    async with stage.database.reading(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, person.id)
    assert member is not None
    reader = Reader(language, stage.mission.zone)
    return Scene(member, stage.mission, reader, stage.now.astimezone(stage.mission.zone).date())


async def items(stage: Stage, wave: str) -> list[Item]:
    async with stage.database.reading(stage.now) as tx:
        return await items_of(tx, (await scene(stage)).member, stage.mission, wave)


async def meet(stage: Stage, partner: str, who: str = EMMA, /, **project: Any) -> int:
    """Somebody logs a contact of a partner, perhaps with a project; the partner's id."""
    person = await stage.person(who)
    async with stage.database.transaction(stage.now) as tx:
        organisation = await tx.organisations.named(stage.mission.id, partner)
        known: dict[str, Any] = {
            "organisation": partner,
            "organisation_id": organisation.id,
            "emails": [],
            "phones": [],
        }
        contact = await tx.contacts.add(stage.mission.id, name=f"{who} of {partner}", **known)
        await tx.contacts.meet(contact.id, person.id, session_id=None)
        member = await tx.people.member(stage.mission.id, person.id)
        assert member is not None
        if project:
            await projects.claim(tx, member, organisation.id, **project)
    return organisation.id


async def wave(stage: Stage, at: datetime, name: str = EMMA) -> list[Message]:
    """What somebody gets when the mission's clock reaches a moment."""
    async with stage.database.transaction(stage.now) as tx:
        await plan_mission(tx, stage.mission)
    stage.move(at)
    return [message for who, message in await stage.deliver() if who == name]


async def kept(stage: Stage) -> list[tuple[str, str]]:
    async with stage.database.reading(stage.now) as tx:
        return [(one.name, one.stage) for one in await tx.projects.of_mission(stage.mission.id)]


def labels(message: Message) -> list[str]:
    return [button.label for row in message.buttons for button in row]


# --- one month ----------------------------------------------------------------------------------------------------


async def test_a_month_later_each_partner_is_asked_about_and_the_end_says_what_was_said(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await meet(stage, "Brno Institute")
    [shown] = await wave(stage, MONTH)
    asked, here = await items(stage, "1m"), await scene(stage)
    assert shown == item_message(asked[0], asked, "1m", here, first=heading("1m", here))
    assert "1 of 2: <b>Apple Grove</b>" in shown.text
    [shown] = await stage.taps(EMMA, "Talking")
    assert str(shown.text).startswith("<b>Apple Grove</b>: talking\n\n2 of 2: <b>Brno Institute</b>")
    await stage.taps(EMMA, "Outline")
    [shown] = await stage.taps(EMMA, "Leave it so")
    assert shown == end_message(await items(stage, "1m"), "1m", 0, await scene(stage))
    assert shown.text == (
        "That is all for now. Thank you!\n\n"
        "<b>Apple Grove</b>: talking\n"
        "<b>Brno Institute</b>: Project “Brno Institute”: outline\n\n"
        "Next question: Friday 28 July, if anything is open by then."
    )
    assert await kept(stage) == [("Brno Institute", "outline")]


async def test_a_project_can_be_named_in_one_line(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await wave(stage, MONTH)
    await stage.taps(EMMA, "An idea")
    answered, end = await stage.says(EMMA, "Trams <& bikes>")
    assert answered.text == "<b>Apple Grove</b>: Project “Trams &lt;&amp; bikes&gt;”: an idea"
    assert str(end.text).startswith("That is all for now.")
    assert await kept(stage) == [("Trams <& bikes>", "idea")]


async def test_where_nothing_is_open_nothing_is_sent(stage: Stage) -> None:
    assert await wave(stage, MONTH) == []
    await meet(stage, "Apple Grove", JAN, name="Pilot", stage="idea")
    await meet(stage, "Apple Grove")
    assert await wave(stage, MONTH + timedelta(days=3)) == []
    async with stage.database.reading(stage.now) as tx:
        rows = await tx.outbox.of_occasion(stage.mission.id, "wave", "wave:1m")
    emma = await stage.person(EMMA)
    assert [(row.state, row.reason) for row in rows if row.person_id == emma.id and row.version < 2] == [
        ("cancelled", "nothing to say"),
        ("cancelled", "nothing to say"),
    ]


async def test_only_who_is_silent_is_reminded_twice_and_then_left_in_peace(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await meet(stage, "Brno Institute", JAN)
    [first] = await wave(stage, MONTH)
    await stage.taps(JAN, "Jednáme")
    for days in (3, 7):
        stage.move(MONTH + timedelta(days=days))
        went = [(who, message) for who, message in await stage.deliver() if who in {EMMA, JAN}]
        assert went == [(EMMA, first)]
    stage.move(QUARTER)
    assert EMMA not in [who for who, _ in await stage.deliver()]


async def test_a_tap_that_comes_after_a_colleague_has_said_it_shows_what_is_open(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await meet(stage, "Apple Grove", JAN)
    await wave(stage, MONTH)
    await stage.taps(JAN, "Financováno")
    [shown] = await stage.taps(EMMA, "An idea")
    assert stage.toasts == [Reader("en").plain("stale-button")]
    assert str(shown.text).startswith("That is all for now.")
    assert await kept(stage) == [("Apple Grove", "funded")]


async def test_later_keeps_what_was_said_and_goes_on_after_a_month_of_silence(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await meet(stage, "Brno Institute")
    await wave(stage, MONTH)
    await stage.taps(EMMA, "Nothing yet")
    assert await stage.taps(EMMA, "Later") == [
        paused_wave_message(await items(stage, "1m"), "1m", Reader("en"))
    ]
    stage.move(MONTH + timedelta(days=30))
    [shown] = await stage.taps(EMMA, "Go on")
    assert "2 of 2: <b>Brno Institute</b>" in shown.text


async def test_the_next_card_is_in_the_language_chosen_meanwhile(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await meet(stage, "Brno Institute")
    await wave(stage, MONTH)
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        await tx.people.change(emma.id, language="cs")
    [shown] = await stage.taps(EMMA, "An idea")
    assert "Jak se jmenuje?" in shown.text
    [shown] = await stage.taps(EMMA, "Nechat tak")
    assert "2 z 2: <b>Brno Institute</b>" in shown.text


async def test_words_that_come_a_day_later_are_asked_about_and_change_nothing(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await wave(stage, MONTH)
    await stage.taps(EMMA, "An idea")
    stage.move(MONTH + timedelta(days=1))
    assert await stage.says(EMMA, "Buy milk") == [unclear_message("Buy milk", Reader("en"), contact=True)]
    assert await kept(stage) == [("Apple Grove", "idea")]


async def test_the_wave_does_not_take_the_words_of_another_conversation(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await wave(stage, MONTH)
    emma = stage.telegram[EMMA]
    async with stage.database.transaction(stage.now) as tx:
        await tx.flows.set(emma, emma, "settings", "agenda", {"card": None})
    [shown] = await stage.taps(EMMA, "An idea")
    assert "Type its name" not in shown.text
    [shown] = await stage.taps(EMMA, "My own words")
    assert "Type its name" in shown.text
    await stage.says(EMMA, "Pilot")
    assert await kept(stage) == [("Pilot", "idea")]


async def test_a_name_of_nothing_but_blanks_or_a_photo_is_asked_for_again(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await wave(stage, MONTH)
    await stage.taps(EMMA, "An idea")
    [refused] = await stage.says(EMMA, "   ")
    assert refused.text == Reader("en").say("followup-words-only")
    await stage.says(EMMA, "🙂" * 4000)
    [(name, _)] = await kept(stage)
    assert set(name) == {"🙂"}


async def test_cancel_leaves_the_line_and_what_was_said_stays(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await wave(stage, MONTH)
    await stage.taps(EMMA, "An idea")
    [left] = await stage.says(EMMA, "/cancel")
    assert left.text == "Cancelled: the follow-up. What you have answered stays."
    assert await kept(stage) == [("Apple Grove", "idea")]


async def test_after_the_waves_own_questions_it_says_what_is_still_promised(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        [contact] = await tx.contacts.of_person(stage.mission.id, emma.id)
        await tx.promises.make(contact.id, emma.id, text="Send slides", due_on=None)
    await wave(stage, MONTH)
    [end] = await stage.taps(EMMA, "Skip")
    assert "Still open: 1 promise." in end.text
    [shown] = await stage.taps(EMMA, "Show what is open")
    assert "“Send slides”" in shown.text
    await stage.taps(EMMA, "1: Done")
    async with stage.database.reading(stage.now) as tx:
        assert await tx.promises.open_of(stage.mission.id, emma.id) == []


# --- three months -------------------------------------------------------------------------------------------------


async def test_three_months_later_a_partner_takes_three_taps_and_help_one(stage: Stage) -> None:
    await meet(stage, "Apple Grove", name="Pilot", stage="outline")
    await wave(stage, QUARTER)
    [shown] = await stage.taps(EMMA, "Letter of intent")
    assert "Letter of intent signed\nWhen was it signed?" in str(shown.text).replace("\n\n", "\n")
    await stage.taps(EMMA, "A week ago")
    [shown] = await stage.taps(EMMA, "Yes")
    assert str(shown.text).startswith(
        "<b>Apple Grove</b>: Letter of intent signed on 21 July 2023; project submitted\n\n"
        "Do you need help from the organisers?"
    )
    [end] = await stage.taps(EMMA, "No")
    assert "You need no help" in end.text
    async with stage.database.reading(stage.now) as tx:
        [signed] = await tx.agreements.of_mission(stage.mission.id)
    assert (signed.kind, signed.signed_on) == ("letter", date(2023, 7, 21))
    assert await kept(stage) == [("Pilot", "submitted")]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 May", date(2023, 5, 12)),
        ("28.7.", date(2023, 7, 28)),
        ("yesterday", date(2023, 7, 27)),
        ("2 weeks ago", date(2023, 7, 14)),
        ("2023-06-05", date(2023, 6, 5)),
        ("12. května", date(2023, 5, 12)),
        ("12 травня", date(2023, 5, 12)),
        ("24 December 2022", date(2022, 12, 24)),
    ],
)
async def test_the_day_of_a_signature_can_be_typed(stage: Stage, words: str, day: date) -> None:
    await meet(stage, "Apple Grove", name="Pilot", stage="outline")
    await wave(stage, QUARTER)
    await stage.taps(EMMA, "Contract")
    await stage.says(EMMA, words)
    async with stage.database.reading(stage.now) as tx:
        [signed] = await tx.agreements.of_mission(stage.mission.id)
    assert signed.signed_on == day


@pytest.mark.parametrize("words", ["soon", "29 July 2023", "?", "tomorrow"])
async def test_a_day_that_has_not_come_or_is_none_is_refused_and_asked_again(
    stage: Stage, words: str
) -> None:
    await meet(stage, "Apple Grove", name="Pilot", stage="outline")
    await wave(stage, QUARTER)
    await stage.taps(EMMA, "Contract")
    [refused] = await stage.says(EMMA, words)
    assert refused.text == Reader("en").say("followup-no-past-day")
    await stage.says(EMMA, "12 May")
    async with stage.database.reading(stage.now) as tx:
        [signed] = await tx.agreements.of_mission(stage.mission.id)
    assert signed.signed_on == date(2023, 5, 12)


async def test_what_help_is_needed_goes_to_the_organisers_word_for_word(stage: Stage) -> None:
    await meet(stage, "Apple Grove", name="Pilot", stage="submitted")
    await wave(stage, QUARTER)
    await stage.taps(EMMA, "Nothing")
    await stage.taps(EMMA, "Yes")
    _, end = await stage.says(EMMA, "A lawyer & a translator")
    assert "your question is with the organisers" in end.text
    told_to = [(who, str(message.text)) for who, message in await stage.deliver()]
    assert [who for who, _ in told_to] == ["Petro Bondar"]
    assert "A lawyer &amp; a translator" in told_to[0][1]


# --- half a year --------------------------------------------------------------------------------------------------


async def test_half_a_year_later_a_project_takes_three_taps(stage: Stage) -> None:
    await meet(stage, "Apple Grove", name="Pilot", stage="outline")
    [shown] = await wave(stage, HALF)
    assert "Project “Pilot”: outline" in shown.text
    await stage.taps(EMMA, "Running")
    await stage.taps(EMMA, "€10,000–50,000")
    [end] = await stage.taps(EMMA, "No link")
    assert "<b>Apple Grove</b>: Project “Pilot”: running; value noted; no link" in end.text
    assert "10,000" not in end.text


async def test_a_link_can_be_pasted_and_what_is_none_is_refused(stage: Stage) -> None:
    await meet(stage, "Apple Grove", name="Pilot", stage="ended")
    await wave(stage, HALF)
    await stage.taps(EMMA, "Rather not say")
    [refused] = await stage.says(EMMA, "in the newspaper")
    assert refused.text == Reader("en").say("followup-no-link")
    _, end = await stage.says(EMMA, "example.org/pilot?a=1&b=2")
    assert "value not told; link kept" in end.text
    async with stage.database.reading(stage.now) as tx:
        [project] = await tx.projects.of_mission(stage.mission.id)
    assert project.evidence == "https://example.org/pilot?a=1&b=2"


# --- a year -------------------------------------------------------------------------------------------------------


async def test_a_year_later_each_claim_takes_one_tap_and_two_questions_close(stage: Stage) -> None:
    brno = await meet(stage, "Brno Institute", name="Pilot", stage="running")
    member = (await scene(stage)).member
    async with stage.database.transaction(stage.now) as tx:
        await agreements.claim(tx, member, brno, "memorandum", signed_on=date(2023, 6, 1))
    [shown] = await wave(stage, YEAR)
    assert "Project “Pilot”: running\n" in shown.text
    [shown] = await stage.taps(EMMA, "Yes, confirm")
    assert "Memorandum signed on 1 June 2023\n" in shown.text
    await stage.taps(EMMA, "No, withdraw")
    await stage.taps(EMMA, "4")
    [end] = await stage.taps(EMMA, "Yes, but later")
    assert str(end.text).splitlines()[2:5] == [
        "<b>Brno Institute</b>: Project “Pilot”: running – confirmed",
        "<b>Brno Institute</b>: Memorandum signed on 1 June 2023 – withdrawn",
        "Worth the time and money: 4 of 5; Without the mission it would have happened later",
    ]
    assert str(end.text).endswith("That was the last question about this mission.")


async def test_who_met_nobody_is_asked_the_two_closing_questions(stage: Stage) -> None:
    [shown] = await wave(stage, YEAR)
    assert "From 1 (no) to 5 (very much)" in shown.text
    assert labels(shown) == ["1", "2", "3", "4", "5", "Skip", "Later"]
    await stage.taps(EMMA, "Skip")
    [end] = await stage.taps(EMMA, "Skip")
    assert str(end.text).splitlines()[2] == "skipped"


# --- taps ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "at", "most"), [("1m", MONTH, 6), ("3m", QUARTER, 10), ("6m", HALF, 9), ("12m", YEAR, 5)]
)
async def test_three_open_partners_take_at_most_three_taps_each(
    stage: Stage, name: str, at: datetime, most: int
) -> None:
    """Whatever is asked for: the first answer, which always leads on, is tapped until the end."""
    for partner in ("Apple Grove", "Brno Institute", "City Lab"):
        await (meet(stage, partner) if name == "1m" else meet(stage, partner, name="Pilot", stage="outline"))
    [card] = await wave(stage, at)
    taps = 0
    while not str(card.text).startswith("That is all for now."):
        label = (
            "No"
            if "Do you need help" in card.text
            else labels(card)[2 if name == "1m" and taps % 2 == 0 else 0]
        )
        [card] = await stage.taps(EMMA, label)
        taps += 1
    assert taps == most


# --- who and where ------------------------------------------------------------------------------------------------


async def test_who_has_left_the_mission_gets_nothing_and_their_buttons_are_out_of_date(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await wave(stage, MONTH)
    emma = await stage.person(EMMA)
    async with stage.database.transaction(stage.now) as tx:
        member = await tx.people.member(stage.mission.id, emma.id)
        assert member is not None
        await tx.people.change_membership(member.membership.id, left_at=stage.now)
    await stage.taps(EMMA, "An idea")
    assert await kept(stage) == []
    assert await wave(stage, MONTH + timedelta(days=3)) == []


async def test_a_card_of_another_mission_answers_for_that_mission(stage: Stage) -> None:
    """Emma's current mission by then is the next one."""
    await meet(stage, "Apple Grove")
    await wave(stage, MONTH)
    emma = await stage.person(EMMA)
    days = {"starts_on": date(2023, 5, 29), "ends_on": date(2023, 6, 2), "agenda_at": time(7, 30)}
    place = {"city": "Brno", "country": "CZ", "timezone": "Europe/Prague", "languages": ["en"]}
    async with stage.database.transaction(stage.now) as tx:
        brno = await tx.missions.add(code="BRNO", name="Brno", **days, **place)
        await tx.people.enrol(brno.id, emma.id, role="delegate", organisation="Hub", joined_at=stage.now)
        await tx.people.agree(emma.id, brno.id, purpose="membership", version="test", language="en")
    stage.move(datetime(2023, 5, 30, 8, 0, tzinfo=UTC))
    await stage.taps(EMMA, "An idea")
    await stage.says(EMMA, "Pilot")
    assert await kept(stage) == [("Pilot", "idea")]
    async with stage.database.reading(stage.now) as tx:
        assert await tx.projects.of_mission(brno.id) == []


async def test_a_wave_moves_with_the_missions_last_day_and_keeps_what_was_answered(stage: Stage) -> None:
    await meet(stage, "Apple Grove")
    await meet(stage, "Brno Institute")
    await wave(stage, MONTH)
    await stage.taps(EMMA, "Talking")
    async with stage.database.transaction(stage.now) as tx:
        await tx.missions.change(stage.mission.id, ends_on=date(2023, 5, 5))
        moved = await tx.missions.get(stage.mission.id)
        assert moved is not None
        await plan_mission(tx, moved)
        rows = await tx.outbox.of_occasion(moved.id, "wave", "wave:3m")
    emma = await stage.person(EMMA)
    due = {row.due_at.date() for row in rows if row.person_id == emma.id and row.version == 0}
    assert due == {date(2023, 8, 5)}
    stage.move(datetime(2023, 6, 12, 8, 0, tzinfo=UTC))
    assert EMMA not in [who for who, _ in await stage.deliver()]
    [shown] = await stage.taps(EMMA, "Talking")
    assert str(shown.text).startswith("That is all for now.")


@pytest.mark.parametrize("language", ["uk", "cs", "en"])
async def test_every_card_fits_and_has_words_for_every_answer(stage: Stage, language: str) -> None:
    here = await scene(stage, language)
    long = "<&𝕏й" * 1000
    at = stage.now
    claim: dict[str, Any] = {
        "id": 1,
        "organisation_id": 1,
        "owner_id": 1,
        "evidence": "",
        "claimed_at": at,
        "confirmed_at": None,
        "confirmed_by": "",
        "withdrawn_at": None,
    }
    project = Project(name=long, stage="outline", staged_at=at, **claim)
    agreement = Agreement(kind="consortium", parties=long, signed_on=here.today, **claim)
    shown = []
    for question in ("stage", *CHOICES):
        for known in ({}, {"project": project}, {"agreement": agreement}):
            asked = Item(
                subject="project:1", partner=long, asks=(question,), said={"claim": "confirmed"}, **known
            )
            many = [asked.model_copy(update={"subject": f"project:{n}"}) for n in range(1, 501)]
            first = told(asked, here.reader)
            shown += [
                item_message(asked, many, "12m", here, first=first, listening=listening)
                for listening in (False, True)
            ]
            shown.append(end_message(many, "3m", 12, here, 5))
    assert [message for message in shown if shown_length(message.text) > TEXT_LIMIT] == []
    assert [message for message in shown if max(map(len, labels(message))) > 40] == []
