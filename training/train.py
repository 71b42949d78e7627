"""Training: cross-validates on the corpus, trains on all but the held part, exports, checks and writes the
model.

    python -m training.train [--folds 3] [--name relation-1]

Everything is fixed by the seed: two runs on one machine give the same model, on two machines the same within
noise.
The held part of the corpus is never trained on; the gate measures the shipped model on it.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import torch
from corpus.items import Item, corpus
from corpus.scores import Pair, calibration_error, macro_f1, pairs, tallies
from corpus.split import folds, held_out

from communique.models.labels import LABELS, MODES, NONE, STATUSES
from communique.models.relation_model import Question, RelationModel
from communique.registers import tables
from training.asking import logits
from training.calibration import Calibration, fitted
from training.card import card
from training.examples import Names
from training.export import export, quantise
from training.fit import Settings, fit, tokenizer
from training.network import RelationNet

MODELS = Path(__file__).resolve().parent.parent / "src" / "communique" / "models"
MOST_LOST = 0.005  # of macro-F1, by the 8-bit figures


class Figures(NamedTuple):
    """How answers agree with pairs that were not trained on."""

    pairs: int
    accuracy: float
    macro_f1: float
    calibration_error: float


def names() -> Names:
    """States and their adjectives in the registers, those of one word."""
    found = ((state.name, state.adjectives[0]) for state in tables.states().values() if state.adjectives)
    return Names([(name, adjective) for name, adjective in found if " " not in name + adjective])


def figures(asked: Sequence[Pair], shares: torch.Tensor) -> Figures:
    best = shares.max(-1)
    told = [LABELS[n] for n in best.indices.tolist()]
    right = [name in (pair.types or {NONE}) for name, pair in zip(told, asked, strict=True)]
    error = calibration_error(best.values.tolist(), right)
    return Figures(len(asked), sum(right) / len(right), macro_f1(tallies(asked, told)), error)


def cross_validate(items: Sequence[Item], settings: Settings, number: int) -> tuple[Calibration, Figures]:
    """Trains once for each fold on the others; the calibration and figures of all pairs by nets that never
    saw them.
    """
    cutter, asked, said = tokenizer(), [], []
    for n, fold in enumerate(folds(items, number), 1):
        inside = {item.id for item in fold}
        print(f"fold {n} of {number}: {len(fold)} items", flush=True)
        net = fit([item for item in items if item.id not in inside], settings, names())
        mine = pairs(fold)
        asked += mine
        said.append(logits(net, mine, cutter))
    together = torch.cat(said)
    calibration = fitted(together, asked)
    return calibration, figures(asked, calibration.shares(together))


def eight_bit(folder: Path, asked: Sequence[Pair]) -> Figures:
    """The figures of the model as it is shipped, by the code that ships with it."""
    model = RelationModel(folder, threads=2)
    answers = model.ask([Question(pair.item.text, pair.source, pair.target) for pair in asked])
    return figures(asked, torch.tensor([[answer.scores[name] for name in LABELS] for answer in answers]))


def write(folder: Path, net: RelationNet, calibration: Calibration, settings: Settings) -> None:
    """The model's folder without its card."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "whole.onnx"
    export(net, whole)
    quantise(whole, folder / "model.onnx")
    whole.unlink()
    tokenizer().save(str(folder / "tokenizer.json"))
    lists = {"labels": LABELS, "statuses": STATUSES, "modes": MODES}
    lines = [f"{name} = {json.dumps(list(values))}" for name, values in lists.items()]
    lines += [
        "",
        "[calibration]",
        *(f"{name} = {value:.4f}" for name, value in calibration._asdict().items()),
    ]
    lines += ["", "[training]", *(f"{name} = {json.dumps(value)}" for name, value in _flat(asdict(settings)))]
    (folder / "model.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _flat(values: dict[str, object]) -> list[tuple[str, object]]:
    out: list[tuple[str, object]] = []
    for name, value in values.items():
        out += (
            [(f"{name}_{part}", x) for part, x in value.items()]
            if isinstance(value, dict)
            else [(name, value)]
        )
    return out


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--name", default="relation-1")
    options = parser.parse_args(argv)
    began = time.time()
    settings = Settings()
    items, held = held_out(corpus())
    calibration, crossed = cross_validate(items, settings, options.folds)
    print(f"cross-validated: {crossed}, {calibration}", flush=True)
    net = fit(items, settings, names())
    asked = pairs(held)
    whole = figures(asked, calibration.shares(logits(net, asked, tokenizer())))
    folder = MODELS / options.name
    write(folder, net, calibration, settings)
    shipped = eight_bit(folder, asked)
    print(f"held, 32-bit: {whole}\nheld, 8-bit: {shipped}", flush=True)
    if whole.macro_f1 - shipped.macro_f1 >= MOST_LOST:
        raise SystemExit(f"8-bit figures lose {whole.macro_f1 - shipped.macro_f1:.4f} of macro-F1")
    facts = card(options.name, items, held, crossed, whole, shipped, time.time() - began)
    (folder / "card.md").write_text(facts, encoding="utf-8")


if __name__ == "__main__":
    torch.set_num_threads(2)
    main()
