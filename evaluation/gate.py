"""The accuracy gate: reads every example, scores it against its gold, and fails below the floors.

    python -m evaluation.gate                  one line a kind, for both splits; exit code 1 below a floor
    python -m evaluation.gate --errors         what was missed and what was false, with the words (dev only)
    python -m evaluation.gate --markdown       the tables of docs/accuracy.md
    python -m evaluation.gate --raise          writes today's figures into floors.toml where they are higher

Whoever tunes the reader looks at the faults of `dev` only: `held` shows how it reads what nobody tuned on.
The seed report is scored too where `../shared/seed` exists; it has no floors.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from communique.records import Record
from evaluation.gold import EXAMPLES, Gold, load
from evaluation.scoring import score
from evaluation.tally import MEASURES, Score, Tally, total

FLOORS = Path(__file__).with_name("floors.toml")
SEED = Path(__file__).resolve().parents[2] / "shared" / "seed" / "000_e3002843ae1eb786.txt"
FIGURES = ("precision", "recall", "f1")

Floors = dict[str, dict[str, dict[str, float]]]


class Reads(Protocol):
    """What the gate asks of a reader: `communique.Reader`."""

    def read(
        self,
        text: str,
        published: str | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
    ) -> Record: ...


def score_file(reader: Reads, path: Path, text_path: Path | None = None) -> tuple[Gold, Score]:
    """Reads one report and scores it. The gold is found in the text that the reader kept."""
    text = (text_path or path.with_suffix(".txt")).read_text(encoding="utf-8").strip()
    gold = load(path, text)
    record = reader.read(text, published=gold.published, title=gold.title, outlet=gold.outlet)
    if record.document.text != text:
        gold = load(path, record.document.text)
    return gold, score(gold, record)


def score_all(reader: Reads, folder: Path = EXAMPLES, split: str | None = None) -> dict[str, Score]:
    """Total scores by split ("dev", "held"), and "seed" where its text is at hand."""
    by_split: dict[str, list[Score]] = {}
    files: list[tuple[Path, Path | None]] = [(path, None) for path in sorted(folder.glob("*.toml"))]
    if SEED.exists() and folder == EXAMPLES:
        files.append((Path(__file__).with_name("seed.toml"), SEED))
    for path, text_path in files:
        # A split that nobody asked for is not even read.
        if split in (None, tomllib.loads(path.read_text(encoding="utf-8"))["split"]):
            gold, scored = score_file(reader, path, text_path)
            by_split.setdefault(gold.split, []).append(scored)
    return {name: total(scores) for name, scores in by_split.items()}


def read_floors(text: str) -> Floors:
    """Floors by split, measure and figure."""
    data = tomllib.loads(text)
    data.pop("lowered", None)
    return {
        split: {
            measure.replace("_", " "): {name: float(value) for name, value in figures.items()}
            for measure, figures in measures.items()
        }
        for split, measures in data.items()
    }


def broken(scores: Mapping[str, Score], floors: Floors) -> list[str]:
    """One line for each figure below its floor."""
    out = []
    for split, measures in floors.items():
        for measure, figures in measures.items():
            if split not in scores:
                continue
            tally = scores[split].tallies[measure]
            for name, floor in figures.items():
                got = getattr(tally, name)
                if got < floor - 1e-9:
                    out.append(f"{split} {measure}: {name} {got:.3f} is below its floor {floor:.2f}")
    return out


def raised(scores: Mapping[str, Score], floors: Floors) -> Floors:
    """The floors, each put up to the present figure rounded down to 0.01 where that is higher."""
    out: Floors = {}
    for split in ("dev", "held"):
        for measure in MEASURES:
            if split not in scores:
                continue
            old = floors.get(split, {}).get(measure, {})
            tally = scores[split].tallies[measure]
            out.setdefault(split, {})[measure] = {
                name: max(old.get(name, 0.0), math.floor(getattr(tally, name) * 100 + 1e-6) / 100)
                for name in FIGURES
            }
    return out


def write_floors(path: Path, floors: Floors) -> None:
    """Rewrites the figures of a floors file; its head and its `lowered` entries stay."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    head = [line for line in text.split("\n[", 1)[0].splitlines() if line.startswith("#")]
    lines = [*head, ""]
    for entry in tomllib.loads(text).get("lowered", ()):
        lines += ["[[lowered]]", *(f'{key} = "{value}"' for key, value in entry.items()), ""]
    for split, measures in floors.items():
        for measure, figures in measures.items():
            lines.append(f"[{split}.{measure.replace(' ', '_')}]")
            lines += [f"{name} = {value:.2f}" for name, value in figures.items()]
            lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def loosened(old: str, new: str) -> list[str]:
    """Floors of the file's text `new` that are lower than in `old` and have no `[[lowered]]` entry for it."""
    before, after = read_floors(old), read_floors(new)
    excused = {(entry["floor"], entry["reason"] != "") for entry in tomllib.loads(new).get("lowered", ())}
    out = []
    for split, measures in before.items():
        for measure, figures in measures.items():
            for name, floor in figures.items():
                key = f"{split} {measure} {name}"
                now = after.get(split, {}).get(measure, {}).get(name, -1.0)
                if now < floor and (key, True) not in excused:
                    out.append(f"{key}: {floor:.2f} was lowered to {now:.2f}")
    return out


def line(split: str, measure: str, tally: Tally, floors: Mapping[str, float]) -> str:
    """One line of the gate's table."""
    figures = "  ".join(f"{name} {getattr(tally, name):.3f}" for name in FIGURES)
    at_least = " ".join(f"{floors[name]:.2f}" for name in FIGURES if name in floors) or "none"
    counts = f"{tally.right} right, {tally.false} false, {tally.missed} missed"
    return f"{split:5} {measure:23} {figures}  floors {at_least:15} {counts}"


def markdown(scores: Mapping[str, Score]) -> str:
    """The tables of docs/accuracy.md: kinds, event types, fields of what was matched."""
    out = []
    for split, scored in scores.items():
        out += [f"### {split}", "", "| kind | precision | recall | F1 | right | false | missed |"]
        out.append("|---|---|---|---|---|---|---|")
        out += [_row(measure, tally) for measure, tally in scored.tallies.items()]
        out += [
            "",
            "| event type | precision | recall | F1 | right | false | missed |",
            "|---|---|---|---|---|---|---|",
        ]
        out += [_row(type_, tally) for type_, tally in sorted(scored.types.items())]
        out += ["", "| field of what was matched | right | of |", "|---|---|---|"]
        out += [f"| {name} | {share.right} | {share.of} |" for name, share in sorted(scored.shares.items())]
        out.append("")
    return "\n".join(out)


def _row(name: str, tally: Tally) -> str:
    figures = " | ".join(f"{getattr(tally, figure):.2f}" for figure in FIGURES)
    return f"| {name} | {figures} | {tally.right} | {tally.false} | {tally.missed} |"


def errors(scores: Mapping[str, Score], kind: str) -> str:
    """The faults, report by report; `kind` is a measure or "all"."""
    out = []
    for scored in scores.values():
        slug = ""
        for fault in scored.faults:
            if kind not in ("all", fault.measure):
                continue
            if fault.slug != slug:
                slug = fault.slug
                out.append(f"\n{slug}")
            which = "MISSED" if fault.missed else "FALSE "
            out.append(f"  {which} {fault.measure}: {fault.what}\n      “{fault.words}”")
    return "\n".join(out)


def main(
    arguments: Sequence[str] | None = None, reader: Reads | None = None, floors_path: Path = FLOORS
) -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description=__doc__.splitlines()[0])
    parser.add_argument("--errors", nargs="?", const="all", metavar="KIND", choices=["all", *MEASURES])
    parser.add_argument("--markdown", action="store_true", help="tables for docs/accuracy.md")
    parser.add_argument("--raise", dest="up", action="store_true", help="put floors up to today's figures")
    parser.add_argument("--split", choices=["dev", "held", "seed"], help="only this one")
    parser.add_argument("--examples", type=Path, default=EXAMPLES, metavar="FOLDER")
    asked = parser.parse_args(arguments)
    # Faults of `held` stay unseen unless somebody asks for them by name.
    split = asked.split or ("dev" if asked.errors else None)
    scores = score_all(reader or _reader(), asked.examples, split)
    if asked.markdown:
        print(markdown(scores))
        return 0
    if asked.errors:
        print(errors(scores, asked.errors))
        return 0
    floors = read_floors(floors_path.read_text(encoding="utf-8"))
    if asked.up:
        floors = {**floors, **raised(scores, floors)}
        write_floors(floors_path, floors)
    for name, scored in scores.items():
        for measure, tally in scored.tallies.items():
            print(line(name, measure, tally, floors.get(name, {}).get(measure, {})))
    faults = broken(scores, floors)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _reader() -> Any:
    from communique.reader import Reader

    return Reader()


if __name__ == "__main__":
    sys.exit(main())
