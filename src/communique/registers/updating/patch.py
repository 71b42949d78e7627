"""The proposal as changed sheets and as a unified diff of them, which `git apply` and `patch -p1` take."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from communique.registers.building.sheets import columns_of
from communique.registers.updating.compare import Outcome, Spell
from communique.registers.updating.ours import Ours, Sheet, new_name, surnames
from communique.registers.updating.source import Found

HOLDERS = ("state", "office", "title", "person", "since", "until", "acting", "source")
Changed = dict[str, tuple[list[str], list[str]]]
PERSONS = ("name", "other", "surname", "gender", "wikidata", "country", "sector")
_HEADS = {
    "holders": "# {}: heads of state and of government, ministers. See docs/registers.md for the columns.\n",
    "persons": "# {}: people whose name needs a row, or who held no office of holders/. "
    "See docs/registers.md.\n",
}


@dataclass(slots=True)
class _File:
    """A sheet with what is to change: cells `until` by line, rows to come after a line (0: at the top)."""

    header: list[str]
    old: list[str]
    lines: list[str]
    ends: dict[int, str] = field(default_factory=dict)
    rows: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)

    def changed(self) -> list[str]:
        """The lines of the new sheet."""
        out: list[str] = []
        coming: dict[int, list[str]] = {}
        for after, _, cells in sorted(self.rows, key=lambda row: row[:2]):
            text = "\t".join(cells.get(column, "") for column in self.header)
            coming.setdefault(after, []).append(text + "\n")
        for number, line in enumerate(["", *self.lines]):
            if number in self.ends:
                line = self._ended(line, self.ends[number])
            new = coming.get(number, [])
            if new and line and not line.endswith("\n"):
                line += "\n"
            out += [line, *new] if number else new
        return out

    def _ended(self, line: str, until: str) -> str:
        body = line.rstrip("\r\n")
        cells = body.split("\t")
        at = self.header.index("until")
        cells += [""] * (at + 1 - len(cells))
        cells[at] = until
        return "\t".join(cells) + line[len(body) :]


def changes(outcome: Outcome, found: Found, sheet: Sheet, folder: Path) -> Changed:
    """The lines of each sheet before and after, by its path under the folder (`holders/NOR.tsv`)."""
    files: dict[str, _File] = {}
    for row, until in outcome.ended:
        path = row.file.removeprefix("registers/")
        _file(files, folder, path, sheet).ends[row.line] = until
    named: set[str] = set()
    for spell in outcome.new:
        for cell, like in _cells(spell, found, sheet):
            path = f"holders/{spell.code}.tsv" if like is None else like.file.removeprefix("registers/")
            file = _file(files, folder, path, sheet)
            after = _after(spell, cell, path, sheet, len(file.lines))
            file.rows.append((after, spell.since or "", _term(spell, cell, like, found, sheet)))
        if not spell.ours and spell.id not in named:
            named.add(spell.id)
            file = _file(files, folder, f"persons/{spell.code}.tsv", sheet)
            person = _person(spell, sheet)
            file.rows.append((_among(file, person["name"]), person["name"], person))
    return {path: (file.old, file.changed()) for path, file in sorted(files.items())}


def diff(changed: Changed) -> str:
    """The changes as a unified diff from the root of the repository; a new sheet comes from `/dev/null`."""
    out: list[str] = []
    for path, (old, new) in changed.items():
        before = f"a/registers/{path}" if old else "/dev/null"
        for line in difflib.unified_diff(old, new, before, f"b/registers/{path}"):
            out.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(out)


def _file(files: dict[str, _File], folder: Path, path: str, sheet: Sheet) -> _File:
    """The sheet of that path, as it is or as a new one begins."""
    if path not in files:
        kind, code = path.removesuffix(".tsv").split("/")
        if (folder / path).exists():
            lines = (folder / path).read_bytes().decode("utf-8").splitlines(keepends=True)
            files[path] = _File(columns_of(folder / kind, code), lines, lines)
        else:
            header = list(HOLDERS if kind == "holders" else PERSONS)
            lines = [_HEADS[kind].format(sheet.names[code][0]), "\t".join(header) + "\n"]
            files[path] = _File(header, [], lines)
    return files[path]


def _cells(spell: Spell, found: Found, sheet: Sheet) -> Iterator[tuple[str, Ours | None]]:
    """The office cells of a new term, each with our latest row of it: one, unless we split the post."""
    left = set(spell.offices)
    for office in sorted(spell.offices, key=sheet.offices.index):
        if office not in left:
            continue
        rows = [row for row in sheet.terms.get(spell.code, []) if office in row.offices]
        if any(row.offices - spell.offices for row in rows) and _split(spell, rows, found):
            rows = [row for row in rows if row.offices <= spell.offices]
        if rows:
            like = max([row for row in rows if not row.acting] or rows, key=lambda row: (row.since, row.line))
            left -= like.offices
            yield like.cell, like
    if left:
        yield "|".join(sorted(left, key=sheet.offices.index)), None


def _split(spell: Spell, rows: list[Ours], found: Found) -> bool:
    """Whether Wikidata has another position for an office that our rows join with the one of the spell."""
    others = {office for row in rows for office in row.offices - spell.offices}
    return any(
        position != spell.position and others & states.get(spell.code, set())
        for position, states in found.offices.items()
    )


def _term(spell: Spell, cell: str, like: Ours | None, found: Found, sheet: Sheet) -> dict[str, str]:
    return {
        "state": spell.code,
        "office": cell,
        "title": like.title if like else _title(spell, found, sheet),
        "person": spell.name if spell.ours else new_name(spell.label),
        "since": spell.since or "",
        "until": spell.until or "",
        "acting": "yes" if spell.acting else "",
        "source": "wikidata",
    }


def _title(spell: Spell, found: Found, sheet: Sheet) -> str:
    """What Wikidata calls the position, without the state; the key of the office where it has no label."""
    title = found.labels.get(spell.position, "")
    for name in sheet.names[spell.code]:
        for end in (f" of the {name}", f" of {name}"):
            title = title.removesuffix(end)
    title = title or min(spell.offices)
    return title[:1].upper() + title[1:]


def _person(spell: Spell, sheet: Sheet) -> dict[str, str]:
    name = new_name(spell.label)
    return {
        "name": name,
        "other": spell.label if spell.label != name else "",
        "surname": "|".join(surnames(name, spell.label, sheet, spell.code)),
        "gender": spell.gender or "",
        "wikidata": spell.id,
    }


def _after(spell: Spell, cell: str, path: str, sheet: Sheet, end: int) -> int:
    """The line after which a new term comes: the last of its office that began before it."""
    rows = [row for row in sheet.terms.get(spell.code, []) if row.file == f"registers/{path}"]
    rows = [row for row in rows if row.cell == cell] or [row for row in rows if row.offices & spell.offices]
    if not rows:
        return end
    before = [row.line for row in rows if row.since <= (spell.since or "")]
    return max(before) if before else min(row.line for row in rows) - 1


def _among(file: _File, name: str) -> int:
    """The line after which a name comes in a sheet sorted by name; the header's where it is the first."""
    after = 0
    for number, line in enumerate(file.lines, 1):
        if line.startswith("#") or not line.strip():
            continue
        if not after or line.split("\t")[0].strip() <= name:
            after = number
    return after
