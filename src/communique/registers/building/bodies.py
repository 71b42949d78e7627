"""Companies, groups, role nouns, and words that only look like names."""

from __future__ import annotations

from communique.ontology import SECTORS
from communique.registers.building.builder import Builder, Table
from communique.registers.building.sheets import Row


def companies(builder: Builder) -> None:
    out: Table = []
    for row in builder.rows("companies"):
        if not builder.claim(row, row["id"], "company"):
            continue
        if row["country"]:
            builder.known(row, row["country"], "state")
        out.append(
            {
                "id": row["id"],
                "name": row.need("name"),
                "other": row.items("other"),
                "country": row["country"] or None,
                "state_owned": row.flag("state_owned"),
                "kind": row["kind"] or None,
            }
        )
        _name(builder, row, "company")
    builder.tables["companies"] = out


def groups(builder: Builder) -> None:
    out: Table = []
    for row in builder.rows("groups"):
        if not builder.claim(row, row["id"], "group"):
            continue
        since, until = row.life()
        countries = [code for code in row.items("countries") if builder.known(row, code, "state")]
        out.append(
            {
                "id": row["id"],
                "name": row.need("name"),
                "other": row.items("other"),
                "countries": countries,
                "sector": row.choice("sector", set(SECTORS)),
                "kind": row["kind"] or None,
                "since": since,
                "until": until,
            }
        )
        _name(builder, row, "group")
    builder.tables["groups"] = out


def _name(builder: Builder, row: Row, kind: str) -> None:
    for text in [row["name"], *row.items("other")]:
        builder.names.add(row, text, row["id"], "name", kind)


def titles(builder: Builder) -> None:
    out: Table = []
    seen: set[str] = set()
    keys = {office["key"] for office in builder.tables["offices"]}
    for row in builder.rows("titles"):
        text = row.need("term")
        if text.lower() in seen:
            row.fault(f"{text!r} stands twice")
        seen.add(text.lower())
        if row["office"]:
            row.choice("office", keys)
        if row["example"]:
            builder.examples.append((row, ""))
        out.append(
            {
                "text": text,
                "office": row["office"] or None,
                "titles": row.items("titles"),
                "any": bool(row.flag("any")),
                "kind": row.choice("kind", {"person", "body", "force", "people", "thing"}),
                "sector": row.choice("sector", set(SECTORS)),
                "number": row.choice("number", {"singular", "plural"}),
            }
        )
    builder.tables["titles"] = out


def traps(builder: Builder) -> None:
    out: Table = []
    seen: set[tuple[str, bool]] = set()
    for row in builder.rows("traps"):
        key = (row.need("text"), bool(row.flag("suffix")))
        if key in seen:
            row.fault(f"{key[0]!r} stands twice")
        seen.add(key)
        out.append({"text": key[0], "kind": row.need("kind"), "suffix": key[1]})
    builder.tables["traps"] = out
