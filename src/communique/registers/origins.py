"""The row of the sheets from which an actor comes, so that anybody can look it up and correct it."""

from __future__ import annotations

from communique.records import Actor
from communique.registers.building.sheets import Faults, Row, Sheets, slug
from communique.registers.overlay import layers


def origin(actor: Actor) -> str | None:
    """`registers/holders/RUS.tsv:12`, the file and line of the row behind an actor; None where none is found.

    Of a person that is the row of the term in the office that the actor comes with, else the person's own.
    """
    sheets = Sheets(layers(), Faults())
    if actor.kind == "person":
        row = _term(sheets, actor) or _person(sheets, actor)
    else:
        sheet, column = {
            "state": ("states", "code"),
            "organisation": ("organisations", "acronym"),
            "company": ("companies", "id"),
            "group": ("groups", "id"),
        }[actor.kind]
        row = next((row for row in sheets.rows(sheet) if row[column] == actor.id), None)
    return row.where if row else None


def _term(sheets: Sheets, actor: Actor) -> Row | None:
    if actor.office is None:
        return None
    code, since = actor.office.of, actor.office.since or ""
    # Shipped terms stand in the sheet of their state; one of the user's own may stand anywhere.
    for name in (f"holders/{code}", "holders"):
        for row in sheets.rows(name):
            if row["state"] == code and row["since"] == since and slug(row["person"]) == actor.id:
                return row
    return None


def _person(sheets: Sheets, actor: Actor) -> Row | None:
    return next((row for row in sheets.rows("persons") if slug(row["name"]) == actor.id), None)
