"""Encoder: BERT's layers in two halves, so that the roles of a pair can enter between them.

The lower half reads a text once, whatever pairs are asked of it; the upper half reads it again for each
pair with the roles marked. Weights by the names that the base's safetensors file has. Layer and sizes after
Devlin et al. 2019.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, INNER, LAYERS, WORDS, PLACES = 384, 12, 1536, 6, 30522, 512
_DROPOUT = 0.0


class Layer(nn.Module):
    """One layer of self-attention and its feed-forward net, normalised after each."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.last = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, states: Tensor, shut: Tensor) -> Tensor:
        """`states` (texts, pieces, HIDDEN); `shut` (texts, 1, 1, pieces) is added to attention's logits."""
        many, pieces, _ = states.shape

        def split(linear: nn.Linear) -> Tensor:
            return linear(states).view(many, pieces, HEADS, HIDDEN // HEADS).transpose(1, 2)

        query, key, value = split(self.query), split(self.key), split(self.value)
        shut = shut.to(query.dtype).expand(many, 1, pieces, pieces)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=shut)
        mixed = mixed.transpose(1, 2).reshape(many, pieces, HIDDEN)
        states = self.norm(states + self.dropout(self.out(mixed)))
        return self.last(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """`lower` reads texts, `upper` reads their states again; `split` is the number of lower layers."""

    def __init__(self, split: int) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, HIDDEN, padding_idx=0)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.kinds = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(_DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.split = split

    def embed(self, ids: Tensor) -> Tensor:
        places = self.places(torch.arange(ids.shape[1], device=ids.device))
        return self.dropout(self.norm(self.words(ids) + places + self.kinds.weight[0]))

    def lower(self, ids: Tensor, shut: Tensor) -> Tensor:
        states = self.embed(ids)
        for layer in self.layers[: self.split]:
            states = layer(states, shut)
        return states

    def upper(self, states: Tensor, shut: Tensor) -> Tensor:
        for layer in self.layers[self.split :]:
            states = layer(states, shut)
        return states

    def load_base(self, weights: dict[str, Tensor]) -> None:
        """Takes the base's weights; raises KeyError where one is missing."""
        own = {
            "words.weight": "embeddings.word_embeddings.weight",
            "places.weight": "embeddings.position_embeddings.weight",
            "kinds.weight": "embeddings.token_type_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm": "attention.output.LayerNorm",
            "inner": "intermediate.dense",
            "outer": "output.dense",
            "last": "output.LayerNorm",
        }
        for number in range(LAYERS):
            for name, theirs in parts.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{number}.{name}.{kind}"] = f"encoder.layer.{number}.{theirs}.{kind}"
        self.load_state_dict({name: weights[theirs] for name, theirs in own.items()})
