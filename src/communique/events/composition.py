"""Composition: words above a predicate that change what it tells (agreed to, threatened to, called off)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from communique import registers
from communique.events.lexicon import Operator, event_words, operators
from communique.events.status import Modality, combine, modality, travel_verbs
from communique.reading.tokens import Token
from communique.records import Status

_STATUS_EFFECTS: dict[str, Status] = {
    "plan": "planned",
    "want": "hypothetical",
    "try": "hypothetical",
    "ability": "hypothetical",
    "allow": "hypothetical",
    "consider": "hypothetical",
    "suggest": "hypothetical",
    "discuss": "hypothetical",
    "help": "hypothetical",
    "deny": "denied",
    "fail": "denied",
    "accuse": "hypothetical",
    "request": "hypothetical",
    "refuse": "denied",
    "threaten": "hypothetical",
    "promise": "planned",
    "stop": "happened",
    "propose": "hypothetical",
}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a governing word does to the predicate under it."""

    name: str
    word: Token
    operator: Operator | None


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, frozenset[str], str, str | None, str | None], ...]:
    return tuple(
        (
            row["effect"],
            frozenset(row["inner"].split("|")),
            row["type"],
            row["mode"] or None,
            row["cameo"] or None,
        )
        for row in registers.table("composition")
    )


def compose(effect: str, inner: str) -> tuple[str, str | None, str | None] | None:
    """(type, mode, CAMEO code) that `effect` over a predicate of type `inner` tells, None for no change."""
    for name, types, type, mode, cameo in _rows():
        if name == effect and (inner in types or "*" in types):
            return type, mode, cameo
    return None


def base_type(effect: str) -> str | None:
    """The type that an effect tells whatever stands under it: request -> REQUEST."""
    return {
        "request": "REQUEST",
        "refuse": "REJECT",
        "threaten": "THREATEN",
        "promise": "AGREE",
        "accuse": "ACCUSE",
    }.get(effect)


def _shape(token: Token) -> tuple[str, Token] | None:
    """(how a predicate hangs on what governs it, the governor): to, ing, that, noun, of-ing, for-noun …"""
    head = token.head
    if head is token:
        return None
    if token.dep == "pcomp":
        return f"{head.lower}-ing", head.head
    if token.dep in {"xcomp", "ccomp", "acl", "advcl"}:
        if any(child.dep == "aux" and child.lower == "to" for child in token.children) and token.tag == "VB":
            return "to", head
        if token.tag == "VBG" and token.dep in {"xcomp", "ccomp"}:
            return "ing", head
        if token.dep in {"ccomp", "acl"} and (
            token.dep == "ccomp" or any(c.dep == "mark" and c.lower == "that" for c in token.children)
        ):
            return "that", head
        return None
    if token.pos in {"NOUN", "PROPN"}:
        if token.dep == "dobj" or token.dep == "nsubjpass":
            return "noun", head
        if token.dep == "pobj" and head.dep == "prep":
            return f"{head.lower}-noun", head.head
    return None


def _base(token: Token) -> Token:
    """The first of a coordination of predicates, which hangs where all of them do."""
    while (
        token.dep == "conj"
        and token.head is not token
        and token.head.pos == token.pos
        and not any(c.dep in {"nsubj", "nsubjpass"} for c in token.children)
    ):
        token = token.head
    return token


def operators_of(word: Token) -> Iterator[Operator]:
    """The operators that a word can be, longest form first: call_on, rule_out, then the bare lemma."""
    table = operators()
    parts = [
        child
        for child in word.children
        if child.i > word.i and child.dep in {"prt", "prep", "advmod", "dobj", "acomp", "attr"}
    ]
    for first in parts:
        for second in parts:
            if second.i > first.i:
                yield from table.get(f"{word.lemma}_{first.lower}_{second.lower}", ())
    for part in parts:
        yield from table.get(f"{word.lemma}_{part.lower}", ())
    yield from table.get(word.lemma, ())


def _matching(governor: Token, shape: str) -> Iterator[Operator]:
    for operator in operators_of(governor):
        if _takes(operator, shape):
            yield operator


def _takes(operator: Operator, shape: str) -> bool:
    """Whether an operator takes a complement of that shape; `call_for` takes “for-noun” as its noun."""
    word, _, kind = shape.partition("-")
    if kind and operator.lemma.endswith(f"_{word}"):
        return kind in operator.complement
    return shape in operator.complement or (kind == "noun" and word in operator.complement)


def effects_above(token: Token) -> list[Effect]:
    """The operators above a predicate, nearest first."""
    out: list[Effect] = []
    current = _base(token)
    for _ in range(5):
        shape = _shape(current)
        if shape is None:
            break
        operator = next(_matching(shape[1], shape[0]), None)
        if operator is None:
            break
        out.append(Effect(operator.effect, shape[1], operator))
        current = _base(shape[1])
    return out


def complement_of(word: Token, operator: Operator) -> Token | None:
    """The predicate that `word` as `operator` takes, or None."""
    for child in word.children:
        candidates = [child]
        if child.dep == "prep":
            candidates = [inner for inner in child.children if inner.dep in {"pcomp", "pobj"}]
        for candidate in candidates:
            shape = _shape(candidate)
            if shape is None or shape[1] is not word:
                continue
            if (
                shape[0] == "to"
                and operator.recipient
                and "obj" not in operator.recipient
                and word.child("dobj") is not None
            ):
                continue  # “called Mr Obama to discuss”: a call, no call on anybody
            if _takes(operator, shape[0]):
                return candidate
    return None


@dataclass(frozen=True, slots=True)
class Told:
    """The status of a predicate with all that governs it; `refused` for “will not”."""

    status: Status
    future: bool
    pluperfect: bool
    refused: bool = False


def effects_over(noun: Token, presupposed: bool) -> list[Effect]:
    """The operators above a nominal event; unless presupposed, also those above the verb it completes."""
    effects = effects_above(noun)
    verb = noun.head if noun.dep in {"dobj", "nsubjpass"} else noun.head.head if noun.dep == "pobj" else None
    if effects or presupposed or verb is None or verb.pos != "VERB":
        return effects
    return effects_above(verb)


def status_of(verb: Token, trigger: Token, effects: list[Effect], presupposed: bool = False) -> Told:
    """The status of a predicate under its effects."""
    own = modality(verb) if verb.pos in {"VERB", "AUX"} else _of_noun(trigger, presupposed)
    status = combine(own.status, own.negated)
    future, pluperfect = own.future, own.pluperfect
    if own.bare and effects:
        status, future = "planned", False  # the word that takes the infinitive says how real it is
    for effect in effects:
        above = modality(effect.word) if effect.word.pos in {"VERB", "AUX"} else Modality("happened", False)
        if effect.name in {"start", "continue", "do", "manage", "stop"}:
            changed: Status = (
                "ongoing" if effect.name == "continue" and status == "happened" else above.status
            )
            status = changed if status in {"happened", "planned"} else status
        else:
            changed = _STATUS_EFFECTS.get(effect.name, above.status)
            status = changed if status in {"happened", "planned", "ongoing"} else status
        if above.negated or is_undone(effect.word):
            status = {"denied": "happened", "happened": "denied", "planned": "denied"}.get(status, status)  # type: ignore[assignment]
        if above.status == "hypothetical":
            status = "hypothetical"
        future = future or above.future or effect.name in {"plan", "promise"}
        pluperfect = pluperfect or above.pluperfect
    if _conditional(verb):
        status = "hypothetical"
    if _disbelieved(verb):
        status = "denied"
    refused = own.negated and own.future and own.status == "planned" and not effects
    return Told(status, future, pluperfect, refused)


def is_undone(word: Token) -> bool:
    """True for “no plans”, “not ready”, “scrapped its plan”: what such a word takes does not come about."""
    if word.pos == "ADJ":
        above = word.head if word.dep in {"acomp", "attr", "xcomp", "conj"} else word
        return any(child.dep == "neg" for token in (word, above) for child in token.children)
    if word.pos != "NOUN":
        return False
    if any(child.lower in event_words("none_of") for child in word.children):
        return True
    verb = word.head if word.dep in {"dobj", "nsubjpass"} else None
    return verb is not None and (verb.lemma in event_words("abandoning") or modality(verb).negated)


def _disbelieved(verb: Token) -> bool:
    """“denied reports that he had accepted”: a deed that a denied report tells."""
    noun = verb.head
    if verb.dep not in {"acl", "ccomp", "relcl"} or noun.lemma not in event_words("hearsay"):
        return False
    return noun.head.lemma in event_words("denying")


def _conditional(token: Token) -> bool:
    """True for a predicate that stands somewhere inside an if-clause."""
    while token.head is not token and token.dep in {
        "xcomp",
        "ccomp",
        "pcomp",
        "prep",
        "conj",
        "dobj",
        "pobj",
        "acl",
        "advcl",
    }:
        if any(child.dep == "mark" and child.lower in {"if", "unless"} for child in token.children):
            return True
        token = token.head
    return False


def _of_noun(noun: Token, presupposed: bool) -> Modality:
    """A nominal event takes its status from what governs it: “ahead of talks”, “talks will begin”.

    `presupposed`: an attack or arrest that a verb is about has happened whatever the verb's own status.
    """
    head = noun.head
    negated = any(
        (child.lower == "no" and child.dep == "det") or child.lower in event_words("lacking")
        for child in noun.children
    )
    if any(child.lower == "any" and child.dep == "det" for child in noun.children):
        return Modality("hypothetical", negated)  # “any attack would be answered”
    if any(child.lower in event_words("not_yet") for child in noun.children):
        return Modality("planned", negated, future=True)
    if noun.dep in {"nsubj", "nsubjpass"} and head.pos in {"VERB", "AUX"}:
        own = modality(head)
        return Modality(own.status, negated or own.negated, own.pluperfect, own.future)
    if not presupposed and noun.dep in {"dobj", "conj"} and head.pos == "VERB":
        own = modality(head)
        if own.status in {"planned", "hypothetical"}:
            return Modality(own.status, negated, own.pluperfect, own.future, own.bare)
    if noun.dep == "pobj":
        governor = head.head
        if head.lower == "before" and governor.tag in {"VBD", "VBN"}:
            return Modality("happened", negated)
        if (
            not presupposed
            and governor.pos == "VERB"
            and head.lower not in {"after", "following", "during", "at"}
        ):
            own = modality(governor)
            if own.status in {"planned", "hypothetical"}:
                return Modality(own.status, negated, own.pluperfect, own.future, own.bare)
        if head.lower == "for" and governor.tag in {"VBD", "VBN"} and governor.lemma in travel_verbs():
            return Modality("happened", negated)  # “flew to Ankara for talks”
        planned_for = head.lower == "for" and (
            governor.lemma in travel_verbs() or governor.lemma in event_words("set_for")
        )
        if (
            planned_for
            or head.lower in {"before", "towards", "toward"}
            or (head.lower == "of" and governor.lower in event_words("chance_of"))
        ):
            return Modality("planned", negated, future=True)
    return Modality("happened", negated)
