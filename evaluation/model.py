"""The relation model on the held part of the corpus, which it was not trained on; fails below its floors.

    python -m evaluation.model            figures, and each type's; exit code 1 below a floor
    python -m evaluation.model --raise    puts floors up to today's figures
    python -m evaluation.model --errors 20 --only REJECT

Every ordered pair of actors of an item is asked about; most are NONE. Macro-F1 is over the 16 types. The
floors stand in `model.toml`; those of `calibration_error` are ceilings. Like the gate's they move one way
only.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from corpus.items import corpus
from corpus.scores import Pair, calibration_error, macro_f1, pairs, tallies
from corpus.split import held_out

from communique.models import Answer, Question, load
from communique.models.labels import NONE

FLOORS = Path(__file__).with_name("model.toml")
CEILINGS = frozenset({"calibration_error"})


def asked() -> tuple[list[Pair], list[Answer]]:
    """The pairs of the held part and what the shipped model says of them."""
    held = pairs(held_out(corpus())[1])
    return held, load().ask([Question(pair.item.text, pair.source, pair.target) for pair in held])


def figures(held: Sequence[Pair], answers: Sequence[Answer]) -> dict[str, float]:
    """Accuracy, macro-F1, precision and recall of telling any relation, calibration, and status where told
    right.
    """
    told = [answer.type for answer in answers]
    right = [name in (pair.types or {NONE}) for name, pair in zip(told, held, strict=True)]
    found = sum(name != NONE and bool(pair.types) for name, pair in zip(told, held, strict=True))
    status = [
        answer.status == pair.status
        for answer, pair, good in zip(answers, held, right, strict=True)
        if good and pair.types
    ]
    return {
        "accuracy": sum(right) / len(right),
        "macro_f1": macro_f1(tallies(held, told)),
        "related_precision": found / max(sum(name != NONE for name in told), 1),
        "related_recall": found / max(sum(bool(pair.types) for pair in held), 1),
        "status": sum(status) / max(len(status), 1),
        "calibration_error": calibration_error([answer.scores[answer.type] for answer in answers], right),
    }


def broken(got: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each figure on the wrong side of its floor or ceiling."""
    out = []
    for name, floor in floors.items():
        if name in CEILINGS and got[name] > floor + 1e-9:
            out.append(f"relation model: {name} {got[name]:.3f} is above its ceiling {floor:.3f}")
        if name not in CEILINGS and got[name] < floor - 1e-9:
            out.append(f"relation model: {name} {got[name]:.3f} is below its floor {floor:.3f}")
    return out


def raised(got: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """The floors at today's figures where those are better, in steps of 0.005."""
    out = {}
    for name, value in got.items():
        if name in CEILINGS:
            out[name] = min(floors.get(name, 1.0), math.ceil(value * 200 - 1e-6) / 200)
        else:
            out[name] = max(floors.get(name, 0.0), math.floor(value * 200 + 1e-6) / 200)
    return out


def read_floors(path: Path = FLOORS) -> dict[str, float]:
    return {name: float(value) for name, value in tomllib.loads(path.read_text("utf-8"))["held"].items()}


def _write(path: Path, floors: dict[str, float]) -> None:
    head = path.read_text("utf-8").split("[held]")[0]
    lines = (f"{name} = {value:.3f}" for name, value in floors.items())
    path.write_text(head + "[held]\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _print_types(held: Sequence[Pair], answers: Sequence[Answer]) -> None:
    print(f"\n{'type':<10}{'gold':>6}{'told':>6}{'P':>7}{'R':>7}{'F1':>7}")
    for name, tally in tallies(held, [answer.type for answer in answers]).items():
        counts = f"{tally.gold:>6}{tally.told:>6}"
        print(f"{name:<10}{counts}{tally.precision:>7.2f}{tally.recall:>7.2f}{tally.f1:>7.2f}")


def _print_errors(held: Sequence[Pair], answers: Sequence[Answer], limit: int, only: str | None) -> None:
    for pair, answer in zip(held, answers, strict=True):
        wanted = sorted(pair.types) or [NONE]
        if limit > 0 and answer.type not in wanted and (only is None or only in {*wanted, answer.type}):
            limit -= 1
            text = pair.item.text
            print(f"{'|'.join(wanted)} told {answer.type} {answer.scores[answer.type]:.2f}: ", end="")
            print(f"[{text[slice(*pair.source)]}] -> ({text[slice(*pair.target)]})\n    {text}")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--raise", dest="up", action="store_true", help="put floors up to today's figures")
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong answers")
    parser.add_argument("--only", help="print wrong answers of or into this type alone")
    options = parser.parse_args(argv)
    held, answers = asked()
    got, floors = figures(held, answers), read_floors()
    if options.up:
        floors = raised(got, floors)
        _write(FLOORS, floors)
    print(f"relation model {load().name}, {len(held):,} pairs of the held part")
    for name, value in got.items():
        kind = "ceiling" if name in CEILINGS else "floor"
        print(f"  {name:<18} {value:.3f}  {kind} {floors.get(name, math.nan):.3f}")
    _print_types(held, answers)
    _print_errors(held, answers, options.errors, options.only)
    faults = broken(got, floors)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
