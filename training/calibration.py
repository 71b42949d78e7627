"""Calibration: the temperature and the shift of NONE that make the model's shares agree with what is right.

Guo et al. 2017 for the temperature. The shift corrects for the share of NONE among the training questions,
which is chosen, and below the share in prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from corpus.scores import Pair
from torch import Tensor

from communique.models.labels import LABELS, NONE

_NONE = LABELS.index(NONE)


class Calibration(NamedTuple):
    """Logits are divided by `temperature`, then `none_shift` is added to that of NONE."""

    temperature: float
    none_shift: float

    def shares(self, logits: Tensor) -> Tensor:
        changed = logits / self.temperature
        changed[:, _NONE] += self.none_shift
        return changed.softmax(-1)


def fitted(logits: Tensor, pairs: Sequence[Pair]) -> Calibration:
    """The calibration with the least mean log loss on pairs that the network was not trained on."""
    gold = torch.zeros(len(pairs), len(LABELS))
    for n, pair in enumerate(pairs):
        for name in pair.types or {NONE}:
            gold[n, LABELS.index(name)] = 1.0 / max(len(pair.types), 1)
    heat = torch.zeros(1, requires_grad=True)  # log of the temperature
    shift = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.LBFGS([heat, shift], max_iter=60, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimiser.zero_grad()
        changed = logits / heat.exp()
        changed = changed + torch.nn.functional.one_hot(torch.tensor(_NONE), len(LABELS)) * shift
        cost = torch.nn.functional.cross_entropy(changed, gold)
        cost.backward()
        return cost

    optimiser.step(closure)
    return Calibration(float(heat.detach().exp()), float(shift.detach()))
