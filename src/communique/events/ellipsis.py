"""Ellipsis: recipients that a sentence leaves out because the sentences before have told them."""

from __future__ import annotations

from communique.actors.book import Found
from communique.events.arguments import object_heads
from communique.events.candidates import Candidate
from communique.events.lexicon import answered_nouns, event_words, noun_classes
from communique.events.slots import Slots, same
from communique.ontology import quad
from communique.reading.tokens import Token

ANSWER = 10  # sentences: how far back an answer reaches
SERIES = 5  # sentences: how far back one more of the same reaches
LEAD = 2  # sentences


def provoked(verb: Token, actors: list[Found], told: list[Candidate], slots: Slots) -> list[Found]:
    """“condemned the measures”, “accepted the invitation”: who did the last thing to the one who answers."""
    heads = object_heads(verb)
    definite = any(child.lower in event_words("definite") for head in heads for child in head.children)
    if not definite or not any(head.lemma in answered_nouns() for head in heads):
        return []
    codes = slots.codes(actors)
    for earlier in reversed(told):
        if _before(earlier, verb, ANSWER) and codes & slots.codes(list(earlier.recipients)):
            return [item for item in earlier.actors if not slots.codes([item]) & codes]
    return []


def beside(verb: Token, type: str, told: list[Candidate]) -> list[Found]:
    """“condemned India's tests and suspended grants”: whom the verb before it was done to."""
    if verb.dep != "conj" or any(child.dep in {"nsubj", "nsubjpass"} for child in verb.children):
        return []
    for earlier in told:
        if verb.head in earlier.words and (quad(earlier.type) <= 2) == (quad(type) <= 2):
            return list(earlier.recipients)
    return []


def likewise(type: str, verb: Token, actors: list[Found], told: list[Candidate], slots: Slots) -> list[Found]:
    """“Britain gave 10 million pounds”, “Egypt extended recognition”: whom the last such was done to."""
    for earlier in reversed(told):
        if _before(earlier, verb, SERIES) and type in {earlier.type, earlier.told} and earlier.recipients:
            return [item for item in earlier.recipients if not same(item, actors)]
    return _beneficiary(actors, slots) if type == "AID" else []


def _beneficiary(actors: list[Found], slots: Slots) -> list[Found]:
    """The state that the lead says help is for: the last one it names after the help."""
    reading = slots.reading
    for sentence in reading.sentences[:LEAD]:
        help_ = next((t for t in reading.words(sentence) if t.lemma in noun_classes().get("aid", ())), None)
        if help_ is None:
            continue
        after = [
            f
            for f in slots.book.within(sentence.span)
            if f.head.i > help_.i and slots.codes([f]) and not f.unnamed
        ]
        after = [f for f in after if not same(f, actors)]
        if after:
            return after[-1:]
    return []


def _before(earlier: Candidate, verb: Token, reach: int) -> bool:
    return earlier.trigger.i < verb.i and verb.sent - earlier.trigger.sent <= reach
