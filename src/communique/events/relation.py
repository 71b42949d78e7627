"""Relation: what one marked actor of a text does to another, as the relation model has it."""

from __future__ import annotations

from communique.errors import UsageError
from communique.models.relation_model import Question, RelationModel
from communique.records import Relation


def relate(
    text: str, source: tuple[int, int], target: tuple[int, int] | None, model: RelationModel
) -> Relation:
    """The relation of the actor at `source` to the one at `target`, both character ranges of `text`.

    NONE is taken to be as likely beforehand as a relation, since somebody marked the pair. With `target`
    None: what the source does, to whomever. Scores of the 16 PLOVER types and "NONE" sum to 1. Raises
    UsageError for a range that holds no word of the text.
    """
    for name, span in (("source", source), ("target", target)):
        if span is not None and not (
            0 <= span[0] < span[1] <= len(text) and any(map(str.isalnum, text[slice(*span)]))
        ):
            raise UsageError(f"{name} {tuple(span)} holds no word of the text")
    answer = model.ask([Question(text, source, target)], even=True)[0]
    return Relation(answer.type, dict(answer.scores))
