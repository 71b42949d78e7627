"""Relation types against labelled pairs: accuracy, macro-F1, verbal and material, cooperation and conflict.

    python evaluation/relations.py --data plv_dev.tsv [--errors 20] [--only REJECT]

The data are a table of others, not in this repository: tab-separated with the columns `gold_root` (a PLOVER
type, CONCEDE and RETREAT together as YIELD), `gold_penta` (1 verbal cooperation, 2 material cooperation,
3 verbal conflict, 4 material conflict) and `marked_sentence`, the sentence with `<s>source</s>` and
`<t>target</t>`. Each pair is put to `communique.Reader().relate(text, source, target)`; a sentence without a
target mark is asked with `target=None`.

Two answers are scored. "As answered" is `Relation.type`, and NONE is wrong everywhere. "Told that there is
one" takes the likeliest of the fifteen, as one must who knows that the pair is related; the scores are then
shares of what is left without NONE, and calibration is measured on them.

The four-class figure takes a type by the class that the table gives it (YIELD is material cooperation there);
the two-class figure is cooperation against conflict.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.scores import Tally, calibration_error, macro_f1

from communique import Reader, Relation
from communique.models.labels import NONE

YIELD = "YIELD"
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


def rows(gold: Sequence[str], told: Sequence[str], names: Sequence[str]) -> dict[str, Tally]:
    """Counts of each class."""
    pairs = Counter(zip(gold, told, strict=True))
    golds, tolds = Counter(gold), Counter(told)
    return {name: Tally(golds[name], tolds[name], pairs[name, name]) for name in names}


def related(relation: Relation) -> tuple[str, float]:
    """The likeliest of the fifteen and its share of what is not NONE."""
    shares: Counter[str] = Counter()
    for type, score in relation.scores.items():
        if type != NONE:
            shares[as_root(type)] += score
    total = sum(shares.values())
    root, score = max(shares.items(), key=lambda pair: pair[1])
    return root, score / total if total else 0.0


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
    print(f"15 classes   accuracy {accuracy(gold, told):.3f}   macro-F1 {macro_f1(table, table):.3f}")
    four = rows(four_gold, four_told, sorted(set(four_gold)))
    two = rows(two_gold, two_told, ("cooperation", "conflict"))
    print(f" 4 classes   accuracy {accuracy(four_gold, four_told):.3f}   macro-F1 {macro_f1(four, four):.3f}")
    print(f" 2 classes   accuracy {accuracy(two_gold, two_told):.3f}   macro-F1 {macro_f1(two, two):.3f}")


def _print_classes(gold: Sequence[str], told: Sequence[str]) -> None:
    print(f"\n{'class':<10}{'gold':>6}{'told':>6}{'right':>6}{'P':>7}{'R':>7}{'F1':>7}")
    for name, row in rows(gold, told, ROOTS).items():
        counts = f"{row.gold:>6}{row.told:>6}{row.right:>6}"
        print(f"{name:<10}{counts}{row.precision:>7.2f}{row.recall:>7.2f}{row.f1:>7.2f}")


def _print_calibration(shares: Sequence[float], right: Sequence[bool]) -> None:
    print(f"\nexpected calibration error {calibration_error(shares, right):.3f}")
    print(f"{'share given':<14}{'pairs':>6}{'given':>7}{'right':>7}")
    for low in (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95):
        high = {0.0: 0.3, 0.3: 0.5, 0.5: 0.7, 0.7: 0.8, 0.8: 0.9, 0.9: 0.95, 0.95: 1.01}[low]
        inside = [n for n, share in enumerate(shares) if low <= share < high]
        if inside:
            given = sum(shares[n] for n in inside) / len(inside)
            print(f"{low:.2f} to {min(high, 1):.2f}  {len(inside):>6}{given:>7.2f}", end="")
            print(f"{sum(right[n] for n in inside) / len(inside):>7.2f}")


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
    relations = [reader.relate(pair.text, pair.source, pair.target) for pair in pairs]
    answered = [as_root(relation.type) for relation in relations]
    likeliest = [related(relation) for relation in relations]
    told = [root for root, _ in likeliest]
    gold = [pair.root for pair in pairs]
    print(f"pairs {len(pairs)}\n\ntold that there is one")
    _print_figures(pairs, told)
    print(f"\nas answered (NONE {answered.count(NONE) / len(pairs):.3f})")
    _print_figures(pairs, answered)
    _print_classes(gold, told)
    _print_confusion(gold, told)
    _print_calibration([share for _, share in likeliest], [a == b for a, b in zip(gold, told, strict=True)])
    _print_errors(pairs, told, options.errors, options.only)


if __name__ == "__main__":
    main()
