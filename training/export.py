"""Exporting: the trained network as ONNX, and the same in 8-bit whole numbers."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import ROLES, RelationNet

_HEAD = re.compile(r"^/net/(pointer|joined|kind|status|mode)/")  # nodes above the layers
INPUTS, OUTPUTS = ("ids", "text", "roles"), ("type", "status", "mode", "trigger")


class _Rows(nn.Module):
    """Vectors of words in 8 bits with a scale a word: one scale for all of them costs half a point."""

    def __init__(self, vectors: Tensor) -> None:
        super().__init__()
        scale = vectors.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("whole", (vectors / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        return self.whole[ids].float() * self.scale[ids]


class _Shares(nn.Module):
    """The network with its logits turned into what the reader needs: type logits, the rest as shares."""

    def __init__(self, net: RelationNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, text: Tensor, roles: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        answer = self.net(ids, text, roles)
        return answer.type, answer.status.softmax(-1), answer.mode, answer.trigger.softmax(-1)


def export(net: RelationNet, path: Path) -> None:
    """Writes the network as ONNX in 32-bit figures, those of the words in 8."""
    net = copy.deepcopy(net)
    net.encoder.words = _Rows(net.encoder.words.weight.detach())
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
    """Writes the model of `path` with its weights in whole numbers, a scale a column; the small heads stay
    as they are.

    They keep to 7 of the 8 bits: on processors without VNNI the sums of products would overflow.
    """
    heads = [node.name for node in onnx.load(path).graph.node if _HEAD.search(node.name)]
    quantize_dynamic(
        path, to, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=heads
    )
