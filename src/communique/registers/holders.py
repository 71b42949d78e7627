"""Who held which office on a day, and any id of the registers as an actor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from communique.errors import UsageError
from communique.records import Actor, Office
from communique.registers.rows import Holding, Person, covers
from communique.registers.tables import (
    companies,
    groups,
    kept,
    offices,
    organisations,
    persons,
    remember,
    states,
)

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def day(on: str | None) -> str:
    """`on` itself if it is an ISO day, today for None. Raises UsageError for anything else."""
    if on is None:
        return date.today().isoformat()
    try:
        # fromisoformat alone would take 20090501 and 2009-W18-5 too, which do not compare as text.
        if not _ISO.fullmatch(on):
            raise ValueError
        date.fromisoformat(on)
    except (ValueError, TypeError):
        raise UsageError(f"not a date: {on!r} (write it as YYYY-MM-DD)") from None
    return on


@kept
def holdings() -> Mapping[str, tuple[Holding, ...]]:
    """Every term in office by state or organisation, in the order of the day it began."""
    found: dict[str, list[Holding]] = {}
    for person in persons().values():
        for holding in person.holdings:
            found.setdefault(holding.code, []).append(holding)
    return MappingProxyType(
        {
            code: tuple(sorted(rows, key=lambda row: (row.since, row.office, row.person)))
            for code, rows in found.items()
        }
    )


def in_office(code: str, office: str | None, on: str) -> list[Holding]:
    """The terms in `office` (all offices if None) of `code` that run on the day `on`, by rank of the office.

    On the day of a handover the one who comes in counts; two only where the state shares the office.
    """
    running: dict[str, list[Holding]] = {}
    for holding in holdings().get(code, ()):
        if (office is None or holding.office == office) and covers(on, holding.since, holding.until):
            running.setdefault(holding.office, []).append(holding)
    found: list[Holding] = []
    keys = offices()
    for key in sorted(running, key=lambda key: keys[key].rank):
        rows = running[key]
        if not keys[key].shared(code, on):
            # A regular holder goes before one who only acts for him; of two regular ones the later counts.
            rows = [max(rows, key=lambda row: (not row.acting or row is rows[-1], row.since))]
        # A president who heads the government holds two offices in one post: he is named once.
        posts = {(row.person, row.title) for row in found}
        found.extend(row for row in rows if (row.person, row.title) not in posts)
    return found


def person_on(person: Person, on: str) -> Holding | None:
    """The office that the person held on the day `on`, else the last before it, else the first after it."""
    keys = offices()
    running = [row for row in person.holdings if covers(on, row.since, row.until)]
    if running:
        return min(running, key=lambda row: (keys[row.office].rank, row.since))
    before = [row for row in person.holdings if row.since <= on]
    if before:
        return max(before, key=lambda row: (row.until or "~", -keys[row.office].rank))
    return min(person.holdings, key=lambda row: row.since, default=None)


def _person_actor(person: Person, holding: Holding | None) -> Actor:
    sector = person.sector if person.sector is not None and holding is None else "GOV"
    code, country, office = person.country, person.country, None
    if sector not in {"GOV", "BUS"}:
        code = None  # a rebel's or an opponent's deeds are not the state's
    if holding is not None:
        code = holding.code
        country = code if code in states() else None
        office = Office(holding.title, code, holding.since, holding.until, holding.acting)
    return Actor(person.id, person.name, "person", country, code, sector, office, person.wikidata)


@remember
@lru_cache(maxsize=8192)
def _actor(id: str, on: str) -> Actor:
    if state := states().get(id):
        return Actor(id, state.name, "state", id, id, "GOV")
    if person := persons().get(id):
        return _person_actor(person, person_on(person, on))
    if organisation := organisations().get(id):
        code = organisation.part_of or id
        return Actor(id, organisation.name, "organisation", None, code, organisation.sector)
    if company := companies().get(id):
        # A central bank acts for its state; every other company, owned by a state or not, is business.
        sector = "GOV" if company.kind == "central bank" else "BUS"
        return Actor(id, company.name, "company", company.country, company.country, sector)
    if group := groups().get(id):
        country = group.countries[0] if group.countries else None
        return Actor(id, group.name, "group", country, country, group.sector)
    raise UsageError(f"no actor has the id {id!r}")


def actor(id: str, on: str | None = None) -> Actor:
    """The state, organisation, person, company or group of that id on the day `on` (default today).

    A person comes with the office held that day, else the last one before it. Raises UsageError for an
    unknown id or a bad date.
    """
    return _actor(id, day(on))


def holders(code: str, office: str | None = None, on: str | None = None) -> list[Actor]:
    """Who held `office` (None: any) of a state or organisation on the day `on` (default today).

    By rank of the office, each person once for each office. Raises UsageError for an unknown code or office.
    """
    when = day(on)
    if code not in states() and code not in organisations():
        raise UsageError(f"no state or organisation has the code {code!r}")
    if office is not None and office not in offices():
        raise UsageError(f"no office {office!r}: one of {', '.join(offices())}")
    return [_person_actor(persons()[row.person], row) for row in in_office(code, office, when)]


def predecessors(code: str, office: str | None, on: str) -> list[Holding]:
    """The terms in that office that had ended before the day `on`, the latest first."""
    rows = [
        row
        for row in holdings().get(code, ())
        if (office is None or row.office == office) and row.until is not None and row.until + "~" < on
    ]
    return sorted(rows, key=lambda row: row.until or "", reverse=True)


def actor_of(holding: Holding) -> Actor:
    """The holder of that term, with that office."""
    return _person_actor(persons()[holding.person], holding)
