"""Relation types against labelled pairs: accuracy, macro-F1, verbal and material, cooperation and conflict.

    python evaluation/relations.py --data plv_dev.tsv [--errors 20] [--only REJECT]

The data are a table of others, not in this repository: tab-separated with the columns `gold_root` (a PLOVER
type, CONCEDE and RETREAT together as YIELD), `gold_penta` (1 verbal cooperation, 2 material cooperation,
3 verbal conflict, 4 material conflict) and `marked_sentence`, the sentence with `<s>source</s>` and
`<t>target</t>`. Each pair is put to `communique.Reader().relate(text, source, target)`; a sentence without a
target mark is asked with `target=None`.

The four-class figure takes a type by the class that the table gives it (YIELD is material cooperation there);
the two-class figure is cooperation against conflict. An answer NONE is wrong everywhere.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from communique import Reader

YIELD = "YIELD"
NONE = "NONE"
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", YIELD, "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
_MARK = re.compile(r"</?[st]>")


class Pair(NamedTuple):
    """One marked sentence: its text without marks, character ranges, the gold type and gold class of four."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int] | None
    root: str
    penta: str


class Row(NamedTuple):
    """Figures of one class."""

    gold: int
    told: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.told) if self.gold + self.told else 0.0


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without marks and the first range of each mark, `s` and `t`, trimmed of white space."""
    text, last = "", 0
    spans: dict[str, tuple[int, int]] = {}
    opened: dict[str, int] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        name = mark.group()[-2]
        if mark.group()[1] != "/":
            opened[name] = len(text)
        elif name in opened:
            start = opened.pop(name)
            inner = text[start:]
            start += len(inner) - len(inner.lstrip())
            if inner.strip():
                spans.setdefault(name, (start, start + len(inner.strip())))
    return text + marked[last:], spans


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a table; one without a source mark cannot be asked and is left out."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, spans = unmarked(row["marked_sentence"])
            if "s" in spans:
                yield Pair(text, spans["s"], spans.get("t"), row["gold_root"], row["gold_penta"])


def as_root(type: str) -> str:
    """Our type among the gold's fifteen."""
    return YIELD if type in {"CONCEDE", "RETREAT"} else type


def classes(pairs: Sequence[Pair]) -> dict[str, str]:
    """Gold type -> its class of four, as the table has it."""
    votes: dict[str, Counter[str]] = {}
    for pair in pairs:
        votes.setdefault(pair.root, Counter())[pair.penta] += 1
    return {root: counts.most_common(1)[0][0] for root, counts in votes.items()}


def rows(gold: Sequence[str], told: Sequence[str], names: Sequence[str]) -> dict[str, Row]:
    """Counts of each class."""
    pairs = Counter(zip(gold, told, strict=True))
    golds, tolds = Counter(gold), Counter(told)
    return {name: Row(golds[name], tolds[name], pairs[name, name]) for name in names}


def macro_f1(table: dict[str, Row]) -> float:
    """Mean F1 of the classes that the gold has."""
    present = [row.f1 for row in table.values() if row.gold]
    return sum(present) / len(present) if present else 0.0


def accuracy(gold: Sequence[str], told: Sequence[str]) -> float:
    return sum(a == b for a, b in zip(gold, told, strict=True)) / len(gold)


def _of_two(penta: str) -> str:
    return "cooperation" if penta in {"1", "2"} else "conflict" if penta in {"3", "4"} else NONE


def _print_figures(pairs: Sequence[Pair], told: Sequence[str]) -> None:
    gold = [pair.root for pair in pairs]
    quad = classes(pairs)
    four_gold = [pair.penta for pair in pairs]
    four_told = [quad.get(root, NONE) for root in told]
    two_gold, two_told = [_of_two(c) for c in four_gold], [_of_two(c) for c in four_told]
    table = rows(gold, told, ROOTS)
    answered = [number for number, root in enumerate(told) if root != NONE]
    right = sum(gold[number] == told[number] for number in answered)
    print(f"pairs {len(pairs)}   answered NONE {1 - len(answered) / len(pairs):.3f}")
    print(f"15 classes   accuracy {accuracy(gold, told):.3f}   macro-F1 {macro_f1(table):.3f}   ", end="")
    print(f"accuracy where answered {right / max(len(answered), 1):.3f}")
    four = rows(four_gold, four_told, sorted(set(four_gold)))
    two = rows(two_gold, two_told, ("cooperation", "conflict"))
    print(f" 4 classes   accuracy {accuracy(four_gold, four_told):.3f}   macro-F1 {macro_f1(four):.3f}")
    print(f" 2 classes   accuracy {accuracy(two_gold, two_told):.3f}   macro-F1 {macro_f1(two):.3f}\n")
    print(f"{'class':<10}{'gold':>6}{'told':>6}{'right':>6}{'P':>7}{'R':>7}{'F1':>7}")
    for name, row in table.items():
        print(
            f"{name:<10}{row.gold:>6}{row.told:>6}{row.right:>6}{row.precision:>7.2f}{row.recall:>7.2f}{row.f1:>7.2f}"
        )


def _print_confusion(gold: Sequence[str], told: Sequence[str]) -> None:
    counts = Counter(zip(gold, told, strict=True))
    columns = (*ROOTS, NONE)
    print("\ngold down, told across")
    print(f"{'':<10}" + "".join(f"{name[:5]:>6}" for name in columns))
    for name in ROOTS:
        print(f"{name:<10}" + "".join(f"{counts[name, other] or '·':>6}" for other in columns))


def _print_errors(pairs: Sequence[Pair], told: Sequence[str], limit: int, only: str | None) -> None:
    for pair, root in zip(pairs, told, strict=True):
        if limit <= 0:
            return
        if root == pair.root or (only and only not in {pair.root, root}):
            continue
        limit -= 1
        source = pair.text[slice(*pair.source)]
        target = pair.text[slice(*pair.target)] if pair.target else "-"
        print(f"{pair.root} told {root}: [{source}] -> ({target})\n    {pair.text[:400]}")


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="table of marked sentences")
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong answers")
    parser.add_argument("--only", help="print wrong answers of or into this class alone")
    options = parser.parse_args(argv)
    pairs = list(read_pairs(options.data))
    reader = Reader()
    told = [as_root(reader.relate(pair.text, pair.source, pair.target).type) for pair in pairs]
    _print_figures(pairs, told)
    _print_confusion([pair.root for pair in pairs], told)
    _print_errors(pairs, told, options.errors, options.only)


if __name__ == "__main__":
    main()
