"""Issues are recognised by the phrases that name them, and nothing else is."""

from pathlib import Path

import pytest

from communique import registers
from communique.registers.building.subjects import terms_of

TEXTS = Path(__file__).with_name("issue_texts.tsv")
RIGHT = 53
"""How many of the held texts are right; they were written apart from the phrases. It may only rise."""


@pytest.mark.parametrize(
    ("text", "actors", "expected", "why"),
    [
        ("the further eastward expansion of NATO", (), "nato-enlargement", "a name in the text"),
        ("its further enlargement", ("NATO",), "nato-enlargement", "whom a mention means"),
        ("its further enlargement", (), None, "nobody's"),
        ("easing the sanctions on Moscow", (), "lifting-sanctions-russia", "the opposite of sanctions"),
        ("new sanctions against Russian banks", (), "sanctions-russia", "a demonym"),
        ("an independent Palestinian state", (), "palestinian-statehood", "a state to come"),
        ("a budget for village schools", (), None, "a domestic matter"),
        ("those who leave us", (), None, "“who” and “us” are no names"),
        ("", (), None, "nothing"),
    ],
)
def test_issue_of(text: str, actors: tuple[str, ...], expected: str | None, why: str) -> None:
    found = registers.issue_of(text, actors)
    assert (found.id if found else None) == expected, why


@pytest.mark.parametrize(
    ("phrase", "expected", "why"),
    [
        ("sanction + {RUS}", [["sanction"], ["{RUS}"]], "two terms"),
        ("[arm/weapon] sale", [["arm sale", "weapon sale"]], "a choice inside a term"),
        ("$lift + sanction", [["lift", "ease"], ["sanction"]], "a set of words"),
        ("[$lift/abolish] + duty", [["lift", "ease", "abolish"], ["duty"]], "a set inside a choice"),
        ("nuclear[ test/]", [["nuclear test", "nuclear"]], "a word that may be missing"),
        ("[gas/{UKR}] + transit", [["gas", "{UKR}"], ["transit"]], "an actor among words"),
    ],
)
def test_phrases_are_spelt_out(phrase: str, expected: list[list[str]], why: str) -> None:
    assert terms_of(phrase, {"lift": "lift/ease"}) == expected, why


def test_held_texts() -> None:
    rows = [line.split("\t") for line in TEXTS.read_text("utf-8").splitlines() if line.strip()]
    right = 0
    for text, *wanted in rows:
        found = registers.issue_of(text)
        right += (found.id if found else "") == (wanted[0] if wanted else "")
    assert right >= RIGHT


def test_a_position_knows_its_topic() -> None:
    from communique import Reader

    text = "China and Russia met in Beijing on Friday. The two sides opposed further enlargement of NATO."
    (position,) = Reader().read(text, published="2022-02-04").positions
    assert position.target.topic == "nato-enlargement"
    text = "France opposed the construction of a village school in Norway."
    assert not any(p.target.topic for p in Reader().read(text, published="2022-02-04").positions)
