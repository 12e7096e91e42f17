"""Polls: who voted for what, and how they look to bots (Bot API › Poll)."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from .bots import Bot
from .chats import Chat
from .people import Person
from .posting import replace
from .refusals import Impossible
from .world import World

Places = list[tuple[Chat, int]]
ONLY_IN_MESSAGES: Final = frozenset({"description", "description_entities", "media"})
ANSWER: Final = frozenset({"correct_option_ids", "explanation", "explanation_entities", "explanation_media"})


@dataclass(slots=True)
class Poll:
    """`settings` are the fields of Bot API's Poll that never change; `bot` sent it (None: a person did).

    `places` are the messages in which it stands: the first one, and those that were forwarded from it.
    """

    settings: dict[str, Any]
    options: list[dict[str, Any]]
    bot: Bot | None = None
    hides_results: bool = False
    is_closed: bool = False
    id: str = field(default_factory=lambda: str(secrets.randbits(62)))
    votes: dict[int, list[int]] = field(default_factory=dict)
    places: Places = field(default_factory=list)

    @property
    def is_quiz(self) -> bool:
        return bool(self.settings["type"] == "quiz")

    @property
    def counts(self) -> list[int]:
        """How many voted for each option."""
        return [sum(place in chosen for chosen in self.votes.values()) for place in range(len(self.options))]

    def as_json(self, *, for_bot: Bot | None, in_private: bool = False) -> dict[str, Any]:
        """The Poll as it stands in a message; the answer of a quiz is for its bot alone until it closes."""
        knows = self.is_closed or for_bot is self.bot is not None or in_private
        settings = {key: value for key, value in self.settings.items() if knows or key not in ANSWER}
        counted = zip(self.options, self.counts, strict=True)
        return {
            "id": self.id,
            "options": [{**option, "voter_count": count} for option, count in counted],
            "total_voter_count": len(self.votes),
            "is_closed": self.is_closed,
            **settings,
        }


def settings(question: str, **more: Any) -> dict[str, Any]:
    """The fields of a regular poll with what is different about this one."""
    plain = {
        "question": question,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
    return plain | more


def option(text: str, **more: Any) -> dict[str, Any]:
    """An answer option with its persistent identifier."""
    return {"persistent_id": secrets.token_urlsafe(8), "text": text, **more}


def content(poll: Poll, chat: Chat) -> dict[str, Any]:
    """The field of a message in that chat that holds the poll."""
    return {"poll": poll.as_json(for_bot=chat.bot, in_private=chat.is_private)}


def stand(poll: Poll, chat: Chat, message_id: int) -> None:
    """The poll stands in this message from now on."""
    chat.polls[message_id] = poll
    poll.places.append((chat, message_id))


def close_in_time(world: World, poll: Poll) -> None:
    """Closes the poll by itself when the world's clock reaches its `close_date`."""
    if not poll.is_closed and (at := poll.settings.get("close_date")) is not None:
        world.alarms.set(datetime.fromtimestamp(at, UTC), partial(close, world, poll))


def close(world: World, poll: Poll) -> None:
    if not poll.is_closed:
        poll.is_closed = True
        show(world, poll)


def show(world: World, poll: Poll) -> None:
    """The new state on every phone, and an update for the bot that sent the poll."""
    for chat, message_id in poll.places:
        if (message := chat.messages.get(message_id)) is not None:
            replace(world, chat, message | content(poll, chat))
    if poll.bot is not None:
        body = poll.as_json(for_bot=poll.bot)
        told = {key: value for key, value in body.items() if key not in ONLY_IN_MESSAGES}
        poll.bot.updates.add("poll", told, world.clock.now())


def vote(world: World, chat: Chat, message_id: int, person: Person, options: list[int]) -> None:
    """A person chooses these options, or retracts with none; Impossible with the reason."""
    poll = chat.polls.get(message_id)
    if poll is None or message_id not in chat.messages:
        raise Impossible("there is no such poll", status=404)
    chosen = sorted(set(options))
    before = poll.votes.get(person.id, [])
    _check_vote(poll, before, chosen)
    if chosen == before:
        return
    if chosen:
        poll.votes[person.id] = chosen
    else:
        del poll.votes[person.id]
    if poll.bot is not None and not poll.settings["is_anonymous"]:
        poll.bot.updates.add("poll_answer", _answer(poll, person, chosen), world.clock.now())
    show(world, poll)


def _check_vote(poll: Poll, before: list[int], chosen: list[int]) -> None:
    if poll.is_closed:
        raise Impossible("the poll is closed", status=409)
    if any(not 0 <= place < len(poll.options) for place in chosen):
        raise Impossible("there is no such option in the poll", status=404)
    if len(chosen) > 1 and not poll.settings["allows_multiple_answers"]:
        raise Impossible("the poll takes one answer only", status=409)
    if before and chosen != before and not poll.settings["allows_revoting"]:
        raise Impossible("a vote in this poll cannot be changed", status=409)


def _answer(poll: Poll, person: Person, chosen: list[int]) -> dict[str, Any]:
    return {
        "poll_id": poll.id,
        "user": person.as_user(),
        "option_ids": chosen,
        "option_persistent_ids": [poll.options[place]["persistent_id"] for place in chosen],
    }


@dataclass(slots=True, frozen=True)
class Seen:
    """What a person may know of a poll: the own choice, counts (zeros while they are hidden), the right answers or None."""

    chosen: list[int]
    counts: list[int]
    correct: list[int] | None


def seen_by(poll: Poll, person: Person) -> Seen:
    """Counts and answers are shown after the own vote, or when the poll is closed."""
    chosen = poll.votes.get(person.id, [])
    answered = poll.is_closed or bool(chosen)
    is_counted = poll.is_closed or (answered and not poll.hides_results)
    return Seen(
        chosen=chosen,
        counts=poll.counts if is_counted else [0] * len(poll.options),
        correct=poll.settings["correct_option_ids"] if answered and poll.is_quiz else None,
    )
