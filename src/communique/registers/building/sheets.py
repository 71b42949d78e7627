"""The hand-edited sheets as rows that know their file and line, and the mistakes found in them.

A set of sheets is one folder or several, the later laid over the earlier. A row of a later folder replaces
the row of the same key of an earlier one; a row whose first cell begins with `-` takes it away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

KEYS: dict[str, tuple[str, ...]] = {
    "states": ("code",),
    "former_names": ("code", "name", "since"),
    "organisations": ("acronym",),
    "companies": ("id",),
    "groups": ("id",),
    "holders": ("state", "office", "person"),
    "persons": ("name",),
    "offices": ("key",),
    "titles": ("term",),
    "traps": ("text", "suffix"),
    "names_extra": ("text", "since"),
    "name_particles": ("particle",),
    "places": ("name", "country"),
    "cities": ("name", "country"),
    "issues": ("id",),
}
"""The columns that tell which row of a sheet (or of a folder of sheets) another row replaces."""


Period = tuple[str | None, str | None]
"""First and last day, both included, as precise as known; None where open."""


@dataclass
class Faults:
    """Mistakes found so far, one line each: `file:line: what is wrong`."""

    lines: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        self.lines.append(f"{where}: {what}")


@dataclass
class Row:
    """One row of a sheet. Cells by column; a column that the sheet lacks reads as empty."""

    where: str
    cells: dict[str, str]
    faults: Faults

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def fault(self, what: str) -> None:
        self.faults.add(self.where, what)

    def need(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not self[column]:
            self.fault(f"no {column}")
        return self[column]

    def items(self, column: str) -> list[str]:
        """A list cell, each item once."""
        found = [item.strip() for item in self[column].split("|") if item.strip()]
        if len(set(found)) < len(found):
            self.fault(f"{column} holds an item twice")
        return list(dict.fromkeys(found))

    def day(self, column: str) -> str | None:
        return self.check_day(self[column])

    def check_day(self, text: str) -> str | None:
        """An ISO date, month or year, or None where empty."""
        if not text:
            return None
        padded = text + {4: "-01-01", 7: "-01", 10: ""}.get(len(text), "?")
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", padded):
                raise ValueError
            date.fromisoformat(padded)
        except ValueError:
            self.fault(f"bad date {text!r}: write YYYY-MM-DD, YYYY-MM or YYYY")
            return None
        return text

    def life(self) -> Period:
        """The columns `since` and `until`."""
        return self._period(self["since"], self["until"])

    def period(self, text: str) -> Period:
        """`1999-03-12..2004`, either end of which may be missing."""
        since, _, until = text.partition("..")
        return self._period(since, until)

    def _period(self, since: str, until: str) -> Period:
        """Both days; the end must not come before the start, as far as both are known."""
        first, last = self.check_day(since), self.check_day(until)
        if first and last and later(first, last):
            self.fault(f"ends {last} before it starts {first}")
        return first, last

    def dated(self, column: str) -> list[tuple[str, Period]]:
        """A list of codes, each for a time or always: `CODE`, `CODE:since..until`."""
        items = [item.partition(":") for item in self.items(column)]
        return [(code, self.period(text)) for code, _, text in items]

    def choice(self, column: str, allowed: set[str]) -> str:
        if self[column] not in allowed:
            self.fault(f"{column} {self[column]!r} is none of {', '.join(sorted(allowed))}")
        return self[column]

    def flag(self, column: str) -> bool | None:
        """yes, no, or None where empty."""
        answer = {"yes": True, "no": False, "": None}
        if self[column].lower() not in answer:
            self.fault(f"{column} must be yes, no or empty")
        return answer.get(self[column].lower())

    def number(self, column: str) -> float | None:
        try:
            return float(self[column]) if self[column] else None
        except ValueError:
            self.fault(f"{column} is no number: {self[column]!r}")
            return None


class Sheets:
    """The sheets of one folder, or of several laid over each other, as rows with their file and line.

    `label` is what a fault calls each folder (“registers” for the shipped ones).
    """

    def __init__(self, folders: list[tuple[str, Path]], faults: Faults) -> None:
        self.folders = folders
        self.faults = faults

    def files(self, name: str) -> list[str]:
        """The sheets called `name`, or in the folder `name`, over all folders: `holders/RUS`."""
        found = {
            path.relative_to(folder).with_suffix("").as_posix()
            for _, folder in self.folders
            for path in [folder / f"{name}.tsv", *(folder / name).glob("*.tsv")]
            if path.exists()
        }
        return sorted(found)

    def rows(self, name: str) -> list[Row]:
        """The rows of the sheet `name`, or of all sheets in the folder `name`; a later folder's replace."""
        kept: list[Row] = []
        for label, folder in self.folders:
            new = [row for file in self.files(name) for row in read_sheet(folder, file, label, self.faults)]
            kind = name.split("/")[0]
            if (label, folder) != self.folders[0] and kind in KEYS:
                kept = self._without(kind, kept, new)
                new = [row for row in new if not _removes(row)]
            kept += new
        return kept

    def _without(self, kind: str, kept: list[Row], new: list[Row]) -> list[Row]:
        """`kept` without what the new rows replace or take away; what takes away nothing is a fault."""
        first = KEYS[kind][0]
        by_key: dict[str, list[Row]] = {}
        for row in new:
            by_key.setdefault(row[first].removeprefix("-" if _removes(row) else ""), []).append(row)
        idle = {row.where: row for row in new if _removes(row)}
        left = []
        for row in kept:
            over = [other for other in by_key.get(row[first], ()) if _replaces(kind, other, row)]
            for other in over:
                idle.pop(other.where, None)
            if not over:
                left.append(row)
        for row in idle.values():
            row.fault("takes away a row that there is not")
        return left


def _removes(row: Row) -> bool:
    return next(iter(row.cells.values()), "").startswith("-")


def _replaces(name: str, new: Row, old: Row) -> bool:
    """Whether `new`, of a later folder, stands for `old` of the same first column of the key.

    A term stands for those of that person that it meets.
    """
    if name == "holders":
        if (
            not set(new["office"].split("|")) & set(old["office"].split("|"))
            or new["person"] != old["person"]
        ):
            return False
        return not (
            (new["until"] and later(old["since"], new["until"]))
            or (old["until"] and later(new["since"], old["until"]))
        )
    return all(new[column] == old[column] or (_removes(new) and not new[column]) for column in KEYS[name][1:])


def later(one: str, other: str) -> bool:
    """Whether date `one` is surely after `other`, where either may be known only by its month or year."""
    size = min(len(one), len(other))
    return one[:size] > other[:size]


def read_sheet(folder: Path, file: str, label: str, faults: Faults) -> Iterator[Row]:
    """The rows of a tab separated file; nothing where there is no such file."""
    path = folder / f"{file}.tsv"
    if not path.exists():
        return
    header: list[str] | None = None
    name = f"{label}/{file}.tsv"
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        faults.add(name, f"not UTF-8 ({error.reason} at byte {error.start}): save it as UTF-8")
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [unicodedata.normalize("NFC", cell.strip()) for cell in line.split("\t")]
        if header is None:
            header = cells
            if len(set(header)) < len(header):
                faults.add(f"{name}:{number}", "a column stands twice in the header")
            continue
        if len(cells) > len(header):
            faults.add(f"{name}:{number}", f"{len(cells)} cells under {len(header)} columns")
        yield Row(f"{name}:{number}", dict(zip(header, cells, strict=False)), faults)


def columns_of(folder: Path, file: str) -> list[str]:
    """The header of a sheet; empty where it has none."""
    for line in (folder / f"{file}.tsv").read_text("utf-8-sig", errors="replace").splitlines():
        if line.strip() and not line.startswith("#"):
            return [cell.strip() for cell in line.split("\t")]
    return []


def slug(name: str) -> str:
    """`Nicolás Maduro` as `nicolas-maduro`."""
    table = str.maketrans(
        {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d"}
    )
    plain = unicodedata.normalize("NFKD", name.translate(table))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    plain = re.sub(r"['’ʻ‘`.]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
