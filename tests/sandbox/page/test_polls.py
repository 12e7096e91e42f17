"""Polls on a phone: voting, results, taking a vote back, quizzes, the end."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser import needs_chromium, phone_of
from tests.sandbox.page.scene import ANN, Sandbox, both, opened

pytestmark = needs_chromium

OPTIONS = [{"text": "Lokál"}, {"text": "The hotel"}]


def asked(sandbox: Sandbox, person: int, **more: Any) -> int:
    poll = sandbox.bot("sendPoll", chat_id=person, question="Where to dine?", options=OPTIONS, **more)
    return int(poll["message_id"])


def shares(poll: Locator) -> list[str]:
    return poll.locator(".share").all_text_contents()


def test_a_closed_poll_shows_its_results_and_takes_no_votes(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    message = asked(sandbox, person)
    opened(page, person)
    poll = phone_of(page, ANN).locator(".poll")
    expect(poll.get_by_role("button", name="Lokál")).to_be_visible()
    sandbox.bot("stopPoll", chat_id=person, message_id=message)
    expect(poll).to_contain_text("Final results")
    expect(poll).to_contain_text("No votes yet")
    expect(poll.get_by_role("button")).to_have_count(0)


@both
def test_a_vote_shows_the_results_and_can_be_taken_back(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    asked(sandbox, person)
    opened(page, person)
    poll = phone_of(page, ANN).locator(".poll")
    expect(poll).to_contain_text("Anonymous poll")
    poll.get_by_role("button", name="The hotel").click()
    expect(poll).to_contain_text("1 vote")
    assert shares(poll) == ["0%", "100%"]
    expect(poll.get_by_role("img", name="your choice")).to_be_visible()
    poll.click(button="right")
    page.get_by_role("button", name="Retract vote").click()
    expect(poll.get_by_role("button", name="The hotel")).to_be_visible()
    expect(poll).to_contain_text("No votes yet")


def test_several_answers_go_together(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    asked(sandbox, person, allows_multiple_answers=True, is_anonymous=False)
    opened(page, person)
    poll = phone_of(page, ANN).locator(".poll")
    expect(poll.get_by_role("button", name="Vote")).to_be_disabled()
    for option in OPTIONS:
        poll.get_by_role("button", name=option["text"]).click()
    expect(poll.get_by_role("button", name="Lokál")).to_have_attribute("aria-pressed", "true")
    poll.get_by_role("button", name="Vote").click()
    expect(poll).to_contain_text("1 vote")
    assert shares(poll) == ["100%", "100%"]


def test_a_quiz_marks_the_right_and_the_wrong_answer_in_words_too(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    asked(
        sandbox,
        person,
        type="quiz",
        correct_option_ids=[0],
        explanation="The cellar is <b>older</b>",
        explanation_parse_mode="HTML",
    )
    opened(page, person)
    poll = phone_of(page, ANN).locator(".poll")
    poll.get_by_role("button", name="The hotel").click()
    expect(poll.get_by_role("img", name="correct answer")).to_be_visible()
    expect(poll.get_by_role("img", name="wrong answer")).to_be_visible()
    expect(poll.locator(".explanation b")).to_have_text("older")


def test_a_person_makes_a_poll(page: Page, sandbox: Sandbox) -> None:
    person = sandbox.joined(ANN)
    opened(page, person)
    phone = phone_of(page, ANN)
    phone.get_by_role("button", name="Attach").click()
    phone.get_by_role("button", name="Poll").click()
    page.get_by_label("Question").fill("Tea?")
    page.get_by_label("Answers, one a line").fill("Yes\n\nNo")
    page.get_by_role("dialog").get_by_role("button", name="Send").click()
    poll = phone.locator(".poll")
    expect(poll.locator(".question")).to_have_text("Tea?")
    expect(poll.locator(".option")).to_have_text(["Yes", "No"])


def test_the_number_of_votes_is_declined_in_each_language(page: Page) -> None:
    page.goto("/")
    words = page.evaluate(
        """async () => {
            const { counted } = await import("/phrases.js");
            return ["uk", "cs", "en"].map((language) => [1, 2, 5, 21].map((number) => counted(language, "votes", number)));
        }"""
    )
    assert words == [
        ["1 голос", "2 голоси", "5 голосів", "21 голос"],
        ["1 hlas", "2 hlasy", "5 hlasů", "21 hlasů"],
        ["1 vote", "2 votes", "5 votes", "21 votes"],
    ]
