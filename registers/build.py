"""Builds the register tables that the package ships from the sheets beside this file.

    python registers/build.py            writes src/communique/registers/data
    python registers/build.py --check    writes nothing; exit 1 where the built tables differ from the sheets

A mistake in a sheet is printed as `file:line: what is wrong`; then nothing is written and the exit code is 1.
With --lenient the wrong rows are still reported, and everything else is written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from naming import NameBook
from sheets import HERE, Faults, Row, read_sheet, slug
from tenure import holdings, person_row

DATA = HERE.parent / "src" / "communique" / "registers" / "data"
SECTORS = {
    *(
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
    ),
    *("EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
}
EXAMPLE_DAY = "2015-06-01"

Table = list[dict[str, Any]]


class Builder:
    """Reads every sheet into plain rows. `faults` collects what is wrong; nothing is raised."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.names = NameBook(self.faults)
        self.kinds: dict[str, str] = {}
        self.examples: list[tuple[Row, str]] = []
        self.tables: dict[str, Table] = {}

    def rows(self, name: str) -> list[Row]:
        return list(read_sheet(HERE / name, self.faults))

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

    def build(self) -> dict[str, Table]:
        self.states()
        self.organisations()
        self.offices()
        self.people()
        self.companies()
        self.groups()
        self.terms()
        self.traps()
        self.places()
        self.extra_names()
        self.tables["names"] = self.names.rows()
        for path in sorted((HERE / "words").glob("*.tsv")):
            self.tables[f"words/{path.stem}"] = [dict(row.cells) for row in self.rows(f"words/{path.name}")]
        return self.tables

    def states(self) -> None:
        out: Table = []
        leaders = {"head of state", "head of government", "leader", ""}
        for row in self.rows("states.tsv"):
            code = row.need("code")
            if len(code) != 3 or not code.isupper() or not self.claim(row, code, "state"):
                row.fault(f"code {code!r} is not a new alpha-3 code")
                continue
            since, until = row.day("since"), row.day("until")
            row.period(since, until)
            metonyms = [item.rpartition(":")[::2] for item in row.items("metonyms")]
            for text, sector in metonyms:
                if sector not in SECTORS or not text:
                    row.fault(f"metonym {text!r} has no PLOVER sector: {sector!r}")
            cow = row.number("cow")
            lists = {column: row.items(column) for column in ("other", "adjectives", "people", "seats")}
            out.append(
                {
                    "code": code,
                    "name": row.need("name"),
                    "official": row["official"] or None,
                    **lists,
                    "capital": row["capital"] or None,
                    "lat": row.number("lat"),
                    "lon": row.number("lon"),
                    "metonyms": [{"text": text, "sector": sector} for text, sector in metonyms],
                    "leader": row.choice("leader", leaders) or None,
                    "cow": int(cow) if cow is not None else None,
                    "region": row["un_region"] or None,
                    "since": since,
                    "until": until,
                }
            )
            for text in [row["name"], row["official"], *lists["other"]]:
                self.names.add(row, text, code, "name", "state")
            for text in [*lists["adjectives"], *lists["people"]]:
                self.names.add(row, text, code, "demonym", "state")
            # The capital of a mere territory (Hamilton, Stanley) never stands for a government.
            for text in [row["capital"] if cow is not None else "", *lists["seats"]]:
                self.names.add(row, text, code, "capital", "state")
            for text, sector in metonyms:
                self.names.add(row, text, code, "name", "state", sector)
        self.tables["states"] = out

    def organisations(self) -> None:
        out: Table = []
        for row in self.rows("organisations.tsv"):
            id = row.need("acronym")
            if not self.claim(row, id, "organisation"):
                continue
            since, until = row.day("since"), row.day("until")
            row.period(since, until)
            other, seat = row.items("other"), row.items("seat")
            sector = row["sector"] or "GOV"
            if sector not in SECTORS:
                row.fault(f"no PLOVER sector {sector!r}")
            out.append(
                {
                    "id": id,
                    "name": row.need("name"),
                    "other": other,
                    "descriptions": row.items("descriptions"),
                    "kind": row["kind"] or None,
                    "seat": seat,
                    "members": self.members(row),
                    "sector": sector,
                    "since": since,
                    "until": until,
                    "part_of": row["part_of"] or None,
                }
            )
            self.names.add(row, id, id, "acronym", "organisation")
            for text in [row["name"], *other]:
                acronym = text.replace(".", "").isupper() and " " not in text
                self.names.add(row, text, id, "acronym" if acronym else "name", "organisation")
            for text in row.items("metonyms"):
                self.names.add(row, text, id, "capital", "organisation")
        ids = {organisation["id"] for organisation in out}
        for organisation in out:
            if organisation["part_of"] not in {None, *ids}:
                self.faults.add("organisations.tsv", f"{organisation['id']}: unknown part_of")
        self.tables["organisations"] = out

    def members(self, row: Row) -> Table:
        """CODE, CODE:since, CODE:since..until or CODE:..until, split by |."""
        out: Table = []
        for item in row.items("members"):
            code, _, period = item.partition(":")
            since, _, until = period.partition("..")
            since_day, until_day = row.check_day(since), row.check_day(until)
            row.period(since_day, until_day)
            if self.known(row, code, "state"):
                out.append({"code": code, "since": since_day, "until": until_day})
        return out

    def offices(self) -> None:
        out: Table = []
        for row in self.rows("offices.tsv"):
            joint = [code for code in row.items("joint") if self.known(row, code, "state")]
            rank = row.number("rank")
            out.append(
                {
                    "key": row.need("key"),
                    "rank": int(rank or 99),
                    "joint": joint,
                    "fallback": row["fallback"] or None,
                }
            )
        self.tables["offices"] = sorted(out, key=lambda office: int(office["rank"]))

    def people(self) -> None:
        held = holdings(self.rows, self.tables["offices"], self.kinds, self.faults)
        sheet: dict[str, Row] = {}
        files = sorted(path.name for path in (HERE / "persons").glob("*.tsv"))
        for row in (row for name in files for row in self.rows(f"persons/{name}")):
            if row.need("name") in sheet:
                row.fault(f"{row['name']} has two rows")
            sheet[row["name"]] = row
        particles = {row["particle"]: row["drop"] == "yes" for row in self.rows("name_particles.tsv")}
        self.tables["persons"] = []
        for name in sorted({*held, *sheet}):
            terms = held[name][1] if name in held else []
            row = sheet[name] if name in sheet else held[name][0]
            if not self.claim(row, slug(name), "person"):
                continue
            person = person_row(name, sheet.get(name), terms, particles, self.kinds)
            if person["country"] is not None:
                self.known(row, person["country"], "state")
            self.tables["persons"].append(person)
            for text in [name, *person["other"]]:
                self.names.add(row, text, person["id"], "name", "person")

    def companies(self) -> None:
        out: Table = []
        for row in self.rows("companies.tsv"):
            if not self.claim(row, row["id"], "company"):
                continue
            if row["country"]:
                self.known(row, row["country"], "state")
            other = row.items("other")
            out.append(
                {
                    "id": row["id"],
                    "name": row.need("name"),
                    "other": other,
                    "country": row["country"] or None,
                    "state_owned": row.flag("state_owned"),
                    "kind": row["kind"] or None,
                }
            )
            for text in [row["name"], *other]:
                self.names.add(row, text, row["id"], "name", "company")
        self.tables["companies"] = out

    def groups(self) -> None:
        out: Table = []
        for row in self.rows("groups.tsv"):
            if not self.claim(row, row["id"], "group"):
                continue
            since, until = row.day("since"), row.day("until")
            row.period(since, until)
            other = row.items("other")
            countries = [code for code in row.items("countries") if self.known(row, code, "state")]
            out.append(
                {
                    "id": row["id"],
                    "name": row.need("name"),
                    "other": other,
                    "countries": countries,
                    "sector": row.choice("sector", SECTORS),
                    "since": since,
                    "until": until,
                }
            )
            for text in [row["name"], *other]:
                self.names.add(row, text, row["id"], "name", "group")
        self.tables["groups"] = out

    def terms(self) -> None:
        out: Table = []
        seen: set[str] = set()
        keys = {office["key"] for office in self.tables["offices"]}
        for row in self.rows("titles.tsv"):
            text = row.need("term")
            if text.lower() in seen:
                row.fault(f"{text!r} stands twice")
            seen.add(text.lower())
            if row["office"]:
                row.choice("office", keys)
            if row["example"]:
                self.examples.append((row, ""))
            out.append(
                {
                    "text": text,
                    "office": row["office"] or None,
                    "titles": row.items("titles"),
                    "any": bool(row.flag("any")),
                    "kind": row.choice("kind", {"person", "body", "force", "people", "thing"}),
                    "sector": row.choice("sector", SECTORS),
                    "number": row.choice("number", {"singular", "plural"}),
                }
            )
        self.tables["titles"] = out

    def traps(self) -> None:
        out: Table = []
        seen: set[tuple[str, bool]] = set()
        for row in self.rows("traps.tsv"):
            key = (row.need("text"), bool(row.flag("suffix")))
            if key in seen:
                row.fault(f"{key[0]!r} stands twice")
            seen.add(key)
            out.append({"text": key[0], "kind": row.need("kind"), "suffix": key[1]})
        self.tables["traps"] = out

    def places(self) -> None:
        from gazetteer import gather

        self.tables["places"] = gather(self.rows, self.tables["states"], set(self.kinds), self.faults)

    def extra_names(self) -> None:
        for row in self.rows("names_extra.tsv"):
            ids = row.items("ids")
            if ids == ["-"]:
                self.names.drop(row["text"])
                continue
            if not ids or not all(id in self.kinds or self.known(row, id) for id in ids):
                row.fault("no usable id")
                continue
            if row["sector"] and row["sector"] not in SECTORS:
                row.fault(f"no PLOVER sector {row['sector']!r}")
            since, until = row.day("since"), row.day("until")
            row.period(since, until)
            how = row.choice("how", {"name", "office", "capital", "demonym", "acronym", "group", "role"})
            self.names.rule(
                row, row.need("text"), ids, how, self.kinds[ids[0]], row["sector"] or None, since, until
            )
            if row["example"]:
                self.examples.append((row, ids[0]))


def render(table: Table) -> str:
    """One row a line, so that a change of one fact is a change of one line; empty cells are left out."""
    lines = [
        json.dumps(
            {key: value for key, value in row.items() if value is not None and value != []},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for row in table
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def check_examples(builder: Builder, texts: dict[str, str]) -> None:
    """Each example must resolve: to its own row's id where it has one, to anybody where it is a role."""
    from communique.registers import search, tables

    with TemporaryDirectory() as folder:
        write(texts, Path(folder))
        tables.DATA = Path(folder)
        for row, id in builder.examples:
            text, _, on = row["example"].partition(" @ ")
            found = [one.id for one in search.who(text, on or EXAMPLE_DAY)]
            if not found or (id and id not in found):
                row.fault(
                    f"example {text!r} resolves to {found or 'nothing'}" + (f", not {id}" if id else "")
                )


def write(texts: dict[str, str], folder: Path) -> list[str]:
    """Writes what differs; returns the names of the files that changed."""
    changed = []
    for name, text in texts.items():
        path = folder / f"{name}.json"
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            changed.append(name)
    return changed


def main(arguments: list[str]) -> int:
    builder = Builder()
    texts = {name: render(table) for name, table in builder.build().items()}
    check_examples(builder, texts)
    for line in builder.faults.lines:
        print(f"registers/{line}", file=sys.stderr)
    if builder.faults.lines and "--lenient" not in arguments:
        print(f"{len(builder.faults.lines)} mistakes; nothing written", file=sys.stderr)
        return 1
    stale = [
        path
        for path in DATA.rglob("*.json")
        if path.relative_to(DATA).with_suffix("").as_posix() not in texts
    ]
    if "--check" in arguments:
        differs = [
            n
            for n, text in texts.items()
            if not (p := DATA / f"{n}.json").exists() or p.read_text("utf-8") != text
        ]
        differs += [path.name for path in stale]
        for name in differs:
            print(f"{name} differs from its sheets: run `python registers/build.py`", file=sys.stderr)
        return 1 if differs else 0
    for path in stale:
        path.unlink()
    changed = write(texts, DATA)
    rows = sum(map(len, builder.tables.values()))
    print(f"{rows} rows in {len(texts)} tables; written: {', '.join(changed) or 'none'}")
    return 1 if builder.faults.lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
