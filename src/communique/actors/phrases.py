"""Noun phrases: the words left of a head noun, and the role noun (“foreign minister”, “troops”) in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from communique import registers
from communique.reading.tokens import Reading, Token
from communique.registers import Term

NOUNS = frozenset({"NOUN", "PROPN"})
HYPHENS = frozenset({"-", "–", "‑"})
_LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nmod",
        "poss",
        "nummod",
        "predet",
        "quantmod",
        "advmod",
        "punct",
        "case",
        "cc",
        "conj",
        "npadvmod",
    }
)
_MARKS = frozenset({'"', "“", "”", "``", "''", "(", ")", ",", ";", ":", "--", "—", "'", "‘"})


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A role noun found in a phrase: tokens `[first, last)` and its row in the titles register."""

    first: int
    last: int
    title: Term


def is_head(token: Token) -> bool:
    """True for a noun that heads its phrase: not the left part of a compound."""
    if token.pos not in NOUNS:
        return False
    return not (token.dep in {"compound", "nmod"} and token.head.i > token.i and token.head.pos in NOUNS)


def glued(left: Token, right: Token) -> bool:
    """True for two tokens with no space between them."""
    return left.end == right.start


def singular(token: Token) -> str:
    """The noun's lemma, also of a plural in capitals (“the two Prime Ministers”), which keeps its ending."""
    return token.lemma[:-1] if token.tag == "NNPS" and token.lemma.endswith("s") else token.lemma


def left_edge(head: Token) -> int:
    """Index of the first token of the words left of `head` that belong to its phrase."""
    edge = head
    for child in reversed(head.children):
        if child.i > head.i:
            continue
        if child.dep not in _LEFT or child.text in _MARKS:
            break
        if child.dep == "punct" and child.text in HYPHENS and not glued(child, edge):
            break
        below = sorted(child.subtree(), key=lambda token: token.i)
        if below[-1].i > head.i:
            break
        if below[0].i < edge.i:
            edge = below[0]
    return edge.i


@lru_cache(maxsize=1)
def _titles() -> dict[str, list[tuple[tuple[str, ...], Term]]]:
    """Last word of a role noun -> (its words, row), longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for title in registers.terms():
        words = tuple(title.text.lower().replace("-", " - ").split())
        index.setdefault(words[-1], []).append((words, title))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


@lru_cache(maxsize=1)
def _spread() -> dict[str, list[tuple[tuple[str, ...], Term]]]:
    """First word of a role noun with “of” in it (“secretary of state”) -> (its words, row), longest first."""
    index: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for title in registers.terms():
        words = tuple(title.text.lower().split())
        if "of" in words[1:]:
            index.setdefault(words[words.index("of") - 1], []).append((words, title))
    for rows in index.values():
        rows.sort(key=lambda row: -len(row[0]))
    return index


def role_ahead(reading: Reading, head: Token, floor: int) -> RoleNoun | None:
    """The role noun with “of” that `head` stands in: “the Chinese head of state”, “minister of defence”."""
    tokens = reading.tokens
    for words, title in _spread().get(head.lower, ()):
        first = head.i - (words.index("of") - 1)
        last = first + len(words)
        fits = first >= floor and last <= len(tokens)
        if fits and all(tokens[first + k].lower == word for k, word in enumerate(words)):
            return RoleNoun(first, last, title)
    return None


def role_noun(reading: Reading, last: int, floor: int = 0) -> RoleNoun | None:
    """The longest role noun that ends with token `last` and begins at or after token `floor`."""
    token = reading.tokens[last]
    index = _titles()
    for key in (token.lower, token.lemma):
        for words, title in index.get(key, ()):
            first = last - len(words) + 1
            if first < floor or (first and _bound(reading.tokens[first - 1], reading.tokens[first])):
                continue
            if all(reading.tokens[first + k].lower == word for k, word in enumerate(words[:-1])):
                return RoleNoun(first, last + 1, title)
    return None


def _bound(before: Token, token: Token) -> bool:
    """True for the second half of a word with a hyphen: “general” in “director-general”."""
    return before.text in HYPHENS and glued(before, token)


def find_role(reading: Reading, first: int, last: int) -> RoleNoun | None:
    """The last role noun among tokens `[first, last)`."""
    at = last - 1
    while at >= first:
        found = role_noun(reading, at, first)
        if found:
            return found
        at -= 1
    return None


@lru_cache(maxsize=8)
def prefixes(sense: str) -> frozenset[str]:
    """Words before a title that say that the office is past or to come (former), deputised, or polite."""
    rows = registers.table("title_prefixes")
    wanted = {"former"} if sense == "former" else {sense} if sense != "polite" else {"present", "polite"}
    return frozenset(row["text"].lower().rstrip(".") for row in rows if row["sense"] in wanted)


@lru_cache(maxsize=32)
def word_class(name: str) -> frozenset[str]:
    """The words of one class of `registers/words/actor_words.tsv`."""
    out: set[str] = set()
    for row in registers.table("actor_words"):
        if row["class"] == name:
            out.update(row["words"].split("|"))
    return frozenset(out)
