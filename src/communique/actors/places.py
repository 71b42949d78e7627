"""Place or government: whether a capital's or a state's name in its sentence is where, or who."""

from __future__ import annotations

from functools import lru_cache

from communique import registers
from communique.reading.tokens import Token


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in registers.table("place_words"):
        out.setdefault(row["class"], set()).update(row["words"].split("|"))
    return {key: frozenset(value) for key, value in out.items()}


def names_place(token: Token) -> bool:
    """True where `token`, the head of a place's name, says where and not who.

    The syntax decides: “met in Beijing”, “flew to Beijing”, “Beijing airport” are places; “Beijing said”,
    “gas to Beijing”, “talks between Moscow and Beijing”, “Beijing's stance” are governments.
    """
    words = _words()
    head = token.head
    dep = token.dep
    if dep in {"conj", "appos"} and head is not token:
        return names_place(head) if head.pos == "PROPN" else dep == "appos" and head.lemma in words["site"]
    if dep == "pobj":
        return _under_preposition(token, words)
    if dep in {"dobj", "nsubjpass"}:
        return head.lemma in words["go_verb"]
    if dep in {"compound", "nmod"}:
        return head.lemma in words["site"] or head.lemma in words["meeting"]
    if dep == "poss":
        return head.lemma in words["site"]
    if dep == "npadvmod":
        return True
    return dep in {"ROOT", "dep"} and not any(child.dep in {"nsubj", "aux"} for child in token.children)


def _under_preposition(token: Token, words: dict[str, frozenset[str]]) -> bool:
    preposition = token.head
    governor = preposition.head
    word = preposition.lower
    if word in words["in_preposition"]:
        return True
    if word in {"from", "to", "for", "into", "toward", "towards"}:
        return governor.lemma in words["go_verb"] or governor.lemma in words["go_noun"]
    if word == "of":
        return governor.lemma in words["site"]
    if word == "on":
        return governor.lemma in words["march"]
    return False
