"""Puts the gate's tables into docs/accuracy.md, between its markers, and prints them.

python docs/figures.py
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from communique.reader import Reader
from evaluation import gate

PAPER = Path(__file__).with_name("accuracy.md")
_PLACE = re.compile(r"(<!-- gate -->\n).*(<!-- end of gate -->)", re.DOTALL)


def filled(paper: str, tables: str, day: str) -> str:
    """`paper` with `tables` in its place for them. Raises ValueError where the place is missing."""
    if not _PLACE.search(paper):
        raise ValueError("the markers <!-- gate --> and <!-- end of gate --> are missing")
    body = f"\nAs of {day}.\n\n{tables.strip()}\n\n"
    return _PLACE.sub(lambda place: place[1] + body + place[2], paper)


def main() -> None:
    tables = gate.markdown(gate.score_all(Reader()))
    day = date.today().isoformat()
    PAPER.write_text(filled(PAPER.read_text(encoding="utf-8"), tables, day), encoding="utf-8")
    print(tables)


if __name__ == "__main__":
    main()
