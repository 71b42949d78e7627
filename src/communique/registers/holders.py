"""Who held which office on a day, and any id of the registers as an actor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
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
    states,
)

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def day(on: str | None) -> str:
    """`on` itself if it is an ISO day, today for None. Raises UsageError for anything else."""
    return date.today().isoformat() if on is None else _day(on)


@lru_cache(maxsize=16384)
def _day(on: str) -> str:
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


@kept
def seats() -> Mapping[str, tuple[tuple[str, tuple[Holding, ...]], ...]]:
    """The terms of each office of a state or organisation, the offices by rank."""
    found: dict[str, dict[str, list[Holding]]] = {}
    for code, rows in holdings().items():
        for row in rows:
            found.setdefault(code, {}).setdefault(row.office, []).append(row)
    keys = offices()
    return {
        code: tuple((key, tuple(rows[key])) for key in sorted(rows, key=lambda key: keys[key].rank))
        for code, rows in found.items()
    }


def in_office(code: str, office: str | None, on: str) -> list[Holding]:
    """The terms in `office` (all offices if None) of `code` that run on the day `on`, by rank of the office.

    On the day of a handover the one who comes in counts; two only where the state shares the office.
    """
    found: list[Holding] = []
    for key, terms in seats().get(code, ()):
        if office is not None and key != office:
            continue
        rows = [row for row in terms if covers(on, row.since, row.until)]
        if len(rows) > 1 and not offices()[key].shared(code, on):
            # A regular holder goes before one who only acts for him; of two regular ones the later counts.
            rows = [max(rows, key=lambda row: (not row.acting or row is rows[-1], row.since))]
        found += rows
    return found


def person_on(person: Person, on: str) -> Holding | None:
    """The office that the person held on the day `on`, else the last before it, else the first after it.

    Of two at once the one of the person's own state goes first: the French president is Andorra's prince too.
    """
    running = [row for row in person.holdings if covers(on, row.since, row.until)]
    if len(running) == 1:
        return running[0]
    keys = offices()
    if running:
        return min(running, key=lambda row: (row.code != person.country, keys[row.office].rank, row.since))
    before = [row for row in person.holdings if row.since <= on]
    if before:
        return max(
            before, key=lambda row: (row.until or "~", row.code == person.country, -keys[row.office].rank)
        )
    return min(person.holdings, key=lambda row: row.since, default=None)


def _tenure(person: Person, holding: Holding) -> tuple[str, str | None]:
    """First and last day under that title, over terms that follow each other: a row ends where an office
    joins the post or leaves it, the tenure does not."""
    since, until = holding.since, holding.until
    same = [
        row
        for row in person.holdings
        if (row.code, row.title, row.acting) == (holding.code, holding.title, holding.acting)
    ]
    for row in reversed(same):
        if row.since < since and row.until is not None and _follows(row.until, since):
            since = row.since
    for row in same:
        if until is not None and row.since > since and _follows(until, row.since):
            until = row.until
    return since, until


def _follows(until: str, since: str) -> bool:
    """Whether a term that begins `since` goes on from one that ended `until`: on that day or the next."""
    if len(until) < 10 or len(since) < 10:
        return until == since
    return since <= until or date.fromisoformat(since) - date.fromisoformat(until) == timedelta(1)


def _person_actor(person: Person, holding: Holding | None) -> Actor:
    sector = person.sector if person.sector is not None and holding is None else "GOV"
    code, country, office = person.country, person.country, None
    if sector not in {"GOV", "BUS"}:
        code = None  # a rebel's or an opponent's deeds are not the state's
    if holding is not None:
        code = holding.code
        country = code if code in states() else None
        since, until = _tenure(person, holding)
        office = Office(holding.title, code, since, until, holding.acting)
    return Actor(person.id, person.name, "person", country, code, sector, office, person.wikidata)


def actor_on(id: str, on: str) -> Actor:
    """As `actor`, of a day that is known to be one."""
    if id not in persons():
        return _lasting(id)
    starts = _turns(id)
    at = bisect_right(starts, on)
    return _stage(id, starts[at - 1] if at else "")


@kept
def _turns(id: str) -> list[str]:
    """The moments at which the offices of a person change."""
    return _moments((row.since, row.until) for row in persons()[id].holdings)


@kept
def _stage(id: str, on: str) -> Actor:
    """A person as an actor from such a moment on."""
    return _person_actor(persons()[id], person_on(persons()[id], on))


def _moments(periods: Iterable[tuple[str | None, str | None]]) -> list[str]:
    """When any of the periods begins or has ended, in order; each sorts before every day that follows it."""
    found: set[str] = set()
    for since, until in periods:
        if since is not None:
            found.add(since)
        if until is not None:
            found.add(until + "~~")  # after the last day, and after `until + "~"`, which is still within
    return sorted(found)


@kept
def _changes(code: str) -> list[str]:
    """The moments at which the holders of any office of a state or organisation change."""
    terms = [(row.since, row.until) for row in holdings().get(code, ())]
    joint = [item for key in offices().values() for item in key.joint if item.code == code]
    return _moments([*terms, *((item.since, item.until) for item in joint)])


def moment(code: str, on: str) -> str:
    """The last moment up to the day `on` at which the holders of any office of `code` changed; "" before all.

    Whoever held an office then holds it on that day: what is worked out for one serves for the other.
    """
    starts = _changes(code)
    at = bisect_right(starts, on)
    return starts[at - 1] if at else ""


@kept
def _lasting(id: str) -> Actor:
    """What is the same on every day: a state, an organisation, a company, a group."""
    if state := states().get(id):
        return Actor(id, state.name, "state", id, id, "GOV")
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
    return actor_on(id, day(on))


def holders(code: str, office: str | None = None, on: str | None = None) -> list[Actor]:
    """Who held `office` (None: any) of a state or organisation on the day `on` (default today).

    By rank of the office, each person once for each post. Raises UsageError for an unknown code or office.
    """
    when = day(on)
    if code not in states() and code not in organisations():
        raise UsageError(f"no state or organisation has the code {code!r}")
    if office is not None and office not in offices():
        raise UsageError(f"no office {office!r}: one of {', '.join(offices())}")
    # A president who heads the government holds two offices in one post: he is named once.
    posts: dict[tuple[str, str], Holding] = {}
    for row in in_office(code, office, when):
        posts.setdefault((row.person, row.title), row)
    return [actor_of(row) for row in posts.values()]


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
