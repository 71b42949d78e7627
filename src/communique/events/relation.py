"""Relation: what one marked actor does to another. The lexicon answers for now; this function is the seam.

A trained model will stand behind the same signature, so that nothing else changes.
"""

from __future__ import annotations

from communique.actors.book import Found, MentionBook
from communique.errors import UsageError
from communique.events.candidates import SYMMETRIC, Candidate, ruled
from communique.events.slots import Slots
from communique.events.triggers import TriggerFinder
from communique.ontology import TYPES
from communique.reading.tokens import Reading, Token
from communique.records import Actor, Mention, Relation, Span

LEXICON = "lexicon-1"
NONE = "NONE"


def relate(reading: Reading, source: tuple[int, int], target: tuple[int, int] | None = None) -> Relation:
    """The relation of the actor at `source` to the one at `target`, both character ranges of the text.

    With `target` None: what the source does to nobody in particular. Scores of the 16 PLOVER types and
    "NONE" sum to 1. Raises UsageError for a range that holds no word of the text.
    """
    book = _book(reading, source, target)
    candidates = [ruled(candidate) for candidate in TriggerFinder(Slots(reading, book)).find()]
    joining = [candidate for candidate in candidates if _joins(candidate, target is not None)]
    weak = [] if joining or target is None else [c for c in candidates if _beneath(c, book)]
    best = max(joining or weak, key=lambda candidate: candidate.weight, default=None)
    scores = dict.fromkeys((*TYPES, NONE), 0.0)
    if best is None:
        scores[NONE] = 1.0
        return Relation(NONE, scores)
    weight = best.weight if joining else best.weight * 0.6
    rest = (1.0 - weight) / len(TYPES)
    scores = dict.fromkeys(scores, rest)
    scores[best.type] = weight
    return Relation(best.type, scores)


def _beneath(candidate: Candidate, book: MentionBook) -> bool:
    """True where the source acts and the target stands somewhere under what it does."""
    if "source" not in {id for item in candidate.actors for id in item.mention.actors}:
        return False
    target = book.found[-1]
    return any(target.head in word.subtree() for word in candidate.words)


def _joins(candidate: Candidate, paired: bool) -> bool:
    acting = {id for item in candidate.actors for id in item.mention.actors}
    receiving = {id for item in candidate.recipients for id in item.mention.actors}
    if not paired:
        return "source" in acting
    if (candidate.reciprocal or candidate.type in SYMMETRIC) and {"source", "target"} <= acting | receiving:
        return True
    return "source" in acting and "target" in receiving


def _book(reading: Reading, source: tuple[int, int], target: tuple[int, int] | None) -> MentionBook:
    """A book of the two marked actors alone."""
    found = [_marked(reading, "source", source)]
    if target is not None:
        found.append(_marked(reading, "target", target))
    actors = {id: Actor(id, id, "group", None, id) for id in ("source", "target")}
    book = MentionBook(tuple(found), actors)
    for item in found:
        for token in reading.tokens_in(item.span):
            book.by_token[token.i] = item
        book.by_head[item.head.i] = item
    for (
        token
    ) in reading.tokens:  # “Kabul said it has freed …”: the pronoun of a reported clause is who reports
        if token.tag == "PRP" and token.dep in {"nsubj", "nsubjpass"} and token.i not in book.by_head:
            above = token.head.head.child("nsubj") if token.head.dep in {"ccomp", "advcl"} else None
            if above is not None and above.i in book.by_head:
                book.by_head[token.i] = book.by_head[above.i]
    return book


def _marked(reading: Reading, id: str, marked: tuple[int, int]) -> Found:
    span = Span(*marked)
    tokens = reading.tokens_in(span)
    if not 0 <= span.start < span.end <= len(reading.document.text) or not tokens:
        raise UsageError(f"{id} ({span.start}, {span.end}) holds no word of the text")
    return Found(Mention(id, span, (id,), "name", 1.0), _head(tokens))


def _head(tokens: tuple[Token, ...]) -> Token:
    """The token of a range whose own head lies outside it."""
    inside = {token.i for token in tokens}
    for token in tokens:
        if (token.head is token or token.head.i not in inside) and token.pos not in {"PUNCT", "DET", "ADP"}:
            return token
    return tokens[-1]
