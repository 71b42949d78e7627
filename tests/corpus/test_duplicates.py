"""Near-duplicates are found however the names differ, and the shipped corpus has none."""

from __future__ import annotations

import pytest
from corpus.duplicates import near_duplicates, overlaps
from corpus.items import Item, Party, corpus
from corpus.split import LIKE, folds, groups, held_out

FIRST = "Kenya on Friday released eleven fishermen who had been held for a month in Mombasa without a charge."


def item(id: str, text: str, border: str | None = None) -> Item:
    return Item(id, text, (Party("a", ((0, 5),)),), (), border=border)


PAIRS = [
    (FIRST, FIRST, True, "the same"),
    (FIRST, FIRST.replace("Kenya", "Ghana").replace("Mombasa", "Tema"), True, "other names"),
    (FIRST, FIRST.replace("eleven", "nine"), True, "another number"),
    (
        FIRST,
        "Ghana freed the crew of a trawler after its owner paid a fine at the port of Tema.",
        False,
        "the same act",
    ),
    (FIRST, FIRST[:40], False, "a beginning"),
]


@pytest.mark.parametrize(("one", "other", "alike", "why"), PAIRS)
def test_near_duplicates(one: str, other: str, alike: bool, why: str) -> None:
    assert bool(near_duplicates([item("a-1", one), item("a-2", other)])) is alike, why
    assert bool(overlaps([item("a-1", one)], [other])) is alike, why


def test_items_of_one_border_group_may_be_alike_but_stay_together() -> None:
    pair = [item("a-1", FIRST, "x"), item("a-2", FIRST.replace("released", "detained"), "x")]
    assert near_duplicates(pair) == []
    assert len(groups(pair)) == 1
    assert len(groups([pair[0], item("b-1", "Peru and Chile met in Lima to talk of fishing.", "x")])) == 2


def test_the_corpus_has_no_near_duplicates() -> None:
    found = near_duplicates(corpus())
    assert not found, "\n".join(f"{one.id} and {other.id}: {one.text[:70]}" for one, other in found[:10])


def test_no_near_duplicates_cross_the_split() -> None:
    items = corpus()
    trained, held = held_out(items)
    assert 0.06 < len(held) / len(items) < 0.14
    ours = {one.id for one in trained}
    crossing = [pair for pair in near_duplicates(items, LIKE) if len({one.id in ours for one in pair}) > 1]
    assert crossing == []
    assert {one.id for part in folds(trained, 3) for one in part} == ours
