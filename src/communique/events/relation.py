"""Relation: what one marked actor does to another. The lexicon answers for now; this function is the seam.

A trained model will stand behind the same signature, so that nothing else changes.
"""

from __future__ import annotations

from communique.actors.book import Found, MentionBook
from communique.errors import UsageError
from communique.events.candidates import SYMMETRIC, Candidate, ruled
from communique.events.paths import Told, ahead, harm_called_for, told_between
from communique.events.slots import Slots
from communique.events.status import modality
from communique.events.triggers import TriggerFinder
from communique.ontology import TYPES, quad
from communique.reading.tokens import Reading, Token
from communique.records import Actor, Mention, Relation, Span

LEXICON = "lexicon-2"
NONE = "NONE"
_VERBS = frozenset({"VERB", "AUX"})
_WIDE = 0.8  # of the weight, where a phrase stands for the actor in it
_BENEATH = 0.5  # of the weight, where the target only stands below what the source does
_PATH = 0.6  # of the weight, where only the path between the two decides


def relate(reading: Reading, source: tuple[int, int], target: tuple[int, int] | None = None) -> Relation:
    """The relation of the actor at `source` to the one at `target`, both character ranges of the text.

    With `target` None: what the source does to nobody in particular. Scores of the 16 PLOVER types and
    "NONE" sum to 1. Raises UsageError for a range that holds no word of the text.
    """
    book = _book(reading, source, target)
    slots = Slots(reading, book)
    told = _joined(slots)
    if told is None:
        _widen(book)
        told = _joined(slots, _WIDE) or _on_path(slots) or _under(slots)
    if told is None:
        return Relation(NONE, dict.fromkeys(TYPES, 0.0) | {NONE: 1.0})
    scores = dict.fromkeys((*TYPES, NONE), (1.0 - told.weight) / len(TYPES))
    scores[told.type] = told.weight
    return Relation(told.type, scores)


def _joined(slots: Slots, share: float = 1.0) -> Told | None:
    """What the likeliest predicate tells that has the source, and any target, in its slots."""
    paired = len(slots.book.found) > 1
    return _likeliest(
        [one for one in TriggerFinder(slots).find() if _joins(ruled(one), paired)], slots, share
    )


def _under(slots: Slots) -> Told | None:
    """What the source does in a clause that has the target somewhere under it."""
    if len(slots.book.found) < 2:
        return None
    return _likeliest(
        [one for one in TriggerFinder(slots).find() if _beneath(one, slots.book)], slots, _BENEATH
    )


def _likeliest(candidates: list[Candidate], slots: Slots, share: float) -> Told | None:
    best = max(candidates, key=lambda candidate: candidate.weight, default=None)
    return None if best is None else Told(_settled(best, slots), best.weight * share)


def _on_path(slots: Slots) -> Told | None:
    source, *rest = slots.book.found
    told = told_between(source.head, rest[0].head if rest else None, slots)
    return None if told is None else Told(told.type, told.weight * _PATH)


def _settled(candidate: Candidate, slots: Slots) -> str:
    """The type by our rulings, and for a pair: refused cooperation, conflict announced or called for."""
    candidate = ruled(candidate)
    type, verb = candidate.type, candidate.words[0]
    if candidate.status == "denied" and quad(type) <= 2:
        return "REJECT"
    if candidate.status == "planned" and quad(type) == 4 and verb.pos in _VERBS:
        mood = modality(verb)
        return ahead(type) if mood.future and not mood.bare else type
    if type == "REQUEST" and len(candidate.words) > 1 and len(slots.book.found) > 1:
        return harm_called_for(candidate.words[1], slots.book.found[1].head, slots) or type
    return type


def _widen(book: MentionBook) -> None:
    """Lets the phrases that hold a marked actor stand for it: “officials of A”, “the home of B”."""
    source, *rest = book.found
    for item in (source, *rest):
        apart = {token.i for other in book.found if other is not item for token in _line(other.head)}
        for token in _line(item.head):
            if token.i in apart or token.pos in _VERBS:
                break
            if token.pos in {"NOUN", "PROPN"}:
                book.by_head.setdefault(token.i, item)


def _line(token: Token) -> list[Token]:
    return [token, *token.ancestors()]


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
    for token in reading.tokens:
        antecedent = _antecedent(token)
        if antecedent is not None and antecedent.i in book.by_head and token.i not in book.by_head:
            book.by_head[token.i] = book.by_token[token.i] = book.by_head[antecedent.i]
    return book


def _antecedent(token: Token) -> Token | None:
    """The subject that a pronoun stands for: “Kabul said it has freed …”, “Kabul recalled its envoy”."""
    if token.tag == "PRP$":
        verbs = [word for word in token.ancestors() if word.pos in _VERBS]
    elif token.tag == "PRP" and token.dep in {"nsubj", "nsubjpass"}:
        verbs = [word for word in token.head.ancestors() if word.pos in _VERBS]
    else:
        return None
    subjects = (child for verb in verbs for child in verb.children if child.dep in {"nsubj", "nsubjpass"})
    return next((subject for subject in subjects if subject.i < token.i), None)


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
