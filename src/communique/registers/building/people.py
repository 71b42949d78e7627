"""Offices, the terms in them from `holders/`, and the people who held them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from communique.registers.building.builder import Builder, Table
from communique.registers.building.naming import person_surnames
from communique.registers.building.sheets import Row, later, slug
from communique.registers.rows import covers

Held = tuple[Row, dict[str, Any]]


def offices(builder: Builder) -> None:
    out: Table = []
    for row in builder.rows("offices"):
        joint = [
            {"code": code, "since": since, "until": until}
            for code, (since, until) in row.dated("joint")
            if builder.known(row, code, "state")
        ]
        rank = row.number("rank")
        out.append(
            {
                "key": row.need("key"),
                "rank": int(rank or 99),
                "joint": joint,
                "fallback": row["fallback"] or None,
            }
        )
    builder.tables["offices"] = sorted(out, key=lambda office: int(office["rank"]))


def persons(builder: Builder) -> None:
    held = _holdings(builder)
    sheet: dict[str, Row] = {}
    for row in builder.rows("persons"):
        if row.need("name") in sheet:
            row.fault(f"{row['name']} has two rows; the other is {sheet[row['name']].where}")
        sheet[row["name"]] = row
    particles = {row["particle"]: row["drop"] == "yes" for row in builder.rows("name_particles")}
    out: Table = []
    for name in sorted({*held, *sheet}):
        terms = held[name][1] if name in held else []
        row = sheet[name] if name in sheet else held[name][0]
        if not builder.claim(row, slug(name), "person"):
            continue
        person = _person(builder, name, sheet.get(name), terms, particles)
        if person["country"] is not None:
            builder.known(row, person["country"], "state")
        out.append(person)
        for text in [person["name"], *person["other"]]:
            builder.names.add(row, text, person["id"], "name", "person")
    builder.tables["persons"] = out


def _person(
    builder: Builder, name: str, row: Row | None, terms: Table, particles: dict[str, bool]
) -> dict[str, Any]:
    """One person of that full name; `row` is the line in `persons/`, where there is one."""
    codes = [term["code"] for term in terms if builder.kinds.get(term["code"]) == "state"]
    wikidata = (row["wikidata"] if row else "") or None
    if row and wikidata and not (wikidata.startswith("Q") and wikidata[1:].isdigit()):
        row.fault(f"wikidata {wikidata!r} is no Q number")
    shown = name.partition(" (")[0]  # “Andris Berzins (1951)” tells him from a namesake
    return {
        "id": slug(name),
        "name": shown,
        "other": row.items("other") if row else [],
        "surnames": (row.items("surname") if row else []) or person_surnames(shown, particles),
        "gender": (row["gender"] if row else "") or None,
        "wikidata": wikidata,
        "country": (row["country"] if row else "") or (codes[-1] if codes else None),
        "sector": (row["sector"] if row else "") or None,
        "holdings": sorted(terms, key=lambda term: (term["since"], term["office"])),
    }


def _holdings(builder: Builder) -> dict[str, tuple[Row, Table]]:
    """The terms in office of each person by name, with the row that first names the person."""
    found: dict[str, tuple[Row, Table]] = {}
    seats: dict[tuple[str, str], list[Held]] = {}
    keys = {office["key"] for office in builder.tables["offices"]}
    for row in builder.rows("holders"):
        for term in _terms(builder, row, keys):
            found.setdefault(row["person"], (row, []))[1].append(term)
            seats.setdefault((term["code"], term["office"]), []).append((row, term))
    joint = {office["key"]: office["joint"] for office in builder.tables["offices"]}
    for (code, office), held in seats.items():
        _overlaps(code, office, held, [item for item in joint[office] if item["code"] == code])
    return found


def _terms(builder: Builder, row: Row, keys: set[str]) -> Table:
    """One term for each office of the row: a president who heads the government holds two in one post."""
    code = row["state"]
    if builder.kinds.get(code) not in ("state", "organisation"):
        row.fault(f"unknown code {code!r}")
        return []
    since, until = row.life()
    offices = row.items("office")
    for office in offices:
        if office not in keys:
            row.fault(f"office {office!r} is none of {', '.join(sorted(keys))}")
    if not since or not offices or not keys.issuperset(offices) or not row["title"] or not row["person"]:
        row.fault("not a usable row: office, title, person and since are needed")
        return []
    builder.alive(row, code, since, until, "term")
    term = {
        "title": row["title"],
        "person": slug(row["person"]),
        "since": since,
        "until": until,
        "acting": bool(row.flag("acting")),
    }
    return [{"code": code, "office": office, **term} for office in offices]


def _overlaps(code: str, office: str, held: list[Held], joint: Table) -> None:
    """Two regular holders of one office at once are a fault, where the state does not share it that day."""
    regular = sorted((item for item in held if not item[1]["acting"]), key=lambda item: item[1]["since"])
    for (before, one), (row, other) in pairwise(regular):
        if one["until"] is not None and not later(one["until"], other["since"]):
            continue
        if any(covers(other["since"], item.get("since"), item.get("until")) for item in joint):
            continue
        span = f"{one['since']} to {one['until'] or 'now'}"
        row.fault(f"{code} {office}: overlaps with {one['person']}, {span} ({before.where})")
