"""Relation: what one marked actor of a text does to another, as the relation model has it."""

from __future__ import annotations

from communique.errors import UsageError
from communique.models.labels import NONE
from communique.models.relation_model import Question, RelationModel
from communique.records import Relation


def relate(
    text: str, source: tuple[int, int], target: tuple[int, int] | None, model: RelationModel
) -> Relation:
    """The relation of the actor at `source` to the one at `target`, both character ranges of `text`.

    The model is asked of the pair and of the source alone, which steadies the type; whether there is a
    relation the pair decides. With `target` None: what the source does, to whomever. Scores of the 16
    PLOVER types and "NONE" sum to 1. Raises UsageError for a range that holds no word of the text.
    """
    for name, span in (("source", source), ("target", target)):
        if span is not None and not (
            0 <= span[0] < span[1] <= len(text) and any(map(str.isalnum, text[slice(*span)]))
        ):
            raise UsageError(f"{name} {tuple(span)} holds no word of the text")
    asked = [Question(text, source, target), Question(text, source)]
    answers = model.ask(asked if target is not None else asked[1:], even=True)
    scores = {
        name: sum(answer.scores[name] for answer in answers) / len(answers) for name in answers[0].scores
    }
    if target is not None:  # what the source does to anybody says nothing of whether it does it to the target
        scores = _with_none(scores, answers[0].scores[NONE])
    return Relation(max(scores, key=scores.__getitem__), scores)


def _with_none(scores: dict[str, float], none: float) -> dict[str, float]:
    """The scores with NONE at `none`, the others in their proportion."""
    rest = 1.0 - scores[NONE]
    out = {name: score * (1.0 - none) / rest if rest else 0.0 for name, score in scores.items()}
    return out | {NONE: none if rest else 1.0}
