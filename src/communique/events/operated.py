"""Operators: words that take a predicate and tell an event of their own (urged to, agreed to)."""

from __future__ import annotations

from communique.actors.book import Found
from communique.events.arguments import owners, subject_heads, surface_subjects
from communique.events.composition import base_type, complement_of, compose, is_undone, operators_of
from communique.events.frames import noun_frames, verb_frames
from communique.events.lexicon import Frame, Operator, event_words, light_verbs, nouns, saying_verbs
from communique.events.slots import Slots, each_other, parties, same
from communique.events.status import is_negated
from communique.ontology import quad
from communique.reading.tokens import Token

_REAL = 0.75  # weight of an operator over a predicate that the lexicon knows
_VAGUE = 0.6  # over one that it does not

Filled = tuple[Frame, Token, Token | None, list[Found], list[Found]]


def operated(word: Token, slots: Slots) -> Filled | None:
    """(frame, complement, inner trigger, actors, recipients) that `word` tells as an operator, or None."""
    for operator in operators_of(word):
        inner = complement_of(word, operator)
        if inner is None:
            continue
        return _filled(word, operator, inner, slots) if operator.type else None
    return _demanded(word, slots)


def _demanded(word: Token, slots: Slots) -> Filled | None:
    """“said that Israel must withdraw”: words that say what another has to do ask for it."""
    if word.pos != "VERB" or word.lemma not in saying_verbs():
        return None
    for clause in word.children:
        if clause.dep != "ccomp" or not any(
            c.dep == "aux" and c.lower in event_words("obliging") for c in clause.children
        ):
            continue
        actors = slots.named(subject_heads(word))
        recipients = [
            item
            for item in slots.named(surface_subjects(clause))
            if not slots.codes([item]) & slots.codes(actors)
        ]
        told = _told(clause, slots)
        type, mode, cameo = compose("request", told[0].type if told is not None else "") or (
            "REQUEST",
            "change",
            "020",
        )
        frame = _operator_frame(word, (type, mode, cameo), "yes", False, _VAGUE)
        return (frame, clause, told[1] if told is not None else None, actors, recipients) if actors else None
    return None


def _operator_frame(
    word: Token, told: tuple[str, str | None, str | None], need: str, mutual: bool, weight: float
) -> Frame:
    """The frame that an operator stands for in this sentence."""
    return Frame(word.lemma, *told, need=need, reciprocal=mutual, weight=weight)


def _filled(word: Token, operator: Operator, inner: Token, slots: Slots) -> Filled | None:
    assert operator.type is not None
    actors = slots.named(subject_heads(word)) or (owners(word, slots.book) if word.pos == "NOUN" else [])
    if not actors:
        return None
    if operator.effect == "threaten" and inner.dep == "ccomp" and not _own_clause(inner, actors, slots):
        return None  # “warned that others may attack” threatens nobody
    told = _told(inner, slots)
    recipients = _recipients(word, operator, inner, told, actors, slots)
    if recipients is None:
        return None
    asking = operator.effect == "request"
    type, mode, cameo = operator.type, operator.mode, operator.cameo
    if base_type(operator.effect) == type and (told is not None or asking):
        type, mode, cameo = compose(operator.effect, told[0].type if told is not None else "") or (
            type,
            mode,
            cameo,
        )
    elif told is None and operator.effect in {"promise", "refuse"} and not recipients and parties(actors) < 2:
        return None
    if operator.effect == "promise" and word.pos != "VERB" and is_undone(word):
        if told is None:
            return None
        type, mode, cameo = compose("refuse", told[0].type) or (type, mode, cameo)  # “not ready to meet”
    if operator.effect == "promise" and is_negated(inner):
        if told is None:
            return None
        if quad(told[0].type) <= 2 and word.lemma in event_words("vowing"):
            type, mode, cameo = "REJECT", None, "120"
    mutual = not recipients and parties(actors) > 1 and each_other(word)
    free = (
        mutual
        or told is not None
        or (asking and inner.pos == "NOUN")
        or (operator.effect == "promise" and parties(actors) > 1)
        or (operator.effect == "threaten" and bool(recipients))
    )
    weight = _REAL if told is not None else _VAGUE
    frame = _operator_frame(word, (type, mode, cameo), "no" if free else "yes", mutual, weight)
    return frame, inner, told[1] if told is not None else None, actors, recipients


def _own_clause(clause: Token, actors: list[Found], slots: Slots) -> bool:
    """True where who speaks is also the subject of what is said (“warned that it would attack”)."""
    subjects = slots.named(subject_heads(clause))
    return bool(slots.codes(subjects) & slots.codes(actors))


Inner = tuple[Frame, Token, list[Found], list[Found]]


def _recipients(
    word: Token, operator: Operator, inner: Token, told: Inner | None, actors: list[Found], slots: Slots
) -> list[Found] | None:
    """Who is asked, promised or threatened: in its slots, else in the complement's; None: unknown."""
    recipients = slots.first(operator.recipient, word, actors)
    asking = operator.effect == "request"
    if recipients:
        return recipients
    if asking and any(slots.heads(slot, word) for slot in operator.recipient):
        return None  # to its own (parliament to government), or to somebody unknown
    if told is not None:
        _, _, acting, receiving = told
        recipients = [item for item in receiving if not same(item, actors)]
        if asking or operator.effect == "accuse":
            recipients = [item for item in acting if not same(item, actors)] or recipients
    if not recipients and operator.effect == "threaten":
        recipients = [item for item in _provokers(word, inner, slots) if not same(item, actors)]
    if not recipients and (asking or operator.effect == "accuse"):
        recipients = [item for item in slots.named(subject_heads(inner)) if not same(item, actors)]
    return recipients


def _provokers(word: Token, inner: Token, slots: Slots) -> list[Found]:
    """“warned it would respond if India deployed missiles”: who would bring it about is threatened."""
    for clause in (*inner.children, *word.children):
        if clause.dep == "advcl" and any(
            mark.dep == "mark" and mark.lower in {"if", "unless"} for mark in clause.children
        ):
            return slots.named(subject_heads(clause))
    return []


def _told(inner: Token, slots: Slots) -> Inner | None:
    """(frame, trigger, actors, recipients) that the complement of an operator would tell by itself."""
    if inner.pos == "VERB":
        for frame, _ in verb_frames(inner, slots):
            actors = slots.first(frame.actor, inner, None)
            return frame, inner, actors, slots.first(frame.recipient, inner, actors)
        for child in inner.children:
            if child.dep in {"dobj", "nsubjpass"} and child.lemma in nouns() and inner.lemma in light_verbs():
                return _told(child, slots)
        return None
    for frame in noun_frames(inner):
        actors = slots.first(tuple(slot for slot in frame.actor if slot != "subj"), inner, None)
        return frame, inner, actors, slots.first(frame.recipient, inner, actors)
    return None
