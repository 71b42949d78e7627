"""Status: whether a thing is said to have happened, go on, be planned, denied or only thought of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from communique import registers
from communique.events.lexicon import event_words
from communique.reading.tokens import Token
from communique.records import Status

_PLANNED = frozenset({"will", "shall", "'ll", "’ll", "wo", "gonna"})
_HYPOTHETICAL = frozenset(
    {"could", "might", "may", "should", "must", "can", "ca", "ought", "would", "'d", "’d", "need"}
)
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest", "until"})
_ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only"})
_NEGATIONS = frozenset(
    {"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "nothing", "nobody", "none", "without"}
)


@dataclass(frozen=True, slots=True)
class Modality:
    """What a verb's own clause says of its reality; `bare` for an infinitive, which says nothing itself."""

    status: Status
    negated: bool
    pluperfect: bool = False
    future: bool = False
    bare: bool = False


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, its own or shared with the verb that it is coordinated with."""
    own = [child for child in verb.children if child.dep in {"aux", "auxpass"}]
    if not own and verb.dep == "conj" and verb.head.pos in {"VERB", "AUX"} and verb.tag == verb.head.tag:
        return auxiliaries(verb.head)
    return own


def is_negated(token: Token) -> bool:
    """True where the predicate is negated: not, never, no … as its subject's or object's determiner."""
    for child in token.children:
        if child.dep == "neg" or (
            child.lower in _NEGATIONS
            and child.dep in {"det", "advmod", "preconj", "cc", "nsubj", "nsubjpass", "dobj"}
        ):
            return True
        if child.dep in {"nsubj", "nsubjpass", "dobj"} and any(
            g.dep == "det" and g.lower in {"no", "neither"} for g in child.children
        ):
            return True
    if token.dep == "pcomp" and token.head.lower == "without":
        return True
    return (
        token.dep == "conj"
        and token.head.pos == "VERB"
        and not any(c.dep in {"nsubj", "aux"} for c in token.children)
        and any(c.dep == "neg" for c in token.head.children)
        and any(c.lower in {"or", "nor"} for c in token.head.children)
    )


def modality(verb: Token) -> Modality:
    """Status of a verb by its own auxiliaries, mood and clause; operators above it are not looked at."""
    yet = (
        verb.dep == "xcomp"
        and verb.head.lemma == "have"
        and any(child.lower == "yet" for child in (*verb.head.children, *verb.children))
    )
    if yet:
        return Modality("happened", True)
    negated = is_negated(verb)
    helpers = auxiliaries(verb)
    words = {helper.lower for helper in helpers}
    if any(child.dep == "mark" and child.lower in _CONDITIONS for child in verb.children) or any(
        child.dep == "advmod" and child.lower == "when" and words & _PLANNED for child in verb.children
    ):
        return Modality("hypothetical", negated)
    if verb.dep == "xcomp" and verb.head.lemma == "be" and "to" in words:
        return Modality("planned", negated, future=True)  # “are to meet”
    if verb.dep == "xcomp" and verb.head.lemma in {"have", "need", "ought"} and "to" in words:
        return Modality("hypothetical", negated, future=True)
    if (
        verb.dep == "pcomp"
        and verb.head.lower in {"on", "about", "over"}
        and verb.head.head.pos in {"NOUN", "PROPN"}
    ):
        return Modality("hypothetical", negated, future=True)  # “talks on scrapping”: a topic
    if verb.tag in {"VBZ", "VBP"} and not helpers:
        joints = {child.lower for child in verb.children if child.dep in {"mark", "advmod"}}
        if joints & event_words("time_to_come"):  # “when Mr Abe visits Delhi”, “only after Tehran recognises”
            return Modality("planned" if "when" in joints else "hypothetical", negated, future=True)
    if words & _PLANNED:
        return Modality("planned", negated, future=True)
    if words & {"would", "'d", "’d"}:
        return Modality("hypothetical" if _conditional(verb) else "planned", negated, future=True)
    if words & _HYPOTHETICAL:
        return Modality("hypothetical", negated, future=True)
    pluperfect = "had" in words and verb.tag == "VBN"
    if verb.tag == "VBG" and any(
        helper.lemma == "be" and helper.tag in {"VBZ", "VBP", "VBN"} for helper in helpers
    ):
        return Modality("ongoing", negated)
    if verb.tag == "VB" and "to" in words and verb.dep in {"advcl", "acl", "relcl", "ROOT"}:
        return _infinitive(verb, negated)
    if verb.tag == "VB" and verb.dep == "xcomp" and ("to" in words or not helpers):
        return Modality("hypothetical", negated, future=True, bare=True)  # “wants to go”, “helped persuade”
    if verb.dep == "pcomp" and verb.head.lower in {"in", "by"} and verb.head.head.pos == "VERB":
        above = modality(verb.head.head)
        if above.status in {"planned", "hypothetical"}:
            return Modality(above.status, negated, above.pluperfect, above.future, above.bare)
    if verb.tag == "VB" and not helpers and verb.dep == "ccomp":
        return Modality("hypothetical", negated, future=True)
    return Modality("happened", negated, pluperfect=pluperfect)


def _infinitive(verb: Token, negated: bool) -> Modality:
    """“the first state to recognise” did; “flew to Geneva to meet” will; “action to prevent” may."""
    head = verb.head
    if any(child.lower in _ORDINALS for child in head.children):
        return Modality("happened", negated)
    planned = verb.dep == "ROOT" or (verb.dep == "advcl" and head.lemma in travel_verbs())
    return Modality("planned" if planned else "hypothetical", negated, future=True, bare=True)


@lru_cache(maxsize=1)
def travel_verbs() -> frozenset[str]:
    """Verbs of going, whose purpose clause tells what is to come."""
    rows = (row for row in registers.table("place_words") if row["class"] == "travel_verb")
    return frozenset(word for row in rows for word in row["words"].split("|"))


def _conditional(verb: Token) -> bool:
    """“would have attacked”, “would attack if”: a would that depends on something, not the past of will."""
    if any(child.lower in {"have", "like", "prefer", "rather"} for child in verb.children) or verb.lemma in {
        "like",
        "prefer",
        "be",
    }:
        return True
    hosts = (verb, verb.head)
    return any(
        clause.dep == "advcl"
        and any(mark.dep == "mark" and mark.lower in _CONDITIONS for mark in clause.children)
        for host in hosts
        for clause in host.children
    )


def combine(inner: Status, negated: bool) -> Status:
    """The status of a predicate once its negation is counted."""
    return "denied" if negated and inner in {"happened", "ongoing", "planned"} else inner
