"""A contact step by step: one question at a time, ways out of each, and nothing said is lost on the way."""

from datetime import timedelta

import pytest

from bot.worker import Worker
from handlers.actions import callback_data
from handlers.contact_steps_cards import SkipStep, question_message, so_far, where_message
from mission.contact_draft import ORDER, Draft, Step
from mission.note_changes import SentFile
from storage.contacts import Contact
from storage.flows import Flow
from storage.message import TEXT_LIMIT, Message, shown_length
from storage.promises import Promise
from tests.stage import Stage
from words import LANGUAGES, Reader

EMMA, OLENA, JAN = "Emma Clark", "Olena Kovalenko", "Jan Dvořák"
LINE = "Eva Malá, Firma a.s., eva@firma.cz"


def labels(message: Message) -> list[list[str]]:
    return [[button.label for button in row] for row in message.buttons]


async def known(stage: Stage) -> list[Contact]:
    async with stage.database.reading(stage.now) as tx:
        return sorted(await tx.contacts.of_mission(stage.mission.id), key=lambda one: one.id)


async def names(stage: Stage) -> list[tuple[str, str]]:
    return [(one.name, one.organisation) for one in await known(stage)]


async def flow(stage: Stage, name: str) -> Flow | None:
    async with stage.database.reading(stage.now) as tx:
        return await tx.flows.of(stage.telegram[name], stage.telegram[name])


async def promises(stage: Stage, contact: Contact) -> list[Promise]:
    async with stage.database.reading(stage.now) as tx:
        return await tx.promises.of_contacts([contact.id])


# --- the questions ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", ORDER)
@pytest.mark.parametrize("long", ["x" * 4097, "😀" * 2100, "<&>" * 1500, "ש" * 4097])
def test_no_question_grows_past_the_limit(language: str, step: Step, long: str) -> None:
    reader = Reader(language)
    files = tuple(SentFile(kind="photo", file_id=str(n), unique_id=str(n)) for n in range(500))
    draft = Draft(
        mission=1, name=long, organisation=long, emails=(long,) * 9, phones=(long,) * 9, files=files
    )
    shown = [question_message(draft, step, reader, first=reader.say("steps-going-on"))]
    shown.append(where_message(draft, step, long, reader))
    assert [shown_length(message.text) <= TEXT_LIMIT for message in shown] == [True, True]
    assert all(len(button.label) <= 64 for message in shown for row in message.buttons for button in row)


def test_only_what_is_known_is_told_again() -> None:
    draft = Draft(mission=1, name="<b>", organisation="Example", phones=("+420 1",))
    assert so_far(Draft(mission=1), Reader("en")) == ""
    assert so_far(draft, Reader("en")) == "So far: &lt;b&gt;, Example, +420 1"


async def test_four_answers_make_the_card_of_a_line(stage: Stage) -> None:
    (asked,) = await stage.says(EMMA, "/contact")
    assert asked.text.startswith("Who did you meet? Please type the name.")
    assert labels(asked) == [["Cancel"]]
    (_, asked) = await stage.says(EMMA, "Jan Novák")
    assert asked.text == "Which organisation is Jan Novák from?\n\nSo far: Jan Novák"
    assert labels(asked) == [["Skip", "Cancel"]]
    await stage.says(EMMA, "Example s.r.o.")
    await stage.says(EMMA, "jan@example.cz, 777 123 456")
    (_, card) = await stage.says(EMMA, "call by Friday")
    assert card.text == (
        "Kept: <b>Jan Novák</b>. Is everything right?\n\nOrganisation: Example s.r.o.\nE-mail: jan@example.cz\n"
        "Phone: +420 777 123 456\nNext step: call, by Friday 28 April"
    )
    assert (labels(card), await flow(stage, EMMA)) == ([["Right"], ["Change…", "Delete"]], None)
    assert [one.source for one in await known(stage)] == ["typed"]


async def test_answered_questions_keep_no_buttons(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák", "Example"):
        await stage.says(EMMA, words)
    assert [labels(message) for message in await stage.screen(EMMA)] == [[], [], [["Skip", "Cancel"]]]


async def test_all_that_is_optional_can_be_skipped_in_one_message(stage: Stage) -> None:
    await stage.says(EMMA, "/contact")
    await stage.says(EMMA, "Jan Novák")
    for _ in range(3):
        (said,) = await stage.taps(EMMA, "Skip")
    assert said.text == "Kept: <b>Jan Novák</b>. Is everything right?"
    assert (await names(stage), await flow(stage, EMMA)) == ([("Jan Novák", "")], None)
    assert len(await stage.screen(EMMA)) == 2


@pytest.mark.parametrize("answers", [(), ("Jan Novák",), ("Jan Novák", "Example", "jan@example.cz")])
@pytest.mark.parametrize("way", ["button", "command"])
async def test_cancel_at_any_question_keeps_no_contact(
    stage: Stage, answers: tuple[str, ...], way: str
) -> None:
    for words in ("/contact", *answers):
        await stage.says(EMMA, words)
    said = await (stage.taps(EMMA, "Cancel") if way == "button" else stage.says(EMMA, "/cancel"))
    assert said[-1].text == "Cancelled: no contact was added."
    assert (await names(stage), await flow(stage, EMMA)) == ([], None)
    assert [labels(message) for message in await stage.screen(EMMA)][-1] == []


async def test_no_way_to_reach_them_is_said_kept_and_asked_again(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák", "Example"):
        await stage.says(EMMA, words)
    (_, asked) = await stage.says(EMMA, "jan@example & co")
    assert asked.text.startswith("“jan@example &amp; co” is not a valid phone number or e-mail.")
    assert labels(asked) == [["Skip", "Cancel"]]
    await stage.says(EMMA, "jan@example.cz")
    (card,) = await stage.taps(EMMA, "Skip")
    assert "E-mail: jan@example.cz\nAbout: jan@example &amp; co" in card.text
    assert "“jan@example &amp; co” is not a valid e-mail or phone" in card.text


async def test_a_promise_without_a_day_and_one_of_many_words_are_kept_whole(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák", "Example", "jan@example.cz"):
        await stage.says(EMMA, words)
    await stage.says(EMMA, "the memo, and a map")
    (contact,) = await known(stage)
    (promise,) = await promises(stage, contact)
    assert (promise.text, promise.due_on) == ("the memo, and a map", None)


# --- a whole line -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "answers", [(), ("Eva Malá",), ("Eva Malá", "Firma"), ("eva malá", "Firma", "+420 777 111 222")]
)
async def test_a_whole_line_at_any_question_is_the_contact(stage: Stage, answers: tuple[str, ...]) -> None:
    for words in ("/contact", *answers):
        await stage.says(EMMA, words)
    (*_, card) = await stage.says(EMMA, LINE)
    assert card.text.startswith("Kept: <b>Eva Malá</b>")
    assert (await names(stage), await flow(stage, EMMA)) == ([("Eva Malá", "Firma a.s.")], None)
    assert len((await known(stage))[0].phones) == (1 if len(answers) == 3 else 0)


async def test_a_whole_line_about_somebody_else_leaves_the_draft_as_it_is(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák", "Example"):
        await stage.says(EMMA, words)
    (_, card, asked) = await stage.says(EMMA, LINE)
    assert card.text.startswith("Kept: <b>Eva Malá</b>")
    assert asked.text.startswith(
        "The contact you were adding before is still open: Jan Novák\nHow can Jan Novák"
    )
    await stage.taps(EMMA, "Skip")
    await stage.taps(EMMA, "Skip")
    assert await names(stage) == [("Eva Malá", "Firma a.s."), ("Jan Novák", "Example")]


async def test_a_name_with_more_than_a_name_is_a_line(stage: Stage) -> None:
    await stage.says(EMMA, "/contact")
    (*_, card) = await stage.says(EMMA, "Jan Novák, Example")
    assert card.text.startswith("Kept: <b>Jan Novák</b>")
    assert await names(stage) == [("Jan Novák", "Example")]


async def test_a_line_after_the_command_keeps_the_draft_too(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    (card,) = await stage.says(EMMA, "/contact Eva Malá")
    assert labels(card) == [["Right"], ["Change…", "Delete"]]
    await stage.taps(EMMA, "Right")
    await stage.says(EMMA, "Example")
    assert await names(stage) == [("Eva Malá", "")]
    await stage.taps(EMMA, "Skip")
    await stage.taps(EMMA, "Skip")
    assert await names(stage) == [("Eva Malá", ""), ("Jan Novák", "Example")]


# --- coming back ------------------------------------------------------------------------------------------------


async def test_after_a_restart_the_next_words_are_the_answer(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    stage.worker = Worker(stage.application, stage.house)
    (_, asked) = await stage.says(EMMA, "Example")
    assert asked.text.endswith("So far: Jan Novák, Example")


async def test_words_after_days_hear_where_it_was_and_one_tap_goes_on(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    stage.move(stage.now + timedelta(days=3))
    (said,) = await stage.says(EMMA, "Example")
    assert said.text.startswith("You were adding a contact: Jan Novák. The question was: organisation.")
    assert labels(said)[:2] == [["It is the answer: organisation"], ["Contact", "Note"]]
    (_, asked) = await stage.taps(EMMA, "It is the answer: organisation")
    assert asked.text.startswith("How can Jan Novák be reached?")
    assert (await flow(stage, EMMA) or pytest.fail("no flow")).draft["organisation"] == "Example"


async def test_words_after_days_may_be_a_note_and_the_draft_waits_on(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    stage.move(stage.now + timedelta(days=3))
    await stage.says(EMMA, "trams are late")
    await stage.taps(EMMA, "Note")
    (*_, asked) = await stage.says(EMMA, "/contact")
    assert asked.text == (
        "You were adding a contact. Here is where you were:\nWhich organisation is Jan Novák from?\n\nSo far: Jan Novák"
    )


async def test_the_late_answer_to_a_question_that_is_settled_is_out_of_date(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    stage.move(stage.now + timedelta(days=3))
    await stage.says(EMMA, "Example")
    await stage.says(EMMA, "/cancel")
    (said,) = await stage.taps(EMMA, "It is the answer: organisation")
    assert (said.text, await names(stage)) == (Reader("en").say("stale-button"), [])


async def test_another_conversation_takes_the_words_and_the_question_goes_on_by_its_button(
    stage: Stage,
) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    await stage.says(EMMA, "/feedback")
    await stage.taps(EMMA, "Something else")
    await stage.says(EMMA, "The bus was late")
    (asked,) = await stage.taps(EMMA, "Skip")
    assert (
        asked.text
        == "How can Jan Novák be reached? Please type a phone number or an e-mail.\n\nSo far: Jan Novák"
    )
    assert (await flow(stage, EMMA) or pytest.fail("no flow")).step == "reach"


# --- stale, others', twice --------------------------------------------------------------------------------------


async def test_an_older_skip_skips_nothing(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    row = (await stage.rows(EMMA))[-1]
    data = callback_data(row.token, SkipStep(step="organisation").packed())
    await stage.says(EMMA, "Example")
    await stage.taps_data(EMMA, data)
    assert (await flow(stage, EMMA) or pytest.fail("no flow")).step == "reach"
    assert stage.toasts[-1] == Reader("en").plain("stale-button")


async def test_a_skip_after_the_end_makes_no_second_contact(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák", "Example", "jan@example.cz"):
        await stage.says(EMMA, words)
    row = (await stage.rows(EMMA))[-1]
    data = callback_data(row.token, SkipStep(step="promise").packed())
    for _ in range(2):
        await stage.taps_data(EMMA, data)
    assert await names(stage) == [("Jan Novák", "Example")]


async def test_a_skip_after_cancel_brings_nothing_back(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    row = (await stage.rows(EMMA))[-1]
    await stage.says(EMMA, "/cancel")
    await stage.taps_data(EMMA, callback_data(row.token, SkipStep(step="organisation").packed()))
    assert await flow(stage, EMMA) is None


async def test_somebody_elses_skip_does_nothing(stage: Stage) -> None:
    for words in ("/contact", "Jan Novák"):
        await stage.says(EMMA, words)
    row = (await stage.rows(EMMA))[-1]
    await stage.taps_data(OLENA, callback_data(row.token, SkipStep(step="organisation").packed()))
    assert (await flow(stage, EMMA) or pytest.fail("no flow")).step == "organisation"
    assert await flow(stage, OLENA) is None


async def test_two_people_are_asked_side_by_side_each_in_their_language(stage: Stage) -> None:
    await stage.says(OLENA, "/contact")
    await stage.says(JAN, "/contact")
    (_, asked) = await stage.says(OLENA, "Ян 😀 Новак")
    assert asked.text.startswith("Яку організацію представляє Ян 😀 Новак?")
    (_, asked) = await stage.says(JAN, "דוד כהן")
    assert asked.text.startswith("Z jaké organizace je דוד כהן?")


@pytest.mark.parametrize("step", ORDER)
async def test_4097_characters_in_answer_to_any_question_are_kept(stage: Stage, step: Step) -> None:
    await stage.says(EMMA, "/contact")
    for at in ORDER:
        if await flow(stage, EMMA):
            await stage.says(EMMA, "x" * 4097 if at == step else "Jan Novák")
    while await flow(stage, EMMA):
        await stage.taps(EMMA, "Skip")
    (contact,) = await known(stage)
    said = [
        contact.name,
        contact.organisation,
        contact.about,
        *(p.text for p in await promises(stage, contact)),
    ]
    assert "".join(said).count("x") == 4097


# --- bursts -----------------------------------------------------------------------------------------------------


LINES = [f"Person{n} Novák{n}, Firma{n} s.r.o., p{n}@firma{n}.cz, send memo {n} by Friday" for n in range(10)]


@pytest.mark.parametrize("first", ["/contact", "/contact Jan Novák", f"/contact {LINE}"])
async def test_ten_lines_in_a_row_are_ten_contacts_and_none_is_mixed(stage: Stage, first: str) -> None:
    await stage.says(EMMA, first)
    before = len(await known(stage))
    for number, line in enumerate(LINES):
        shown = await stage.says(EMMA, line)
        assert f"Kept: <b>Person{number} Novák{number}</b>" in "".join(message.text for message in shown)
    kept = (await known(stage))[before:]
    assert [(one.name, one.organisation, one.emails) for one in kept] == [
        (f"Person{n} Novák{n}", f"Firma{n} s.r.o.", (f"p{n}@firma{n}.cz",)) for n in range(10)
    ]
    assert [p.text for one in kept for p in await promises(stage, one)] == [
        f"send memo {n}" for n in range(10)
    ]


async def test_ten_commands_in_a_row_are_ten_contacts_though_none_is_whole(stage: Stage) -> None:
    for number in range(10):
        await stage.says(EMMA, f"/contact Person{number}")
    assert [one.name for one in await known(stage)] == [f"Person{n}" for n in range(10)]
    await stage.says(EMMA, "Example")
    assert [one.organisation for one in await known(stage)] == [*[""] * 9, "Example"]


async def test_a_line_long_after_the_last_contact_is_asked_about(stage: Stage) -> None:
    await stage.says(EMMA, f"/contact {LINE}")
    stage.move(stage.now + timedelta(minutes=11))
    (asked,) = await stage.says(EMMA, LINES[0])
    assert labels(asked)[0] == ["Contact", "Note"]
