"""The hand-edited tables as rows that know their file and line, and the mistakes found in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent


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
            self.fault(f"bad date {text!r}")
            return None
        return text

    def period(self, since: str | None, until: str | None) -> None:
        """The end must not come before the start, as far as both are known."""
        if since and until and later(since, until):
            self.fault(f"ends {until} before it starts {since}")

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


def later(one: str, other: str) -> bool:
    """Whether date `one` is surely after `other`, where either may be known only by its month or year."""
    size = min(len(one), len(other))
    return one[:size] > other[:size]


def read_sheet(path: Path, faults: Faults) -> Iterator[Row]:
    """The rows of a tab separated file; nothing where there is no such file."""
    if not path.exists():
        return
    header: list[str] | None = None
    name = path.relative_to(HERE).as_posix()
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), 1):
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


def slug(name: str) -> str:
    """`Nicolás Maduro` as `nicolas-maduro`."""
    table = str.maketrans(
        {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d"}
    )
    plain = unicodedata.normalize("NFKD", name.translate(table))
    plain = "".join(char for char in plain if not unicodedata.combining(char)).lower()
    plain = re.sub(r"['’ʻ‘`.]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
