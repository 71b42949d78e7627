"""Figures of the gate: counts, shares of right fields, and the faults behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

MEASURES = (
    "mentions",
    "events",
    "events but status",
    "statements",
    "statements but speaker",
    "positions",
    "agreements",
    "indicators",
)


@dataclass(slots=True)
class Tally:
    """Counts of true, false and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else 1.0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.false += other.false
        self.missed += other.missed


@dataclass(slots=True)
class Share:
    """How often a field is right among the matched that carry it in the gold."""

    right: int = 0
    of: int = 0

    def add(self, other: Share) -> None:
        self.right += other.right
        self.of += other.of


@dataclass(frozen=True, slots=True)
class Fault:
    """One miss or one false record, with the words of the text."""

    slug: str
    measure: str
    missed: bool
    what: str
    words: str


@dataclass(slots=True)
class Score:
    """Figures of one document or of many: `tallies` by measure, `types` by event type, `shares` by field."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {measure: Tally() for measure in MEASURES})
    types: dict[str, Tally] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for measure, tally in other.tallies.items():
            self.tallies[measure].add(tally)
        for type_, tally in other.types.items():
            self.types.setdefault(type_, Tally()).add(tally)
        for name, share in other.shares.items():
            self.shares.setdefault(name, Share()).add(share)
        self.faults.extend(other.faults)

    def share(self, name: str, right: bool) -> None:
        share = self.shares.setdefault(name, Share())
        share.of += 1
        share.right += right


def total(scores: Iterable[Score]) -> Score:
    """The scores of many documents, added up."""
    out = Score()
    for each in scores:
        out.add(each)
    return out
