"""Events as compact tuples, so that a case says what is told in one line.

An expectation is `(type, actor codes, recipient codes, status)` or the same with a dict of what else the case
is about: `mode`, `cameo`, `date` and `end` (ISO), `precision`, `place` (a country or a name), `source` (code
of who is reported to say so), `spans` (pieces of evidence). Codes are sorted and joined by a space. `|` parts
readings that a careful coder may choose between; `*` stands for any. What two sides do together has both as
actors and no recipients, whichever was named first; a visit keeps its visitor and host.
"""

from __future__ import annotations

from typing import Any

from communique.records import Event, Record, Role

Expected = tuple[Any, ...]


def _codes(record: Record, roles: tuple[Role, ...]) -> set[str]:
    """Codes of states and organisations; companies and armed groups, which act for themselves, by name."""
    actors = [(role, record.actor(role.actor)) for role in roles]
    return {
        actor.name if actor.kind in {"company", "group"} else role.code or actor.name
        for role, actor in actors
    }


def compact(record: Record, event: Event) -> tuple[str, str, str, str]:
    """(type, actor codes, recipient codes, status) of one event."""
    actors, recipients = _codes(record, event.actors), _codes(record, event.recipients)
    together = event.reciprocal or event.type == "CONSULT"
    if together and event.mode != "visit":
        actors, recipients = actors | recipients, set()
    return event.type, " ".join(sorted(actors)), " ".join(sorted(recipients)), event.status


def more(record: Record, event: Event) -> dict[str, object]:
    """All that an expectation may ask of an event beyond its compact tuple."""
    speakers = {s.id: s.speaker.code for s in record.statements if s.speaker is not None}
    place = event.place
    return {
        "mode": event.mode,
        "cameo": event.cameo,
        "date": event.date.start,
        "end": event.date.end,
        "precision": event.date.precision,
        "place": None if place is None else (place.name, place.country),
        "source": speakers.get(event.according_to or ""),
        "spans": len(event.evidence),
    }


def _is(wanted: object, got: object) -> bool:
    if isinstance(got, tuple):
        return any(_is(wanted, part) for part in got)
    if isinstance(wanted, str):
        return wanted == "*" or (got or "") in wanted.split("|")
    return wanted == got


def matches(record: Record, event: Event, expected: Expected) -> bool:
    """True where the event is what one expectation says."""
    if not all(_is(wanted, got) for wanted, got in zip(expected[:4], compact(record, event), strict=True)):
        return False
    asked: dict[str, object] = expected[4] if len(expected) > 4 else {}
    got = more(record, event)
    return all(_is(wanted, got[name]) for name, wanted in asked.items())


def fits(record: Record, expected: list[Expected]) -> bool:
    """True where the record's events are exactly the expected ones, in any order."""
    if len(record.events) != len(expected):
        return False
    left = list(record.events)
    for one in expected:
        hit = next((event for event in left if matches(record, event, one)), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


def shown(record: Record) -> list[Expected]:
    """The record's events as a failing test prints them."""
    return [(*compact(record, event), more(record, event)) for event in record.events]
