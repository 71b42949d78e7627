"""Network: from texts and pairs of roles in them to type, status, mode and trigger."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from communique.models.labels import LABELS, MODES, STATUSES
from training.bases import ENDED, Base
from training.encoder import SHUT, Encoder

ROLES = 3  # source, target, trigger


class Answer(NamedTuple):
    """Logits, a row a pair: `type` over LABELS, `status`, `mode`, and `trigger` over the pieces."""

    type: Tensor
    status: Tensor
    mode: Tensor
    trigger: Tensor


class RelationNet(nn.Module):
    """Reads every text once in the lower layers, and once more for each pair with its roles marked in the
    upper.
    """

    def __init__(self, base: Base, split: int) -> None:
        super().__init__()
        hidden = base.hidden
        self.encoder = Encoder(base, split)
        self.roles = nn.Parameter(torch.randn(ROLES, hidden) * 0.3)
        self.nobody = nn.Parameter(torch.zeros(hidden))
        self.pointer = nn.Linear(hidden, 1)
        self.joined = nn.Linear(4 * hidden, hidden)
        self.dropout = nn.Dropout(0.1)
        self.kind = nn.Linear(hidden, len(LABELS))
        self.status = nn.Linear(hidden, len(STATUSES))
        self.mode = nn.Linear(hidden, len(MODES))

    def forward(self, ids: Tensor, text: Tensor, roles: Tensor) -> Answer:
        """`ids` (texts, pieces), BERT's, 0 where a text has ended; `text` (pairs): the number of each pair's
        text; `roles` (pairs, ROLES, pieces): 1 where a piece belongs to source, target or trigger.
        """
        bias = self.encoder.bias(ids)
        states = self.encoder.lower(ids, bias)[text] + torch.einsum("prt,rh->pth", roles, self.roles)
        states = self.encoder.upper(states, bias[text])
        pointed = self.pointer(states).squeeze(-1) + (ids == ENDED).float()[text] * SHUT
        told = (pointed.softmax(-1)[:, None, :] @ states).squeeze(1)
        both = roles[:, :2] / roles[:, :2].sum(-1, keepdim=True).clamp(min=1.0)
        source, target = (both @ states).unbind(1)
        absent = (roles[:, 1].sum(-1, keepdim=True) == 0).float()
        target = target + absent * self.nobody
        joined = torch.cat([source, target, told, states[:, 0]], -1)
        joined = self.dropout(nn.functional.gelu(self.joined(joined)))
        return Answer(self.kind(joined), self.status(joined), self.mode(joined), pointed)
