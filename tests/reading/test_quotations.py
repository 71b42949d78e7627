"""Quotations from characters: every kind of mark, apostrophes, nesting, paragraphs, slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.reading.quotations import find_quotations
from communique.records import Span


def paragraphs_of(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            begin = start + line.index(words)
            spans.append(Span(begin, begin + len(words)))
        start += len(line) + 1
    return spans


CASES = [
    ("He called it “a grave step,” aides said.", ["a grave step,"], "curly double"),
    ('"We agree," he said. "It is done."', ["We agree,", "It is done."], "straight double, twice"),
    ("``We agree,'' he said.", ["We agree,"], "old wire copy"),
    ("''We agree,'' he said.", ["We agree,"], "two ticks on both sides"),
    ("«Nous voilà», said the envoy.", ["Nous voilà"], "guillemets"),
    ("„Wir kommen“, said the envoy.", ["Wir kommen"], "low mark closed by the high one"),
    (
        "‘We don’t accept the sides’ claims,’ said Ms Ode.",
        ["We don’t accept the sides’ claims,"],
        "British, curly",
    ),
    (
        "'We don't accept the sides' claims,' said Ms Ode.",
        ["We don't accept the sides' claims,"],
        "British, straight",
    ),
    (
        "'The talks failed,' he said. 'We'll go on.'",
        ["The talks failed,", "We'll go on."],
        "British, two quotations",
    ),
    ("The ministers' aides don't know it's o'clock.", [], "apostrophes alone"),
    ("In the '90s they told 'em to leave.", [], "elisions"),
    ("In the ‘90s they told ‘em to leave ’til May.", [], "elisions with the wrong curly mark"),
    ('The gunner is 6\'2" and the shell 12" wide.', [], "feet and inches"),
    ('The 12" guns fired. "They are loud," he said.', ["They are loud,"], "an inch before a quotation"),
    (
        "“There are no ‘forbidden’ areas,” it reads.",
        ["There are no ‘forbidden’ areas,", "forbidden"],
        "nested, curly",
    ),
    ("\"They said 'never' to us,\" he said.", ["They said 'never' to us,", "never"], "nested, straight"),
    ("'They said \"never\" to us,' he said.", ['They said "never" to us,', "never"], "nested, British"),
    (
        "“I read you this: “It ends.” So it was.”",
        ["I read you this: “It ends.” So it was.", "It ends."],
        "nested alike",
    ),
    ("“We went home. “We slept,” he said.", ["We went home.", "We slept,"], "a close forgotten"),
    ("It ended.” He left.", [], "a close without an open"),
    ("“It began here", ["It began here"], "an open without a close ends with the paragraph"),
    ("“First part.\n“Second part,” he said.", ["First part.", "Second part,"], "over two paragraphs"),
    (
        '"First part.\n"Second part," he said.',
        ["First part.", "Second part,"],
        "over two paragraphs, straight",
    ),
    (
        "‘First part.\n‘Second part,’ he said.",
        ["First part.", "Second part,"],
        "over two paragraphs, British",
    ),
    ("He said “the first\nline,” and left.", ["the first", "line,"], "the next line goes on without a mark"),
    ('The “republic” and its "army".', ["republic", "army"], "mixed marks"),
    (
        '“It is over", he said, and “that is all”.',
        ["It is over", "that is all"],
        "opened curly, closed straight",
    ),
    ("He said: ”It is over,” and left.", ["It is over,"], "the closing mark on both sides"),
    ('Then ("We know") he left.', ["We know"], "in brackets"),
    ("The talks—“long and hard”—ended.", ["long and hard"], "between dashes"),
    ('A " loose " quotation.', [" loose "], "spaces inside"),
    ('An empty "" pair.', [], "nothing between the marks"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_inner(text: str, expected: list[str], why: str) -> None:
    found = find_quotations(text, paragraphs_of(text))
    assert [text[q.inner.start : q.inner.end] for q in found] == expected, why


def test_depth_and_closed() -> None:
    text = "“One ‘two’ three.\n“Four,” he said."
    found = find_quotations(text, paragraphs_of(text))
    assert [(q.depth, q.closed) for q in found] == [(0, False), (1, True), (0, True)]


@given(st.text(alphabet="ab s,.\n\"'“”‘’«»`„1-", max_size=60))
def test_any_string(text: str) -> None:
    paragraphs = paragraphs_of(text)
    found = find_quotations(text, paragraphs)
    for one in found:
        assert 0 <= one.span.start <= one.inner.start < one.inner.end <= one.span.end <= len(text)
        assert sum(p.start <= one.span.start and one.span.end <= p.end for p in paragraphs) == 1
        around = [
            q for q in found if q is not one and q.span.start <= one.span.start and one.span.end <= q.span.end
        ]
        assert len(around) == one.depth
        for other in found:
            disjoint = other.span.end <= one.span.start or one.span.end <= other.span.start
            nested = other in around or (
                one.span.start <= other.span.start and other.span.end <= one.span.end
            )
            assert disjoint or nested
    assert [q.span.start for q in found] == sorted(q.span.start for q in found)
