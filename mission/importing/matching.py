"""Which new thing is which old one: key after key, from the most exact to the loosest, and never by a guess."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

N = TypeVar("N")
O = TypeVar("O")  # noqa: E741 - "old", beside N for "new"
T = TypeVar("T")

Marks = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Side(Generic[T]):
    """A thing on one side of the comparison and the marks by which it is known."""

    thing: T
    marks: Marks


@dataclass(frozen=True)
class Key:
    """What two things must have in common to be the same.

    of: the key of a thing, None when it has no such key. twins: things with this key are alike in everything, so any
    pairing of them is right; else a key counts only where it is unique on both sides. fits: what else must hold.
    """

    of: Callable[[Marks], Hashable | None]
    twins: bool = False
    fits: Callable[[Marks, Marks], bool] = lambda new, old: True  # noqa: ARG005 - any two fit


@dataclass(frozen=True)
class Matching(Generic[N, O]):
    """The pairs, and what is left: `new` and, pool by pool, `old`."""

    pairs: list[tuple[Side[N], Side[O]]]
    new: list[Side[N]]
    old: list[list[Side[O]]]


def match(new: Sequence[Side[N]], pools: Sequence[Sequence[Side[O]]], keys: Sequence[Key]) -> Matching[N, O]:
    """Pair new with old, key by key; with each key the first pool of old things comes first."""
    left, old = list(new), [list(pool) for pool in pools]
    pairs: list[tuple[Side[N], Side[O]]] = []
    for key in keys:
        for number, pool in enumerate(old):
            found = _paired(left, pool, key)
            taken = {id(side) for pair in found for side in pair}
            left = [side for side in left if id(side) not in taken]
            old[number] = [side for side in pool if id(side) not in taken]
            pairs += found
    return Matching(pairs, left, old)


def undecided(
    new: Sequence[Side[N]], old: Sequence[Side[O]], keys: Sequence[Key]
) -> tuple[list[Side[N]], list[Side[O]]]:
    """Of what is left: the things that have a namesake on the other side, so that nobody can tell which is which."""
    doubtful: set[int] = set()
    for key in keys:
        for news, olds in _together(new, old, key):
            doubtful |= {id(side) for side in (*news, *olds)}
    return [side for side in new if id(side) in doubtful], [side for side in old if id(side) in doubtful]


def _paired(new: Sequence[Side[N]], old: Sequence[Side[O]], key: Key) -> list[tuple[Side[N], Side[O]]]:
    found: list[tuple[Side[N], Side[O]]] = []
    for news, olds in _together(new, old, key):
        if key.twins:
            found += _one_to_one(news, olds, key)
        elif len(news) == len(olds) == 1:
            found.append((news[0], olds[0]))
    return found


def _together(
    new: Sequence[Side[N]], old: Sequence[Side[O]], key: Key
) -> list[tuple[list[Side[N]], list[Side[O]]]]:
    """Those on both sides that share a key and fit somebody on the other side."""
    here, found = _grouped(old, key), []
    for shared, candidates in _grouped(new, key).items():
        namesakes = here.get(shared, [])
        news = [side for side in candidates if any(key.fits(side.marks, other.marks) for other in namesakes)]
        olds = [other for other in namesakes if any(key.fits(side.marks, other.marks) for side in news)]
        if news:
            found.append((news, olds))
    return found


def _grouped(sides: Sequence[Side[T]], key: Key) -> dict[Hashable, list[Side[T]]]:
    groups: dict[Hashable, list[Side[T]]] = {}
    for side in sides:
        if (shared := key.of(side.marks)) is not None:
            groups.setdefault(shared, []).append(side)
    return groups


def _one_to_one(new: list[Side[N]], old: list[Side[O]], key: Key) -> list[tuple[Side[N], Side[O]]]:
    left, found = list(old), []
    for side in new:
        other = next((other for other in left if key.fits(side.marks, other.marks)), None)
        if other is not None:
            left.remove(other)
            found.append((side, other))
    return found
