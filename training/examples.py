"""Examples: what the network is asked of an item, and what it should answer.

An item gives a question for every ordered pair of its actors and one for each actor alone, "what does it
do, to whomever". A question may also mark a trigger: then only what that trigger tells counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from corpus.items import Item, Link, Party

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """`source` and `target` are ids of parties; `told` the relations that answer it, none for NONE."""

    source: str
    target: str | None
    trigger: Span | None
    told: tuple[Link, ...]


def questions(item: Item) -> list[Question]:
    """Every question without a trigger, pairs first."""
    ids = [party.id for party in item.actors]
    out = [
        Question(a, b, None, tuple(link for link in item.relations if (link.source, link.target) == (a, b)))
        for a in ids
        for b in ids
        if a != b
    ]
    return out + [
        Question(a, None, None, tuple(link for link in item.relations if link.source == a)) for a in ids
    ]


def about_triggers(item: Item) -> list[Question]:
    """The questions of the item that a trigger can be marked in: each with each trigger of the item."""
    triggers = list(dict.fromkeys(link.trigger for link in item.relations))
    return [
        Question(one.source, one.target, trigger, tuple(link for link in one.told if link.trigger == trigger))
        for one in questions(item)
        for trigger in triggers
    ]


@dataclass(frozen=True, slots=True)
class Sampling:
    """What an epoch shows of an item: the share of its told pairs, of its told actors asked alone and of its
    told questions with the trigger marked; and NONE questions for each told one.
    """

    told: float = 0.75
    alone: float = 0.15
    none_each: float = 1.0
    least_none: int = 1
    with_trigger: float = 0.12


def sampled(item: Item, random: Random, how: Sampling) -> list[Question]:
    """The questions of one epoch: all that have an answer, some of NONE, some with a trigger marked."""
    asked = questions(item)
    told = [
        one
        for one in asked
        if one.told and random.random() < (how.told if one.target or _alone(one) else how.alone)
    ]
    none = [one for one in asked if not one.told]
    wanted = min(len(none), max(how.least_none, round(how.none_each * len(told))))
    out = told + random.sample(none, wanted)
    marked = about_triggers(item)
    right = [one for one in marked if one.told and random.random() < how.with_trigger]
    wrong = [one for one in marked if not one.told]
    return out + right + random.sample(wrong, min(len(wrong), len(right)))


def _alone(one: Question) -> bool:
    return any(link.target is None for link in one.told)


def chosen(party: Party, random: Random | None) -> Span:
    """One of the party's spans: the longest where nothing is left to chance."""
    if random is None:
        return party.longest
    return random.choice(party.spans)


_LEADING = ("the ", "a ", "an ", "The ", "A ", "An ")


def shifted(text: str, span: Span, random: Random) -> Span:
    """The span, or a shorter one that a reader might have found: without its article, or its last words
    alone.
    """
    start, end = span
    phrase = text[start:end]
    draw = random.random()
    if draw < 0.2:
        for word in _LEADING:
            if phrase.startswith(word):
                return start + len(word), end
    elif draw < 0.32 and " " in phrase and "'" not in phrase:
        words = phrase.split(" ")
        cut = random.randint(1, len(words) - 1)
        return start + len(" ".join(words[:cut])) + 1, end
    return span


@dataclass(frozen=True, slots=True)
class Renamed:
    """A text with other names in it, and where its old characters stand now."""

    text: str
    moves: tuple[tuple[int, int], ...]  # (old position from which on, characters added so far)

    def span(self, span: Span) -> Span:
        return self._at(span[0]), self._at(span[1])

    def _at(self, old: int) -> int:
        moved = 0
        for position, by in self.moves:
            if position > old:
                break
            moved = by
        return old + moved


class Names:
    """Names of states and their people, to take each other's place: (state, adjective)."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self.pairs = [pair for pair in pairs if all(pair)]
        self._which = {
            name: (number, kind) for number, pair in enumerate(self.pairs) for kind, name in enumerate(pair)
        }

    def swapped(self, text: str, random: Random) -> Renamed:
        """The text with every name of a state replaced by that of another, the same one throughout."""
        chosen: dict[int, int] = {}
        out, last, moves, added = [], 0, [], 0
        for word in re.finditer(r"\b[A-Z]\w+\b", text):
            which = self._which.get(word.group())
            if which is None:
                continue
            number, kind = which
            other = chosen.setdefault(number, random.randrange(len(self.pairs)))
            name = self.pairs[other][kind]
            out += [text[last : word.start()], name]
            last = word.end()
            added += len(name) - len(word.group())
            moves.append((word.end(), added))
        return Renamed("".join(out) + text[last:], tuple(moves))
