"""Quantities against labelled sentences: precision, recall, F1 for value, value and unit, and with the bound.

    python evaluation/quantities.py --data quantities_dev.jsonl [--errors 20]

The data are JSON lines `{"text", "quantities": [{"change", "value", "unit", "normalized_unit"}]}`, of others
and not in this repository. How labels are made comparable:

- their values are in the unit of the text, ours in base units: theirs are taken there by our factor;
- “up” and “down” count as “=”; a price per something counts as its currency;
- a counted noun agrees where our singular is a word of theirs, and "person" where theirs names persons;
- “-” (no unit) agrees with our "1"; a share of something (“% Germans”, value 0.33) too;
- a range agrees where both ends do, in either order; one value with the lower end of “dozens”.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from pathlib import Path
from typing import Any, NamedTuple

from communique.reading import units
from communique.reading.nouns import is_person, singular
from communique.reading.quantities import find_quantities
from communique.records import Quantity

NAMES = {
    "percentage": "percent",
    "pound-mass": "lb",
    "foot pound-force": "pound-foot",
    "mega british thermal unit": "million british thermal unit",
    "ampere per square centimetre": "ampere per square centimeter",
    "parts-per-billion": "parts per billion",
    "revolutions per minute": "rpm",
    "united states dollar": "us dollar",
    "hong kong dollar": "hong kong dollar",
    "danish krone": "danish krone",
    "croatian kuna": "kuna",
    "malaysian ringgit": "ringgit",
}
"""Their unit names that our registers do not list, as names that they do."""


class Gold(NamedTuple):
    """One label: its ends as written, the factor to our base unit, its unit, its bound."""

    ends: tuple[float, ...]
    factor: float
    code: str | None
    currency: str | None
    words: frozenset[str]
    bound: str
    share: bool = False


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float


def read_gold(row: dict[str, Any]) -> Gold:
    """A label in our terms."""
    numbers = re.findall(r"(?<![\d.])-?\d+(?:\.\d+)?(?:[eE]-?\d+)?", str(row["value"]).replace(" ", ""))
    if len(numbers) == 2 and numbers[1].startswith("-") and "-" in str(row["value"])[1:]:
        numbers[1] = numbers[1][1:]
    name = str(row["normalized_unit"]).lower()
    name = NAMES.get(name, name)
    if row["unit"] == "times":
        name = "times"
    if row["unit"] == "p":
        name = "pence"  # their name for it is “point”, the text's is pence
    bound = row["change"] if row["change"] in "<>~=" else "="
    pieces = units._pieces(name)
    hit = None
    if pieces:
        hit = units.match_phrase(units.currency_names(), pieces, 0)
        whole = units.match_phrase(units.unit_names(), pieces, 0)
        if whole is not None and (hit is None or whole[1] == len(pieces) or name == "pound-mass"):
            hit = whole
    words = frozenset(re.findall(r"\w+", name)) | frozenset(re.findall(r"\w+", str(row["unit"]).lower()))
    ends = tuple(float(number) for number in numbers)
    if hit is not None:
        return Gold(ends, hit[0].factor, hit[0].code, hit[0].currency, words, bound)
    return Gold(ends, 1.0, None, None, words, bound, share="%" in name)


def same_value(ours: Quantity, gold: Gold) -> bool:
    """Whether the figures agree, in base units or as written."""
    for factor in {gold.factor, 1.0}:
        ends = sorted(end * factor for end in gold.ends)
        mine = [ours.value] if ours.high is None else [ours.value, ours.high]
        if len(mine) == 2 and len(ends) == 1 and ours.comparator == "~":
            mine = mine[:1]
        if len(mine) == len(ends) and all(
            math.isclose(a, b, rel_tol=2e-3) for a, b in zip(mine, ends, strict=True)
        ):
            return True
    return False


def same_unit(ours: Quantity, gold: Gold) -> bool:
    """Whether the units agree, and with a unit of measure the value in base units too."""
    if gold.currency or gold.code:
        if ours.currency != gold.currency or ours.unit != gold.code:
            return False
        return math.isclose(ours.value, min(gold.ends, default=0.0) * gold.factor, rel_tol=2e-3)
    if ours.unit == "1":
        return gold.share or gold.words <= {"-"}
    if ours.unit == "person":
        return any(is_person(word) or is_person(word.title()) for word in gold.words)
    return ours.unit is not None and any(ours.unit.lower() in (word, singular(word)) for word in gold.words)


def count(predicted: list[Quantity], gold: list[Gold], level: int) -> int:
    """How many labels are met; each prediction meets one label at most, the closest first."""
    left, met = list(predicted), 0
    for want in gold:
        fits = [q for q in left if same_value(q, want) and (level < 1 or same_unit(q, want))]
        fits = [q for q in fits if level < 2 or q.comparator == want.bound]
        fits.sort(key=lambda q: (not same_unit(q, want), q.comparator != want.bound))
        if fits:
            left.remove(fits[0])
            met += 1
    return met


def score(met: int, predicted: int, gold: int) -> Score:
    precision, recall = met / max(predicted, 1), met / max(gold, 1)
    return Score(precision, recall, 2 * precision * recall / max(precision + recall, 1e-9))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0, help="show this many sentences with errors")
    args = parser.parse_args()
    met, predicted, wanted, shown = [0, 0, 0], 0, 0, 0
    for line in args.data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        ours = find_quantities(row["text"])
        gold = [read_gold(label) for label in row["quantities"]]
        found = [count(ours, gold, level) for level in (0, 1, 2)]
        met = [a + b for a, b in zip(met, found, strict=True)]
        predicted, wanted = predicted + len(ours), wanted + len(gold)
        if shown < args.errors and (found[1] < len(gold) or len(ours) > found[1]):
            shown += 1
            print(row["text"])
            print(
                "   theirs:",
                [f"{q['change']} {q['value']} {q['normalized_unit']}" for q in row["quantities"]],
            )
            print(
                "   ours:  ",
                [
                    f"{q.comparator} {q.value:g}{f'..{q.high:g}' if q.high else ''} {q.unit or q.currency}"
                    for q in ours
                ],
            )
    print(f"{wanted} labelled, {predicted} found")
    for name, hits in zip(("value", "value+unit", "value+unit+bound"), met, strict=True):
        result = score(hits, predicted, wanted)
        print(f"{name:18} P {result.precision:.3f}  R {result.recall:.3f}  F1 {result.f1:.3f}")


if __name__ == "__main__":
    main()
