"""Fitting: the network's weights from items, and from what a larger network says of the same questions."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

import torch
from corpus.items import Item
from torch import nn
from torch.nn import functional

from training.bases import MINILM, MPNET, Base, tokenizer
from training.batches import AWAY, Batch, Chance, batches
from training.examples import Names, Sampling
from training.network import Answer, RelationNet


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a training run depends on beside the corpus and the teacher."""

    base: Base = MINILM
    split: int = 4  # lower layers
    seed: int = 11
    epochs: int = 4
    pairs: int = 96  # of one step
    rate: float = 3e-4  # of the heads
    encoder_rate: float = 2.5e-4
    decay: float = 0.01
    warmup: float = 0.1
    average: float = 0.99  # of the weights from step to step
    smoothing: float = 0.05
    status_weight: float = 0.3
    mode_weight: float = 0.3
    trigger_weight: float = 0.3
    teacher_share: float = 0.7  # of the loss, where there is one
    heat: float = 2.0  # the temperature at which teacher and pupil are compared
    sampling: Sampling = field(default_factory=Sampling)
    chance: Chance = field(default_factory=Chance)


TEACHER = Settings(base=MPNET, split=8, epochs=3, encoder_rate=6e-5)


def loss(answer: Answer, gold: Batch, settings: Settings) -> torch.Tensor:
    """The weighted sum of the four heads' cross-entropies."""
    type = functional.cross_entropy(answer.type, gold.type, label_smoothing=settings.smoothing)
    pointed = functional.cross_entropy(answer.trigger, gold.trigger)
    out = type + settings.trigger_weight * pointed
    for logits, wanted, weight in (
        (answer.status, gold.status, settings.status_weight),
        (answer.mode, gold.mode, settings.mode_weight),
    ):
        if (wanted != AWAY).any():
            out = out + weight * functional.cross_entropy(logits, wanted, ignore_index=AWAY)
    return out


def taught_loss(answer: Answer, teacher: Answer, gold: Batch, settings: Settings) -> torch.Tensor:
    """Cross-entropy to the teacher's shares at `heat`, head by head as in `loss` (Hinton et al. 2015)."""
    every = torch.ones_like(gold.status, dtype=torch.bool)
    out = torch.zeros(())
    for logits, theirs, rows, weight in (
        (answer.type, teacher.type, every, 1.0),
        (answer.trigger, teacher.trigger, every, settings.trigger_weight),
        (answer.status, teacher.status, gold.status != AWAY, settings.status_weight),
        (answer.mode, teacher.mode, gold.mode != AWAY, settings.mode_weight),
    ):
        if rows.any():
            shares = (theirs[rows] / settings.heat).softmax(-1)
            cost = functional.cross_entropy(logits[rows] / settings.heat, shares)
            out = out + weight * settings.heat**2 * cost
    return out


def fit(
    items: Sequence[Item],
    settings: Settings,
    names: Names,
    teacher: RelationNet | None = None,
) -> RelationNet:
    """A network trained on the items, and on the teacher's answers if there is one: the running average of
    its weights.
    """
    torch.manual_seed(settings.seed)
    random = Random(settings.seed)
    net = RelationNet(settings.base, settings.split)
    net.encoder.load_base()
    cutter = tokenizer()
    optimiser = _optimiser(net, settings)
    epochs = [
        list(
            batches(
                items,
                cutter,
                random,
                names,
                pairs=settings.pairs,
                how=settings.sampling,
                chance=settings.chance,
            )
        )
        for _ in range(settings.epochs)
    ]
    steps = sum(len(epoch) for epoch in epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / steps, settings.warmup))
    average = torch.optim.swa_utils.AveragedModel(
        net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(settings.average)
    )
    began = time.time()
    for number, epoch in enumerate(epochs):
        net.train()
        total = 0.0
        for gold in epoch:
            answer = answers(net, gold)
            cost = loss(answer, gold, settings)
            if teacher is not None:
                with torch.no_grad():
                    theirs = answers(teacher, gold)
                cost = torch.lerp(cost, taught_loss(answer, theirs, gold, settings), settings.teacher_share)
            cost.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            average.update_parameters(net)
            total += cost.item()
        print(f"epoch {number + 1}: loss {total / len(epoch):.3f}, {time.time() - began:.0f} s", flush=True)
    return average.module.eval()


def _optimiser(net: RelationNet, settings: Settings) -> torch.optim.Optimizer:
    """Other rates for the encoder, which has learned much already, than for the heads."""
    encoder = [weight for weight in net.encoder.parameters() if weight.requires_grad]
    known = {id(weight) for weight in net.encoder.parameters()}
    heads = [weight for weight in net.parameters() if id(weight) not in known]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": settings.encoder_rate}, {"params": heads, "lr": settings.rate}],
        weight_decay=settings.decay,
    )


def answers(net: RelationNet, batch: Batch) -> Answer:
    """The network's answers, computed in 16 bits."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answer = net(batch.ids, batch.text, batch.roles)
    return Answer(*(part.float() for part in answer))


def _rate(done: float, warmup: float) -> float:
    """Share of the full rate: rises straight, then falls by a cosine."""
    if done < warmup:
        return done / warmup
    return 0.5 * (1 + math.cos(math.pi * (done - warmup) / (1 - warmup)))
