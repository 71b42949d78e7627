"""Puts what the registers hold, by kind and decade, into docs/registers.md, and prints it.

make registers
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from communique import registers
from communique.registers.building.sheets import Faults, Row, Sheets
from communique.registers.holders import seats
from communique.registers.updating.days import first, last

ROOT = Path(__file__).parents[1]
PAPER = Path(__file__).with_name("registers.md")
_PLACE = re.compile(r"(<!-- counts -->\n).*(<!-- end of counts -->)", re.DOTALL)
OFFICES = ("head of state", "head of government", "leader", "foreign minister", "defence minister")
OFFICES += ("governor-general", "head")
DECADES = ((1980, "before 1990"), (1990, "1990s"), (2000, "2000s"), (2010, "2010s"), (2020, "2020s"))
COVERED = date(2026, 6, 30)
"""The last day of the table of covered days: a fixed one, so that the table changes only with the sheets."""


def filled(paper: str, counts: str) -> str:
    """`paper` with the counts in their place. Raises ValueError where the place is missing."""
    if not _PLACE.search(paper):
        raise ValueError("the markers <!-- counts --> and <!-- end of counts --> are missing")
    return _PLACE.sub(lambda place: f"{place[1]}\n{counts.strip()}\n\n{place[2]}", paper)


def markdown() -> str:
    """Every table of the paper."""
    sheets = Sheets([("registers", ROOT / "registers")], Faults())
    terms = sheets.rows("holders")
    parts = [
        _kinds(sheets),
        "Terms of office by the decade in which they began; a post that joins two offices counts in both:",
        _decades(terms),
        "Terms confirmed by a source beside general knowledge, and of which kind (a term may have several):",
        _sources(terms),
        f"Share of the days from 2000-01-01 to {COVERED} on which somebody is named, over all states:",
        _covered(),
    ]
    return "\n\n".join(parts)


def _kinds(sheets: Sheets) -> str:
    states = registers.states().values()
    ended = sum(state.until is not None for state in states)
    companies = registers.companies().values()
    funds = Counter(company.kind for company in companies)
    bodies = registers.organisations().values()
    groups = Counter(group.kind for group in registers.groups().values())
    people = registers.persons().values()
    metonyms = sum(len(state.metonyms) for state in states)
    rows = [
        ("states and territories", len(states), f"{ended} of them ended"),
        ("former names of states", len(sheets.rows("former_names")), "with their years"),
        ("seats, ministries, forces and services by name", metonyms, "each with its PLOVER sector"),
        (
            "organisations",
            len(bodies),
            f"{sum(bool(body.members) for body in bodies)} with members,"
            f" {sum(len(body.members) for body in bodies):,} memberships",
        ),
        ("terms of office", len(sheets.rows("holders")), "with first and last day"),
        (
            "people",
            len(people),
            f"{sum(bool(one.holdings) for one in people):,} held an office above,"
            f" {sum(one.wikidata is not None for one in people):,} have a Wikidata id",
        ),
        (
            "companies, banks and funds",
            len(companies),
            f"{sum(one.state_owned is True for one in companies)} owned by a state,"
            f" {funds['central bank']} central banks, {funds['fund']} funds",
        ),
        (
            "groups",
            len(registers.groups()),
            ", ".join(f"{count} {kind or 'other'}" for kind, count in groups.most_common()),
        ),
        ("issues", len(registers.issues()), "subjects that positions are about"),
        ("role nouns", len(registers.terms()), "“foreign minister”, “navy”, “parliament”"),
        ("names", len(registers.names()), "of all of these, surnames alone not counted"),
        ("places", sum(map(len, registers.places().values())), "towns, capitals, regions, seas"),
    ]
    return _table(("kind", "rows", ""), ((name, f"{count:,}", note) for name, count, note in rows))


def _decades(terms: Sequence[Row]) -> str:
    counts: Counter[tuple[str, int]] = Counter()
    for row in terms:
        decade = max(1980, int(row["since"][:4]) // 10 * 10)
        for office in row["office"].split("|"):
            counts[office, decade] += 1
    rows = []
    for office in OFFICES:
        found = [counts[office, decade] for decade, _ in DECADES]
        rows.append((_office(office), *(f"{count:,}" for count in found), f"{sum(found):,}"))
    return _table(("office", *(name for _, name in DECADES), "all"), rows)


def _office(key: str) -> str:
    return "head of an organisation" if key == "head" else key


def _sources(terms: Sequence[Row]) -> str:
    rows = []
    for office in OFFICES:
        of = [row for row in terms if office in row["office"].split("|")]
        recent = [row for row in of if not row["until"] or row["until"] >= "2000"]
        earlier = [row for row in of if row["until"] and row["until"] < "2000"]
        hosts = [set(row["source"].split("|")) - {""} for row in recent]
        others = sum(bool(found - {"wikidata", "wikipedia"}) for found in hosts)
        rows.append(
            (
                _office(office),
                f"{sum(map(bool, hosts)):,} of {len(recent):,}",
                f"{sum('wikidata' in found for found in hosts):,}",
                f"{sum('wikipedia' in found for found in hosts):,}",
                f"{others:,}",
                f"{sum(bool(row['source']) for row in earlier):,} of {len(earlier):,}",
            )
        )
    heads = (
        "office",
        "confirmed, serving since 2000",
        "Wikidata",
        "Wikipedia",
        "press, governments",
        "earlier",
    )
    return _table(heads, rows)


def _covered() -> str:
    states = [state for state in registers.states().values() if state.cow is not None]
    rows = []
    for office in ("head of state", "head of government", "foreign minister"):
        named = days = full = 0
        for state in states:
            start = max(date(2000, 1, 1), first(state.since or "1900"))
            end = min(COVERED, _end(state.until))
            if start <= end:
                held, all_ = _held(state.code, office, start, end), (end - start).days + 1
                named, days, full = named + held, days + all_, full + (held >= 0.99 * all_)
        rows.append((office, f"{named / days:.1%}", str(full)))
    return _table(("office", "days", "states with 99 % of their days"), rows)


def _held(code: str, office: str, start: date, end: date) -> int:
    """Days from `start` to `end` on which the registers name a holder."""
    count, free = 0, start
    terms = dict(seats().get(code, ())).get(office, ())
    for since, until in sorted((first(term.since), _end(term.until)) for term in terms):
        began, ended = max(since, free), min(until, end)
        if began <= ended:
            count, free = count + (ended - began).days + 1, ended + timedelta(1)
    return count


def _end(until: str | None) -> date:
    return last(until) if until else COVERED


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)


def main() -> None:
    counts = markdown()
    PAPER.write_text(filled(PAPER.read_text(encoding="utf-8"), counts), encoding="utf-8")
    print(counts)


if __name__ == "__main__":
    main()
