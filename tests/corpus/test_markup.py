"""Markup: what people write becomes items, and items become markup again."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from corpus.items import Item, ItemError, Link, Party, check, read
from corpus.markup import main, marked, parse
from hypothesis import given
from hypothesis import strategies as st

RIGHT = [
    (
        ["[The [Chilean|a] navy|a] {detained|1} [two boats|b].", "a>b COERCE.seize happened 1"],
        [("a", "b", "COERCE", "seize", "happened", "detained")],
        "nested spans of one actor",
    ),
    (["[A|a] and [B|b] {met|1}.", "a<>b CONSULT happened 1"], None, "both ways"),
    (
        ["[A|a] {struck|1}.", "a>- PROTEST.strike ongoing 1"],
        [("a", None, "PROTEST", "strike", "ongoing", "struck")],
        "",
    ),
    (["[A|a], [B|b] {blamed|1} [C|c].", "a,b>c ACCUSE happened 1", "why: hard"], None, "every pair"),
    (
        ["[the {arrest|1} of [C|c] by [A|a]|d]", "a>c COERCE.arrest happened 1", "border: x"],
        None,
        "trigger in a span",
    ),
]
WRONG = [
    (["[A|a] {met [B|b].", "a>b CONSULT happened 1"], "not closed"),
    (["A|a] met."], "bar outside marks"),
    (["[A] met."], "closes nothing"),
    (["[A|a] {met|1} [B|b].", "a>b CONSULT 1"], "no relation line"),
    (["[A|a] {met|1} [B|b].", "a>b CONSULT happened 2"], "no trigger 2"),
    (["[A|a] {met|1} {met|1} [B|b]."], "trigger 1 stands twice"),
    (["[A|a] {met|1} [B|b].", "a<>- CONSULT happened 1"], "nobody cannot act"),
    (["[A|a] {met|1} [B|b].", "a>c CONSULT happened 1"], "names no actor c"),
]


@pytest.mark.parametrize(("block", "links", "why"), RIGHT)
def test_markup_is_read(block: list[str], links: list[tuple[object, ...]] | None, why: str) -> None:
    item = parse(block, "x-1")
    assert check(item) == []
    if links is not None:
        found = [
            (link.source, link.target, link.type, link.mode, link.status, item.text[slice(*link.trigger)])
            for link in item.relations
        ]
        assert found == links, why
    assert parse(marked(item).splitlines(), "x-1").text == item.text
    assert set(parse(marked(item).splitlines(), "x-1").relations) == set(item.relations)


def test_both_ways_and_lists_become_single_links() -> None:
    assert len(parse(RIGHT[1][0], "x").relations) == 2
    assert {(link.source, link.target) for link in parse(RIGHT[3][0], "x").relations} == {
        ("a", "c"),
        ("b", "c"),
    }


@pytest.mark.parametrize(("block", "words"), WRONG)
def test_broken_markup_is_refused_with_the_reason(block: list[str], words: str) -> None:
    with pytest.raises(ItemError, match=words):
        parse(block, "x-1")


@given(
    st.lists(st.tuples(st.text("abc XYZ", min_size=1, max_size=8), st.booleans()), min_size=1, max_size=6),
    st.integers(0, 5),
)
def test_items_survive_their_markup(parts: list[tuple[str, bool]], seed: int) -> None:
    text, spans = "", []
    for words, is_actor in parts:
        words = words.strip() or "x"
        if is_actor:
            spans.append((len(text), len(text) + len(words)))
        text += words + " "
    text = text.strip()
    actors = tuple(Party(f"a{n}", (span,)) for n, span in enumerate(spans))
    links = tuple(
        Link(one.id, other.id, "REQUEST", None, "happened", spans[seed % len(spans)])
        for one, other in pairwise(actors)
    )
    item = Item("x-1", text, actors, links)
    if actors:
        again = parse(marked(item).splitlines(), "x-1")
        assert (again.text, set(again.actors), set(again.relations)) == (text, set(actors), set(links))


def test_the_command_names_faults_and_writes_right_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(
        "# note\n" + "\n".join(RIGHT[0][0]) + "\n\n" + "\n".join(RIGHT[1][0]) + "\n", encoding="utf-8"
    )
    bad.write_text("\n".join(WRONG[4][0]) + "\n", encoding="utf-8")
    assert main(["read", str(good), "--to", str(tmp_path)]) == 0
    assert [item.id for item in read(tmp_path / "good.jsonl")] == ["good-0001", "good-0002"]
    assert main(["check", str(good)]) == 0
    assert main(["read", str(bad), "--to", str(tmp_path)]) == 1
    assert "bad.txt:1" in capsys.readouterr().err
    assert not (tmp_path / "bad.jsonl").exists()
