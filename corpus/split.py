"""Splitting: parts of the corpus that share no near-duplicates and no border group."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from corpus.duplicates import near_duplicates
from corpus.items import Item

LIKE = 0.25  # share of word triples in common from which two items go into the same part
HELD = 0.1


def groups(items: Sequence[Item]) -> list[list[Item]]:
    """Items that must stay together: of one border group, or alike. In the order of their first items."""
    leader = {item.id: item.id for item in items}

    def find(id: str) -> str:
        while leader[id] != id:
            leader[id] = leader[leader[id]]
            id = leader[id]
        return id

    first: dict[tuple[str, str], str] = {}
    for item in items:
        if item.border is not None:
            key = (item.id.rpartition("-")[0], item.border)
            leader[find(item.id)] = find(first.setdefault(key, item.id))
    for one, other in near_duplicates(items, LIKE):
        leader[find(other.id)] = find(one.id)
    out: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        out[find(item.id)].append(item)
    return list(out.values())


def parts(items: Sequence[Item], shares: Sequence[float]) -> list[list[Item]]:
    """As many parts as `shares` (which sum to 1), each group whole in the part that its text's hash falls
    into.
    """
    out: list[list[Item]] = [[] for _ in shares]
    for group in groups(items):
        draw = _draw(min(group, key=lambda item: item.text).text)
        for number, share in enumerate(shares):
            draw -= share
            if draw < 0 or number == len(shares) - 1:
                out[number] += group
                break
    return out


def held_out(items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """What the model is trained on, and the tenth that it never sees, on which the gate measures it."""
    trained, held = parts(items, (1 - HELD, HELD))
    return trained, held


def folds(items: Sequence[Item], number: int) -> list[list[Item]]:
    """So many parts of about one size."""
    return parts(items, [1 / number] * number)


def _draw(text: str) -> float:
    """A number in [0, 1) that depends on the text alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") / 2**48
