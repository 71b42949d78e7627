"""From sheets to the tables that the package reads. Nothing is raised: `faults` collects what is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from communique.ontology import SECTORS
from communique.registers.building.naming import NameBook
from communique.registers.building.sheets import Faults, Period, Row, Sheets, later

Table = list[dict[str, Any]]

EXAMPLE_DAY = "2015-06-01"


class Builder:
    """What the tables share: the ids taken, the names given, how long each state and organisation lived.

    `kinds` is the kind of every id; `lives` the first and last day of states and organisations, where known.
    """

    def __init__(self, folders: list[tuple[str, Path]]) -> None:
        self.faults = Faults()
        self.sheets = Sheets(folders, self.faults)
        self.names = NameBook(self.faults)
        self.kinds: dict[str, str] = {}
        self.lives: dict[str, Period] = {}
        self.examples: list[tuple[Row, str]] = []
        self.tables: dict[str, Table] = {}

    def rows(self, name: str) -> list[Row]:
        return self.sheets.rows(name)

    def claim(self, row: Row, id: str, kind: str) -> bool:
        """Takes an id for one kind; an id stands for one thing over all registers."""
        if not id:
            row.fault("no id")
        elif id in self.kinds:
            row.fault(f"id {id!r} is taken by another {self.kinds[id]}")
        else:
            self.kinds[id] = kind
            if row["example"]:
                self.examples.append((row, id))
            return True
        return False

    def known(self, row: Row, code: str, *kinds: str) -> bool:
        if self.kinds.get(code) in kinds:
            return True
        row.fault(f"unknown code {code!r}")
        return False

    def sector(self, row: Row, code: str) -> str:
        """A PLOVER sector, GOV where the cell is empty."""
        if code and code not in SECTORS:
            row.fault(f"no PLOVER sector {code!r}")
        return code or "GOV"

    def alive(self, row: Row, code: str, since: str | None, until: str | None, what: str) -> None:
        """Faults a term or membership that begins before `code` existed, or goes on after it ended."""
        born, died = self.lives.get(code, (None, None))
        if born and since and later(born, since):
            row.fault(f"{what} begins {since}, before {code} did ({born})")
        if died and ((since and later(since, died)) or until is None or later(until, died)):
            row.fault(f"{what} runs to {until or 'today'}, but {code} ended {died}")


def build(folders: list[tuple[str, Path]]) -> Builder:
    """Builds every table from the folders of sheets, each with its label, the later laid over the earlier."""
    from communique.registers.building import bodies, gazetteer, people, polities, subjects

    builder = Builder(folders)
    polities.states(builder)
    polities.former_names(builder)
    polities.organisations(builder)
    people.offices(builder)
    people.persons(builder)
    bodies.companies(builder)
    bodies.groups(builder)
    bodies.titles(builder)
    bodies.traps(builder)
    builder.tables["places"] = gazetteer.gather(
        builder.rows, builder.tables["states"], set(builder.kinds), builder.faults
    )
    subjects.issues(builder)
    _rulings(builder)
    builder.tables["names"] = builder.names.rows()
    for name in builder.sheets.files("words"):
        builder.tables[name] = [dict(row.cells) for row in builder.rows(name)]
    return builder


def _rulings(builder: Builder) -> None:
    """`names_extra.tsv`: whom a text means that the registers know twice, or only in certain years."""
    ways = {"name", "office", "capital", "demonym", "acronym", "group", "role"}
    for row in builder.rows("names_extra"):
        ids = row.items("ids")
        if ids == ["-"]:
            builder.names.drop(row["text"])
            continue
        if not ids or not all(id in builder.kinds or builder.known(row, id) for id in ids):
            row.fault("no usable id")
            continue
        if row["sector"]:
            builder.sector(row, row["sector"])
        since, until = row.life()
        how = row.choice("how", ways)
        builder.names.rule(
            {
                "text": row.need("text"),
                "ids": ids,
                "how": how,
                "kind": builder.kinds[ids[0]],
                "sector": row["sector"] or None,
                "since": since,
                "until": until,
            }
        )
        if row["example"]:
            builder.examples.append((row, ids[0]))


def render(tables: Mapping[str, Table]) -> dict[str, str]:
    """Each table as JSON, one row a line, so that a change of one fact is a change of one line."""
    return {name: _text(table) for name, table in tables.items()}


def _text(table: Table) -> str:
    lines = [json.dumps(_pruned(row), ensure_ascii=False, separators=(",", ":")) for row in table]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def _pruned(value: Any) -> Any:
    """Without empty cells, at any depth."""
    if isinstance(value, dict):
        return {key: _pruned(part) for key, part in value.items() if part is not None and part != []}
    return [_pruned(part) for part in value] if isinstance(value, list) else value


def check_examples(builder: Builder) -> None:
    """Each example must resolve: to its own row's id where it has one, to anybody where it is a role.

    The built tables must be the ones in use.
    """
    from communique.registers import search

    for row, id in builder.examples:
        if builder.kinds.get(id) == "issue":
            continue
        text, _, on = row["example"].partition(" @ ")
        found = [one.id for one in search.who(text, on or EXAMPLE_DAY)]
        if not found or (id and id not in found):
            row.fault(f"example {text!r} resolves to {found or 'nothing'}" + (f", not {id}" if id else ""))


def write(texts: Mapping[str, str], folder: Path) -> list[str]:
    """Writes what differs; returns the names of the tables that changed."""
    changed = []
    for name, text in texts.items():
        path = folder / f"{name}.json"
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            changed.append(name)
    return changed
