"""Frames: which rows of the trigger tables a predicate of the text can be."""

from __future__ import annotations

from collections.abc import Iterator

from communique.events.arguments import named
from communique.events.lexicon import Frame, event_words, harsh_words, noun_classes, nouns, verbs
from communique.events.slots import Slots, objects_of
from communique.reading.tokens import Token

_DISAPPROVAL = Frame("call", "ACCUSE", "disapprove", "111", recipient=("obj",), weight=0.75)
_PARTICLES = frozenset({"prt", "prep", "advmod", "dobj", "agent", "dative", "acomp"})


def verb_frames(verb: Token, slots: Slots) -> Iterator[tuple[Frame, tuple[Token, ...]]]:
    """The frames whose conditions a verb meets, with the words that decide, longest form first.

    A row for the very object goes before one for what the object consists of (“a shipment of bombs”).
    """
    if (harsh := _branding(verb)) is not None:
        yield _DISAPPROVAL, (verb, harsh)
        return
    later = []
    for frame, words in _rows(verb, slots):
        if not _fits(frame, verb, words, slots):
            continue
        if frame.objects and not frame.objects & {
            word for head in objects_of(verb, words) for word in (head.lemma, head.lower)
        }:
            later.append((frame, words))
        else:
            if later and not frame.objects:
                yield from later
                later = []
            yield frame, words
    yield from later


def _branding(verb: Token) -> Token | None:
    """The harsh word of “called the decision unfair”, “described it as an act of aggression”."""
    if verb.lemma not in event_words("branding"):
        return None
    for child in verb.children:
        said = child.child("pobj", "amod") if child.dep == "prep" and child.lower == "as" else child
        if (
            said is None
            or said.i < verb.i
            or (said is child and said.dep not in {"oprd", "xcomp", "acomp", "attr"})
        ):
            continue
        for token in said.subtree():
            if token.lemma in harsh_words() or token.lower in harsh_words():
                return token
    return None


def noun_frames(noun: Token) -> Iterator[Frame]:
    """The frames whose modifier a noun has."""
    for frame in nouns().get(noun.lemma, ()):
        if not frame.modifier or any(
            child.lemma in frame.modifier or child.lower in frame.modifier for child in noun.children
        ):
            yield frame


def _rows(verb: Token, slots: Slots) -> Iterator[tuple[Frame, tuple[Token, ...]]]:
    """All rows of a verb: pull_out_of, test-fire, call_off, call_on, then the bare lemma."""
    table = verbs()
    particles = [child for child in verb.children if child.dep in _PARTICLES and _beside(child, verb)]
    before = slots.reading.tokens[max(0, verb.i - 2) : verb.i]
    if len(before) == 2 and before[1].text == "-" and before[1].end == verb.start:
        for frame in table.get(f"{before[0].lower}-{verb.lemma}", ()):
            yield frame, (before[0], verb)
    for first in particles:
        for second in particles:
            if second.i > first.i:
                for frame in table.get(f"{verb.lemma}_{first.lower}_{second.lower}", ()):
                    yield frame, (verb, first, second)
    for particle in particles:
        for form in dict.fromkeys((particle.lower, particle.lemma)):
            for frame in table.get(f"{verb.lemma}_{form}", ()):
                yield frame, (verb, particle)
    for frame in table.get(verb.lemma, ()):
        yield frame, (verb,)


def _beside(child: Token, verb: Token) -> bool:
    """A particle stands right after its verb, at most an adverb away; an object may be far (take … side)."""
    return child.i > verb.i and (child.dep in {"prt", "dobj"} or child.i - verb.i <= 2)


def _fits(frame: Frame, verb: Token, words: tuple[Token, ...], slots: Slots) -> bool:
    heads = objects_of(verb, words)
    lemmas = {word for token in heads for word in slots.lemmas(token)} or _sum_after(verb, slots)
    if frame.objects:
        actor = "@actor" in frame.objects and any(named(token, slots.book) for token in heads)
        if not actor and not lemmas & frame.objects:
            return False
    if frame.excluded & lemmas:
        return False
    return not frame.prep or any(
        _holds(condition, verb, slots, frame.type == "AID") for condition in frame.prep
    )


def _sum_after(verb: Token, slots: Slots) -> set[str]:
    """“lent Belarus $500 million”: a sum that the parser did not hang on the verb."""
    close = verb.end + 40
    if any(q.currency and verb.end < q.span.start < close for q in slots.reading.quantities):
        return {"money"}
    return set()


def _holds(condition: str, verb: Token, slots: Slots, anything: bool) -> bool:
    """`against`: with an actor (or `anything`) under it; `to:court`, `in:@talk`: with such a noun."""
    word, _, noun = condition.partition(":")
    if not noun:
        return bool(slots.heads(word, verb) if anything else slots.at(word, verb))
    wanted = noun_classes().get(noun[1:], frozenset()) if noun.startswith("@") else {noun}
    return any({head.lemma, head.lower} & wanted for head in slots.heads(word, verb))
