"""Positions as compact lines, so that a case says who stands where toward whom in one string.

`holders stance target | issue`: codes sorted, `-` where the text names no target; the issue in its own words.
"""

from __future__ import annotations

from communique.records import Position, Record, Role

PUBLISHED = "2014-11-20"
"""A Thursday; the day on which every case is read."""


def name(record: Record, role: Role) -> str:
    """The code of a state or organisation, the name of a company or group."""
    actor = record.actor(role.actor)
    return actor.name if actor.kind in {"company", "group"} else role.code or actor.name


def compact(record: Record, position: Position) -> str:
    """`holders stance target | issue` of one position."""
    holders = " ".join(sorted(name(record, role) for role in position.holders))
    target = name(record, position.target.actor) if position.target.actor else "-"
    issue = record.text(position.target.issue) if position.target.issue else ""
    return f"{holders} {position.stance} {target} | {issue}".strip()


def compacts(record: Record) -> list[str]:
    """One line a position, in the order of the text."""
    return [compact(record, position) for position in record.positions]
