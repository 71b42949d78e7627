"""Puts the gate's tables and those of confidence into docs/accuracy.md, between their markers, and prints
them.

python docs/figures.py
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from communique.reader import Reader
from evaluation import confidence, gate

PAPER = Path(__file__).with_name("accuracy.md")


def filled(paper: str, place: str, tables: str, day: str) -> str:
    """`paper` with `tables` in the place of that name. Raises ValueError where the place is missing."""
    marks = re.compile(rf"(<!-- {place} -->\n).*(<!-- end of {place} -->)", re.DOTALL)
    if not marks.search(paper):
        raise ValueError(f"the markers <!-- {place} --> and <!-- end of {place} --> are missing")
    body = f"\nAs of {day}.\n\n{tables.strip()}\n\n"
    return marks.sub(lambda found: found[1] + body + found[2], paper)


def main() -> None:
    reader, day = Reader(), date.today().isoformat()
    paper = PAPER.read_text(encoding="utf-8")
    for place, tables in (
        ("gate", gate.markdown(gate.score_all(reader))),
        ("confidence", confidence.table(reader)),
    ):
        paper = filled(paper, place, tables, day)
        print(tables)
    PAPER.write_text(paper, encoding="utf-8")


if __name__ == "__main__":
    main()
