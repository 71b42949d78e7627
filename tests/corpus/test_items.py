"""The rules of an item, and the corpus as it is shipped."""

from __future__ import annotations

from collections import Counter

import pytest
from corpus.items import Item, ItemError, Link, Party, check, corpus, from_json, to_json

from communique.ontology import TYPES

TEXT = "Chile detained two boats."


def item(**changes: object) -> Item:
    """A right item, changed."""
    link = Link("a", "b", "COERCE", "seize", "happened", (6, 14))
    parts = {
        "id": "x-1",
        "text": TEXT,
        "actors": (Party("a", ((0, 5),)), Party("b", ((15, 24),))),
        "relations": (link,),
    }
    return Item(**{**parts, **changes})  # type: ignore[arg-type]


def link(**changes: object) -> Link:
    parts = {
        "source": "a",
        "target": "b",
        "type": "COERCE",
        "mode": "seize",
        "status": "happened",
        "trigger": (6, 14),
    }
    return Link(**{**parts, **changes})  # type: ignore[arg-type]


FAULTS = [
    (item(relations=(link(source="c"),)), "names no actor c"),
    (item(relations=(link(target="a"),)), "from an actor to itself"),
    (item(relations=(link(type="ATTACK"),)), "none of PLOVER's"),
    (item(relations=(link(mode="visit"),)), "COERCE has no mode visit"),
    (item(relations=(link(status="alleged"),)), "status alleged"),
    (item(relations=(link(type="AID", mode=None, target=None),)), "AID needs a recipient"),
    (item(relations=(link(trigger=(20, 99)),)), "outside the text"),
    (item(relations=(link(), link())), "stands twice"),
    (item(actors=()), "no actor is marked"),
    (item(actors=(Party("a", ((0, 6),)), Party("b", ((15, 24),)))), "white space"),
    (item(actors=(Party("a", ()), Party("b", ((15, 24),)))), "has no span"),
    (item(actors=(Party("a", ((0, 5),)), Party("a", ((15, 24),))), relations=()), "actor a stands twice"),
    (item(kind="page"), "kind page"),
]


@pytest.mark.parametrize(("wrong", "words"), FAULTS)
def test_a_fault_is_named(wrong: Item, words: str) -> None:
    assert any(words in fault for fault in check(wrong))


def test_a_right_item_has_no_fault_and_survives_json() -> None:
    assert check(item()) == []
    assert from_json(to_json(item())) == item()


@pytest.mark.parametrize("row", [{}, {"id": "x"}, {**to_json(item()), "actors": [{"id": "a"}]}])
def test_a_misshapen_row_is_refused(row: dict[str, object]) -> None:
    with pytest.raises(ItemError):
        from_json(row)


def test_the_corpus_keeps_its_rules_and_its_size() -> None:
    items = corpus()
    kinds = Counter(one.kind for one in items)
    assert kinds["sentence"] >= 4000
    assert kinds["paragraph"] >= 300
    told = Counter(type for one in items for type in {relation.type for relation in one.relations})
    assert min(told[type] for type in TYPES) >= 150
    assert all(count >= 2 for count in Counter(_border(one) for one in items if one.border).values())


def test_paragraphs_have_three_to_six_sentences_about_actors_of_the_one_before() -> None:
    paragraphs = [one for one in corpus() if one.kind == "paragraph"]
    across = [one for one in paragraphs if any(len(party.spans) > 1 for party in one.actors)]
    assert len(across) > 0.8 * len(paragraphs)


def _border(one: Item) -> tuple[str, str | None]:
    return one.id.rpartition("-")[0], one.border
