"""Ellipsis: recipients that a sentence leaves out because the sentences before have told them."""

from __future__ import annotations

from communique.actors.book import Found
from communique.events.arguments import object_heads
from communique.events.candidates import Candidate
from communique.events.lexicon import answered_nouns, event_words
from communique.events.slots import Slots, same
from communique.reading.tokens import Token

REACH = 4  # sentences


def provoked(verb: Token, actors: list[Found], told: list[Candidate], slots: Slots) -> list[Found]:
    """“condemned the measures”: who did the last thing to the one who answers."""
    heads = object_heads(verb)
    definite = any(child.lower in event_words("definite") for head in heads for child in head.children)
    if not definite or not any(head.lemma in answered_nouns() for head in heads):
        return []
    codes = slots.codes(actors)
    for earlier in reversed(told):
        if _before(earlier, verb) and codes & slots.codes(list(earlier.recipients)):
            return [item for item in earlier.actors if not slots.codes([item]) & codes]
    return []


def helped(verb: Token, actors: list[Found], told: list[Candidate], slots: Slots) -> list[Found]:
    """“Britain gave 10 million pounds”: who was helped last."""
    for earlier in reversed(told):
        if _before(earlier, verb) and "AID" in {earlier.type, earlier.told}:
            return [item for item in earlier.recipients if not same(item, actors)]
    return []


def _before(earlier: Candidate, verb: Token) -> bool:
    return earlier.trigger.i < verb.i and verb.sent - earlier.trigger.sent <= REACH
