"""The registers' office-holders against any other list of them, day by day.

    python -m evaluation.holders --data LIST.tsv [--since 2000-01-01] [--errors 40]

LIST.tsv is tab separated with a header: `state` (alpha-3), `office` (a key of `registers/offices.tsv`, or
several joined by |), `person`, `since`, `until` (ISO; a month or year counts whole; empty: goes on). A day
counts as right where the registers name somebody whose name shares a word of three letters or more with one
that the list names, in any of their spellings. Days on which the list names nobody are not counted.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from communique import registers
from communique.registers.search import fold
from communique.registers.updating.days import first, last

_WORD = re.compile(r"[a-z]{3,}")
GOALS = {"head of state": 0.99, "head of government": 0.99, "foreign minister": 0.97}


class Term(NamedTuple):
    """One term of the other list; both days included."""

    state: str
    office: str
    person: str
    since: date
    until: date


class Stretch(NamedTuple):
    """Days in a row on which the two lists name other people."""

    state: str
    office: str
    since: date
    until: date
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def load(path: Path, today: date) -> Iterator[Term]:
    """The terms of a list. Raises SystemExit where a column is missing."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            try:
                offices = row["office"].split("|")
                until = row["until"]
                since, end = first(row["since"]), last(until) if until else today
                for office in offices:
                    yield Term(row["state"], office, row["person"], since, end)
            except KeyError as error:
                raise SystemExit(f"{path}: no column {error}") from None


def compare(
    terms: Iterable[Term], since: date, today: date
) -> tuple[dict[tuple[str, str], list[int]], list[Stretch]]:
    """Right days and all days by state and office, and the stretches that differ, the longest first."""
    by_seat: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        by_seat[term.state, term.office].append(term)
    counts: dict[tuple[str, str], list[int]] = {}
    wrong: list[Stretch] = []
    for (state, office), theirs in by_seat.items():
        right = days = 0
        open_: Stretch | None = None
        day = max(since, min(term.since for term in theirs))
        while day <= min(today, max(term.until for term in theirs)):
            named = tuple(sorted(term.person for term in theirs if term.since <= day <= term.until))
            ours = _holders(state, office, day.isoformat()) if named else ()
            if named:
                days += 1
                if any(_words(one) & _all_words(other) for one in named for other in ours):
                    right += 1
                else:
                    names = tuple(registers.persons()[id].name for id in ours)
                    fresh = Stretch(state, office, day, day, names, named)
                    if open_ and open_.until == day - timedelta(1) and open_[4:] == fresh[4:]:
                        wrong.pop()
                        fresh = fresh._replace(since=open_.since)
                    wrong.append(fresh)
                    open_ = fresh
            day += timedelta(1)
        counts[state, office] = [right, days]
    return counts, sorted(wrong, key=lambda stretch: stretch.since - stretch.until)


@cache
def _holders(state: str, office: str, on: str) -> tuple[str, ...]:
    return tuple(actor.id for actor in registers.holders(state, office, on=on))


@cache
def _all_words(id: str) -> frozenset[str]:
    person = registers.persons()[id]
    return frozenset().union(*(_words(name) for name in (person.name, *person.other)))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(name)))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.holders", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the other list, tab separated")
    parser.add_argument("--since", default="2000-01-01", help="first day that counts (default 2000-01-01)")
    parser.add_argument("--errors", type=int, default=40, help="list so many of the longest differences")
    arguments = parser.parse_args()
    today = date.today()
    counts, wrong = compare(load(arguments.data, today), date.fromisoformat(arguments.since), today)
    for office in dict.fromkeys(office for _, office in counts):
        rows = {state: count for (state, of), count in counts.items() if of == office and count[1]}
        right, days = (sum(count[at] for count in rows.values()) for at in (0, 1))
        goal = GOALS.get(office, 0.0)
        below = [state for state, (good, all_) in sorted(rows.items()) if good < goal * all_]
        shares = ", ".join(f"{state} {rows[state][0] / rows[state][1]:.3f}" for state in below)
        print(f"{office:<20}{right / days:.4f} of {days:,} days right in {len(rows)} states")
        print(f"{'':<20}below {goal:.0%}: {shares or 'none'}")
    for stretch in wrong[: arguments.errors]:
        days = (stretch.until - stretch.since).days + 1
        print(
            f"{days:>6} d  {stretch.state} {stretch.office} {stretch.since}..{stretch.until}:"
            f" ours {', '.join(stretch.ours) or 'nobody'}; theirs {', '.join(stretch.theirs)}"
        )


if __name__ == "__main__":
    main()
