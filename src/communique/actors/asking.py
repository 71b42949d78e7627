"""Words that ask for an actor named elsewhere: pronouns, “both sides”, “the bloc”, “the document”."""

from __future__ import annotations

from functools import lru_cache

from communique import registers
from communique.actors.drafts import Draft
from communique.actors.ground import Ground
from communique.actors.phrases import HYPHENS, singular, word_class
from communique.reading.tokens import Token
from communique.records import How

_PRONOUNS = frozenset({"PRP", "PRP$"})
_NUMBERED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "ROOT"})


@lru_cache(maxsize=1)
def _asking_words() -> dict[str, str]:
    """Word -> how it asks: pronoun, group, description, document."""
    return {row["word"]: row["asks"] for row in registers.table("anaphors")}


@lru_cache(maxsize=1)
def numbers() -> dict[str, int]:
    """“two” -> 2, as far as groups of actors are counted."""
    pairs = (word.split("=") for word in word_class("number"))
    return {word: int(count) for word, count in pairs}


def asking(ground: Ground) -> list[Draft]:
    """The drafts of all words that ask, in the order of the text."""
    out = []
    words = _asking_words()
    for token in ground.reading.tokens:
        if token.tag in _PRONOUNS:
            if words.get(token.lower) == "pronoun" and not _address(ground, token):
                out.append(_draft(ground, token, token.i, "pronoun", "pronoun", token.lower))
            continue
        if token.pos == "NUM":
            if _bare_number(ground, token):
                out.append(_draft(ground, token, token.i - 1, "group", "group", token.lower))
            continue
        kind = words.get(singular(token))
        if kind is None or kind == "pronoun" or token.pos not in {"NOUN", "PROPN"}:
            continue
        if token.i in ground.taken or (token.i in ground.hits and ground.hits[token.i].first in ground.used):
            continue
        draft = _phrase(ground, token, kind)
        if draft is not None:
            out.append(draft)
    return out


def _phrase(ground: Ground, token: Token, kind: str) -> Draft | None:
    if token.dep in {"compound", "amod"} and token.head.i > token.i:
        return None  # “the four-nation tour”, “the party chief”
    tokens = ground.reading.tokens
    if token.i and tokens[token.i - 1].text in HYPHENS:
        return None
    first = ground.left_edge(token)
    if token.lower == "trio" or token.lower == "duo":
        pass
    elif not (
        ground.definite(first, token)
        or _counted(ground, first, token)
        or (kind == "document" and token.dep in {"dobj", "nsubjpass"})
    ):
        return None
    if kind in {"description", "group"} and any(i in ground.hits for i in range(first, token.i + 1)):
        return None
    how: How = "group" if kind == "group" else "role"
    draft = _draft(ground, token, first, how, kind, singular(token))
    draft.plural = token.tag in {"NNS", "NNPS"}
    return draft


def _draft(ground: Ground, token: Token, first: int, how: How, asks: str, word: str) -> Draft:
    return Draft(ground.span(first, token), token, first, how, asks=asks, word=word, confidence=0.7)


def _address(ground: Ground, token: Token) -> bool:
    """“His Majesty”, “Her Royal Highness”: an address and no pronoun."""
    tokens = ground.reading.tokens
    return token.i + 1 < len(tokens) and tokens[token.i + 1].lower in word_class("honour")


def _bare_number(ground: Ground, token: Token) -> bool:
    """“the four said”, “the two met”: a number that stands for those who were counted."""
    tokens = ground.reading.tokens
    if (
        token.lower not in numbers()
        or token.lower == "both"
        or not token.i
        or tokens[token.i - 1].lower != "the"
    ):
        return False
    return token.dep in _NUMBERED and not any(
        child.dep in {"prep", "relcl"} and child.i > token.i for child in token.children
    )


def _counted(ground: Ground, first: int, head: Token) -> bool:
    return any(
        token.lower in numbers() or token.lower == "joint" for token in ground.reading.tokens[first : head.i]
    )
