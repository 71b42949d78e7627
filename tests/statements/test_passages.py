"""Who is given as saying what: source, cue and pieces, from the text alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.reading.parse import read_text
from communique.reading.sources import find_sources
from communique.statements.passages import find_passages

# (text, [(source head, cue, pieces)], why)
CASES = [
    (
        "“We are not at war,” Ivanov said.",
        [("Ivanov", "said", ["“We are not at war,”"])],
        "speaker after, subject first",
    ),
    ("“We are not at war,” said Ivanov.", [("Ivanov", "said", ["“We are not at war,”"])], "inverted"),
    (
        "Ivanov said: “We are not at war.”",
        [("Ivanov", "said", ["“We are not at war.”"])],
        "speaker before, colon",
    ),
    (
        "Ivanov said, “We are not at war.”",
        [("Ivanov", "said", ["“We are not at war.”"])],
        "speaker before, comma",
    ),
    (
        "“The talks,” the envoy said, “will go on in May.”",
        [("envoy", "said", ["“The talks,”", "“will go on in May.”"])],
        "interrupted inside a sentence",
    ),
    (
        "“The talks will go on,” the envoy said. “There is no other way.”",
        [("envoy", "said", ["“The talks will go on,”", "“There is no other way.”"])],
        "goes on after the cue",
    ),
    (
        '"The talks will go on," the envoy said. "There is no other way."',
        [("envoy", "said", ['"The talks will go on,"', '"There is no other way."'])],
        "the same in straight marks",
    ),
    (
        "“Why would we leave?” asked the ambassador. “This is our home.”",
        [("ambassador", "asked", ["“Why would we leave?”", "“This is our home.”"])],
        "a question, inverted",
    ),
    (
        "‘The talks have failed,’ the minister said.",
        [("minister", "said", ["‘The talks have failed,’"])],
        "British marks",
    ),
    (
        "The envoy told reporters that the talks would go on.",
        [("envoy", "told", ["that the talks would go on"])],
        "reported, with a hearer",
    ),
    (
        "The ministry said two ships had sunk.",
        [("ministry", "said", ["two ships had sunk"])],
        "reported, no that",
    ),
    (
        "Two ships had sunk, the ministry said.",
        [("ministry", "said", ["Two ships had sunk"])],
        "reported, cue last",
    ),
    (
        "The plan, the minister said, will fail in a month.",
        [("minister", "said", ["The plan", "will fail in a month"])],
        "reported, cue between commas",
    ),
    (
        "According to the ministry, two ships had sunk.",
        [("ministry", "According", ["two ships had sunk"])],
        "according to, first",
    ),
    (
        "Two ships had sunk, according to the ministry.",
        [("ministry", "according", ["Two ships had sunk"])],
        "according to, last",
    ),
    ("The work went on according to plan.", [], "according to plan: nobody says it"),
    (
        "Ankara's claim that the ship had strayed was rejected.",
        [("Ankara", "claim", ["that the ship had strayed"])],
        "a noun and its clause",
    ),
    ("The claim that Ankara made was rejected.", [], "a noun and a relative clause"),
    (
        "The document reads: “The sides oppose the use of force.”",
        [("document", "reads", ["“The sides oppose the use of force.”"])],
        "a document speaks",
    ),
    ("He read a book and showed a map.", [], "the same verbs with things"),
    (
        "Weber was quoted as saying that Bonn would pay.",
        [("Weber", "saying", ["that Bonn would pay"])],
        "was quoted as saying",
    ),
    (
        "Bonn would pay, Weber was quoted as saying by the daily.",
        [("Weber", "saying", ["Bonn would pay"])],
        "was quoted as saying, last",
    ),
    ("The minister did not say when the talks would start.", [], "denied that he said it"),
    ("The so-called “republic” was never recognised.", [], "a scare quote"),
    ("He gave his book “The World As It Is” to the guests.", [], "the title of a work"),
    (
        "The minister called the raid “a grave mistake that will cost lives.”",
        [("minister", "called", ["“a grave mistake that will cost lives.”"])],
        "a partial quotation",
    ),
    (
        "The minister said the new duties “help nobody at all.”",
        [("minister", "said", ["the new duties “help nobody at all.”"])],
        "a quotation finishes the clause",
    ),
    (
        "The envoy continued:\n“We must act now. We cannot wait.”",
        [("envoy", "continued", ["“We must act now. We cannot wait.”"])],
        "a colon opens the next paragraph",
    ),
    (
        "The minister said Bonn was ready, adding that Paris was not.",
        [("minister", "said", ["Bonn was ready"]), ("minister", "adding", ["that Paris was not"])],
        "a participle says the next thing",
    ),
    (
        "GENEVA, May 3 (Newswire) -- The talks failed, the envoy said.",
        [("envoy", "said", ["The talks failed"])],
        "the dateline is not said",
    ),
    (
        "MEYER: We will work with our friends.\nQUESTION: When?\nMEYER: Tomorrow.",
        [("MEYER", ":", ["We will work with our friends."]), ("MEYER", ":", ["Tomorrow."])],
        "a transcript",
    ),
    (
        "The general urged Paris to send more troops.",
        [("general", "urged", ["to send more troops"])],
        "urged somebody to do something",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_passages(text: str, expected: list[tuple[str, str, list[str]]], why: str) -> None:
    reading = read_text(text)
    found = [
        (
            passage.source.text if passage.source else None,
            passage.cue.token.text if passage.cue else None,
            [reading.text(piece) for piece in passage.said],
        )
        for passage in find_passages(reading)
    ]
    assert found == expected, why


PARAGRAPHS = [
    (
        "“We waited,” the envoy said. “Nobody came.\n“Then we left.”\nThe hall was empty.",
        [["“We waited,”", "“Nobody came.", "“Then we left.”"]],
        "a quotation left open goes on in the next paragraph",
    ),
    (
        "“We waited,” the envoy said.\n“Then we left the hall for good.”",
        [["“We waited,”"], ["“Then we left the hall for good.”"]],
        "a paragraph that is all quotation has the last speaker",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), PARAGRAPHS, ids=[case[2] for case in PARAGRAPHS])
def test_paragraphs(text: str, expected: list[list[str]], why: str) -> None:
    reading = read_text(text)
    passages = find_passages(reading)
    assert [[reading.text(piece) for piece in passage.said] for passage in passages] == expected, why
    assert {passage.source.text for passage in passages if passage.source} == {"envoy"}


def test_sources_are_cue_source_kind() -> None:
    reading = read_text("“Go,” said Ivanov. The statement reads: “We all agree on this.”")
    assert [(cue.text, source and source.text, kind) for cue, source, kind in find_sources(reading)] == [
        ("said", "Ivanov", "speech"),
        ("reads", "statement", "document"),
    ]


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "said",
        "says",
        "Ivanov",
        "he",
        ",",
        ".",
        ":",
        "—",
        "that",
        "according",
        "to",
        "claim",
        "\n",
        "?",
        "the",
        "war",
        "will",
        "end",
        "told",
        "reporters",
        "(",
        ")",
        "saying",
        "as",
        "quoted",
        "was",
        "A:",
        "B:",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    reading = read_text(text)
    for passage in find_passages(reading):
        assert passage.said
        for piece in passage.said:
            assert 0 <= piece.start < piece.end <= len(text)
