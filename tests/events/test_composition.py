"""Composition: what a predicate tells under a word that changes it."""

from __future__ import annotations

import pytest

from communique.events.composition import compose, effects_above
from communique.ontology import MODES, TYPES
from communique.reading.parse import read_text


@pytest.mark.parametrize(
    ("effect", "inner", "expected", "why"),
    [
        ("request", "CONSULT", ("REQUEST", "meet"), "asked to meet"),
        ("request", "AID", ("REQUEST", "assist"), "asked to help"),
        ("request", "RETREAT", ("REQUEST", "yield"), "asked to withdraw"),
        ("request", "COERCE", ("REQUEST", "change"), "asked to do anything else"),
        ("refuse", "CONSULT", ("REJECT", "meet"), "refused to meet"),
        ("refuse", "AID", ("REJECT", "assist"), "refused to help"),
        ("threaten", "ASSAULT", ("THREATEN", "violence"), "threatened to attack"),
        ("threaten", "SANCTION", ("THREATEN", "restrict"), "threatened to cut off"),
        ("promise", "AID", ("AGREE", None), "promised to help"),
        ("promise", "ASSAULT", ("THREATEN", "violence"), "vowed to attack: no promise of cooperation"),
        ("stop", "ASSAULT", ("RETREAT", "ceasefire"), "stopped shelling"),
        ("stop", "AID", ("SANCTION", "discontinue"), "stopped helping"),
        ("accuse", "ASSAULT", ("ACCUSE", "allege"), "accused of attacking"),
    ],
)
def test_what_is_told(effect: str, inner: str, expected: tuple[str, str | None], why: str) -> None:
    told = compose(effect, inner)
    assert told is not None
    assert told[:2] == expected, why


@pytest.mark.parametrize("effect", ["plan", "deny", "try", "manage", "help", "no such effect"])
def test_words_that_leave_the_type_alone(effect: str) -> None:
    assert compose(effect, "AID") is None


@pytest.mark.parametrize("effect", ["request", "refuse", "threaten", "promise", "stop", "accuse"])
@pytest.mark.parametrize("inner", sorted(TYPES))
def test_every_outcome_is_in_the_ontology(effect: str, inner: str) -> None:
    told = compose(effect, inner)
    if told is not None:
        assert told[0] in TYPES
        assert told[1] is None or (told[0], told[1]) in MODES


@pytest.mark.parametrize(
    ("text", "word", "expected", "why"),
    [
        ("Chad agreed to withdraw its troops.", "withdraw", ["promise"], "an infinitive"),
        ("Chad refused to agree to withdraw its troops.", "withdraw", ["promise", "refuse"], "nearest first"),
        ("Chad called on Libya to withdraw its troops.", "withdraw", ["request"], "two words as one"),
        ("Chad denied that it withdrew its troops.", "withdrew", ["deny"], "a that-clause"),
        ("Chad accused Libya of arming its foes.", "arming", ["accuse"], "a preposition with -ing"),
        ("Chad withdrew its troops.", "withdrew", [], "nothing above"),
        ("Chad said Libya withdrew its troops.", "withdrew", [], "saying changes nothing"),
    ],
)
def test_effects_above(text: str, word: str, expected: list[str], why: str) -> None:
    reading = read_text(text)
    token = next(token for token in reading.tokens if token.text == word)
    assert [effect.name for effect in effects_above(token)] == expected, why
