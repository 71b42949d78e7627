"""The words of positions: what tells a stance, where its issue and target stand, and what reverses it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from communique import registers
from communique.reading.tokens import Token
from communique.records import Stance

_PREDICATIVE = frozenset({"acomp", "oprd", "prep", "conj", "attr", "advmod"})


@dataclass(frozen=True, slots=True)
class StanceWord:
    """One row of the stances table: slots in the order tried, stance when negated, what must be there."""

    lemma: str
    pos: str
    stance: Stance
    issue: tuple[str, ...]
    target: tuple[str, ...]
    negated: Stance | None
    weight: float
    need: str


@lru_cache(maxsize=1)
def _words() -> dict[tuple[str, str], StanceWord]:
    def cell(text: str) -> tuple[str, ...]:
        return tuple(part for part in text.split("|") if part)

    return {
        (row["lemma"], row["pos"]): StanceWord(
            row["lemma"],
            row["pos"],
            cast(Stance, row["stance"]),
            cell(row["issue"]),
            cell(row["target"]),
            cast("Stance | None", row["negated"] or None),
            float(row["weight"]),
            row["need"],
        )
        for row in registers.table("stances")
    }


@lru_cache(maxsize=1)
def _begun() -> frozenset[str]:
    """Lemmas of which some row begins: the quick test for a token."""
    return frozenset(lemma.split("_")[0] for lemma, _ in _words())


@lru_cache(maxsize=1)
def stance_verbs() -> dict[str, str]:
    """Verb lemma over a stance noun -> "hold", "reverse" or "other"."""
    return {row["lemma"]: row["effect"] for row in registers.table("stance_verbs")}


def addressees() -> frozenset[str]:
    """Nouns for those a call is meant for that name no actor (“both sides”)."""
    return _nouns("addressee")


def endings() -> frozenset[str]:
    """Nouns for the end of an act, whose doer a call for it is meant for (“an end to Russian attacks”)."""
    return _nouns("ending")


@lru_cache(maxsize=2)
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in registers.table("stance_nouns") if row["kind"] == kind)


def word_of(token: Token) -> StanceWord | None:
    """The row that `token` is in its place, or None."""
    if token.lemma not in _begun() and token.lower not in _begun():
        return None
    words = _words()
    if token.pos == "VERB":
        return _state(token) or _verb(token)
    if token.pos in {"ADJ", "ADP", "SCONJ"} and token.dep in _PREDICATIVE:
        found = words.get((token.lower, "adj"))
        return found if found is not None and _predicative(token) else None
    if token.pos == "NOUN":
        if token.dep == "pobj" and token.head.lower == "in":
            inside = words.get((token.lemma, "in"))
            if inside is not None and not any(child.dep in {"det", "poss"} for child in token.children):
                return inside
        return words.get((token.lemma, "noun"))
    return None


def _verb(token: Token) -> StanceWord | None:
    """A verb with its particle, preposition or object first; a particle no row knows makes another verb."""
    words = _words()
    for child in token.children:
        if child.i > token.i and child.dep in {"prt", "prep", "dobj", "advmod", "agent", "dative"}:
            joined = words.get((f"{token.lemma}_{child.lemma}", "verb"))
            if joined is not None:
                return joined
    if any(child.dep == "prt" for child in token.children):
        return None
    return words.get((token.lemma, "verb"))


def _state(token: Token) -> StanceWord | None:
    """“is resolutely opposed to”: a state of mind that the parser took for a passive."""
    word = _words().get((token.lower, "adj")) if token.tag == "VBN" else None
    if word is None or token.child("agent") is not None or token.child("dobj") is not None:
        return None
    below = {child.lower for child in token.children if child.dep == "prep" and child.i > token.i}
    return word if below & set(word.issue) and token.dep not in {"acl", "amod"} else None


def _predicative(token: Token) -> bool:
    """“is against”, “remains opposed to”: said of somebody; prepositions only under a verb of being."""
    head = token.head
    while head.dep == "conj" and head.pos == "ADJ":
        head = head.head
    if token.pos in {"ADP", "SCONJ"}:
        return head.lemma in {"be", "remain", "stay", "stand"} and head.child("attr", "acomp", "dobj") is None
    return head.pos in {"VERB", "AUX"}
