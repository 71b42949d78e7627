"""Encoder: a transformer's layers in two halves, so that the roles of a pair can enter between them.

The lower half reads a text once, whatever pairs are asked of it; the upper half reads it again for each
pair with the roles marked. Layer after Devlin et al. 2019; buckets of distances after Raffel et al. 2020.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.bases import ENDED, Base, weights

_FARTHEST = 128  # pieces; what is farther shares a bucket
SHUT = -10000.0  # added to the logits of pieces after a text's end


class Layer(nn.Module):
    """One layer of self-attention and its feed-forward net, normalised after each."""

    def __init__(self, base: Base) -> None:
        super().__init__()
        self.heads = base.heads
        self.query, self.key, self.value, self.out = (nn.Linear(base.hidden, base.hidden) for _ in range(4))
        self.norm = nn.LayerNorm(base.hidden, eps=base.epsilon)
        self.inner, self.outer = nn.Linear(base.hidden, base.inner), nn.Linear(base.inner, base.hidden)
        self.last = nn.LayerNorm(base.hidden, eps=base.epsilon)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """`states` (texts, pieces, hidden); `bias` (texts, heads or 1, pieces or 1, pieces) is added to
        attention's logits.
        """
        many, pieces, hidden = states.shape

        def split(linear: nn.Linear) -> Tensor:
            return linear(states).view(many, pieces, self.heads, hidden // self.heads).transpose(1, 2)

        query, key, value = split(self.query), split(self.key), split(self.value)
        bias = bias.to(query.dtype).expand(many, -1, pieces, pieces)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = mixed.transpose(1, 2).reshape(many, pieces, hidden)
        states = self.norm(states + self.out(mixed))
        return self.last(states + self.outer(functional.gelu(self.inner(states))))


class Encoder(nn.Module):
    """`lower` reads texts (texts, pieces), `upper` their states (texts, pieces, hidden) again, both with
    `bias`; `split` is the number of lower layers.
    """

    def __init__(self, base: Base, split: int) -> None:
        super().__init__()
        self.base, self.split = base, split
        self.words = nn.Embedding(base.words, base.hidden)
        self.places = nn.Embedding(base.places, base.hidden)
        if base.kinds:
            self.kinds = nn.Embedding(2, base.hidden)
        if base.buckets:
            self.distances = nn.Embedding(base.buckets, base.heads)
        self.norm = nn.LayerNorm(base.hidden, eps=base.epsilon)
        self.layers = nn.ModuleList(Layer(base) for _ in range(base.layers))

    def bias(self, ids: Tensor) -> Tensor:
        """(texts, heads or 1, pieces or 1, pieces): added to attention's logits, for ends and distances."""
        out = (ids == ENDED).float()[:, None, None, :] * SHUT
        if not self.base.buckets:
            return out
        near = self.distances(buckets(ids.shape[1], self.base.buckets).to(ids.device)).permute(2, 0, 1)
        return out + near[None]

    def embed(self, ids: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1], device=ids.device) + self.base.first_place
        states = self.words(self.base.numbered(ids)) + self.places(places)
        return self.norm(states + self.kinds.weight[0] if self.base.kinds else states)

    def lower(self, ids: Tensor, bias: Tensor) -> Tensor:
        states = self.embed(ids)
        for layer in self.layers[: self.split]:
            states = layer(states, bias)
        return states

    def upper(self, states: Tensor, bias: Tensor) -> Tensor:
        for layer in self.layers[self.split :]:
            states = layer(states, bias)
        return states

    def load_base(self) -> None:
        """Takes the base's weights; those of the words stay as they are in training."""
        self.load_state_dict(weights(self.base))
        self.words.weight.requires_grad_(False)


def buckets(pieces: int, number: int) -> Tensor:
    """(pieces, pieces): the bucket of the distance from each piece to each; half of them for either side,
    of which half for the nearest, one each, the rest growing by a logarithm.
    """
    side, exact = number // 2, number // 4
    ahead = torch.arange(pieces)[None, :] - torch.arange(pieces)[:, None]
    far = ahead.abs()
    grown = torch.log(far.clamp(min=1) / exact) / math.log(_FARTHEST / exact) * (side - exact)
    return (ahead > 0) * side + torch.where(far < exact, far, (exact + grown.long()).clamp(max=side - 1))
