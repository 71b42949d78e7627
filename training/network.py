"""Network: from texts and pairs of roles in them to type, status, mode and trigger."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from communique.models.labels import LABELS, MODES, STATUSES
from training.encoder import HIDDEN, Encoder

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

    def __init__(self, split: int) -> None:
        super().__init__()
        self.encoder = Encoder(split)
        self.roles = nn.Parameter(torch.randn(ROLES, HIDDEN) * 0.3)
        self.nobody = nn.Parameter(torch.zeros(HIDDEN))
        self.pointer = nn.Linear(HIDDEN, 1)
        self.joined = nn.Linear(4 * HIDDEN, HIDDEN)
        self.dropout = nn.Dropout(0.1)
        self.kind = nn.Linear(HIDDEN, len(LABELS))
        self.status = nn.Linear(HIDDEN, len(STATUSES))
        self.mode = nn.Linear(HIDDEN, len(MODES))

    def forward(self, ids: Tensor, text: Tensor, roles: Tensor) -> Answer:
        """`ids` (texts, pieces), 0 where a text has ended; `text` (pairs): the number of each pair's text;
        `roles`
        (pairs, ROLES, pieces): 1 where a piece belongs to source, target or trigger.
        """
        shut = (ids == 0).float()[:, None, None, :] * -10000.0
        states = self.encoder.lower(ids, shut)[text] + torch.einsum("prt,rh->pth", roles, self.roles)
        ended = shut[text]
        states = self.encoder.upper(states, ended)
        pointed = self.pointer(states).squeeze(-1) + ended[:, 0, 0, :]
        told = (pointed.softmax(-1)[:, None, :] @ states).squeeze(1)
        both = roles[:, :2] / roles[:, :2].sum(-1, keepdim=True).clamp(min=1.0)
        source, target = (both @ states).unbind(1)
        absent = (roles[:, 1].sum(-1, keepdim=True) == 0).float()
        target = target + absent * self.nobody
        joined = torch.cat([source, target, told, states[:, 0]], -1)
        joined = self.dropout(nn.functional.gelu(self.joined(joined)))
        return Answer(self.kind(joined), self.status(joined), self.mode(joined), pointed)
