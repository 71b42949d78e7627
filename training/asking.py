"""Asking: a network's logits for the pairs of a corpus, without augmentation."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from corpus.items import Item, Party
from corpus.scores import Pair
from tokenizers import Tokenizer
from torch import Tensor

from training.batches import Chance, Row, batch, row
from training.examples import Names, Question
from training.fit import answers
from training.network import RelationNet

_AT_ONCE = 96


def logits(net: RelationNet, pairs: Sequence[Pair], cutter: Tokenizer) -> Tensor:
    """(pairs, LABELS): what the network says of the type of each pair."""
    rows: list[Row] = []
    for pair in pairs:
        parties = (Party("source", (pair.source,)), Party("target", (pair.target,)))
        item = Item(pair.item.id, pair.item.text, parties, ())
        one = row(item, [Question("source", "target", None, ())], cutter, None, Chance(), Names(()))
        if not one.asked:
            raise ValueError(f"{pair.item.id} is longer than the network reads")
        rows.append(one)
    order = sorted(range(len(rows)), key=lambda n: len(rows[n].ids))
    out: list[Tensor] = [torch.empty(0)] * len(rows)
    net.eval()
    with torch.no_grad():
        for first in range(0, len(order), _AT_ONCE):
            numbers = order[first : first + _AT_ONCE]
            asked = batch([rows[n] for n in numbers])
            for n, line in zip(numbers, answers(net, asked).type, strict=True):
                out[n] = line
    return torch.stack(out)
