"""Pieces: a text cut into the word pieces that the relation model reads, and which of them a span covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST = 192  # pieces of one text, its two ends included
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Pieces of a text: `ids` of the vocabulary, `spans`, their characters; both ends have (0, 0)."""

    ids: tuple[int, ...]
    spans: tuple[Range, ...]

    def covered(self, span: Range) -> tuple[int, ...]:
        """Numbers of the pieces that share a character with `span`; empty for a span that was cut off."""
        start, end = span
        return tuple(n for n, (s, e) in enumerate(self.spans) if s < end and start < e)


def cut(tokenizer: Tokenizer, text: str, around: tuple[Range, ...] = ()) -> Pieces:
    """The pieces of a text, at most MOST; of a longer one those about the middle of `around`."""
    encoded = tokenizer.encode(text)
    ids, spans = encoded.ids, encoded.offsets
    if len(ids) <= MOST:
        return Pieces(tuple(ids), tuple(spans))
    middle = sum(start + end for start, end in around) / (2 * len(around)) if around else 0
    centre = next((n for n, (s, e) in enumerate(spans) if e > middle and e > s), 1)
    first = max(1, min(centre - MOST // 2, len(ids) - MOST + 1))
    last = first + MOST - 2
    return Pieces((ids[0], *ids[first:last], ids[-1]), ((0, 0), *spans[first:last], (0, 0)))
