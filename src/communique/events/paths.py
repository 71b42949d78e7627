"""Paths: what the words between two marked actors tell, where no predicate has both in its slots.

The parse tree is walked from the word that holds both actors down to the target. The first predicate on the
way that the lexicon knows decides, changed by the operators, negation and tense over it. This is weaker than
filled slots, so only `relation` asks it, and only when the slots are silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.actors.book import Found
from communique.events.arguments import conjuncts, is_passive
from communique.events.candidates import SYMMETRIC
from communique.events.composition import complement_of, compose, operators_of
from communique.events.frames import noun_frames, verb_frames
from communique.events.lexicon import Operator, event_words, light_verbs, nouns, saying_verbs
from communique.events.slots import Slots, objects_of
from communique.events.status import auxiliaries, modality
from communique.ontology import quad
from communique.reading.tokens import Token

_PREDICATES = frozenset({"VERB", "AUX"})
_NAMING = frozenset({"NOUN", "PROPN"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_DEEP = 6  # predicates that are looked through, one under the other
_AS_OPERATOR = {"ask": "request"}  # what light verbs call an effect -> what operators call it
_MEANT = frozenset({"plan", "want", "try", "propose", "suggest", "consider", "discuss"})
_AHEAD = {
    **dict.fromkeys(("CONSULT", "SUPPORT", "COOPERATE", "AID"), "AGREE"),
    **dict.fromkeys(("ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE"), "THREATEN"),
    "RETREAT": "CONCEDE",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a predicate tells: the PLOVER type and how likely the row of the lexicon is."""

    type: str
    weight: float

    def as_type(self, type: str) -> Told:
        return Told(type, self.weight)


def told_between(source: Token, target: Token | None, slots: Slots) -> Told | None:
    """What the predicates on the path from `source` to `target` tell, None where they tell nothing.

    Without a target: what the predicate over the source tells, with the complements under it.
    """
    under = frozenset() if target is None else frozenset({target.i, *(word.i for word in target.ancestors())})
    path = _Path(_PathSlots(slots.reading, slots.book, under), under)
    backwards = target is not None and _undergoes(source, target)
    for word in _words(source, target):
        told = path.told(word)
        if told is not None:
            return None if backwards and told.type not in SYMMETRIC else told
    return None


def harm_called_for(inner: Token, target: Token, slots: Slots) -> str | None:
    """What a call for `inner` is to a target that would suffer it and is asked nothing, None for other calls.

    “called for sanctions on B” is THREATEN, “called for an inquiry into B” ACCUSE.
    """
    subject = inner.child("nsubj")
    below = any(word is target for word in inner.subtree())
    if not below or (subject is not None and any(word is target for word in subject.subtree())):
        return None
    told = _Path(slots, frozenset()).told(inner)
    return ahead(told.type) if told is not None and quad(told.type) >= 3 and told.type != "REQUEST" else None


def ahead(type: str) -> str:
    """The type of a thing to come: planned cooperation is AGREE, announced conflict THREATEN."""
    return _AHEAD.get(type, type)


def _undergoes(source: Token, target: Token) -> bool:
    """True where the target does what the verb over both says, and the source does not: “(A) shelled [B]”."""
    ours, theirs = [source, *source.ancestors()], [target, *target.ancestors()]
    verb = next((word for word in ours if word in theirs), None)
    if verb is None or verb.pos not in _PREDICATES or verb in {source, target}:
        return False
    our, their = ours[ours.index(verb) - 1].dep, theirs[theirs.index(verb) - 1].dep
    return their == "agent" if is_passive(verb) else their == "nsubj" and our != "nsubj"


def _words(source: Token, target: Token | None) -> list[Token]:
    """The predicates to be asked, in their order: verbs from the top down, then nouns."""
    up = [source, *source.ancestors()]
    if target is None:
        top = next((word for word in up if word.pos in _PREDICATES), up[-1])
        return [top, *_complements(top)]
    down = [target, *target.ancestors()]
    under = {word.i for word in down}
    common = next((word for word in up if word.i in under), None)
    if common is None:
        return []
    below = down[: next(n for n, word in enumerate(down) if word is common)][::-1]
    words = _without_siblings([common, *below])
    if common.pos not in _PREDICATES and common.lemma not in nouns():
        for word in common.ancestors():
            if word.pos in _PREDICATES or word.lemma in nouns():
                words = [word, *_complements(word), *words]
                break
    words += [word for word in up[: up.index(common)][::-1] if word is not source]
    verbs = [word for word in words if word.pos in _PREDICATES]
    named = [word for word in words if word.pos in _NAMING or word.pos == "ADJ"]
    return [*verbs, *named, *(clause for word in words for clause in _aside(word))]


def _without_siblings(words: list[Token]) -> list[Token]:
    """A path without the verbs that it only passes by: “criticised A and attacked B”, “left, thanking B”."""
    out: list[Token] = []
    for word in words:
        beside = word.dep == "conj" or (word.dep == "advcl" and word.tag == "VBG")
        if beside and word.pos == "VERB" and word.child("nsubj") is None and out and out[-1] is word.head:
            passed = out.pop()
            if word.dep == "advcl":
                out.append(word)
                word = passed  # may still tell it, if the participle does not
        out.append(word)
    return out


def _aside(word: Token) -> Iterator[Token]:
    """What is done by the way or to that end: “sent a letter threatening”, “sent experts to investigate”."""
    for host in (word, word.child("dobj")):
        for child in host.children if host is not None else ():
            if (
                child.dep in {"acl", "advcl", "xcomp"}
                and child.tag in {"VBG", "VB"}
                and child.child("nsubj") is None
            ):
                yield child


def _governor(noun: Token) -> Token:
    """The verb that a noun hangs on as object or under a preposition, else the noun."""
    word = noun
    while word.dep in {"dobj", "pobj", "prep", "nsubjpass"} and word.head is not word:
        word = word.head
        if word.pos in _PREDICATES:
            return word
    return noun


def _complements(verb: Token) -> Iterator[Token]:
    """The verbs under a verb as its complement, one under the other."""
    for _ in range(_DEEP):
        inner = next((c for c in verb.children if c.dep in _CLAUSES and c.pos in _PREDICATES), None)
        if inner is None:
            return
        yield inner
        verb = inner


@dataclass(frozen=True)
class _PathSlots(Slots):
    """Slots in which a preposition anywhere on the path below a verb counts as the verb's own."""

    under: frozenset[int] = frozenset()

    def at(self, slot: str, predicate: Token, words: tuple[Token, ...] = ()) -> list[Found]:
        found = super().at(slot, predicate, words)
        if found or predicate.i not in self.under:
            return found
        below = (t for t in predicate.subtree() if t.i in self.under and t.dep in {"prep", "agent", "dative"})
        return [self.book.found[-1]] if any(token.lower == slot for token in below) else []


@dataclass(frozen=True, slots=True)
class _Path:
    """Reads predicates of one path. `under` holds the tokens from the target up to the root."""

    slots: Slots
    under: frozenset[int]

    def told(self, word: Token, depth: int = 0) -> Told | None:
        """What a predicate tells with its complement, negation and tense."""
        if depth > _DEEP:
            return None
        frames = [frame for frame, _ in verb_frames(word, self.slots)] if word.pos in _PREDICATES else []
        found = None if frames and frames[0].objects else self._operator(word, depth)
        if found is not None:
            return self._in_mood(word, found)
        if word.pos in _NAMING:
            frame = next(noun_frames(word), None)
            return (
                self._in_mood(_governor(word), Told(frame.type, frame.weight)) if frame is not None else None
            )
        if word.pos not in _PREDICATES:
            return None
        if frames:
            return self._in_mood(word, Told(frames[0].type, frames[0].weight))
        light = self._light(word)
        if light is not None:
            return self._in_mood(word, light)
        quality = word.child("acomp")
        if quality is not None and word.lemma == "be":  # “is ready to”, “was guilty of”
            found = self._operator(quality, depth)
            return None if found is None else self._in_mood(word, found)
        return self._reported(word, depth)

    def _operator(self, word: Token, depth: int) -> Told | None:
        for operator in operators_of(word):
            inner = complement_of(word, operator)
            if inner is not None:
                return _operated(operator, self.told(inner, depth + 1))
        return None

    def _light(self, verb: Token) -> Told | None:
        """A noun under a light verb: “imposed a ban”, “rejected an offer of talks”."""
        for noun in objects_of(verb):
            if noun.lemma not in nouns():
                continue
            particle = verb.child("prt", "prep")
            keys = [f"{verb.lemma}_{particle.lower}"] if particle is not None else []
            for key in (*keys, verb.lemma):
                for row in light_verbs().get(key, ()):
                    if row.nouns and noun.lemma not in row.nouns:
                        continue
                    frame = next(noun_frames(noun), None)
                    if frame is not None:
                        return _changed(row.effect, Told(frame.type, frame.weight))
        return None

    def _reported(self, verb: Token, depth: int) -> Told | None:
        """What is said of the target: that it must (REQUEST), that it does harm (ACCUSE)."""
        clause = next((c for c in verb.children if c.dep == "ccomp" and c.pos in _PREDICATES), None)
        if clause is None or verb.lemma not in saying_verbs():
            return None
        told = self.told(clause, depth + 1)
        subject = clause.child("nsubj")
        of_target = subject is not None and any(word.i in self.under for word in conjuncts(subject))
        if not of_target:
            return told
        if any(word.lower in event_words("obliging") for word in auxiliaries(clause)):
            return Told("REQUEST", 0.7)
        if told is not None and quad(told.type) == 4 and not is_passive(clause):
            return told.as_type("ACCUSE")
        return told

    def _in_mood(self, word: Token, told: Told) -> Told | None:
        """Refused cooperation is REJECT, what lies ahead AGREE, CONCEDE or THREATEN; no harm is nothing."""
        if word.pos not in _PREDICATES:
            return told
        mood = modality(word)
        if mood.negated:
            return told.as_type("REJECT") if quad(told.type) <= 2 else None
        return told.as_type(ahead(told.type)) if mood.future and not mood.bare else told


def _operated(operator: Operator, inner: Told | None) -> Told | None:
    """What an operator tells over its complement."""
    if inner is None:
        return Told(operator.type, 0.6) if operator.type is not None else None
    changed = _changed(operator.effect, inner)
    if changed is inner and operator.type is not None:
        return inner.as_type(operator.type)
    return changed


def _changed(effect: str, inner: Told) -> Told | None:
    effect = _AS_OPERATOR.get(effect, effect)
    if effect == "deny":
        return None
    if effect == "fail":
        effect = "refuse" if quad(inner.type) <= 2 else "stop"
    composed = compose(effect, inner.type)
    if composed is not None:
        return inner.as_type(composed[0])
    return inner.as_type(ahead(inner.type)) if effect in _MEANT and quad(inner.type) <= 2 else inner
