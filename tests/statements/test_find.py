"""Statements with their speakers: kinds, quotes, audience, dates, and what is no statement."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.actors import find_mentions
from communique.actors.book import MentionBook
from communique.reading.parse import read_text
from communique.reading.tokens import Reading
from communique.records import Span, Statement
from communique.statements import find_statements, statement_of

DAY = "2014-03-12"  # a Wednesday


def read(text: str, published: str | None = DAY) -> tuple[Reading, MentionBook, list[Statement]]:
    reading = read_text(text, published)
    book = find_mentions(reading)
    return reading, book, find_statements(reading, book)


# (text, [(kind, code of the speaker, words)], why)
CASES = [
    (
        "Turkey's foreign minister said on Monday that the border would stay open.",
        [("reported", "TUR", "that the border would stay open")],
        "an office speaks for its state",
    ),
    (
        "Beijing said the two ships had left the strait.",
        [("reported", "CHN", "the two ships had left the strait")],
        "a capital speaks for its state",
    ),
    (
        "France denied that it had closed its embassy.",
        [("reported", "FRA", "that it had closed its embassy")],
        "a denial",
    ),
    (
        "“We will keep the border open,” Turkey said. “Nobody will be sent back.”",
        [("direct", "TUR", "We will keep the border open,” Turkey said. “Nobody will be sent back.")],
        "a quotation and what follows it are one statement",
    ),
    (
        "Japan said the new rules were “unfair to every small country” and should be dropped at once.",
        [
            (
                "reported",
                "JPN",
                "the new rules were “unfair to every small country” and should be dropped at once",
            ),
            ("direct", "JPN", "unfair to every small country"),
        ],
        "a clause with a quotation of four words gives both",
    ),
    (
        "Japan said that the new rules for ships were “unfair” and should be dropped.",
        [("reported", "JPN", "that the new rules for ships were “unfair” and should be dropped")],
        "one quoted word is none of its own",
    ),
    (
        "Japan said the rules were no “law” at all.",
        [("reported", "JPN", "the rules were no “law” at all")],
        "a scare quote",
    ),
    ("Iran would say that it has no choice.", [], "only supposed"),
    ("If Iran says that it will stop, the talks begin.", [], "only a condition"),
    ("Iran refused to say whether the plant was open.", [], "refused to say"),
    ("It is widely believed that the plant is open.", [], "said by nobody"),
    (
        "Brazil said it hoped that the talks would go on.",
        [("reported", "BRA", "it hoped that the talks would go on")],
        "what the speaker says of his own thoughts is not told twice",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_statements(text: str, expected: list[tuple[str, str, str]], why: str) -> None:
    reading, _, statements = read(text)
    found = [(s.kind, s.speaker.code if s.speaker else None, reading.text(s.quote)) for s in statements]
    assert found == expected, why
    assert [s.id for s in statements] == [f"s{number}" for number in range(1, len(statements) + 1)]


def test_pieces_are_evidence() -> None:
    reading, _, [statement] = read("“The talks,” Turkey said, “will go on.”")
    assert [reading.text(piece) for piece in statement.evidence] == ["“The talks,”", "“will go on.”"]
    assert statement.cue is not None
    assert reading.text(statement.cue) == "said"


def test_audience() -> None:
    _, _, [statement] = read("Germany urged Poland to reopen the road.")
    assert [role.code for role in statement.audience] == ["POL"]
    _, _, [told] = read("Germany told reporters that the road was open.")
    assert told.audience == ()


DATES = [
    ("Germany said on Monday that the road was open.", ("2014-03-10", "day"), "the date beside the cue"),
    (
        "Germany said the road would open on Monday.",
        ("2014-03-12", "day"),
        "a date inside what is said is not its date",
    ),
    ("Germany believes that the road is open.", (None, "unknown"), "a standing opinion has no day"),
]


@pytest.mark.parametrize(("text", "expected", "why"), DATES, ids=[case[2] for case in DATES])
def test_date(text: str, expected: tuple[str | None, str], why: str) -> None:
    _, _, [statement] = read(text)
    assert (statement.date.start, statement.date.precision) == expected, why


def test_no_day_without_publication() -> None:
    _, _, [statement] = read("Germany said the road was open.", published=None)
    assert statement.date.precision == "unknown"


def test_document_speaks_for_its_issuers() -> None:
    text = (
        "France and Spain put out a joint statement. “Our countries will build the line together,” "
        "the statement reads."
    )
    _, _, statements = read(text)
    direct = [s for s in statements if s.kind == "direct"]
    assert [[role.code for role in s.issuers] for s in direct] == [["FRA", "ESP"]]
    assert direct[0].speaker == direct[0].issuers[0]


def test_statement_of() -> None:
    text = "Norway said that Sweden believes the road is open. The road is long."
    _, _, statements = read(text)
    outer = statement_of(statements, Span(text.index("Sweden"), text.index("Sweden") + 6))
    inner = statement_of(statements, Span(text.index("open"), text.index("open") + 4))
    assert outer is not None
    assert outer.speaker is not None
    assert outer.speaker.code == "NOR"
    assert inner is not None
    assert inner.speaker is not None
    assert inner.speaker.code == "SWE"
    assert statement_of(statements, Span(text.index("long"), text.index("long") + 4)) is None
    assert statement_of([], Span(0, 1)) is None


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Ir an said “”\"'.,:\n that Iran", max_size=80))
def test_any_string(text: str) -> None:
    _, _, statements = read(text)
    for statement in statements:
        spans = [statement.quote, *statement.evidence, *([statement.cue] if statement.cue else [])]
        assert all(0 <= span[0] < span[1] <= len(text) for span in spans)
        assert statement.evidence
        assert 0 < statement.confidence < 1
