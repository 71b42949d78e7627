"""Judging: what the model's answers do to the lexicon's candidates, with a model whose answers are given."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from communique.actors import find_mentions
from communique.documents import from_text
from communique.events.candidates import Candidate
from communique.events.judged import judged
from communique.events.pairs import pairs_of
from communique.events.slots import Slots
from communique.events.triggers import TriggerFinder
from communique.models import Answer, Question
from communique.models.labels import LABELS, NONE
from communique.reading.parse import DEFAULT_PIPELINE, read_document

ACCUSED = "Hungary accused Romania of closing a school, and Slovakia backed Hungary on Friday."


class Told:
    """Answers by the words of source and target: (type, share, deciding words); NONE for other pairs."""

    def __init__(self, answers: dict[tuple[str, str], tuple[str, float, str]]) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str]] = []

    def ask(self, questions: Sequence[Question]) -> list[Answer]:
        return [self._answer(one) for one in questions]

    def _answer(self, one: Question) -> Answer:
        pair = one.text[slice(*one.source)], one.text[slice(*one.target)] if one.target else ""
        self.asked.append(pair)
        type, share, words = self.answers.get(pair, (NONE, 0.98, ""))
        scores = dict.fromkeys(LABELS, (1 - share) / (len(LABELS) - 1)) | {type: share}
        start = one.text.find(words)
        return Answer(scores, "happened", None, (start, start + len(words)) if words else None)


def found(text: str, model: Told) -> list[Candidate]:
    reading = read_document(from_text(text, published="2005-03-04"), DEFAULT_PIPELINE)
    slots = Slots(reading, find_mentions(reading))
    return judged(TriggerFinder(slots).find(), slots, model)  # type: ignore[arg-type]


def shown(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    return [(one.type, one.trigger.text) for one in candidates]


def test_the_model_confirms_doubts_and_renames() -> None:
    pair = ("Hungary", "Romania")
    sure = found(ACCUSED, Told({pair: ("ACCUSE", 0.95, "accused")}))[0]
    unsure = found(ACCUSED, Told({pair: (NONE, 0.9, "")}))[0]
    other = found(ACCUSED, Told({pair: ("REQUEST", 0.95, "accused")}))[0]
    assert sure.type == unsure.type == "ACCUSE"
    assert sure.weight > unsure.weight
    assert other.type == "REQUEST"


def test_what_the_lexicon_does_not_tell_is_added_once() -> None:
    text = "Hungary gave Romania a dressing-down in Bucharest on Friday."
    assert found(text, Told({})) == []
    added = found(text, Told({("Hungary", "Romania"): ("ACCUSE", 0.95, "dressing-down")}))
    assert shown(added) == [("ACCUSE", "dressing")] or shown(added) == [("ACCUSE", "down")]
    assert added[0].weight == pytest.approx(0.95)


def test_what_the_model_is_not_sure_of_is_not_added() -> None:
    text = "Hungary gave Romania a dressing-down in Bucharest on Friday."
    assert found(text, Told({("Hungary", "Romania"): ("ACCUSE", 0.4, "dressing-down")})) == []


def test_pairs_are_asked_of_doers_and_those_in_their_reach() -> None:
    reading = read_document(from_text(ACCUSED, published="2005-03-04"), DEFAULT_PIPELINE)
    text = reading.document.text
    pairs = [
        (text[slice(*a.span)], text[slice(*b.span)]) for a, b in pairs_of(reading, find_mentions(reading))
    ]
    assert ("Hungary", "Romania") in pairs
    assert ("Slovakia", "Hungary") in pairs
    assert ("Romania", "Hungary") not in pairs
    assert len(pairs) == len(set(pairs))


def test_what_is_told_of_both_alike_is_one_event() -> None:
    text = "Ghana and Togo are on the same page with Benin on the dam."
    told = {("Ghana", "Benin"): ("AGREE", 0.96, "page"), ("Togo", "Benin"): ("AGREE", 0.95, "page")}
    added = [one for one in found(text, Told(told)) if one.type == "AGREE"]
    assert len(added) == 1
    assert added[0].reciprocal
