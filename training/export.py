"""Exporting: the trained network as ONNX, and the same in 8-bit whole numbers."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import ROLES, RelationNet

INPUTS, OUTPUTS = ("ids", "text", "roles"), ("type", "status", "mode", "trigger")


class _Shares(nn.Module):
    """The network with its logits turned into what the reader needs: type logits, the rest as shares."""

    def __init__(self, net: RelationNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, text: Tensor, roles: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        answer = self.net(ids, text, roles)
        return answer.type, answer.status.softmax(-1), answer.mode, answer.trigger.softmax(-1)


def export(net: RelationNet, path: Path) -> None:
    """Writes the network as ONNX in 32-bit figures."""
    example = (torch.ones(2, 9, dtype=torch.long), torch.tensor([0, 1, 1]), torch.ones(3, ROLES, 9))
    torch.onnx.export(
        _Shares(net).eval(),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={
            "ids": {0: "texts", 1: "pieces"},
            "text": {0: "pairs"},
            "roles": {0: "pairs", 2: "pieces"},
            **{name: {0: "pairs"} for name in OUTPUTS},
        },
        opset_version=17,
        dynamo=False,
    )


def quantise(path: Path, to: Path) -> None:
    """Writes the model of `path` with its weights in whole numbers, a scale a column.

    They keep to 7 of the 8 bits: on processors without VNNI the sums of products would overflow.
    """
    quantize_dynamic(path, to, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
