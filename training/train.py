"""Training: a large network learns from the corpus, and a small one from both; the small one ships.

    python -m training.train [--folds 3] [--name relation-2] [--teacher FILE]

Everything is fixed by the seed: two runs on one machine give the same model, on two machines the same within
noise. The held part of the corpus is never trained on. The two figures of the calibration are fitted on it,
part by part, so that what is reported of a pair was fitted on others; with `--folds` on the training part
instead, by networks that did not see the fold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import torch
from corpus.items import Item, corpus, to_json
from corpus.scores import Pair, calibration_error, macro_f1, pairs, tallies
from corpus.split import folds, groups, held_out
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from communique.models.labels import LABELS, MODES, NONE, STATUSES
from communique.models.relation_model import DEFAULT, Question, RelationModel
from communique.registers import tables
from training.asking import logits
from training.bases import tokenizer
from training.calibration import Calibration, fitted
from training.card import card
from training.examples import Names
from training.export import export, quantise
from training.fit import TEACHER, Settings, fit
from training.network import RelationNet

MODELS = Path(__file__).resolve().parent.parent / "src" / "communique" / "models"
_PARTS = 5  # of the calibration
MOST_LOST = 0.005  # of macro-F1, by the 8-bit figures


class Figures(NamedTuple):
    """How answers agree with pairs that were not trained on."""

    pairs: int
    accuracy: float
    macro_f1: float
    calibration_error: float


class Answered(NamedTuple):
    """Pairs and (pairs, LABELS) what a network says of each."""

    pairs: list[Pair]
    logits: torch.Tensor


def answered(net: RelationNet, items: Sequence[Item]) -> Answered:
    asked = pairs(items)
    return Answered(asked, logits(net, asked, tokenizer()))


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


def pupil(items: Sequence[Item], teacher: RelationNet) -> RelationNet:
    """The small network, taught by one that learned from the same items."""
    return fit(items, Settings(), names(), teacher)


def cross_validate(items: Sequence[Item], number: int) -> Answered:
    """The pairs of all items with the logits of nets that never saw them."""
    out: list[Answered] = []
    for n, fold in enumerate(folds(items, number), 1):
        inside = {item.id for item in fold}
        print(f"fold {n} of {number}: {len(fold)} items", flush=True)
        others = [item for item in items if item.id not in inside]
        net = pupil(others, fit(others, TEACHER, names()))
        out.append(answered(net, fold))
    return Answered([pair for one in out for pair in one.pairs], torch.cat([one.logits for one in out]))


def cross_fitted(answers: Answered, number: int) -> torch.Tensor:
    """Shares of all pairs, those of each part of the items by a calibration fitted on the other parts."""
    items = list({pair.item.id: pair.item for pair in answers.pairs}.values())
    part = {item.id: n % number for n, group in enumerate(groups(items)) for item in group}
    which = torch.tensor([part[pair.item.id] for pair in answers.pairs])
    out = torch.zeros_like(answers.logits)
    for n in range(number):
        others = [pair for pair in answers.pairs if part[pair.item.id] != n]
        calibration = fitted(answers.logits[which != n], others)
        out[which == n] = calibration.shares(answers.logits[which == n])
    return out


def eight_bit(folder: Path, asked: Sequence[Pair]) -> Figures:
    """The figures of the model as it is shipped, by the code that ships with it."""
    model = RelationModel(folder, threads=2)
    answers = model.ask([Question(pair.item.text, pair.source, pair.target) for pair in asked])
    return figures(asked, torch.tensor([[answer.scores[name] for name in LABELS] for answer in answers]))


def write(folder: Path, net: RelationNet, calibration: Calibration) -> None:
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
    for table, settings in (("training", Settings()), ("teacher", TEACHER)):
        lines += ["", f"[{table}]"]
        lines += [f"{name} = {json.dumps(value)}" for name, value in _flat(asdict(settings))]
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
    parser.add_argument("--folds", type=int, default=0, help="cross-validate on so many (hours each)")
    parser.add_argument("--name", default=DEFAULT)
    parser.add_argument("--teacher", type=Path, help="weights of the large network: read, or written there")
    options = parser.parse_args(argv)
    if options.teacher:
        options.teacher.parent.mkdir(parents=True, exist_ok=True)
    began = time.time()
    items, held = held_out(corpus())
    outside = cross_validate(items, options.folds) if options.folds else None
    reused = bool(options.teacher and options.teacher.exists())
    teacher = _teacher(items, options.teacher)
    large = answered(teacher, held)
    taught_by = figures(large.pairs, large.logits.softmax(-1))
    print(f"held, teacher: {taught_by}", flush=True)
    net = pupil(items, teacher)
    small = answered(net, held)
    fitted_on = outside or small
    calibration = fitted(fitted_on.logits, fitted_on.pairs)
    crossed = figures(fitted_on.pairs, cross_fitted(fitted_on, _PARTS))
    print(f"{calibration}, cross-fitted: {crossed}", flush=True)
    whole = figures(small.pairs, calibration.shares(small.logits))
    folder = Path("build") / options.name  # moved to its place once it has passed
    write(folder, net, calibration)
    shipped = eight_bit(folder, small.pairs)
    print(f"held, 32-bit: {whole}\nheld, 8-bit: {shipped}", flush=True)
    if whole.macro_f1 - shipped.macro_f1 >= MOST_LOST:
        raise SystemExit(f"8-bit figures lose {whole.macro_f1 - shipped.macro_f1:.4f} of macro-F1")
    took = time.time() - began
    facts = card(options.name, items, held, taught_by, crossed, whole, shipped, took, reused, options.folds)
    (folder / "card.md").write_text(facts, encoding="utf-8")
    shutil.rmtree(MODELS / options.name, ignore_errors=True)
    shutil.move(folder, MODELS / options.name)


def _teacher(items: Sequence[Item], path: Path | None) -> RelationNet:
    """The large network: of the file if it is there, else trained, and written to it."""
    if path and path.exists():
        net = RelationNet(TEACHER.base, TEACHER.split)
        with safe_open(path, "pt") as file:
            if (file.metadata() or {}).get("of") != _mark(items):
                raise SystemExit(f"{path} was trained on other items or with other settings: delete it")
        net.load_state_dict(load_file(path))
        return net.eval()
    net = fit(items, TEACHER, names())
    if path:
        save_file(net.state_dict(), path, {"of": _mark(items)})
    return net


def _mark(items: Sequence[Item]) -> str:
    """Tells items and settings from others, so that no teacher has seen what it is measured on."""
    told = json.dumps([to_json(item) for item in items], sort_keys=True) + repr(TEACHER)
    return hashlib.sha256(told.encode()).hexdigest()


if __name__ == "__main__":
    torch.set_num_threads(2)
    main()
