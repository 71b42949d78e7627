"""Near-duplicates: two items that share most of their word sequences, however the names in them differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from corpus.items import Item

LIMIT = 0.5  # share of word triples in common, from which two items are one
_SIZE = 3
_WORD = re.compile(r"[^\W_]+")


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The word triples of a text, names and numbers masked, so that a swapped name hides no copy."""
    words = [_masked(word) for word in _WORD.findall(text)]
    words = [
        word for number, word in enumerate(words) if word != "*" or number == 0 or words[number - 1] != "*"
    ]
    return frozenset(zip(*(words[number:] for number in range(_SIZE)), strict=False))


def _masked(word: str) -> str:
    return "*" if word[0].isupper() or word[0].isdigit() else word.lower()


def near_duplicates(items: Sequence[Item], limit: float = LIMIT) -> list[tuple[Item, Item]]:
    """Pairs that share at least `limit` of their word triples (Jaccard); items of one border group are no
    pair.
    """
    sets = [shingles(item.text) for item in items]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    out = []
    for number, item in enumerate(items):
        shared = Counter(other for shingle in sets[number] for other in holders[shingle])
        for other, count in shared.items():
            together = len(sets[number]) + len(sets[other]) - count
            if count / together >= limit and not _one_group(item, items[other]):
                out.append((items[other], item))
        for shingle in sets[number]:
            holders[shingle].append(number)
    return out


def _one_group(one: Item, other: Item) -> bool:
    return (
        one.border is not None
        and one.border == other.border
        and one.id.split("-")[0] == other.id.split("-")[0]
    )


def overlaps(items: Sequence[Item], texts: Iterable[str], limit: float = LIMIT) -> list[tuple[Item, str]]:
    """Items that share at least `limit` of their word triples with a text of another collection."""
    others = [(text, shingles(text)) for text in texts]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (_, found) in enumerate(others):
        for shingle in found:
            holders[shingle].append(number)
    out = []
    for item in items:
        own = shingles(item.text)
        shared = Counter(other for shingle in own for other in holders.get(shingle, ()))
        for other, count in shared.items():
            if count / (len(own) + len(others[other][1]) - count) >= limit:
                out.append((item, others[other][0]))
    return out
