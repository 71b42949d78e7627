"""How sure is sure: precision and recall of the events of the examples at each least confidence.

    python -m evaluation.confidence       a table, as Markdown; both splits of the examples together

An event that is left out below the threshold counts as missed where the gold has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from communique import Reader
from communique.records import Record
from evaluation.gold import EXAMPLES, Gold, load
from evaluation.scoring import score
from evaluation.tally import Tally

THRESHOLDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def records(reader: Reader, folder: Path = EXAMPLES) -> list[tuple[Gold, Record]]:
    """Every example's gold and what the reader makes of its text."""
    out = []
    for path in sorted(folder.glob("*.toml")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8").strip()
        gold = load(path, text)
        record = reader.read(text, published=gold.published, title=gold.title, outlet=gold.outlet)
        out.append((load(path, record.document.text), record))
    return out


def at_least(pairs: Sequence[tuple[Gold, Record]], least: float) -> Tally:
    """Counts of the events that are as sure as that."""
    out = Tally()
    for gold, record in pairs:
        sure = tuple(event for event in record.events if event.confidence >= least)
        out.add(score(gold, replace(record, events=sure)).tallies["events"])
    return out


def table(reader: Reader) -> str:
    """The Markdown table of all thresholds."""
    pairs = records(reader)
    lines = ["| at least | events shown | precision | recall | F1 |", "|---|---|---|---|---|"]
    for least in THRESHOLDS:
        tally = at_least(pairs, least)
        figures = " | ".join(f"{figure:.2f}" for figure in (tally.precision, tally.recall, tally.f1))
        lines.append(f"| {least:.1f} | {tally.right + tally.false} | {figures} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(Reader()))
