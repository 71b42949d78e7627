"""Scores: how well answers agree with the corpus, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from communique.models.labels import NONE
from communique.ontology import TYPES
from corpus.items import Item

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question of the held part: an ordered pair of actors and all types that answer it, none for NONE."""

    item: Item
    source: Range
    target: Range
    types: frozenset[str]
    status: str | None


def pairs(items: Iterable[Item]) -> list[Pair]:
    """Every ordered pair of actors of every item, by the longest span of each."""
    out = []
    for item in items:
        longest = {party.id: party.longest for party in item.actors}
        for a in longest:
            for b in longest:
                if a != b:
                    told = [link for link in item.relations if (link.source, link.target) == (a, b)]
                    types = frozenset(link.type for link in told)
                    out.append(Pair(item, longest[a], longest[b], types, told[0].status if told else None))
    return out


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one class and what follows from them."""

    gold: int
    told: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.told) if self.gold + self.told else 0.0


def tallies(asked: Sequence[Pair], answers: Sequence[str]) -> dict[str, Tally]:
    """By type and NONE; a pair with several types is right with any of them, and counts as that one."""
    gold: dict[str, int] = dict.fromkeys((*TYPES, NONE), 0)
    told, right = dict(gold), dict(gold)
    for pair, answer in zip(asked, answers, strict=True):
        wanted = answer if answer in pair.types else min(pair.types, default=NONE)
        gold[wanted] += 1
        told[answer] += 1
        right[answer] += answer == wanted
    return {name: Tally(gold[name], told[name], right[name]) for name in gold}


def macro_f1(table: dict[str, Tally], names: Iterable[str] = TYPES) -> float:
    """Mean F1 of those of `names` that the gold has; other classes count by what is falsely told of these."""
    present = [table[name].f1 for name in names if table[name].gold]
    return sum(present) / len(present) if present else 0.0


def calibration_error(shares: Sequence[float], right: Sequence[bool], bins: int = 15) -> float:
    """Expected calibration error: mean gap of share given and share right over equal bins."""
    total = 0.0
    for number in range(bins):
        low, high = number / bins, (number + 1) / bins
        inside = [n for n, share in enumerate(shares) if low < share <= high or (number == 0 and share == 0)]
        if inside:
            given = sum(shares[n] for n in inside) / len(inside)
            found = sum(right[n] for n in inside) / len(inside)
            total += len(inside) * abs(given - found)
    return total / len(shares) if shares else 0.0
