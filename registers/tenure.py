"""Terms in office from `holders/`, and the people who held them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from naming import person_surnames
from sheets import HERE, Faults, Row, later, slug

Table = list[dict[str, Any]]
Held = tuple[Row, dict[str, Any]]


def holdings(
    rows: Callable[[str], list[Row]], offices: Table, kinds: dict[str, str], faults: Faults
) -> dict[str, tuple[Row, Table]]:
    """The terms in office of each person by name, with the row that first names the person."""
    found: dict[str, tuple[Row, Table]] = {}
    seats: dict[tuple[str, str], list[Held]] = {}
    keys = {office["key"] for office in offices}
    for path in sorted((HERE / "holders").glob("*.tsv")):
        for row in rows(f"holders/{path.name}"):
            for term in _terms(row, keys, kinds):
                found.setdefault(row["person"], (row, []))[1].append(term)
                seats.setdefault((term["code"], term["office"]), []).append((row, term))
    _overlaps(seats, {office["key"]: set(office["joint"]) for office in offices})
    return found


def _terms(row: Row, keys: set[str], kinds: dict[str, str]) -> Table:
    """One term for each office of the row: a president who heads the government holds two in one post."""
    if kinds.get(row["state"]) not in ("state", "organisation"):
        row.fault(f"unknown code {row['state']!r}")
        return []
    since, until = row.day("since"), row.day("until")
    row.period(since, until)
    offices = row.items("office")
    for office in offices:
        if office not in keys:
            row.fault(f"office {office!r} is none of {', '.join(sorted(keys))}")
    if not since or not offices or not keys.issuperset(offices) or not row["title"] or not row["person"]:
        row.fault("not a usable row: office, title, person and since are needed")
        return []
    return [
        {
            "code": row["state"],
            "office": office,
            "title": row["title"],
            "person": slug(row["person"]),
            "since": since,
            "until": until,
            "acting": bool(row.flag("acting")),
        }
        for office in offices
    ]


def _overlaps(seats: dict[tuple[str, str], list[Held]], joint: dict[str, set[str]]) -> None:
    """Two regular holders of one office at once are a fault, where the state does not share the office."""
    for (code, office), held in seats.items():
        if code in joint[office]:
            continue
        regular = sorted((item for item in held if not item[1]["acting"]), key=lambda item: item[1]["since"])
        for (_, one), (row, other) in pairwise(regular):
            if one["until"] is None or later(one["until"], other["since"]):
                span = f"{one['since']} to {one['until'] or 'now'}"
                row.fault(f"{code} {office}: overlaps with {one['person']}, {span}")


def person_row(
    name: str, row: Row | None, terms: Table, particles: dict[str, bool], kinds: dict[str, str]
) -> dict[str, Any]:
    """One person of that full name; `row` is the line in `persons.tsv`, where there is one."""
    states = [term["code"] for term in terms if kinds.get(term["code"]) == "state"]
    return {
        "id": slug(name),
        "name": name,
        "other": row.items("other") if row else [],
        "surnames": (row.items("surname") if row else []) or person_surnames(name, particles),
        "gender": (row["gender"] if row else "") or None,
        "wikidata": (row["wikidata"] if row else "") or None,
        "country": (row["country"] if row else "") or (states[-1] if states else None),
        "sector": (row["sector"] if row else "") or None,
        "holdings": sorted(terms, key=lambda term: (term["since"], term["office"])),
    }
